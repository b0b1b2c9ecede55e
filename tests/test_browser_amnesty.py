"""Lesson 06 in JupyterLab in Chromium: its explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "06_amnesty_gap.ipynb"


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Chart of the steps']").count() == 2
    lesson.run()
    assert lesson.errors() == []


def test_a_rate_is_assumed_by_keyboard(lesson, page):
    cell = lesson.cell("explore.amnesty_rates()")
    before = browser.view(cell)
    cell.get_by_label("1. Visit the prosecutor").focus()
    page.keyboard.press("ArrowUp")
    browser.wait_for_alt(page, "Visit the prosecutor: 4,500 assumed")
    after = browser.view(cell)
    assert "4,500 would hold a certificate" in after[0] and "ASSUMPTION" in after[1] and before[2] == after[2]


def test_steps_and_numbers_open_by_keyboard(lesson, page):
    for code, label in (("explore.amnesty_procedure()", "Pick a step"), ("explore.amnesty_numbers()", "Pick a number")):
        cell = lesson.cell(code)
        before = browser.view(cell)
        cell.get_by_label(label).focus()
        page.keyboard.press("ArrowDown")
        cell.get_by_text("Said by:").first.wait_for()
        after = browser.view(cell)
        assert "Chosen:" in after[0] and before[1] != after[1] and before[2] == after[2]


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []
    assert page.strays == []
