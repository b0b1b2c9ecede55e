"""A case: tables described in one datapackage.json, read with their types, named and cited.

The collection's own case is `sources.COLLECTION`; a case of the reader's own is another value of the same kind, so that the
two never mix. Nothing here knows a column by heart except `section`, `paragraph`, `quote`, `name` and `events`.
"""
import json
from pathlib import Path

from .reading import DataFault, rows, split, unknown


class Case:
    """The tables in a folder with a datapackage.json. Everything is read when first asked for, and kept."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self._kept = {}

    def _once(self, *key, make):
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    def package(self):
        """The contents of datapackage.json as a dict. Raises DataFault when it is not valid JSON."""
        return self._once("package", make=self._package)

    def _package(self):
        try:
            return json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        except ValueError as e:
            raise DataFault(f"{self.folder.name}/datapackage.json is not valid JSON: {e}") from None

    def tables(self):
        """The names of all tables, in the order of datapackage.json."""
        return [r["name"] for r in self.package()["resources"] if r.get("format") == "csv"]

    def describe(self, name):
        """The entry of table `name` in datapackage.json. Raises UnknownName."""
        for r in self.package()["resources"]:
            if r["name"] == name:
                return r
        raise unknown("table", name, self.tables())

    def records(self, name):
        """The rows of a table as dicts of texts, for reading only. Raises UnknownName, or DataFault with file and row."""
        return self._once("records", name, make=lambda: self._records(name))

    def _records(self, name):
        resource = self.describe(name)
        names = [f["name"] for f in resource["schema"]["fields"]]
        found = rows(self.folder / resource["path"], f"{self.folder.name}/{resource['path']}", names)
        return [dict(zip(names, row)) for row in found[1:]]

    def table(self, name):
        """A table of the case as a typed DataFrame.

        In: the table's name ("events"; `tables()` lists them).
        Out: a fresh copy, so that changing it changes nothing else. Whole numbers are Int64, numbers
        float64, yes/no boolean; texts that are missing are empty strings; dates stay texts, as
        exact as the case (see `casebook.dates`).
        Raises UnknownName, or DataFault with file, row and column.
        """
        return self._read(name).copy()

    def _read(self, name):
        return self._once("read", name, make=lambda: self._frame(name))

    def _frame(self, name):
        import pandas as pd

        resource, found = self.describe(name), self.records(name)
        shown = f"{self.folder.name}/{resource['path']}"
        return pd.DataFrame({f["name"]: _typed([row[f["name"]] for row in found], f, shown, pd) for f in resource["schema"]["fields"]})

    def row(self, name, key):
        """One row of table `name` as a Series, found by its first column. Raises UnknownName."""
        frame = self._read(name)
        ids = frame.iloc[:, 0]
        found = frame[ids == key]
        if found.empty:
            raise unknown(f"row in {name}", key, list(ids.astype(str)))
        return found.iloc[0]

    def cite(self, row):
        """Where a row stands in the case: "War, First Stage, ¶5, pp. 11–12".

        In: anything with `section` and `paragraph` (a row of a table, a dict).
        Raises UnknownName when the section does not exist.
        """
        return self.place(row["section"], row["paragraph"])

    def place(self, section, paragraph):
        """The citation of a paragraph ("3"), a footnote ("fn12") or a heading ("h") of a section."""
        sections = self._once("sections", make=lambda: {row["section"]: row for row in self.records("sections")})
        s = sections.get(section)
        if s is None:
            raise unknown("section", section, sections)
        a, b = s["page_from"], s["page_to"]
        pages = "" if not a else f", p. {a}" if a == b else f", pp. {a}–{b}"  # a text of the reader's own may have no pages
        if str(paragraph).startswith("fn"):
            return f"{s['short']}, footnote {paragraph[2:]}{pages}"
        if paragraph == "h":
            return f"{s['short']}, heading{f', p. {a}' if a else ''}"
        return f"{s['short']}, ¶{paragraph}{pages}"

    def label(self, table_name, key):
        """The readable name of an actor or a place; the key itself when there is none."""
        return self._once("labels", table_name, make=lambda: {next(iter(r.values())): r["name"] for r in self.records(table_name)}).get(key, key)

    def labels(self, table_name, cell):
        """The readable names of the several keys in `cell`, parted by commas."""
        return ", ".join(self.label(table_name, k) for k in split(cell))

    def discrepancies_of(self, row):
        """The entries of the register of discrepancies that touch an event, as a DataFrame (often empty)."""
        frame = self._read("discrepancies")
        return frame.loc[[row["event"] in split(cell) for cell in frame["events"]]].copy()


def _typed(cells, field, shown, pd):
    kind = field.get("type", "string")
    if kind in ("string", "date"):
        return pd.Series(cells, dtype="str")
    convert = {"integer": int, "number": float, "boolean": {"true": True, "false": False}.__getitem__}[kind]
    values = []
    for n, cell in enumerate(cells, 2):
        try:
            values.append(convert(cell) if cell else None)
        except (ValueError, KeyError):
            raise DataFault(f"{shown} row {n} column {field['name']!r}: {cell!r} is not a {kind}") from None
    return pd.Series(values, dtype={"integer": "Int64", "number": "float64", "boolean": "boolean"}[kind])
