"""Remittances to 2008 from outside, the case's own figure as the bound that it is, and what an assumed fall would leave."""

from .canvas import Kept, new_figure
from .timeline import INK

WIDTH, HEIGHT = 760, 300
BLUE, ASSUMED = "#0072B2", "#B34700"
TOP = 2.6
LABEL = "The bar at the right is ASSUMED: a calculation, nothing that was measured."


class Bars:
    """The kept figure. In: {year: billions} from outside; the case's figure (an upper bound). `frame(start, rest, fall, bound)` gives a data address."""

    def __init__(self, outside, case):
        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.axes = self.figure.add_axes((0.075, 0.235, 0.91, 0.645))
        years = list(outside)
        self.at = len(years) + 0.7  # the case's bar; the assumed one stands beside it
        axes.set(xlim=(-0.6, self.at + 2.1), ylim=(0, TOP))
        axes.set_xticks([*range(len(years)), self.at, self.at + 1.4], [*map(str, years), "the case,\na year", "after the\nassumed fall"], fontsize=10)
        axes.set_yticks([0, 0.5, 1, 1.5, 2, 2.5])
        axes.tick_params(labelsize=10, length=0)
        axes.grid(axis="y", color="#d5d5d5", linewidth=0.7)
        axes.set_axisbelow(True)
        for side in ("left", "right", "top"):
            axes.spines[side].set_visible(False)
        axes.bar(range(len(years)), list(outside.values()), width=0.7, color=BLUE, edgecolor=INK, linewidth=0.8)
        for n, value in enumerate(outside.values()):
            axes.text(n, value + 0.05, f"{value:.2f}", ha="center", va="bottom", fontsize=10, color=INK)
        axes.bar([self.at], [case], width=0.9, facecolor="white", edgecolor=INK, linewidth=1.6, linestyle=(0, (4, 2)))
        axes.text(self.at, case + 0.05, "almost 2", ha="center", va="bottom", fontsize=10, color=INK)
        axes.annotate("", (self.at, case - 0.42), (self.at, case - 0.04), arrowprops={"arrowstyle": "-|>", "color": INK})
        self.figure.text(0.012, 0.95, "Billions of US dollars. Blue: World Bank, from outside the case. Arrow: an upper bound.", fontsize=10, va="center", color=INK)
        self.figure.text(0.012, 0.04, LABEL, fontsize=10.5, fontweight="bold", va="center", color=ASSUMED)
        x = self.at + 1.4
        self.lost, = axes.bar([x], [0], width=0.9, facecolor="white", edgecolor="#8a8a8a", linewidth=1, linestyle=(0, (1, 2)), animated=True)
        self.rest, = axes.bar([x], [1], width=0.9, facecolor="#fbe3d6", edgecolor=ASSUMED, linewidth=1.6, hatch="//", animated=True)
        self.word = axes.text(x, 1, "", ha="center", va="bottom", fontsize=10, fontweight="bold", color=ASSUMED, animated=True,
                              bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
        self._kept = None

    def frame(self, start, rest, fall, bound):
        self._kept = self._kept or Kept(self.figure)
        self.lost.set_height(start)
        self.rest.set(height=rest, linestyle=(0, (4, 2)) if bound else "-")
        self.word.set(text=f"{'less than' if bound else 'about'}\n{rest:.{1 if bound else 2}f}" if fall else "no fall", y=rest + 0.04)
        return self._kept.frame([self.lost, self.rest, self.word])


def describe(outside, case, start, rest, fall, bound):
    """The figure in words."""
    told = ", ".join(f"{year} {value:.2f}" for year, value in outside.items())
    return (f"Bar chart of remittances in billions of US dollars, from 0 to {TOP}. World Bank, from outside the case: {told}. "
            f"The case's own figure, almost {case:g} a year, is drawn as an upper bound. At the right, marked as assumed: {'less than ' if bound else ''}{start:.2f} minus {fall} per cent, "
            f"{'less than' if bound else 'about'} {rest:.2f}.")
