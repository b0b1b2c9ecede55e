"""Lesson 05 in JupyterLab in Chromium: its four explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "05_quota_gap.ipynb"


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    for opening in ("Ladder of four rungs", "Time line from the end of 1996", "A fraction of boxes", "Table of 10 gaps and reproaches"):
        assert page.locator(f".jp-Notebook img[alt^='{opening}']").count() == 1, opening
    lesson.run()
    assert lesson.errors() == []


def test_a_clause_is_ticked_by_keyboard_and_nothing_jumps(lesson, page):
    cell = lesson.cell("explore.mechanism()")
    before = browser.view(cell)
    cell.get_by_label("7 Duration", exact=True).focus()
    page.keyboard.press("Space")
    browser.wait_for_alt(page, "Ticked: Duration.")
    after = browser.view(cell)
    assert "Now met, in our judgement: A legal reason to end it." in after[0] and before[2] == after[2]
    cell.get_by_label("Pick a point").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Framed: Left open how it is carried out")
    cell.get_by_text("Said by:").first.wait_for()


def test_the_ladder_opens_a_sentence_by_keyboard(lesson, page):
    cell = lesson.cell('explore.ladder("quota")')
    before = browser.view(cell)
    cell.get_by_label("Pick a sentence").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "Framed: A 30% quota")
    after = browser.view(cell)
    assert before[1] != after[1] and before[2] == after[2]
    cell.get_by_text("Said by:").first.wait_for()


def test_the_share_and_the_years_move_by_keyboard(lesson, page):
    cell = lesson.cell("explore.share()")
    before = browser.view(cell)
    cell.get_by_label("Below the line, count").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "number: 18 (1997-09; one source)")
    after = browser.view(cell)
    assert "30 per cent of 18 is 5.4" in after[0] and before[2] == after[2]
    cell = lesson.cell("explore.quota_time()")
    before = browser.view(cell)
    cell.get_by_label("Year").focus()
    page.keyboard.press("ArrowDown")
    browser.wait_for_alt(page, "The year 1996 is shaded")
    assert browser.view(cell)[2] == before[2]


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []
    assert page.strays == []
