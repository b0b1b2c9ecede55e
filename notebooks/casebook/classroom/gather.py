"""The hand-ins of a class from one folder. Everything in it is untrusted: a file that is not ours becomes one line, never an error."""
from pathlib import Path
from typing import NamedTuple

from .. import handin, merging, own_handin, own_tables, sources, whereabouts
from . import hands

MOST = 2000
"""Files. A folder with more is the wrong folder."""


class Reader(NamedTuple):
    """One learner: the name to show, {lesson: workbook}, the file or folder it came from, {case of their own: {file name: text}}."""
    name: str
    workbooks: dict
    source: str
    cases: dict = {}

    def answer(self, lesson, qid):
        """What this learner has kept for a question, or None."""
        return self.workbooks.get(lesson, {}).get("answers", {}).get(qid)


class Class(NamedTuple):
    """Readers in the order of their names; what was wrong, one line each; and what was counted by show of hands:
    {question id: {vote: {answer: hands}}}."""
    readers: list
    notes: list
    hands: dict


OURS = "gradebook"
"""How the names of the tables begin that we write beside the hand-ins."""


def gather(folder, as_handed_in=False):
    """Read every hand-in in `folder`: files, and folders that hold the workbooks of one learner.

    In: the folder; whether to show the pseudonyms that the files give (otherwise numbers: "reader 01"). Out: a Class.
    The same workbook twice is merged into one, and told. Raises CasebookError when there is no such folder.
    """
    folder = found_folder(folder)
    notes, given = [], []
    counted = hands.read(folder / hands.NAME, notes)
    items = sorted(folder.iterdir(), key=lambda path: path.name.lower())[:MOST + 1]
    if len(items) > MOST:
        notes.append(f"more than {MOST} files: only the first {MOST} were read")
    for item in items[:MOST]:
        if item.name.startswith(".") or item.name == hands.NAME or item.name.startswith(OURS) and item.suffix == ".csv":
            continue
        if item.is_dir() and not item.is_symlink():
            given += _folder(item, notes)
        elif item.suffix.lower() == ".json":
            given += _file(item, notes)
        else:
            notes.append(f"{item.name}: passed over, not a .json file")
    return Class(_named(_merged(given, notes), as_handed_in, notes), notes, counted)


def found_folder(name):
    """A folder as a teacher types it: from where the notebook stands, or from beside the lessons ("class", "my-copy/class"), or in full.

    Raises CasebookError when there is none, which says where it was looked for.
    """
    given, beside = Path(name).expanduser(), whereabouts.answers_folder().parent
    beside_lessons = beside.parent / given if given.parts[:1] == (beside.name,) else beside / given  # an absolute path stays what it is
    for folder in (given, beside_lessons):
        if folder.is_dir():
            return folder
    raise sources.CasebookError(f"{whereabouts.shown(beside_lessons)}: no such folder. Make it, put the hand-in files into it, and open it again")


def _file(path, notes):
    try:
        found = handin.read(path)
    except sources.CasebookError as error:
        notes.append(str(error))
        return []
    if found.damaged:
        notes.append(f"{path.name}: {found.damaged} damaged {'record' if found.damaged == 1 else 'records'} left out")
    return [(found.pseudonym, found.workbooks, path.name, found.cases)]


def _folder(path, notes):
    """The folder of one learner: every lesson's workbook in it counts for the same reader."""
    books, called, cases = {}, "", {}
    for place in (path, path / "answers"):
        cases |= own_handin.collected(place)[0]
    for item in [one for one in sorted(path.rglob("*.json"))[:MOST] if one.name != own_tables.PACKAGE]:
        for name, found, _, more in _file(item, notes):
            called, cases = called or name, more | cases
            for lesson, book in found.items():
                books[lesson] = merging.merge(books[lesson], book) if lesson in books else book
    if not books and not cases:
        notes.append(f"{path.name}: a folder without a workbook")
    return [(called, books, path.name, cases)] if books or cases else []


def _merged(given, notes):
    """Hand-ins with a workbook in common are one learner's."""
    owner, kept = {}, []
    for name, books, source, cases in given:
        ids = {book["workbook"] for book in books.values() if book.get("workbook")}
        at = next((owner[one] for one in ids if one in owner), None)
        if at is None:
            at = len(kept)
            kept.append([name, dict(books), source, dict(cases)])
        else:
            notes.append(f"{source}: the same workbook as {kept[at][2]}; counted once")
            kept[at][3] |= cases
            for lesson, book in books.items():
                kept[at][1][lesson] = merging.merge(kept[at][1][lesson], book) if lesson in kept[at][1] else book
        owner |= dict.fromkeys(ids, at)
    return kept


def _named(kept, as_handed_in, notes):
    digits, readers, seen = max(2, len(str(len(kept)))), [], {}
    for number, (name, books, source, cases) in enumerate(kept, 1):
        shown = name if as_handed_in and name else f"reader {number:0{digits}}"
        if shown in seen:
            notes.append(f"{source}: the pseudonym “{shown}” is that of {seen[shown]} as well; shown with a number")
            shown = f"{shown} ({number})"
        seen[shown] = source
        readers.append(Reader(shown, books, source, cases))
    return readers
