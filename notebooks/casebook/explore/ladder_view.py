"""The ladder from a promise to its effect: choose a rung and who speaks, open a sentence."""

from functools import lru_cache

from .. import rungs, show, sources
from ..figures import ladder as figure

NONE = "(none chosen)"
ROOM = "3.4em"  # for the longest summary, so that the picture below it stays where it is
EVERYONE = {"everyone": "", "the authors themselves": "authors", "somebody else, reported": "others"}
EVERYTHING = {"step": "", "said_by": ""}
MOVE = "Run this cell to choose a rung or a speaker, and to open each sentence."
CAPTION = "The sentences are those of the case; the order on rungs and the short words are ours."


class Ladder:
    """The state and the pictures of one gap ("quota" or "amnesty"); knows nothing of widgets. Raises UnknownName."""

    def __init__(self, gap):
        self.gap, self.rows = gap, rungs.sentences(gap)
        self.by_name = {r["commitment"]: r for r in self.rows}
        self.picture = figure.Ladder(self.rows)
        self.address = lru_cache(maxsize=256)(lambda shown, chosen: self.picture.frame(shown, chosen))

    def shown(self, step="", said_by=""):
        """The rows of a rung and of a kind of speaker."""
        return rungs.sentences(self.gap, step, said_by)

    def figure(self, step="", said_by="", chosen=""):
        """The picture of one state, with its words, as HTML."""
        names = frozenset(r["commitment"] for r in self.shown(step, said_by))
        chosen = chosen if chosen in names else ""
        return show.figure_html(self.address(names, chosen), figure.describe(self.gap, self.rows, names, chosen), CAPTION, figure.WIDTH, self.picture.height)

    def summary(self, step="", said_by="", chosen=""):
        """What is shown, in words."""
        found = self.shown(step, said_by)
        others = sum(rungs.voice(r) == "others" for r in found)
        where = f"the rung “{rungs.STEPS[step][0]}”" if step else "all four rungs"
        if not found:
            return f"Of {where} nothing is left: the text has no such sentence in our table."
        many = f"{len(found)} {'sentence' if len(found) == 1 else 'sentences'} on {where}: {len(found) - others} the authors' own, {others} reported from somebody else."
        return many + (f" Chosen: {self.by_name[chosen]['label']}." if chosen in {r["commitment"] for r in found} else "")

    def card(self, name):
        """One sentence: its rung, our words, who could act, and the words of the case."""
        r = self.by_name[name]
        facts = [("Rung", rungs.STEPS[r["step"]][0]), ("Who could act, in our reading", sources.label("actors", r["holder"]) if r["holder"] else "")]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts if v)
        return f'<p style="margin:0.6em 0 0.2em 0"><strong>{show.escape(r["finding"])}</strong></p><ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(r)}'

    def list_html(self, step="", said_by=""):
        """The sentences shown as a table."""
        rows = [(rungs.STEPS[r["step"]][0], *c) for r, c in zip(self.shown(step, said_by), rungs.cells(self.shown(step, said_by)))]
        return show.rows_html(rows, f"From promise to effect: {len(rows)} {'sentence' if len(rows) == 1 else 'sentences'}", ["Rung", *rungs.HEADINGS])


def ladder(gap):
    """Show the ladder of a gap with its controls; without a kernel, the whole of it, in words and as a table. Raises UnknownName."""
    model = Ladder(gap)
    html = model.figure() + f"<p>{show.escape(model.summary())}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html())
    show.live(panel(model), html, f"From promise to effect: {rungs.GAPS[gap]}. {model.summary()}")


def panel(model):
    """The widgets. In: a Ladder. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {"step": parts.dropdown("Rung", [("all four", ""), *((name, key) for key, (name, _) in rungs.STEPS.items())], "", width="220px"),
                "said_by": parts.dropdown("Who speaks", list(EVERYONE.items()), "", width="300px")}

    def seen(state, chosen):
        return {"words": show.status(model.summary(**state, chosen=chosen), room=ROOM), "picture": model.figure(**state, chosen=chosen),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table", model.list_html(**state))}

    entries = lambda state: [(f"{rungs.STEPS[r['step']][0]}: {r['label']}", r["commitment"]) for r in model.shown(**state)]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick a sentence", NONE, clear="Show everything", reset=EVERYTHING)
    return wired.laid_out(("words", "picture", "pick", "card", "listing"))
