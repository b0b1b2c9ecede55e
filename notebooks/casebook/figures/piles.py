"""Ten yardsticks in three columns: what the sentences heard speak for, and how much weight the learner gave.

Every yardstick keeps its row and every verdict its column, whatever the weights. A thick block counts most, a thin one
counts, a broken outline does not count. Letters say who speaks; a letter in quotation marks is somebody else's word.
"""

from .canvas import Moving, sheet
from .timeline import INK

WIDTH, HEIGHT = 760, 464
TOP, ROW = 34, 34  # low rows: the blocks and the controls are to be seen together
LEFT = {"failure": 268, "mixed": 432, "success": 596}
BROAD = 156
HEADS = {"failure": "speaks for failure", "mixed": "in part, or both", "success": "speaks for success"}
COLOURS = {"failure": "#B34700", "mixed": "#5c5c5c", "success": "#0072B2"}
PALE = {"failure": "#f6dccb", "mixed": "#e2e2e2", "success": "#cfe3f2"}
HATCH = {"failure": "\\\\", "mixed": "..", "success": ""}
LETTERS = {"authors": "A", "insiders": "“T”", "opposition": "“O”", "international": "“I”", "analysts": "“E”", "unspecified": "“P”"}
THICK = {"most": 30, "counts": 17, "no": 17}
LABEL = "The weights are yours: a thick block means that you chose “counts most”. Nothing is measured."


class Piles(Moving):
    """The kept figure. In: {yardstick: title}; the sentences as dicts. `frame(weights, kinds, chosen)` gives a data address;
    `weights`: {yardstick: "no", "counts" or "most"}; `kinds`: whose word is heard; `chosen`: (yardstick, verdict) to ring."""

    def __init__(self, titles, sentences):
        self.titles, self.sentences = titles, sentences
        self.rows = {y: TOP + n * ROW for n, y in enumerate(titles)}
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self._ground()
        self._movers()

    def artists(self, weights, kinds, chosen=None):
        drawn = []
        for y, top in self.rows.items():
            weight = weights.get(y, "no")
            told = {s: self.letters(y, s, kinds) for s in LEFT}
            self._words[y].set_text({"no": "does not count", "counts": "counts", "most": "counts most"}[weight])
            self._words[y].set(fontweight="bold" if weight == "most" else "normal", color=INK if weight != "no" else "#5c5c5c")
            self._none[y].set_visible(not any(told.values()))
            drawn += [self._words[y], self._none[y]]
            for s, letters in told.items():
                box, text = self._blocks[y, s]
                box.set_visible(bool(letters))
                high = THICK[weight]
                box.set_bounds(LEFT[s], top + ROW / 2 - high / 2, BROAD, high)
                box.set(facecolor={"no": "white", "counts": PALE[s], "most": COLOURS[s]}[weight], linestyle=(0, (3, 3)) if weight == "no" else "-",
                        edgecolor={"no": "#8a8a8a", "counts": COLOURS[s], "most": "white"}[weight], hatch=HATCH[s] if weight == "most" else "")
                text.set(text="  ".join(letters), color={"no": "#5c5c5c", "counts": INK, "most": "white"}[weight], fontweight="normal" if weight == "no" else "bold")
                text.set_bbox({"facecolor": COLOURS[s], "edgecolor": "none", "pad": 1.5} if weight == "most" and letters else None)
                drawn += [box, text]
        self._ring.set_visible(chosen is not None)
        if chosen is not None:
            y, s = chosen
            self._ring.set_bounds(LEFT[s] - 3, self.rows[y] + 1, BROAD + 6, ROW - 2)
        return [*drawn, self._ring]

    def letters(self, yardstick, says, kinds):
        """The letters in one cell, each kind of speaker once."""
        there = {r["speaks"] for r in self.sentences if r["yardstick"] == yardstick and r["says"] == says and r["speaks"] in kinds}
        return [LETTERS[k] for k in LETTERS if k in there]

    def _ground(self):
        from matplotlib.patches import Rectangle
        for n, (y, top) in enumerate(self.rows.items()):
            if n % 2 == 0:
                self.axes.add_patch(Rectangle((0, top), WIDTH, ROW, facecolor="#eef2f6", edgecolor="none"))
            self.axes.text(10, top + 10, self.titles[y], fontsize=10.5, va="center", fontweight="bold", color=INK)
        for s, x in LEFT.items():
            self.axes.text(x + BROAD / 2, 18, HEADS[s], fontsize=11, ha="center", va="center", fontweight="bold", color=COLOURS[s])
        self.axes.text(10, 18, "yardstick, and its weight", fontsize=10, va="center", style="italic", color=INK)
        low = TOP + len(self.rows) * ROW
        self.axes.plot([0, WIDTH], [low, low], color=INK, linewidth=0.8)
        key = (("A", "the authors"), ("“T”", "officials, participants in talks"), ("“O”", "opposition"), ("“I”", "international"), ("“E”", "experts: analysts, observers"), ("“P”", "people, kind not said"))
        for (letter, words), (x, y) in zip(key, ((104, 16), (222, 16), (492, 16), (626, 16), (104, 35), (362, 35))):
            self.axes.text(x, low + y, letter, fontsize=10, va="center", fontweight="bold", color=INK)
            self.axes.text(x + (36 if "“" in letter else 18), low + y, words, fontsize=10, va="center", color=INK)
        self.axes.text(10, low + 16, "Who speaks:", fontsize=10, va="center", style="italic", color=INK)
        self.axes.text(10, low + 56, LABEL, fontsize=10, va="center", color=INK)
        self.axes.text(10, low + 76, "In quotation marks: somebody else's word. Which sentence stands where is our choice and our reading.", fontsize=10, va="center", color=INK)

    def _movers(self):
        from matplotlib.patches import Rectangle
        self._blocks, self._words, self._none = {}, {}, {}
        for y, top in self.rows.items():
            for s, x in LEFT.items():
                box = self.axes.add_patch(Rectangle((x, top), BROAD, 20, linewidth=1.1, zorder=2))
                text = self.axes.text(x + BROAD / 2, top + ROW / 2, "", fontsize=10, ha="center", va="center", zorder=3)
                self._blocks[y, s] = (box, text)
            self._words[y] = self.axes.text(10, top + 25, "", fontsize=10, va="center", zorder=3)
            self._none[y] = self.axes.text(LEFT["mixed"] + BROAD / 2, top + ROW / 2, "no sentence of theirs", fontsize=10, ha="center", va="center", style="italic", color="#5c5c5c", zorder=3)
        self._ring = self.axes.add_patch(Rectangle((0, 0), BROAD, ROW, facecolor="none", edgecolor=INK, linewidth=3, zorder=5))
        for artist in [self._ring, *self._words.values(), *self._none.values(), *(a for pair in self._blocks.values() for a in pair)]:
            artist.set_animated(True)


def describe(titles, weights, readings, whose, chosen=""):
    """The figure in words. In: {yardstick: title}; the weights; {yardstick: (verdict words, ...)} of the blocks drawn; whose word is
    heard; what the sentence chosen says, or nothing."""
    def told(weight):
        own = [f"{titles[y]} ({' and '.join(HEADS[s].removeprefix('speaks for ') for s in readings[y]) or 'no sentence'})" for y in titles if weights.get(y, "no") == weight]
        return ", ".join(own) or "nothing"
    return (f"Blocks without numbers: ten yardsticks as rows, three columns (speaks for failure; in part, or both; speaks for success). The weights are the learner's. Heard: {whose}. "
            f"Thick, counts most: {told('most')}. Thin, counts: {told('counts')}. Broken outline, does not count: {told('no')}." + (f" Ringed: {chosen}." if chosen else ""))
