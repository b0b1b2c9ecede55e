"""How busy each half-year is, under three ways of cutting up the time: yours, the war's, the peace efforts'."""

from .. import dates
from .canvas import Kept, new_figure
from .timeline import INK, draw_strips

WIDTH, HEIGHT = 760, 420
LOW, HIGH = 1989, 2009
COLOURS = ["#ffffff", "#f6d9c6", "#eebf9f", "#e2a077", "#f6d9c6", "#ffffff"]


class Periods:
    """The kept figure. `frame(cuts, names)` draws the learner's own periods.

    In: rows of `events` and `stages`. `cuts` are decimal years in order; `names` one more than cuts.
    """

    def __init__(self, events, stages):
        self.counts = counts(events)
        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.figure.add_axes((0.155, 0.12, 0.81, 0.42))
        axes.bar([y + 0.25 for y in self.counts], list(self.counts.values()), width=0.46, color="#6f8fae", edgecolor=INK, linewidth=0.5)
        axes.set(xlim=(LOW, HIGH))
        axes.set_ylabel("events that begin", fontsize=10)
        axes.set_xticks(range(LOW, HIGH + 1, 2))
        axes.grid(axis="y", color="#dddddd", linewidth=0.6)
        axes.set_axisbelow(True)
        strips = self.figure.add_axes((0.155, 0.58, 0.81, 0.22))
        draw_strips(strips, stages, LOW, HIGH)
        self.own = self.figure.add_axes((0.155, 0.84, 0.81, 0.13))
        self.own.set(xlim=(LOW, HIGH), ylim=(0, 1))
        for side in self.own.spines.values():
            side.set_visible(False)
        self.own.set_yticks([0.5], ["yours"], fontsize=10)
        self.own.tick_params(axis="both", length=0, labelbottom=False)
        self._boxes = [self.own.barh(0.05, 0, 0.9, LOW, align="edge", color=c, edgecolor=INK, linewidth=0.8, animated=True)[0] for c in COLOURS]
        self._texts = [self.own.text(LOW, 0.5, "", ha="center", va="center", fontsize=10, animated=True, clip_on=True) for _ in COLOURS]
        self._lines = [axes.axvline(LOW, color="#B34700", linewidth=1.6, linestyle="--", animated=True, visible=False) for _ in COLOURS]
        self._kept = None

    def frame(self, cuts, names):
        self._kept = self._kept or Kept(self.figure)
        edges = [LOW, *cuts, HIGH]
        for i, (box, text, line) in enumerate(zip(self._boxes, self._texts, self._lines)):
            there = i < len(edges) - 1
            for artist in (box, text):
                artist.set_visible(there)
            line.set_visible(i < len(cuts))
            if there:
                width = edges[i + 1] - edges[i]
                box.set_x(edges[i])
                box.set_width(width)
                text.set_position(((edges[i] + edges[i + 1]) / 2, 0.5))
                text.set_text(_fitting(names[i], width, i + 1))
            if i < len(cuts):
                line.set_xdata([cuts[i], cuts[i]])
        return self._kept.frame([*self._boxes, *self._texts, *self._lines])


def _fitting(name, width, number):
    room = int(width / (HIGH - LOW) * 110)
    return name if len(name) <= room else str(number)


def counts(events):
    """How many events begin in each half-year from 1989 to 2008: {1992.0: 14, 1992.5: 20 …}. Only dates
    known to the season or better count; the others could fall in either half."""
    table = {y + half: 0 for y in range(LOW, HIGH) for half in (0, 0.5)}
    for e in events.to_dict("records"):
        b = dates.bounds(e)
        if b is None or not e["start"] or (b.latest - b.earliest).days > 200 and len(e["start"]) < 7:
            continue
        key = b.earliest.year + (0.5 if b.earliest.month > 6 else 0)
        if key in table:
            table[key] += 1
    return table


def describe(table, cuts, names):
    """The figure in words."""
    top = max(table, key=table.get)
    half = "second" if top % 1 else "first"
    edges = [LOW, *cuts, HIGH]
    own = "; ".join(f"{n}: {_month(a)} to {_month(b)}" for n, a, b in zip(names, edges, edges[1:]))
    return (f"Bar chart of the events that begin in each half-year from {LOW} to {HIGH - 1}, below three strips of periods: yours, the stages of the war and the stages of "
            f"the peace efforts. The busiest is the {half} half of {int(top)} with {table[top]} events. Your periods: {own}.")


def _month(year):
    return f"{dates.MONTHS[min(11, int(round(year % 1 * 12)))]} {int(year)}" if year < HIGH else f"the end of {HIGH - 1}"
