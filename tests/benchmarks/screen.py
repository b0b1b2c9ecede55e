"""On the screen: from the key to the changed picture in Chromium, against a bare slider that a kernel answers. No blank frame, no jump."""
import statistics
import tempfile
from pathlib import Path

import browser
import nbformat

BARE = """import ipywidgets as w
bare = w.IntSlider(description="Bare", max=200)
shown = w.HTML("<b id='bare-shown'>0</b>")
bare.observe(lambda change: setattr(shown, "value", f"<b id='bare-shown'>{change.new}</b>"), "value")
display(bare, shown)"""
WATCH = """([focused, changed]) => { const w = window.watch = {times: [], blank: 0, moved: 0, waiting: null};
  const seen = () => { const e = document.querySelector(changed); return e && (e.alt !== undefined ? e.alt + e.src.length : e.innerText); };
  let before = seen(), top = null;
  document.querySelector(focused).addEventListener('keydown', () => { w.waiting = performance.now(); }, {capture: true});
  const look = () => { const now = seen(), e = document.querySelector(changed), box = e && e.getBoundingClientRect();
    if (!e || e.tagName === 'IMG' && (!e.complete || !e.naturalWidth)) w.blank++;
    if (box && top !== null && Math.abs(box.top - top) > 0.5) w.moved++;
    if (box) top = box.top;
    if (now !== before && w.waiting !== null) { w.times.push(performance.now() - w.waiting); w.waiting = null; before = now; }
    requestAnimationFrame(look); };
  look(); }"""
STEPS = 14  # kinds of events: a filter, above which nothing changes its height


def figures():
    """A prepared state (seen before) and a new one, each by arrow keys on a labelled list."""
    if browser.CHROMIUM is None:
        print("# no Chromium found: nothing measured on the screen")
        return
    notebook = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    notebook.cells = [nbformat.v4.new_markdown_cell("# Screen"), nbformat.v4.new_code_cell(BARE),
                      nbformat.v4.new_code_cell("from casebook import *"), nbformat.v4.new_code_cell("explore.chronology()")]
    with tempfile.TemporaryDirectory() as folder, browser.lab(Path(folder) / "my copy", port=9330) as server, browser.chromium() as page:
        nbformat.write(notebook, server.folder / "Screen.ipynb")
        lesson = browser.Lesson(page, server, "Screen.ipynb")
        lesson.run()
        page.evaluate("document.querySelector('.jp-OutputArea-output .noUi-handle').id = 'bare-handle'")
        bare = _times(page, "#bare-handle", "#bare-shown", "ArrowRight")
        cell = lesson.cell("explore.chronology()")
        cell.get_by_label("Kind", exact=True).evaluate("e => { e.id = 'kind'; e.closest('.jp-Cell').querySelector('figure img').closest('.jp-OutputArea-output').id = 'view'; }")
        new = _times(page, "#kind", "#view figure img", "ArrowDown")
        seen = _times(page, "#kind", "#view figure img", "ArrowUp")
        blank, moved = page.evaluate("[watch.blank, watch.moved]")
    p95 = statistics.quantiles(new, n=20)[-1]
    print(f"# bare slider {statistics.median(bare):.0f} ms, seen before {statistics.median(seen):.0f} ms, new {statistics.median(new):.0f} ms, p95 {p95:.0f} ms; frames blank {blank}, moved {moved}")
    yield "on screen, seen before, against a bare slider", statistics.median(seen) / statistics.median(bare), 1.5
    yield "on screen, new state, p95 against 120 ms", p95 / 120, 1
    yield "on screen, frames blank or moved", blank + moved, 0


def _times(page, focused, changed, key):
    """Milliseconds of each step. Raises AssertionError when a step showed nothing."""
    page.locator(focused).focus()
    page.evaluate(WATCH, [focused, changed])
    for n in range(STEPS):
        page.keyboard.press(key)
        page.wait_for_function("n => watch.times.length > n", arg=n, timeout=10000)
        page.wait_for_timeout(150)
    return page.evaluate("watch.times")
