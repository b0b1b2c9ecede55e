"""Lesson 06 in JupyterLab in Chromium: its explorations moved by keyboard, nothing jumps, and axe finds no fault."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "06_amnesty_gap.ipynb"


def view(cell):
    """Words, alternative text and place of a cell's picture."""
    image = cell.locator("figure img").first
    box = image.bounding_box()
    return cell.locator("[role=status]").first.inner_text(), image.get_attribute("alt"), (box["width"], box["height"])


def test_reads_before_it_is_run_and_runs_without_a_fault(lesson, page):
    assert page.locator(".jp-Notebook img[alt^='Chart of the steps']").count() == 2
    lesson.run()
    assert lesson.errors() == []


def test_a_rate_is_assumed_by_keyboard(lesson, page):
    cell = lesson.cell("explore.amnesty_rates()")
    before = view(cell)
    cell.get_by_label("1. Visit the prosecutor").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_function("() => [...document.querySelectorAll('figure img')].some(i => /Visit the prosecutor: 4,500 assumed/.test(i.alt))", timeout=15000)
    after = view(cell)
    assert "4,500 would hold a certificate" in after[0] and "ASSUMPTION" in after[1] and before[2] == after[2]


def test_steps_and_numbers_open_by_keyboard(lesson, page):
    for code, label in (("explore.amnesty_procedure()", "Pick a step"), ("explore.amnesty_numbers()", "Pick a number")):
        cell = lesson.cell(code)
        before = view(cell)
        cell.get_by_label(label).focus()
        page.keyboard.press("ArrowDown")
        cell.get_by_text("Said by:").first.wait_for()
        after = view(cell)
        assert "Chosen:" in after[0] and before[1] != after[1] and before[2] == after[2]


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("() => document.querySelectorAll('.jp-OutputArea-output details').forEach(d => d.open = true)")
    found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]}, options={"rules": {r: {"enabled": False} for r in browser.NOT_OURS}})
    assert [(v["id"], n["target"], n.get("failureSummary", "")[:200]) for v in found.response["violations"] for n in v["nodes"]] == []
    assert page.strays == []
