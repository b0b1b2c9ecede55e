"""The browser edition in a real Chromium, for tests: serve it under a path, open a page of it, run it, look at it."""

import contextlib
import functools
import http.server
import re
import threading
import time

import browser

UNDER = "/peace/"
"""A site of GitHub Pages stands under a path as well."""
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"  # not by routes, which would turn the browser's cache off
COUNTED = "[...document.querySelectorAll('.jp-Notebook .jp-CodeCell .jp-InputPrompt')].{}(p => /\\[\\d+\\]/.test(p.textContent))"


class _Files(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".wasm": "application/wasm", ".mjs": "text/javascript"}

    def translate_path(self, path):
        return super().translate_path("/" + path[len(UNDER):]) if path.startswith(UNDER) else self.directory + "/nothing"

    def log_message(self, *_):
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_):
        """A browser that is closed leaves requests half answered; no word of that."""


@contextlib.contextmanager
def served(folder):
    """Serve `folder` on loopback below UNDER. Yields the address."""
    with _Server(("127.0.0.1", 0), functools.partial(_Files, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{UNDER}"
        server.shutdown()


@contextlib.contextmanager
def visitor(profile, python=True):
    """Chromium with the storage and cache of the folder `profile`; every other host is out of reach. Yields a page, whose
    `strays` lists what it asked of other hosts. `python`: False where no cell is run, so that no kernel takes the time."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as p:
        context = p.chromium.launch_persistent_context(str(profile), executable_path=browser.CHROMIUM, args=[*browser.FLAGS, ALONE],
                                                       viewport={"width": 1280, "height": 900}, accept_downloads=True)
        page = context.pages[0]
        page.strays = []
        context.on("request", lambda request: browser.OFFLINE.match(request.url) and page.strays.append(request.url))
        if not python:
            context.route("**/static/pyodide/*", lambda route: route.abort())
        yield page
        context.close()


class Lesson(browser.Lesson):
    """One notebook of the site, open in JupyterLab. `seconds`: what was waited for, since the page was asked for."""

    def __init__(self, page, address, name):
        self.page, self.address, self.name, self.seconds = page, address, name, {}
        self.open()

    def open(self):
        """Open, or open again."""
        self.began = time.monotonic()
        self.page.goto(f"{self.address}lab/index.html?path={self.name}", timeout=60000)
        self.page.wait_for_selector(".jp-NotebookPanel .jp-Notebook h1", timeout=60000)
        self._note("page open")

    def run(self, figure=""):
        """Run every cell; return when each has its count. `figure`: code of a cell whose picture is waited for on the way."""
        self.menu("Run", "Run All Cells")
        self.page.wait_for_function(COUNTED.format("some"), timeout=240000)
        self._note("first output")
        if figure:
            self.cell(figure).locator("select").first.wait_for(timeout=240000)
            self._note("first figure")
        self.page.wait_for_function(COUNTED.format("every"), timeout=400000)
        self._note("all cells")
        self.page.wait_for_timeout(1000)

    def run_only(self, *codes):
        """Run the cells whose code holds one of `codes`, in this order; return when each has its count."""
        for code in codes:
            cell = self.cell(code)
            cell.locator(".jp-InputPrompt").click()
            self.menu("Run", "Run Selected Cell and Do not Advance")
        self.page.wait_for_function("codes => codes.every(c => [...document.querySelectorAll('.jp-CodeCell')].some(e => e.innerText.includes(c) && "
                                    "/\\[\\d+\\]/.test(e.querySelector('.jp-InputPrompt').textContent)))", arg=list(codes), timeout=240000)

    def save(self):
        """Save the notebook into the browser's storage; return when that is done."""
        self.menu("File", "Save Notebook")
        self.page.wait_for_function("!document.querySelector('.lm-DockPanel-tabBar .lm-mod-current.jp-mod-dirty')", timeout=30000)

    def _note(self, what):
        self.seconds[what] = round(time.monotonic() - self.began, 1)


def wait_for_words(page, code, words):
    """Return when the cell whose code holds `code` shows something that the regular expression `words` finds."""
    page.wait_for_function("([c, w]) => [...document.querySelectorAll('.jp-CodeCell')].some(e => e.innerText.includes(c) && RegExp(w).test(e.innerText))",
                           arg=[code, words], timeout=30000)


LABEL = re.compile("answer", re.I)
