"""`python3 notebooks handout`: printable pages, and PDF where a Chromium or Chrome is found."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from launcher import copies
from launcher.environment import Place, one_at_a_time, prepare
from launcher.errors import Trouble, say
from launcher.server import lesson_environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe")
CODE = """import sys
from pathlib import Path
from casebook import handout
teacher, size, folder = sys.argv[1] == "teacher", sys.argv[2], Path(sys.argv[3])
for source, target in zip(sys.argv[5::2], sys.argv[6::2]):
    (folder / target).write_text(handout.page(source, teacher, size, sys.argv[4] == "large"), encoding="utf-8")
"""


def run(place: Place, names: list[str], teacher: bool, size: str, large: bool = False) -> int:
    """Write the handouts of `names` (default: every lesson and exercise) to my-copy/handouts. Out: 0. Raises Trouble."""
    found = copies.sources(place.root)
    chosen = [copies.find(name, list(found)) for name in names] or list(found)
    folder = place.root / "my-copy" / "handouts"
    with one_at_a_time(place):
        prepare(place)
    folder.mkdir(parents=True, exist_ok=True)
    targets = [target(name, teacher, "letter" if size == "letter" else "", "large" if large else "") for name in chosen]
    write(place, "handouts", CODE, ["teacher" if teacher else "learner", size, str(folder), "large" if large else ""],
          [(str(found[name]), made) for name, made in zip(chosen, targets)])
    browser = find_browser()
    for made in targets:
        pdf = folder / Path(made).with_suffix(".pdf") if browser else None
        say(f"my-copy/handouts/{made}" + (f" and {pdf.name}" if pdf and print_pdf(browser, folder / made, pdf) else ""))
    say("Open the pages in any browser and print them from there." if not browser else "The .pdf files are ready to print.")
    return 0


def write(place: Place, what: str, code: str, arguments: list[str], pages: list[tuple[str, str]]) -> None:
    """Run `code` in the lessons' Python with `arguments` and the (notebook, page) pairs. Raises Trouble with its last line."""
    done = subprocess.run([place.python, "-c", code, *arguments, *(part for pair in pages for part in pair)],
                          env=lesson_environment(place), cwd=place.root, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        raise Trouble(f"The {what} could not be made: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}")


def find_browser() -> str | None:
    """A browser that prints PDF, or None."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def target(name: str, teacher: bool, *more: str) -> str:
    """The file of a handout: ("exercises/01_chronology.ipynb", True) gives "01_chronology_exercises_teacher.html". `more`: what
    else tells it from its brothers, such as "letter"; empty ones are left out."""
    return "_".join([Path(name).stem, *(["exercises"] if name.startswith("exercises/") else []), *(["teacher"] if teacher else []), *filter(None, more)]) + ".html"


def print_pdf(browser: str, page: Path, pdf: Path) -> bool:
    """Let the browser print `page`; tell whether a file came of it. A browser that cannot is no trouble: the page is there."""
    command = [browser, "--headless", "--disable-gpu", "--no-sandbox", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", page.as_uri()]
    try:
        done = subprocess.run(command, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0 and pdf.is_file()
