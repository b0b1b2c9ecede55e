"""Lesson 05 in JupyterLab in Chromium: its four explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "05_quota_gap.ipynb"


def view(cell):
    """Words, alternative text and place of a cell's picture below the cell's own top."""
    image = cell.locator("figure img").first
    box, top = image.bounding_box(), cell.bounding_box()["y"]
    return cell.locator("[role=status]").first.inner_text(), image.get_attribute("alt"), (round(box["y"] - top), box["width"], box["height"])


def wait_for_alt(page, words):
    page.wait_for_function("w => [...document.querySelectorAll('figure img')].some(i => i.alt.includes(w))", arg=words, timeout=15000)


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    for opening in ("Ladder of four rungs", "Time line from the end of 1996", "A fraction of boxes", "Table of 10 gaps and reproaches"):
        assert page.locator(f".jp-Notebook img[alt^='{opening}']").count() == 1, opening
    lesson.run()
    assert lesson.errors() == []


def test_a_clause_is_ticked_by_keyboard_and_nothing_jumps(lesson, page):
    cell = lesson.cell("explore.mechanism()")
    before = view(cell)
    cell.get_by_label("Duration", exact=True).focus()
    page.keyboard.press("Space")
    wait_for_alt(page, "Ticked: Duration.")
    after = view(cell)
    assert "Now met, in our judgement: A legal reason to end it." in after[0] and before[2] == after[2]
    cell.get_by_label("Pick a point").focus()
    page.keyboard.press("ArrowDown")
    wait_for_alt(page, "Framed: Left open how it is carried out")
    cell.get_by_text("Said by:").first.wait_for()


def test_the_ladder_opens_a_sentence_by_keyboard(lesson, page):
    cell = lesson.cell('explore.ladder("quota")')
    before = view(cell)
    cell.get_by_label("Pick a sentence").focus()
    page.keyboard.press("ArrowDown")
    wait_for_alt(page, "Framed: A 30% quota")
    after = view(cell)
    assert before[1] != after[1] and before[2] == after[2]
    cell.get_by_text("Said by:").first.wait_for()


def test_the_share_and_the_years_move_by_keyboard(lesson, page):
    cell = lesson.cell("explore.share()")
    before = view(cell)
    cell.get_by_label("Below the line, count").focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    wait_for_alt(page, "number: 18 (1997-09; one source)")
    after = view(cell)
    assert "30 per cent of 18 is 5.4" in after[0] and before[2] == after[2]
    cell = lesson.cell("explore.quota_time()")
    before = view(cell)
    cell.get_by_label("Year").focus()
    page.keyboard.press("ArrowDown")
    wait_for_alt(page, "The year 1996 is shaded")
    assert view(cell)[2] == before[2]


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("() => document.querySelectorAll('.jp-OutputArea-output details').forEach(d => d.open = true)")
    found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]}, options={"rules": {r: {"enabled": False} for r in browser.NOT_OURS}})
    assert [(v["id"], n["target"], n.get("failureSummary", "")[:200]) for v in found.response["violations"] for n in v["nodes"]] == []
    assert page.strays == []
