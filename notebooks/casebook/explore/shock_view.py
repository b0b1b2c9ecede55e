"""What would a fall of the money sent home leave? The case's figures, an assumption, and the outside series to 2008."""

from functools import lru_cache

from .. import shock, show
from ..figures import shock_bars

START = 0  # per cent: the learner is asked to compute before seeing
MOVE = "Run this cell to choose with which amount to begin and how far it falls."
CAPTION = f"An assumption, computed: no source measured the bar at the right. Blue bars: {shock.OUTSIDE}."


class Shock:
    """The picture and its words; knows nothing of widgets."""

    def __init__(self):
        self.outside, self.case = shock.billions(), shock.base("case")[0]
        picture = shock_bars.Bars(self.outside, self.case)
        self.address = lru_cache(maxsize=64)(lambda key, fall: picture.frame(shock.base(key)[0], shock.left(key, fall)[0], fall, shock.base(key)[1]))

    def figure(self, key, fall):
        """One state as HTML."""
        start, bound = shock.base(key)
        alt = shock_bars.describe(self.outside, self.case, start, shock.left(key, fall)[0], fall, bound)
        return show.figure_html(self.address(key, fall), alt, CAPTION, shock_bars.WIDTH, shock_bars.HEIGHT)

    def list_html(self, key):
        """What each fall would leave, as a table."""
        bound = shock.base(key)[1]
        rows = [(f"{fall} per cent", f"{'less than ' if bound else ''}{shock.left(key, fall)[0]:.2f}", f"fewer than {shock.migrants(fall):,.0f}" if fall else "0") for fall in shock.FALLS]
        return show.rows_html(rows, f"Assumed falls, beginning with {shock.BASES[key]}", ["If it falls by", "Left, billions of US dollars", "As if so many migrants sent nothing (all sending the same)"], [22, 33, 45])


def remittance_shock():
    """Show the computation with its two lists; without a kernel, no fall yet, as picture, words and table."""
    model = Shock()
    words = shock.summary("case", START)
    html = model.figure("case", START) + f"<p>{show.escape(words)}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html("case"))
    show.live(panel(model), html, f"An assumed fall of remittances. {words}")


def panel(model):
    """The widgets. In: a Shock. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {"base": parts.dropdown("Begin with", [(words, key) for key, words in shock.BASES.items()], "case", "330px"),
                "fall": parts.dropdown("It falls by", [(f"{fall} per cent", fall) for fall in shock.FALLS], START, "250px")}

    def seen(state, _):
        key, fall = state["base"], state["fall"]
        return {"words": show.status(shock.summary(key, fall), room="4.4em"), "picture": model.figure(key, fall), "listing": show.details("The same as a table", model.list_html(key))}

    return wiring.Wired(controls, seen, ("words", "picture", "listing")).laid_out(("words", "picture", "listing"))
