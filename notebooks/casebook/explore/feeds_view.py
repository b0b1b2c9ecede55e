"""Which effort fed which: choose an effort, what went on, or who says so, and open each arrow to its sentence."""

from functools import lru_cache

from .. import efforts, show, sources
from ..figures import feeding

EVERY = ""
NONE = "(none chosen)"
SPEAKERS = {"everyone": "", "the authors themselves": "authors", "somebody else, reported": "others"}
MOVE = "Run this cell to follow one effort, and to open each arrow to its sentence."
ROOM = "3em"  # for the longest summary, so that the picture below it stays where it is
CAPTION = ("Which effort a sentence leads to is our reading of it. Only efforts are drawn for which we found such a sentence: "
           "a missing arrow means that we found none, and not that nothing went on.")


class Feeds:
    """The state and the pictures of the exploration; knows nothing of widgets."""

    def __init__(self):
        self.rows = efforts.links()
        self.by_name = {r["feed"]: r for r in self.rows}
        tracks = dict(zip(*(sources.table("efforts")[c] for c in ("effort", "track"))))
        picture = feeding.Feeding(self.rows, tracks)
        self.address = lru_cache(maxsize=256)(picture.frame)

    def matching(self, effort=EVERY, kind=EVERY, said_by=EVERY):
        """The links that pass every choice, as dicts. An effort keeps what it gave and what it received."""
        return [r for r in self.rows
                if (not effort or effort in (r["source"], r["target"])) and (not kind or r["kind"] == kind) and (not said_by or (r["attribution"] == "") == (said_by == "authors"))]

    def figure(self, found, selected=""):
        """The picture, with its words, as HTML."""
        shown = frozenset(r["feed"] for r in found)
        chosen = selected if selected in shown else ""
        return show.figure_html(self.address(shown, chosen), feeding.describe(self.rows, shown, self.by_name.get(chosen)), CAPTION, feeding.WIDTH, feeding.HEIGHT)

    def summary(self, found, effort=EVERY):
        """The view in a few sentences."""
        if not found:
            return "No link fits these choices. Take one of them back."
        others = sum(r["attribution"] != "" for r in found)
        words = f"{len(found)} of {len(self.rows)} links shown: {len(found) - others} told by the authors, {others} reported from somebody else."
        if effort:
            gave, got = sum(r["source"] == effort for r in found), sum(r["target"] == effort for r in found)
            words += f" {feeding.name(effort)}: {gave} {'goes' if gave == 1 else 'go'} out of it, {got} {'comes' if got == 1 else 'come'} in."
        return words

    def card(self, name):
        """One link: from, to, what went on, its sentence."""
        r = self.by_name[name]
        facts = [("From", efforts.title(r["source"])), ("To", efforts.title(r["target"])), ("What went on, in our reading", efforts.KINDS[r["kind"]])]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts)
        return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{r["number"]}. {show.escape(r["note"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(r)}'

    def list_html(self, found):
        """The links shown as a table."""
        return efforts.fed(*(r["feed"] for r in found)).html if found else "<p>No link.</p>"


def feeds():
    """Show the diagram with its controls; without a kernel, the same picture, words and table."""
    model = Feeds()
    found = model.matching()
    html = model.figure(found) + f"<p>{show.escape(model.summary(found))}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html(found))
    show.live(panel(model), html, f"Which effort fed which. {model.summary(found)}")


def panel(model):
    """The widgets of the exploration. In: a Feeds. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    ends = {e for r in model.rows for e in (r["source"], r["target"])}
    controls = {
        "effort": parts.dropdown("Effort", [("all", EVERY), *((feeding.name(e), e) for e in feeding.BOXES if e in ends)], EVERY, width="330px"),
        "kind": parts.dropdown("What went on", [("all", EVERY), *((words, k) for k, words in efforts.KINDS.items())], EVERY, width="340px"),
        "said_by": parts.dropdown("Who says so", list(SPEAKERS.items()), EVERY, width="290px"),
    }

    def seen(state, chosen):
        found = model.matching(**state)
        told = f" Chosen: link {model.by_name[chosen]['number']}." if chosen else ""
        return {"words": show.status(model.summary(found, state["effort"]) + told, room=ROOM), "picture": model.figure(found, chosen),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table", model.list_html(found))}

    entries = lambda state: [(f"{r['number']}. {feeding.name(r['source'])} → {feeding.name(r['target'])}", r["feed"]) for r in model.matching(**state)]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick a link", NONE, clear="Show everything")
    return wired.laid_out(("words", "picture", "pick", "card", "listing"))
