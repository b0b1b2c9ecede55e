"""The data of the case: find it, read it with its types, cite it.

Every table is described in `data/datapackage.json`; nothing here knows a column by heart
except `section`, `paragraph`, `quote` and `attribution`, which prove a row.
"""

import contextlib
import csv
import difflib
import functools
import io
import json
import os
import unicodedata
from pathlib import Path


class CasebookError(Exception):
    """A fault that a reader can mend; shown in Jupyter as one line, without a traceback."""

    def _render_traceback_(self):
        return [f"{type(self).__name__}: {self}"]


class UnknownName(CasebookError):
    """A name that stands nowhere; the message lists the nearest ones."""


class DataFault(CasebookError):
    """A table that cannot be read; the message names file, row and column."""


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


def use(folder):
    """Read every table from another folder with a datapackage.json from now on (a case of the reader's own). Out: the folder."""
    global DATA
    DATA = Path(folder)
    for kept in (package, _read, _sections, _labels):
        kept.cache_clear()
    return DATA


@contextlib.contextmanager
def collection():
    """Inside the block every table is the collection's own, whatever case is in use: its questions are about its case."""
    global DATA
    now, DATA = DATA, ROOT / "data"
    try:
        yield
    finally:
        DATA = now


def _kept(function):
    """Keep what a function gives, for each folder of tables apart."""
    found = {}

    @functools.wraps(function)
    def kept(*given):
        key = (DATA, *given)
        if key not in found:
            found[key] = function(*given)
        return found[key]

    kept.cache_clear = found.clear
    return kept


def nearest(name, names, n=3):
    """The up to `n` entries of `names` that look most like `name`, best first.

    >>> nearest("khojand-sesion", ["khojand-session", "khorog"])
    ['khojand-session', 'khorog']
    """
    names = list(names)
    inside = [x for x in names if str(name).lower() in x.lower()] if name else []
    close = difflib.get_close_matches(str(name), names, n=n, cutoff=0.5)
    return list(dict.fromkeys(close + inside))[:n]


def unknown(what, name, names):
    """An UnknownName for `name`, with the nearest names in its message."""
    near = nearest(name, names)
    hint = f"nearest: {', '.join(near)}" if near else f"there are: {', '.join(list(names)[:8])}"
    return UnknownName(f"no {what} is called {name!r}; {hint}")


@_kept
def package():
    """The contents of datapackage.json as a dict. Raises DataFault when it is not valid JSON."""
    path = DATA / "datapackage.json"
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as e:
        raise DataFault(f"data/datapackage.json is not valid JSON: {e}") from None


def tables():
    """The names of all tables, in the order of datapackage.json."""
    return [r["name"] for r in package()["resources"] if r.get("format") == "csv"]


def describe(name):
    """The entry of table `name` in datapackage.json. Raises UnknownName."""
    for r in package()["resources"]:
        if r["name"] == name:
            return r
    raise unknown("table", name, tables())


def table(name):
    """A table of the case as a typed DataFrame.

    In: the table's name ("events"; `tables()` lists them).
    Out: a fresh copy, so that changing it changes nothing else. Whole numbers are Int64, numbers
    float64, yes/no boolean; texts that are missing are empty strings; dates stay texts, as
    exact as the case (see `casebook.dates`).
    Raises UnknownName, or DataFault with file, row and column.
    """
    return _read(name).copy()


@_kept
def _read(name):
    import pandas as pd

    resource = describe(name)
    fields = resource["schema"]["fields"]
    columns = _cells(DATA / resource["path"], [f["name"] for f in fields])
    return pd.DataFrame({f["name"]: _typed(columns[f["name"]], f, resource["path"], pd) for f in fields})


def rows(path, names=None):
    """The rows of a CSV file as lists of text, the names of its columns first; empty lines are left out.

    In: the path; the names that the columns must have, if any. A semicolon instead of the comma, as some spreadsheets
    save it, is taken too. Raises DataFault, in one line with file and row, for a file that cannot be read or has another shape.
    """
    ours = path.is_relative_to(DATA)
    shown = f"data/{path.relative_to(DATA).as_posix()}" if ours else path.name
    try:
        text = path.read_text(encoding="utf-8-sig")
        delimiter = ";" if text.partition("\n")[0].count(";") > 3 else ","
        found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except FileNotFoundError:
        mend = f"restore it with `git checkout -- {shown}`" if ours else "take it from a new folder made with begin_case"
        raise DataFault(f"{shown} is missing: {mend}") from None
    except (OSError, UnicodeError, csv.Error) as e:
        raise DataFault(f"{shown} cannot be read: {e}; save it as CSV in UTF-8") from None
    if names and (not found or found[0] != names):
        have = found[0] if found else []
        odd = next((c for c in [*have, *names] if (c in have) != (c in names)), "order of columns")
        raise DataFault(f"{shown} row 1: the columns are not those of datapackage.json (look at {odd!r})")
    for n, row in enumerate(found, 1):
        if any(row) and len(row) != len(found[0]):
            raise DataFault(f"{shown} row {n}: {len(row)} cells where {len(found[0])} columns are; look for a stray comma or quotation mark")
    return [row for row in found if any(row)]


def _cells(path, names):
    """The columns of a CSV file as lists of text; checks its shape."""
    found = rows(path, names)
    return dict(zip(names, map(list, zip(*found[1:])))) if len(found) > 1 else {c: [] for c in names}


def _typed(cells, field, path, pd):
    kind = field.get("type", "string")
    if kind in ("string", "date"):
        return pd.Series(cells, dtype="str")
    convert = {"integer": int, "number": float, "boolean": {"true": True, "false": False}.__getitem__}[kind]
    values = []
    for n, cell in enumerate(cells, 2):
        try:
            values.append(convert(cell) if cell else None)
        except (ValueError, KeyError):
            raise DataFault(f"data/{path} row {n} column {field['name']!r}: {cell!r} is not a {kind}") from None
    return pd.Series(values, dtype={"integer": "Int64", "number": "float64", "boolean": "boolean"}[kind])


def row(name, key):
    """One row of table `name` as a Series, found by its first column. Raises UnknownName."""
    frame = _read(name)
    ids = frame.iloc[:, 0]
    found = frame[ids == key]
    if found.empty:
        raise unknown(f"row in {name}", key, list(ids.astype(str)))
    return found.iloc[0]


def split(cell):
    """The values of a cell that holds several, parted by '; '."""
    return [v for v in str(cell).split("; ") if v]


def having(frame, column, value):
    """The rows of `frame` whose many-valued `column` holds `value` among others."""
    return frame.loc[[value in split(cell) for cell in frame[column]]]


def cite(row):
    """Where a row stands in the case: "War, First Stage, ¶5, pp. 11–12".

    In: anything with `section` and `paragraph` (a row of a table, a dict).
    Raises UnknownName when the section does not exist.
    """
    return place(row["section"], row["paragraph"])


def place(section, paragraph):
    """The citation of a paragraph ("3"), a footnote ("fn12") or a heading ("h") of a section."""
    s = _sections().get(section)
    if s is None:
        raise unknown("section", section, _sections())
    a, b = s["page_from"], s["page_to"]
    pages = "" if not a else f", p. {a}" if a == b else f", pp. {a}–{b}"  # a text of the reader's own may have no pages
    if str(paragraph).startswith("fn"):
        return f"{s['short']}, footnote {paragraph[2:]}{pages}"
    if paragraph == "h":
        return f"{s['short']}, heading{f', p. {a}' if a else ''}"
    return f"{s['short']}, ¶{paragraph}{pages}"


@_kept
def _sections():
    names, *found = rows(DATA / "sections.csv")
    return {row[0]: dict(zip(names, row)) for row in found}


def speaker(row):
    """Who says what a row says: its attribution, or "the authors"."""
    return str(row.get("attribution") or "") or "the authors"


def label(table_name, key):
    """The readable name of an actor or a place; the key itself when there is none."""
    return _labels(table_name).get(key, key)


@_kept
def _labels(table_name):
    frame = _read(table_name)
    return dict(zip(frame.iloc[:, 0], frame["name"]))


def labels(table_name, cell):
    """The readable names of the several keys in `cell`, parted by commas."""
    return ", ".join(label(table_name, k) for k in split(cell))


def entity(text):
    """The actors and places that a spelling may mean.

    In: any spelling, whatever its case or accents ("Rahmon", "kurghonteppa").
    Out: the rows of `names` that match, as a DataFrame (more than one entity when the spelling is ambiguous).
    Raises UnknownName with the nearest spellings.
    """
    frame = _read("names")
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


def discrepancies_of(row):
    """The entries of the register of discrepancies that touch an event, as a DataFrame (often empty)."""
    return having(_read("discrepancies"), "events", row["event"]).copy()
