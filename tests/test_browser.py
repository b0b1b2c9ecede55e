"""Lesson 01 in JupyterLab in Chromium: moved by keyboard, answered, reloaded, restarted; and the network is off."""

import re

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "01_chronology.ipynb"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with browser.lab(tmp_path_factory.mktemp("my copy")) as running:
        yield running


@pytest.fixture(scope="module")
def lesson(page, server):
    return browser.Lesson(page, server, LESSON)


def view(cell):
    """What the timeline's cell shows: words, alternative text, picture."""
    image = cell.locator("figure img").first
    return cell.locator("[role=status]").first.inner_text(), image.get_attribute("alt"), image.get_attribute("src")


def test_reads_well_before_it_is_run(lesson, page):
    assert "Run this cell to move the timeline" in page.locator(".jp-Notebook").inner_text()
    assert "model not found" not in page.locator(".jp-Notebook").inner_text().lower()
    assert page.locator(".jp-Notebook img[alt^='Timeline from']").count() == 1


def test_runs_from_top_to_bottom_without_a_word_of_warning(lesson, page):
    lesson.run()
    assert lesson.errors() == []
    assert page.locator(".jp-Notebook select").count() > 8


def test_timeline_moves_by_keyboard(lesson, page):
    cell = lesson.cell("explore.chronology()")
    before = view(cell)
    period = cell.get_by_label("Period")
    period.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.wait_for_function("([c, t]) => [...document.querySelectorAll('figure img')].some(i => i.alt.startsWith('Timeline from 1989 to 1992'))", arg=[0, 0], timeout=15000)
    after = view(cell)
    assert all(a != b for a, b in zip(before, after)), (before[0], after[0])
    box = cell.locator("figure img").first.bounding_box()
    assert box["width"] > 400 and box["height"] > 250


def test_a_chosen_event_shows_its_sentence(lesson, page):
    cell = lesson.cell("explore.chronology()")
    cell.get_by_label("Pick an event").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Ringed:/.test(i.alt))", timeout=15000)
    page.wait_for_function("() => [...document.querySelectorAll('.jp-CodeCell')].some(c => c.innerText.includes('explore.chronology()') && /Said by:[^]*¶/.test(c.innerText))", timeout=15000)


def test_an_answer_survives_reload_and_restart(lesson, page, server):
    asked = 'ask("chronology.neither-could-win")'
    cell = lesson.cell(asked)
    cell.get_by_label(re.compile("answer", re.I)).first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    cell.get_by_role("button", name="Check my answer").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("(t) => [...document.querySelectorAll('.jp-CodeCell')].some(c => c.innerText.includes(t) && /Saved \\d/.test(c.innerText))", arg=asked, timeout=15000)
    stored = (server.folder / "answers" / "01_chronology.json").read_text(encoding="utf-8")
    assert "chronology.neither-could-win" in stored
    lesson.save()
    lesson.open()
    assert "model not found" not in page.locator(".jp-Notebook").inner_text().lower()
    lesson.restart()
    lesson.run()
    again = lesson.cell(asked)
    again.get_by_text(re.compile(r"Saved \d")).first.wait_for(timeout=15000)
    assert (server.folder / "answers" / "01_chronology.json").read_text(encoding="utf-8") == stored


def test_the_first_lesson_proves_that_controls_work(page, server):
    start = browser.Lesson(page, server, "00_start_here.ipynb")
    start.run()
    assert start.errors() == []
    start.cell("widget_check").get_by_label("Choose a word").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => document.body.innerText.includes('Controls work here')", timeout=15000)


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    lesson.open()
    lesson.run()
    lesson.cell("explore.chronology()").get_by_label("Pick an event").select_option(index=3)
    page.wait_for_timeout(800)
    assert browser.faults(page) == []


def test_nothing_left_this_machine(page):
    assert page.strays == []
