"""A class's answers as HTML for the wall: bars that are a table at the same time, written answers side by side."""
from .. import paper, show
from ..verdicts import settling
from . import pieces
from . import tally as tallying

BAR = ("#0072B2", "repeating-linear-gradient(45deg,#0072B2 0 3px,transparent 3px 6px)")


def bars(t, reveal=False):
    """The distribution of a Tally. `reveal`: mark which answer is right. A row an answer: first votes hatched, latest ones full."""
    if t.small:
        return f"<p>{show.escape(small(t))}</p>"
    q = t.question
    if q.kind in pieces.KINDS:
        return pieces.html(t, reveal, caption(t, reveal), lambda n, most, latest: _bar(n, most, BAR[0 if latest else 1]))
    names = list(dict.fromkeys([*tallying.expected(q), *(name for name, _ in t.latest.most_common()), *t.first]))
    right = {f"{letter}. {p.text}" for letter, p in paper.lettered(q) if p.right} if reveal and q.kind == "choice" else set()
    most = max([*t.first.values(), *t.latest.values(), 1])
    rows = [(f"{name} (right)" if name in right else name, _bar(t.first[name], most, BAR[1]), _bar(t.latest[name], most, BAR[0])) for name in names]
    return show.rows_html(rows, caption(t, reveal), ["Answer", "First answer", "Latest answer"], [46, 27, 27])


def _bar(n, most, fill):
    return show.Html(f'<span style="display:inline-block;min-width:2.2em">{n}</span><span aria-hidden="true" style="display:inline-block;vertical-align:middle;'
                     f'height:1em;width:{70 * n / most:.0f}%;border:{"1px solid #0072B2" if n else "0"};background:{fill}"></span>', str(n))


def caption(t, reveal=False):
    """How many answered; with `reveal` also how many were right, where a machine judges."""
    judged = "" if not reveal or t.right_first is None else f"; right at first {t.right_first}, at last {t.right_latest}"
    return f"{t.answered} answered{judged}"


def small(t):
    """Why a small group is not counted out."""
    return f"{t.answered} answered. Fewer than {tallying.FEWEST} are not counted out, since single readers could be told apart."


def sure(t):
    """How sure the readers said they were, in one sentence; "" for a small group."""
    if t.small or not t.sure:
        return ""
    return "How sure: " + ", ".join(f"{word} {t.sure[word]}" for word in (*paper.SURE, "not said") if t.sure[word]) + "."


def missed(tallies, most=8):
    """The questions least often right at first, as a table."""
    rows = [(t.question.prompt, t.question.id, f"{t.right_first} of {t.answered}", f"{t.right_latest} of {t.answered}") for t in tallying.most_missed(tallies)[:most]]
    return show.rows_html(rows, "Most missed at the first try", ["Question", "Its name", "Right at first", "Right at last"], [52, 20, 14, 14]) if rows else (
        "<p>No judged question has been answered by enough readers yet.</p>")


def answers(question, readers):
    """The written answers one below the other, each with the reader's own scores. Marks are kept in the lesson's table, not on the wall."""
    found = tallying.written(question, readers)
    if not found:
        return "<p>Nobody has committed a written answer yet.</p>"
    where = f"<p>For marks: the button <em>Write gradebook</em> makes gradebook-{show.escape(question.lesson)}.csv, with the reader's scores and a column for yours.</p>"
    return where + "".join(_answer(question, *one) for one in found)


def _answer(question, name, first, latest, scores):
    words = ("not there", "partly there", "clearly there")
    told = "".join(f"<li>{show.escape(row.capitalize())}: the reader says {words[scores[row]] if row in scores else 'nothing'}. {show.escape(asks)}</li>"
                   for row, asks in paper.rubric(question))
    revised = f'<p style="margin:0.3em 0"><strong>Revised:</strong></p>{_prose(latest)}' if latest else ""
    return (f'<section style="border:1px solid {show.LINE};padding:0.4em 0.8em;margin:0.5em 0;max-width:60em;color:{show.INK};background:{show.GROUND}">'
            f'<p style="margin:0.2em 0"><strong>{show.escape(name)}</strong></p>{_prose(first)}{revised}<ul style="margin:0.3em 0;padding-left:1.2em">{told}</ul></section>')


def _prose(text):
    return f'<div style="white-space:pre-wrap;overflow-wrap:anywhere">{show.escape(text[:20000])}</div>'


def whole(question, t, readers, reveal=False):
    """All of one question for the wall: its words, the bars or the written answers; with `reveal` also what settles it."""
    body = answers(question, readers) if question.kind == "written" else bars(t, reveal) + f"<p>{show.escape(sure(t))}</p>"
    stale = f"<p>{t.stale} more answered an older edition of this question.</p>" if t.stale else ""
    return paper.prompt_html(question) + body + stale + (settling(question.refs) if reveal else "")


def notes(found):
    """What was wrong with the files, as a list behind a line."""
    if not found.notes:
        return ""
    items = "".join(f"<li>{show.escape(line[:300])}</li>" for line in found.notes[:200])
    return show.details(f"{len(found.notes)} remarks on the files", f"<ul>{items}</ul>")


def lesson_titles():
    """{group: title}: the lessons as the bank names them, and after each its exercises, whose questions may tell what a lesson holds back."""
    from .. import questions
    name = lambda lesson: lesson[:2] + " " + lesson[3:].replace("_", " ")
    return dict(sorted({group(q): name(q.lesson) + (", exercises" if group(q) != q.lesson else "") for q in questions.bank().values()}.items()))


def exercise(question):
    """Whether a question belongs to the exercises of its lesson."""
    return question.id.partition(".")[2].startswith("x-")


def group(question):
    """The key under which a question stands on the wall: its lesson, or the exercises of it where there are both."""
    from .. import questions
    both = exercise(question) and not all(map(exercise, questions.of_lesson(question.lesson)))
    return f"{question.lesson}_exercises" if both else question.lesson

