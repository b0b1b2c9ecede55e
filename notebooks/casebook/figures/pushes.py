"""What pushed towards peace in 1996 and 1997, as the text tells it: seven parts, the two parties, the agreement.

A line stands for at least one sentence and has no weight. A part that is switched off stays where it is, pale and with
the word "off"; a part that the text explains by one that is off gets a question mark.
"""

from .canvas import Moving, sheet
from .timeline import INK, RED

WIDTH, HEIGHT = 760, 500
PARTS = {
    "taliban": "Rise of\nthe Taliban", "stalemate": "Military stalemate", "pressure": "Pressure from Russia, Iran\nand others",
    "supplies": "Pressure of Massoud and\nRabbani (supplies, deadline)", "un": "United Nations umbrella", "statehood": "Shared value: a Tajik state\nof its own", "will": "Readiness of the sides,\nwill of the two leaders",
}
PARTIES = {"government": "Government", "opposition": "Opposition\n(UTO)"}
ORIGINS = {"taliban": "outside", "pressure": "outside", "supplies": "outside", "un": "outside", "stalemate": "the war itself", "statehood": "inside", "will": "inside"}
BOXES = {  # left, top, width, height in pixels of the picture
    "stalemate": (178, 40, 236, 40), "pressure": (178, 112, 236, 44), "supplies": (178, 188, 236, 44), "un": (178, 264, 236, 40), "statehood": (178, 336, 236, 44),
    "will": (178, 402, 236, 44), "taliban": (10, 150, 126, 44), "government": (500, 130, 120, 52), "opposition": (500, 280, 120, 52), "agreement": (654, 202, 100, 62),
}
GROUND = {"outside": "#dbe7f2", "the war itself": "#ececec", "inside": "#e3f0ea"}
LABEL = "A thinking aid, not a measurement. A line says only\nthat the text has a sentence; no line has a weight."


class Pushes(Moving):
    """The kept figure. In: lines as {(part, target): ids of sentences}. `frame(on, chosen)` gives a data address;
    `on`: the parts switched on; `chosen`: a line's (part, target) pairs to draw thick."""

    def __init__(self, lines):
        self.lines = lines
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self._ground()
        self._movers()

    def artists(self, on, chosen=()):
        for line, arrow in self._arrows.items():
            arrow.set_visible(line[0] in on)
            arrow.set_linewidth(3.2 if line in chosen else 1.4)
            arrow.set_color(RED if line in chosen else INK)
        for part, (box, word, off) in self._parts.items():
            there = part in on
            box.set(facecolor=GROUND[ORIGINS[part]] if there else "white", edgecolor=INK if there else "#8a8a8a", linestyle="-" if there else (0, (4, 3)))
            word.set_color(INK if there else "#6b6b6b")
            off.set(text="off" if not there else "?" if shaken(self.lines, on, part) else "", color=RED if there else "#6b6b6b")
        for party, (box, _, none, to_end) in self._parties.items():
            pushed = any(line[1] == party and line[0] in on for line in self.lines)
            box.set(linestyle="-" if pushed else (0, (4, 3)), edgecolor=INK if pushed else RED)
            none.set_visible(not pushed)
            to_end.set(linestyle="-" if pushed else (0, (2, 3)), color=INK if pushed else "#8a8a8a")
        return [*self._arrows.values(), *(a for three in self._parts.values() for a in three), *(a for three in self._parties.values() for a in three)]

    def _ground(self):
        for words, x in (("what pushed towards peace, as the text tells it", 10), ("whom it pushed", 500), ("signed", 654)):
            self.axes.text(x, 22, words, fontsize=10, va="center", color=INK, style="italic")
        for words, y in (("the war itself", 60), ("from outside", 232), ("from inside", 391)):
            self.axes.text(166, y, words, fontsize=10, ha="right", va="center", color=INK)
        x, y, w, h = BOXES["agreement"]
        self.axes.add_patch(_box(x, y, w, h, facecolor="#fff6d6", edgecolor=INK, linewidth=1.2))
        self.axes.text(x + w / 2, y + h / 2, "Peace\nAgreement,\n27 June 1997", ha="center", va="center", fontsize=10, linespacing=1.1, color=INK)
        self.axes.text(10, 474, LABEL, fontsize=10, va="center", linespacing=1.3, color=INK)
        self.axes.text(506, 464, "off", fontsize=10, fontweight="bold", color="#6b6b6b", va="center")
        self.axes.text(534, 464, "you have switched it off", fontsize=10, color=INK, va="center")
        self.axes.text(512, 484, "?", fontsize=12, fontweight="bold", color=RED, va="center")
        self.axes.text(534, 484, "a reason the text gives is off", fontsize=10, color=INK, va="center")

    def _movers(self):
        from matplotlib.patches import FancyArrowPatch
        ends = {party: [line for line in self.lines if line[1] == party] for party in PARTIES}
        self._arrows = {}
        for line in self.lines:
            a, b = _ends(line, ends)
            self._arrows[line] = self.axes.add_patch(FancyArrowPatch(a, b, arrowstyle="-|>", mutation_scale=11, shrinkA=0, shrinkB=0, linewidth=1.4, color=INK, zorder=2))
        self._parts, self._parties = {}, {}
        for part, words in PARTS.items():
            x, y, w, h = BOXES[part]
            self._parts[part] = (self.axes.add_patch(_box(x, y, w, h, linewidth=1.2, zorder=3)),
                                 self.axes.text(x + 8, y + h / 2, words, va="center", fontsize=10, linespacing=1.15, zorder=4),
                                 self.axes.text(x + w - 6, y + h / 2, "", ha="right", va="center", fontsize=10, fontweight="bold", color=RED, zorder=4))
        for party, words in PARTIES.items():
            x, y, w, h = BOXES[party]
            box = self.axes.add_patch(_box(x, y, w, h, facecolor="white", linewidth=1.4, zorder=3))
            word = self.axes.text(x + w / 2, y + h / 2, words, ha="center", va="center", fontsize=11, fontweight="bold", color=INK, zorder=4)
            none = self.axes.text(x + w / 2, y + h + 13, "no sentence left", ha="center", va="center", fontsize=10, color=RED, zorder=4)
            ax, ay, aw, ah = BOXES["agreement"]
            start = (x + w, y + h / 2)
            end = (ax, ay + ah * (0.3 if party == "government" else 0.7))
            self._parties[party] = (box, word, none, self.axes.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=11, shrinkA=0, shrinkB=0, linewidth=1.4, color=INK, zorder=2)))
        for artist in [*self._arrows.values(), *(a for g in (*self._parts.values(), *self._parties.values()) for a in g)]:
            artist.set_animated(True)


def shaken(lines, on, part):
    """Whether `part` is on, and another part by which the text explains it is off."""
    return part in on and any(target == part and source not in on for source, target in lines)


def _ends(line, ends):
    """Where the arrow of a line starts and stops, in pixels."""
    (part, target), (x, y, w, h), (tx, ty, tw, th) = line, BOXES[line[0]], BOXES[line[1]]
    if target in PARTIES:
        order = sorted(ends[target], key=lambda other: BOXES[other[0]][1])
        return (x + w, y + h * (0.35 if target == "government" else 0.65)), (tx, ty + th * (order.index(line) + 1) / (len(order) + 1))
    if x < tx:  # from the column at the left
        return (x + w, y + h * (0.3 if ty < y else 0.7)), (tx, ty + th / 2)
    return (x + w * 0.7, y + h), (tx + tw * 0.7, ty)


def _box(x, y, width, height, **look):
    from matplotlib.patches import Rectangle
    return Rectangle((x, y), width, height, **look)


def describe(lines, on, chosen=""):
    """The figure in words. In: the lines; the parts that are on; what the sentence chosen says, or nothing."""
    name = lambda part: PARTS[part].replace("\n", " ")
    off = [name(p) for p in PARTS if p not in on]
    reach = {party: [name(p) for p in PARTS if p in on and (p, party) in lines] for party in PARTIES}
    told = "; ".join(f"to the {'Government' if party == 'government' else 'opposition'}: {' / '.join(parts) or 'no line left'}" for party, parts in reach.items())
    why = {p: [name(q) for q in PARTS if q in on and (q, p) in lines] for p in PARTS}
    explained = "; ".join(f"{name(p)}, by: {' and '.join(reasons)}" for p, reasons in why.items() if reasons)
    loose = [name(p) for p in PARTS if shaken(lines, on, p)]
    return ("Diagram without weights, a thinking aid: seven parts at the left, lines to the Government and to the opposition, and from both to the Peace Agreement of 27 June 1997. "
            f"Switched off: {', '.join(off) or 'nothing'}. Lines lead {told}."
            + (f" Explained by another part: {explained}." if explained else "")
            + (f" Marked with a question mark, because a reason that the text gives is off: {'; '.join(loose)}." if loose else "")
            + (f" Drawn thick: {chosen}." if chosen else ""))
