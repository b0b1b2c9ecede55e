"""All answers of one learner, and the tables of cases of their own, as one file: to hand in, and to carry to another computer.

The file holds a pseudonym, what was answered and when, and the tables as text; no name, no path, nothing of the computer. It is read as
untrusted: whatever is not of our shape is left out or refused in one line.
"""
import json
import re
import secrets
from typing import NamedTuple

from . import keeping, merging, own_handin, sources, whereabouts
from .workbook import Workbook, encode, workbook

MARK = "casebook hand-in"
FORMAT = 1
LARGEST = 8 * 2**20
"""Bytes. Ten thousand answers take about three million."""
DEEPEST = 40
PSEUDONYM = r"[^\W_][\w .-]{0,38}[^\W_]|[^\W_]"


class HandIn(NamedTuple):
    """What one file holds: the pseudonym ("" for none), workbooks {lesson: workbook}, how many records were damaged, and the cases of
    one's own {case: {file name: text}}, which earlier editions pass over."""
    pseudonym: str
    workbooks: dict
    damaged: int = 0
    cases: dict = {}


def pseudonym(text):
    """`text` as a pseudonym. Raises CasebookError, in one line, when it cannot be one."""
    name = " ".join(str(text).split())
    if not re.fullmatch(PSEUDONYM, name):
        raise sources.CasebookError("A pseudonym has 1 to 40 letters, digits, spaces or hyphens. Choose one that is not your name, such as “blue fern 7”.")
    return name


def written(name, folder=None):
    """Write every answer in `folder` (default: the learner's), and every case of their own, into one file beside them. In: the pseudonym. Out: its path.

    Raises CasebookError when there is no answer yet or the pseudonym is none; OSError when the file cannot be written.
    """
    name, folder = pseudonym(name), folder or whereabouts.answers_folder()
    found = [Workbook(lesson, folder).everything() for lesson in lessons(folder)]
    cases, _ = own_handin.collected(folder)
    if not cases and not any(book["answers"] for book in found):
        raise sources.CasebookError(f"There is no answer in {whereabouts.shown(folder)} yet. Answer a question first.")
    path = folder / f"hand-in-{re.sub(r'[^a-z0-9]+', '-', name.lower()).strip('-') or secrets.token_hex(2)}.json"
    keeping.write_whole(path, encode({MARK: FORMAT, "pseudonym": name, "made": whereabouts.now(), "workbooks": found, **({"cases": cases} if cases else {})}) + b"\n")
    return path


def taken_in(path):
    """Merge the answers of a hand-in file into the learner's own, and put back its cases; nothing is overwritten.

    Out: the number of questions merged, and {case: the name it has now}. Raises CasebookError when the file is not one, or an answer could not be saved.
    """
    given = read(path)
    count = 0
    for lesson, data in given.workbooks.items():
        book = workbook(lesson, data.get("edition", ""))
        for qid, record in data["answers"].items():
            if not book.take_in(qid, record):
                raise sources.CasebookError(book.status_line())
            count += 1
    return count, own_handin.put_back(given.cases, whereabouts.answers_folder())


def read(path):
    """The HandIn in the file at `path`: a hand-in, or the workbook of one lesson. Raises CasebookError, in one line, for anything else."""
    try:
        if not path.is_file() or path.is_symlink():
            raise sources.CasebookError(f"{path.name}: not a file")
        if path.stat().st_size > LARGEST:
            raise sources.CasebookError(f"{path.name}: too large for a workbook ({path.stat().st_size // 2**20} million bytes)")
        return parse(path.read_bytes(), path.name)
    except OSError as error:
        raise sources.CasebookError(f"{path.name}: cannot be read ({error.strerror or type(error).__name__})") from None


def parse(raw, name="file"):
    """The HandIn in the bytes `raw`; `name` is for the message. Raises CasebookError, in one line."""
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_constant=lambda word: None)
    except (ValueError, RecursionError):
        raise sources.CasebookError(f"{name}: not complete JSON; ask for the file again") from None
    if not isinstance(data, dict) or _deeper(data, DEEPEST):
        raise sources.CasebookError(f"{name}: not a workbook of these lessons")
    if MARK not in data:
        return HandIn("", *_parsed([data], name))
    if data[MARK] != FORMAT:
        raise sources.CasebookError(f"{name}: made by another edition of these lessons (format {str(data[MARK])[:20]}); update the lessons")
    books = data.get("workbooks")
    given = data.get("pseudonym")
    called = given if isinstance(given, str) and re.fullmatch(PSEUDONYM, given) else ""
    cases, bad = own_handin.parsed(data.get("cases"))
    books, damaged = _parsed(books if isinstance(books, list) else [], name, bool(cases))
    return HandIn(called, books, damaged + bad, cases)


def _parsed(books, name, enough=False):
    found, damaged, why = {}, 0, ""
    for book in books:
        lesson = book.get("lesson") if isinstance(book, dict) else None
        if not isinstance(lesson, str) or not re.fullmatch(r"\d\d_[a-z0-9_]{1,40}", lesson):
            damaged += 1
            continue
        try:
            data, bad = merging.parse(encode(book), lesson)
        except (merging.Unreadable, merging.Newer) as error:
            why, damaged = str(error), damaged + 1
            continue
        found[lesson] = merging.merge(found[lesson], data) if lesson in found else data
        damaged += bad
    if not found and not enough:
        raise sources.CasebookError(f"{name}: no workbook of these lessons in it{f' ({why})' if why else ''}")
    return found, damaged


def lessons(folder):
    """The lessons that have a workbook in `folder`."""
    return [path.stem for path in sorted(folder.glob("[0-9][0-9]_*.json")) if ".unreadable-" not in path.name] if folder.is_dir() else []


def _deeper(value, left):
    if left == 0:
        return True
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(_deeper(item, left - 1) for item in inside)
