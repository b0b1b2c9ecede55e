"""Who stands with whom, time by time, as a network and as a matrix of the same ties; every tie leads to its sentence."""

from functools import lru_cache

from .. import show, standing, stands, turns
from ..figures import matrix, network
from ..figures import ties as look

SHAPES = ("network", "matrix")
FIRST = "1991"
BEFORE = ""
EVERYBODY = ""
NONE = "(none chosen)"
LABELS = [s.label for s in stands.STEPS]
MOVE = "Run this cell to move through the years, to change the network into a matrix, to compare two times, and to pick a pair and read its sentences."


class Alliances:
    """The state and the pictures; knows nothing of widgets."""

    def __init__(self):
        self.ties = standing.all_ties()
        self.pairs = standing.drawable(self.ties)
        self._made = {}
        self.address = lru_cache(maxsize=64)(self._address)

    def view(self, year=FIRST, covered=False):
        """{pair: {sign: state}} at a time; with `covered`, only what the words cover."""
        return self.ties.at(standing.step(year), not covered)

    def earlier(self, year, against=BEFORE):
        """The two steps to compare, in order: the one chosen, or the one before `year`. None before the first."""
        i = LABELS.index(year)
        j = LABELS.index(against) if against else i - 1
        return None if j < 0 or i == j else tuple(stands.STEPS[k] for k in sorted((i, j)))

    def changes(self, year=FIRST, against=BEFORE):
        both = self.earlier(year, against)
        return turns.changes(self.ties, *both) if both else []

    def _address(self, shape, year, covered, focus, chosen):
        if shape not in self._made:
            self._made[shape] = network.Network(self.pairs) if shape == "network" else matrix.Matrix(list(self.pairs))
        return self._made[shape].frame(self.view(year, covered), focus, chosen)

    def figure(self, shape="network", year=FIRST, covered=False, focus=EVERYBODY, chosen=None):
        """The picture with its words, as HTML."""
        alt = look.describe(shape.capitalize(), standing.step(year), self.view(year, covered), focus, chosen)
        caption = f"Who stands with whom in the case: {year}. A tie is drawn as long as the text carries it, and dotted where it gives no end."
        return show.figure_html(self.address(shape, year, covered, focus, chosen), alt, caption, look.WIDTH, look.HEIGHT)

    def summary(self, year=FIRST, against=BEFORE, covered=False, focus=EVERYBODY, chosen=None):
        """The time in a few sentences: how many ties, what broke, what began, how the chosen pair stands."""
        view = {p: v for p, v in self.view(year, covered).items() if not focus or focus in p}
        counts = ", ".join(f"{word} {sum(s in v for v in view.values())}" for s, word in stands.SIGNS.items())
        dotted = sum("open" in v.values() for v in view.values())
        whom = f" of {stands.NAMES[focus]}" if focus else ""
        told = f"{year}. Ties{whom}: {counts}." + (f" {dotted} dotted: no end given." if dotted else "") + self._told_changes(year, against, focus)
        return told + (f" Chosen: {standing.names(chosen)}: {look.state_words(view.get(chosen, {}))}." if chosen else "")

    def _told_changes(self, year, against, focus):
        both = self.earlier(year, against)
        if both is None:
            return f" {self.no_pair(year, against)}"
        found = [c for c in self.changes(year, against) if not focus or focus in c.pair]
        groups = [("Broken", ("turned",)), ("With before, and the time its sentence names is over", ("ended",)), ("Against before, with now", ("made",)), ("New with", ("with",)), ("New against", ("against",)),
                  ("With again", ("with again",)), ("Against again", ("against again",))]
        parts = [f"{word}: {'; '.join(standing.names(c.pair) for c in found if c.kind in kinds)}" for word, kinds in groups if any(c.kind in kinds for c in found)]
        told = sum(c.kind != "silent" for c in found)
        count = f"{told} {'change' if told == 1 else 'changes'}. " if told else ""
        return f" From the end of {both[0].end} to the end of {both[1].end}: {count}" + (". ".join(parts) or "no sentence with a date tells of a change of side") + "."

    @staticmethod
    def no_pair(year, against):
        """Why there is nothing to compare."""
        return f"{year} cannot be compared with itself: choose another time in one of the two lists." if against else f"There is no time before {year} here to compare with."

    def changes_html(self, year=FIRST, against=BEFORE):
        both = self.earlier(year, against)
        return standing.changes_html(self.changes(year, against), *both) if both else f"<p>{show.escape(self.no_pair(year, against))}</p>"

    def list_html(self, year=FIRST, covered=False):
        return standing.ties_html(self.view(year, covered), self.ties, standing.step(year), f"Ties at {year}")

    def options(self, year=FIRST, covered=False, focus=EVERYBODY):
        """The pairs to pick from: first those tied at this time, then the others."""
        view = self.view(year, covered)
        keep = [p for p in self.ties.pairs if not focus or focus in p]
        now = [(f"{standing.names(p)}: {look.state_words(view[p])}", p) for p in keep if p in view]
        rest = [(f"{standing.names(p)}: at another time, or without a date", p) for p in keep if p not in view]
        return [*now, *rest]


def alliances():
    """Show the exploration; without a kernel, 1991 as a network, with what changed and its table."""
    model = Alliances()
    html = (model.figure() + f"<p>{show.escape(model.summary())}</p><p><em>{MOVE}</em></p>" + model.changes_html()
            + show.details("All ties at this time, with their sentences", model.list_html()) + show.details("Who stands behind each name", standing.members_html()))
    show.live(panel(model), html, f"Who stands with whom. {model.summary()}")


def panel(model):
    """The widgets of the exploration. In: an Alliances. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {
        "year": parts.dropdown("Time", LABELS, FIRST, "300px"),
        "shape": parts.dropdown("Show as", list(SHAPES), width="200px"),
        "against": parts.dropdown("Compare with", [("the time before", BEFORE)] + [(label, label) for label in LABELS], width="340px"),
        "focus": parts.dropdown("Follow", [("everybody", EVERYBODY)] + [(stands.NAMES[n.key], n.key) for n in stands.NODES], width="300px"),
        "covered": parts.checkbox("Only what the words cover"),
    }
    fixed = parts.html()
    fixed.value = show.details("Ties without a date: not drawn", standing.undated_html(model.ties)) + show.details("Who stands behind each name", standing.members_html())

    def seen(s, chosen):
        mark = chosen or None
        return {"words": show.status(model.summary(s["year"], s["against"], s["covered"], s["focus"], mark)),
                "picture": model.figure(s["shape"], s["year"], s["covered"], s["focus"], mark),
                "card": standing.pair_html(chosen, model.ties) if chosen else "",
                "turned": model.changes_html(s["year"], s["against"]),
                "listing": show.details("All ties at this time, with their sentences", model.list_html(s["year"], s["covered"]))}

    entries = lambda s: model.options(s["year"], s["covered"], s["focus"])
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "turned", "listing"), entries, "Pick a pair", NONE, clear="Back to the start")
    out = wired.laid_out(("pick", "card", "picture", "words", "turned", "listing"))  # words below: their length must not move the picture
    out.children = (*out.children, fixed)
    return out
