"""Explorations: views that move. One function an exploration; the drawing is in `figures`."""


def __getattr__(name):
    from importlib import import_module
    homes = {name: module for module, names in {
        "chronology": "chronology",
        "periodisation": "periodisation",
        "widget_check": "widget_check",
        "people": "who_is_who",
        "alliances": "alliances",
        "biography": "biography",
        "regions": "regions",
        "efforts": "peace_efforts",
        "feeds": "feeds",
        "adding": "adding_up",
        "factors": "factors",
        "outside_powers": "outside_powers",
        "convergence": "convergence",
        "class": "class_results",
        "handin": "hand_in",
        "own": "own_chronology own_actors",
        "ladder": "ladder",
        "mechanism": "mechanism",
        "share": "share",
        "quota_time": "quota_time",
        "verdict": "verdict",
        "voices": "voices",
        "accounts": "two_accounts",
        "procedure": "amnesty_procedure",
        "rates": "amnesty_rates",
        "amnesty_numbers": "amnesty_numbers",
        "scenarios": "scenarios",
        "shock": "remittance_shock",
        "draw": "draw",
        "record": "record after_2008 after_2008_tables which_parts folded",
        "gate": "ask",
    }.items() for name in names.split()}
    if name in homes:
        return getattr(import_module(f".{homes[name]}_view", __name__), name)
    raise AttributeError(f"casebook.explore has no {name!r}; there are: {', '.join(sorted(homes))}")
