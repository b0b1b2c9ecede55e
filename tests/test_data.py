"""The tables: valid, linked, every quotation verbatim, nothing finer than the text; and bad rows are caught."""

import json
import os
import re
import shutil
from pathlib import Path

import casetext
import pytest
from casebook import dates, sources

ROOT = Path(__file__).resolve().parents[1]
FINGERPRINTS = casetext.Fingerprints(ROOT / "tests" / "fingerprints.txt")
PAIRS = (("quote", "section", "paragraph"), ("quote_a", "section_a", "paragraph_a"), ("quote_b", "section_b", "paragraph_b"))
LIMIT = 0.4


def quotations(name, frame):
    """(row number in the file, column, quotation, section, paragraph) of a table."""
    for column, section, paragraph in PAIRS:
        if column in frame:
            for n, r in enumerate(frame.to_dict("records"), 2):
                if r[column]:
                    yield n, column, r[column], r[section], r[paragraph]


def faults(name, frame):
    """What is wrong with a table beyond its schema, one line each with file, row and column."""
    titles = dict(zip(sources.table("sections")["section"], sources.table("sections")["title"]))
    for n, column, quote, section, paragraph in quotations(name, frame):
        if paragraph == "h":
            fault = None if casetext.words(quote) and _within(casetext.words(quote), casetext.words(titles.get(section, ""))) else f"not the heading of {section}"
        else:
            fault = FINGERPRINTS.fault(quote, section, paragraph)
        if fault:
            yield f"data/{name}.csv row {n} column {column}: {fault}"
    for field in sources.describe(name)["schema"]["fields"]:
        if "separator" in field:
            known = set(field.get("values", [])) or set(sources.table(field["references"]).iloc[:, 0])
            for n, cell in enumerate(frame[field["name"]], 2):
                for value in sources.split(cell):
                    if value not in known:
                        yield f"data/{name}.csv row {n} column {field['name']}: unknown {value!r}"
    if "precision" in frame:
        for n, r in enumerate(frame.to_dict("records"), 2):
            if not _as_exact_as_it_says(r):
                yield f"data/{name}.csv row {n} column precision: {r['precision']!r} does not fit {r['start']!r} to {r['end']!r}"


def _within(needle, hay):
    return any(hay[i:i + len(needle)] == needle for i in range(len(hay) - len(needle) + 1))


def _as_exact_as_it_says(r):
    given = r["start"] or r["end"]
    if r["precision"] == "undated":
        return not given
    shape = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-(0\d|1[0-2])", "season": r"\d{4}-2[1-4]", "year": r"\d{4}", "decade": r"\d{3}X", "range": r".+"}[r["precision"]]
    if not re.fullmatch(shape, given):
        return False
    if r["start"] and r["end"]:
        return dates.span(r["start"])[0] <= dates.span(r["end"])[1] and (r["precision"] == "range" or r["start"] == r["end"])
    return True


@pytest.mark.parametrize("name", sources.tables())
def test_every_quotation_link_and_precision(name):
    assert list(faults(name, sources.table(name))) == []


def test_frictionless_validates_the_whole_package():
    from frictionless import Package

    report = Package(str(ROOT / "data" / "datapackage.json")).validate()
    errors = [f"{task.name}: {e.message}" for task in report.tasks for e in task.errors] + [e.message for e in report.errors]
    assert report.valid, errors[:10]


def test_every_file_is_described_and_every_description_has_a_file():
    described = {r["path"] for r in sources.package()["resources"]}
    there = {p.relative_to(ROOT / "data").as_posix() for p in (ROOT / "data").rglob("*") if p.suffix in (".csv", ".geojson")}
    assert described == there
    for r in sources.package()["resources"]:
        assert r["title"] and r["description"], r["name"]
        assert all(f.get("description") for f in r.get("schema", {}).get("fields", [])), r["name"]
        assert not r["path"].startswith("context/") or r["sources"] and r["licenses"], r["name"]


def test_a_spreadsheet_reads_the_letters():
    """The mark at the beginning tells a spreadsheet that the file is UTF-8; the letters of Tajik names are whole."""
    for path in (ROOT / "data").rglob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf"), path
    assert {"ғ", "ӣ", "қ", "ӯ", "ҳ", "ҷ"} <= set("".join(sources.table("names")["variant"]).lower())


def test_dates_are_no_finer_than_their_words():
    """A day needs a number of a day, a month its name, in the words that give the date or in the quotation."""
    months = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    for e in sources.table("events").to_dict("records"):
        said = f"{e['date_text']} {e['quote']}".lower()
        for text in (e["start"], e["end"]):
            if re.fullmatch(r"\d{4}-(0\d|1[0-2])(-\d\d)?", text) and e["precision"] in ("day", "month"):
                assert months[int(text[5:7]) - 1] in said, (e["event"], text, said)
            if e["precision"] == "day" and text:
                assert re.search(rf"\b{int(text[8:])}\b", said), (e["event"], text, said)


def test_enough_is_read_and_the_case_is_not_reprinted(capsys):
    words = {}
    for name in sources.tables():
        for _, _, quote, section, paragraph in quotations(name, sources.table(name)):
            for part in quote.split("[…]"):
                hashes = casetext.window_hashes(part)
                block = FINGERPRINTS.blocks.get((section, paragraph), [])
                for i in range(len(block) - len(hashes) + 1):
                    if hashes and block[i:i + len(hashes)] == hashes:
                        words.setdefault((section, paragraph), set()).update(range(i, i + len(hashes) + casetext.WINDOW - 1))
                        break
    share = sum(map(len, words.values())) / FINGERPRINTS.total_words
    with capsys.disabled():
        print(f"\nquotations together: {share:.1%} of the case's words (limit {LIMIT:.0%})")
    assert len(sources.table("events")) >= 130
    assert share < LIMIT


def test_no_excerpt_is_orphaned_or_too_long():
    shown = "".join(p.read_text(encoding="utf-8") for folder in ("notebooks", "exercises", "exercises/questions", "exercises/instructor") for p in (ROOT / folder).glob("*.*") if p.suffix in (".ipynb", ".toml"))
    excerpts = sources.table("excerpts")
    assert [e for e in excerpts["excerpt"] if f'"{e}"' not in shown and f'\\"{e}\\"' not in shown] == []
    assert max(len(q.split()) for q in excerpts["quote"]) <= 120


def test_places_have_coordinates_from_a_named_source_or_none():
    places = sources.table("places")
    given = places["lat"].notna()
    assert (given == places["lon"].notna()).all() and (given == (places["coordinate_source"] != "")).all()
    assert not given[places["place"] == "hosdeh"].any()


def test_every_spelling_has_an_entity():
    known = set(sources.table("actors")["actor"]) | set(sources.table("places")["place"])
    names = sources.table("names")
    assert set(names["entity"]) <= known
    assert known <= set(names["entity"])


# --- the guards themselves: rows made wrong on purpose must be caught

def spoiled(column, value):
    frame = sources.table("events")
    frame.loc[3, column] = value
    return list(faults("events", frame))


@pytest.mark.parametrize("column, value", [
    ("quote", "the sky over Dushanbe was green that day"), ("quote", "too short to prove"), ("section", "conclusion-1"), ("section", "no-such-section"), ("paragraph", "99"),
    ("places", "atlantis"), ("actors", "uto; nobody-at-all"), ("war_stage", "war-9"), ("start", "1901-01-01"),
])
def test_a_bad_row_is_caught_with_file_row_and_column(column, value):
    found = spoiled(column, value)
    assert found and found[0].startswith("data/events.csv row 5 column "), found


@pytest.mark.parametrize("column, value", [("quote", ""), ("section", "nowhere"), ("kind", "gossip"), ("precision", "exact"), ("start", "1992-5"), ("event", "")])
def test_frictionless_catches_what_the_schema_forbids(tmp_path, column, value):
    from frictionless import Package

    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / "data" / "events.csv"
    frame = sources.table("events")
    frame.loc[3, column] = value
    frame.to_csv(path, index=False, encoding="utf-8-sig")
    report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    errors = [(t.name, getattr(e, "row_number", None), getattr(e, "field_name", None) or e.message) for t in report.tasks for e in t.errors]
    assert any(name == "events" and number == 5 and column in str(where) for name, number, where in errors), errors


def test_a_sign_of_two_is_caught(tmp_path):
    from frictionless import Package

    shutil.copytree(ROOT / "data", tmp_path / "data")
    frame = sources.table("relations")
    frame.loc[0, "sign"] = 2
    frame.to_csv(tmp_path / "data" / "relations.csv", index=False, encoding="utf-8-sig")
    report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert any(t.name == "relations" and e.row_number == 2 and e.field_name == "sign" for t in report.tasks for e in t.errors)


@pytest.mark.skipif(not (os.environ.get("CASE_TEXT") or (ROOT.parent / "shared" / "case" / "case.txt").is_file()), reason="no text of the case here: set CASE_TEXT")
def test_quotations_stand_in_the_text_itself():
    text = Path(os.environ.get("CASE_TEXT") or ROOT.parent / "shared" / "case" / "case.txt").read_text(encoding="utf-8")
    blocks = {(b.section, b.paragraph): f" {' '.join(casetext.words(b.text))} " for b in casetext.split(text, casetext.read_sections(ROOT / "data" / "sections.csv"))}
    for name in sources.tables():
        for n, column, quote, section, paragraph in quotations(name, sources.table(name)):
            for part in quote.split("[…]") if paragraph != "h" else []:
                assert f" {' '.join(casetext.words(part))} " in blocks[section, paragraph], (name, n, column, part)
    assert (ROOT / "tests" / "fingerprints.txt").read_text(encoding="utf-8") == "".join(
        line + "\n" for line in casetext.fingerprints(casetext.split(text, casetext.read_sections(ROOT / "data" / "sections.csv"))))


def test_the_data_dictionary_is_current(capsys, tmp_path, monkeypatch):
    import dictionary

    assert dictionary.main(["--check"]) == 0
    (tmp_path / "README.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr(dictionary, "TARGET", tmp_path / "README.md")
    assert dictionary.main(["--check"]) == 1 and "run python3 tests dictionary" in capsys.readouterr().out


def test_package_is_json_that_others_can_read():
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"] and package["sources"] and len(package["resources"]) >= 8
