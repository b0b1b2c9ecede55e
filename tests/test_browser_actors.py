"""Lesson 02 in JupyterLab in Chromium: the years by keyboard without a jump, a pair's sentences, the resolver, no fault for axe."""

import re

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()


@pytest.fixture(scope="module")
def page():
    with browser.chromium() as one:
        yield one


@pytest.fixture(scope="module")
def lesson(page, tmp_path_factory):
    with browser.lab(tmp_path_factory.mktemp("actors"), port=9613) as server:
        one = browser.Lesson(page, server, "02_actors.ipynb")
        before = page.locator(".jp-Notebook").inner_text()
        assert "Run this cell to move through the years" in before and "model not found" not in before.lower()
        one.run()
        yield one


def shown(page, text):
    page.wait_for_function("t => [...document.querySelectorAll('figure img')].some(i => i.alt.includes(t))", arg=text, timeout=15000)


def test_runs_without_a_word_of_warning(lesson):
    assert lesson.errors() == []


def test_years_move_by_keyboard_and_nothing_jumps(lesson, page):
    cell = lesson.cell("explore.alliances()")
    time = cell.get_by_label("Time", exact=True)
    time.focus()

    def gap():
        """Where the picture stands below its control, and how large it is."""
        page.wait_for_timeout(300)
        image, above = cell.locator("figure img").first.bounding_box(), time.bounding_box()
        return image["x"], image["y"] - above["y"], image["width"], image["height"]

    size = gap()
    for label in ("January to April 1992", "May to August 1992", "September to December 1992"):
        page.keyboard.press("ArrowDown")
        shown(page, f"at {label}.")
        assert gap() == size
        assert label in cell.locator("[role=status]").first.inner_text()
    assert size[2] > 500


def test_a_pair_shows_its_sentences_after_one_choice(lesson, page):
    cell = lesson.cell("explore.alliances()")
    cell.get_by_label("Pick a pair").focus()
    page.keyboard.press("ArrowDown")
    shown(page, "Marked: Khojand – Kulob")
    page.wait_for_function("() => document.body.innerText.includes('Khojand – Kulob: 4 sentences')", timeout=15000)
    text = cell.inner_text()
    assert "On November 16" in text and "Said by: the authors." in text and "War, First Stage, ¶5, pp. 11–12" in text


def test_the_broken_alliances_can_be_read_from_the_screen(lesson, page):
    cell = lesson.cell("explore.alliances()")
    cell.get_by_label("Time", exact=True).select_option(label="1993")
    cell.get_by_label("Compare with").select_option(label="1991")
    page.wait_for_function("() => /Broken: Khojand – Kulob/.test(document.body.innerText) && /What changed from the end of 1991 to the end of 1993/.test(document.body.innerText)", timeout=15000)
    page.wait_for_timeout(300)
    assert re.search(r"With before, against now\s+Khojand – Kulob\s+“On November 16", cell.inner_text())


def test_the_resolver_answers_what_is_typed(lesson, page):
    cell = lesson.cell("explore.biography()")
    box = cell.get_by_label("Look up a spelling (then Enter)")
    box.fill("Rahmon")
    box.press("Enter")
    page.wait_for_function("() => document.body.innerText.includes('“Rahmon”: 2 possible meanings')", timeout=15000)


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []


def test_nothing_left_this_machine(page):
    assert page.strays == []
