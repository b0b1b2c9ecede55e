"""`python3 notebooks slides`: lessons for the projector, with reveal.js."""

from __future__ import annotations

from pathlib import Path

from launcher import pages, tools
from launcher.environment import Place, one_at_a_time, prepare
from launcher.errors import say


def reveal(place: Place) -> Path:
    """The folder of reveal.js, fetched once. Hold `one_at_a_time` around it, after `prepare`. Raises Trouble."""
    return tools.ready(place, "slides", Path(__file__).with_suffix(".txt")) / "sphinx_revealjs" / "_static" / "revealjs"


def run(place: Place, names: list[str], teacher: bool) -> int:
    """Write the slides of `names` (default: every lesson and exercise) to my-copy/slides. Out: 0. Raises Trouble."""
    with one_at_a_time(place):
        prepare(place)
        folder = reveal(place)
    pages.make(place, names, "slides", "slides", {"reveal": str(folder), "teacher": teacher}, "teacher" if teacher else "")
    say("Open a page in any browser: arrow keys turn it, S shows the notes, Esc all slides, ? all keys.")
    return 0
