"""A case of the reader's own in this session: begun, read and checked, and then a value that the two views of Part C draw.

Nothing else reads it: questions, cards and tables stay those of the collection.
"""
from pathlib import Path

from . import dates, own_check, own_tables, show, sources, whereabouts
from .case import Case

NONE = "No case of yours is in use: run the box with use_case and mend what it names. Nothing is drawn."
SHOWN = 5
"""Faults that stand on the page; all of them stand behind a line."""
_in_use = []


class OwnCase(Case):
    """The rows that were read, as a case; later changes of the files change nothing until they are read again.

    In: the folder's name; {table: rows as dicts of text}. An event without stages gets those into which its date can fall.
    """

    def __init__(self, name, tables):
        super().__init__(name)
        self.name, self._tables = name, tables
        for scheme in ("war", "peace"):
            stages = [s for s in tables["stages"] if s["scheme"] == scheme]
            for event in tables["events"]:
                event[f"{scheme}_stage"] = event[f"{scheme}_stage"] or "; ".join(dates.stages_of(event, stages))

    def _package(self):
        return {"resources": list(own_tables.described().values())}

    def _records(self, name):
        self.describe(name)  # an unknown name
        return self._tables[name]

    def counts(self):
        """What it holds, in words: "12 sections, 9 actors, 1 place, 11 events from 1976 to 2006, 8 ties"."""
        words = {"sections": "section", "actors": "actor", "places": "place", "events": "event", "relations": "tie"}
        years = span(self.records("events"))
        dated = f" from {years[0]} to {years[1]}" if years and years[0] < years[1] else f" of {years[0]}" if years else ""
        return ", ".join(show.count(len(self.records(table)), word) + (dated if table == "events" else "") for table, word in words.items())


def span(events):
    """The first and the last year that the dated events allow, or None. In: rows of `events`."""
    found = [b for b in (dates.bounds(e) for e in events) if b]
    return (min(b.earliest.year for b in found), max(b.latest.year for b in found)) if found else None


def read(name, files):
    """A case from the bytes of its files. In: its name; {file name: bytes}. Out: (OwnCase, or None when it cannot be drawn; Checked). Raises nothing."""
    found = own_check.check(name, files)
    return None if found.faults else OwnCase(name, found.tables), found


def in_use():
    """The OwnCase that was accepted last, or None."""
    return _in_use[0] if _in_use else None


def use_case(name="my-case"):
    """Read and check the tables of your own case; what follows in Part C draws from them. In: the folder's name, or its path. Out: Html.

    When something must be mended, it is told as a list, and no case is in use: nothing stops, and nothing is drawn.
    """
    folder = Path(name) if Path(name).is_absolute() else whereabouts.answers_folder() / name
    _in_use.clear()
    if not folder.is_dir():
        there = [path.parent.name for path in sorted(whereabouts.answers_folder().glob(f"*/{own_tables.PACKAGE}"))]
        return _said([f"There is no folder {folder.name} among your answers. " + (f"There is: {', '.join(there)}." if there else "Make it with begin_case.")])
    case, found = read(folder.name, own_tables.files(folder))
    if case is None:
        head = f"{folder.name}: {show.count(len(found.faults), 'thing')} to mend before it can be drawn. Row 1 is the line with the names of the columns. Mend, save, and run this box again."
        return _said([head, *(["The first of them:"] if len(found.faults) > SHOWN else [])], [str(one) for one in found.faults], found.notes)
    _in_use.append(case)
    if found.example:
        return _said([f"{folder.name} holds only our worked rows as yet: {case.counts()}. They are drawn below as an example, and are not yours."])
    return _said([f"Reading {folder.name}: {case.counts()}."], notes=found.notes)


def _said(lines, faults=(), notes=()):
    """Lines, faults as a list (the rest behind a line), and notes, as Html."""
    html = "".join(f'<p style="margin:0.2em 0">{show.escape(line)}</p>' for line in lines)
    html += _list(faults[:SHOWN])
    folded = show.details(f"All {len(faults)}", _list(faults)) if len(faults) > SHOWN else ""
    known = "".join(f'<p style="margin:0.2em 0">{show.escape(line)}</p>' for line in notes)
    return show.Html(show.status("", html) + folded + known, "\n".join([*lines, *faults, *notes]))


def _list(faults):
    items = "".join(f'<li style="overflow-wrap:anywhere">{show.escape(fault)}</li>' for fault in faults)
    return f'<ul style="margin:0.2em 0;padding-left:1.4em">{items}</ul>' if faults else ""


def begin_case(name="my-case", begun=""):
    """Make the blank tables, or those of a case that we have begun, and say where they are. In: a folder's name; "belfast-1998" or "". Out: Html.

    A folder that is there already stays as it is. Raises CasebookError for a name that is none.
    """
    folder, _ = own_tables.begin(name, begun)
    line = f"Your tables stand in the folder {folder.name}, in the folder answers. What stood there already is as you left it."
    return show.Html(show.status(line), line)
