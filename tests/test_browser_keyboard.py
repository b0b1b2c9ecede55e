"""Whole lessons by keyboard alone: every control is reached with Tab, shows its focus, has a name and works; every question is answered."""
import json
import os
import sys
from pathlib import Path

import browser
import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))
pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()

HERE = """() => { const e = document.activeElement, out = e.closest('.jp-OutputArea-output'), style = getComputedStyle(e);
  const box = e.closest('.jupyter-widgets'), label = box && box.querySelector('.widget-label, label');
  return {tag: e.tagName, type: e.type || '', inside: !!out, text: e.innerText || '', name: (/SUMMARY|BUTTON|A/.test(e.tagName) && e.innerText || label && label.innerText || e.innerText || '').trim(),
          outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1, end: !!e.closest('.jp-StatusBar-GroupItem, .jp-StatusBar-TextItem')}; }"""


def walk(page):
    """From the first output to the last with Tab, doing at each control what its kind allows. Out: what was met."""
    met, started = [], False
    for _ in range(600):
        page.keyboard.press("Tab")
        at = page.evaluate(HERE)
        if at["end"] and started:
            return met
        if not at["inside"]:
            continue
        started = True
        met.append(at)
        if at["tag"] == "SELECT" and not at["name"].startswith("How sure"):
            page.keyboard.press("ArrowDown")
        elif at["tag"] == "TEXTAREA":
            page.keyboard.type("I think: ")
            page.keyboard.insert_text(browser.ESSAY)  # as from the clipboard: each key is a draft on disk
        elif at["type"] == "number":
            page.keyboard.press("ArrowUp")
        elif at["type"] == "text":
            page.keyboard.type("5")
        elif at["type"] == "checkbox":
            page.keyboard.press("Space")
        elif at["tag"] == "SUMMARY" or at["text"].startswith(("Check my", "Keep my", "Commit my")):
            page.keyboard.press("Enter")
            page.wait_for_timeout(500)
    raise AssertionError("600 times Tab and no end: a trap")


def run_by_keyboard(page):
    """Run All Cells from the command palette. JupyterLab may not listen yet: press again."""
    for _ in range(20):
        page.keyboard.press("Control+Shift+c")
        page.wait_for_timeout(1000)
        if page.evaluate("!!document.activeElement?.closest('.lm-CommandPalette')"):
            break
    page.keyboard.type("Run All Cells")
    page.wait_for_function("document.querySelector('.jp-ModalCommandPalette .lm-CommandPalette-item.lm-mod-active')?.innerText.trim() === 'Run All Cells'", timeout=30000)
    page.keyboard.press("Enter")


@pytest.mark.parametrize("name", ["01_chronology", "06_amnesty_gap"])
def test_a_whole_lesson_by_keyboard_alone(tmp_path, name):
    from casebook import questions

    with browser.lab(tmp_path / "my copy") as server, browser.chromium(1280, 900) as page:
        lesson = browser.Lesson(page, server, f"{name}.ipynb")
        run_by_keyboard(page)
        page.wait_for_selector(".casebook-ask", timeout=60000)
        page.wait_for_timeout(4000)
        met = walk(page)
        page.wait_for_timeout(2500)
        assert lesson.errors() == [] and page.locator(".jp-Notebook .jp-Cell").count() > 20
    assert [m for m in met if not m["name"]] == [], "every control has a name"
    assert [m["name"] for m in met if not m["outline"]] == [], "focus is seen everywhere"
    cells = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    asked = [q.id for q in questions.of_lesson(name) if any(f'ask("{q.id}")' in "".join(c["source"]) for c in cells)]
    kept = json.loads((tmp_path / "my copy" / "answers" / f"{name}.json").read_text(encoding="utf-8"))["answers"]
    orders = {q.id for q in questions.of_lesson(name) if q.kind in ("order", "match")}  # the same entry in two places is refused, and said so
    assert [q for q in asked if not kept.get(q, {}).get("latest") and q not in orders] == []
