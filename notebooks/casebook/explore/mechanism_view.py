"""Build the missing mechanism: tick clauses and see which gap or reproach each would have met."""

from functools import lru_cache

from .. import mechanism as judging
from .. import show, sources
from ..figures import clauses as figure

NONE = "(none chosen)"
START = frozenset()
ROOM = "5.9em"  # for the longest line about a change, so that the picture below it stays where it is
MOVE = "Run this cell to tick clauses, one at a time, and to read why we judge so."
CAPTION = "Eight clauses, ours. Ten gaps and reproaches from the case, each with its speaker. Which clause would have met which is our judgement: argue with it."


class Builder:
    """The state and the pictures of the exploration; knows nothing of widgets. `on` is a set of clauses."""

    def __init__(self):
        self.judging = judging.Mechanism()
        self.clauses, self.failures = self.judging.clauses, self.judging.failures
        self.picture = figure.Grid(self.failures, self.clauses)
        self.address = lru_cache(maxsize=4096)(self._address)

    def _address(self, on, chosen):
        standings = self.judging.standings(on)
        cells = {(f, c): self.judging.cell(f, c, on) for f in self.failures for c in on}
        return self.picture.frame(on, cells, {f: f"needs {len(s.needs)}" if s.verdict == "with" else s.verdict for f, s in standings.items()}, chosen)

    def told(self, standing):
        """How a failure stands, in words."""
        needs = ", ".join(self.clauses[c]["title"] for c in standing.needs)
        return f"needs {needs} as well" if needs else judging.WORDS[standing.verdict]

    def figure(self, on, chosen=""):
        """The picture of one state, with its words, as HTML."""
        told = {f: self.told(s) for f, s in self.judging.standings(on).items()}
        alt = figure.describe({f: self.judging.named(f) for f in self.failures}, self.clauses, on, told, chosen)
        return show.figure_html(self.address(frozenset(on), chosen), alt, CAPTION, figure.WIDTH, self.picture.height)

    def card(self, failure, on):
        """One failure: its sentence and speaker, how it stands, and our reasons for the ticked clauses."""
        f, standing = self.failures[failure], self.judging.standing(failure, on)
        rows = [(self.clauses[c]["title"], judging.verdict_words(self.judging, self.judging.judged[failure, c]), self.judging.judged[failure, c]["reason"]) for c in self.clauses if c in on]
        reasons = (show.rows_html(rows, "Our judgement on the clauses that are ticked", ["Clause", "Would it have met this?", "Why we judge so"], [22, 28, 50])
                   if rows else "<p>Tick a clause to read what we judge of it.</p>")
        return (f'<p style="margin:0.6em 0 0.2em 0"><strong>{show.escape(f["finding"])}</strong></p>{show.quote_html(f)}'
                f"<p><strong>How it stands with your clauses:</strong> {show.escape(self.told(standing))}.</p>{reasons}")

    def list_html(self, on):
        """All failures and how they stand, as a table."""
        rows = [(r["label"], f"“{r['quote']}”", sources.speaker(r), sources.cite(r), self.told(self.judging.standing(f, on)), " ".join(j["reason"] for j in self.judging.standing(f, on).rows))
                for f, r in self.failures.items()]
        return show.rows_html(rows, "Ten gaps and reproaches, and how they stand in our judgement", ["Gap or reproach", "In the text", "Said by", "Where in the case", "How it stands", "Why we judge so"], [15, 24, 11, 13, 13, 24])


def mechanism():
    """Show the builder with its boxes to tick; without a kernel, the empty one, in words and as a table."""
    model = Builder()
    words = model.judging.change(START, START)
    html = model.figure(START) + f"<p>{show.escape(words)}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html(START))
    show.live(panel(model), html, f"Build the missing mechanism. {words}")


def panel(model):
    """The widgets. In: a Builder. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    ticks = {c: parts.checkbox(f"{n} {r['title']}") for n, (c, r) in enumerate(model.clauses.items(), 1)}
    seen_last = [(START, START)]  # the set before, and the set now: what changed is said until the next change

    def seen(state, chosen):
        on = frozenset(c for c, ticked in state.items() if ticked)
        if on != seen_last[0][1]:
            seen_last[0] = (seen_last[0][1], on)
        return {"words": show.status(model.judging.change(*seen_last[0]), room=ROOM), "picture": model.figure(on, chosen), "card": model.card(chosen, on) if chosen else "",
                "draft": show.details("The clauses you ticked, as a draft with gaps (our words)", model.judging.draft(on)),
                "listing": show.details("The same as a table", model.list_html(on))}

    entries = lambda state: [(r["label"], f) for f, r in model.failures.items()]
    wired = wiring.Wired(ticks, seen, ("words", "picture", "card", "draft", "listing"), entries, "Pick a point", NONE, clear="Untick all")
    out = wired.laid_out(("words", "picture", "pick", "card", "draft", "listing"))
    out.controls = {**out.controls, "ticks": ticks}
    return out
