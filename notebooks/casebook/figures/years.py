"""When the case names an actor: one mark a row, stacked by the year in which it begins."""

from .. import dates
from .canvas import Kept, new_figure

WIDTH, HEIGHT = 760, 260
YEARS = range(1989, 2009)
COLUMNS = ("before", *map(str, YEARS), "later", "no date")
LABELS = {"before": "ear-\nlier", "later": "’09\non", "no date": "no\ndate"}
MOST = 12  # marks in a column; what goes beyond is told by a number
SHAPES = {"event": ("o", "#0072B2", "event"), "tie": ("s", "#00664B", "tie with another"), "promise": ("D", "#8A3B6E", "promise or its effect"),
          "voice": ("^", "#B34700", "own words, or told on its word")}
INK = "#1a1a1a"


def column(row):
    """The column of a row: the year in which it begins, "before" 1989 (or in the eighties at large), "later" than 2008, or "no date"."""
    b = dates.bounds(row) if "start" in row else None
    if b is None:
        return "no date"
    year = b.earliest.year if row["start"] else b.latest.year
    return "before" if year < YEARS[0] else "later" if year > YEARS[-1] else str(year)


def counts(found):
    """{column: kinds} of mentions, kinds in the order of SHAPES."""
    out = {c: [] for c in COLUMNS}
    for m in found:
        kind = "voice" if m.kind == "told" else m.kind
        if kind in SHAPES:
            out[column(m.row)].append(kind)
    return {c: sorted(kinds, key=list(SHAPES).index) for c, kinds in out.items()}


class Years:
    """The kept figure. `frame(found)` gives a PNG's data address. In: mentions (see casebook.mentions)."""

    def __init__(self):
        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.axes = self.figure.add_axes((0.02, 0.25, 0.96, 0.73))
        axes.set(xlim=(-1.1, len(COLUMNS) - 0.1), ylim=(0, MOST + 1.6))
        axes.set_yticks([])
        axes.set_xticks(range(len(COLUMNS)), [LABELS.get(c, f"’{c[2:]}") for c in COLUMNS], fontsize=10)
        axes.tick_params(axis="x", length=0)
        for side in ("left", "right", "top"):
            axes.spines[side].set_visible(False)
        for n in range(0, len(COLUMNS), 2):
            axes.axvspan(n - 0.5, n + 0.5, color="#eef2f6", zorder=0)
        key = self.figure.add_axes((0, 0, 1, 0.12))
        key.set(xlim=(0, WIDTH), ylim=(0, 30))
        key.axis("off")
        x = 16
        for marker, colour, word in SHAPES.values():
            key.scatter([x], [15], marker=marker, s=34, color=colour, edgecolors=INK, linewidths=0.6)
            key.text(x + 10, 15, word, va="center", fontsize=10.5, color=INK)
            x += 40 + 8 * len(word)
        self.groups = {kind: axes.scatter([], [], marker=m, s=30, color=c, edgecolors=INK, linewidths=0.6, animated=True, zorder=3) for kind, (m, c, _) in SHAPES.items()}
        self.more = [axes.text(n, MOST + 0.95, "", ha="center", va="center", fontsize=10, color=INK, animated=True) for n in range(len(COLUMNS))]
        self._kept = None

    def frame(self, found):
        self._kept = self._kept or Kept(self.figure)
        points = {kind: [] for kind in SHAPES}
        for n, kinds in enumerate(counts(found).values()):
            for height, kind in enumerate(kinds[:MOST]):
                points[kind].append((n, height + 0.6))
            self.more[n].set_text(f"+{len(kinds) - MOST}" if len(kinds) > MOST else "")
        for kind, group in self.groups.items():
            group.set_offsets(points[kind] or [(None, None)])
        return self._kept.frame([*self.groups.values(), *self.more])


def describe(name, found):
    """The figure in words."""
    told = {c: len(kinds) for c, kinds in counts(found).items()}
    total = sum(told.values())
    if not total:
        return f"Marks by year for {name}: none. The case names it without an event, a tie or words of its own."
    dated = {c: n for c, n in told.items() if n and c != "no date"}
    top = max(dated, key=dated.get) if dated else None
    most = f" Most in {top} ({dated[top]})." if top else ""
    silent = [c for c in map(str, YEARS) if not told[c]]
    last = max((c for c in dated if c.isdigit()), default=None)
    return (f"Marks by year for {name}, 1989 to 2008: {total} rows, {told['no date']} of them without a date.{most}"
            + (f" The last dated year is {last}; {len(silent)} of 20 years hold none." if last else ""))
