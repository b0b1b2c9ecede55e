"""`python3 tests dictionary [--check]`: make data/README.md, the data dictionary, from data/datapackage.json."""

import csv
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "data" / "README.md"

OPENING = """# The data

{count} tables from the case, and {outside} from outside it. One row of the case's tables is **one claim, with the one quotation that proves it, and with whoever says it**.
This page is made from `datapackage.json`; to change it, change that file and run `python3 tests dictionary`.

## How to read a row

- `section` and `paragraph` say where the words stand. Paragraphs are counted within a section's own body, list items and sub-headings included; `fn12` is footnote 12; `h` is the heading itself. `sections.csv` gives each section's title and pages.
- `quote` is verbatim, as short as proves the row. `[…]` marks words that we left out. The spelling is the case's, slips included. Every quotation is checked against fingerprints of the text (`tests/fingerprints.txt`).
- `attribution` says who speaks, in the case's own words. Where it is empty, the two authors speak. A footnote's source alone does not make a statement somebody else's.
- All other columns are **our words** or our judgement. Where they and the quotation differ, believe the quotation, and tell us.
- Dates are as exact as the text and no more: `1992`, `1992-05`, `1992-05-05`; `1991-23` is autumn 1991; `194X` the 1940s. `precision` and `qualifier` keep what the text says of them; `undated` rows have no date.
- Columns that hold several values part them with `; `.

The files are CSV in UTF-8 with a mark at the beginning, so that a spreadsheet shows Tajik and Russian letters rightly. In a lesson, `table("events")` gives the table, `cite(row)` the place, `entity("Rahmon")` what a spelling means, and `discrepancies_of(row)` what disputes an event.

## How to cite a row

Cite the case for the words: Jean and Mullojanov, *Conflict and Peacebuilding in Tajikistan* (CDA, 2008), “War, Third Stage, ¶3, p. 13”. Cite this collection for the row: `events: peace-agreement`.

## What the data cannot tell

- How often something happened. A row is a mention, not a count of the world; much that happened is not in the case.
- What people outside the capital think: the interviews were held with people based in Dushanbe, and with no former field commander of the opposition (Methodology, ¶2, pp. 6–7).
- Who the unnamed speakers are. Do not try to find out.
- Which of two contradicting sentences is true. The register of discrepancies sets them side by side; its `verdict` is our judgement.
- Whether an actor was “good”. `side` says where the case places somebody in the war, `sign` whether a tie is with or against.
"""

CONTEXT = """
## From outside the case

These tables never mix with those above. Each carries its source and how well a fact is seen. Show both wherever you use them.
"""


def rows_in(path):
    """Number of rows of a CSV file under its heading."""
    with open(ROOT / "data" / path, encoding="utf-8-sig", newline="") as f:
        return sum(1 for _ in csv.reader(f)) - 1


def text():
    """The whole page."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    own = [r for r in package["resources"] if not r["path"].startswith("context/")]
    outside = [r for r in package["resources"] if r["path"].startswith("context/")]
    parts = [OPENING.format(count=len(own), outside=len(outside)), "\n## The tables of the case\n", _contents(own)]
    parts += [_table(r) for r in own] + [CONTEXT, _contents(outside)] + [_table(r) for r in outside]
    return "".join(parts)


def _contents(resources):
    lines = "".join(f"| `{r['path']}` | {_cell(r['title'])} | {rows_in(r['path']) if r['format'] == 'csv' else ''} |\n" for r in resources)
    return f"\n| File | What | Rows |\n|---|---|---|\n{lines}"


def _table(resource):
    out = f"\n### {resource['title']}\n\n`{resource['path']}`. {resource['description']}\n"
    if resource.get("sources") and resource["path"].startswith("context/"):
        out += "\nSource: " + "; ".join(s["title"] + (f" <{s['path']}>" if s.get("path") else "") for s in resource["sources"]) + f". Licence: {resource['licenses'][0]['title']}.\n"
    fields = resource.get("schema", {}).get("fields", [])
    if fields:
        out += "\n| Column | Kind | What it holds |\n|---|---|---|\n" + "".join(f"| `{f['name']}` | {_kind(f)} | {_cell(f['description'])}{_values(f)} |\n" for f in fields)
    return out


def _kind(field):
    return {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "date": "date"}.get(field["type"], field["type"])


def _values(field):
    values = field.get("constraints", {}).get("enum") or field.get("values")
    return f"; one of: {', '.join(map(str, values))}" if values else ""


def _cell(words):
    return str(words).replace("|", "\\|")


def main(argv):
    """Write the page, or with --check tell whether it is current. Out: an exit status."""
    new = text()
    if "--check" in argv:
        if not TARGET.is_file() or TARGET.read_text(encoding="utf-8") != new:
            print("data/README.md is not what data/datapackage.json gives: run python3 tests dictionary")
            return 1
        return 0
    TARGET.write_text(new, encoding="utf-8")
    print(f"data/README.md: {len(new.splitlines())} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
