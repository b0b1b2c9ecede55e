"""Whose words the case quotes on success and failure: filter by kind of speaker, by what a quotation does, by topic."""

from functools import lru_cache

from .. import opinions, show, sources
from ..figures import voicegrid

EVERY, NONE = "all", "(none chosen)"
MOVE = "Run this cell to filter the quotations and to read each."
CAPTION = "The quotations of the case by kind of speaker and by what each does to the question of success. Counted are quotations, not people."


class Voices:
    """The state and the pictures of the exploration; knows nothing of widgets."""

    def __init__(self):
        self.rows = opinions.matching()
        self.by_name = {r["voice"]: r for r in self.rows}
        picture = voicegrid.VoiceGrid(self.rows)
        self._address = lru_cache(maxsize=256)(picture.frame)

    def figure(self, found, chosen=""):
        """The picture of one state, with its words, as HTML."""
        r = self.by_name.get(chosen)
        told = f"“{r['quote']}” ({r['speaker']})" if r else ""
        return show.figure_html(self._address(frozenset(v["voice"] for v in found), chosen), voicegrid.describe(found, len(self.rows), told), CAPTION, voicegrid.WIDTH, voicegrid.HEIGHT)

    def summary(self, found):
        """How many quotations, of which kind, in words."""
        if not found:
            return "No quotation fits these choices."
        counts = ", ".join(f"{n} {words}" for s, words in opinions.STANCES.items() if (n := sum(v["stance"] == s for v in found)))
        bare = sum(v["speaker_kind"] == "unspecified" for v in found)
        unsaid = f" Of {bare} of them the text does not say what kind of person speaks." if bare else ""
        return f"{len(found)} of {len(self.rows)} quotations: {counts}.{unsaid}"

    def card(self, name):
        """One quotation: its topic, kind of speaker, what it does, its words."""
        v = self.by_name[name]
        facts = [("Topic", v["topic"]), ("Kind of speaker", opinions.kind_name(v["speaker_kind"])), ("In our reading", opinions.STANCES[v["stance"]])]
        return '<ul style="margin:0.6em 0 0 0;padding-left:1.2em">' + "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(t)}</li>" for k, t in facts) + f"</ul>{show.quote_html(v)}"

    def list_html(self, found):
        """The quotations as a table."""
        order = list(opinions.STANCES)
        rows = [(v["topic"], opinions.STANCES[v["stance"]], f"“{v['quote']}”", v["speaker"], sources.cite(v)) for v in sorted(found, key=lambda v: order.index(v["stance"]))]
        return show.rows_html(rows, f"{len(rows)} quotations", ["Topic", "In our reading", "In the text", "Said by", "Where in the case"], [14, 12, 40, 18, 16])


def entry(v):
    """A quotation as an entry of a list: its topic and its speaker."""
    words = f"{v['topic']}: {v['speaker']}"
    return words if len(words) <= 90 else words[:88] + " …"


def voices():
    """Show the quotations with their filters; without a kernel, all of them, in words and as a table."""
    model = Voices()
    found = model.rows
    html = model.figure(found) + f"<p>{show.escape(model.summary(found))}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html(found))
    show.live(panel(model), html, f"Quotations by speaker and stance. {model.summary(found)}")


def panel(model):
    """The widgets. In: a Voices. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {
        "kind": parts.dropdown("Who speaks", [(EVERY, ""), *((opinions.kind_name(k), k) for k in opinions.KINDS)], "", width="330px"),
        "stance": parts.dropdown("What it says of the process", [(EVERY, ""), *((words, s) for s, words in opinions.STANCES.items())], "", width="360px"),
        "topic": parts.dropdown("Topic", [(EVERY, ""), *((t, t) for t in opinions.topics())], "", width="340px"),
    }

    def seen(state, chosen):
        found = opinions.matching(**state)
        told = f" Chosen: {model.by_name[chosen]['speaker']}." if chosen else ""
        return {"words": show.status(model.summary(found) + told), "picture": model.figure(found, chosen),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table", model.list_html(found))}

    entries = lambda state: [(entry(v), v["voice"]) for v in opinions.matching(**state)]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick a quotation", NONE, clear="Show everything")
    return wired.laid_out(("words", "picture", "pick", "card", "listing"))
