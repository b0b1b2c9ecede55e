"""The timeline: every dated event in a lane for its kind, drawn no more exactly than the text.

A dot is a day, a square a month, a diamond a season; a bar is a span or a year, with its
dark part where the text says "early", "mid" or "late"; a triangle says "since", "after", "by", "before" or
"until". Events that a filter leaves out stay as pale marks, so that nothing seems to have vanished.
"""

from collections import Counter

from .. import dates
from . import timeline_key
from .canvas import Moving, new_figure
from .timeline_key import BAR, BLUE, DARK, GREEN, INK, PALE, PURPLE, RED

WIDTH, HEIGHT = 760, 680
LEFT, ACROSS, BOTTOM, HIGH_UP = 0.235, 0.735, 0.16, 0.735  # the axes, as shares of the figure
LEAST = 16  # pixels that the label of a lane needs
PERIODS = {
    "1989 to 2010": (1989, 2010.99), "1940 to 2010 (all dates)": (1940, 2010.99), "1989 to May 1992 (before the war)": (1989, 1992.45),
    "1992 and 1993": (1992, 1993.999), "1992 to 1997 (the war)": (1992, 1997.99), "1997 to 2010 (after the war)": (1997, 2010.99),
}
KINDS = {
    "institution": "founding, closing", "politics": "politics, law", "election": "elections", "protest": "rallies", "fighting": "fighting",
    "atrocity": "attacks on civilians", "displacement": "flight, return", "outside-power": "outside powers", "local-efforts": "local peace efforts", "talks": "official talks",
    "agreement": "agreements", "dialogue": "unofficial dialogue", "implementation": "carrying out the accord", "society": "economy, society",
    "study": "studies, sources",
}
MOST_YEARS = 13  # labels that stand side by side below the axis


def draw(events, stages, period="1989 to 2010", shown=None, selected=None, disputed=()):
    """The timeline as a matplotlib Figure. In: rows of `events` and `stages`; a key of PERIODS; the ids to
    show in full (all when None); the id to ring; ids whose date is in dispute."""
    t = Timeline(events, stages, PERIODS[period], disputed)
    for artist in t.artists(set(events["event"]) if shown is None else set(shown), selected):
        artist.set_animated(False)
    return t.figure


class Timeline(Moving):
    """The kept timeline of one period, from the year `span[0]` to `span[1]`. `frame(shown, selected)` gives a PNG's data address.

    In: rows of `events` and `stages`; the span; ids in dispute; `margin`, the room beyond both ends as a share of the span; the
    entries of the key (see timeline_key). A strip without a stage is left out.
    """

    def __init__(self, events, stages, span, disputed=(), margin=0.0, key=timeline_key.EVERY):
        self.low, self.high = span
        self.margin, self.key = margin * (self.high - self.low), key
        self.marks = _marks(events, self.low, self.high, set(disputed))
        self.high_up = HIGH_UP if len(stages) else 0.99 - BOTTOM  # without strips the lanes take their room
        self.lanes = _place(self.marks, HEIGHT * self.high_up)
        self.figure = new_figure(WIDTH, HEIGHT)
        self._ground(stages)
        self._movers()

    # --- what never moves

    def _ground(self, stages):
        axes = self.axes = self.figure.add_axes((LEFT, BOTTOM, ACROSS, self.high_up))
        ends = self.low - self.margin, self.high + self.margin
        axes.set(xlim=ends, ylim=(HEIGHT * self.high_up, 0))
        axes.set_yticks([])
        for n, (kind, (top, height)) in enumerate(self.lanes.items()):
            if n % 2 == 0:
                axes.axhspan(top, top + height, color="#e4ebf2", zorder=0)
            axes.text(-0.012, top + height / 2, KINDS[kind], transform=axes.get_yaxis_transform(), ha="right", va="center", fontsize=10, color=INK)
        self._years(axes)
        if len(stages):
            strip = self.figure.add_axes((LEFT, 0.905, ACROSS, 0.09), sharex=axes)
            draw_strips(strip, stages, self.low, self.high)
            axes.set_xlim(ends)
        timeline_key.draw(self.figure.add_axes((0.0, 0.0, 1.0, 0.112)), self.key)
        _scatter(axes, self.marks, {m["event"] for m in self.marks}, PALE)

    def _years(self, axes):
        whole = range(int(self.low), int(self.high) + 1)
        axes.set_xticks(ticks(whole))
        axes.set_xticklabels([str(int(y)) for y in axes.get_xticks()], fontsize=10)
        axes.grid(axis="x", color="#b8b8b8", linewidth=0.6)
        if len(whole) <= 5:
            axes.set_xticks([y + m / 12 for y in whole for m in (3, 6, 9)], [q for _ in whole for q in ("Apr", "Jul", "Oct")], minor=True, fontsize=8)
            axes.grid(axis="x", which="minor", color="#dcdcdc", linewidth=0.5)
        axes.set_axisbelow(True)

    # --- what moves

    def _movers(self):
        self._groups = _scatter(self.axes, [], set(), None)
        self._ring = self.axes.scatter([], [], s=170, facecolors="none", edgecolors=RED, linewidths=2.4, zorder=9)
        self._line = self.axes.axvline(self.low, color=RED, linewidth=1, zorder=1, visible=False)
        for artist in [*self._groups.values(), self._ring, self._line]:
            artist.set_animated(True)

    def artists(self, shown, selected=None):
        _fill(self._groups, self.marks, shown)
        chosen = [m for m in self.marks if m["event"] == selected]
        self._ring.set_offsets([(m["middle"], m["y"]) for m in chosen] or [(None, None)])
        self._line.set_visible(bool(chosen))
        if chosen:
            self._line.set_xdata([chosen[0]["middle"]] * 2)
        return [self._line, *self._groups.values(), self._ring]


def ticks(whole):
    """The years that are named below an axis, at even steps. In: a range of years. Out: a list."""
    if len(whole) <= 25:
        return list(whole[::1 if len(whole) <= 7 else 2])
    step = next(n for n in (5, 10, 20, 50, 100, 200, 500, 1000) if len(whole) / n <= MOST_YEARS)
    return [y for y in whole if y % step == 0]


def has_hatches(stages):
    """Whether a strip of these stages has a part that is hatched, because a limit is a year only."""
    return any(len(text) == 4 for s in stages.to_dict("records") for text in (s["start"], s["end"]))


def draw_strips(axes, stages, low, high):
    """Two labelled strips above a time axis: stages of the war, stages of the peace efforts; one of them where the other has no stage.
    Where the text leaves a limit open within a year, that part is hatched."""
    schemes = set(stages["scheme"])
    axes.set(xlim=(low, high), ylim=(0 if "peace" in schemes else 1, 2 if "war" in schemes else 1))
    there = [(y, word) for y, scheme, word in ((1.5, "war", "war"), (0.5, "peace", "peace efforts")) if scheme in schemes]
    axes.set_yticks([y for y, _ in there], [word for _, word in there], fontsize=10)
    axes.tick_params(axis="y", length=0)
    axes.tick_params(axis="x", which="both", length=0, labelbottom=False)
    for side in axes.spines.values():
        side.set_visible(False)
    shades = ["#ffffff", "#dbe7f2", "#b9d0e6", "#93b4d4", "#dbe7f2"]
    for s in stages.to_dict("records"):
        if not s["start"]:
            continue
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
        named = sure if sure[1] - sure[0] > 0.1 else wide
        left, right = max(low, named[0]), min(high, named[1])
        if right - left > (high - low) * 0.02:
            axes.text((left + right) / 2, bottom + 0.45, s["mark"], ha="center", va="center", fontsize=10, clip_on=True,
                      bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.85})


def _marks(events, low, high, disputed):
    """One dict a mark inside the period, with lane, sub-row and ends; sub-rows keep marks apart."""
    marks, free = [], {}
    pixel = (high - low) / (WIDTH * ACROSS)
    for e in sorted(events.to_dict("records"), key=dates.sort_key):
        if not in_period(e, low, high):
            continue
        b, t = dates.bounds(e), dates.third(e)
        a, z = max(dates.decimal_year(b.earliest), low), min(dates.decimal_year(b.latest), high)
        t = tuple(min(max(dates.decimal_year(day), low), high) for day in t) if t else None
        middle = sum(t) / 2 if t else (a + z) / 2
        point = e["precision"] in ("day", "month", "season")
        if z - a < 8 * pixel:  # a span of days in a picture of decades must still be seen
            a, z = middle - 4 * pixel, middle + 4 * pixel
        ends = (middle - 6 * pixel, middle + 6 * pixel) if point else (a, z)
        signs = [-8 * pixel * b.open_left, (8 * b.open_right + 9 * (e["event"] in disputed)) * pixel]
        rows = free.setdefault(e["kind"], [])
        sub = next((i for i, until in enumerate(rows) if until < ends[0] + signs[0]), len(rows))
        rows[sub:sub + 1] = [ends[1] + signs[1] + pixel]
        marks.append({"event": e["event"], "kind": e["kind"], "precision": e["precision"], "a": a, "z": z, "middle": middle, "third": t, "sub": sub, "point": point,
                      "left": ends[0] - 3 * pixel if b.open_left else None, "right": ends[1] + 3 * pixel if b.open_right else None,
                      "disputed": ends[1] + (4 + 8 * b.open_right) * pixel if e["event"] in disputed else None})
    return marks


def _place(marks, height):
    """Give each kind a lane, high enough for its label and its sub-rows, and each mark its `y`, in pixels from the top.
    Out: {kind: (top, height)}."""
    need = {kind: max((m["sub"] + 1 for m in marks if m["kind"] == kind), default=1) for kind in KINDS}
    tight, loose = 0.0, height
    for _ in range(40):  # the highest sub-row with which all lanes fit
        row = (tight + loose) / 2
        tight, loose = (row, loose) if sum(max(LEAST, n * row) for n in need.values()) <= height else (tight, row)
    lanes, top = {}, 0
    for kind, n in need.items():
        lanes[kind] = (top, max(LEAST, n * tight))
        top += lanes[kind][1]
    for m in marks:
        at, tall = lanes[m["kind"]]
        m["y"] = at + (m["sub"] + 0.5) * tall / need[m["kind"]]
        m["thick"] = min(5.5, 0.5 * tall / need[m["kind"]])  # in points, so that bars in neighbouring sub-rows stay apart
    return lanes


def _scatter(axes, marks, shown, colour):
    """The collections that draw marks; `colour` paints all of them (the pale ground)."""
    c = lambda own: colour or own
    edge = {"edgecolors": colour or INK, "linewidths": 0.6}
    groups = {
        "bar": axes.hlines([], [], [], color=c(BAR), linewidth=5.5, zorder=2), "third": axes.hlines([], [], [], color=c(DARK), linewidth=5.5, zorder=3),
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
            bars.append(([(m["a"], m["y"]), (m["z"], m["y"])], m["thick"]))
            if m["third"]:
                thirds.append(([(m["third"][0], m["y"]), (m["third"][1], m["y"])], m["thick"]))
        for sign in ("left", "right", "disputed"):
            if m[sign] is not None and sign in points:
                points[sign].append((m[sign], m["y"]))
    groups["bar"].set_segments([ends for ends, _ in bars])
    groups["bar"].set_linewidths([thick for _, thick in bars] or [1])
    groups["third"].set_segments([ends for ends, _ in thirds])
    groups["third"].set_linewidths([thick for _, thick in thirds] or [1])
    for name, group in groups.items():
        if name not in ("bar", "third"):
            group.set_offsets(points[name] or [(None, None)])


def strip_words(stages):
    """The strips in words, for alternative text. In: rows of `stages`."""
    names = [word for scheme, word in (("war", "of the war"), ("peace", "of the peace efforts")) if scheme in set(stages["scheme"])]
    return {0: "", 1: f" and a strip for the stages {''.join(names)}", 2: f" and two strips for the stages {' and '.join(names)}"}[len(names)]


def describe(found, span, selected=None, disputed=(), strips=" and two strips for the stages of the war and of the peace efforts"):
    """The timeline in words, for alternative text: kind of chart, axes, groups and the point.
    In: the rows shown, as dicts; the first and the last year; the id ringed; ids in dispute; what `strip_words` says."""
    low, high = span
    inside = [e for e in found if in_period(e, low, high)]
    if not inside:
        return f"Timeline from {low:.0f} to {int(high)}: no event fits the filters."
    kinds = Counter(e["kind"] for e in inside).most_common()
    words = ", ".join(f"{KINDS[k]} {n}" for k, n in kinds[:5]) + ("; others fewer" if len(kinds) > 5 else "")
    top, most = Counter(dates.bounds(e).earliest.year for e in inside).most_common(1)[0]
    ring = next((f" Ringed: {e['title']} ({e['date_text']})." for e in inside if e["event"] == selected), "")
    doubt = sum(e["event"] in disputed for e in inside)
    return (f"Timeline from {low:.0f} to {int(high)} with a row for each kind of event{strips}. "
            f"{len(inside)} {'event' if len(inside) == 1 else 'events'}: {words}. The year in which most begin is {top} ({most}). "
            f"{sum(dates.known_to(e) == 'day' for e in inside)} dated to the day, {sum(dates.known_to(e) == 'month' for e in inside)} to the month, {sum(dates.known_to(e) == 'less' for e in inside)} less exactly; "
            f"{doubt} in dispute.{ring}")


def in_period(event, low, high):
    """Whether a row's dates touch the period from `low` to `high` (numbers, years)."""
    b = dates.bounds(event)
    return b is not None and dates.decimal_year(b.earliest) <= high and dates.decimal_year(b.latest) >= low
