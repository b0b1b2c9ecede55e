"""The teacher's key: a question with its answer, every feedback, and the sentences that settle it."""

from . import paper, questions, show
from .verdicts import settling


def worked(name):
    """The worked form of a question, for instructor's notebooks only. Raises CasebookError for an unknown id."""
    question = questions.question(name)
    html = f"<div><p><strong>Answer to “{show.escape(name)}”</strong></p>{FORMS[question.kind](question)}{settling(question.refs)}</div>"
    return show.Html(html, paper.to_text(html))


def _choice(question):
    return "<ul>" + "".join(f"<li><strong>{'One verdict' if question.open else 'Right' if p.right else 'Not yet'}: {letter}. {show.escape(p.text)}</strong> {show.escape(p.feedback)}</li>"
                            for letter, p in paper.lettered(question)) + "</ul>"


def _order(question):
    items = "".join(f"<li>{show.escape(f'{p.text}. {p.feedback}' if p.feedback else p.text)}</li>" for p in question.parts)
    return f"<ol>{items}</ol><p>{show.escape(question.feedback)}</p>" + "".join(settling(p.refs) for p in question.parts)


def _number(question):
    within = f", within {question.tolerance:g}" if question.tolerance else ""
    wrong = "".join(f"<li>{_range(p)}: {show.escape(p.feedback)}</li>" for p in question.parts)
    return (f"<p><strong>{question.answer:g} {show.escape(question.unit)}{within}.</strong> {show.escape(question.feedback)}</p>"
            f"<ul>{wrong}<li>Any other number: {show.escape(question.otherwise)}</li></ul>")


def _range(part):
    return f"{part.low:g}" if part.low == part.high else f"{part.low:g} to {part.high:g}"


def _written(question):
    rows = "".join(f"<li><strong>{show.escape(name.capitalize())}.</strong> {show.escape(text)}</li>" for name, text in paper.rubric(question))
    answers = "".join(f"<p><strong>{show.escape(p.title)}.</strong> {show.escape(p.text)}</p><p><em>What to note:</em> {show.escape(p.notes)}</p>"
                      for p in question.parts)
    return f"<ul>{rows}</ul><p>Two answers that disagree:</p>{answers}"


def _several(question):
    return f"{_choice(question)}<p>{show.escape(question.feedback)}</p>".replace("Not yet:", "Does not belong:").replace("Right:", "Belongs:")


def _match(question):
    return "<ul>" + "".join(f"<li><strong>{show.escape(p.text)}: {show.escape(p.to)}.</strong> {show.escape(p.feedback)}</li>" for p in question.parts) + (
        f"</ul><p>{show.escape(question.feedback)}</p>")


def _accepted(question):
    right = question.answer if question.kind == "code" else question.accept
    said = lambda value: show.escape("; ".join(map(str, value)) if isinstance(value, (list, tuple)) else value)
    wrong = "".join(f"<li>{said(p.answer if question.kind == 'code' else p.accept)}: {show.escape(p.feedback)}</li>" for p in question.parts)
    return (f"<p><strong>{said(right)}.</strong> {show.escape(question.feedback)}</p>"
            f"<ul>{wrong}<li>Anything else: {show.escape(question.otherwise)}</li></ul>")


def _scale(question):
    ends = f"From 1, {question.low}, to {question.steps}, {question.high}. No place is the right one."
    return f"<p>{show.escape(ends)}</p><ul>" + "".join(f"<li>{_range(p)}: {show.escape(p.feedback)}</li>" for p in question.parts) + "</ul>"


FORMS = {"choice": _choice, "order": _order, "number": _number, "written": _written, "several": _several, "match": _match,
         "text": _accepted, "code": _accepted, "scale": _scale}
