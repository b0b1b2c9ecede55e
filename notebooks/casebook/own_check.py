"""Whether the tables of a case of the reader's own can be drawn: every fault with file, row and column. Pure: bytes in, rows and faults out.

What people and spreadsheets do without harm is taken as it is: another order of the columns, a column of their own, semicolons without a
space, "+1", spaces at the ends, empty rows, and our own worked rows, which are left out.
"""
import csv
import re
from typing import NamedTuple

from . import own_dates, own_tables, reading

NEAR = 0.72
"""How alike two words must be for one to be offered instead of the other."""
MOST = 500
"""Faults of one case that are told; nobody mends more at once."""


class Fault(NamedTuple):
    """One thing to mend: file with its folder, row as an editor counts it (0: the whole file), column ("" for none), and what to do."""
    file: str
    row: int
    column: str
    text: str

    def __str__(self):
        return f"{self.file}{f' row {self.row}' if self.row else ''}{f', {self.column}' if self.column else ''}: {self.text}"


class Checked(NamedTuple):
    """What was read: {table: rows as dicts of text}; what must be mended; what the reader should know; whether only our worked rows stand there."""
    tables: dict
    faults: list
    notes: list
    example: bool


class Read(NamedTuple):
    """One file: its rows as (line, {column: text}), and the columns that it lacks."""
    rows: list
    lacking: set


def check(name, files):
    """Read and check a case. In: what its folder is called; {file name: bytes, or None where it cannot be read}. Out: Checked. Raises nothing."""
    faults, notes, found, own = [], [], {}, {}
    ours = own_tables.worked(), own_tables.stored_worked(files.get(own_tables.PACKAGE) or b"")
    for table, resource in own_tables.described().items():
        found[table], told, remarks = _read(f"{name}/{resource['path']}", files, resource)
        faults += told
        notes += remarks
        own[table] = []
        for _, row in found[table].rows:
            same = next((one for kind in ours for one in kind.get(table, []) if _same(row, one)), None)
            if same is None:
                own[table].append(row)
            else:
                row.update({c: same.get(c, "") for c in own_dates.COLUMNS if c in row})
    example = not any(own.values())
    kept = {table: [row for _, row in one.rows] for table, one in found.items()} if example else _meant(own, found)
    left = [f"{table}.csv" for table, one in found.items() if len(kept[table]) < len(one.rows)]
    if left:
        notes.append(f"Left out, because they are still our worked rows: rows in {', '.join(left)}.")
    for table, resource in own_tables.described().items():
        chosen = {id(row) for row in kept[table]}
        faults += _checked(f"{name}/{resource['path']}", resource, [(n, row) for n, row in found[table].rows if id(row) in chosen], found, kept)
    order = {f"{name}/{one['path']}": n for n, one in enumerate(own_tables.described().values())}
    faults.sort(key=lambda fault: (order[fault.file], fault.row))
    return Checked(kept, faults[:MOST], notes, example)


# --- reading one file

def _read(file, files, resource):
    """A file as (Read, faults of its shape, remarks)."""
    columns, path, faults = {f["name"]: f for f in resource["schema"]["fields"]}, resource["path"], []
    if path not in files:
        wanted = resource["name"] in own_tables.FIRST
        return Read([], set()), [Fault(file, 0, "", "is missing: run begin_case again, which adds what is missing")] if wanted else [], []
    if files[path] is None:
        return Read([], set()), [Fault(file, 0, "", f"cannot be read, or is larger than {own_tables.LARGEST // 1000} thousand bytes")], []
    try:
        found = reading.lines(files[path].decode("utf-8-sig"))
    except UnicodeDecodeError:
        return Read([], set()), [Fault(file, 0, "", "is not saved in UTF-8: save it again, as “CSV UTF-8”")], []
    except csv.Error as error:
        at = re.search(r"\d+$", str(error))
        return Read([], set()), [Fault(file, int(at[0]) if at else 0, "", "a quotation mark does not close, or stands inside a cell (inside, write it twice)")], []
    if not found:
        return Read([], set()), [Fault(file, 0, "", f"is empty: its first line must be {','.join(columns)}")], []
    head = [cell.strip() for cell in found[0][1]]
    while head and not head[-1]:  # empty columns that a spreadsheet adds at the end
        head.pop()
    lacking, extra = [c for c in columns if c not in head], [c for c in head if c not in columns]
    for column in lacking:
        near = _near(column, extra)
        names = list(columns)
        at = names.index(column)
        between = f"between {names[at - 1]} and {names[at + 1]}" if 0 < at < len(names) - 1 else "as the first one" if not at else "as the last one"
        faults.append(Fault(file, 1, "", f"the column {column!r} is missing" + (f"; {near!r} stands there: change its name" if near else f"; put it back {between}")))
    named = [c for c in extra if c and not any(_near(one, [c]) for one in lacking)]
    remarks = [f"{file}: {'the column' if len(named) == 1 else 'the columns'} {', '.join(map(repr, named))} {'is' if len(named) == 1 else 'are'} not of ours, and left out."] if named else []
    rows = []
    for number, cells in found[1:]:
        if not len(head) <= len(cells) <= len(found[0][1]) or any(cells[len(head):]):
            faults.append(Fault(file, number, "", f"{len(cells)} cells where {len(head)} columns are; a cell that holds a comma stands between quotation marks"))
            continue
        given = dict(zip(head, cells))
        rows.append((number, {column: _tidy(given.get(column, ""), field) for column, field in columns.items()}))
    return Read(rows, set(lacking)), faults, remarks


def _tidy(cell, field):
    """A cell as it is meant: "gam;indonesia" as "gam; indonesia", "+1" as "1", "TRUE" as "true"."""
    cell = cell.strip()
    if field.get("separator"):
        return "; ".join(part.strip() for part in cell.split(";") if part.strip())
    if field.get("type") in ("integer", "number"):
        return re.sub(r"^(-?\d+)\.0+$", r"\1", cell.removeprefix("+").replace("−", "-"))
    return cell.lower() if field.get("type") == "boolean" else cell


# --- our rows and the reader's

def _same(row, ours):
    """Whether a row is still our worked one, whatever a spreadsheet made of its dates."""
    return all(row[c] == ours.get(c, "") or c in own_dates.COLUMNS and ours.get(c) in own_dates.suggested(row[c]) for c in row)


def _meant(own, found):
    """The reader's rows, and of ours those to which they point, directly or not, unless a row of theirs has the same name."""
    kept = {table: list(rows) for table, rows in own.items()}
    while True:
        known = {table: own_tables.ids(rows) for table, rows in kept.items()}
        pointed = {(table, value) for one, resource in own_tables.described().items() for column, (table, _) in _links(resource).items()
                   for row in kept[one] for value in reading.split(row[column])}
        more = [(table, row) for table, one in found.items() for _, row in one.rows
                if (table, next(iter(row.values()))) in pointed and next(iter(row.values())) not in known[table]]
        if not more:
            return kept
        for table, row in more:
            kept[table].append(row)


def _links(resource):
    """{column: (the table in which its values stand, whether it holds several)}."""
    keys = {k["fields"]: k["reference"]["resource"] or resource["name"] for k in resource["schema"].get("foreignKeys", [])}
    keys |= {f["name"]: f["references"] for f in resource["schema"]["fields"] if f.get("references")}
    return {column: (table, column) for column, table in keys.items() if table in own_tables.TABLES}


# --- checking the rows

def _checked(file, resource, rows, found, kept):
    """The faults of the rows of one table."""
    links, lacking = _links(resource), found[resource["name"]].lacking
    fields = [f for f in resource["schema"]["fields"] if f["name"] not in lacking]
    unknown_to = {table for table, one in found.items() if not one.rows and one.lacking}
    faults, first = [], {}
    for number, row in rows:
        before = len(faults)
        for field in fields:
            column = field["name"]
            why = _wrong(row[column], field)
            if not why and column in links and links[column][0] not in unknown_to:
                why = _nowhere(row[column], links[column][0], own_tables.ids(kept[links[column][0]]))
            if not why and field.get("constraints", {}).get("unique"):
                at = first.setdefault(row[column], number)
                why = f"{row[column]!r} stands in row {at} and row {number}; each row needs a name of its own" if at != number else ""
            if why:
                faults.append(Fault(file, number, column, why))
        if not any(fault.column in (*own_dates.COLUMNS, "precision") for fault in faults[before:]) and not lacking & {"start", "end", "precision"}:
            odd = own_dates.disagree(row) if "precision" in row else None
            faults += [Fault(file, number, *odd)] if odd else []
    return faults


def _nowhere(cell, table, known):
    """Which value of a cell stands in no row of `table`, or ""."""
    for value in reading.split(cell):
        if value not in known:
            near = _near(value, known)
            return f"{value!r} stands in no row of {table}.csv" + (f"; nearest: {near}" if near else "")
    return ""


def _wrong(cell, field):
    """Why a cell is not what its field asks for, or ""."""
    limits = field.get("constraints", {})
    if not cell:
        return "is empty; it needs something" if limits.get("required") else ""
    if field["name"] in own_dates.COLUMNS:
        return own_dates.wrong(cell)
    allowed = [str(value) for value in limits.get("enum", [])]
    if allowed and cell not in allowed:
        near = _near(cell, allowed)
        return f"{cell!r} is not one of {', '.join(allowed)}" + (f"; nearest: {near}" if near else "")
    if limits.get("pattern") and not re.match(limits["pattern"], cell):
        return _form(cell, field["name"])
    if field.get("type") in ("integer", "number"):
        return _number(cell, field)
    return f"{cell!r}: write true or false" if field.get("type") == "boolean" and cell not in ("true", "false") else ""


def _form(cell, column):
    """What to write instead of a cell of another form."""
    if column.startswith("paragraph"):
        digits = re.fullmatch(r"\D*?(fn)?\W*0*(\d+)(?:\.0+)?", cell)
        return f"{cell!r}: write " + (f"{digits[1] or ''}{digits[2]}" if digits else "the number of the paragraph (4), of the footnote (fn4), or h for a heading")
    plain = re.sub(r"[^a-z0-9]+", "-", cell.lower()).strip("-")
    return f"{cell!r}: a name holds small letters, digits and hyphens" + (f"; write {plain}" if plain else "")


def _number(cell, field):
    limits = field.get("constraints", {})
    if not re.fullmatch(r"-?\d+" if field["type"] == "integer" else r"-?\d+(\.\d+)?", cell):
        mended = cell.replace(",", ".")
        return f"{cell!r} is not a {'whole ' if field['type'] == 'integer' else ''}number" + (f"; write {mended}" if re.fullmatch(r"-?\d+\.\d+", mended) and field["type"] == "number" else "")
    low, high = limits.get("minimum"), limits.get("maximum")
    if low is not None and float(cell) < low:
        return f"{cell} is less than {low}"
    return f"{cell} is more than {high}" if high is not None and float(cell) > high else ""


def _near(word, names):
    """The one of `names` that is much like `word`, or ""."""
    import difflib
    return next(iter(difflib.get_close_matches(word, list(names), 1, NEAR)), "")
