"""The question bank: which questions there are, whether they are sound, and how an answer is marked. No widgets.

The bank is a folder of TOML files, one or more a lesson, that a lecturer edits without Python; its shape stands in
bankfile.py and in the bank's own files. A file is read again when it has changed.
"""
from pathlib import Path

from . import bankfile, sources
from .bankfile import LEVELS, Fault, Question, Ref  # noqa: F401  (offered here as well)
from .bankrules import PART, RUBRIC  # noqa: F401
from .marking import Marking, mark, say  # noqa: F401

FOLDER = sources.ROOT / "exercises" / "questions"
_read = {}


def bank(folder=None):
    """Every sound question of the bank by its id, in file order. In: the folder, default the repository's."""
    return {question.id: question for found, _, _ in _files(folder) for question in found}


def question(name, folder=None):
    """The Question with the id `name`.

    Raises CasebookError in one line: with the fault where the question is in the bank but faulty, or the file it
    should stand in cannot be read; otherwise with the nearest ids.
    """
    files = _files(folder)
    for found, faults, faulty in files:
        for one in found:
            if one.id == name:
                return one
        for fault in faults:
            if name in faulty and fault.question == name:
                raise sources.CasebookError(f"the question {name!r} has a fault: {fault}; `python3 tests questions` lists all")
    broken = next((fault for _, faults, _ in files for fault in faults if "not TOML" in fault.text or "not UTF-8" in fault.text), None)
    if broken:
        raise sources.CasebookError(f"no question {name!r} could be read, and the bank has a fault: {broken}")
    raise sources.unknown("question", name, list(bank(folder)))


def of_lesson(lesson, folder=None):
    """The sound questions of `lesson` ("01_chronology"), in file order."""
    return [one for one in bank(folder).values() if one.lesson == lesson]


def before(lesson, folder=None):
    """The sound questions of all lessons that come before `lesson`."""
    return [one for one in bank(folder).values() if one.lesson < lesson]


def settling_row(ref):
    """The row of the tables that `ref` names.

    Raises CasebookError, in one line with the nearest names, when there is none, or when the table quotes nothing.
    """
    if "quote" not in {field["name"] for field in sources.describe(ref.table)["schema"]["fields"]}:
        raise sources.CasebookError(f"the table {ref.table} holds no quotations, so its rows settle nothing: name a row of another table")
    return sources.row(ref.table, ref.row)


def check_bank(folder=None):
    """Every fault of the bank, one line each: file:line: question: field: what to do. An empty list means a sound bank.

    Beyond each file's own shape: ids that are used twice, and excerpts, tables, rows and events that do not exist.
    """
    faults, seen, broken = [], {}, {}
    places = _paths(folder)
    if not places:
        faults.append(f"{folder or FOLDER}: no .toml file in this folder")
    for path, (found, own, _) in zip(places, _files(folder)):
        own = list(own)
        for one in found:
            header = one.lines.get(("", 0, "id"), 1)
            if one.id in seen:
                own.append(Fault(path.name, header, one.id, "id", f"is used already in {seen[one.id]}"))
            seen.setdefault(one.id, f"{path.name}:{header}")
            try:
                own += [Fault(path.name, one.lines.get((part, index, name), one.lines.get((part, index, ""), header)), one.id,
                              f"{part} {index + 1}.{name}" if part else name, text)
                        for part, index, name, text in _unknown(one)]
            except sources.DataFault as fault:  # a broken table is told once, not for every question that cites it
                broken.setdefault(str(fault), path.name)
        faults += [str(fault) for fault in sorted(own, key=lambda fault: fault.line)]
    return faults + [f"{path}: {what}" for what, path in broken.items()]


def _unknown(one):
    """References of the question `one` to nowhere, as (part, number, field, what is wrong)."""
    part_name = PART[one.kind]
    places = [("", 0, one.refs), *((part_name, index, part.refs) for index, part in enumerate(one.parts))]
    for part, index, refs in places:
        for ref in refs:
            try:
                settling_row(ref)
            except sources.DataFault:
                raise
            except sources.CasebookError as error:
                given = {name for (p, i, name) in one.lines if (p, i) == (part, index)}
                name = next((name for name in ("event", "cites", "excerpt" if ref.table == "excerpts" else "rows") if name in given),
                            "excerpt" if ref.table == "excerpts" else "rows")
                yield part, index, name, str(error)


def _paths(folder=None):
    return sorted(Path(folder or FOLDER).glob("*.toml"))


def _files(folder=None):
    """What bankfile.read says of each file, read anew only where the file has changed."""
    found = []
    for path in _paths(folder):
        look = path.stat()
        look = (look.st_mtime_ns, look.st_size)
        if path not in _read or _read[path][0] != look:
            _read[path] = (look, bankfile.read(path))
        found.append(_read[path][1])
    return found
