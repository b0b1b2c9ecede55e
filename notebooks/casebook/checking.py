"""Answers that code gives: `answer = …`, then `check("chronology.count-key", answer)` in the same cell. No widgets.

What is shown is the same on every run, so that a worked notebook can be stored: why, the verdict, the passage, and
whether the answer was kept.
"""
from . import marking, questions, show, sources
from .verdicts import settling, verdict
from .workbook import workbook


def check(name, answer):
    """Mark `answer` to the question `name` of the kind code, keep it, and say why.

    In: the id; any value. A value that cannot be an answer is told so and not kept. Raises CasebookError, in one line, when there is
    no such question or it is answered on the page.
    """
    question = questions.question(name)
    if question.kind != "code":
        raise sources.CasebookError(f"the question {name!r} is answered on the page: write ask({name!r})")
    given = marking.mark(question, answer)
    if not given.complete:
        return _say(f"<p>{show.escape(given.feedback)}</p>", given.feedback)
    book = workbook(question.lesson, question.edition)
    book.adopt(question.id, question.was)
    saved = book.record(question.id, given.value, None, given.right, question.kind, "answer", question.edition)
    kept = "Kept with your answers." if saved else book.status_line(question.id)
    lines = (f"Why: {given.feedback}", verdict(question, given), kept)
    _say("".join(f"<p>{show.escape(line)}</p>" for line in lines) + settling(given.refs), "\n".join(lines))


def _say(html, text):
    show.live(None, f'<div role="status">{html}</div>', text)
