"""The committed notebooks: run in order, nothing broken stored, readable before they are run, and true to the library."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import execute
import pytest

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = execute.committed()
NAMES = [p.relative_to(ROOT).as_posix() for p in NOTEBOOKS]
LESSONS = [p for p in NOTEBOOKS if p.parent.name == "notebooks"]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def text(cell):
    return "".join(cell["source"])


def markdown(notebook):
    return [text(c) for c in notebook["cells"] if c["cell_type"] == "markdown"]


def unfit(notebook):
    """Why a notebook must not be committed as it is, one line each."""
    code = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    if [c["execution_count"] for c in code] != list(range(1, len(code) + 1)):
        yield "not executed in order from a fresh kernel"
    for n, c in enumerate(code, 1):
        for o in c["outputs"]:
            if o["output_type"] in ("error", "stream"):
                yield f"code cell {n} stores {o['output_type']} output"
            data = o.get("data", {})
            if execute.VIEW in data:
                yield f"code cell {n} stores a widget view"
            if "image/png" in data:
                yield f"code cell {n} stores a picture without words"
        if len(text(c).splitlines()) > 4:
            yield f"code cell {n} is longer than four lines"
    if "widgets" in notebook["metadata"] or notebook["metadata"].get("kernelspec", {}).get("name") != "python3":
        yield "metadata hold widgets or another kernel than python3"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_fit_to_be_committed(path):
    assert list(unfit(read(path))) == []


@pytest.mark.parametrize("spoil", [
    lambda nb: nb["cells"][1].update(execution_count=None), lambda nb: nb["cells"][1].update(execution_count=7),
    lambda nb: nb["cells"][1]["outputs"].append({"output_type": "error"}), lambda nb: nb["cells"][1]["outputs"].append({"output_type": "display_data", "data": {execute.VIEW: {}}}),
    lambda nb: nb["cells"][1].update(source="a\n" * 5), lambda nb: nb["metadata"].update(widgets={}),
])
def test_the_guard_catches_what_it_should(spoil):
    notebook = {"metadata": {"kernelspec": {"name": "python3"}}, "cells": [{"cell_type": "markdown", "source": "# a"}, {"cell_type": "code", "source": "1", "execution_count": 1, "outputs": []}]}
    assert list(unfit(notebook)) == []
    spoil(notebook)
    assert len(list(unfit(notebook))) == 1


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_headings_links_and_plain_words(path):
    notebook = read(path)
    pages = "\n\n".join(markdown(notebook))
    levels = [len(m) for m in re.findall(r"^(#+) ", pages, re.M)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(b - a <= 1 for a, b in zip(levels, levels[1:])), levels
    for words, target in re.findall(r"\[([^\]]+)\]\(([^)]+)\)", pages):
        assert len(words) > 3
        if not target.startswith("http"):
            assert (path.parent / target).resolve().is_file(), target
    assert "<img" not in pages and "![" not in pages


@pytest.mark.parametrize("path", LESSONS, ids=[p.name for p in LESSONS])
def test_a_lesson_has_its_fixed_parts_in_order(path):
    pages = "\n".join(markdown(read(path)))
    parts = ["**The question of this lesson.**", "**After it you will be able to**", "**Time.**", "**To read before.**", "## Round 1", "**What the case does not say.**", "## Key points", "## To discuss"]
    places = [pages.find(p) for p in parts]
    assert -1 not in places and places == sorted(places), dict(zip(parts, places))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=NAMES)
def test_quotations_in_the_prose_are_verbatim(path):
    """Quoted words followed by a citation stand in the paragraph that the citation names."""
    import casetext
    from casebook import sources

    fingerprints = casetext.Fingerprints(ROOT / "tests" / "fingerprints.txt")
    shorts = {s["short"]: s["section"] for s in sources.table("sections").to_dict("records")}
    for quote, where, paragraph, pages in re.findall(r"“([^”]{30,})” \(([^¶()]+), ¶(\d+), (pp?\. [\d–]+)\)", "\n".join(markdown(read(path)))):
        assert fingerprints.fault(quote, shorts[where], paragraph) is None, quote
    for where, paragraph, pages in re.findall(r"\(([A-Z][^¶()]+), ¶(\d+)[^()]*?, (pp?\. [\d–]+)\)", "\n".join(markdown(read(path)))):
        assert sources.place(shorts[where], paragraph).endswith(pages), (where, pages)


def test_the_answers_of_nobody_are_stored():
    for path in NOTEBOOKS:
        assert "Saved " not in path.read_text(encoding="utf-8"), path


def test_learners_exercises_are_made_from_the_worked_ones():
    done = subprocess.run([sys.executable, str(ROOT / "exercises"), "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_drift_and_a_solution_in_a_learners_copy_are_caught(tmp_path):
    import importlib.util

    spec = importlib.util.spec_from_file_location("exercises_main", ROOT / "exercises" / "__main__.py")
    exercises = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(exercises)
    worked = read(ROOT / "exercises" / "instructor" / "01_chronology.ipynb")
    made = exercises.learners(worked)
    assert made == read(ROOT / "exercises" / "01_chronology.ipynb")
    assert any("solution" in c["metadata"].get("tags", []) for c in worked["cells"])
    assert not any("solution" in c["metadata"].get("tags", []) or "worked(" in text(c) for c in made["cells"])
    worked["cells"][0]["source"] = ["another"]
    assert exercises.learners(worked) != made


def test_no_feedback_of_the_bank_stands_in_a_learners_notebook():
    from casebook import questions

    pages = {p: p.read_text(encoding="utf-8") for p in NOTEBOOKS if p.parent.name != "instructor"}
    for q in questions.bank().values():
        secrets = [q.feedback, *(getattr(p, "feedback", "") for p in q.parts), *(getattr(p, "notes", "") for p in q.parts)]
        for secret in filter(None, secrets):
            for p, page in pages.items():
                assert json.dumps(secret, ensure_ascii=False)[1:-1] not in page, (p.name, q.id)


def test_every_question_of_the_bank_is_asked_and_the_bank_is_sound():
    from casebook import questions

    assert questions.check_bank() == []
    pages = "".join(p.read_text(encoding="utf-8") for p in NOTEBOOKS)
    assert [q for q in questions.bank() if f'ask(\\"{q}\\")' not in pages] == []
    for lesson in [p.stem for p in LESSONS]:
        own = [q for q in questions.of_lesson(lesson) if ".x-" not in q.id]
        assert len(own) >= 8 - lesson.startswith("00") * 4 and len({q.kind for q in own}) >= 4, lesson
        exercises = [q for q in questions.of_lesson(lesson) if ".x-" in q.id]
        assert not exercises or len(exercises) >= 8 and len({q.kind for q in exercises}) >= 4, lesson


def test_the_place_of_the_right_option_tells_nothing():
    """Of the questions with one right option, no place holds it in more than two of five."""
    from collections import Counter

    from casebook import paper, questions

    places = Counter(letter for q in questions.bank().values() if q.kind == "choice" and not q.open for letter, part in paper.lettered(q) if part.right)
    assert max(places.values()) <= 0.4 * sum(places.values()), places


@pytest.mark.timeout(240)
def test_strict_nbval():
    """Every cell gives again what is stored. Run in a process of its own, with no answers of anybody."""
    import tempfile

    with tempfile.TemporaryDirectory() as answers:
        done = subprocess.run([sys.executable, "-m", "pytest", "--nbval", "--nbval-sanitize-with", str(ROOT / "tests" / "nbval.cfg"), "-q", "-p", "no:cacheprovider", "-c", os.devnull,
                               "--rootdir", str(ROOT), *map(str, NOTEBOOKS)], cwd=ROOT, capture_output=True, text=True, env=os.environ | {"CASEBOOK_ANSWERS": answers})
    assert done.returncode == 0, done.stdout[-4000:]


def test_nbval_with_our_sanitiser_still_sees_changed_words(tmp_path):
    notebook = read(ROOT / "notebooks" / "01_chronology.ipynb")
    cells = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    wanted = [cells[0], next(c for c in cells if "explore.chronology" in text(c))]
    for n, c in enumerate(wanted, 1):
        c["execution_count"] = n
    wanted[1]["outputs"][0]["data"]["text/html"] = [line.replace("Timeline from", "Picture from") for line in wanted[1]["outputs"][0]["data"]["text/html"]]
    notebook["cells"] = wanted
    (tmp_path / "changed.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "pytest", "--nbval", "--nbval-sanitize-with", str(ROOT / "tests" / "nbval.cfg"), "-q", "-p", "no:cacheprovider", "-c", os.devnull, str(tmp_path)],
                          cwd=tmp_path, capture_output=True, text=True, env=os.environ)
    assert done.returncode == 1 and "1 failed, 1 passed" in done.stdout


def right_answer(q):
    """What a worked notebook gives, or None where no machine judges."""
    return {"choice": lambda: next(p.key for p in q.parts if p.right), "several": lambda: [p.key for p in q.parts if p.right],
            "order": lambda: [p.key for p in q.parts], "match": lambda: {p.key: p.to for p in q.parts}, "number": lambda: q.answer,
            "text": lambda: q.accept[0], "code": lambda: q.answer}.get(q.kind, lambda: None)()


def test_worked_answers_pass_blank_ones_do_not_and_each_wrong_one_learns_its_own_reason():
    from casebook import marking, questions

    for q in questions.bank().values():
        blank = marking.mark(q, None)
        assert not blank.complete and blank.right is None, q.id
        if q.kind in ("written", "scale") or q.open:  # nothing is right or wrong here
            continue
        assert marking.mark(q, right_answer(q)).right is True, q.id
        wrong = {"choice": lambda: [p.key for p in q.parts if not p.right], "several": lambda: [[p.key] for p in q.parts if not p.right],
                 "number": lambda: [p.low for p in q.parts], "text": lambda: [p.accept[0] for p in q.parts],
                 "code": lambda: [p.answer for p in q.parts]}.get(q.kind, list)()
        told = [marking.mark(q, one) for one in wrong]
        assert all(given.right is False and given.feedback for given in told) and len({given.feedback for given in told}) == len(told), q.id


@pytest.mark.parametrize("path", [p for p in NOTEBOOKS if p.parent.name == "instructor"], ids=lambda p: p.name)
def test_worked_code_is_right_and_the_blank_one_is_not(path):
    for cell in read(path)["cells"]:
        if cell["cell_type"] == "code" and "check(" in text(cell):
            told = "".join("".join(o["data"]["text/plain"]) for o in cell["outputs"])
            assert ("Right." in told) == ("solution" in cell["metadata"].get("tags", [])), told


def test_no_path_of_a_machine_is_stored():
    import re
    for path in NOTEBOOKS:
        assert not re.search(r"[ \"(](/tmp/|/home/|/root/|/Users/|/work/|[A-Z]:\\\\\\\\)", path.read_text(encoding="utf-8")), path
