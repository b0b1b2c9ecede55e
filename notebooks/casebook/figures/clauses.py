"""Clauses against failures: a column for each clause, a row for each gap or reproach with its speaker, and how each stands.

Every look that a cell can have is drawn once; a state is put together from these pieces, so that a change takes a
millisecond or two however it comes about.
"""
from .. import rungs
from .canvas import address, pack, sheet, unpack
from .ladder import square
from .timeline import INK, RED

WIDTH, LEFT, CELL, HIGH, HEAD = 760, 264, 40, 31, 92  # pixels: the picture; where columns begin; a column; a row; above the rows: low, to be seen with its boxes to tick
RIGHT, KEY = LEFT + 8 * CELL, 76
MARKS = {"met": ("●", "#00664B"), "with": ("◐", "#004488"), "not": ("–", INK), "silent": ("?", RED)}
STANDS = {"met": "met, we judge", "not": "not met", "silent": "the text is silent", "needs 1": "needs 1 more", "needs 2": "needs 2 more", "needs 3": "needs 3 more"}
LOOKS = {"off": "not", "met": "met", "with": "needs 1", "not": "needs 2", "silent": "silent", "more": "needs 3"}  # a drawing: its cells, its column of standings
LABEL = "Our judgement, not a finding of the case. It takes for granted that a clause is kept. Nobody can test it."


class Grid:
    """The pieces of the picture. In: rows of failures and clauses (dicts by name). `frame(cells, stands, chosen)` gives a data address."""

    def __init__(self, failures, clauses):
        self.failures, self.clauses = failures, clauses
        self.height = HEAD + HIGH * len(failures) + KEY
        self._cut()

    def frame(self, on, cells, stands, chosen=""):
        """In: the clauses that are on; {(failure, clause): look} for these; {failure: key of STANDS}; the failure to frame or ""."""
        import numpy
        from PIL import Image

        scale = self._scale
        looks = {look: unpack(packed, self._shape) for look, packed in self._looks.items()}
        out = looks["off"].copy()
        first = slice(scale(LEFT), scale(LEFT + CELL))  # the marks are drawn in the first column only: a cell looks the same in each
        for c, name in enumerate(self.clauses):
            if name in on:
                x = slice(scale(LEFT + c * CELL), scale(LEFT + (c + 1) * CELL))
                out[: scale(HEAD), x] = looks["met"][: scale(HEAD), x]
                for f, failure in enumerate(self.failures):
                    y = slice(scale(HEAD + f * HIGH), scale(HEAD + (f + 1) * HIGH))
                    out[y, x] = looks[cells[failure, name]][y, first]
        for f, failure in enumerate(self.failures):
            y, x = slice(scale(HEAD + f * HIGH), scale(HEAD + (f + 1) * HIGH)), slice(scale(RIGHT), None)
            out[y, x] = looks[self._drawn_in[stands[failure]]][y, x]
            if failure == chosen:
                left, right, top, bottom = scale(4), scale(WIDTH - 4), scale(HEAD + f * HIGH + 1), scale(HEAD + (f + 1) * HIGH - 1)
                for line in (numpy.s_[top:top + 4, left:right], numpy.s_[bottom - 4:bottom, left:right], numpy.s_[top:bottom, left:left + 4], numpy.s_[top:bottom, right - 4:right]):
                    out[line] = self._red
        image = Image.fromarray(out, "P")
        image.putpalette(self._palette)
        return address(image)

    def _cut(self):
        """Draw the ground once and every look on it, and bring all to one palette."""
        import numpy
        from PIL import Image

        self._ground()
        canvas = self.figure.canvas
        canvas.draw()
        kept, drawn = canvas.copy_from_bbox(self.figure.bbox), []
        for look in LOOKS:
            canvas.restore_region(kept)
            for artist in self._as(look):
                self.axes.draw_artist(artist)
            drawn.append(numpy.asarray(canvas.buffer_rgba())[..., :3].copy())
        tall, wide = drawn[0].shape[:2]
        whole = Image.fromarray(numpy.concatenate(drawn)).quantize(96, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        pixels = numpy.asarray(whole)
        self._palette = whole.getpalette()
        self._shape, self._looks = (tall, wide), {look: pack(pixels[n * tall:(n + 1) * tall]) for n, look in enumerate(LOOKS)}
        self._drawn_in = {stand: look for look, stand in LOOKS.items()}
        self._scale = lambda x: round(x * wide / WIDTH)
        colours = numpy.array(self._palette).reshape(-1, 3)
        self._red = int(numpy.abs(colours - (179, 71, 0)).sum(axis=1).argmin())

    def _ground(self):
        """What is the same in every look; and the artists that differ, kept for `_as`."""
        from matplotlib.patches import Rectangle

        self.figure, self.axes = sheet(WIDTH, self.height)
        axes = self.axes
        bottom = HEAD + HIGH * len(self.failures)
        axes.text(14, HEAD - 14, "gap or reproach", fontsize=10, style="italic", va="center", color=INK)
        axes.text(RIGHT + 8, HEAD - 14, "how it stands", fontsize=10, style="italic", va="center", color=INK)
        titles = [clause["title"] for clause in self.clauses.values()]
        for n, title in enumerate(titles):
            axes.text(14 + 186 * (n % 4), 16 + 20 * (n // 4), f"{n + 1}  {title}", fontsize=10, va="center", color=INK)
        self._columns, self._over, self._ticks, self._marks, self._words = [], [], [], [], []
        for c in range(len(self.clauses)):
            x = LEFT + c * CELL
            self._columns.append(axes.add_patch(Rectangle((x, 48), CELL, bottom - 48, edgecolor="#b5bec6", linewidth=0.8)))
            self._over.append(axes.text(x + CELL / 2, HEAD - 34, str(c + 1), ha="center", va="center", fontsize=10, fontweight="bold", color=INK))
            self._over.append(axes.add_patch(Rectangle((x + CELL / 2 - 8, HEAD - 22), 16, 16, facecolor="white", edgecolor=INK, linewidth=1.2)))
            self._ticks.append(axes.text(x + CELL / 2, HEAD - 14, "✓", fontsize=11, fontweight="bold", ha="center", va="center", color=INK))
        for f, failure in enumerate(self.failures.values()):
            y = HEAD + HIGH * (f + 0.5)
            square(axes, 17, y, rungs.voice(failure) == "others")
            axes.text(34, y, f"{failure['label']}\n({failure['by']})" if failure["by"] else failure["label"], fontsize=10, va="center", linespacing=1.05, color=INK)
            self._words.append(axes.text(RIGHT + 10, y, "", fontsize=10, va="center"))
            self._marks.append(axes.text(LEFT + CELL / 2, y, "", fontsize=13, ha="center", va="center"))
        self._over += [axes.plot([4, WIDTH - 4], [HEAD + HIGH * f] * 2, color="#9aa4ae", linewidth=0.8)[0] for f in range(len(self.failures) + 1)]
        for artist in (*self._columns, *self._over, *self._ticks, *self._marks, *self._words):
            artist.set_animated(True)
        self._key(axes, bottom)

    def _as(self, look):
        """The artists of one look, in the order in which to draw them."""
        on, stand = look != "off", LOOKS[look]
        kind = "with" if stand.startswith("needs") else stand
        for column in self._columns:
            column.set_facecolor("#e3eef7" if on else "white")
        for words in self._words:
            words.set(text=STANDS[stand], color=MARKS[kind][1], fontweight="bold" if kind == "met" else "normal")
        for mark in self._marks:
            mark.set(text=MARKS[look][0] if look in MARKS else "", color=MARKS[look][1] if look in MARKS else INK)
        return [*self._columns, *self._over, *(self._ticks if on else []), *self._marks, *self._words]

    @staticmethod
    def _key(axes, bottom):
        for x, mark, words in ((14, "met", "would have met it"), (196, "with", "only with other clauses"), (416, "not", "would not"), (540, "silent", "the text is silent")):
            axes.text(x + 6, bottom + 16, MARKS[mark][0], fontsize=13, ha="center", va="center", color=MARKS[mark][1])
            axes.text(x + 20, bottom + 16, words, fontsize=10, va="center", color=INK)
        for x, other, words in ((14, False, "the authors say it themselves"), (300, True, "the authors report it; the speaker in brackets")):
            square(axes, x + 6, bottom + 39, other)
            axes.text(x + 20, bottom + 39, words, fontsize=10, va="center", color=INK)
        axes.text(14, bottom + 62, LABEL, fontsize=10, va="center", color=INK, style="italic")


def describe(failures, clauses, on, told, chosen=""):
    """The picture in words. In: the failures by name, each in words with its speaker; the clauses; the clauses that are on; {failure: its standing in words}; the framed failure or ""."""
    ticked = ", ".join(clauses[c]["title"] for c in clauses if c in on) or "none"
    return (f"Table of {len(failures)} gaps and reproaches, each with its speaker, against {len(clauses)} clauses. Where no speaker is named, the authors say it themselves. {LABEL} Ticked: {ticked}. "
            + " ".join(f"{words}: {told[f]}." for f, words in failures.items()) + (f" Framed: {failures[chosen]}." if chosen else ""))
