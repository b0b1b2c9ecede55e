"""`python3 notebooks handout`: printable pages."""

from __future__ import annotations

from launcher import pages
from launcher.environment import Place, one_at_a_time, prepare
from launcher.errors import say


def run(place: Place, names: list[str], teacher: bool, size: str, large: bool = False) -> int:
    """Write the handouts of `names` (default: every lesson and exercise) to my-copy/handouts. Out: 0. Raises Trouble."""
    with one_at_a_time(place):
        prepare(place)
    browser = pages.make(place, names, "handout", "handouts", {"teacher": teacher, "size": size, "large": large},
                         "teacher" if teacher else "", "letter" if size == "letter" else "", "large" if large else "")
    say("The .pdf files are ready to print." if browser else "Open the pages in any browser and print them from there.")
    return 0
