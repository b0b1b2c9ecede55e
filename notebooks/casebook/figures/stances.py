"""Where outside powers stood, 1991 to 1997: one lane a power, one bar a row, no date finer than the text.

A full bar has its ends to the month; a pale bar with a broken edge is known less well, with its dark part where
the text says "late"; a triangle says that the text leaves that end open. Rows without a date stand in a
column of their own at the right, where a full colour says nothing of a date. The stance is a colour and a letter, never
a colour alone; a letter in quotation marks is somebody else's word.
"""

from .. import dates
from .canvas import Moving, new_figure
from .timeline import INK, RED, draw_strips

WIDTH, HEIGHT = 760, 760
LOW, HIGH = 1991, 1998
LEFT, ACROSS, BOTTOM, HIGH_UP = 0.212, 0.644, 133 / HEIGHT, 525 / HEIGHT  # the axes, as shares of the figure
ROW = 17  # pixels from one sub-row to the next
WIDE = {False: 0.2, True: 0.43}  # years: a bar that holds its letter, without and with quotation marks; beside a narrower one it stands at the right
POWERS = {
    "russian-democrats": "Russia: “democratic\nidealists”", "russian-security": "Russia: military,\nintelligence, troops", "russia": "Russia:\nthe Government",
    "uzbekistan": "Uzbekistan", "cis": "other CIS countries", "iran": "Iran", "northern-alliance": "Northern Alliance\n(Massoud, Rabbani)", "taliban": "Taliban",
}
SHORT = {"russian-democrats": "Russia, Democrats", "russian-security": "Russia, military", "russia": "Russia, Government", "uzbekistan": "Uzbekistan", "cis": "CIS countries",
         "iran": "Iran", "northern-alliance": "Northern Alliance", "taliban": "Taliban"}
STANCES = {"government": "towards the Government's side", "opposition": "towards the opposition", "peace": "pressing for peace",
           "ambivalent": "ambivalent, or staying out", "none": "no stance told"}
LETTERS = {"government": "G", "opposition": "O", "peace": "P", "ambivalent": "A", "none": "–"}
COLOURS = {"government": "#0072B2", "opposition": "#B34700", "peace": "#00664B", "ambivalent": "#6b6b6b", "none": "#ffffff"}
PALE = {"government": "#cfe3f2", "opposition": "#f6dccb", "peace": "#cde5dc", "ambivalent": "#e2e2e2", "none": "#ffffff"}
LEFT_OUT = "#d0d0d0"
SCHEME = [("1991", "1996", "support for one side"), ("1996", "1997", "pressure for peace")]


class Stances(Moving):
    """The kept figure. In: the sentences, as dicts with `mark`, `power`, `stance` and their dates; the war's rows of `stages`.
    `frame(shown, selected, year)` gives a data address."""

    def __init__(self, rows, stages):
        self.marks, self.lanes = place(rows)
        self.figure = new_figure(WIDTH, HEIGHT)
        self._ground(stages)
        self._movers()

    def artists(self, shown, selected="", year=0):
        """What moves, in the order of drawing: the year's band, the marks that are shown, the ring."""
        self._band.set_visible(bool(year))
        self._band.set_x(year or LOW)
        self._ring.set_visible(selected in self._drawn)
        if selected in self._drawn:
            m = next(m for m in self.marks if m["mark"] == selected)
            self._ring.set_bounds(m["a"] - 0.055, m["y"] - 9, m["z"] - m["a"] + 0.11, 18)
        return [self._band, *(a for key, artists in self._drawn.items() if key in shown for a in artists), self._ring]

    def _ground(self, stages):
        axes = self.axes = self.figure.add_axes((LEFT, BOTTOM, ACROSS, HIGH_UP))
        tall = HEIGHT * HIGH_UP
        axes.set(xlim=(LOW, HIGH), ylim=(tall, 0))
        axes.set_yticks([])
        axes.set_xticks(range(LOW, HIGH + 1), [str(y) for y in range(LOW, HIGH)] + [""], ha="left", fontsize=10)
        axes.grid(axis="x", color="#b8b8b8", linewidth=0.6)
        axes.set_axisbelow(True)
        width = (1 - LEFT - ACROSS - 0.008) / ACROSS * (HIGH - LOW)
        for n, (power, (top, height)) in enumerate(self.lanes.items()):
            if n % 2 == 0:
                axes.add_patch(_box(LOW, top, HIGH - LOW + width, height, facecolor="#eef2f6", edgecolor="none", clip_on=False, zorder=0))
            axes.text(-0.012, top + height / 2, POWERS[power], transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=10, linespacing=1.0, color=INK)
        axes.text(HIGH + width / 2, -6, "no date\nin the text", ha="center", va="bottom", fontsize=10, color=INK)
        strip = self.figure.add_axes((LEFT, 696 / HEIGHT, ACROSS, 60 / HEIGHT))
        scheme = [{"scheme": "peace", "order": n + 1, "start": a, "end": z, "mark": words} for n, (a, z, words) in enumerate(SCHEME)]
        war = [s for s in stages.to_dict("records") if s["scheme"] == "war"]
        import pandas as pd
        draw_strips(strip, pd.DataFrame(war + scheme), LOW, HIGH)
        strip.set_yticks([1.5, 0.5], ["stages of the war", "the case's scheme"], fontsize=10)
        for m in self.marks:
            for artist in _drawing(axes, m, LEFT_OUT):
                artist.set_zorder(1)
        self._key()

    def _key(self):
        key = self.figure.add_axes((0.0, 0.0, 1.0, 102 / HEIGHT))
        key.set(xlim=(0, 760), ylim=(102, 0))
        key.axis("off")
        plain = {"loose": False, "third": None, "left": False, "right": False, "told": False}
        for (x, y), (stance, words) in zip(((12, 10), (274, 10), (477, 10), (12, 31), (274, 31)), STANCES.items()):
            _drawing(key, plain | {"a": x, "z": x + 20, "y": y, "stance": stance})
            key.text(x + 27, y, words, va="center", fontsize=10)
        _drawing(key, plain | {"a": 12, "z": 46, "y": 52, "stance": "opposition", "told": True})
        key.text(53, 52, "in quotation marks: somebody else's word", va="center", fontsize=10)
        _drawing(key, plain | {"a": 382, "z": 412, "y": 52, "stance": "peace"})
        key.text(419, 52, "known to the month; at the right: no date", va="center", fontsize=10)
        _drawing(key, plain | {"a": 12, "z": 60, "y": 73, "stance": "peace", "loose": True, "third": (44, 60)})
        key.text(67, 73, "known less well; dark: “mid”, “late”", va="center", fontsize=10)
        _drawing(key, plain | {"a": 382, "z": 412, "y": 73, "stance": "peace", "loose": True, "right": True}, points=7)
        key.text(432, 73, "the text leaves this end open", va="center", fontsize=10)
        key.add_patch(_box(12, 88, 20, 10, facecolor="none", edgecolor=RED, linewidth=2))
        key.text(39, 93, "the bar chosen", va="center", fontsize=10, color=RED)
        key.add_patch(_box(274, 88, 20, 10, facecolor="white", edgecolor=LEFT_OUT, linewidth=1))
        key.text(301, 93, "left out by a choice above", va="center", fontsize=10)
        key.add_patch(_box(500, 88, 20, 10, facecolor="white", edgecolor=INK, linewidth=0.5, hatch="////"))
        key.text(527, 93, "the case gives the year only", va="center", fontsize=10)

    def _movers(self):
        self._drawn = {m["mark"]: _drawing(self.axes, m) for m in self.marks}
        self._band = self.axes.add_patch(_box(LOW, 0, 1, HEIGHT * HIGH_UP, facecolor="#F0E442", alpha=0.28, edgecolor="none"))
        self._ring = self.axes.add_patch(_box(LOW, 0, 1, 18, facecolor="none", edgecolor=RED, linewidth=2.4, clip_on=False))
        for artist in [self._band, self._ring, *(a for artists in self._drawn.values() for a in artists)]:
            artist.set_animated(True)


def place(rows):
    """One dict a mark with its ends, its height and how it is drawn. In: rows as dicts. Out: (marks, {power: (top, height)})."""
    marks, lanes, top = [], {}, 3
    for power in POWERS:
        own = [r for r in rows if r["power"] == power]
        dated = sorted((r for r in own if dates.bounds(r)), key=dates.sort_key)
        bare = [r for r in own if not dates.bounds(r)]
        free, mine = [], []
        for r in dated:
            m = _dated(r)
            ends = m["a"] - 0.13 * m["left"], m["z"] + 0.13 * m["right"] + ((0.45 if m["told"] else 0.22) if m["z"] - m["a"] < WIDE[m["told"]] else 0)
            sub = next((i for i, until in enumerate(free) if until + 0.03 < ends[0]), len(free))
            free[sub:sub + 1] = [ends[1]]
            mine.append(m | {"sub": sub})
        for n, r in enumerate(bare):
            a, told = HIGH + 0.1 + n % 3 * 0.46, bool(r["attribution"])
            mine.append({"mark": r["mark"], "stance": r["stance"], "a": a, "z": a + (0.43 if told else 0.27), "sub": n // 3, "loose": False, "third": None, "left": False, "right": False,
                         "dated": False, "told": told})
        need = max([m["sub"] + 1 for m in mine] or [1])
        height = max(need * ROW + 8, 34 if "\n" in POWERS[power] else 26)
        for m in mine:
            m["y"] = top + height / 2 + (m.pop("sub") - (need - 1) / 2) * ROW
        marks += mine
        lanes[power] = (top, height)
        top += height
    return marks, lanes


def _dated(r):
    b, third = dates.bounds(r), dates.third(r)
    a, z = max(dates.decimal_year(b.earliest), LOW), min(dates.decimal_year(b.latest) + 0.003, HIGH)
    third = tuple(min(max(dates.decimal_year(d), LOW), HIGH) for d in third) if third else None
    decade = third and r["precision"] == "decade"
    if decade:  # "the early 1990s" is surely not 1997: its third alone, loose, and with its end left open
        (a, z), third = third, None
    loose = bool(r.get("frame")) or dates.known_to(r) == "less"  # a frame is a time from around the sentence: never more than loose
    return {"mark": r["mark"], "stance": r["stance"], "a": a, "z": z, "loose": loose, "third": third, "left": b.open_left, "right": bool(b.open_right or decade), "dated": True,
            "told": bool(r["attribution"])}


def _box(x, y, width, height, **look):
    from matplotlib.patches import Rectangle
    return Rectangle((x, y), width, height, **look)


def _drawing(axes, m, ground=None, points=0.075):
    """The artists of one mark; `ground` paints it as left out. `points`: half the width of a triangle, on the axis."""
    full, pale, ink = COLOURS[m["stance"]], PALE[m["stance"]], INK
    look = {"facecolor": pale if m["loose"] else full, "edgecolor": ink, "linewidth": 0.9, "linestyle": (0, (3, 2)) if m["loose"] else "-"}
    if ground:
        look |= {"facecolor": "white", "edgecolor": ground}
    width = max(m["z"] - m["a"], 0)
    out = [axes.add_patch(_box(m["a"], m["y"] - 6.5, width, 13, clip_on=False, zorder=3, **look))]
    for side, x, sign in (("left", m["a"], -1), ("right", m["z"], 1)):
        if m[side]:
            out += axes.fill([x, x, x + sign * 1.6 * points], [m["y"] - 6, m["y"] + 6, m["y"]], color=ground or full if m["stance"] != "none" else ground or INK, clip_on=False, zorder=4)
    if ground:
        return out
    if m["third"]:
        out.append(axes.add_patch(_box(m["third"][0], m["y"] - 6.5, m["third"][1] - m["third"][0], 13, facecolor=full, edgecolor=ink, linewidth=0.9, zorder=4)))
    wide = width >= WIDE[m["told"]]
    letter = LETTERS[m["stance"]]
    dark = not m["loose"] and m["stance"] != "none"
    x = m["a"] + width / 2 if wide else m["z"] + 0.03 + 0.12 * m["right"]  # beside its triangle
    if m["third"]:  # the letter stands on the pale part
        x, dark = (m["a"] + m["third"][0]) / 2 if m["third"][0] - m["a"] > WIDE[m["told"]] else (m["third"][1] + m["z"]) / 2, False
    out.append(axes.text(x, m["y"] + 0.5, f"“{letter}”" if m["told"] else letter, ha="center" if wide else "left", va="center_baseline", fontsize=10, fontweight="bold",
                         color="white" if dark and wide else INK, zorder=5, clip_on=False))
    return out


def describe(found, total, selected=None, year=0):
    """The figure in words. In: the rows shown, as dicts; how many there are in all; the row chosen; a year or 0."""
    words = [f"{STANCES[s]} {n}" for s in STANCES if (n := sum(r["stance"] == s for r in found))]
    undated = sum(dates.bounds(r) is None for r in found)
    told = sum(r["attribution"] != "" for r in found)
    ring = f" Ringed: {selected['why']} ({dates.short(selected)})." if selected else ""
    band = f" The year {year} is shaded." if year else ""
    return (f"Chart of where outside powers stood from {LOW} to {HIGH - 1}: eight lanes, three for Russia and one each for Uzbekistan, other CIS countries, Iran, the Northern Alliance and the "
            f"Taliban; above them the stages of the war and the case's own two periods. Each bar is a row of our tables. {len(found)} of {total} shown: {', '.join(words) or 'none'}. "
            f"{undated} of these {'has' if undated == 1 else 'have'} no date and {'stands' if undated == 1 else 'stand'} at the right; of the others, a bar in full colour is known to the month. "
            f"{told} {'is' if told == 1 else 'are'} reported from somebody else, with the letter in quotation marks.{band}{ring}")
