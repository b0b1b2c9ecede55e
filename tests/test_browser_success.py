"""Lesson 07 in JupyterLab in Chromium: its explorations moved by keyboard, nothing jumps, the first vote stays, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "07_success_or_failure.ipynb"


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Blocks without numbers']").count() == 1
    assert page.locator(".jp-Notebook img[alt^='Grid of the case']").count() == 1
    lesson.run()
    assert lesson.errors() == []


def test_weights_and_speakers_turn_the_verdict_by_keyboard_and_nothing_jumps(lesson, page):
    cell = lesson.cell("explore.verdict()")
    image = cell.locator("figure img").first
    before, words = image.bounding_box(), cell.locator("[role=status]").first.inner_text()
    cell.get_by_label("Begin with").focus()
    page.keyboard.press("ArrowDown")  # nothing counts yet
    page.wait_for_function("() => [...document.querySelectorAll('[role=status]')].some(e => e.textContent.startsWith('Nothing counts yet'))", timeout=15000)
    cell.get_by_label("Its weight").focus()  # of the first yardstick
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "counts most: The war stopped")
    assert "By your weights a success" in cell.locator("[role=status]").first.inner_text() != words
    after = image.bounding_box()
    assert (before["width"], before["height"]) == (after["width"], after["height"])
    cell.get_by_label("Pick a sentence").focus()
    page.keyboard.press("ArrowDown")
    cell.get_by_text("Said by:").first.wait_for()


def test_voices_are_filtered_and_a_promise_is_chosen_by_keyboard(lesson, page):
    cell = lesson.cell("explore.voices()")
    cell.get_by_label("Who speaks").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "3 of 45 shown")
    cell = lesson.cell("explore.two_accounts()")
    cell.get_by_label("Promise").focus()
    page.keyboard.press("ArrowDown")
    cell.get_by_text("The amnesty. From outside the case").wait_for(timeout=15000)


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []
    assert page.strays == []
