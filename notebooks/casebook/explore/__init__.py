"""Explorations: views that move. One function an exploration; the drawing is in `figures`."""


def __getattr__(name):
    from importlib import import_module
    homes = {"chronology": "chronology", "periodisation": "periodisation", "widget_check": "widget_check",
             "who_is_who": "people", "alliances": "alliances", "biography": "biography", "regions": "regions",
             "factors": "factors", "outside_powers": "outside_powers", "convergence": "convergence",
             "class_results": "class", "hand_in": "handin",
             "scenarios": "scenarios", "remittance_shock": "shock", "draw": "draw",
             "record": "record", "after_2008": "record", "which_parts": "record", "folded": "record"}
    if name in homes:
        return getattr(import_module(f".{homes[name]}_view", __name__), name)
    raise AttributeError(f"casebook.explore has no {name!r}; there are: {', '.join(sorted(homes))}")
