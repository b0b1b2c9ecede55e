"""Run with `python3 tests site [NAME ...]`: every lesson and exercise of the browser edition in Chromium, from top to bottom.

Prints, a line each: the page, errors among its outputs, seconds; then the site's size, requests to other hosts, and the seconds of
lesson 01 on a first visit (cold) and on the next (warm: the browser's cache is full). Exit status 1 when a page has an error,
something asked another host, or a limit of seconds is missed. On a machine that does other things as well, seconds mean little: its load is printed.
"""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "notebooks"), str(ROOT / "tests")]

import browser  # noqa: E402
import lite  # noqa: E402
from launcher import copies, site  # noqa: E402
from launcher.environment import Place  # noqa: E402
from launcher.errors import Trouble, complain  # noqa: E402

LIMITS = {"cold": 30, "warm": 10}
FIRST, FIGURE = "01_chronology.ipynb", "explore.chronology()"


def main(names):
    """Run the pages `names` (as `01`, `exercises/01`; default: all) and the two timed visits. Out: the exit status."""
    if os.environ.get("CASEBOOK_NO_PYODIDE") or browser.CHROMIUM is None:
        print(os.environ.get("CASEBOOK_NO_PYODIDE") or "no Chromium found (Debian: apt install chromium)")
        return 1
    found = list(copies.sources(ROOT))
    wanted = [copies.find(name, found) for name in names] or found
    good = True
    with tempfile.TemporaryDirectory(prefix="casebook-site-") as work:
        out = Path(work, "site")
        site.run(Place(ROOT), Path(os.environ["CASEBOOK_PYODIDE"]), out)
        sizes = [path.stat().st_size for path in out.rglob("*") if path.is_file()]
        strays = []
        with lite.served(out) as address:
            for visit in ("cold", "warm"):
                with lite.visitor(Path(work, "timed")) as page:
                    lesson = lite.Lesson(page, address, FIRST)
                    lesson.run(FIGURE)
                    strays += page.strays
                seconds = lesson.seconds
                good &= seconds["first figure"] <= LIMITS[visit]
                print(f"{visit}: {', '.join(f'{what} {took} s' for what, took in seconds.items())}; limit of the first figure {LIMITS[visit]} s", flush=True)
            for name in wanted:
                with lite.visitor(Path(work, "profile")) as page:  # a new browser for each: what one leaves in memory is no other's
                    lesson = lite.Lesson(page, address, name)
                    lesson.run()
                    errors = lesson.errors()
                    strays += page.strays
                    pictures = page.locator(".jp-Notebook .jp-OutputArea-output figure img").count()
                    if os.environ.get("CASEBOOK_SHOTS"):
                        page.screenshot(path=Path(os.environ["CASEBOOK_SHOTS"], f"{name.replace('/', '_')}.png"))
                good &= not errors
                print(f"{name}: {len(errors)} errors, {pictures} pictures, {lesson.seconds['all cells']} s" + "".join(f"\n    {' '.join(e.split())[-300:]}" for e in errors), flush=True)
    print(f"site: {sum(sizes) / 2**20:.0f} MB in {len(sizes)} files; requests to other hosts: {len(strays)} {strays[:3] or ''}; "
          f"load of this machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    return 0 if good and not strays else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        sys.exit(complain(trouble))
