"""Drivers down, scenarios across: what each scenario asks for, and what the states that are set do to it.

A cell keeps its place and its words; only its mark and its ground change. Nothing is added up.
"""

from functools import partial

from .. import scenarios
from .canvas import Kept, sheet

WIDTH, HEIGHT = 760, 510
LEFT, TOP, WIDE, HIGH = 206, 36, 184, 86 / 3  # low rows: the matrix and its controls are to be seen together
INK = "#1a1a1a"
LOOK = {  # mark: (sign and word, colour of ground, colour of word, line style, hatch)
    "holds": ("✓ fits", "#dcefe6", "#00523B", "-", ""), "contradicted": ("✗ contradicted", "#fbe3d6", "#8F3600", "--", ""),
    "open": ("? not decided", "#f1f1f1", INK, ":", ""), "unset": ("", "white", INK, "-", ""), "silent": ("", "#f4f4f4", "#555555", "-", "////"),
    "part": ("◐ fits; rest open", "#dcefe6", INK, "-.", ""), "both": ("± in part", "#fff6d6", INK, "-.", ""), "judge": ("! you judge", "#fff6d6", INK, ":", ""), "no row": ("no row in our tables", "white", "#555555", ":", ""),
}
ROLE = {"condition": "", "trigger": "could: ", "indicator": "sign: ", "consequence": "then: "}
KEY = {"holds": "fits the text", "contradicted": "contradicted", "open": "text does not decide", "silent": "text is silent"}
LATER = {"holds": "fits what came", "contradicted": "contradicted", "part": "fits, rest open", "judge": "you judge", "silent": "text is silent"}


class Futures:
    """The kept matrix. `frame(marks, told, picked)` gives a data address. In: `key`, the marks to explain below; marks by
    (scenario, driver); told, {driver: words under its name}; picked, a (scenario, driver) to ring; row, a driver whose name to frame."""

    def __init__(self, key=None):
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        axes = self.axes
        self._ground(axes, key or KEY)
        self._movers(axes)
        self._kept = None

    def _ground(self, axes, key):
        for s, title in scenarios.TITLES.items():
            x = LEFT + (s - 1) * WIDE + WIDE / 2
            axes.text(x, 10, title, ha="center", va="center", fontsize=11, fontweight="bold", color=INK)
            axes.text(x, 26, {1: "the most positive", 2: "the status quo", 3: "the most negative"}[s], ha="center", va="center", fontsize=10, color=INK)
        for n, d in enumerate(scenarios.drivers()):
            if n and d["kind"] != scenarios.drivers()[n - 1]["kind"]:
                axes.plot([4, WIDTH - 2], [TOP + n * HIGH] * 2, color=INK, linewidth=1.6, zorder=6)
        y = TOP + len(scenarios.drivers()) * HIGH + 16
        x = 8
        for mark, words in key.items():
            sign, ground, colour, line, hatch = LOOK[mark]
            axes.add_patch(_box(x, y - 9, 20, 18, facecolor=ground, edgecolor=colour, linestyle=line, hatch=hatch, linewidth=1))
            axes.text(x + 10, y, sign[:1], ha="center", va="center", fontsize=10.5, fontweight="bold", color=colour)
            axes.text(x + 26, y, words, ha="left", va="center", fontsize=10, color=INK)
            x += 40 + 7.4 * len(words)
        axes.text(8, y + 20, "“could”: a trigger.  “then”: said to follow.  “sign”: to be seen early.  Nothing here is counted or weighed.", fontsize=10, va="center", color=INK)

    def _movers(self, axes):
        self.names, self.told, self.cells = {}, {}, {}
        for n, d in enumerate(scenarios.drivers()):
            y = TOP + n * HIGH
            axes.text(8, y + 8.5, d["name"], fontsize=10, fontweight="bold", va="center", color=INK)
            self.told[d["driver"]] = axes.text(8, y + 20.6, "", fontsize=10, va="center", color=INK, animated=True)
            for s in scenarios.TITLES:
                rule, x = scenarios.rules().get((s, d["driver"])), LEFT + (s - 1) * WIDE
                box, text = self._cell(axes, x, y, ROLE[rule["role"]] + rule["short"] if rule else "silent", silent=rule is None)
                if rule is None:
                    continue
                box, text = self._cell(axes, x, y, ROLE[rule["role"]] + rule["short"], animated=True)
                sign = axes.text(x + WIDE / 2, y + 20.8, "", ha="center", va="center", fontsize=10, fontweight="bold", animated=True, zorder=4)
                self.cells[s, d["driver"]] = box, text, sign
        self.ring = axes.add_patch(_box(0, 0, WIDE, HIGH, fill=False, edgecolor=INK, linewidth=2.8, animated=True, zorder=7))
        self.row = axes.add_patch(_box(2, 0, LEFT - 4, HIGH - 1, fill=False, edgecolor=INK, linewidth=1.6, animated=True, zorder=7))

    def _cell(self, axes, x, y, words, silent=False, animated=False):
        """The box of a cell and its words. What is silent or not set stays in the ground, so that a frame draws only what is set."""
        _, ground, colour, line, hatch = LOOK["silent" if silent else "unset"]
        box = axes.add_patch(_box(x + 2, y + 2, WIDE - 4, HIGH - 4, facecolor=ground, edgecolor="#b5b5b5", linestyle=line, hatch=hatch, linewidth=1.1, animated=animated, zorder=2))
        text = axes.text(x + WIDE / 2, y + (HIGH / 2 if silent else 9.3), words, ha="center", va="center", fontsize=10, color=colour, animated=animated, zorder=4)
        text.set_bbox({"facecolor": ground, "edgecolor": "none", "pad": 1.5} if silent else None)
        return box, text

    def frame(self, marks, told, picked=None, row=""):
        self._kept = self._kept or Kept(self.figure)
        self.ring.set_visible(picked is not None)
        if picked:
            self.ring.set(x=LEFT + (picked[0] - 1) * WIDE, y=TOP + [d["driver"] for d in scenarios.drivers()].index(picked[1]) * HIGH)
        self.row.set_visible(bool(row))
        if row:
            self.row.set_y(TOP + [d["driver"] for d in scenarios.drivers()].index(row) * HIGH + 0.5)
        return self._kept.frame([self.ring, self.row], self.stamps(marks, told))

    def stamps(self, marks, told):
        """What is set, as pieces for Kept.frame: the words under a driver's name, and each cell that has a mark."""
        rows = {d["driver"]: TOP + n * HIGH for n, d in enumerate(scenarios.drivers())}
        for driver, words in told.items():
            yield (driver, words), self._pixels(4, rows[driver] + 13, LEFT - 4, HIGH - 13.4), partial(self.told_as, driver, words)
        for where, mark in marks.items():
            if where in self.cells and LOOK[mark][0]:
                yield (where, mark), self._pixels(LEFT + (where[0] - 1) * WIDE + 0.4, rows[where[1]] + 0.4, WIDE - 0.8, HIGH - 0.8), partial(self.marked, where, mark)

    def told_as(self, driver, words):
        """The words under a driver's name, to draw."""
        self.told[driver].set_text(words)
        return [self.told[driver]]

    def marked(self, where, mark):
        """The artists of one cell, set to a mark."""
        box, text, sign = self.cells[where]
        word, ground, colour, line, _ = LOOK[mark]
        box.set(facecolor=ground, edgecolor=colour, linestyle=line)
        sign.set(text=word, color=colour)
        return [box, text, sign]

    def _pixels(self, x, y, width, height):
        from matplotlib.transforms import Bbox
        return Bbox(self.axes.transData.transform([(x, y + height), (x + width, y)]))


def _box(x, y, width, height, **look):
    from matplotlib.patches import Rectangle
    return Rectangle((x, y), width, height, **look)


def describe(marks, told, picked=None, row=""):
    """The figure in words. In: as `frame`."""
    parts = []
    for s, title in scenarios.TITLES.items():
        group = {}
        for d in scenarios.drivers():
            group.setdefault(marks[s, d["driver"]], []).append(d["name"])
        parts.append(f"{title}: " + "; ".join(f"{scenarios.MARKS[m]}: {', '.join(names)}" for m, names in group.items()) + ".")
    set_ = [f"{d['name']}: {told[d['driver']]}" for d in scenarios.drivers() if told.get(d["driver"])]
    ringed = f" Ringed: {scenarios.named(picked[1])['name']} in {scenarios.TITLES[picked[0]]}." if picked else ""
    framed = f" Framed: {scenarios.named(row)['name']}." if row else ""
    return (f"Matrix of {len(scenarios.drivers())} drivers and the three scenarios of the case; each cell holds what the scenario asks for, or the word silent. "
            f"Set: {'; '.join(set_) or 'nothing'}. {' '.join(parts)}{framed}{ringed}")
