"""Lesson 03 in JupyterLab in Chromium: its three explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "03_drivers.ipynb"


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Chart of where outside powers']").count() == 1
    assert page.locator(".jp-Notebook img[alt^='Diagram without weights']").count() == 1
    lesson.run()
    assert lesson.errors() == []


def test_the_chart_of_outside_powers_moves_by_keyboard(lesson, page):
    cell = lesson.cell("explore.outside_powers()")
    before = browser.view(cell)
    cell.get_by_label("Year").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "The year 1992 is shaded")
    after = browser.view(cell)
    assert before[0] != after[0] and before[1] != after[1] and before[2] == after[2]
    cell.get_by_label("Pick a bar").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Ringed:")
    cell.get_by_text("Said by:").first.wait_for()


def test_a_part_of_the_convergence_is_switched_off_by_keyboard(lesson, page):
    cell = lesson.cell("explore.convergence()")
    before = browser.view(cell)
    cell.get_by_label("Rise of the Taliban").focus()
    page.keyboard.press("Space")
    browser.wait_for_alt(page, "Switched off: Rise of the Taliban")
    after = browser.view(cell)
    assert "Would they have come without it?" in after[0] and before[2] == after[2]
    cell.get_by_label("Pick a sentence").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Drawn thick")
    cell.get_by_text("Said by:").first.wait_for()


def test_a_sentence_of_a_factor_opens_by_keyboard(lesson, page):
    cell = lesson.cell("explore.factors()")
    cell.get_by_label("At the left").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('[role=status]')].some(e => e.textContent.startsWith('Ideology:'))", timeout=15000)
    cell.locator("td details summary").first.focus()
    page.keyboard.press("Enter")
    assert "Said by:" in cell.locator("td details[open]").first.inner_text()


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []
    assert page.strays == []
