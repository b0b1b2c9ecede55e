"""A class's answers on the wall: choose the folder, a lesson, a question; the right answer only when asked for."""

from functools import cached_property
from pathlib import Path

from .. import drawn, questions, show, sources, whereabouts
from ..alone import alone
from ..classroom import board, expected, gradebook, rehearsal
from ..classroom import gather as gathering
from ..classroom import tally as tallying

MISSED = ""
DRAWN = "drawn:"
CASE = "case:"
CAPSTONE = "09_capstone"
FIRST = "01_chronology"
MOVE = "Run this cell to choose the folder, the lesson and the question, and to show what is right only when the class has voted."


class ClassResults:
    """The state and what is shown; knows nothing of widgets."""

    def __init__(self, folder, as_handed_in=False, lent=None, opened=True):
        self.folder, self._lent, self.opened = gathering.found_folder(folder) if opened else Path(folder).expanduser(), lent, opened  # a lent folder goes away with us
        self.found = gathering.gather(self.folder, as_handed_in) if opened else gathering.Class([], [], {})
        self.readers = self.found.readers

    @cached_property
    def tallies(self):
        """{question id: Tally} for every question of the bank."""
        return {q.id: tallying.tally(q, self.readers, self.found.hands.get(q.id)) for q in questions.bank().values()}

    @cached_property
    def cases(self):
        """Every case of a reader's own, as (what to call it, its name, {file name: text})."""
        return [(f"A case of one's own: {one.name}, {name}", name, files) for one in self.readers for name, files in one.cases.items()]

    @property
    def invented(self):
        """Whether this is a class for rehearsal."""
        return bool(self.readers) and all(one.source.startswith(f"hand-in-{rehearsal.WORD}") for one in self.readers)

    def summary(self):
        """The class in a sentence or two."""
        if not self.opened:
            return "No class is shown: the folder was not opened."
        count = len(self.readers)
        told = f"{count} {'reader' if count == 1 else 'readers'} in this folder"
        label = "Invented answers, for rehearsal only. " if self.invented else ""
        return f"{label}{told}." + (f" {len(self.found.notes)} remarks on the files." if self.found.notes else "")

    def questions(self, lesson):
        """The questions of a group (`board.group`), as (text, id); first, for lesson 08, what the class expected."""
        guessed = [(f"What the class expected: {one['name']}", f"{DRAWN}{name}") for name, one in drawn.SERIES.items()] if lesson == drawn.LESSON else []
        guessed += [(title, f"{CASE}{n}") for n, (title, _, _) in enumerate(self.cases)] if lesson == CAPSTONE else []
        return guessed + [(f"{q.prompt[:90]}{'…' if len(q.prompt) > 90 else ''} ({self.tallies[q.id].answered})", q.id) for q in questions.bank().values() if board.group(q) == lesson]

    def html(self, lesson, qid=MISSED, reveal=False):
        """One question, or the most missed of the lesson."""
        if not qid:
            return board.missed([t for t in self.tallies.values() if board.group(t.question) == lesson])
        if qid.startswith(DRAWN):
            return expected.html(qid.removeprefix(DRAWN), self.readers, reveal)
        if qid.startswith(CASE):
            from . import own_view
            return own_view.case_html(*self.cases[int(qid.removeprefix(CASE))][1:])
        return board.whole(questions.question(qid), self.tallies[qid], self.readers, reveal)

    def write(self):
        """Write the gradebook's tables beside the hand-ins. Out: their paths. Raises CasebookError where no folder is open."""
        if not self.opened:
            raise sources.CasebookError(f"No folder is open, so nothing was written. {whereabouts.shown(self.folder)} was not found")
        return gradebook.write(self.folder, self.readers, list(questions.bank().values()))


def class_results(folder=""):
    """Show a class's answers. In: the folder with the hand-ins, default `class` beside the lessons; "rehearsal" for an invented
    class. Without a kernel: the most missed questions of lesson 01. Raises CasebookError when there is no such folder."""
    model = open_class(folder)
    html = f"<p>{show.escape(model.summary())}</p>" + f"<p><strong>Lesson {show.escape(board.lesson_titles()[FIRST])}</strong></p>{model.html(FIRST)}"
    show.live(panel(model), f"{html}<p><em>{MOVE}</em></p>", f"Class results. {model.summary()}")


def open_class(folder, as_handed_in=False):
    """A ClassResults for a folder; "rehearsal" makes an invented class in a temporary one."""
    if str(folder) == "rehearsal":
        import tempfile
        lent = tempfile.TemporaryDirectory(prefix="casebook-rehearsal-")
        return ClassResults(rehearsal.invent(Path(lent.name)), as_handed_in, lent)
    return ClassResults(folder or whereabouts.answers_folder().parent / "class", as_handed_in)


def panel(model):
    """The widgets. In: a ClassResults. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    state = {"model": model}
    folder = parts.text("Folder (then Enter)", str(model.folder), "420px")
    names = parts.dropdown("Names", [("numbers", False), ("pseudonyms as handed in", True)], width="280px")
    lesson = parts.dropdown("Lesson", [(title, key) for key, title in board.lesson_titles().items()], width="300px")
    reveal = parts.checkbox("Show what is right")
    write, told, amiss = parts.button("Write gradebook"), parts.html(), parts.html()

    def seen(s, chosen):
        model = state["model"]
        if not model.opened:
            return {"words": show.status(model.summary()), "view": "", "notes": ""}
        t = model.tallies.get(chosen)
        count = "" if not t else board.small(t) if t.small else f"{board.caption(t, s['reveal'])}."
        shown = f" {model.cases[int(chosen.removeprefix(CASE))][0]}." if chosen.startswith(CASE) else " What the class expected."
        words = f" {t.question.prompt} {count}" if t else shown if chosen else " The questions most missed."
        return {"words": show.status(model.summary() + words), "view": model.html(s["lesson"], chosen, s["reveal"]), "notes": board.notes(model.found)}

    entries = lambda s: state["model"].questions(s["lesson"])
    wired = wiring.Wired({"lesson": lesson, "reveal": reveal}, seen, ("words", "view", "notes"), entries, "Question", "(the most missed of the lesson)")

    def begun(change):
        """Lesson 08 begins with the lines that the class drew: its questions would tell what came before they are seen."""
        if change["new"] == drawn.LESSON and not wired.pick.value:
            wired.pick.value = f"{DRAWN}{next(iter(drawn.SERIES))}"

    def reopen(_):
        try:
            state["model"], amiss.value = open_class(folder.value, names.value), ""
        except (sources.CasebookError, OSError) as error:  # what stood there before is not this class: it goes
            state["model"], amiss.value = ClassResults(folder.value, opened=False), show.status(str(error))
        told.value = ""
        wired.refresh()

    def save(_):
        try:
            first, *others = state["model"].write()
            told.value = show.status(f"Written: {whereabouts.shown(first)}" + (f", and a table for each lesson: {', '.join(path.name for path in others)}" if others else "") + ".")
        except sources.CasebookError as error:
            told.value = show.status(str(error))
        except OSError as error:
            told.value = show.status(f"Not written: {whereabouts.mend(error, state['model'].folder)}")

    lesson.observe(alone(begun), "value")
    folder.observe(alone(reopen), "value")
    names.observe(alone(reopen), "value")
    write.on_click(alone(save))
    out = wired.laid_out(("pick", "words", "view", "notes"), above=(parts.line(folder, names), amiss))
    out.children = (*out.children, parts.line(write), told)
    out.controls = {**out.controls, "folder": folder, "names": names, "amiss": amiss, "write": write, "told": told}
    return out
