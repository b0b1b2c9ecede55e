"""The data are found, typed, cited; every mistake is one line that names thing, place and nearest names."""

import subprocess
import sys

import pytest
from casebook import sources
from casebook.case import Case


@pytest.fixture
def broken(tmp_path):
    """A function that reads a table of one's own making as a Case; `broken.folder` is where it stands."""
    import json

    def read(name, text, fields):
        read.folder.mkdir(exist_ok=True)
        (read.folder / f"{name}.csv").write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        package = {"resources": [{"name": name, "path": f"{name}.csv", "format": "csv", "schema": {"fields": fields}}]}
        (read.folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
        return Case(read.folder).table(name)

    read.folder = tmp_path / "data"
    return read


FIELDS = [{"name": "id", "type": "string"}, {"name": "n", "type": "integer"}]


def test_types_come_from_the_package():
    sections = sources.table("sections")
    assert str(sections["page_from"].dtype) == "Int64"
    assert (sources.table("events")["attribution"] == "").any()


def test_a_table_is_a_copy():
    mine = sources.table("sections")
    mine.loc[0, "section"] = "changed"
    assert sources.table("sections").iloc[0]["section"] == "cover"


@pytest.mark.parametrize("ask, wrong, near", [
    (sources.table, "evnts", "events"), (lambda n: sources.row("events", n), "khojand-sesion", "khojand-session"),
    (lambda n: sources.row("excerpts", n), "first-blod", "first-blood"), (sources.entity, "Rahmonof", "Rahmonov"),
    (lambda n: sources.place(n, "1"), "stage-11", "stage-1"),
])
def test_unknown_names_list_the_nearest_in_one_line(ask, wrong, near):
    with pytest.raises(sources.UnknownName) as e:
        ask(wrong)
    assert near in str(e.value) and "\n" not in str(e.value)
    assert e.value._render_traceback_() == [f"UnknownName: {e.value}"]


@pytest.mark.parametrize("text, parts", [
    ("id,n\na,1\nb,x\n", ["data/t.csv", "row 3", "'n'", "'x'"]), ("id,n\na,1,2\n", ["data/t.csv", "row 2", "3 cells"]),
    ("id,m\na,1\n", ["data/t.csv", "row 1", "'m'"]), (b"id,n\n\xff,1\n", ["data/t.csv", "UTF-8"]), ('id,n\n"a,1\n', ["data/t.csv"]), ("", ["data/t.csv", "row 1"]),
])
def test_a_malformed_table_names_file_row_and_column(broken, text, parts):
    with pytest.raises(sources.DataFault) as e:
        broken("t", text, FIELDS)
    assert all(p in str(e.value) for p in parts) and "\n" not in str(e.value)


def test_a_missing_table_and_a_package_that_is_not_json(broken):
    assert len(broken("t", "id,n\na,\n", FIELDS)) == 1
    (broken.folder / "t.csv").unlink()
    with pytest.raises(sources.DataFault, match="git checkout"):
        Case(broken.folder).table("t")
    (broken.folder / "datapackage.json").write_text("{", encoding="utf-8")
    with pytest.raises(sources.DataFault, match="data/datapackage.json"):
        Case(broken.folder).table("t")


def test_citations():
    assert sources.cite({"section": "stage-2", "paragraph": "4"}) == "Peace efforts, Stage II, ¶4, pp. 24–26"
    assert sources.cite({"section": "ideology", "paragraph": "fn9"}).startswith("Ideological Factor, footnote 9, pp.")
    assert sources.place("atrocities", "h") == "Atrocities and Repressions, heading, p. 12"


def test_speaker_is_never_empty():
    assert sources.speaker({"attribution": ""}) == "the authors"
    assert sources.speaker({"attribution": "opposition sources"}) == "opposition sources"


def test_one_value_among_several():
    events = sources.table("events")
    found = sources.having(events, "actors", "uto")
    assert len(found) and all("uto" in cell.split("; ") for cell in found["actors"])


@pytest.mark.parametrize("spelling, entity", [("Rahmon", "rahmonov"), ("MAKHKAMOV", "mahkamov"), ("kurghonteppa", "kurgan-tube-city"), ("Эмомалӣ Раҳмон", "rahmonov")])
def test_any_spelling_finds_its_entity(spelling, entity):
    assert entity in set(sources.entity(spelling)["entity"])


def test_discrepancies_of_an_event():
    register = sources.table("discrepancies")
    named = next(e for cell in register["events"] for e in sources.split(cell))
    assert len(sources.discrepancies_of({"event": named}))
    assert sources.discrepancies_of({"event": "no-such-event"}).empty


def test_import_is_cheap():
    """Importing casebook loads none of the heavy libraries."""
    code = "import sys, casebook; print([m for m in ('pandas', 'matplotlib', 'ipywidgets', 'IPython') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip() == "[]"


def test_data_are_found_from_any_folder(tmp_path):
    code = "import casebook; print(len(casebook.table('sections')))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True).stdout
    assert int(out) == len(sources.table("sections"))
