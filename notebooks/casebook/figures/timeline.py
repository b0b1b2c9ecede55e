"""The timeline: every dated event in a lane for its kind, drawn no more exactly than the text.

A dot is a day, a square a month, a diamond a season; a bar is a year or a longer span, with its
dark part where the text says "early", "mid" or "late"; a triangle says "since", "after", "by", "before" or
"until". Events that a filter leaves out stay as pale marks, so that nothing seems to have vanished.
"""

from collections import Counter

from .. import dates
from .canvas import Kept, new_figure

WIDTH, HEIGHT = 860, 640
PERIODS = {
    "1989 to 2010": (1989, 2010.99), "1940 to 2010 (all dates)": (1940, 2010.99), "1989 to May 1992 (before the war)": (1989, 1992.45),
    "1992 and 1993": (1992, 1994), "1992 to 1997 (the war)": (1992, 1997.99), "1997 to 2010 (after the war)": (1997, 2010.99),
}
KINDS = {
    "institution": "founding, closing", "politics": "politics, law", "election": "elections", "protest": "rallies", "fighting": "fighting",
    "atrocity": "attacks on civilians", "displacement": "flight, return", "outside-power": "outside powers", "talks": "official talks",
    "agreement": "agreements", "dialogue": "unofficial dialogue", "implementation": "carrying out the accord", "society": "economy, society",
    "study": "studies, sources",
}
PALE, BLUE, GREEN, PURPLE, BAR, RED, INK = "#d9d9d9", "#0072B2", "#00664B", "#8A3B6E", "#9DB4C8", "#B34700", "#1a1a1a"


def draw(events, stages, period="1989 to 2010", shown=None, selected=None, disputed=()):
    """The timeline as a matplotlib Figure. In: rows of `events` and `stages`; a key of PERIODS; the ids to
    show in full (all when None); the id to ring; ids whose date is in dispute."""
    t = Timeline(events, stages, period, disputed)
    for artist in t.artists(set(events["event"]) if shown is None else set(shown), selected):
        artist.set_animated(False)
    return t.figure


class Timeline:
    """The kept timeline of one period. `frame(shown, selected)` gives a PNG's data address."""

    def __init__(self, events, stages, period, disputed=()):
        self.low, self.high = PERIODS[period]
        self.marks = _marks(events, self.low, self.high, set(disputed))
        self.figure = new_figure(WIDTH, HEIGHT)
        self._ground(stages)
        self._movers()
        self._kept = None

    def frame(self, shown, selected=None):
        self._kept = self._kept or Kept(self.figure)
        return self._kept.frame(self.artists(set(shown), selected))

    # --- what never moves

    def _ground(self, stages):
        rows = sum(self.lanes.values())
        axes = self.axes = self.figure.add_axes((0.225, 0.135, 0.765, 0.75))
        axes.set(xlim=(self.low, self.high), ylim=(rows, 0))
        axes.set_yticks([])
        top = 0
        for n, (kind, height) in enumerate(self.lanes.items()):
            if n % 2 == 0:
                axes.axhspan(top, top + height, color="#f4f6f8", zorder=0)
            axes.text(-0.012, top + height / 2, KINDS[kind], transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=9, color=INK)
            top += height
        self._years(axes)
        strip = self.figure.add_axes((0.225, 0.89, 0.765, 0.1), sharex=axes)
        draw_strips(strip, stages, self.low, self.high)
        self._key()
        _scatter(axes, self.marks, {m["event"] for m in self.marks}, PALE)

    @property
    def lanes(self):
        """Sub-rows that each kind needs, in the order of KINDS."""
        need = dict.fromkeys(KINDS, 1)
        for m in self.marks:
            need[m["kind"]] = max(need[m["kind"]], m["sub"] + 1)
        return need

    def _years(self, axes):
        whole = range(int(self.low), int(self.high) + 1)
        step = 1 if len(whole) <= 7 else 2 if len(whole) <= 25 else 10
        axes.set_xticks([y for y in whole if (y - whole[0]) % step == 0 or step == 10 and y % 10 == 0])
        axes.set_xticklabels([str(int(y)) for y in axes.get_xticks()], fontsize=10)
        axes.grid(axis="x", color="#b8b8b8", linewidth=0.6)
        if len(whole) <= 5:
            axes.set_xticks([y + m / 12 for y in whole for m in (3, 6, 9)], [q for _ in whole for q in ("Apr", "Jul", "Oct")], minor=True, fontsize=8)
            axes.grid(axis="x", which="minor", color="#dcdcdc", linewidth=0.5)
        axes.set_axisbelow(True)

    def _key(self):
        key = self.figure.add_axes((0.0, 0.0, 1.0, 0.085))
        key.set(xlim=(0, 100), ylim=(0, 2))
        key.axis("off")
        points = [(1.5, 1.5, "o", BLUE, "day"), (10, 1.5, "s", GREEN, "month"), (20.5, 1.5, "D", PURPLE, "season")]
        for x, y, marker, colour, word in points:
            key.scatter([x], [y], marker=marker, s=36, color=colour, edgecolors=INK, linewidths=0.6)
            key.text(x + 1.3, y, word, va="center", fontsize=9)
        key.hlines(1.5, 32, 38, color=BAR, linewidth=7)
        key.hlines(1.5, 36, 38, color="#4C6E8C", linewidth=7)
        key.text(39, 1.5, "year or longer; dark where the text says early, mid or late", va="center", fontsize=9)
        key.scatter([1.5], [0.5], marker=">", s=36, color=INK)
        key.text(2.8, 0.5, "since, after", va="center", fontsize=9)
        key.scatter([17], [0.5], marker="<", s=36, color=INK)
        key.text(18.3, 0.5, "by, before, until", va="center", fontsize=9)
        key.scatter([37], [0.5], marker="$?$", s=50, color=RED)
        key.text(38.3, 0.5, "in dispute", va="center", fontsize=9, color=RED)
        key.scatter([50.5], [0.5], marker="o", s=90, facecolors="none", edgecolors=RED, linewidths=2)
        key.text(52.3, 0.5, "the event chosen", va="center", fontsize=9, color=RED)
        key.scatter([70], [0.5], marker="o", s=36, color=PALE)
        key.text(71.3, 0.5, "left out by a filter", va="center", fontsize=9)

    # --- what moves

    def _movers(self):
        self._groups = _scatter(self.axes, [], set(), None)
        self._ring = self.axes.scatter([], [], s=170, facecolors="none", edgecolors=RED, linewidths=2.4, zorder=9)
        self._line = self.axes.axvline(self.low, color=RED, linewidth=1, zorder=1, visible=False)
        for artist in [*self._groups.values(), self._ring, self._line]:
            artist.set_animated(True)

    def artists(self, shown, selected):
        _fill(self._groups, self.marks, shown)
        chosen = [m for m in self.marks if m["event"] == selected]
        self._ring.set_offsets([(m["middle"], m["y"]) for m in chosen] or [(None, None)])
        self._line.set_visible(bool(chosen))
        if chosen:
            self._line.set_xdata([chosen[0]["middle"]] * 2)
        return [self._line, *self._groups.values(), self._ring]


def draw_strips(axes, stages, low, high):
    """Two labelled strips above a time axis: stages of the war, stages of the peace efforts.
    Where the text leaves a limit open within a year, that part is hatched."""
    axes.set(xlim=(low, high), ylim=(0, 2))
    axes.set_yticks([1.5, 0.5], ["war", "peace efforts"], fontsize=9)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", which="both", length=0, labelbottom=False)
    for side in axes.spines.values():
        side.set_visible(False)
    shades = ["#ffffff", "#dbe7f2", "#b9d0e6", "#93b4d4", "#dbe7f2"]
    for s in stages.to_dict("records"):
        bottom = 1.05 if s["scheme"] == "war" else 0.05
        start, end = dates.span(s["start"]), dates.span(s["end"]) if s["end"] else None
        sure = [dates.decimal_year(start[len(s["start"]) == 4]), dates.decimal_year(end[len(s["end"]) != 4]) if end else high]
        wide = [dates.decimal_year(start[0]), dates.decimal_year(end[1]) if end else high]
        shade = shades[int(s["order"]) % len(shades)]
        if sure[1] > sure[0]:
            axes.barh(bottom, sure[1] - sure[0], 0.9, sure[0], align="edge", color=shade, edgecolor=INK, linewidth=0.8)
        for a, b in ((wide[0], min(sure[0], wide[1])), (max(sure[1], wide[0]), wide[1])):
            if b - a > 0.05:
                axes.barh(bottom, b - a, 0.9, a, align="edge", color="white", edgecolor=INK, linewidth=0.5, hatch="////")
        left, right = max(low, wide[0]), min(high, wide[1])
        if right - left > (high - low) * 0.02:
            axes.text((left + right) / 2, bottom + 0.45, s["mark"], ha="center", va="center", fontsize=10, clip_on=True,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.85})


def _marks(events, low, high, disputed):
    """One dict a mark inside the period, with lane, sub-row and ends; sub-rows keep marks apart."""
    marks, free = [], {}
    per_pixel = (high - low) / (WIDTH * 0.765)
    for e in sorted(events.to_dict("records"), key=dates.sort_key):
        b = dates.bounds(e)
        if b is None:
            continue
        a, z = dates.decimal_year(b.earliest), dates.decimal_year(b.latest)
        if b.open_right and not e["end"]:
            z = max(z, high)
        if z < low or a > high:
            continue
        point = e["precision"] in ("day", "month", "season")
        t = dates.third(e)
        t = tuple(map(dates.decimal_year, t)) if t else None
        a, z = max(a, low), min(z, high)
        middle = sum(t) / 2 if t else (a + z) / 2
        ends = (middle - 6 * per_pixel, middle + 6 * per_pixel) if point else (min(a, middle - 6 * per_pixel), max(z, middle + 6 * per_pixel))
        rows = free.setdefault(e["kind"], [])
        sub = next((i for i, until in enumerate(rows) if until < ends[0]), len(rows))
        rows[sub:sub + 1] = [ends[1] + per_pixel]
        marks.append({"event": e["event"], "kind": e["kind"], "precision": e["precision"], "a": a, "z": z, "middle": middle, "third": t,
                      "left": b.open_left, "right": b.open_right, "sub": sub, "point": point, "disputed": e["event"] in disputed})
    tops, top = {}, 0
    for kind in KINDS:
        tops[kind] = top
        top += max([m["sub"] + 1 for m in marks if m["kind"] == kind], default=1)
    for m in marks:
        m["y"] = tops[m["kind"]] + m["sub"] + 0.5
    return marks


def _scatter(axes, marks, shown, colour):
    """The collections that draw marks; `colour` paints all of them (the pale ground)."""
    c = lambda own: colour or own
    edge = {"edgecolors": colour or INK, "linewidths": 0.6}
    groups = {
        "bar": axes.hlines([], [], [], color=c(BAR), linewidth=5.5, zorder=2), "third": axes.hlines([], [], [], color=c("#4C6E8C"), linewidth=5.5, zorder=3),
        "day": axes.scatter([], [], marker="o", s=30, color=c(BLUE), zorder=4, **edge), "month": axes.scatter([], [], marker="s", s=28, color=c(GREEN), zorder=4, **edge),
        "season": axes.scatter([], [], marker="D", s=26, color=c(PURPLE), zorder=4, **edge), "right": axes.scatter([], [], marker=">", s=26, color=c(INK), zorder=5),
        "left": axes.scatter([], [], marker="<", s=26, color=c(INK), zorder=5),
    }
    if colour is None:
        groups["disputed"] = axes.scatter([], [], marker="$?$", s=46, color=RED, zorder=8)
    _fill(groups, marks, shown)
    return groups


def _fill(groups, marks, shown):
    points = {k: [] for k in groups}
    bars, thirds = [], []
    for m in marks:
        if m["event"] not in shown:
            continue
        if m["point"]:
            points[m["precision"]].append((m["middle"], m["y"]))
        else:
            bars.append([(m["a"], m["y"]), (m["z"], m["y"])])
            if m["third"]:
                thirds.append([(m["third"][0], m["y"]), (m["third"][1], m["y"])])
        if m["right"]:
            points["right"].append((m["z"] if not m["point"] else m["middle"], m["y"]))
        if m["left"]:
            points["left"].append((m["a"] if not m["point"] else m["middle"], m["y"]))
        if m["disputed"] and "disputed" in groups:
            points["disputed"].append((m["middle"], m["y"] - 0.15))
    groups["bar"].set_segments(bars)
    groups["third"].set_segments(thirds)
    for name, group in groups.items():
        if name not in ("bar", "third"):
            group.set_offsets(points[name] or [(None, None)])


def describe(found, period, selected=None, disputed=()):
    """The timeline in words, for alternative text: kind of chart, axes, groups and the point.
    In: the rows shown, as dicts; a key of PERIODS; the id ringed; ids in dispute."""
    low, high = PERIODS[period]
    inside = [e for e in found if in_period(e, low, high)]
    if not inside:
        return f"Timeline from {low:.0f} to {int(high)}: no event fits the filters."
    kinds = Counter(e["kind"] for e in inside).most_common()
    words = ", ".join(f"{KINDS[k]} {n}" for k, n in kinds[:5]) + ("; others fewer" if len(kinds) > 5 else "")
    top, most = Counter(dates.bounds(e).earliest.year for e in inside).most_common(1)[0]
    ring = next((f" Ringed: {e['title']} ({e['date_text']})." for e in inside if e["event"] == selected), "")
    doubt = sum(e["event"] in disputed for e in inside)
    return (f"Timeline from {low:.0f} to {int(high)} with a row for each kind of event and two strips for the stages of the war and of the peace efforts. "
            f"{len(inside)} {'event' if len(inside) == 1 else 'events'}: {words}. The year in which most begin is {top} ({most}). "
            f"{sum(e['precision'] == 'day' for e in inside)} dated to the day, {sum(e['precision'] in ('year', 'range', 'decade') for e in inside)} only to a year or a span; "
            f"{doubt} in dispute.{ring}")


def in_period(event, low, high):
    """Whether a row's dates touch the period from `low` to `high` (numbers, years)."""
    b = dates.bounds(event)
    if b is None:
        return False
    return dates.decimal_year(b.earliest) <= high and (dates.decimal_year(b.latest) >= low or b.open_right and not event["end"])
