"""The regions on a map, with who held what in a period, as the case tells it."""

from functools import lru_cache

from .. import ground, show
from ..figures import regions_map

FIRST = "May to August 1992: the war begins"
EVERY = ""
LABELS = [p.label for p in ground.PERIODS]
MOVE = "Run this cell to change the period and what is held, and to read each sentence."


class Regions:
    """The logic and the picture; knows nothing of widgets."""

    def __init__(self):
        self._map = None
        self.address = lru_cache(maxsize=64)(self._address)

    def period(self, label):
        return ground.PERIODS[LABELS.index(label)]

    def found(self, label=FIRST, what=EVERY):
        """The rows of a period, of one kind of holding or all."""
        return [r for r in ground.rows(self.period(label)) if not what or r["what"] == what]

    def _address(self, label, what):
        self._map = self._map or regions_map.RegionsMap()
        return self._map.frame(ground.marks(self.found(label, what)))

    def figure(self, label=FIRST, what=EVERY):
        found = self.found(label, what)
        alt = regions_map.describe(self.period(label), found, ground.marks(found))
        caption = "Places with coordinates, and on which side the case puts them or their region. A mark is a place, never the extent of a region."
        return show.figure_html(self.address(label, what), alt, caption, regions_map.WIDTH, regions_map.HEIGHT)

    def summary(self, label=FIRST, what=EVERY):
        found = self.found(label, what)
        if not found:
            return f"{label}: the case has no sentence of this kind."
        told = sum(r["attribution"] != "" for r in found)
        return (f"{label}: {len(found)} {'sentence' if len(found) == 1 else 'sentences'}" + (f", {told} told on somebody else's word" if told else "") + ". "
                + regions_map.unpointed(found))

    def list_html(self, label=FIRST, what=EVERY):
        found = self.found(label, what)
        return ground.held_html(found, f"Who held what: {label}") if found else ""


def regions():
    """Show the map with its lists; without a kernel, the beginning of the war."""
    model = Regions()
    html = model.figure() + f"<p>{show.escape(model.summary())}</p><p><em>{MOVE}</em></p>" + model.list_html()
    show.live(panel(model), html, f"Map of who held what. {model.summary()}")


def panel(model):
    """The widgets. In: a Regions. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {
        "period": parts.dropdown("Period", LABELS, FIRST, "380px"),
        "what": parts.dropdown("What is held", [("all", EVERY)] + [(words, k) for k, words in ground.WHAT.items()], width="280px"),
    }

    def seen(state, _):
        now = state["period"], state["what"]
        return {"words": show.status(model.summary(*now)), "picture": model.figure(*now), "listing": model.list_html(*now)}

    return wiring.Wired(controls, seen, ("words", "picture", "listing")).laid_out(("picture", "words", "listing"))
