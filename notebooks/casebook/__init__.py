"""casebook: the small library that the lessons share.

    from casebook import *

brings `table`, `cite`, `excerpt`, `quotation`, `explore`, `ask` and a few more. Heavy libraries
(pandas, matplotlib, ipywidgets) load when first used, so importing this package is cheap.
"""

__version__ = "0.1.0"

_HOMES = {
    "table": "sources", "tables": "sources", "row": "sources", "cite": "sources", "entity": "sources", "having": "sources",
    "discrepancies_of": "sources", "excerpt": "show", "quotation": "show", "show_table": "show",
    "factor_sentences": "factors", "factor_tables": "factors", "weighing_words": "factors", "who_says": "factors",
    "scenario_matrix": "scenarios", "scenario_sentences": "scenarios", "early_signs": "scenarios", "likelihood_words": "scenarios",
    "shock_figures": "shock", "reveal_after": "drawn", "after_2008_tables": "after",
    "what_changed": "standing", "ties_at": "standing", "held": "ground", "quoted": "speaking", "spoken_of": "speaking", "spellings": "mentions",
    "chronicle": "lists", "key_events": "lists", "who": "lists", "stages": "lists", "disputes": "lists", "ask": "ask", "warm_up": "ask", "check": "check", "answered": "progress", "large_type": "largetype", "worked": "key",
}
_MODULES = {"explore", "figures"}
__all__ = sorted([*_HOMES, *_MODULES])


def __getattr__(name):
    from importlib import import_module
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"casebook has no {name!r}")
