"""Questions on the page: `ask("chronology.first-blood")` in a cell shows the question, and what was answered before.

One output carries both forms: the live one where a kernel runs, the paper one everywhere else.
ipywidgets is loaded with the first question that is shown, not before.
"""
import hashlib
import re
import sys
import types

from . import paper, questions, show
from .workbook import workbook

SHORT = ("choice", "order", "number", "several", "match", "text")
"""Kinds that can be answered in passing, and so serve as warm-up."""
_BESIDE = r"\babove\b|\bbelow\b|\bcards?\b|\bof this (?:round|page)\b|\bthis (?:list|table|map|picture|chart|row|card|register)\b"
_LEANING = re.compile(_BESIDE, re.I)
_ASKING = re.compile(_BESIDE + r"|\bthe (?:\w+ )?(?:lists?|tables?|maps?|pictures?|charts?|diagrams?|network|matrix|timeline|ladder|lanes?|bars?|box|builder|excerpts?)\b"
                     r"|\b(?:set|switch|tick|untick|move|pick|follow|scroll) (?:off |the |and |or |all |[“‘])", re.I)
"""Words by which a question leans on what stands beside it in its lesson: any text of it, and what it asks."""


def ask(name):
    """Show the question with the id `name`. Raises CasebookError, in one line, when there is none or it has a fault.

    Where ipywidgets cannot be loaded the paper form is shown, with a line that says so.
    """
    question = questions.question(name)
    if question.kind == "code":  # the next cell of the lesson answers it
        return show.live(None, paper.code_html(question), paper.to_text(paper.code_html(question)))
    _show(lambda: panel(question).box, paper.paper_html(question), paper.paper_text(question))


def warm_up(lesson, n=3):
    """Show up to `n` questions on the lessons before `lesson` ("01_chronology"): those never answered or answered longest ago.

    What was answered before is not shown, since the point is to remember. The paper form names no question, because
    which ones come depends on the learner.
    """
    chosen = choose(lesson, n)
    count = ("No question", "One question", "Two questions", "Three questions", "Four questions", "Five questions")[min(len(chosen), 5)]
    line = (f"{count} on earlier lessons {'appears' if len(chosen) == 1 else 'appear'} here when you run this cell." if chosen
            else "There is no earlier lesson to look back on yet.")

    def live():
        import ipywidgets as widgets
        return widgets.VBox([panel(question, fresh=True).box for question in chosen])

    _show(live if chosen else None, f"<p><em>{line}</em></p>", line)


def panel(question, fresh=False):
    """The live form of `question`, a Question: an object whose `box` is the widget."""
    book = workbook(question.lesson, question.edition)
    book.adopt(question.id, question.was)
    if question.kind == "written":
        from .written import WrittenPanel
        return WrittenPanel(question, book)
    from .panel import Panel
    return Panel(question, book, fresh)


def choose(lesson, n=3):
    """The questions that `warm_up` shows: never answered first, then longest ago; ties in an order of their own for each lesson.

    Where there is a choice, not all of them only ask to recall. One that leans on its lesson's page is left out.
    """
    def rank(question):
        latest = (workbook(question.lesson, question.edition).answer(question.id) or {}).get("latest") or {}
        return latest.get("at") or "", hashlib.sha256(f"{lesson}:{question.id}".encode()).hexdigest()

    ranked = sorted((one for one in questions.before(lesson) if one.kind in SHORT and not one.predict and alone(one)), key=rank)
    chosen = ranked[:n]
    if len(chosen) > 1 and all(one.level == "recall" for one in chosen):
        chosen[-1:] = [one for one in ranked[n:] if one.level != "recall"][:1] or chosen[-1:]
    return chosen


def alone(question):
    """Whether a question can be asked away from its lesson: as its bank says (`warm`), otherwise by its words: none that
    point to what stands beside it there ("above", "the card", "set the time"). In: a Question."""
    if question.warm is not None:
        return question.warm
    asked = [question.prompt, question.hint, *(part.text for part in question.parts)]
    told = [question.feedback, question.otherwise, *(part.feedback for part in question.parts)]
    return not any(map(_ASKING.search, asked)) and not any(map(_LEANING.search, told))


def _show(make, html, text):
    widget = None
    if make is not None:
        try:
            widget = make()
        except ImportError as error:
            note = f"Questions cannot be answered on the page here ({error}). Start with `python3 notebooks`, which installs what is missing."
            html, text = f"{html}<p>{show.escape(note)}</p>", f"{text}\n{note}"
    show.live(widget, html, text)


class _Callable(types.ModuleType):
    """`casebook.ask` is this module once it has been imported, and the function in every lesson: calling either asks."""

    def __call__(self, name):
        return ask(name)


sys.modules[__name__].__class__ = _Callable
