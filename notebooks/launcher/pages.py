"""What `handout` and `slides` share: notebooks chosen, pages written by the lessons' Python, and PDF where a Chromium or Chrome is found."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from launcher import copies
from launcher.environment import Place
from launcher.errors import Trouble, say
from launcher.server import lesson_environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe")
CODE = """import json, sys
from importlib import import_module
from pathlib import Path
page, arguments, pairs = import_module("casebook." + sys.argv[1]).page, json.loads(sys.argv[2]), sys.argv[3:]
for source, made in zip(pairs[::2], pairs[1::2]):
    Path(made).write_text(page(source, **arguments), encoding="utf-8")
"""


def make(place: Place, names: list[str], module: str, what: str, arguments: dict, *kinds: str) -> str | None:
    """Write a page of each notebook of `names` (default: every lesson and exercise) to my-copy/WHAT, and its PDF.

    `module`: of casebook, with a function `page(path, **arguments)`; `kinds`: what tells these pages from their brothers.
    Out: the browser that printed, or None. Raises Trouble with the last line of what went wrong.
    """
    found = copies.sources(place.root)
    chosen = [copies.find(name, list(found)) for name in names] or list(found)
    folder = place.root / "my-copy" / what
    folder.mkdir(parents=True, exist_ok=True)
    made = {name: folder / target(name, *kinds) for name in chosen}
    done = subprocess.run([place.python, "-c", CODE, module, json.dumps(arguments),
                           *(str(part) for name, page in made.items() for part in (found[name], page))],
                          env=lesson_environment(place), cwd=place.root, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise Trouble(f"The {what} could not be made: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")
    browser = find_browser()
    for page in made.values():
        pdf = page.with_suffix(".pdf")
        say(f"my-copy/{what}/{page.name}" + (f" and {pdf.name}" if browser and print_pdf(browser, page, pdf) else ""))
    return browser


def target(name: str, *kinds: str) -> str:
    """The file of a page: ("exercises/01_chronology.ipynb", "teacher") gives "01_chronology_exercises_teacher.html"; an empty kind is left out."""
    return "_".join([Path(name).stem, *(["exercises"] if name.startswith("exercises/") else []), *filter(None, kinds)]) + ".html"


def find_browser() -> str | None:
    """A browser that prints PDF, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def print_pdf(browser: str, page: Path, pdf: Path) -> bool:
    """Let the browser print `page`; tell whether a file came of it. A browser that cannot is no trouble: the page is there."""
    command = [browser, "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0 and pdf.is_file()
