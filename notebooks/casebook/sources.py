"""The data of the collection's case: find it, read it with its types, cite it.

Every table is described in `data/datapackage.json`. What is read here is always the collection's; a case of the reader's own
is a value of its own (see own_case.py).
"""

import os
import unicodedata
from pathlib import Path

from .case import Case
from .reading import CasebookError, DataFault, UnknownName, nearest, split, unknown  # noqa: F401  (offered here as well)


def _find_root():
    given = os.environ.get("CASEBOOK_ROOT")
    candidates = [Path(given)] if given else []
    candidates += [Path(__file__).resolve().parents[2], *Path.cwd().resolve().parents, Path.cwd().resolve()]
    for folder in candidates:
        if (folder / "data" / "datapackage.json").is_file():
            return folder
    raise CasebookError("the folder data/ with datapackage.json was not found: start with `python3 notebooks` "
                        "from a complete copy of the repository, or set CASEBOOK_ROOT to that copy")


ROOT = _find_root()
DATA = ROOT / "data"
COLLECTION = Case(DATA)
"""The case of the lessons. The functions below are its own."""
package, tables, describe, records, table, row = (COLLECTION.package, COLLECTION.tables, COLLECTION.describe, COLLECTION.records,
                                                  COLLECTION.table, COLLECTION.row)
cite, place, label, labels, discrepancies_of = COLLECTION.cite, COLLECTION.place, COLLECTION.label, COLLECTION.labels, COLLECTION.discrepancies_of


def having(frame, column, value):
    """The rows of `frame` whose many-valued `column` holds `value` among others."""
    return frame.loc[[value in split(cell) for cell in frame[column]]]


def speaker(row):
    """Who says what a row says: its attribution, or "the authors"."""
    return str(row.get("attribution") or "") or "the authors"


def entity(text):
    """The actors and places that a spelling may mean.

    In: any spelling, whatever its case or accents ("Rahmon", "kurghonteppa").
    Out: the rows of `names` that match, as a DataFrame (more than one entity when the spelling is ambiguous).
    Raises UnknownName with the nearest spellings.
    """
    frame = table("names")
    keys = frame["variant"].map(_fold)
    found = frame[keys == _fold(text)]
    if found.empty:
        words = frame[[_fold(text) in k.split() for k in keys]]
        if words.empty:
            near = nearest(_fold(text), list(dict.fromkeys(keys)))
            raise unknown("actor or place", text, [frame["variant"][list(keys).index(k)] for k in near] or list(frame["variant"]))
        found = words
    return found.copy()


def _fold(text):
    plain = unicodedata.normalize("NFKD", str(text))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("-", " ").split())
