"""The two records: choose what is counted, try a reading, open a number."""

from functools import lru_cache

from .. import amnesty_numbers as telling
from .. import show
from ..figures import counted as figure

NONE = "(none chosen)"
EVERYTHING = {"unit": "", "reading": ""}
MOVE = "Run this cell to choose what is counted, to try a reading, and to open each number."
CAPTION = "Only the first two numbers are from the case. Open a number for its sentence or its source, and for what it counts."
ROOM = "6.2em"  # for the longest summary, so that the picture below it stays where it is


class Numbers:
    """The state and the pictures; knows nothing of widgets."""

    def __init__(self):
        self.rows, self.readings = telling.counts(), telling.readings()
        self.by_name = {r["count"]: r for r in self.rows}
        picture = figure.Counted(self.rows)
        self.address = lru_cache(maxsize=512)(lambda shown, chosen, tags: picture.frame(shown, chosen, dict(tags)))

    def tags(self, reading):
        """What a reading writes at the two numbers that clash: {name: words}; empty without a reading."""
        r = self.readings.get(reading)
        return {} if r is None else dict(zip(figure.CLASH, (r["tag_1999"], r["tag_2008"])))

    def figure(self, unit="", reading="", chosen=""):
        """The picture of one state, with its words, as HTML."""
        shown, tags = frozenset(r["count"] for r in telling.counts(unit)), self.tags(reading)
        tags = {k: v for k, v in tags.items() if k in shown}
        return show.figure_html(self.address(shown, chosen, tuple(tags.items())), figure.describe(self.rows, shown, chosen, tags), CAPTION, figure.WIDTH, figure.HEIGHT)

    def summary(self, unit="", reading="", chosen=""):
        """What is shown, in words."""
        found = telling.counts(unit)
        case = sum(not r["outside"] for r in found)
        words = f"{len(found)} {'number' if len(found) == 1 else 'numbers'}{f' that count {telling.UNITS[unit]}' if unit else ''}: {case} from the case, {len(found) - case} from outside of it."
        if len(found) == 1:
            words = words.replace("that count ", "that counts ")
        if reading:
            words += f" Reading tried (ours): {self.readings[reading]['title']}. {self.readings[reading]['says']} What speaks for and against it stands below the picture."
        return words + (f" Chosen: {self.by_name[chosen]['number_words']} {self.by_name[chosen]['title']}." if chosen else "")

    def notes(self, reading):
        """A reading with what speaks for and against it, as HTML."""
        r = self.readings.get(reading)
        if r is None:
            return ""
        facts = [("It says", r["says"]), ("For it", r["speaks_for"]), ("Against it", r["speaks_against"]), ("What would settle it", r["test"])]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts)
        return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">A reading of ours: {show.escape(r["title"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>'


def amnesty_numbers():
    """Show the numbers with their controls; without a kernel, all of them, in words and as a table."""
    model = Numbers()
    html = model.figure() + f"<p>{show.escape(model.summary())}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", telling.numbers_html(model.rows))
    show.live(panel(model), html, f"Two records. {model.summary()}")


def panel(model):
    """The widgets. In: a Numbers. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {"unit": parts.dropdown("What is counted", [("everything", ""), *((words, key) for key, words in telling.UNITS.items())], "", width="300px"),
                "reading": parts.dropdown("Try a reading", [("(none)", ""), *((r["title"], key) for key, r in model.readings.items())], "", width="420px")}

    def seen(state, chosen):
        return {"words": f'<div style="min-height:{ROOM}">{show.status(model.summary(**state, chosen=chosen))}</div>', "picture": model.figure(**state, chosen=chosen), "notes": model.notes(state["reading"]),
                "card": telling.card(model.by_name[chosen]) if chosen else "", "listing": show.details("The same as a table", telling.numbers_html(telling.counts(state["unit"])))}

    entries = lambda state: [(f"{r['number_words']} {r['unit']}: {r['title']}, {r['as_of']}", r["count"]) for r in telling.counts(state["unit"])]
    wired = wiring.Wired(controls, seen, ("words", "picture", "notes", "card", "listing"), entries, "Pick a number", NONE, clear="Show everything", reset=EVERYTHING)
    return wired.laid_out(("words", "picture", "pick", "card", "notes", "listing"))
