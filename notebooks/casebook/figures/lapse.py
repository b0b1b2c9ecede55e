"""The years after the accord: a lane for the case, lanes for what is told outside of it, and a column for sentences without a date.

A bar is as wide as its date is loose. A broken edge marks what only one weak source tells.
"""

from .. import quota_time
from .canvas import Moving, sheet
from .timeline import INK, RED

WIDTH, TOP, STEP = 760, 56, 22
LEFT, RIGHT, FIRST, LAST = 150, 650, 1996.9, 2006.0  # the axis in pixels and years
UNDATED = 664
FILL = {"case": "#004488", "accord": "#5d8a3a", "record": "#b0793a", "matrix": "#8A3B6E"}
GROUND = {"case": "#e8eff6", "accord": "#f6f6f6", "record": "#fbf3e7", "matrix": "#f6eef4"}
ROWS = {"case": 5, "accord": 4, "record": 5, "matrix": 3}
HEIGHT = TOP + sum(ROWS.values()) * STEP + 3 * 10 + 64


class Lapse(Moving):
    """The kept figure. In: the marks of `quota_time`. `frame(shown, chosen, year)` gives a data address: numbers in full, the ringed number or 0, a year to shade or 0."""

    def __init__(self, marks):
        self.marks = marks
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self.lanes = _lanes()
        self._ground()
        self._movers()

    def artists(self, shown, chosen=0, year=0):
        self._band.set_visible(bool(year))
        if year:
            self._band.set_x(x_of(year))
        for m in self.marks:
            bar, word = self._bars[m["number"]]
            there = m["number"] in shown
            bar.set(linestyle=(0, (2, 2)) if "weak" in m["seen"] and m["number"] != chosen else "-", facecolor=FILL[m["lane"]] if there else "#ffffff", edgecolor=RED if m["number"] == chosen else INK if there else "#8a8a8a", linewidth=3 if m["number"] == chosen else 1)
            word.set(color=INK if there else "#6b6b6b", fontweight="bold" if m["number"] == chosen else "normal")
        return [self._band, *(a for two in self._bars.values() for a in two)]

    def _ground(self):
        from matplotlib.patches import Rectangle

        axes, bottom = self.axes, max(t + h for t, h in self.lanes.values())
        for lane, (top, height) in self.lanes.items():
            axes.add_patch(Rectangle((4, top), WIDTH - 8, height, facecolor=GROUND[lane], edgecolor="none", zorder=0))
            axes.text(10, top + height / 2, quota_time.LANES[lane], fontsize=10, va="center", color=INK, linespacing=1.15)
        for year in range(1997, 2007):
            axes.plot([x_of(year)] * 2, [TOP - 8, bottom], color="#b5bec6", linewidth=0.8, zorder=1)
            if year < 2006:
                axes.text((x_of(year) + x_of(year + 1)) / 2, TOP - 20, str(year), fontsize=10, ha="center", va="center", color=INK)
        axes.plot([UNDATED - 6] * 2, [12, bottom], color=INK, linewidth=1.2)
        axes.text((UNDATED + WIDTH) / 2, TOP - 30, "without\na date", fontsize=10, ha="center", va="center", color=INK, linespacing=1.1)
        axes.text(10, bottom + 24, "The numbers are those of the list below. A bar is as wide as its date is loose, or lasts.", fontsize=10, va="center", color=INK)
        axes.add_patch(Rectangle((12, bottom + 42), 26, 10, facecolor=FILL["record"], edgecolor=INK, linestyle=(0, (2, 2)), linewidth=1))
        axes.text(46, bottom + 48, "a broken edge: one weak source only. An empty bar: left out by your choice.", fontsize=10, va="center", color=INK)

    def _movers(self):
        from matplotlib.patches import Rectangle

        self._bars, ends = {}, {}
        top, height = TOP - 8, max(t + h for t, h in self.lanes.values()) - TOP + 8
        self._band = self.axes.add_patch(Rectangle((x_of(1997), top), x_of(1998) - x_of(1997), height, facecolor="#ffe9a8", alpha=0.55, edgecolor="none", zorder=1))
        for m in sorted(self.marks, key=lambda m: (m["start"] is None, m["start"] or 0)):
            x, width = (UNDATED + 12, 26) if m["start"] is None else (x_of(m["start"]), max(7, x_of(m["end"]) - x_of(m["start"])))
            rows = ends.setdefault((m["lane"], m["start"] is None), [0] * ROWS[m["lane"]])
            row = next((n for n, end in enumerate(rows) if end <= x), rows.index(min(rows)))
            wide = width > 60
            told = f"{m['number']} {m['tag']}".strip()
            rows[row] = x + width + (12 if wide else 16 + 8 * len(told) if m["start"] is not None else 60)
            y = self.lanes[m["lane"]][0] + STEP * (row + 0.5)
            bar = self.axes.add_patch(Rectangle((x, y - 5), width, 10, linewidth=1, zorder=3))
            word = self.axes.text(x + width / 2 if wide else x + width + 4, y, told, fontsize=10, va="center", ha="center" if wide else "left", color=INK, zorder=4,
                                  **({"bbox": {"facecolor": "white", "edgecolor": "none", "pad": 1}} if wide else {}))
            self._bars[m["number"]] = (bar, word)
        for artist in [self._band, *(a for two in self._bars.values() for a in two)]:
            artist.set_animated(True)


def x_of(year):
    """Where a year (with its fraction) stands, in pixels."""
    return LEFT + (year - FIRST) * (RIGHT - LEFT) / (LAST - FIRST)


def _lanes():
    out, top = {}, TOP
    for lane, rows in ROWS.items():
        out[lane] = (top, rows * STEP)
        top += rows * STEP + 10
    return out


def describe(marks, shown, chosen=0, year=0):
    """The figure in words. In: all marks; the numbers shown in full; the ringed number or 0; the shaded year or 0."""
    lanes = []
    for lane, name in quota_time.LANES.items():
        there = [m for m in marks if m["lane"] == lane and m["number"] in shown]
        lanes.append(f"{name}: ".replace("\n", " ") + ("; ".join(f"{m['number']}, {m['date']}, {quota_time.short(m['title'], 60)}" for m in there) or "nothing shown") + ".")
    ringed = next((f" Ringed: number {m['number']}." for m in marks if m["number"] == chosen), "")
    return ("Time line from the end of 1996 to 2005 in four lanes, with a column for sentences without a date. " + " ".join(lanes)
            + (f" The year {year} is shaded." if year else "") + ringed)
