"""`python3 notebooks slides`: lessons for the projector, with reveal.js, and PDF where a Chromium or Chrome is found."""

from __future__ import annotations

from pathlib import Path

from launcher import copies, tools
from launcher.environment import Place, one_at_a_time, prepare
from launcher.errors import say
from launcher.handout import find_browser, print_pdf, target, write

CODE = """import sys
from pathlib import Path
from casebook import slides
teacher, reveal, folder = sys.argv[1] == "teacher", sys.argv[2], Path(sys.argv[3])
for source, target in zip(sys.argv[4::2], sys.argv[5::2]):
    (folder / target).write_text(slides.page(source, reveal, teacher), encoding="utf-8")
"""


def run(place: Place, names: list[str], teacher: bool) -> int:
    """Write the slides of `names` (default: every lesson and exercise) to my-copy/slides. Out: 0. Raises Trouble."""
    found = copies.sources(place.root)
    chosen = [copies.find(name, list(found)) for name in names] or list(found)
    folder = place.root / "my-copy" / "slides"
    with one_at_a_time(place):
        prepare(place)
        reveal = tools.ready(place, "slides", Path(__file__).with_suffix(".txt")) / "sphinx_revealjs" / "_static" / "revealjs"
    folder.mkdir(parents=True, exist_ok=True)
    targets = [target(name, teacher) for name in chosen]
    write(place, "slides", CODE, ["teacher" if teacher else "learner", str(reveal), str(folder)], [(str(found[name]), made) for name, made in zip(chosen, targets)])
    browser = find_browser()
    for made in targets:
        pdf = folder / Path(made).with_suffix(".pdf") if browser else None
        say(f"my-copy/slides/{made}" + (f" and {pdf.name}" if pdf and print_pdf(browser, folder / made, pdf) else ""))
    say("Open a page in any browser: arrow keys turn it, S shows the notes, Esc all slides, ? all keys.")
    return 0
