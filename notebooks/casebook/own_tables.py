"""The folder of a case of the reader's own: the same tables, blank but for our worked rows, and a page that explains them."""
import csv
import functools
import io
import json
import re

from . import keeping, own_readme, sources, whereabouts

TABLES = {"sections": "war-third-stage", "actors": ("uto", "tajikistan-government"), "places": "dushanbe", "events": "peace-agreement", "relations": "", "stages": "war-3",
          "names": "", "efforts": "", "commitments": "", "claims": "", "voices": "", "criteria": "", "scenario_drivers": "", "discrepancies": ""}
"""Table: the row of our own case that serves as the worked one ("" for the first); two actors, so that a tie has both its ends.
The order is that in which a reader fills them, and mends them."""
FIRST = ("sections", "actors", "places", "events", "relations")
"""The tables to begin with; without sections nothing can be cited."""
NOT_COUNTED = ("page_from", "page_to", "pages_basis", "paragraphs", "words")
"""Columns of `sections` that a case of one's own may leave empty."""
OURS_ALONE = ("level", "appendix_no")
"""Columns whose upper bound holds for our text only."""
BEGUN = sources.ROOT / "exercises" / "begun"
"""Cases begun by us: folders with some of the tables."""
NAME = r"[a-z0-9][a-z0-9-]{0,30}"
LARGEST = 2**18
"""Bytes of one table. Ours, with 200 events, has a third of that."""
PACKAGE = "datapackage.json"


@functools.cache
def described():
    """{table: its entry of datapackage.json}, as a case of one's own needs it: a path without folder, and fewer musts. For reading only."""
    out = {}
    for table in TABLES:
        one = out[table] = json.loads(json.dumps(dict(sources.describe(table), path=f"{table}.csv")))
        for field in one["schema"]["fields"]:
            limits = field.get("constraints", {})
            if table == "sections" and field["name"] in NOT_COUNTED:
                limits.pop("required")
            if field["name"].startswith("paragraph"):
                limits["pattern"] = r"^(\d+|fn\d+|h)$"  # a longer text than ours; h is a heading
            if field["name"] in OURS_ALONE:
                limits.pop("maximum")
            if field["name"] in ("war_stage", "peace_stage"):
                field["description"] = "leave it empty: the stage is worked out from the dates and stages.csv"
    return out


@functools.cache
def worked():
    """{table: our worked rows}, which name nothing that is not among them; with every section that they cite. For reading only."""
    found = {table: sources.records(table) for table in TABLES}
    keep = {}
    for table, wanted in TABLES.items():
        key, names = next(iter(found[table][0])), wanted if isinstance(wanted, tuple) else (wanted,)
        keep[table] = [dict(r) for name in names for r in found[table] if r[key] == name] or [dict(found[table][0])]
    both = ids(keep["actors"])
    keep["relations"] = [dict(next(r for r in found["relations"] if {r["source"], r["target"]} == both))]
    keep["names"] = [dict(next(r for r in found["names"] if r["entity"] in both))]
    known = {table: ids(rows) for table, rows in keep.items()}
    for table, rows in keep.items():
        for field in described()[table]["schema"]["fields"]:
            if field.get("references") in known:
                for row in rows:
                    row[field["name"]] = "; ".join(v for v in sources.split(row[field["name"]]) if v in known[field["references"]])
    cited = {row[c] for rows in keep.values() for row in rows for c in ("section", "section_a", "section_b") if row.get(c)}
    keep["sections"] = [dict(r, parent="") for r in found["sections"] if r["section"] in cited]
    return keep


def ids(rows):
    """The names in the first column of some rows, as a set."""
    return {next(iter(row.values())) for row in rows}


def begin(name="my-case", begun="", folder=None):
    """Make a folder with the tables among the answers; what stands there already is left as it is, what is missing is added.

    In: its name; a case that we have begun ("belfast-1998"), instead of the worked rows; another folder of answers. Out: its path, and whether it is new.
    Raises CasebookError when the name is none, no such case has been begun, or the folder cannot be written.
    """
    if not isinstance(name, str) or not re.fullmatch(NAME, name):
        raise sources.CasebookError(f"{name!r} cannot be a folder's name here: use small letters, digits and hyphens, such as my-case")
    if begun and not (re.fullmatch(NAME, begun) and (BEGUN / begun).is_dir()):
        raise sources.unknown("case begun by us", begun, [path.name for path in BEGUN.iterdir()])
    folder = (folder or whereabouts.answers_folder()) / name
    new = not folder.exists()
    rows = dict.fromkeys(TABLES, ()) if begun else worked()
    resources = [dict(one, worked=[list(row.values()) for row in rows[table]]) for table, one in described().items()]
    files = {"README.md": own_readme.text(described(), worked()).encode(),
             PACKAGE: json.dumps({"name": name, "profile": "data-package", "resources": resources}, ensure_ascii=False, indent=1).encode()}
    for table, one in described().items():
        files[one["path"]] = as_csv([f["name"] for f in one["schema"]["fields"]], [row.values() for row in rows[table]])
    if begun:
        files |= {path.name: path.read_bytes() for path in (BEGUN / begun).glob("*.csv")}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            if not (folder / path).exists():  # what the reader has written is never touched
                keeping.write_whole(folder / path, content)
    except OSError as error:
        raise sources.CasebookError(f"The tables could not be made: {whereabouts.mend(error, folder)}") from None
    return folder, new


def as_csv(columns, rows):
    """A table as the bytes of a CSV file that spreadsheets read rightly."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def files(folder):
    """{file name: bytes} of the tables in a folder, and of its datapackage.json; None for a file that is too large or cannot be read."""
    found = {}
    for name in (*(f"{table}.csv" for table in TABLES), PACKAGE):
        path = folder / name
        try:
            if path.is_file() and not path.is_symlink():
                found[name] = path.read_bytes() if path.stat().st_size <= LARGEST or name == PACKAGE else None
        except OSError:
            found[name] = None
    return found


def stored_worked(package):
    """{table: worked rows} as they were when the folder was made, from the bytes of its datapackage.json; {} where they cannot be read."""
    try:
        resources = json.loads(package.decode("utf-8-sig"))["resources"]
        return {one["name"]: [dict(zip([f["name"] for f in one["schema"]["fields"]], map(str, row))) for row in one.get("worked", [])] for one in resources}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
