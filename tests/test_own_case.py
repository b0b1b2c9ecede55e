"""A case of the reader's own: blank tables, a tiny invented one, and one begun from the headings of a real text."""
import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from casebook import own_case, sources  # noqa: E402


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path / "my-copy" / "answers"))
    yield tmp_path / "my-copy" / "answers"
    sources.use(ROOT / "data")


def rows(folder, table):
    """The rows of a table as dicts."""
    names, *found = sources.rows(folder / f"{table}.csv")
    return [dict(zip(names, row)) for row in found]


def put(folder, table, *rows):
    """Replace the rows of a table. Rows are dicts; what is not named stays empty."""
    path = folder / f"{table}.csv"
    with open(path, encoding="utf-8-sig", newline="") as file:
        columns = next(csv.reader(file))
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


def tiny(folder):
    """Two invented islands that quarrel about a bridge."""
    proof = {"section": "bridge", "paragraph": "1", "quote": "they quarrelled about the bridge"}
    for table in own_case.TABLES:
        put(folder, table)
    put(folder, "sections", {"section": "bridge", "title": "The Bridge", "short": "The Bridge", "level": "1"})
    put(folder, "actors", {"actor": "aland", "name": "Alandia", "kind": "state body", "role": "an island", **proof}, {"actor": "bor", "name": "Borland", "kind": "state body", "role": "another", **proof},
        {"actor": "gulls", "name": "The Gulls", "kind": "group", "role": "those who watch", **proof})
    put(folder, "places", {"place": "strait", "name": "The Strait", "kind": "region", **proof})
    put(folder, "events", {"event": "quarrel", "start": "1801-05-02", "end": "1801-05-02", "precision": "day", "date_text": "2 May 1801", "title": "A quarrel begins", "kind": "politics", "actors": "aland; bor", "places": "strait", "weight": "key", **proof},
        {"event": "toll", "start": "1803", "precision": "year", "qualifier": "since", "date_text": "since 1803", "title": "A toll is taken", "kind": "society", "actors": "bor", "weight": "detail", **proof})
    put(folder, "relations", {"relation_id": "against", "source": "aland", "target": "bor", "relation": "quarrel", "sign": "-1", "start": "1801-05", "end": "1801-05", "precision": "month", **proof})


def in_a_notebook(code, place):
    """Run lines in a process of its own: `use_case` changes what everything reads. Out: its output."""
    done = subprocess.run([sys.executable, "-c", "from casebook import *\n" + code], env=os.environ | {"PYTHONPATH": str(ROOT / "notebooks")}, capture_output=True, text=True, cwd=place.parents[1])
    return done.stdout, done.stderr


def test_blank_tables_have_a_worked_row_and_no_fault_and_are_never_written_over(place):
    folder = own_case.begin()
    assert own_case.faults(folder) == [] and (folder / "README.md").is_file()
    for table in own_case.TABLES:
        assert len(rows(folder, table)) >= 1, table
    (folder / "events.csv").write_text("mine", encoding="utf-8")
    own_case.begin()
    assert (folder / "events.csv").read_text(encoding="utf-8") == "mine"
    for bad in ("../x", "", "My Case"):
        with pytest.raises(sources.CasebookError):
            own_case.begin(bad)


def test_an_invented_case_draws_at_once_with_the_same_functions(place):
    tiny(own_case.begin("tiny"))
    assert own_case.faults(place / "tiny") == []
    out, err = in_a_notebook("print(use_case('tiny'))\nfrom casebook.explore import own_view\nprint(own_view.own_actors())\nexplore.own_chronology()\nprint(key_events(1800, 1810))", place)
    assert "3 actors, 1 places, 2 events" in out and "Alandia against Borland" in out and "Timeline of your case. 2 events shown. 1 dated to the day" in out and "A quarrel begins" in out, out + err
    sources.use(place / "tiny")
    from casebook.explore import chronology_view, own_view
    html = own_view.own_actors().html
    assert "The Bridge, ¶1" in html and "data:image/png" in html
    model = chronology_view.Chronology()
    assert own_view.span(model.rows) == (1801, 1803)


def test_a_case_begun_from_the_headings_of_a_public_text(place):
    folder = own_case.begin("belfast", "belfast-1998")
    assert own_case.faults(folder) == []
    out, err = in_a_notebook("print(use_case('belfast'))\nfrom casebook.explore import own_view\nprint(own_view.own_actors())\nexplore.own_chronology()", place)
    assert "12 sections, 2 actors" in out and "Government of the United Kingdom with Government of Ireland" in out and "3 events shown. 0 dated to the day, 0 to the month, 1 less exactly. 2 have no date" in out, out + err
    headings = {row["title"] for row in rows(folder, "sections")}
    for table in ("actors", "places", "events", "relations"):
        for row in rows(folder, table):
            assert any(row["quote"] in title for title in headings), "its headings alone"
    with pytest.raises(sources.CasebookError, match="belfast-1998"):
        own_case.begin("x", "belfast-1989")


@pytest.mark.parametrize("table, change, words", [
    ("events", {"kind": "batle"}, ["events.csv row 2, kind", "'batle' is not one of"]), ("events", {"actors": "alandd"}, ["stands in no row of actors.csv; nearest: aland"]),
    ("events", {"start": "May 1801"}, ["events.csv row 2, start", "has not the form"]), ("events", {"section": "brigde"}, ["stands in no row of sections.csv; nearest: bridge"]),
    ("events", {"title": ""}, ["title: is empty"]), ("relations", {"sign": "2"}, ["relations.csv row 2, sign"]),
    ("relations", {"target": "borr"}, ["relations.csv row 2, target", "nearest: bor"])])
def test_a_fault_names_file_row_and_column(place, table, change, words):
    folder = own_case.begin("tiny")
    tiny(folder)
    first, *others = rows(folder, table)
    put(folder, table, first | change, *others)
    found = own_case.faults(folder)
    assert any(all(word in line for word in words) for line in found), found
    with pytest.raises(sources.CasebookError) as error:
        own_case.use_case("tiny")
    assert "\n" not in str(error.value)


def test_files_as_people_spoil_them(place):
    folder = own_case.begin("tiny")
    tiny(folder)
    text = (folder / "actors.csv").read_text(encoding="utf-8-sig")
    (folder / "actors.csv").write_text(text.replace(",", ";"), encoding="utf-8-sig")
    assert own_case.faults(folder) == [], "a spreadsheet's semicolons"
    out, err = in_a_notebook("print(use_case('tiny'))\nprint(len(table('actors')))", place)
    assert "3 actors" in out and out.rstrip().endswith("3"), out + err
    (folder / "actors.csv").write_text(text.replace("actor,name", "actor,names"), encoding="utf-8")
    assert any("the columns are not those" in line for line in own_case.faults(folder))
    (folder / "actors.csv").write_bytes(text.encode("utf-16"))
    assert any("cannot be read" in line for line in own_case.faults(folder))
    (folder / "datapackage.json").write_text("{")
    assert "begin_case" in own_case.faults(folder)[0]
    assert json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))["name"]
