"""Lesson 04 in JupyterLab in Chromium: its three explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "04_peace_efforts.ipynb"


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Chart of peace efforts']").count() == 1
    assert page.locator(".jp-Notebook img[alt^='Diagram of 20 boxes']").count() == 1
    lesson.run()
    assert lesson.errors() == []


def test_the_chart_moves_by_keyboard_and_an_effort_opens(lesson, page):
    cell = lesson.cell("explore.peace_efforts()")
    before = browser.view(cell)
    cell.get_by_label("Year").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "The year 1992 is shaded")
    after = browser.view(cell)
    assert before[0] != after[0] and before[1] != after[1] and before[2] == after[2]
    cell.get_by_label("Pick an effort").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Ringed:")
    cell.get_by_text("Said by:").first.wait_for()


def test_a_link_opens_by_keyboard(lesson, page):
    cell = lesson.cell("explore.feeds()")
    before = browser.view(cell)
    cell.get_by_label("What went on").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Shown in full: 7 ")
    after = browser.view(cell)
    assert before[0] != after[0] and before[2] == after[2]
    cell.get_by_label("Pick a link").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Drawn thick: link")
    cell.get_by_text("Said by:").first.wait_for()


def test_a_judgement_is_saved_by_keyboard(lesson, page):
    cell = lesson.cell("explore.adding_up()")
    for label in ("Did it address a driving factor? I say", "Did it link levels? I say"):
        cell.get_by_label(label).focus()
        page.keyboard.press("ArrowDown")
    cell.get_by_text("factor: partly; levels: not said").first.wait_for()
    assert "Saved" in cell.locator("[role=status]").nth(1).inner_text()


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []
    assert page.strays == []
