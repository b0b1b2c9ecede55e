"""A series by year: the record to 2008, what the learner expects for 2009 to 2015, and, only when asked for, the record.

The same axes before and after, so that nothing moves: room is left for every year to 2024 in any case, and the
height is the same whatever the record holds.
"""

from .canvas import Moving, new_figure
from .timeline import INK

WIDTH, HEIGHT = 760, 400
BLUE, ORANGE, GUESS = "#0072B2", "#D55E00", "your guess (an assumption)"
FIRST, LAST = 2002, 2024


class Line(Moving):
    """The kept figure. In: low and high end of the axis; the unit; the years to 2008 {year: value}; the years of the guess.
    `frame(guess, record, later)` gives a data address."""

    def __init__(self, low, high, unit, known, years):
        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.axes = self.figure.add_axes((0.065, 0.19, 0.92, 0.7))
        axes.set(xlim=(FIRST - 0.6, LAST + 0.6), ylim=(low, high))
        axes.set_xticks(range(FIRST, LAST + 1), [f"’{y % 100:02d}" for y in range(FIRST, LAST + 1)], fontsize=10)
        axes.tick_params(labelsize=10, length=0)
        axes.grid(axis="y", color="#dcdcdc", linewidth=0.7)
        axes.set_axisbelow(True)
        for side in ("right", "top", "left"):
            axes.spines[side].set_visible(False)
        if low < 0:
            axes.axhline(0, color=INK, linewidth=0.9)
        axes.axvspan(min(years) - 0.5, max(years) + 0.5, color="#f6f1e4", zorder=0)
        axes.text((min(years) + max(years)) / 2, high - (high - low) * 0.04, "for you to draw", ha="center", va="top", fontsize=10, color=INK)
        axes.plot(list(known), list(known.values()), color=BLUE, marker="o", markersize=5, linewidth=2, zorder=3)
        self.figure.text(0.012, 0.955, unit, fontsize=10.5, fontweight="bold", va="center", color=INK)
        self._key()
        self.later, = axes.plot([], [], color=ORANGE, marker="D", markersize=4, markerfacecolor="white", linewidth=1, linestyle=":", zorder=4, animated=True)
        self.guess, = axes.plot([], [], color=ORANGE, marker="D", markersize=6, linewidth=2, linestyle="--", zorder=5, animated=True)
        self.record, = axes.plot([], [], color=INK, marker="s", markersize=5, linewidth=2, zorder=6, animated=True)

    def _key(self):
        key = self.figure.add_axes((0, 0, 1, 0.1))
        key.set(xlim=(0, WIDTH), ylim=(0, 40))
        key.axis("off")
        x = 14
        for words, look in (("to 2008, revised", {"color": BLUE, "marker": "o", "linestyle": "-"}), (GUESS, {"color": ORANGE, "marker": "D", "linestyle": "--"}),
                            ("a later guess", {"color": ORANGE, "marker": "D", "linestyle": ":", "markerfacecolor": "white"}), ("the record", {"color": INK, "marker": "s", "linestyle": "-"})):
            key.plot([x, x + 34], [18, 18], linewidth=2, markersize=5, markevery=[1], **look)
            key.text(x + 44, 18, words, fontsize=10, va="center", color=INK)
            x += 66 + 7.3 * len(words)

    def artists(self, guess, record=None, later=None):
        """Set every artist and give those to draw. In: {year: value} each; a guess may have gaps."""
        for line, found in ((self.guess, guess), (self.record, record or {}), (self.later, later or {})):
            line.set_data(sorted(found), [found[y] for y in sorted(found)])
        return [self.later, self.guess, self.record]


def describe(name, unit, known, guess, record=None, later=None):
    """The figure in words."""
    say = lambda found: ", ".join(f"{y} {found[y]:.1f}" for y in sorted(found))
    told = [f"Line chart of {name} by year, {unit}. The record to 2008, as the World Bank has revised it since (2025 edition), from outside the case: {say(known)}."]
    told.append(f"Your guess, an assumption: {say(guess)}." if guess else "Your guess: nothing entered yet.")
    if later and later != guess:
        told.append(f"Your later guess: {say(later)}.")
    told.append(f"The record: {say(record)}." if record else "The years after 2008 hold no record here.")
    return " ".join(told)
