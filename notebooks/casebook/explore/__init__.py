"""Explorations: views that move. One function an exploration; the drawing is in `figures`."""


def __getattr__(name):
    from importlib import import_module
    homes = {"chronology": "chronology", "periodisation": "periodisation", "widget_check": "widget_check",
             "who_is_who": "people", "alliances": "alliances", "biography": "biography", "regions": "regions",
             "ladder": "ladder", "mechanism": "mechanism", "share": "share", "quota_time": "quota_time",
             "amnesty_procedure": "procedure", "amnesty_rates": "rates", "amnesty_numbers": "amnesty_numbers",
             "factors": "factors", "outside_powers": "outside_powers", "convergence": "convergence",
             "class_results": "class", "hand_in": "handin"}
    if name in homes:
        return getattr(import_module(f".{homes[name]}_view", __name__), name)
    raise AttributeError(f"casebook.explore has no {name!r}; there are: {', '.join(sorted(homes))}")
