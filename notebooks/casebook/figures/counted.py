"""Numbers on the amnesty on one scale: a row a number, the case above, outside records below; what is counted is written at the row.

A bound is drawn as a bound: a full edge for a number given as it is, a broken edge for "about", an open end with an arrow for "over" and
"less than", a hatched end for a range. A reading, which is ours, adds a word to the two numbers that seem to clash.
"""

from .. import amnesty_numbers as numbers
from .canvas import Moving, sheet, thin_hatch
from .timeline import INK, RED

WIDTH, HEIGHT = 760, 476
LEFT, RIGHT, TOP, ROW, BAR = 252, 700, 72, 42, 18  # pixels
MOST = 6000
LOOKS = {"persons": ("#cfe0ee", ""), "cases": ("#fff6d6", "..."), "detainees": ("#e6dcea", "\\\\\\"), "cases or persons": ("#e3ecd9", "xx")}
OURS = "A reading is ours, not a finding."
WARNING = "Bars of different kinds count different things, and even two of one kind may: read what each counts."
CLASH = ("given-1999", "certificates")


class Counted(Moving):
    """The kept figure. In: the numbers (`amnesty_numbers.counts`). `frame(shown, chosen, tags)` gives a data address; `shown`: names of the
    numbers in full; `chosen`: the framed one or ""; `tags`: {name: words of a reading} or {}."""

    def __init__(self, rows):
        self.rows = rows
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self._at, y = {}, TOP
        for r in rows:
            y += 26 if r["outside"] and not any(o["outside"] for o in rows[: rows.index(r)]) else 0  # room for the second heading
            self._at[r["count"]] = y
            y += ROW
        self._ground()
        self._movers()

    def artists(self, shown, chosen="", tags=None):
        tags = tags or {}
        for name, (bars, words) in self._drawn.items():
            there = name in shown
            for artist in bars:
                artist.set_visible(there)
            for word in words:
                word.set_color(INK if there else "#6b6b6b")
        for name, tag in self._tags.items():
            tag.set_visible(name in tags)
            tag.set_text(f"in this reading: {tags[name]}" if name in tags else "")
        self._note.set_visible(bool(tags))
        self._frame.set_visible(chosen in self._at)
        if chosen in self._at:
            self._frame.set_y(self._at[chosen] - 5)
        return [*(a for bars, words in self._drawn.values() for a in (*bars, *words)), *self._tags.values(), self._note, self._frame]

    def _x(self, count):
        return LEFT + (RIGHT - LEFT) * count / MOST

    def _ground(self):
        axes, outside = self.axes, next(self._at[r["count"]] for r in self.rows if r["outside"])
        bottom = max(self._at.values()) + ROW
        axes.text(10, 14, WARNING, fontsize=10, va="center", color=INK)
        axes.text(10, TOP - 34, "The case (members of the Islamic Renaissance Party)", fontsize=10.5, fontweight="bold", va="center", color=INK)
        axes.text(10, outside - 17, "From outside the case", fontsize=10.5, fontweight="bold", va="center", color=INK)
        for count in range(0, MOST + 1, 1000):
            axes.plot([self._x(count)] * 2, [TOP - 6, bottom - 6], color="#d0d0d0", linewidth=0.8, zorder=0)
            axes.text(self._x(count), TOP - 14, f"{count:,}", fontsize=10, ha="center", va="center", color=INK)
        for x, unit in ((10, "persons"), (120, "cases"), (212, "detainees"), (396, "cases or persons")):
            self._bar(x, bottom + 2, 24, 14, unit)
            axes.text(x + 30, bottom + 9, numbers.UNITS[unit], fontsize=10, va="center", color=INK)
        axes.text(10, bottom + 32, "broken edge: “about”; arrow: “over”, “less than”", fontsize=10, va="center", color=INK)

    def _bar(self, x, y, width, height, unit, edge="-"):
        from matplotlib.patches import Rectangle
        colour, hatch = LOOKS[unit]
        box = self.axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor=INK, hatch=hatch, linestyle=edge, linewidth=1.2, zorder=2))
        thin_hatch(box, 0.5)
        return box

    def _movers(self):
        from matplotlib.patches import FancyArrowPatch, Rectangle
        axes, self._drawn, self._tags = self.axes, {}, {}
        for r in self.rows:
            y, kind, low, high = self._at[r["count"]], numbers.bound(r), numbers.number(r["low"]), numbers.number(r["high"])
            end = self._x(low if kind in ("over", "range") else high)
            bars = [self._bar(LEFT, y, end - LEFT, BAR, r["unit"], "-" if kind in ("exact", "range", "over") else (0, (3, 2)))]
            if kind == "range":
                bars.append(self._bar(end, y, self._x(high) - end, BAR, r["unit"], (0, (3, 2))))
                end = self._x(high)
            if kind in ("under", "over"):
                a, b = (end, end - 34) if kind == "under" else (end, end + 30)
                bars.append(axes.add_patch(FancyArrowPatch((a, y + BAR / 2), (b, y + BAR / 2), arrowstyle="-|>", mutation_scale=11, shrinkA=0, shrinkB=0, color=INK, linewidth=1.3, zorder=3)))
                end = max(a, b)
            if inside := end > RIGHT - 150:
                end = self._x(low)
            words = [axes.text(10, y + 6, f"{r['title']}", fontsize=10, fontweight="bold", va="center", color=INK),
                     axes.text(10, y + 23, numbers.seen(r), fontsize=10, va="center", color=INK),
                     axes.text(end - 8 if inside else end + 8, y + BAR / 2, r["number_words"] + ("" if r["unit"] == "persons" else f" {r['unit']}"), fontsize=10.5, fontweight="bold",
                               ha="right" if inside else "left", va="center", color=INK, zorder=4)]
            self._drawn[r["count"]] = (bars, words)
        for name in CLASH:
            self._tags[name] = axes.text(LEFT + 4, self._at[name] + BAR + 9, "", fontsize=10, fontweight="bold", va="center", color=RED, zorder=4)
        self._note = axes.text(WIDTH - 12, TOP - 34, OURS, fontsize=10, fontweight="bold", ha="right", va="center", color=RED)
        self._frame = axes.add_patch(Rectangle((4, 0), WIDTH - 8, ROW - 3, facecolor="none", edgecolor=RED, linewidth=2.2, zorder=5))
        for artist in [*(a for bars, words in self._drawn.values() for a in (*bars, *words)), *self._tags.values(), self._note, self._frame]:
            artist.set_animated(True)


def describe(rows, shown, chosen="", tags=None):
    """The figure in words. In: all numbers; the names shown in full; the framed one or ""; the words of a reading by name, or {}."""
    tags = tags or {}

    def told(r):
        tag = f" [in this reading: {tags[r['count']]}]" if r["count"] in tags else ""
        return f"{r['number_words']} {r['unit']} {r['title']} ({numbers.seen(r)}){tag}"
    parts = [f"{head}: " + ("; ".join(told(r) for r in rows if r["outside"] == outside and r["count"] in shown) or "none shown") + "."
             for head, outside in (("From the case, by members of the Islamic Renaissance Party", False), ("From outside the case", True))]
    framed = next((f"{r['number_words']} {r['title']}" for r in rows if r["count"] == chosen), "")
    return (f"Bars on a scale from 0 to {MOST:,}: numbers on the amnesty, {len(shown)} of {len(rows)} shown in full. " + " ".join(parts)
            + f" {WARNING}" + (f" {OURS}" if tags else "") + (f" Framed: {framed}." if framed else ""))
