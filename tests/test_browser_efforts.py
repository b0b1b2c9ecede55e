"""Lesson 04 in JupyterLab in Chromium: its three explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "04_peace_efforts.ipynb"


def view(cell):
    """Words, alternative text and place of a cell's picture."""
    image = cell.locator("figure img").first
    box = image.bounding_box()
    return cell.locator("[role=status]").first.inner_text(), image.get_attribute("alt"), (box["width"], box["height"])


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Chart of peace efforts']").count() == 1
    assert page.locator(".jp-Notebook img[alt^='Diagram of 20 boxes']").count() == 1
    lesson.run()
    assert lesson.errors() == []


def test_the_chart_moves_by_keyboard_and_an_effort_opens(lesson, page):
    cell = lesson.cell("explore.peace_efforts()")
    before = view(cell)
    cell.get_by_label("Year").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /The year 1992 is shaded/.test(i.alt))", timeout=15000)
    after = view(cell)
    assert before[0] != after[0] and before[1] != after[1] and before[2] == after[2]
    cell.get_by_label("Pick an effort").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Ringed:/.test(i.alt))", timeout=15000)
    cell.get_by_text("Said by:").first.wait_for()


def test_a_link_opens_by_keyboard(lesson, page):
    cell = lesson.cell("explore.feeds()")
    before = view(cell)
    cell.get_by_label("What went on").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Shown in full: 7 /.test(i.alt))", timeout=15000)
    after = view(cell)
    assert before[0] != after[0] and before[2] == after[2]
    cell.get_by_label("Pick a link").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Drawn thick: link/.test(i.alt))", timeout=15000)
    cell.get_by_text("Said by:").first.wait_for()


def test_a_judgement_is_saved_by_keyboard(lesson, page):
    cell = lesson.cell("explore.adding_up()")
    for label in ("Did it address a driving factor? I say", "Did it link levels? I say"):
        cell.get_by_label(label).focus()
        page.keyboard.press("ArrowDown")
    cell.get_by_text("factor: partly; levels: not said").first.wait_for()
    assert "Saved" in cell.locator("[role=status]").nth(1).inner_text()


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("() => document.querySelectorAll('.jp-OutputArea-output details').forEach(d => d.open = true)")
    found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]}, options={"rules": {r: {"enabled": False} for r in browser.NOT_OURS}})
    assert [(v["id"], n["target"], n.get("failureSummary", "")[:200]) for v in found.response["violations"] for n in v["nodes"]] == []
    assert page.strays == []
