"""A series by year: the record to 2008, what the learner expects for 2009 to 2015, and, only when asked for, the record.

The same axes before and after, so that nothing moves: room is left for every year to 2024 in any case, and the
height is the same whatever the record holds.
"""

from .canvas import Moving, new_figure
from .timeline import INK

WIDTH, HEIGHT = 760, 300  # low: fields and picture are to be seen together
BLUE, ORANGE = "#0072B2", "#D55E00"
FIRST, LAST = 2002, 2024
LOOKS = {  # what the key explains: words, how it is drawn
    "known": ("to 2008, revised", {"color": BLUE, "marker": "o", "linestyle": "-"}), "guess": ("your guess (an assumption)", {"color": ORANGE, "marker": "D", "linestyle": "--"}),
    "later": ("a later guess", {"color": ORANGE, "marker": "D", "linestyle": ":", "markerfacecolor": "white"}), "record": ("the record", {"color": INK, "marker": "s", "linestyle": "-"}),
}
FIELD = {"blank": "your line appears here", "guess": "what you expect", "record": "what you expected", "alone": "2009 to 2015"}


class Line(Moving):
    """The kept figure. In: low and high end of the axis; the unit; the years to 2008 {year: value}; the years of the guess.
    `frame(guess, record, later)` gives a data address."""

    def __init__(self, low, high, unit, known, years):
        self.known = known
        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.axes = self.figure.add_axes((0.065, 0.215, 0.92, 0.675))
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
        axes.plot(list(known), list(known.values()), color=BLUE, marker="o", markersize=5, linewidth=2, zorder=3)
        self.figure.text(0.012, 0.95, unit, fontsize=10.5, fontweight="bold", va="center", color=INK)
        self.field = axes.text((min(years) + max(years)) / 2, high - (high - low) * 0.03, "", ha="center", va="top", fontsize=10, color=INK, animated=True)
        self._key()
        self.later, = axes.plot([], [], color=ORANGE, marker="D", markersize=4, markerfacecolor="white", linewidth=1, linestyle=":", zorder=4, animated=True)
        self.guess, = axes.plot([], [], color=ORANGE, marker="D", markersize=6, linewidth=2, linestyle="--", zorder=5, animated=True)
        self.record, = axes.plot([], [], color=INK, marker="s", markersize=5, linewidth=2, zorder=6, animated=True)

    def _key(self):
        key = self.figure.add_axes((0, 0, 1, 0.115))
        key.set(xlim=(0, WIDTH), ylim=(0, 40))
        key.axis("off")
        x, self.keys = 14, {}
        for name, (words, look) in LOOKS.items():
            still = name == "known"  # always there; the others only where their line is
            line, = key.plot([x, x + 34], [20, 20], linewidth=2, markersize=5, markevery=[1], animated=not still, **look)
            self.keys[name] = line, key.text(x + 44, 20, words, fontsize=10, va="center", color=INK, animated=not still)
            x += 66 + 7.3 * len(words)

    def artists(self, guess, record=None, later=None):
        """Set every artist and give those to draw. In: {year: value} each; a guess may have gaps."""
        last = max(self.known)
        joined = {last: self.known[last]} if last + 1 in guess else {}  # a fall in the first year is a line, not a gap
        found = {"later": later or {}, "guess": joined | guess, "record": {y: v for y, v in (record or {}).items() if y >= last}}  # before that the blue line is the record
        for name, values in found.items():
            line = getattr(self, name)
            line.set_data(sorted(values), [values[y] for y in sorted(values)])
            line.set_markevery(slice(1, None) if values and min(values) == last else None)
        self.field.set_text(FIELD["record" if record and guess else "alone" if record else "guess" if guess else "blank"])
        return [self.later, self.guess, self.record, self.field, *(a for name, values in found.items() if values for a in self.keys[name])]


def describe(name, unit, known, guess, record=None, later=None):
    """The figure in words."""
    say = lambda found: ", ".join(f"{y} {found[y]:.1f}" for y in sorted(found))
    told = [f"Line chart of {name} by year, {unit}. The record to 2008, as the World Bank has revised it since (2025 edition), from outside the case: {say(known)}."]
    told.append(f"Your guess, an assumption: {say(guess)}." if guess else "Your guess: nothing entered yet.")
    if later and later != guess:
        told.append(f"Your later guess: {say(later)}.")
    told.append(f"The record: {say(record)}." if record else "The years after 2008 hold no record here.")
    return " ".join(told)
