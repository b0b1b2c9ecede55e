"""The browser edition (`python3 notebooks site`): which edition is running, and where it keeps answers. Elsewhere none of this is used."""
import os
import sys
from pathlib import Path

HERE = sys.platform == "emscripten"
"""Whether this Python runs inside a web page."""
DRIVE = Path("/drive")
"""The files that the page shows, kept in the browser's storage."""
KEEPS = HERE and DRIVE.is_dir()
"""Whether that storage can be reached: some browsers refuse it in a private window, and all on a site without https."""
MEMORY = Path("/tmp/answers")
EDITION = os.environ.get("CASEBOOK_EDITION", "")
KEPT = ("Your answers are kept in this browser's storage, on this computer, and go nowhere else. Clearing the data of this site deletes them: "
        "make a file of them with the last cell of lesson 00.")
NOT_KEPT = ("This browser gives the page no storage (a private window, or an address without https): your answers last only until you close the page. "
            "To keep them, open it in an ordinary window, at an address with https.")
OLD = ("Edition {running} is out; this page was saved from edition {page}. To get the new page, close it, delete its file in the list of files "
       "and load it again. Your answers stay.")


if HERE and "" in sys.path:  # the folder of the page: each import would first ask the page for it, hundreds of times
    sys.path.remove("")
    sys.path.append("")


def browser_edition(page):
    """One line for the head of a page of the browser edition: the edition, and where answers are kept. In: the edition that the
    page was made for. Out: Html. Says so when the browser shows an old page beside newer lessons."""
    from . import show
    running = EDITION or page
    old = f" {OLD.format(running=running, page=page)}" if running != page else ""
    text = f"Browser edition {running}. {NOT_KEPT if HERE and not KEEPS else KEPT}{old}"
    return show.Html(show.status(text), text)
