"""The browser edition: built, served under a path, and used in Chromium with every other host out of reach.

`python3 tests site` runs all lessons and exercises of it and prints its seconds and its size.
"""

import json
import os
import re
import sys
import zipfile
from pathlib import Path

import pytest

import browser
import lite

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

from launcher import copies, site, sitekernel, sitepages  # noqa: E402
from launcher.environment import Place  # noqa: E402
from launcher.errors import Trouble  # noqa: E402

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]
PYODIDE, LACKS = Path(os.environ.get("CASEBOOK_PYODIDE", "")), os.environ.get("CASEBOOK_NO_PYODIDE", "")
LESSON = "01_chronology.ipynb"
ASKED = 'ask("chronology.neither-could-win")'


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The site, with Pyodide inside where there is one to test with."""
    out = tmp_path_factory.mktemp("a site") / "out"
    assert site.run(Place(ROOT), None if LACKS else PYODIDE, out) == 0
    return out


def kernel(out):
    return json.loads((out / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]["litePluginSettings"][sitekernel.KERNEL]


def test_every_lesson_and_exercise_is_in_it_and_made_for_its_kernel(built):
    wanted = copies.sources(ROOT)
    assert {path.relative_to(built / "files").as_posix() for path in (built / "files").rglob("*.ipynb")} == set(wanted)
    for name in wanted:
        notebook = json.loads((built / "files" / name).read_text(encoding="utf-8"))
        assert notebook["metadata"]["kernelspec"]["name"] == "python"
        assert notebook["metadata"]["casebook"]["digest"] == sitepages.digest(notebook)
        told = [cell for cell in notebook["cells"] if cell.get("id") == "browser-edition"]
        assert len(told) == 1 and "Clearing the data of this site deletes them" in "".join(told[0]["outputs"][0]["data"]["text/plain"])
        assert "--doctor" not in json.dumps(notebook)
        assert "../exercises/" not in json.dumps(notebook) and "](../notebooks/" not in json.dumps(notebook)
    assert not list((built / "files").rglob("*instructor*"))


def test_the_wheel_holds_the_library_the_data_and_the_questions(built):
    with zipfile.ZipFile(next((built / "pypi").glob("casebook-*.whl"))) as wheel:
        names = set(wheel.namelist())
    for folder, inside in (("notebooks/casebook", "casebook"), ("data", "casebook_collection/data"), ("exercises/questions", "casebook_collection/exercises/questions")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                assert f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" in names
    assert any(f"/{name}" in one for name in ["casebook-"] for one in kernel(built)["loadPyodideOptions"]["packages"])


def test_no_address_of_a_machine_and_no_registry_is_in_it(built):
    assert kernel(built)["disablePyPIFallback"] is True
    for path in [built / "index.html", built / "jupyter-lite.json", *(built / "files").rglob("*.ipynb")]:
        assert str(ROOT) not in path.read_text(encoding="utf-8"), path
    if not LACKS:
        assert kernel(built)["pyodideUrl"] == "./static/pyodide/pyodide.js"
        lock = json.loads((built / "static" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
        assert all((built / "static" / "pyodide" / entry["file_name"]).is_file() for entry in lock["packages"].values())


def test_the_landing_page_names_its_edition_and_leads_to_the_first_lesson(built):
    page = (built / "index.html").read_text(encoding="utf-8")
    assert "{{" not in page and sitepages.edition(ROOT) in page
    for name in copies.sources(ROOT):
        assert f"path={name}\"" in page
    assert page.index("path=00_start_here.ipynb") < page.index("path=01_chronology.ipynb")


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path):
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(Trouble, match="thesis|something else"):
        site.run(Place(ROOT), None, tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"


@pytest.mark.parametrize("fault, words", [("empty", "lacks pyodide.js"), ("version", "needs 0"), ("damaged", "is damaged"), ("core", "full distribution")])
def test_a_pyodide_that_does_not_fit_is_refused_in_one_line(tmp_path, fault, words):
    packages = {name: {"depends": [], "file_name": f"{name}.whl", "sha256": "0" * 64} for name in sitekernel.PACKAGES}
    if fault != "empty":
        for name in sitekernel.CORE:
            (tmp_path / name).write_text(json.dumps({"info": {"version": "0.1" if fault == "version" else sitekernel.PYODIDE}, "packages": packages}))
    if fault == "damaged":
        for name in packages:
            (tmp_path / f"{name}.whl").write_text("x")
    with pytest.raises(Trouble, match=words) as caught:
        sitekernel.checked(tmp_path)
    assert "\n" not in str(caught.value)


def test_what_a_page_says_of_its_edition_and_of_its_answers(monkeypatch):
    from casebook import browser as edition, whereabouts

    monkeypatch.setattr(edition, "HERE", True)
    monkeypatch.setattr(edition, "EDITION", "new")
    monkeypatch.setattr(edition, "KEEPS", True)
    assert whereabouts.shown("/drive/answers/01_chronology.json") == "answers/01_chronology.json"
    assert edition.KEPT in edition.browser_edition("new").text and "delete its file" not in edition.browser_edition("new").text
    assert "Edition new is out; this page was saved from edition old" in edition.browser_edition("old").text
    monkeypatch.setattr(edition, "KEEPS", False)
    assert "gives the page no storage" in edition.browser_edition("new").text
    assert whereabouts.answers_folder() == edition.MEMORY and "until you close it" in whereabouts.shown(edition.MEMORY / "x.json")


@pytest.fixture(scope="module")
def address(built):
    if LACKS:
        pytest.skip(LACKS)
    browser.need_here()
    with lite.served(built) as one:
        yield one


def test_lesson_01_from_landing_page_to_hand_in(address, tmp_path):
    with lite.visitor(tmp_path / "profile") as page:
        page.goto(address)
        page.get_by_role("link", name="01", exact=False).first.wait_for()
        lesson = lite.Lesson(page, address, LESSON)
        before = page.locator(".jp-Notebook").inner_text()
        assert "Your answers are kept in this browser's storage" in before and page.locator(".jp-Notebook img[alt^='Timeline from']").count() == 1
        lesson.run("explore.chronology()")
        assert lesson.errors() == []

        cell = lesson.cell("explore.chronology()")
        shown = browser.view(cell)
        cell.get_by_label("Period").focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        browser.wait_for_alt(page, "Timeline from 1989 to 1992")
        assert browser.view(cell)[:2] != shown[:2] and browser.view(cell)[2] == shown[2]

        asked = lesson.cell(ASKED)
        asked.get_by_label(lite.LABEL).first.focus()
        page.keyboard.press("ArrowDown")
        asked.get_by_role("button", name="Check my answer").focus()
        page.keyboard.press("Enter")
        lite.wait_for_words(page, ASKED, r"Saved \d\d:\d\d in answers/01_chronology\.json")
        chosen = asked.get_by_label(lite.LABEL).first.input_value()
        lesson.save()

        lesson.open()
        assert page.locator(".jp-Notebook img[alt^='Timeline from']").count() == 1, "a saved page is read without a kernel"
        lesson.run_only("import *", ASKED)
        lite.wait_for_words(page, ASKED, r"Saved \d\d:\d\d")
        assert lesson.cell(ASKED).get_by_label(lite.LABEL).first.input_value() == chosen
        assert lesson.errors() == []

        start = lite.Lesson(page, address, "00_start_here.ipynb")
        start.run_only("import *", "explore.hand_in()")
        assert start.errors() == []
        cell = start.cell("explore.hand_in()")
        cell.get_by_label("A pseudonym, not your name").fill("blue fern 7")
        page.keyboard.press("Tab")
        cell.get_by_role("button", name="Make the file").click()
        with page.expect_download() as waiting:
            cell.get_by_role("link", name=re.compile("Download hand-in-blue-fern-7")).click()
        given = json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))
        assert given["pseudonym"] == "blue fern 7" and "chronology.neither-could-win" in given["workbooks"][0]["answers"]
        assert page.strays == []


def test_an_unchanged_page_of_an_older_edition_makes_way_and_a_changed_one_says_so(address, built, tmp_path):
    name = "02_actors.ipynb"
    served = built / "files" / name
    now = served.read_text(encoding="utf-8")
    notebook = json.loads(now)
    for edition, changed in (("an older one", False), ("the oldest", True)):
        old = sitepages.for_browser({**notebook, "cells": [c for c in notebook["cells"] if c.get("id") != "browser-edition"]}, edition)
        with lite.visitor(tmp_path / edition, python=False) as page:
            served.write_text(json.dumps(old), encoding="utf-8")
            lesson = lite.Lesson(page, address, name)
            if changed:
                page.locator(".jp-Notebook .jp-MarkdownCell").first.click()
                page.keyboard.press("b")
            else:
                page.locator(".jp-Notebook .jp-CodeCell").first.click()
                lesson.menu("Edit", "Clear Outputs of All Cells")
            lesson.save()
            served.write_text(now, encoding="utf-8")
            lesson.open()
            kept = edition in page.locator(".jp-Notebook").inner_text()
            assert kept == changed
            assert page.strays == []
