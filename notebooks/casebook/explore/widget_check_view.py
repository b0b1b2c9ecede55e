"""A cell that proves that controls work here, or says what to do."""

from .. import browser, show
from ..alone import alone

WORDS = ["(choose here)", "chronology", "actors", "peace"]
FIX = ("If you see no list to choose from after running this cell: 1. press the button with the two arrows at the top (restart the kernel and run all cells); "
       "2. reload the page; 3. close JupyterLab, open a terminal in the folder of the collection and type python3 notebooks --doctor; it names what is missing and how to mend it.")
FIX_HERE = ("If you see no list to choose from after running this cell: 1. press the button with the two arrows at the top (restart the kernel and run all cells); "
            "2. reload the page; 3. open it in an ordinary window of a current browser, not a private one.")
WAIT = "Nothing chosen yet."


def panel():
    """The widgets; `controls` are named for tests."""
    from . import parts

    choice = parts.dropdown("Choose a word", WORDS)
    answer = parts.html()

    def refresh(_=None):
        if choice.value == WORDS[0]:
            answer.value = show.status(WAIT)
        else:
            answer.value = show.status(f"Controls work here: the page sent “{choice.value}” to Python, and Python answered.")

    choice.observe(alone(refresh), "value")
    refresh()
    out = parts.column(choice, answer)
    out.controls = {"choice": choice, "answer": answer}
    return out


def widget_check():
    """Show the check; without a kernel, what to do."""
    fix = FIX_HERE if browser.HERE else FIX
    html = (f"<p>When you run this cell, a list appears here. Choose a word from it: a sentence below the list must answer.</p><p>{show.escape(fix)}</p>")
    show.live(panel(), html, "Check of the controls. " + fix)
