"""Drivers down, scenarios across: what each scenario asks for, and what the states that are set do to it.

A cell keeps its place and its words; only its mark and its ground change. Nothing is added up.
"""

from .. import scenarios
from .canvas import Kept, new_figure

WIDTH, HEIGHT = 760, 624
LEFT, TOP, WIDE, HIGH = 206, 48, 184, 37
INK = "#1a1a1a"
LOOK = {  # mark: (sign and word, colour of ground, colour of word, line style, hatch)
    "holds": ("✓ fits", "#dcefe6", "#00523B", "-", ""), "contradicted": ("✗ contradicted", "#fbe3d6", "#8F3600", "--", ""),
    "open": ("? not decided", "#f1f1f1", INK, ":", ""), "unset": ("", "white", INK, "-", ""), "silent": ("", "#f4f4f4", "#555555", "-", "////"),
    "both": ("± in part", "#fff6d6", INK, "-.", ""), "judge": ("! you judge", "#fff6d6", INK, ":", ""), "no row": ("no row in our tables", "white", "#555555", ":", ""),
}
ROLE = {"condition": "", "trigger": "could: ", "indicator": "sign: ", "consequence": "then: "}
KEY = {"holds": "fits the text", "contradicted": "against it", "open": "text does not decide", "silent": "text is silent"}
LATER = {"holds": "fits what came", "contradicted": "against it", "both": "fits in part", "judge": "you judge", "silent": "text is silent"}


class Futures:
    """The kept matrix. `frame(marks, told, picked)` gives a data address. In: `key`, the marks to explain below; marks by
    (scenario, driver); told, {driver: words under its name}; picked, a (scenario, driver) to ring."""

    def __init__(self, key=None):
        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.axes = self.figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, WIDTH), ylim=(HEIGHT, 0))
        axes.axis("off")
        self._ground(axes, key or KEY)
        self._movers(axes)
        self._kept = None

    def _ground(self, axes, key):
        for s, title in scenarios.TITLES.items():
            x = LEFT + (s - 1) * WIDE + WIDE / 2
            axes.text(x, 15, title, ha="center", va="center", fontsize=11, fontweight="bold", color=INK)
            axes.text(x, 34, {1: "the most positive", 2: "the status quo", 3: "the most negative"}[s], ha="center", va="center", fontsize=10, color=INK)
        for n, d in enumerate(scenarios.drivers()):
            if n and d["kind"] != scenarios.drivers()[n - 1]["kind"]:
                axes.plot([4, WIDTH - 2], [TOP + n * HIGH] * 2, color=INK, linewidth=1.6, zorder=6)
        y = TOP + len(scenarios.drivers()) * HIGH + 22
        x = 8
        for mark, words in key.items():
            sign, ground, colour, line, hatch = LOOK[mark]
            axes.add_patch(_box(x, y - 9, 20, 18, facecolor=ground, edgecolor=colour, linestyle=line, hatch=hatch, linewidth=1))
            axes.text(x + 10, y, sign[:1], ha="center", va="center", fontsize=10.5, fontweight="bold", color=colour)
            axes.text(x + 26, y, words, ha="left", va="center", fontsize=10, color=INK)
            x += 40 + 7.4 * len(words)
        axes.text(8, y + 24, "“could”: a trigger.  “then”: said to follow.  “sign”: to be seen early.  Nothing here is counted or weighed.", fontsize=10, va="center", color=INK)

    def _movers(self, axes):
        self.names, self.told, self.cells = {}, {}, {}
        for n, d in enumerate(scenarios.drivers()):
            y = TOP + n * HIGH
            axes.text(8, y + 12, d["name"], fontsize=10, fontweight="bold", va="center", color=INK)
            self.told[d["driver"]] = axes.text(8, y + 27, "", fontsize=10, va="center", color=INK, animated=True)
            for s in scenarios.TITLES:
                rule, x = scenarios.rules().get((s, d["driver"])), LEFT + (s - 1) * WIDE
                box = axes.add_patch(_box(x + 2, y + 2, WIDE - 4, HIGH - 4, linewidth=1.1, animated=True, zorder=2))
                text = axes.text(x + WIDE / 2, y + 11, ROLE[rule["role"]] + rule["short"] if rule else "silent", ha="center", va="center", fontsize=10, animated=True, zorder=4)
                sign = axes.text(x + WIDE / 2, y + 26, "", ha="center", va="center", fontsize=10, fontweight="bold", animated=True, zorder=4)
                self.cells[s, d["driver"]] = box, text, sign
        self.ring = axes.add_patch(_box(0, 0, WIDE, HIGH, fill=False, edgecolor=INK, linewidth=2.8, animated=True, zorder=7))

    def frame(self, marks, told, picked=None):
        self._kept = self._kept or Kept(self.figure)
        return self._kept.frame(self.artists(marks, told, picked))

    def artists(self, marks, told, picked=None):
        """Set every artist for a state and give those to draw."""
        out = []
        for driver, line in self.told.items():
            line.set_text(told.get(driver, ""))
            out.append(line)
        for where, (box, text, sign) in self.cells.items():
            word, ground, colour, line, hatch = LOOK[marks[where]]
            silent = marks[where] == "silent"
            box.set(facecolor=ground, edgecolor="#b5b5b5" if marks[where] in ("unset", "silent") else colour, linestyle=line, hatch=hatch)
            text.set_color(colour if silent else INK)
            text.set_bbox({"facecolor": "#f4f4f4", "edgecolor": "none", "pad": 1.5} if silent else None)
            sign.set(text=word, color=colour)
            out += [box, text, sign]
        self.ring.set_visible(picked is not None)
        if picked:
            s, driver = picked
            n = [d["driver"] for d in scenarios.drivers()].index(driver)
            self.ring.set(x=LEFT + (s - 1) * WIDE, y=TOP + n * HIGH)
            out.append(self.ring)
        return out


def _box(x, y, width, height, **look):
    from matplotlib.patches import Rectangle
    return Rectangle((x, y), width, height, **look)


def describe(marks, told, picked=None):
    """The figure in words. In: as `frame`."""
    parts = []
    for s, title in scenarios.TITLES.items():
        group = {}
        for d in scenarios.drivers():
            group.setdefault(marks[s, d["driver"]], []).append(d["name"])
        parts.append(f"{title}: " + "; ".join(f"{scenarios.MARKS[m]}: {', '.join(names)}" for m, names in group.items()) + ".")
    set_ = [f"{d['name']}: {told[d['driver']]}" for d in scenarios.drivers() if told.get(d["driver"])]
    ringed = f" Ringed: {scenarios.named(picked[1])['name']} in {scenarios.TITLES[picked[0]]}." if picked else ""
    return (f"Matrix of {len(scenarios.drivers())} drivers and the three scenarios of the case; each cell holds what the scenario asks for, or the word silent. "
            f"Set: {'; '.join(set_) or 'nothing'}. {' '.join(parts)}{ringed}")
