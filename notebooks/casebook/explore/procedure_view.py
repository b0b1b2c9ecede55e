"""The procedure step by step: pick a step and read its sentence, its speaker and what it leaves open."""

from functools import lru_cache

from .. import procedure as steps_of
from .. import show, sources
from ..figures import gates as figure

NONE = "(none chosen)"
MOVE = "Run this cell to open each step."
CAPTION = "The sentences are those of the case; short words are ours. The four conditions stand in the order of ¶3; the list and the certificates, told in ¶4, we set before and after them."
ROOM = "3.2em"  # for the longest summary, so that the picture below it stays where it is


def procedure_title(row):
    """A step for the list: a condition with its number, as in the picture."""
    gates = [g["step"] for g in steps_of.gates()]
    return f"{gates.index(row['step']) + 1}. {row['title']}" if row["step"] in gates else row["title"]


class Procedure:
    """The state and the pictures; knows nothing of widgets."""

    def __init__(self):
        self.rows = steps_of.steps()
        self.by_name = {r["step"]: r for r in self.rows}
        picture = figure.Gates(self.rows)
        self.address = lru_cache(maxsize=32)(lambda chosen: picture.frame((), chosen))

    def figure(self, chosen=""):
        """The picture of one state, with its words, as HTML."""
        return show.figure_html(self.address(chosen), figure.describe(self.rows, (), chosen), CAPTION, figure.WIDTH, figure.HEIGHT)

    def summary(self, chosen=""):
        """What is shown, in words."""
        given = [r for r in self.rows if r["kind"] == "number"]
        words = f"{len(self.rows)} rows: {len(given)} with a number, both from one party's members, and {len(self.rows) - len(given)} steps between them without any."
        return words + (f" Chosen: {self.by_name[chosen]['title']}." if chosen else "")

    def card(self, name):
        """One step: its sentence, what stands beside it, who acts, what is left open."""
        r = self.by_name[name]
        facts = [("Number given", r["number_words"] or "none"), ("Who acts", r["acts"]),
                 ("Beside it", r["beside"]), ("Left open", r["open"])]
        second = show.quote_html(sources.row("commitments", r["beside_row"])) if r["beside_row"] else ""
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts if v)
        return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(r["title"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(r)}{second}'


def amnesty_procedure():
    """Show the steps with a list to open them; without a kernel, the whole of it, in words and as a table."""
    model = Procedure()
    html = model.figure() + f"<p>{show.escape(model.summary())}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", steps_of.procedure_table().html)
    show.live(panel(model), html, f"From the list to the certificate. {model.summary()}")


def panel(model):
    """The widgets. In: a Procedure. Out: a widget; its `controls` are named for tests."""
    from . import wiring

    def seen(state, chosen):
        return {"words": f'<div style="min-height:{ROOM}">{show.status(model.summary(chosen))}</div>', "picture": model.figure(chosen), "card": model.card(chosen) if chosen else "",
                "listing": show.details("The same as a table", steps_of.procedure_table().html)}

    entries = lambda state: [(procedure_title(r), r["step"]) for r in model.rows]
    wired = wiring.Wired({}, seen, ("words", "picture", "card", "listing"), entries, "Pick a step", NONE)
    return wired.laid_out(("words", "picture", "pick", "card", "listing"))
