"""The gate before what came after 2008: both guesses are kept and, where a teacher has set one, the word is typed.

The word is typed once, at the head of Round 5, and holds for every reveal of the page.
"""

from .. import drawn, show
from ..alone import alone

NOT_YET = "What came is shown here by the running page once your two guesses are kept. Read without a kernel, it stands folded at the end of this page."


def reveal_after(word=""):
    """Ask for a word before what came is shown, with a field to type it into; without a word, the kept guesses are enough.

    In: the word; or its seal, which the line shown names, so that the word itself does not stand on the learners' page.
    It keeps a class together, and no more: the figures stand in the folder data/, and at the end of the lesson as it is stored.
    """
    line = drawn.ask_for(word)
    show.live(field(line) if drawn.asks_word() else None, show.status(line), line)


def field(line):
    """The field for the word. In: the line that stands above it. Out: a widget with `controls`."""
    import ipywidgets as w

    from . import parts

    word, told, head = w.Password(description="Word from your teacher", continuous_update=False, **parts.looks("360px")), parts.html(), parts.html()
    head.value = show.status(line)

    def taken(_):
        right = drawn.typed(word.value)
        told.value = show.status("That is the word: it holds for everything below." if right else "That is not the word. Ask your teacher." if word.value.strip() else "")

    word.observe(alone(taken), "value")
    out = parts.column(head, parts.line(word), told)
    out.controls = {"word": word, "told": told}
    return out


def behind(what, make, still=None):
    """Show a gate before `make()`; without a kernel, `still` (Html) or a line. In: what it is, in words; a function that gives a widget."""
    still = still or show.Html(f"<p><em>{NOT_YET}</em></p>", NOT_YET)
    show.live(gate(what, make), still.html, still.text)


def ask(name):
    """Ask a question that tells what came: as it is when the gate is open, else behind a button. Raises CasebookError as `ask` does."""
    from .. import paper, questions
    from ..ask import ask as ask_now
    from ..ask import panel

    question = questions.question(name)
    if drawn.closed():
        show.live(gate("this question", lambda: panel(question).box), paper.paper_html(question), paper.paper_text(question))
    else:
        ask_now(name)


def gate(what, make):
    """A button that shows `make()`, a widget, when the gate is open, and says why not when it is closed. Out: a widget with `controls`.

    Until it is pressed it says nothing of the guesses: what it said would be stale as soon as one is kept further up.
    """
    from . import parts

    button, words, place = parts.button(f"Show {what}"), parts.html(), parts.column()
    words.value = show.status("Shown when your two guesses are kept" + (" and the word is typed." if drawn.asks_word() else "."))

    def opened(_):
        why = drawn.closed()
        words.value = show.status(why or "Shown below.")
        if not why:
            inside = make()
            place.children = (inside, *place.children[-1:])
            place.controls = getattr(inside, "controls", {})

    button.on_click(alone(opened))
    out = parts.column(parts.line(button), words, place)
    out.controls = {"show": button, "words": words, "place": place}
    return out
