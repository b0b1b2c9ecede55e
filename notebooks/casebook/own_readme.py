"""README.md of a case of one's own: how to open and save a table, and what each column of the first tables may hold. Pure."""
from .figures.timeline import KINDS

WORDS = {
    "kind of occurrence": KINDS,
    "how exact the text is": {"day": "2005-08-15", "month": "2005-08", "season": "2005-22; 21 spring, 22 summer, 23 autumn, 24 winter", "year": "2005", "decade": "200X", "range": "start and end differ",
                              "undated": "both are empty"},
    "the hedge the text puts on its date": {},
    "where the case places it in the war; empty when it does not": {"changes": "it changes sides"},
    "+1 with, -1 against, 0 neither": {"1": "with", "-1": "against", "0": "neither: mediates, watches, presses …"},
    "key: one of the occurrences that carry the story, by our own choice; detail: the others": {},
}
"""What allowed words mean, by the description of their column; the others speak for themselves."""
HOLDS = {
    "region": "a region or a country, in your words", "scheme": "war: a stage of the war or conflict; peace: a stage of the peace efforts", "role": "what it is in your text, in your own words",
    "name": "the name for the pictures", "title": "a title for the pictures, in your own words", "attribution": "who says it, in your text's own words; empty when its authors say it themselves",
    "paragraph": "the number of the paragraph in its section (4), of a footnote (fn12), or h for the heading", "quote": "the words of your text that prove the row, as they stand there; […] marks words left out",
    "side": "where your text places it in the conflict; empty when it does not", "weight": "key: it carries the story; detail: the others", "sign": "how the first stands to the second",
    "mark": "a short label for the strip", "summary": "what your text says of it, in your own words", "war_stage": "leave it empty: worked out from the dates and stages.csv",
    "peace_stage": "leave it empty: worked out from the dates and stages.csv", "pages_basis": "where the page numbers come from", "start": "see *Dates* above", "end": "see *Dates* above",
    "lat": "latitude; may stay empty, no map is drawn", "lon": "longitude; may stay empty",
}
"""What a column holds, where its own description speaks of our case."""
OPENING = """# A case of your own

Each .csv file here is a table. In each stands a row or more taken from the case of these lessons, to show how a row looks: our **worked rows**. Write
rows of your own, and delete ours, or leave them: as long as a worked row is unchanged, it is left out once you have rows of your own. The first line, with the names of the columns, stays.

Fill five tables, in this order: `sections.csv` (the headings of your text), `actors.csv`, `places.csv`, `events.csv`, `relations.csv` (ties between two actors).
`stages.csv` gives the strips above the timeline. The other tables may stay as they are.

One row, one claim, one short quotation, and who says it. A row is named by its first cell: small letters, digits and hyphens, each name once (`accord-2005`).

## How to open and save a table

**In JupyterLab.** At the left edge click the sign of a folder, then the sign of a folder above the list (it leads to the top), then `answers`, then the folder of your case.
A double click only shows a table. To change it, click it with the right mouse button, choose *Open With*, then *Editor*. Cells are parted by commas; a cell that
holds a comma stands between quotation marks: `"Aceh, north"`. Save with Ctrl+S (on a Mac: Cmd+S).

**In a spreadsheet.** Right mouse button, *Download*. Open the file in LibreOffice or Excel; if you are asked, choose UTF-8, and set the columns with dates to *Text*, because a
spreadsheet may turn 2005-08-15 into 15.08.2005. Save as *CSV UTF-8* under the same name. Then drag the file back into the folder in JupyterLab and let it replace the old one.

Then run the box with `use_case` again. It names what does not fit with file, row and column. Row 1 is the line with the names of the columns; rows are counted as an editor and a spreadsheet count them, empty ones too.

## Dates

As exact as your text and no more: `2005`, `2005-08`, `2005-08-15`; `2005-22` is summer 2005 (21 spring, 22 summer, 23 autumn, 24 winter), `200X` the years 2000 to 2009. For a single date, `end` is the same as `start`.
For a span they differ, and `precision` is `range`. *Since 2005*: `start` is 2005, `end` is empty. *Until 2005*: `start` is empty. No date: both empty, and `precision` is `undated`.
"""
CLOSING = """
The columns of the other tables are described in datapackage.json.
"""


def text(resources, worked):
    """The page. In: {table: entry of datapackage.json}, {table: worked rows}."""
    first = ("sections", "actors", "places", "events", "relations", "stages")
    return OPENING + "".join(_table(resources[name], worked[name][-1]) for name in first) + CLOSING


def _table(resource, example):
    links = {k["fields"]: k["reference"]["resource"] for k in resource["schema"]["foreignKeys"]} | {f["name"]: f["references"] for f in resource["schema"]["fields"] if f.get("references")}
    rows = "".join(f"| `{f['name']}` | {_cell(_holds(f, {c: t for c, t in links.items() if t}))} | {_cell(_words(f))} | {_cell(example[f['name']][:60])} |\n" for f in resource["schema"]["fields"])
    return f"\n## {resource['path']}\n\n| Column | What it holds | Allowed words | Example |\n|---|---|---|---|\n{rows}"


def _holds(field, links):
    name = field["name"]
    told = HOLDS.get(name) or field["description"].split(";")[0].split(" (see ")[0]
    linked = f"; the name of a row of {links[name]}.csv" if name in links and not name.endswith("_stage") else ""
    many = "; several are parted by a semicolon" if field.get("separator") and not name.endswith("_stage") else ""
    return f"{told}{linked}{many}" + ("" if field.get("constraints", {}).get("required") or "empty" in told else " (may be empty)")


def _words(field):
    allowed = [str(value) for value in field.get("constraints", {}).get("enum", [])]
    meaning = WORDS.get(field["description"], {})
    return "; ".join(f"`{value}`" + (f" ({meaning[value]})" if meaning.get(value) else "") for value in allowed)


def _cell(text):
    return str(text).replace("|", "\\|").replace("\n", " ")
