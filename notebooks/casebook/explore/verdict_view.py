"""Weigh ten yardsticks, choose whose word counts, and see in words and in blocks which way the verdict turns."""

from functools import lru_cache

from .. import show, sources
from .. import weighing as w
from ..alone import alone
from ..figures import piles

NONE = "(none chosen)"
ROOM = "3em"  # for the longest summary, so that the picture below it stays
OWN = "my own weights"
START = "everything counts"
MOVE = "Run this cell to give the yardsticks your own weights and to choose whose word counts."
CAPTION = "Which yardsticks, with which verdict, carry the weight you give. The weights are yours, the sentences our choice; no number comes out of it."
BEGIN = {  # the first paragraphs of Conclusion I each name a yardstick
    START: dict.fromkeys(w.yardsticks(), "counts"),
    "nothing counts yet": {},
    "end of the war first, then that it lasts": {"war-stopped": "most", "peace-lasts": "counts"},
    "stability as soon as possible, then development": {"stability": "most", "development": "counts"},
    "more than a treaty: justice and shared power": {"just-peace": "most", "power-shared": "most"},
    "what was promised": {"promises-kept": "most"},
}


class Verdict:
    """The state and the pictures of the exploration; knows nothing of widgets. `weights`: {yardstick: a key of WEIGHTS}."""

    def __init__(self):
        self.titles = {y: r["title"] for y, r in w.yardsticks().items()}
        picture = piles.Piles(self.titles, w.sentences())
        self._address = lru_cache(maxsize=512)(lambda weights, whose, chosen: picture.frame(dict(weights), w.WHOSE[whose], chosen))

    def figure(self, weights, whose="everyone", chosen=""):
        """The picture of one state, with its words, as HTML."""
        s = w.sentence(chosen) if chosen else None
        ring = (s["yardstick"], s["says"]) if s and s["speaks"] in w.WHOSE[whose] else None
        told = {y: [v for v in piles.LEFT if any(r["yardstick"] == y and r["says"] == v for r in w.heard(whose))] for y in self.titles}
        alt = piles.describe(self.titles, weights, told, whose, s["note"] if ring else "")
        key = tuple((y, weights.get(y, "no")) for y in self.titles)
        return show.figure_html(self._address(key, whose, ring), alt, CAPTION, piles.WIDTH, piles.HEIGHT)

    def summary(self, weights, whose="everyone"):
        """The verdict in words, without what carries it."""
        return f"{w.headline(weights, whose)} Heard: {whose}."

    def carried(self, weights, whose="everyone"):
        """What carries the verdict, and whose word would turn it, as HTML."""
        lines = [*w.because(weights, whose), *(f"{change}: {_lower(verdict)}" for change, verdict in w.turned(weights, whose).items())]
        return '<ul style="margin:0.2em 0;padding-left:1.2em">' + "".join(f"<li>{show.escape(one)}</li>" for one in lines) + "</ul>"

    def card(self, name):
        """One sentence: its yardstick, what it says under it, who speaks, its words."""
        s = w.sentence(name)
        facts = [("Yardstick", self.titles[s["yardstick"]]), ("Under it, in our reading", w.SAYS[s["says"]]), ("Kind of speaker", w.KINDS[s["speaks"]])]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts)
        return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(s["note"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(s)}'

    def options(self, whose="everyone"):
        """The sentences heard as entries of a list."""
        return [(f"{self.titles[s['yardstick']]}: {s['note']}", s["sentence"]) for s in w.heard(whose)]


def _lower(text):
    return text[0].lower() + text[1:]


def verdict():
    """Show the weighing with its controls; without a kernel, the state in which everything counts, in words and as a table."""
    model, weights = Verdict(), BEGIN[START]
    html = (f"<p>{show.escape(model.summary(weights))}</p>" + model.figure(weights) + model.carried(weights) + f"<p><em>{MOVE}</em></p>"
            + show.details("The same as a table, with the sentence behind every cell", w.matrix_html(weights=weights)))
    show.live(panel(model), html, f"Ten yardsticks. {model.summary(weights)}")


def panel(model):
    """The widgets. In: a Verdict. Out: a widget; its `controls` are named for tests."""
    from . import pair, parts, wiring

    begin = parts.dropdown("Begin with", [*BEGIN, OWN], START, width="400px")
    whose = parts.dropdown("Whose word counts", list(w.WHOSE), "everyone", width="500px")
    words = [(text, key) for key, text in w.WEIGHTS.items()]
    both = pair.Pair("Yardstick", "Its weight", {y: (title, words) for y, title in model.titles.items()}, BEGIN[START], ("350px", "230px"))

    def seen(state, chosen):
        weights, heard = both.value, state["whose"]
        told = f" Chosen: {w.sentence(chosen)['note']}." if chosen else ""
        begin.value = next((name for name, these in BEGIN.items() if all(weights[y] == these.get(y, "no") for y in weights)), OWN)
        return {"words": show.status(model.summary(weights, heard) + told, room=ROOM), "picture": model.figure(weights, heard, chosen), "carried": model.carried(weights, heard),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table, with the sentence behind every cell", w.matrix_html(heard, weights))}

    wired = wiring.Wired({"whose": whose, "yardstick": both.which, "weight": both.to}, seen, ("words", "picture", "carried", "card", "listing"), lambda state: model.options(state["whose"]), "Pick a sentence", NONE, clear="Back to the start")

    def start(name):
        if name != OWN:
            with wired.held():
                both.put({y: BEGIN[name].get(y, "no") for y in model.titles})

    begin.observe(alone(lambda change: start(change["new"])), "value")
    wired.clear.on_click(alone(lambda _: start(START)))
    out = wired.laid_out(("words", "picture", "pick", "carried", "card", "listing"), beside=(begin,))
    out.controls = {**out.controls, "begin": begin, "pair": both}
    return out
