"""A case of the reader's own: blank tables, a tiny invented one, and one begun from the headings of a real text."""
import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from casebook import own_case, own_check, own_dates, own_tables, reading, sources  # noqa: E402


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path / "my-copy" / "answers"))
    yield tmp_path / "my-copy" / "answers"
    own_case._in_use.clear()


def begin(name="my-case", begun=""):
    return own_tables.begin(name, begun)[0]


def faults(folder):
    """What must be mended, as lines."""
    return [str(one) for one in own_check.check(folder.name, own_tables.files(folder)).faults]


def rows(folder, table):
    """The rows of a table as dicts."""
    (_, names), *found = reading.lines((folder / f"{table}.csv").read_text(encoding="utf-8-sig"))
    return [dict(zip(names, row)) for _, row in found]


def put(folder, table, *rows):
    """Replace the rows of a table. Rows are dicts; what is not named stays empty."""
    path = folder / f"{table}.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def tiny(folder, keep=False):
    """Two invented islands that quarrel about a bridge. `keep`: leave our worked rows in the other tables."""
    proof = {"section": "bridge", "paragraph": "1", "quote": "they quarrelled about the bridge"}
    for table in () if keep else own_tables.TABLES:
        put(folder, table)
    put(folder, "sections", {"section": "bridge", "title": "The Bridge", "short": "The Bridge", "level": "1"})
    put(folder, "actors", {"actor": "aland", "name": "Alandia", "kind": "state body", "role": "an island", **proof}, {"actor": "bor", "name": "Borland", "kind": "state body", "role": "another", **proof},
        {"actor": "gulls", "name": "The Gulls", "kind": "group", "role": "those who watch", **proof})
    put(folder, "places", {"place": "strait", "name": "The Strait", "kind": "region", **proof})
    put(folder, "events", {"event": "quarrel", "start": "1801-05-02", "end": "1801-05-02", "precision": "day", "date_text": "2 May 1801", "title": "A quarrel begins", "kind": "politics", "actors": "aland; bor", "places": "strait", "weight": "key", **proof},
        {"event": "toll", "start": "1803", "precision": "year", "qualifier": "since", "date_text": "since 1803", "title": "A toll is taken", "kind": "society", "actors": "bor", "weight": "detail", **proof})
    put(folder, "relations", {"relation_id": "against", "source": "aland", "target": "bor", "relation": "quarrel", "sign": "-1", "start": "1801-05", "end": "1801-05", "precision": "month", **proof})


def change(folder, table, column, *values):
    """Give the first rows of a table other values in one column."""
    found = rows(folder, table)
    for row, value in zip(found, values):
        row[column] = value
    put(folder, table, *found)


def in_a_notebook(code, place):
    """Run lines in a process of its own, as a notebook does. Out: its output and its errors."""
    done = subprocess.run([sys.executable, "-c", "from casebook import *\nfrom casebook.explore import own_view\n" + code], env=os.environ | {"PYTHONPATH": str(ROOT / "notebooks")},
                          capture_output=True, text=True, cwd=place.parents[1])
    return done.stdout, done.stderr


# --- beginning

def test_blank_tables_have_a_worked_row_and_no_fault_and_are_never_written_over(place):
    folder = begin()
    assert faults(folder) == [] and (folder / "README.md").is_file()
    for table in own_tables.TABLES:
        assert len(rows(folder, table)) >= 1, table
    (folder / "events.csv").write_text("mine", encoding="utf-8")
    (folder / "places.csv").unlink()
    assert own_tables.begin() == (folder, False) and (folder / "places.csv").is_file()
    assert (folder / "events.csv").read_text(encoding="utf-8") == "mine"
    for bad in ("../x", "", "My Case", 3):
        with pytest.raises(sources.CasebookError):
            begin(bad)
    for begun in ("belfast-1989", "../instructor"):
        with pytest.raises(sources.CasebookError, match="belfast-1998"):
            begin("x", begun)
    assert not (place / "x").exists(), "nothing is left behind"


def test_the_page_about_the_tables_names_every_column_and_every_allowed_word(place):
    text = (begin() / "README.md").read_text(encoding="utf-8")
    for table in (*own_tables.FIRST, "stages"):
        for field in own_tables.described()[table]["schema"]["fields"]:
            assert f"| `{field['name']}` |" in text
            for word in field.get("constraints", {}).get("enum", []):
                assert f"`{word}`" in text, word
    for words in ("Open With", "Editor", "CSV UTF-8", "Ctrl+S", "Row 1 is"):
        assert words in text
    assert "Tajik" not in text.replace("Tajikistan |", "").replace("Government of Tajikistan", "") or "region of Tajikistan" not in text


def test_our_worked_rows_are_an_example_until_there_are_others_then_left_out_and_told(place):
    folder = begin()
    line = own_case.use_case("my-case")
    assert "only our worked rows as yet: 12 sections, 2 actors, 1 place, 1 event of 1997, 1 tie" in line.text and "not yours" in line.text
    tiny(folder, keep=True)
    line = own_case.use_case("my-case")
    assert "Reading my-case: 1 section, 3 actors, 1 place, 2 events from 1801 to 1803, 1 tie." in line.text, line.text
    assert "stages.csv" in line.text and "still our worked rows" in line.text and own_case.in_use().records("stages") == []


def test_a_worked_row_stays_while_a_row_of_the_reader_points_to_it_and_goes_when_its_name_is_taken(place):
    folder = begin()
    first = rows(folder, "events")[0]
    put(folder, "events", first, first | {"event": "another", "title": "Mine"})
    line = own_case.use_case("my-case")
    case = own_case.in_use()
    assert {r["actor"] for r in case.records("actors")} == {"uto", "tajikistan-government"} and [r["event"] for r in case.records("events")] == ["another"], line.text
    put(folder, "events", first, first | {"title": "Mine"})
    own_case.use_case("my-case")
    assert [r["title"] for r in own_case.in_use().records("events")] == ["Mine"]


# --- one session

def test_a_case_is_a_value_and_switches_nothing(place):
    tiny(begin("tiny"))
    before = len(sources.table("events"))
    own_case.use_case("tiny")
    assert len(sources.table("events")) == before and sources.place("stage-2", "4") == "Peace efforts, Stage II, ¶4, pp. 24–26"
    assert own_case.in_use().place("bridge", "1") == "The Bridge, ¶1" and len(own_case.in_use().table("events")) == 2


def test_feedback_shows_passages_of_the_collections_case_while_a_case_of_ones_own_is_in_use(place):
    """The learner's way: a question of the capstone, answered after `use_case`."""
    from casebook import questions, verdicts
    begin()
    own_case.use_case("my-case")
    assert own_case.in_use() is not None
    for question in questions.of_lesson("09_capstone"):
        cards = verdicts.settling(question.refs) + "".join(verdicts.settling(part.refs) for part in question.parts)
        assert "cannot be shown" not in cards and "<blockquote" in cards


SESSION = """
def part_c(name, begun=""):
    print(begin_case(name, begun)); print(use_case(name))
    print(explore.own_chronology()); print(own_view.own_actors())
both_gaps(); excerpt("who-was-not"); ask("capstone.x-desk")
part_c("my-case"); part_c("my-case"); both_gaps(); excerpt("with-hindsight")
part_c("belfast", "belfast-1998"); part_c("my-case")
from casebook import whereabouts
(whereabouts.answers_folder() / "my-case" / "events.csv").write_text("event")
part_c("my-case"); part_c("belfast"); part_c("nowhere", "")
from casebook import workbook
print(worked("capstone.x-own-limits").text, both_gaps().text[:10], len(table("events")))
"""


def test_everything_runs_again_and_in_any_order_in_one_session(place):
    out, err = in_a_notebook(SESSION, place)
    assert "Error" not in err and "cannot be shown" not in out, err + out
    assert out.count("Timeline of my-case") == 3 and out.count("Timeline of belfast") == 2 and out.count("Timeline of nowhere") == 1, out
    assert out.count("No case of yours is in use") == 2 and "to mend before it can be drawn" in out
    assert "Government of the United Kingdom – agreement (with) – Government of Ireland" in out and "3 events shown. 0 dated to the day, 0 to the month, 1 less exactly. 2 have no date" in out


def test_a_refused_case_takes_the_place_of_none(place):
    tiny(begin("tiny"))
    own_case.use_case("tiny")
    change(place / "tiny", "events", "kind", "nonsense")
    assert "to mend" in own_case.use_case("tiny").text and own_case.in_use() is None
    from casebook.explore import own_view
    assert own_view.own_actors().text == own_case.NONE and own_view.own_chronology().text == own_case.NONE
    assert "no folder elsewhere" in own_case.use_case("elsewhere").text and "tiny" in own_case.use_case("elsewhere").text


def test_an_invented_case_draws_at_once_with_the_same_functions(place):
    tiny(begin("tiny"))
    own_case.use_case("tiny")
    from casebook.explore import own_view
    shown = own_view.own_actors()
    assert "Alandia – quarrel (against) – Borland" in shown.text and "The Bridge, ¶1" in shown.html and "data:image/png" in shown.html and "1 tie between" in shown.text
    model = own_view.OwnChronology(own_case.in_use())
    found = model.matching(period=model.first, scope="all")
    assert "2 events shown. 1 dated to the day, 0 to the month, 1 less exactly." in model.summary(found) and "dispute" not in model.summary(found)
    assert "Hatched" not in model.figure(found, model.first, "all") and "strip" not in model.figure(found, model.first, "all")
    from casebook.explore import chronology_view
    controls = chronology_view.panel(model).controls
    assert not {"war", "peace", "disputed"} & set(controls) and {"kind", "actor", "place"} <= set(controls)
    controls["scope"].value = "all"
    controls["pick"].value = "toll"
    assert "The Bridge, ¶1" in controls["card"].value and "A toll is taken" in controls["words"].value


def test_stages_are_worked_out_from_dates_and_one_strip_may_stand_alone(place):
    folder = begin("tiny")
    tiny(folder)
    proof = {"section": "bridge", "paragraph": "1", "quote": "they quarrelled", "precision": "range", "date_text": "then", "summary": "s", "mark": "1", "scheme": "war"}
    put(folder, "stages", {"stage": "first", "order": "1", "title": "First", "start": "1801-01", "end": "1802-12", **proof}, {"stage": "second", "order": "2", "title": "Second", "start": "1803", **proof | {"precision": "year"}})
    assert faults(folder) == [], faults(folder)
    own_case.use_case("tiny")
    from casebook.explore import chronology_view, own_view
    model = own_view.OwnChronology(own_case.in_use())
    assert [e["war_stage"] for e in model.rows] == ["first", "second"]
    assert [e["event"] for e in model.matching(period=model.first, scope="all", war="first")] == ["quarrel"]
    assert "a strip for the stages of the war" in model.figure(model.rows, model.first, "all") and "Hatched" in model.figure(model.rows, model.first, "all")
    assert "war" in chronology_view.panel(model).controls and "peace" not in chronology_view.panel(model).controls


# --- faults

def test_headings_of_a_public_text_carry_what_they_carry(place):
    folder = begin("belfast", "belfast-1998")
    assert faults(folder) == []
    headings = {row["title"] for row in rows(folder, "sections")}
    for table in ("actors", "places", "events", "relations"):
        for row in rows(folder, table):
            assert any(row["quote"] in title for title in headings), "its headings alone"


@pytest.mark.parametrize("table, column, value, words", [
    ("events", "kind", "politcs", ["tiny/events.csv row 2, kind", "'politcs' is not one of", "nearest: politics"]), ("events", "actors", "alandd", ["stands in no row of actors.csv; nearest: aland"]),
    ("events", "start", "May 1801", ["tiny/events.csv row 2, start", "write 1801-05 "]), ("events", "start", "02.05.1801", ["write 1801-05-02 or 1801-02-05 "]),
    ("events", "start", "15.08.2005", ["write 2005-08-15 (", "Text"]), ("events", "start", "1801-02-30", ["row 2, start", "the calendar has no such day"]), ("events", "start", "soon", ["is not a date here"]),
    ("events", "end", "1799-05-02", ["row 2, end", "lies before start"]), ("events", "precision", "year", ["row 2, precision", "says year, but the date is 1801-05-02"]),
    ("events", "precision", "undated", ["says undated, but there is a date"]), ("events", "section", "brigde", ["stands in no row of sections.csv; nearest: bridge"]),
    ("events", "title", "", ["title: is empty"]), ("events", "event", "CoHA 2002", ["write coha-2002"]), ("events", "paragraph", "4.0", ["write 4"]), ("events", "paragraph", "¶ 4", ["write 4"]),
    ("relations", "sign", "2", ["relations.csv row 2, sign"]), ("relations", "target", "borr", ["relations.csv row 2, target", "nearest: bor"]),
    ("places", "lat", "51,5", ["write 51.5"]), ("places", "lat", "151", ["more than 90"]), ("sections", "level", "1.5", ["not a whole number"])])
def test_a_fault_names_file_row_and_column_and_what_to_write(place, table, column, value, words):
    folder = begin("tiny")
    tiny(folder)
    change(folder, table, column, value)
    found = faults(folder)
    assert any(all(word in line for word in words) for line in found), found
    told = own_case.use_case("tiny")
    assert all(word in told.text for word in words) and "<li" in told.html


def test_a_nearest_word_is_named_only_when_it_is_near(place):
    folder = begin("tiny")
    tiny(folder)
    change(folder, "events", "kind", "peace treaty")
    assert "nearest" not in faults(folder)[0] and "agreement" in faults(folder)[0]


def test_names_that_stand_twice(place):
    folder = begin("tiny")
    tiny(folder)
    change(folder, "actors", "actor", "aland", "bor", "aland")
    assert faults(folder) == ["tiny/actors.csv row 4, actor: 'aland' stands in row 2 and row 4; each row needs a name of its own"]


def test_rows_are_counted_as_an_editor_counts_them_and_sorted_by_table(place):
    folder = begin("tiny")
    tiny(folder)
    change(folder, "events", "kind", "politics", "nonsense")
    change(folder, "actors", "kind", "nobody")
    lines = (folder / "events.csv").read_text(encoding="utf-8-sig").split("\n")
    lines[1] = lines[1].replace("A quarrel begins", '"A quarrel\nbegins"')
    (folder / "events.csv").write_text("\n".join([lines[0], "", ",,,,", *lines[1:]]), encoding="utf-8")
    found = faults(folder)
    assert [line.split(",")[0] for line in found] == ["tiny/actors.csv row 2", "tiny/events.csv row 6"], found


def test_what_people_and_spreadsheets_do_without_harm(place):
    folder = begin("tiny")
    tiny(folder)
    change(folder, "relations", "sign", "+1")
    change(folder, "events", "actors", "aland;bor ;gulls")
    text = (folder / "actors.csv").read_text(encoding="utf-8-sig")
    (folder / "actors.csv").write_text(text.replace(",", ";").replace("\n", ";\n").replace("actor;", "actor ;", 1), encoding="utf-8-sig")
    columns = list(rows(folder, "places")[0])
    order = [*columns[::-1], "note"]
    (folder / "places.csv").write_text(",".join(order) + "\r\n" + ",".join((rows(folder, "places")[0] | {"note": "x"})[c] for c in order) + "\r\n", encoding="utf-8")
    assert faults(folder) == []
    assert "the column 'note' is not of ours" in own_case.use_case("tiny").text
    case = own_case.in_use()
    assert case.table("relations")["sign"][0] == 1 and case.records("events")[0]["actors"] == "aland; bor; gulls" and len(case.table("actors")) == 3


@pytest.mark.parametrize("spoil, words", [
    (lambda t: t.replace("actor,name", "actor,names").encode(), ["tiny/actors.csv row 1", "'name' is missing", "'names' stands there"]),
    (lambda t: "\n".join(",".join(line.split(",")[:-1]) for line in t.splitlines()).encode(), ["'attribution' is missing; put it back as the last one"]),
    (lambda t: t.encode("utf-16"), ["not saved in UTF-8"]), (lambda t: b"", ["is empty: its first line must be actor,name"]),
    (lambda t: t.replace("an island", '"an island').encode(), ["quotation mark"]), (lambda t: t.replace("an island", "an island, far").encode(), ["row 2", "11 cells where 10 columns are"]),
    (lambda t: t.encode() + b" " * own_tables.LARGEST, ["larger than"])])
def test_files_as_people_spoil_them(place, spoil, words):
    folder = begin("tiny")
    tiny(folder)
    text = (folder / "actors.csv").read_text(encoding="utf-8-sig")
    (folder / "actors.csv").write_bytes(spoil(text))
    found = faults(folder)
    assert any(all(word in line for word in words) for line in found), found
    assert not any("data/" in line or "codec" in line for line in found)


def test_a_missing_column_hides_no_other_fault(place):
    folder = begin("tiny")
    tiny(folder)
    change(folder, "events", "kind", "nonsense")
    text = (folder / "events.csv").read_text(encoding="utf-8-sig")
    (folder / "events.csv").write_text(text.replace("attribution", "who"), encoding="utf-8")
    assert len(faults(folder)) == 2
    (folder / "datapackage.json").write_text("{")
    assert len(faults(folder)) == 2, "the description is for people"


def test_all_faults_are_listed_behind_a_line_and_escaped(place):
    folder = begin("tiny")
    tiny(folder)
    proof = rows(folder, "events")[0]
    put(folder, "events", *(proof | {"event": f"e{n}", "kind": f"<b>{n}</b>"} for n in range(30)))
    told = own_case.use_case("tiny")
    assert "30 things to mend" in told.text and told.text.count("is not one of") == 30
    assert "All 30" in told.html and "<b>" not in told.html and told.html.count("<li") == 35


@pytest.mark.parametrize("cell, found", [("15.08.2005", ["2005-08-15"]), ("8/15/2005", ["2005-08-15"]), ("3/4/2005", ["2005-04-03", "2005-03-04"]), ("2005-8-5", ["2005-08-05"]), ("2005/08", ["2005-08"]),
                                         ("15 August 2005", ["2005-08-15"]), ("Aug. 15, 2005", ["2005-08-15"]), ("2005-08-15 00:00:00", ["2005-08-15"]), ("31.02.2005", []), ("yesterday", [])])
def test_dates_as_people_write_them(cell, found):
    assert own_dates.suggested(cell) == found


def test_every_date_of_the_collection_agrees_with_its_precision():
    for table in ("events", "relations", "stages", "efforts"):
        for row in sources.records(table):
            assert own_dates.disagree(row) is None and not any(row[c] and own_dates.wrong(row[c]) for c in ("start", "end")), row


def test_a_spreadsheet_that_rewrites_the_dates_of_our_rows_does_not_make_them_the_readers(place):
    folder = begin()
    change(folder, "events", "start", "27/06/1997")
    change(folder, "events", "end", "6/27/1997")
    assert "only our worked rows" in own_case.use_case("my-case").text


# --- pictures

def test_periods_can_be_enlarged_and_years_stand_at_even_steps(place):
    from casebook.explore import own_view
    from casebook.figures import timeline
    event = lambda a: {"start": a, "end": a, "qualifier": "", "precision": "year"}
    assert list(own_view.periods([event("1976"), event("2003"), event("2006")])) == ["1976 to 2006", "1976 to 1979", "2000 to 2006"]
    assert list(own_view.periods([event("2003"), event("2005")])) == ["2003 to 2005", "2003", "2005"] and list(own_view.periods([event("1998")])) == ["1998"]
    for low, high in ((1976, 2006), (1801, 1999), (1000, 2000), (1989, 2010), (1940, 2010), (2003, 2005)):
        years = timeline.ticks(range(low, high + 1))
        assert len({b - a for a, b in zip(years, years[1:])}) <= 1 and 1 < len(years) <= 13, years
    assert timeline.ticks(range(1940, 2011)) == list(range(1940, 2011, 10)), "as lesson 01 has them"


def test_the_last_day_is_not_cut_and_the_key_holds_only_what_can_be_seen(place):
    folder = begin("tiny")
    tiny(folder)
    change(folder, "events", "start", "1801-05-02", "1803-12-30")
    change(folder, "events", "end", "1801-05-02", "1803-12-30")
    change(folder, "events", "precision", "day", "day")
    change(folder, "events", "qualifier", "", "")
    own_case.use_case("tiny")
    from casebook.explore import own_view
    model = own_view.OwnChronology(own_case.in_use())
    made = model.timeline(model.events, model.periods[model.first])
    low, high = made.axes.get_xlim()
    assert low < 1801 and all(m["middle"] + 7 * (high - low) / 560 < high for m in made.marks)
    assert model.key() == {"day", "chosen", "left out"}


def test_lines_end_clear_of_boxes_and_signs_lie_apart():
    from casebook.figures import circle, paths
    names = {f"a{n}": f"Organisation of number {n}" for n in range(9)}
    ties = [("a0", "a1", 1), ("a0", "a1", -1), ("a1", "a0", -1), *((f"a{n}", f"a{(n * 4 + 1) % 9}", n % 3 - 1) for n in range(9))]
    boxes = circle.layout(names, ties)
    lines = circle.curves(boxes, ties)
    assert len(lines) == len({t for t in ties if t[0] != t[1]})
    spots = list(paths.spread(lines, boxes).values())
    for (source, target, _), points in lines.items():
        start, end = paths.visible(points, boxes[source], boxes[target])
        for t in (start, end):
            assert not any(paths.inside(paths.at(points, t), box, 1) for box in boxes.values())
        shown = paths.part(points, start, end)
        for have, want in zip((shown[0], paths.at(shown, 0.5), shown[2]), (paths.at(points, t) for t in (start, (start + end) / 2, end))):
            assert paths.far(have, want) < 0.5
    assert all(paths.far(p, q) > 16 for n, p in enumerate(spots) for q in spots[:n]) and not any(paths.inside(p, box, 9) for p in spots for box in boxes.values())
    for n in range(1, circle.MOST + 1):
        placed = list(circle.layout({f"a{i}": "Government of the United Kingdom" for i in range(n)}, []).values())
        assert not any(abs(a[0] - b[0]) < (a[2] + b[2]) / 2 and abs(a[1] - b[1]) < (a[3] + b[3]) / 2 for i, a in enumerate(placed) for b in placed[:i]), n
        assert all(x - w / 2 > 0 and x + w / 2 < circle.WIDTH and y - h / 2 > 0 and y + h / 2 < 515 for x, y, w, h in placed)


@pytest.mark.parametrize("name, lines", [("Government of the United Kingdom", ["Government of", "the United", "Kingdom"]), ("A", ["A"]), ("Donaudampfschifffahrt", ["Donaudampfschiff…"]), ("one two three four five six seven eight nine ten", None)])
def test_names_in_boxes(name, lines):
    from casebook.figures import circle
    assert lines is None or circle.wrapped(name) == lines
    assert len(circle.wrapped(name)) <= 3


# --- the capstone's own words

def test_exemplars_of_the_memo_carry_places_as_the_collection_gives_them():
    import re

    from casebook import questions
    places = {sources.place(r["section"], str(n)) for r in sources.records("sections") for n in range(1, 20)}
    for name in ("capstone.x-three-sentences", "capstone.x-memo"):
        for one in questions.question(name).parts:
            cited = re.findall(r"\(([^()]*¶[^()]*)\)", one.text)
            assert len(cited) >= (3 if "three" in name else 6) and set(cited) <= places, set(cited) - places


def test_no_stored_page_says_that_a_passage_cannot_be_shown():
    for path in [*ROOT.glob("notebooks/*.ipynb"), *ROOT.glob("exercises/**/*.ipynb")]:
        assert "cannot be shown" not in path.read_text(encoding="utf-8"), path
