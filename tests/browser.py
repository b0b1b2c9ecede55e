"""A real JupyterLab in a real Chromium, for tests: start, open a lesson, run it, look at it."""

import contextlib
import os
import re
from pathlib import Path

from launcher.copies import Copy, sources
from launcher.environment import Place
from launcher.pages import find_browser
from launcher.server import Server

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = find_browser()
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
NOT_OURS = ("region", "landmark-unique", "aria-required-children", "aria-allowed-attr")  # of the page around our outputs, which JupyterLab draws
ESSAY = """The sentence about the list gives one number and one speaker, and the authors report it without saying that they counted. I would set beside
it the record from outside, which names another year and perhaps another unit. Both may hold when the first counts papers and the second decisions. Against
my reading stands the word that the case uses for those who passed. A monitor with access to the courts could have told us more, had anybody agreed who that
should be, by which date, and what follows when an office refuses. Those who suffered a crime speak nowhere in these pages, so my claim covers less than the
whole. Each side would lose something: officials their choice of whom to call, commanders the hope that nobody asks again. I may be wrong about the dates."""
"""An answer long and varied enough to be committed, wherever it is asked for."""
OFFLINE = re.compile(r"^(?!(https?|wss?)://127\.0\.0\.1[:/])(https?|wss?)://")


def need():
    """At the head of a module of browser tests: where no browser is found they are skipped with one line; in CI that is a failure."""
    import pytest

    if CHROMIUM is None and os.environ.get("CI"):
        pytest.fail("no Chromium in CI: .ci/run installs it", pytrace=False)
    if CHROMIUM is None:
        pytest.skip("no Chromium found: the browser tests are skipped (Debian: apt install chromium)", allow_module_level=True)


def need_here():
    """The same inside a test or fixture."""
    import pytest

    if CHROMIUM is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no Chromium found (Debian: apt install chromium)")


@contextlib.contextmanager
def lab(folder, port=9310, **env):
    """JupyterLab on a learner's copy made in `folder`. Yields the Server; its answers go to `folder`/answers.
    `env`: more variables of its environment, such as a settings folder of its own."""
    Copy(folder).refresh(sources(ROOT))
    server = Server(Place(ROOT), folder, port=port)
    server.env |= {"CASEBOOK_ANSWERS": str(folder / "answers"), "PYTHONPATH": os.pathsep.join([str(ROOT / "tests" / "offline"), server.env["PYTHONPATH"]])} | env
    server.start()
    try:
        server.wait()
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def chromium(width=1280, height=900, dark=False):
    """A page of Chromium that reaches nothing but this machine. `page.strays` lists what it tried to reach."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light")
        page.strays = []
        page.route(OFFLINE, lambda route: (page.strays.append(route.request.url), route.abort()))
        yield page
        browser.close()


class Lesson:
    """One notebook open in JupyterLab."""

    def __init__(self, page, server, name):
        self.page, self.server, self.name = page, server, name
        self.open()

    def open(self):
        """Open, or open again, and wait for the kernel. The file browser is put away."""
        self.page.goto(f"http://127.0.0.1:{self.server.port}/lab/workspaces/auto-t/tree/{self.name}?token={self.server.token}&reset", timeout=60000)
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Notebook h1", timeout=60000)  # an empty cell stands there at first
        self.page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']", state="attached", timeout=60000)
        if self.page.locator("#jp-left-stack").is_visible():
            self.page.keyboard.press("Control+b")

    def run(self):
        """Run every cell; return when the kernel is idle and every code cell has its count."""
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(
            """() => [...document.querySelectorAll('.jp-Notebook .jp-InputPrompt')].every(p => !/\\*/.test(p.textContent))
                     && document.querySelector(".jp-Notebook-ExecutionIndicator")?.dataset.status === 'idle'""", timeout=90000)
        self.page.wait_for_timeout(700)

    def restart(self):
        """Restart the kernel."""
        self.menu("Kernel", "Restart Kernel…")
        self.page.locator(".jp-Dialog button.jp-mod-accept, .jp-Dialog button.jp-mod-warn").last.click()
        self.page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status='idle']", state="attached", timeout=60000)

    def save(self):
        """Save the notebook."""
        self.page.keyboard.press("Control+s")
        self.page.wait_for_timeout(800)

    def menu(self, top, entry):
        """Choose an entry of a menu."""
        self.page.locator(".lm-MenuBar-item", has_text=re.compile(f"^{top}$")).click()
        self.page.locator(".lm-Menu-item", has_text=re.compile(f"^{re.escape(entry)}")).first.click()

    def cell(self, text):
        """The cell whose code holds `text`."""
        return self.page.locator(".jp-CodeCell", has=self.page.locator(".jp-InputArea", has_text=text)).first

    def errors(self):
        """Outputs that are errors, as text."""
        return self.page.locator(".jp-RenderedText[data-mime-type='application/vnd.jupyter.stderr'], .jp-OutputArea-output[data-mime-type='application/vnd.jupyter.error']").all_inner_texts()


def view(cell):
    """What a cell shows: words, alternative text, and the picture's place below the cell's own top with its size."""
    image = cell.locator("figure img").first
    box, top = image.bounding_box(), cell.bounding_box()["y"]
    return cell.locator("[role=status]").first.inner_text(), image.get_attribute("alt"), (round(box["y"] - top), box["width"], box["height"])


def wait_for_alt(page, words):
    """Return when some picture's alternative text holds `words`."""
    page.wait_for_function("w => [...document.querySelectorAll('figure img')].some(i => i.alt.includes(w))", arg=words, timeout=30000)


def faults(page):
    """What axe finds in our outputs, every fold open: cards, tables, figures, controls. What JupyterLab draws around them is its own."""
    from axe_playwright_python.sync_playwright import Axe

    page.evaluate("() => document.querySelectorAll('.jp-OutputArea-output details').forEach(d => d.open = true)")
    page.wait_for_timeout(300)
    found = Axe().run(page, context={"include": [[".jp-OutputArea-output"]]}, options={"rules": {r: {"enabled": False} for r in NOT_OURS}})
    return [(v["id"], n["target"], n.get("failureSummary", "")[:200]) for v in found.response["violations"] for n in v["nodes"]]
