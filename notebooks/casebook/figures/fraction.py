"""A share as a fraction of boxes: holders over posts, on a day, counted by somebody. What is missing is an open, hatched box."""

from .canvas import Moving, sheet, thin_hatch
from .timeline import INK, RED

WIDTH, HEIGHT = 760, 300
BOXES = {"holders": (14, 44, 400, 70), "posts": (14, 138, 400, 70), "share": (478, 76, 268, 100), "day": (14, 226, 374, 30), "counter": (400, 226, 346, 30)}
GIVEN, OUTSIDE = "#e3eef7", "#fff6d6"
KEY = "Hatched: missing, or not yet chosen. Yellow, with its source: a number from outside the case."


class Fraction(Moving):
    """The kept figure. `frame(boxes)` gives a data address. In: {name of BOXES: (words, kind)} with kind "missing", "outside" or "chosen"."""

    def __init__(self):
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self._ground()
        self._movers()

    def artists(self, boxes):
        for name, (box, words) in self._boxes.items():
            told, kind = boxes[name]
            box.set(facecolor={"missing": "white", "outside": OUTSIDE, "chosen": GIVEN}[kind], edgecolor=RED if kind == "missing" else INK,
                    linestyle=(0, (4, 3)) if kind == "missing" else "-", hatch="////" if kind == "missing" else "")
            thin_hatch(box, 0.5)
            words.set_text(told)
            words.get_bbox_patch().set_alpha(1 if kind == "missing" else 0)
        return [a for two in self._boxes.values() for a in two]

    def _ground(self):
        axes = self.axes
        axes.text(14, 26, "posts held by the UTO, over all posts that count", fontsize=10, style="italic", va="center", color=INK)
        axes.plot([14, 414], [126, 126], color=INK, linewidth=2)
        axes.text(446, 126, "=", fontsize=18, ha="center", va="center", color=INK)
        axes.text(478, 60, "share in per cent (promised: 30)", fontsize=10, style="italic", va="center", color=INK)
        axes.text(14, 280, KEY, fontsize=10, va="center", color=INK)

    def _movers(self):
        from matplotlib.patches import Rectangle
        self._boxes = {}
        for name, (x, y, w, h) in BOXES.items():
            box = self.axes.add_patch(Rectangle((x, y), w, h, linewidth=1.4, zorder=2))
            words = self.axes.text(x + w / 2, y + h / 2, "", fontsize=10, ha="center", va="center", color=INK, linespacing=1.25, zorder=3,
                                   bbox={"facecolor": "white", "edgecolor": "none", "pad": 2, "alpha": 0.0})
            self._boxes[name] = (box, words)
        for artist in (a for two in self._boxes.values() for a in two):
            artist.set_animated(True)


def describe(boxes):
    """The figure in words. In: the boxes as for `frame`."""
    flat = lambda name: boxes[name][0].replace("\n", " ").removeprefix("day: ").removeprefix("counted by: ")
    kinds = {"missing": "missing", "outside": "from outside the case", "chosen": "chosen"}
    return ("A fraction of boxes: posts held by the UTO above a line, all posts below it, and the share at the right. "
            + " ".join(f"{title}: {flat(name)} ({kinds[boxes[name][1]]})." for name, title in (("holders", "Above the line"), ("posts", "Below the line"), ("share", "Share"), ("day", "Day"), ("counter", "Counted by"))))
