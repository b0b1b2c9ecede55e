"""my-copy/: nothing of a learner's is ever lost, everything untouched is kept fresh."""

import json

import pytest

from launcher import copies
from launcher.errors import Trouble


def notebook(*texts, outputs=(), **metadata):
    cells = [{"cell_type": "code", "source": text.splitlines(keepends=True), "metadata": {}, "outputs": list(outputs),
              "execution_count": len(outputs) or None} for text in texts]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}).encode("utf-8")


@pytest.fixture
def place(tmp_path):
    """A repository with two lessons and two exercises, one of them the instructor's."""
    for name in ("notebooks", "exercises", "exercises/instructor"):
        (tmp_path / name).mkdir()
    (tmp_path / "notebooks" / "00_start_here.ipynb").write_bytes(notebook("start"))
    (tmp_path / "notebooks" / "01_chronology.ipynb").write_bytes(notebook("Хуҷанд, 1992", "second"))
    (tmp_path / "exercises" / "01_chronology.ipynb").write_bytes(notebook("exercise"))
    (tmp_path / "exercises" / "instructor" / "01_solution.ipynb").write_bytes(notebook("secret"))
    return tmp_path


def refresh(place):
    return copies.Copy(place / "my-copy").refresh(copies.sources(place))


def edit(place, content, name="01_chronology.ipynb"):
    (place / "notebooks" / name).write_bytes(content)


def mine(place, name="01_chronology.ipynb"):
    return place / "my-copy" / name


def test_first_copy_has_lessons_exercises_answers_and_no_solutions(place):
    lines = refresh(place)
    found = {str(path.relative_to(place / "my-copy").as_posix()) for path in (place / "my-copy").rglob("*")}
    assert found == {"00_start_here.ipynb", "01_chronology.ipynb", "exercises", "exercises/01_chronology.ipynb", "answers", ".editions.json"}
    assert lines == ["3 notebooks copied or refreshed in my-copy/."]


def test_a_second_run_touches_nothing(place):
    refresh(place)
    before = {path: path.stat().st_mtime_ns for path in (place / "my-copy").rglob("*") if path.is_file()}
    assert refresh(place) == []
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_an_untouched_copy_is_refreshed(place):
    refresh(place)
    edit(place, notebook("new"))
    assert refresh(place) == ["1 notebook copied or refreshed in my-copy/."]
    assert mine(place).read_bytes() == notebook("new")


def test_running_a_notebook_is_no_change_and_keeps_its_outputs(place):
    refresh(place)
    ran = notebook("Хуҷанд, 1992", "second", outputs=[{"output_type": "stream", "name": "stdout", "text": "x"}], kernelspec={"name": "python3"})
    mine(place).write_bytes(ran)
    assert refresh(place) == []
    assert mine(place).read_bytes() == ran
    edit(place, notebook("new"))
    refresh(place)
    assert mine(place).read_bytes() == notebook("new")


def test_a_changed_copy_stays_and_the_new_edition_arrives_beside_it_once(place):
    refresh(place)
    mine(place).write_bytes(notebook("my own words"))
    assert refresh(place) == []
    edit(place, notebook("new"))
    (line,) = refresh(place)
    assert "01_chronology.ipynb" in line and "01_chronology.new-edition.ipynb" in line
    assert mine(place).read_bytes() == notebook("my own words")
    assert mine(place, "01_chronology.new-edition.ipynb").read_bytes() == notebook("new")
    mine(place, "01_chronology.new-edition.ipynb").unlink()
    assert refresh(place) == []
    assert not mine(place, "01_chronology.new-edition.ipynb").exists()


def test_an_untouched_new_edition_is_replaced_and_a_changed_one_is_not(place):
    refresh(place)
    mine(place).write_bytes(notebook("mine"))
    edit(place, notebook("two"))
    refresh(place)
    edit(place, notebook("three"))
    refresh(place)
    second = mine(place, "01_chronology.new-edition.ipynb")
    assert second.read_bytes() == notebook("three")
    second.write_bytes(notebook("mine as well"))
    edit(place, notebook("four"))
    (line,) = refresh(place)
    assert "new-edition-2" in line
    assert second.read_bytes() == notebook("mine as well")
    assert mine(place, "01_chronology.new-edition-2.ipynb").read_bytes() == notebook("four")
    assert mine(place).read_bytes() == notebook("mine")


def test_a_change_taken_back_lets_new_editions_in_again(place):
    refresh(place)
    mine(place).write_bytes(notebook("mine"))
    edit(place, notebook("two"))
    refresh(place)
    mine(place).write_bytes(notebook("Хуҷанд, 1992", "second"))
    edit(place, notebook("three"))
    refresh(place)
    assert mine(place).read_bytes() == notebook("three")


def test_a_deleted_copy_comes_back_and_own_notebooks_are_left_alone(place):
    refresh(place)
    mine(place).unlink()
    mine(place, "mine.ipynb").write_bytes(b"anything")
    refresh(place)
    assert mine(place).exists()
    assert mine(place, "mine.ipynb").read_bytes() == b"anything"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"cells": 3}', b'{"cells": [1]}', b"\xff\xfe", b"[" * 100_000])
def test_an_unreadable_copy_counts_as_changed(place, content):
    refresh(place)
    mine(place).write_bytes(content)
    edit(place, notebook("new"))
    (line,) = refresh(place)
    assert "stays as it is" in line
    assert mine(place).read_bytes() == content


@pytest.mark.parametrize("manifest", [None, "", "[]", '{"files": 3}', '{"files": {"01_chronology.ipynb": 3}}'])
def test_without_a_readable_manifest_a_difference_counts_as_the_learners(place, manifest):
    refresh(place)
    path = mine(place, ".editions.json")
    path.unlink() if manifest is None else path.write_text(manifest, encoding="utf-8")
    mine(place).write_bytes(notebook("mine"))
    (line,) = refresh(place)
    assert "stays as it is" in line
    assert mine(place).read_bytes() == notebook("mine")


def test_an_unreadable_lesson_is_told_and_left_out(place):
    edit(place, b"<<<<<<< HEAD")
    lines = refresh(place)
    assert any("git checkout -- 01_chronology.ipynb" in line for line in lines)
    assert not mine(place).exists()


def test_an_edition_is_its_cells():
    plain = copies.edition(notebook("a"))
    assert plain == copies.edition(notebook("a", language_info={"name": "python"}))
    assert plain == copies.edition(notebook("a\r\n"))
    assert plain != copies.edition(notebook("a", "b"))
    cell = {"cell_type": "markdown", "source": "a", "metadata": {}}
    without = json.dumps({"cells": [cell]}).encode()
    with_picture = json.dumps({"cells": [cell | {"attachments": {"x.png": {"image/png": "AA=="}}}]}).encode()
    assert len({plain, copies.edition(without), copies.edition(with_picture)}) == 3


def test_a_failed_write_leaves_the_old_file(place, monkeypatch):
    refresh(place)
    old = mine(place).read_bytes()
    edit(place, notebook("new"))

    def full(*_):
        raise OSError(28, "No space left on device", "/x")

    monkeypatch.setattr(copies.os, "fsync", full)
    with pytest.raises(Trouble, match="disk is full at /x"):
        refresh(place)
    assert mine(place).read_bytes() == old
    assert not [path for path in (place / "my-copy").iterdir() if path.suffix == ".tmp"]


NAMES = ["00_start_here.ipynb", "01_chronology.ipynb", "exercises/01_chronology.ipynb", "exercises/09_capstone.ipynb"]


@pytest.mark.parametrize("asked, found", [
    ("01", "01_chronology.ipynb"), ("01_chronology", "01_chronology.ipynb"), ("01_chronology.ipynb", "01_chronology.ipynb"),
    ("my-copy/01_chronology.ipynb", "01_chronology.ipynb"), ("chronology", "01_chronology.ipynb"), ("start_here", "00_start_here.ipynb"),
    ("exercises/01", "exercises/01_chronology.ipynb"), ("exercises\\01_chronology", "exercises/01_chronology.ipynb"),
    ("09", "exercises/09_capstone.ipynb"), ("my-copy/exercises/09_capstone.ipynb", "exercises/09_capstone.ipynb")])
def test_names_a_person_would_write(asked, found):
    assert copies.find(asked, NAMES) == found


@pytest.mark.parametrize("asked, near", [("01_cronology", "01_chronology"), ("capston", "09_capstone"), ("zzz", "00_start_here"), ("", "00_start"), ("exercises/", "exercises/")])
def test_an_unknown_name_lists_the_nearest_in_one_line(asked, near):
    with pytest.raises(Trouble) as caught:
        copies.find(asked, NAMES)
    assert near in str(caught.value) and "\n" not in str(caught.value)


def test_reset_puts_a_fresh_copy_beside_and_never_over(place):
    refresh(place)
    mine(place).write_bytes(notebook("mine"))
    found = copies.sources(place)
    assert copies.reset(place / "my-copy", found, "01") == "01_chronology.fresh.ipynb"
    assert copies.reset(place / "my-copy", found, "01") == "01_chronology.fresh-2.ipynb"
    assert copies.reset(place / "my-copy", found, "exercises/01") == "exercises/01_chronology.fresh.ipynb"
    assert mine(place).read_bytes() == notebook("mine")
    assert mine(place, "01_chronology.fresh-2.ipynb").read_bytes() == found["01_chronology.ipynb"].read_bytes()


def test_reset_without_a_copy_makes_the_copy_itself(place):
    assert copies.reset(place / "my-copy", copies.sources(place), "00") == "00_start_here.ipynb"


def test_links_follow_to_where_the_copies_stand(place):
    edit(place, notebook("[the exercises](../exercises/01_chronology.ipynb)"))
    (place / "exercises" / "01_chronology.ipynb").write_bytes(notebook("[the lesson](../notebooks/01_chronology.ipynb)"))
    refresh(place)
    assert b"](exercises/01_chronology.ipynb)" in mine(place).read_bytes()
    assert b"](../01_chronology.ipynb)" in mine(place, "exercises/01_chronology.ipynb").read_bytes()
    assert refresh(place) == []
    copies.reset(place / "my-copy", copies.sources(place), "01")
    assert b"](exercises/" in mine(place, "01_chronology.fresh.ipynb").read_bytes()


def test_a_teacher_also_gets_the_pack_and_a_learner_does_not(place):
    pack = place / "exercises" / "instructor"
    pack.mkdir(parents=True, exist_ok=True)
    (pack / "01_chronology.ipynb").write_bytes((place / "exercises" / "01_chronology.ipynb").read_bytes())
    (pack / "01_note.md").write_text("[lesson](../../notebooks/01_chronology.ipynb)", encoding="utf-8")
    refresh(place)
    assert not (place / "my-copy" / "instructor").exists() and not (place / "my-copy" / "class").exists()
    copies.Copy(place / "my-copy").refresh(copies.sources(place, teach=True))
    assert (place / "my-copy" / "class").is_dir()  # class results look there
    note = place / "my-copy" / "instructor" / "01_note.md"
    assert note.read_text(encoding="utf-8") == "[lesson](../01_chronology.ipynb)" and (note.parent / "01_chronology.ipynb").is_file()
    note.write_text("my own plan", encoding="utf-8")
    (pack / "01_note.md").write_text("new edition", encoding="utf-8")
    lines = copies.Copy(place / "my-copy").refresh(copies.sources(place, teach=True))
    assert note.read_text(encoding="utf-8") == "my own plan" and (note.parent / "01_note.new-edition.md").read_text(encoding="utf-8") == "new edition" and len(lines) == 1
