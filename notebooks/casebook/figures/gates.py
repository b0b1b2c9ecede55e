"""From the Amnesty List to the certificate: a row a step, and a scale of persons.

What somebody says in numbers is drawn as a bound: a bar with a full edge where a number is given, a broken edge and an arrow where the
text says "less than". A step without a number is hatched from side to side. Assumed numbers are drawn over the hatching, in another
colour and with a sign above the picture that they are assumed; nothing else moves.
"""

from .. import procedure
from .canvas import Moving, sheet, thin_hatch
from .timeline import INK, RED

WIDTH, HEIGHT = 760, 398
LEFT, RIGHT, TOP, ROW, BAR = 226, 706, 66, 50, 22  # pixels: the scale from 0 to the list, first row, height of a row and of a bar
PARTY, ASSUMED = "#cfe0ee", "#f6d3bd"
SAID = "The case. Both numbers: members of the Islamic Renaissance Party (IRP). Steps: the authors."
ASSUME = "ASSUMPTION, not a finding. The rates are yours: the case gives none, for any step."
BESIDE = {"confession": "“in the majority of cases” officers tried to force more (opposition sources)", "certificate": "“the majority” of them close to opposition leaders (the authors)"}
"""What the text says beside a step with a hedge instead of a number, short; the table has it in full."""


class Gates(Moving):
    """The kept figure. In: the steps (`procedure.steps`). `frame(numbers, chosen)` gives a data address; `numbers`: assumed persons
    left after each gate, or () for what the case says; `chosen`: the step to frame, or ""."""

    def __init__(self, rows):
        self.rows = rows
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self.most = procedure.listed()
        self._at = {r["step"]: TOP + ROW * n for n, r in enumerate(rows)}
        self._ground()
        self._movers()

    def artists(self, numbers=(), chosen=""):
        self._banner[0].set(facecolor="#fdeee5" if numbers else "#eef4f9", edgecolor=RED if numbers else INK, linewidth=2 if numbers else 1)
        self._banner[1].set(text=ASSUME if numbers else SAID, color=RED if numbers else INK, fontweight="bold" if numbers else "normal")
        for artist in self._only_said:
            artist.set_visible(not numbers)
        for (bar, words), count in zip(self._assumed, (*numbers, *numbers[-1:]) if numbers else [None] * len(self._assumed)):
            bar.set_visible(count is not None)
            words.set_visible(count is not None)
            if count is not None:
                end = self._x(count)
                bar.set_width(end - LEFT)
                beside = end + 8 < RIGHT - 120
                words.set(text=f"{procedure.people(count)} assumed", x=end + 8 if beside else end - 8, ha="left" if beside else "right")
        for artist in self._key:
            artist.set_visible(bool(numbers))
        for rate, before, count in zip(self._rates, (self.most, *numbers), numbers or [None] * len(self._rates)):
            rate.set_visible(bool(numbers))
            if numbers:
                rate.set_text(f"assumed: {round(100 * count / before)} per cent pass")
        self._verdict.set_visible(bool(numbers))
        if numbers:
            under = numbers[-1] < procedure.limit()
            self._verdict.set(text=f"Under {procedure.limit():,}: would fit what IRP members say." if under else f"Not under {procedure.limit():,}: would not fit what IRP members say.")
        self._frame.set_visible(chosen in self._at)
        if chosen in self._at:
            self._frame.set_y(self._at[chosen] - 4)
        return [*self._banner, *self._only_said, *self._key, *self._rates, *(a for two in self._assumed for a in two), self._verdict, self._frame]

    def _x(self, count):
        return LEFT + (RIGHT - LEFT) * count / self.most

    def _ground(self):
        axes, bottom = self.axes, TOP + ROW * len(self.rows)
        for count in range(0, self.most + 1, 1000):
            axes.plot([self._x(count)] * 2, [TOP - 6, bottom], color="#d0d0d0", linewidth=0.8, zorder=0)
            axes.text(self._x(count), TOP - 14, f"{count:,}", fontsize=10, ha="center", va="center", color=INK)
        axes.text(14, TOP - 14, "step, and who tells of it", fontsize=10, style="italic", va="center", color=INK)
        for n, r in enumerate(self.rows):
            y = self._at[r["step"]]
            if n:
                axes.plot([8, WIDTH - 8], [y - 6] * 2, color="#b8b8b8", linewidth=0.8, zorder=0)
            number = f"{n}. " if r["kind"] == "gate" else ""
            axes.text(14, y + 11, number + r["title"], fontsize=10.5, fontweight="bold", va="center", color=INK)
            if r["kind"] != "gate":
                axes.text(14, y + 32, f"said by: {procedure.said_by(r)}", fontsize=10, va="center", color=INK)
        self._swatch(14, bottom + 14, "said", "a number somebody gives")
        self._swatch(442, bottom + 14, "under", "“less than”: the edge is not reached")

    def _swatch(self, x, y, kind, words):
        from matplotlib.patches import Rectangle
        look = {"said": {"facecolor": PARTY, "edgecolor": INK}, "none": {"facecolor": "white", "edgecolor": "#8a8a8a", "hatch": "////", "linestyle": (0, (4, 3))}, "under": {"facecolor": PARTY, "edgecolor": INK, "linestyle": (0, (3, 2))},
                "assumed": {"facecolor": ASSUMED, "edgecolor": RED, "hatch": "xx"}}[kind]
        box = self.axes.add_patch(Rectangle((x, y - 7), 24, 14, linewidth=1.2, **look))
        thin_hatch(box, 0.5)
        return [box, self.axes.text(x + 30, y, words, fontsize=10, va="center", color=INK)]

    def _movers(self):
        from matplotlib.patches import FancyArrowPatch, Rectangle
        axes, self._only_said, self._assumed = self.axes, self._swatch(238, TOP + ROW * len(self.rows) + 14, "none", "no number in the case"), []
        self._key, self._rates = self._swatch(238, TOP + ROW * len(self.rows) + 14, "assumed", "assumed by you"), []
        banner = axes.add_patch(Rectangle((8, 8), WIDTH - 16, 34, zorder=1))
        self._banner = (banner, axes.text(18, 25, SAID, fontsize=10, va="center", color=INK, zorder=2))
        for r in self.rows:
            y, note = self._at[r["step"]], BESIDE.get(r["step"], "")
            if r["kind"] == "gate":
                self._only_said.append(axes.text(14, y + 32, f"said by: {procedure.said_by(r)}", fontsize=10, va="center", color=INK))
                self._rates.append(axes.text(14, y + 32, "", fontsize=10, va="center", color=RED))
                box = axes.add_patch(Rectangle((LEFT, y), RIGHT - LEFT, BAR, facecolor="white", edgecolor="#8a8a8a", hatch="////", linestyle=(0, (4, 3)), linewidth=1, zorder=1))
                thin_hatch(box, 0.5)
                words = axes.text((LEFT + RIGHT) / 2, y + BAR / 2, "no number", fontsize=10, ha="center", va="center", color=INK, zorder=3, bbox={"facecolor": "white", "edgecolor": "none", "pad": 2})
                self._only_said += [box, words]
                self._assumed.append(self._assumed_bar(y, BAR))
            else:
                under = procedure.steps()[-1]["step"] == r["step"]
                end = self._x(procedure.limit() if under else self.most)
                axes.add_patch(Rectangle((LEFT, y), end - LEFT, BAR, facecolor=PARTY, edgecolor=INK, linestyle=(0, (3, 2)) if under else "-", linewidth=1.4, zorder=1))
                if under:
                    axes.add_patch(FancyArrowPatch((end, y + BAR / 2), (end - 46, y + BAR / 2), arrowstyle="-|>", mutation_scale=12, shrinkA=0, shrinkB=0, color=INK, linewidth=1.4, zorder=2))
                words = axes.text(end + 8 if under else end - 8, y + BAR / 2, r["number_words"], fontsize=11, fontweight="bold", ha="left" if under else "right", va="center", color=INK, zorder=3)
                if under:
                    self._only_said.append(words)
                    self._assumed.append(self._assumed_bar(y + 5, BAR - 10))
            if note:
                self._only_said.append(axes.text(RIGHT + 40, y + 36, note, fontsize=10, ha="right", va="center", color=INK, zorder=3))
        last = self._at[self.rows[-1]["step"]]
        self._verdict = axes.text(RIGHT + 40, last + 36, "", fontsize=10, fontweight="bold", ha="right", va="center", color=RED, zorder=3)
        self._frame = axes.add_patch(Rectangle((6, 0), WIDTH - 12, ROW - 4, facecolor="none", edgecolor=RED, linewidth=2.2, zorder=5))
        for artist in [*self._banner, *self._only_said, *self._key, *self._rates, *(a for two in self._assumed for a in two), self._verdict, self._frame]:
            artist.set_animated(True)

    def _assumed_bar(self, y, height):
        from matplotlib.patches import Rectangle
        bar = self.axes.add_patch(Rectangle((LEFT, y), 0, height, facecolor=ASSUMED, edgecolor=RED, hatch="xx", linewidth=1.2, zorder=2))
        thin_hatch(bar, 0.4)
        return bar, self.axes.text(0, y + height / 2, "", fontsize=10.5, va="center", color=INK, zorder=4, bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5})


def describe(rows, numbers=(), chosen=""):
    """The figure in words. In: the steps; assumed numbers or (); the framed step or ""."""
    told, left = [], iter(numbers)
    for r in rows:
        given = f"{r['number_words']} persons, say {procedure.said_by(r)}" if r["number_words"] else "no number in the case"
        if numbers and r["kind"] == "gate":
            given = f"{procedure.people(next(left))} assumed"
        elif numbers and r["step"] == rows[-1]["step"]:
            given = f"{procedure.people(numbers[-1])} assumed; {given}"
        elif not numbers and r["step"] in BESIDE:
            given += f"; beside it: {BESIDE[r['step']]}"
        told.append(f"{r['title']}: {given}.")
    framed = next((r["title"] for r in rows if r["step"] == chosen), "")
    return (f"Chart of the steps from the Amnesty List to the certificate, on a scale from 0 to {procedure.listed():,} persons. {ASSUME if numbers else SAID} "
            + " ".join(told) + ("" if numbers else " A hatched bar means that no number is given; a broken edge with an arrow means “less than”.") + (f" Framed: {framed}." if framed else ""))
