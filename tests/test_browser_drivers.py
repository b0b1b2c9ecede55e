"""Lesson 03 in JupyterLab in Chromium: its three explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "03_drivers.ipynb"


def view(cell):
    """Words, alternative text and place of a cell's picture."""
    image = cell.locator("figure img").first
    box = image.bounding_box()
    return cell.locator("[role=status]").first.inner_text(), image.get_attribute("alt"), (box["width"], box["height"])


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Chart of where outside powers']").count() == 1
    assert page.locator(".jp-Notebook img[alt^='Diagram without weights']").count() == 1
    lesson.run()
    assert lesson.errors() == []


def test_the_chart_of_outside_powers_moves_by_keyboard(lesson, page):
    cell = lesson.cell("explore.outside_powers()")
    before = view(cell)
    cell.get_by_label("Year").focus()
    for _ in range(2):
        page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /The year 1992 is shaded/.test(i.alt))", timeout=15000)
    after = view(cell)
    assert before[0] != after[0] and before[1] != after[1] and before[2] == after[2]
    cell.get_by_label("Pick a bar").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Ringed:/.test(i.alt))", timeout=15000)
    cell.get_by_text("Said by:").first.wait_for()


def test_a_part_of_the_convergence_is_switched_off_by_keyboard(lesson, page):
    cell = lesson.cell("explore.convergence()")
    before = view(cell)
    cell.get_by_label("Rise of the Taliban").focus()
    page.keyboard.press("Space")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Switched off: Rise of the Taliban/.test(i.alt))", timeout=15000)
    after = view(cell)
    assert "Would they have come without it?" in after[0] and before[2] == after[2]
    cell.get_by_label("Pick a sentence").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Drawn thick/.test(i.alt))", timeout=15000)
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
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("() => document.querySelectorAll('.jp-OutputArea-output details').forEach(d => d.open = true)")
    found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]}, options={"rules": {r: {"enabled": False} for r in browser.NOT_OURS}})
    assert [(v["id"], n["target"], n.get("failureSummary", "")[:200]) for v in found.response["violations"] for n in v["nodes"]] == []
    assert page.strays == []
