"""A class's answers as CSV, a row a reader: one table of everything, and one for each lesson with the readers' own scores and empty
columns for the teacher's. What a spreadsheet would run as a formula is defused."""
import csv
import io

from .. import keeping, marking, own_case, paper, show
from .tally import given_in, kept, scored

OWN_CASE = "own case"
TEACHER = "(teacher)"
CAPSTONE = "09_capstone"

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


def of_lesson(readers, questions, cases=False):
    """The rows of one lesson's table, the heading first. In: readers; the lesson's questions; whether to add the readers' own cases.

    As in `table`, and for each row of a rubric the reader's own score (0 to 2, empty where none was given) and an empty cell for the
    teacher's. A written answer stands in one line: ¶ marks where the reader began a new one.
    """
    head = ["reader"]
    for q in questions:
        head += [q.id, f"{q.id} words", *(f"{q.id} {row} {who}" for who in ("(reader)", TEACHER) for row, _ in paper.rubric(q))] if q.kind == "written" else [
            q.id, f"{q.id} right", f"{q.id} right at first"]
    rows = [head + ([OWN_CASE, f"{OWN_CASE} {TEACHER}"] if cases else [])]
    for one in readers:
        row = [one.name]
        for q in questions:
            row += _cells(q, kept(one, q))
            if q.kind == "written":
                scores = scored(one, q)
                row += [scores.get(name, "") for name, _ in paper.rubric(q)] + [""] * len(paper.rubric(q))
        rows.append(row + ([_cases(one), ""] if cases else []))
    return [[cell(" ¶ ".join(str(value).splitlines())) for value in row] for row in rows]


def _cases(reader):
    """A reader's own cases in a few words."""
    told = []
    for name, files in reader.cases.items():
        case, checked = own_case.read(name, {file: text.encode("utf-8") for file, text in files.items()})
        told.append(f"{name}: {case.counts() if case else show.count(len(checked.faults), 'thing') + ' to mend'}")
    return "; ".join(told)


def write(folder, readers, questions):
    """Write gradebook.csv and gradebook-LESSON.csv for each lesson that somebody has answered. Out: the paths. Raises OSError.

    A lesson's table into which marks have been written is left as it is; the new one stands beside it under a number.
    """
    paths = [folder / "gradebook.csv"]
    keeping.write_whole(paths[0], _bytes(table(readers, questions)))
    for lesson in dict.fromkeys(q.lesson for q in questions):
        asked = [q for q in questions if q.lesson == lesson]
        with_cases = lesson == CAPSTONE and any(one.cases for one in readers)
        if with_cases or any(kept(one, q) for one in readers for q in asked):
            path = next(p for n in range(1, 1000) if not marks_in(p := folder / f"gradebook-{lesson}{'' if n == 1 else f'-{n}'}.csv"))
            keeping.write_whole(path, _bytes(of_lesson(readers, asked, with_cases)))
            paths.append(path)
    return paths


def marks_in(path):
    """Whether somebody has written into the teacher's columns of a table; also when it cannot be read, so that it is left alone."""
    try:
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    except FileNotFoundError:
        return False
    except (OSError, UnicodeError, csv.Error):
        return True
    if len(rows) < 1 or len(rows[0]) < 2:  # a spreadsheet saved it with semicolons: it has been in somebody's hands
        return bool(rows)
    return any(text.strip() for row in rows[1:] for name, text in zip(rows[0], row) if name.endswith(TEACHER))


def _bytes(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def csv_text(readers, questions):
    """The gradebook as CSV text."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table(readers, questions))
    return out.getvalue()
