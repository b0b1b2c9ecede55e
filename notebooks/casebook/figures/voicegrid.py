"""Every quotation of the case as a small box: kinds of speaker as rows, what the quotation does to the question of success as columns.

A box keeps its place; one that a filter leaves out turns pale. The sign in a box repeats its column.
"""

from .. import opinions
from .canvas import Moving, sheet
from .timeline import INK

WIDTH, HEIGHT = 760, 524
LEFT, BROAD, TOP, ROW, STEP = 176, 146, 44, 46, 19
SIGNS = {"positive": "+", "mixed": "±", "negative": "–", "neutral": "○"}
COLOURS = {"positive": "#0072B2", "mixed": "#5c5c5c", "negative": "#B34700", "neutral": "#ffffff"}
LABEL = "Each box is a quotation in the case, not a person, and not a share of any opinion in the country."


class VoiceGrid(Moving):
    """The kept figure. In: the rows of `voices` as dicts. `frame(shown, chosen)` gives a data address; `shown`: a set of voices."""

    def __init__(self, rows):
        self.rows = rows
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self.places = place(rows)
        self._ground()
        self._movers()

    def artists(self, shown, chosen=""):
        for name, (box, sign, stance) in self._boxes.items():
            there = name in shown
            box.set(facecolor=COLOURS[stance] if there else "white", edgecolor=INK if there else "#9a9a9a", linestyle="-" if there else (0, (2, 2)))
            sign.set_visible(there)
        self._ring.set_visible(chosen in self.places)
        if chosen in self.places:
            x, y = self.places[chosen]
            self._ring.set_bounds(x - 3, y - 3, 22, 22)
        return [*(a for box, sign, _ in self._boxes.values() for a in (box, sign)), self._ring]

    def _ground(self):
        from matplotlib.patches import Rectangle
        for n, kind in enumerate(opinions.KINDS):
            top = TOP + n * ROW
            if n % 2 == 0:
                self.axes.add_patch(Rectangle((0, top), WIDTH, ROW, facecolor="#eef2f6", edgecolor="none"))
            self.axes.text(10, top + ROW / 2, opinions.NAMES[kind], fontsize=10.5, va="center", linespacing=1.05, color=INK)
            if not any(r["speaker_kind"] == kind for r in self.rows):
                self.axes.text(LEFT + 6, top + ROW / 2, "no quotation of this kind of speaker alone", fontsize=10, va="center", style="italic", color=INK)
        for n, (stance, words) in enumerate(opinions.STANCES.items()):
            self.axes.text(LEFT + n * BROAD + 6, 24, f"{SIGNS[stance]} {words.replace('without', 'no')}", fontsize=10.5, va="center", fontweight="bold", color=INK)
        self.axes.text(10, 24, "who speaks", fontsize=10, va="center", style="italic", color=INK)
        self.axes.text(10, TOP + len(opinions.KINDS) * ROW + 22, LABEL, fontsize=10, va="center", color=INK)
        self.axes.text(10, TOP + len(opinions.KINDS) * ROW + 44, "Favourable or critical: to the peace process, or to the part of it that is spoken of. The reading is ours.", fontsize=10, va="center", color=INK)

    def _movers(self):
        from matplotlib.patches import Rectangle
        self._boxes = {}
        for r in self.rows:
            x, y = self.places[r["voice"]]
            box = self.axes.add_patch(Rectangle((x, y), 16, 16, linewidth=1, zorder=2))
            sign = self.axes.text(x + 8, y + 8, SIGNS[r["stance"]], fontsize=10, fontweight="bold", ha="center", va="center_baseline",
                                  color=INK if r["stance"] == "neutral" else "white", zorder=3)
            self._boxes[r["voice"]] = (box, sign, r["stance"])
        self._ring = self.axes.add_patch(Rectangle((0, 0), 21, 21, facecolor="none", edgecolor=INK, linewidth=3, zorder=4))
        for artist in [self._ring, *(a for box, sign, _ in self._boxes.values() for a in (box, sign))]:
            artist.set_animated(True)


def place(rows):
    """{voice: (x, y)}: left to right, then down, in its cell."""
    out, across = {}, int((BROAD - 8) // STEP)
    for n, kind in enumerate(opinions.KINDS):
        for m, stance in enumerate(opinions.STANCES):
            own = [r["voice"] for r in rows if r["speaker_kind"] == kind and r["stance"] == stance]
            deep = -(-len(own) // across)
            for i, voice in enumerate(own):
                out[voice] = (LEFT + m * BROAD + 6 + i % across * STEP, TOP + n * ROW + ROW / 2 - deep * STEP / 2 + i // across * STEP + 1.5)
    return out


def describe(found, total, chosen=""):
    """The figure in words. In: the rows shown, as dicts; how many there are in all; the quotation chosen, with its speaker, or nothing."""
    told = []
    for kind in opinions.KINDS:
        own = [r for r in found if r["speaker_kind"] == kind]
        if own:
            told.append(f"{opinions.kind_name(kind)}: " + ", ".join(f"{n} {words}" for s, words in opinions.STANCES.items() if (n := sum(r["stance"] == s for r in own))))
    return (f"Grid of the case's quotations: kinds of speaker as rows, what a quotation does to the question of success as columns, each quotation a small box. "
            f"{len(found)} of {total} shown. {'; '.join(told) or 'None'}." + (f" Ringed: {chosen}." if chosen else ""))
