"""A case of the reader's own: the same tables, blank but for one worked row each, checked and then drawn by the same functions."""
import csv
import io
import json
import re
from pathlib import Path

from . import keeping, sources, whereabouts

TABLES = {"sections": "war-third-stage", "stages": "war-3", "events": "peace-agreement", "actors": ("uto", "tajikistan-government"), "places": "dushanbe", "relations": "", "names": "",
          "efforts": "", "commitments": "", "claims": "", "voices": "", "criteria": "", "scenario_drivers": "", "discrepancies": ""}
"""Table: the row of our own case that serves as the worked one ("" for the first); two actors, so that a tie has both its ends."""
NOT_COUNTED = ("page_from", "page_to", "pages_basis", "paragraphs", "words")
"""Columns of `sections` that a case of one's own may leave empty."""
BEGUN = sources.ROOT / "exercises" / "begun"
"""Cases begun by us: folders with some of the tables."""
README = """# A case of your own

Each .csv file here is a table with one worked row, taken from the case of these lessons. Replace it by rows of your own case; the first line, with the
names of the columns, stays. Begin with sections.csv (the parts of your text), then actors.csv, places.csv and events.csv. A table that you do not need may stay empty.

One row, one claim, one short quotation, and who says it. A date is as exact as your text and no more: 1992, 1992-05, 1992-05-05; precision says which.
Several actors or places in one cell are parted by a semicolon and a space. datapackage.json says what each column may hold.
"""


def begin(name="my-case", begun=""):
    """Make a folder with blank tables among the answers, or leave it as it is when it is there.

    In: its name; a case that we have begun ("belfast-1998"), instead of the worked rows. Out: its path. Raises CasebookError when the
    name is none, or no such case has been begun.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,30}", name):
        raise sources.CasebookError(f"{name!r} cannot be a folder's name here: use small letters, digits and hyphens, such as my-case")
    if begun and not (BEGUN / begun).is_dir():
        raise sources.unknown("case begun by us", begun, [path.name for path in BEGUN.iterdir()])
    folder = whereabouts.answers_folder() / name
    folder.mkdir(parents=True, exist_ok=True)
    worked = dict.fromkeys(TABLES, ()) if begun else _worked()
    resources = [json.loads(json.dumps(dict(sources.describe(table), path=f"{table}.csv"))) for table in TABLES]
    for one in resources:
        for field in one["schema"]["fields"]:
            if one["name"] == "sections" and field["name"] in NOT_COUNTED:
                field["constraints"].pop("required")
            if field["name"].startswith("paragraph"):
                field["constraints"]["pattern"] = r"^(\d+|fn\d+|h)$"  # a longer text than ours; h is a heading
    files = {"README.md": README.encode(), "datapackage.json": json.dumps({"name": name, "profile": "data-package", "resources": resources}, ensure_ascii=False, indent=1).encode()}
    for one in resources:
        columns = [f["name"] for f in one["schema"]["fields"]]
        files[one["path"]] = b"\xef\xbb\xbf" + _csv([columns, *([row[c] for c in columns] for row in worked[one["name"]])]).encode("utf-8")
    if begun:
        files |= {path.name: path.read_bytes() for path in (BEGUN / begun).glob("*.csv")}
    for path, content in files.items():
        if not (folder / path).exists():  # what the reader has written is never touched
            keeping.write_whole(folder / path, content)
    return folder


def _worked():
    """One row a table, which name nothing that is not among them; every section that they cite."""
    found = {}
    for table in TABLES:
        names, *rows = sources.rows(sources.DATA / f"{table}.csv")
        found[table] = [dict(zip(names, row)) for row in rows]
    keep = {}
    for table, wanted in TABLES.items():
        key, names = list(found[table][0])[0], wanted if isinstance(wanted, tuple) else (wanted,)
        keep[table] = [dict(r) for name in names for r in found[table] if r[key] == name] or [dict(found[table][0])]
    ids = {table: {row[list(row)[0]] for row in rows} for table, rows in keep.items()}
    for table, rows in keep.items():
        for field in sources.describe(table)["schema"]["fields"]:
            if field.get("references") in ids:
                for row in rows:
                    row[field["name"]] = "; ".join(v for v in sources.split(row[field["name"]]) if v in ids[field["references"]])
    both = ids["actors"]
    keep["relations"] = [dict(next(r for r in found["relations"] if {r["source"], r["target"]} == both))]
    keep["names"] = [dict(next(r for r in found["names"] if r["entity"] in both))]
    cited = {row[c] for rows in keep.values() for row in rows for c in ("section", "section_a", "section_b") if row.get(c)}
    keep["sections"] = [dict(r, parent="") for r in found["sections"] if r["section"] in cited]
    return keep


def faults(folder):
    """What is wrong with the tables in `folder`, one line each with file, row and column; an empty list when they can be drawn."""
    folder, told, tables = Path(folder), [], {}
    try:
        resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    except (OSError, ValueError):
        return [f"{folder.name}/datapackage.json is missing or cannot be read: make the folder again under another name with begin_case"]
    for one in resources:
        names = [f["name"] for f in one["schema"]["fields"]]
        try:
            tables[one["name"]] = [dict(zip(names, row)) for row in sources.rows(folder / one["path"], names)[1:]]
        except sources.DataFault as fault:
            told.append(str(fault))
    ids = {name: {next(iter(row.values())) for row in found} for name, found in tables.items()}
    for one in (r for r in resources if r["name"] in tables):
        keys = {k["fields"]: k["reference"]["resource"] or one["name"] for k in one["schema"].get("foreignKeys", [])}
        for number, row in enumerate(tables[one["name"]], 2):
            for field in one["schema"]["fields"]:
                why = _wrong(row[field["name"]], field, ids, keys.get(field["name"]) or field.get("references"))
                if why:
                    told.append(f"{one['path']} row {number}, {field['name']}: {why}")
    return told


def _wrong(cell, field, ids, table):
    """Why a cell is not what its field asks for, or "". `table`: the one in which its values must stand, if any."""
    limits = field.get("constraints", {})
    if not cell:
        return "is empty; it needs something" if limits.get("required") else ""
    allowed = [str(value) for value in limits.get("enum", [])]
    if allowed and cell not in allowed:
        near = sources.nearest(cell, allowed)
        return f"{cell!r} is not one of {', '.join(allowed)}" + (f"; nearest: {near[0]}" if near else "")
    if limits.get("pattern") and not re.match(limits["pattern"], cell):
        return f"{cell!r} has not the form asked for: {field['description'].split(';')[0]}"
    if field.get("type") in ("integer", "number") and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
        return f"{cell!r} is not a number"
    for value in sources.split(cell) if table in ids else ():
        if value not in ids[table]:
            near = sources.nearest(value, ids[table], 1)
            return f"{value!r} stands in no row of {table}.csv" + (f"; nearest: {near[0]}" if near else "")
    return ""


def use_case(name="my-case"):
    """Draw from the tables of your own case from here on, in this notebook only. In: the folder's name, or its path. Out: Html, a line.

    Raises CasebookError, with the first faults, when they cannot be drawn.
    """
    from . import show
    folder = Path(name) if Path(name).is_absolute() else whereabouts.answers_folder() / name
    found = faults(folder)
    if found:
        more = f" And {len(found) - 3} more." if len(found) > 3 else ""
        raise sources.CasebookError(f"{' | '.join(found[:3])}.{more} Mend that and run the cell again")
    sources.use(folder)
    line = f"Reading {folder.name}: " + ", ".join(f"{len(sources.table(t))} {t}" for t in ("sections", "actors", "places", "events", "relations")) + "."
    return show.Html(show.status(line), line)


def begin_case(name="my-case", begun=""):
    """Make the blank tables, or those of a case that we have begun, and say where they are. In: a folder's name; "belfast-1998" or "". Out: Html."""
    from . import show
    line = f"Your tables stand in the folder {begin(name, begun).name}, in the folder answers. Open them from the file list at the left; what you write there is never overwritten."
    return show.Html(show.status(line), line)


def _csv(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
