"""A course that uses nbgrader can release, collect and grade the exercises as they are. With nbgrader itself."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))
HOME = Path(os.environ.get("CASEBOOK_NBGRADER", ""))
NAME = "01_chronology"


@pytest.fixture
def run(tmp_path):
    if not (HOME / "nbgrader").is_dir():
        pytest.fail("no nbgrader: run with python3 tests, which installs it beside .venv")
    env = {key: value for key, value in os.environ.items() if key != "CASEBOOK_ANSWERS"}  # in a course the answers stand beside the notebook
    env |= {"PYTHONPATH": os.pathsep.join([str(HOME), str(ROOT / "notebooks")]), "HOME": str(tmp_path),
            "PATH": os.pathsep.join([str(HOME / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])}

    def go(*arguments):
        done = subprocess.run([sys.executable, "-m", "nbgrader", *arguments], cwd=tmp_path / "course", env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return done.stdout + done.stderr
    return go


@pytest.mark.slow
def test_released_collected_and_graded_by_nbgrader_itself(tmp_path, run):
    from casebook import handin, progress
    from casebook.classroom import rehearsal

    source = tmp_path / "course" / "source" / "week1"
    source.mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / f"{NAME}.ipynb", source)
    run("generate_assignment", "week1", "--create")
    released = tmp_path / "course" / "release" / "week1" / f"{NAME}.ipynb"
    assert "solution" not in json.dumps([c["metadata"].get("tags", []) for c in json.loads(released.read_text(encoding="utf-8"))["cells"]])

    asked = progress.of(NAME)
    given = handin.read(next(rehearsal.invent(tmp_path / "invented", 1, only=[NAME]).glob("*.json"))).workbooks[NAME]
    done = [q.id for q in asked if q.id in given["answers"]]
    assert len(done) >= 3
    for student, book in (("fern", given), ("moss", None)):
        folder = tmp_path / "course" / "submitted" / student / "week1"
        (folder / "answers").mkdir(parents=True)
        shutil.copy(released, folder)
        if book:
            (folder / "answers" / f"{NAME}.json").write_text(json.dumps(book), encoding="utf-8")
    run("autograde", "week1")
    with sqlite3.connect(tmp_path / "course" / "gradebook.db") as base:
        rows = base.execute("select s.student_id, g.auto_score from grade g join submitted_notebook n on g.notebook_id = n.id "
                            "join submitted_assignment s on n.assignment_id = s.id").fetchall()
    assert dict(rows) == {"fern": float(len(done)), "moss": 0.0}


def test_every_exercise_is_marked_for_nbgrader():
    for path in sorted((ROOT / "exercises").glob("[0-9]*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        marks = [c["metadata"]["nbgrader"] for c in cells if "nbgrader" in c["metadata"]]
        graded = [m for m in marks if m["grade"]]
        assert len({m["grade_id"] for m in marks}) == len(marks) and len(graded) == 1, path
        assert graded[0]["points"] == sum("ask-" in m["grade_id"] for m in marks) >= (3 if path.name.startswith("09") else 8), path
