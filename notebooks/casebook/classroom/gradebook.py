"""A class's answers as one CSV: a row a reader, three columns a question. What a spreadsheet would run as a formula is defused."""
import csv
import io

from .. import marking
from .tally import given_in, kept

DANGER = ("=", "+", "-", "@", "\t", "\r", "\n", "|")


def cell(value):
    """`value` as a cell that no spreadsheet takes for a formula."""
    text = str(value)
    bare = text.lstrip(" \u00a0\ufeff")
    if bare.startswith(DANGER) and not _number(bare):
        return "'" + text
    return text


def _number(text):
    try:
        float(text)
    except ValueError:
        return False
    return text.strip().lower() not in ("-inf", "-nan", "+inf", "+nan")


def table(readers, questions):
    """The rows of the gradebook, the heading first: reader, then for each question the latest answer, whether it is right
    (1, 0 or empty where no machine judges), whether the first one was, and how many words a written one has."""
    head = ["reader"]
    for q in questions:
        head += [q.id, f"{q.id} words"] if q.kind == "written" else [q.id, f"{q.id} right", f"{q.id} right at first"]
    rows = [head]
    for one in readers:
        row = [one.name]
        for q in questions:
            row += _cells(q, kept(one, q))
        rows.append(row)
    return [[cell(value) for value in row] for row in rows]


def _cells(question, answer):
    if answer is None:
        return [""] * (2 if question.kind == "written" else 3)
    marked = [marking.mark(question, given_in(answer[when])) for when in ("latest", "first")]
    text = marking.say(question, given_in(answer["latest"]))[:5000] if marked[0].complete else ""
    if question.kind == "written":
        return [text, marking.words(text)]
    return [text, *("" if given.right is None else int(given.right) for given in marked)]


def csv_text(readers, questions):
    """The gradebook as CSV text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table(readers, questions))
    return out.getvalue()
