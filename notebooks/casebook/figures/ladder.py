"""A promise on its way down: four rungs, and on each the sentences of the case in a few words, with who says them.

A filled square is the authors' own sentence, an open one with a quotation mark is somebody else's. What a filter leaves out
stays where it is, pale and without its square; the chosen sentence has a frame.
"""

from .. import rungs, sources
from .canvas import Moving, sheet
from .timeline import INK, RED

WIDTH = 760
TOP, LINE, GAP, PAD, KEY = 28, 17, 12, 6, 52  # pixels: above the rungs, a sentence, between rungs, inside a rung, below
NAMES, MARK, WORDS = 14, 186, 210  # where a rung's name, a sentence's square and its words begin
OWN, OTHER, PALE = "#004488", "#B34700", "#6b6b6b"
GROUNDS = {"promise": "#e3eef7", "mechanism": "#f4f4f4", "practice": "#fbeee2", "effect": "#f3eaf3"}


class Ladder(Moving):
    """The kept figure of one gap. In: its sentences (`rungs.sentences`). `frame(shown, chosen)` gives a data address:
    the names of the sentences in full, and of the framed one or ""."""

    def __init__(self, rows):
        self.rows = rows
        self.boxes = _boxes(rows)
        self.height = int(max(top + height for top, height in self.boxes.values()) + KEY)
        self.figure, self.axes = sheet(WIDTH, self.height)
        self._ground()
        self._movers()

    def artists(self, shown, chosen=""):
        for name, (box, mark, words) in self._lines.items():
            there = name in shown
            box.set_visible(there)
            mark.set_visible(there)
            words.set_color(INK if there else PALE)
            words.set_fontweight("bold" if name == chosen else "normal")
        self._frame.set_visible(chosen in self._lines)
        if chosen in self._lines:
            self._frame.set_y(self._at[chosen] - LINE / 2)
        for step, word in self._counts.items():
            word.set_text(_counted([r for r in self.rows if r["step"] == step], shown))
        return [*(a for three in self._lines.values() for a in three), *self._counts.values(), self._frame]

    def _ground(self):
        from matplotlib.patches import FancyArrowPatch, Rectangle

        axes, bottom = self.axes, max(t + h for t, h in self.boxes.values())
        axes.text(NAMES, 14, "the four rungs", fontsize=10, style="italic", va="center", color=INK)
        axes.text(MARK, 14, "what the case says, in a few words of ours", fontsize=10, style="italic", va="center", color=INK)
        for x in (4, WIDTH - 4):
            axes.plot([x, x], [TOP - 6, bottom + 6], color="#8a8a8a", linewidth=4, solid_capstyle="round", zorder=0)
        steps = list(self.boxes)
        for n, step in enumerate(steps):
            top, height = self.boxes[step]
            axes.add_patch(Rectangle((4, top), WIDTH - 8, height, facecolor=GROUNDS[step], edgecolor=INK, linewidth=1, zorder=1))
            name, asks = rungs.STEPS[step]
            axes.text(NAMES, top + PAD + LINE * 0.45, name, fontsize=12, fontweight="bold", va="center", color=INK, zorder=3)
            axes.text(NAMES, top + PAD + LINE * 1.35, asks, fontsize=10, va="center", color=INK, zorder=3)
            if n:
                axes.add_patch(FancyArrowPatch((NAMES + 60, top - GAP), (NAMES + 60, top), arrowstyle="-|>", mutation_scale=12, shrinkA=1, shrinkB=1, color=INK, linewidth=1.4, zorder=2))
        for x, other, words in ((NAMES, False, "the authors say it"), (NAMES + 190, True, "the authors report it from somebody else")):
            square(axes, x + 6, bottom + 20, other)
            axes.text(x + 24, bottom + 20, words, fontsize=10, va="center", color=INK)
        axes.text(NAMES, bottom + 40, "An arrow shows the order of the rungs. It does not prove that one rung caused the next.", fontsize=10, va="center", color=INK)

    def _movers(self):
        from matplotlib.patches import Rectangle

        self._lines, self._at, self._counts = {}, {}, {}
        for step, (top, _) in self.boxes.items():
            own = [r for r in self.rows if r["step"] == step]
            for n, r in enumerate(own):
                y = top + PAD + LINE * (n + 0.5)
                box, mark = square(self.axes, MARK + 6, y, rungs.voice(r) == "others")
                words = self.axes.text(WORDS, y, r["label"], fontsize=10.5, va="center", color=INK, zorder=4)
                self._lines[r["commitment"]], self._at[r["commitment"]] = (box, mark, words), y
            self._counts[step] = self.axes.text(NAMES, top + PAD + LINE * 2.2, "", fontsize=10, va="center", color=INK, zorder=3)
        self._frame = self.axes.add_patch(Rectangle((MARK - 8, 0), WIDTH - MARK - 4, LINE, facecolor="none", edgecolor=RED, linewidth=2.2, zorder=5))
        for artist in [*(a for three in self._lines.values() for a in three), *self._counts.values(), self._frame]:
            artist.set_animated(True)


def _boxes(rows):
    """The place of each rung: {step: (top, height)} in pixels. A rung has room for three lines at least: its name stands there."""
    out, top = {}, TOP
    for step in rungs.STEPS:
        height = 2 * PAD + LINE * max(3, sum(r["step"] == step for r in rows))
        out[step] = (top, height)
        top += height + GAP
    return out


def square(axes, x, y, other):
    """The mark of a speaker: filled for the authors, open with a quotation mark for somebody else."""
    from matplotlib.patches import Rectangle
    box = axes.add_patch(Rectangle((x - 6, y - 6), 12, 12, facecolor="white" if other else OWN, edgecolor=OTHER if other else OWN, linewidth=1.4, zorder=3))
    mark = axes.text(x, y + 4, "”" if other else "", fontsize=12, fontweight="bold", ha="center", va="center", color=OTHER, zorder=4)
    return box, mark


def _counted(rows, shown):
    there = sum(r["commitment"] in shown for r in rows)
    return f"{there} of {len(rows)} shown" if there < len(rows) else f"{len(rows)} {'sentence' if len(rows) == 1 else 'sentences'}"


def describe(gap, rows, shown, chosen=""):
    """The figure in words. In: a gap; all its sentences; the names shown in full; the name of the framed one or ""."""
    told = []
    for step, (name, _) in rungs.STEPS.items():
        there = [r for r in rows if r["step"] == step and r["commitment"] in shown]
        told.append(f"{name}: " + ("; ".join(f"{r['label']} [{sources.speaker(r)}]" for r in there) or "no sentence shown") + ".")
    framed = next((r["label"] for r in rows if r["commitment"] == chosen), "")
    return (f"Ladder of four rungs from promise to effect for {rungs.GAPS[gap]}, read from top to bottom; {len(shown)} of {len(rows)} sentences shown in full, with who says each. "
            + " ".join(told) + " The arrows show an order and prove no cause." + (f" Framed: {framed}." if framed else ""))
