"""The tables of cases of one's own as part of a hand-in file: collected, read again as untrusted, put back. Bounded in number and size."""
import re

from . import keeping, own_tables

MOST = 4
"""Cases in one file."""
LARGEST = 2**20
"""Bytes of one case; with MOST of them and all answers a file stays below what handin.read takes."""


def collected(folder):
    """The cases in a folder of answers that hold anything of the reader's, and what was left out.

    In: the folder. Out: ({case: {file name: text}}, remarks). Of each case every table that holds a row.
    Unchanged worked rows alone, or a case begun by us and left as it is, are nothing to hand in.
    """
    found, notes = {}, []
    for place in sorted(path.parent for path in folder.glob(f"*/{own_tables.PACKAGE}")) if folder.is_dir() else ():
        if not re.fullmatch(own_tables.NAME, place.name) or place.is_symlink():
            continue
        files = own_tables.files(place)
        stored = own_tables.stored_worked(files.pop(own_tables.PACKAGE, None) or b"")
        changed = {name for name, raw in files.items() if raw is None or not _ours(name.removesuffix(".csv"), raw, stored)}
        if not changed or all(any(raw == begun.read_bytes() for begun in own_tables.BEGUN.glob(f"*/{name}")) for name, raw in files.items() if name in changed):
            continue
        texts = {}
        for name, raw in files.items():
            try:
                text = raw.decode("utf-8-sig")
                if name.removesuffix(".csv") in own_tables.FIRST or text.strip().count("\n"):
                    texts[name] = text
            except (AttributeError, UnicodeDecodeError):
                notes.append(f"{place.name}/{name} could not be read and is left out.")
        if len(found) == MOST or sum(len(text.encode()) for text in texts.values()) > LARGEST:
            notes.append(f"{place.name} is left out: a file takes {MOST} cases of {LARGEST // 1000} thousand bytes.")
        elif texts:
            found[place.name] = texts
    return found, notes


def _ours(table, raw, stored):
    """Whether a table is as we made it: our worked rows, today's or those of an earlier edition, or none."""
    columns = [field["name"] for field in own_tables.described()[table]["schema"]["fields"]]
    made = [[], own_tables.worked()[table], stored.get(table, [])]
    return raw.replace(b"\r\n", b"\n") in {own_tables.as_csv(columns, [row.values() for row in rows]) for rows in made}


def parsed(given):
    """The cases in a file that somebody handed in: whatever has not our shape is left out. In: any JSON value. Out: ({case: {file: text}}, how many were damaged)."""
    found, damaged = {}, 0
    for name, files in given.items() if isinstance(given, dict) else ():
        whole = isinstance(files, dict) and re.fullmatch(own_tables.NAME, name) and len(found) < MOST
        texts = {f"{table}.csv": files[f"{table}.csv"] for table in own_tables.TABLES if isinstance(files.get(f"{table}.csv"), str)} if whole else {}
        if texts and sum(len(text.encode("utf-8", "replace")) for text in texts.values()) <= LARGEST:
            found[name] = {file: text.encode("utf-8", "replace").decode() for file, text in texts.items()}
        else:
            damaged += 1
    return found, damaged


def put_back(cases, folder):
    """Write cases into a folder of answers; one that stands there already with other rows gets a number. Out: {case: the name it has now}.

    Raises OSError, or CasebookError when the folder cannot be made.
    """
    now = {}
    for name, files in cases.items():
        for number in range(1, 1000):
            other = name if number == 1 else f"{name[:27]}-{number}"
            there = own_tables.files(folder / other) if (folder / other).exists() else None
            if there is None or all((there.get(file) or b"").decode("utf-8-sig", "replace") == text for file, text in files.items()):
                break
        now[name] = other
        if there is None:
            (folder / other).mkdir(parents=True)
            for file, text in files.items():
                keeping.write_whole(folder / other / file, b"\xef\xbb\xbf" + text.encode("utf-8"))
            own_tables.begin(other, folder=folder)
    return now
