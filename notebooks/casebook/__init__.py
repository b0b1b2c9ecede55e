"""casebook: the small library that the lessons share.

    from casebook import *

brings `table`, `cite`, `excerpt`, `quotation`, `explore`, `ask` and a few more. Heavy libraries
(pandas, matplotlib, ipywidgets) load when first used, so importing this package is cheap.
"""

import sys

if sys.platform == "emscripten":
    from . import browser as _browser  # noqa: F401  (before anything large is imported)

__version__ = "0.1.0"

_HOMES = {name: module for module, names in {
    "sources": "table tables row cite entity having discrepancies_of",
    "show": "excerpt folded quotation show_table",
    "factors": "factor_sentences factor_tables weighing_words who_says",
    "overlaps": "overlapping",
    "efforts": "fed contributions who_praises tested",
    "standing": "what_changed ties_at",
    "ground": "held",
    "speaking": "quoted spoken_of",
    "mentions": "spellings",
    "lists": "chronicle key_events who stages disputes",
    "ask": "ask warm_up",
    "checking": "check",
    "progress": "answered",
    "own_case": "begin_case use_case",
    "largetype": "large_type",
    "key": "worked",
    "quota_time": "accord_terms quota_posts quota_record matrix_status",
    "mechanism": "all_judgements clause_list",
    "share": "shown_numbers",
    "weighing": "criteria_table",
    "conclusions": "argument",
    "accounts": "outside_figure outside_years",
    "opinions": "voices_on",
    "rungs": "ladder_table who_is_answerable",
    "procedure": "procedure_table",
    "amnesty_numbers": "amnesty_record readings_table",
    "gaps": "consequences both_gaps told",
    "scenarios": "scenario_matrix scenario_sentences early_signs likelihood_words",
    "shock": "shock_figures",
    "explore.gate_view": "reveal_after",
    "browser": "browser_edition",
}.items() for name in names.split()}
_MODULES = {"explore", "figures"}
__all__ = sorted([*_HOMES, *_MODULES])


def __getattr__(name):
    from importlib import import_module
    if name in _MODULES:
        return import_module(f".{name}", __name__)
    if name in _HOMES:
        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"casebook has no {name!r}")
