"""All peace efforts on one time axis: a lane for each track, a row for each dated effort, a box for those without a date.

A full bar has its ends to the month; a pale bar with a broken edge is known less well. Hatched: it may have gone on here, but
the text gives no end (or no beginning), drawn as far as the stages in which the case tells of it. Efforts without a date stand
in one box for each stage, with their number; those without a stage at the right. The numbers below count efforts by year.
"""

from .. import dates, overlaps, sources
from .canvas import Moving, new_figure
from .timeline import INK, RED, draw_strips

WIDTH, HEIGHT = 760, 781
LOW, HIGH = 1992, 2009
LEFT, RIGHT, TOP, BOTTOM = 226, 692, 76, 659  # of the axes, in pixels of the picture
ROW, BOX = 17, 19
TRACKS = {"I": "Track I: official", "II": "Track II: unofficial", "III": "Track III: communities", "mixed": "More than one track"}
COLOURS = {"I": "#0072B2", "II": "#B34700", "III": "#00664B", "mixed": "#8A3B6E"}
PALE = {"I": "#cfe3f2", "II": "#f6dccb", "III": "#cde5dc", "mixed": "#ecd9e3"}
GREY = "#c8c8c8"
SHORT = {  # labels that fit; every dated effort has one
    "official-negotiations": "1 official negotiations", "consultative-meetings": "2 three working groups", "gharm-commanders-meeting": "4 meeting in Gharm",
    "vienna-donor-conference": "10 donor conference", "un-fact-finding": "UN fact-finding trips", "un-launches-talks": "UN launches the talks",
    "russia-cis-diplomacy": "Russia, CIS: diplomacy", "coordination-of-stakeholders": "outside states coordinate",
    "general-agreement": "General Agreement", "dartmouth-dialogue": "5 Inter-Tajik Dialogue", "safarov-release-plea": "plea to free Safarov",
    "inter-tajik-dialogue-launch": "the same, authors' date", "itd-after-agreement": "its members give advice", "itd-1999-meeting": "its meeting of 1999",
    "third-demonstration": "third demonstration", "public-committee-regional-dialogues": "regional dialogues", "public-committee-universities": "university training",
    "public-committee-economic-committees": "economic committees", "public-committee-issues-forums": "issues forums", "farazh-articles": "Farazh writes of the war",
    "public-council-founded": "7 Public Council", "khudonazarov-trips": "Khudonazarov's trips", "khorog-round": "Khorog round", "national-dialogue-sessions": "National Dialogue",
}


class EffortsAxis(Moving):
    """The kept figure. In: rows of `efforts` as dicts; the table `stages`. `frame(shown, selected, year)` gives a data address."""

    def __init__(self, rows, stages):
        self.rows = rows
        self.marks, self.boxes, self.lanes = place(rows)
        self.figure = new_figure(WIDTH, HEIGHT)
        self._ground(stages)
        self._movers()

    def artists(self, shown, selected="", year=0):
        """What moves, in the order of drawing: the year's band, marks, the numbers of boxes and years, the ring."""
        shown = set(shown)
        self._band.set_visible(bool(year))
        self._band.set_x(year or LOW)
        out = [self._band]
        for key, artists in self._drawn.items():
            out += artists if key in shown else [self._veils[key]]
        for key, (box, word) in self._numbers.items():
            n = len(shown & set(self.boxes[key]["efforts"]))
            word.set_text(str(n))
            if n:
                out += [box, word]
        counts = overlaps.by_year([r for r in self.rows if r["effort"] in shown])
        for y, words in self._counts.items():
            for word, found in zip(words, counts[y]):
                word.set_text(str(len(found) or "–"))
                out.append(word)
        ring = self._ring_bounds(selected) if selected in shown else None
        self._ring.set_visible(ring is not None)
        if ring:
            self._ring.set_bounds(*ring)
        return [*out, self._ring]

    def _ring_bounds(self, selected):
        m = next((m for m in self.marks if m["effort"] == selected), None)
        if m:
            return m["from"] - 0.14, m["y"] - 8, m["to"] - m["from"] + 0.28, 16
        b = next(b for b in self.boxes.values() if selected in b["efforts"])
        return b["a"] - 0.06, b["y"] - 9, b["z"] - b["a"] + 0.12, 18

    def _ground(self, stages):
        axes = self.axes = self.figure.add_axes((LEFT / WIDTH, 1 - BOTTOM / HEIGHT, (RIGHT - LEFT) / WIDTH, (BOTTOM - TOP) / HEIGHT))
        axes.set(xlim=(LOW, HIGH), ylim=(BOTTOM - TOP, 0))
        axes.set_yticks([])
        axes.set_xticks(range(LOW, HIGH), [f"’{y % 100:02d}" for y in range(LOW, HIGH)], ha="left", fontsize=10)
        axes.grid(axis="x", color="#cfcfcf", linewidth=0.6)
        axes.set_axisbelow(True)
        self._side = (WIDTH - 4 - RIGHT) / (RIGHT - LEFT) * (HIGH - LOW)
        names = self.figure.add_axes((0, 1 - BOTTOM / HEIGHT, LEFT / WIDTH, (BOTTOM - TOP) / HEIGHT))
        names.set(xlim=(0, LEFT), ylim=(BOTTOM - TOP, 0))
        names.axis("off")
        self._names = names
        for n, (track, (top, height)) in enumerate(self.lanes.items()):
            if n % 2 == 0:
                axes.add_patch(_box(LOW, top, HIGH - LOW + self._side, height, facecolor="#f1f4f7", edgecolor="none", clip_on=False, zorder=0))
            names.text(6, top + 12, TRACKS[track], va="center", fontsize=10, fontweight="bold", color=COLOURS[track])
            names.text(LEFT - 8, top + 12 + BOX, "no date, by stage", ha="right", va="center", fontsize=10, style="italic", color=INK)
        for m in self.marks:
            names.text(LEFT - 8, m["y"], SHORT[m["effort"]], ha="right", va="center", fontsize=10, color=INK)
            _bar(axes, m, GREY)
        for b in self.boxes.values():
            axes.add_patch(_box(b["a"], b["y"] - 7.5, b["z"] - b["a"], 15, facecolor="white", edgecolor=GREY, clip_on=False, zorder=1))
        strip = self.figure.add_axes((LEFT / WIDTH, 1 - 68 / HEIGHT, (RIGHT - LEFT) / WIDTH, 60 / HEIGHT))
        draw_strips(strip, stages[stages["stage"] != "war-0"], LOW, HIGH)  # the years before the war lie outside
        strip.set_yticks([1.5, 0.5], ["stages of the war", "stages of peace efforts"], fontsize=10)
        axes.text(HIGH + self._side / 2, -4, "no stage", ha="center", va="bottom", fontsize=10, color=INK)
        self._key()

    def _key(self):
        key = self.figure.add_axes((0, 0, 1, (HEIGHT - BOTTOM) / HEIGHT))
        key.set(xlim=(0, WIDTH), ylim=(HEIGHT - BOTTOM, 0))
        key.axis("off")
        for words, y in (("surely under way", 30), ("perhaps as well", 48)):
            key.text(LEFT - 8, y, words, ha="right", va="center", fontsize=10, color=INK)
        blank = {"track": "I", "loose": False, "before": None, "after": None, "left": False, "right": False}
        for x, y, words, more in ((12, 74, "known to the month", {"a": 12, "z": 36}), (196, 74, "to the year", {"a": 196, "z": 220, "loose": True}),
                                  (330, 74, "may have gone on; no end (or beginning) told", {"a": 330, "z": 336, "after": (336, 358), "right": True})):
            _bar(key, blank | more | {"y": y}, wide=9)
            key.text(x + (40 if more.get("right") else 30), y, words, va="center", fontsize=10)
        key.add_patch(_box(12, 89, 24, 15, facecolor="white", edgecolor=INK, linestyle=(0, (3, 2)), linewidth=0.9))
        key.text(24, 96.5, "3", ha="center", va="center", fontsize=10, fontweight="bold")
        key.text(42, 96.5, "three efforts without a date, told of in this stage; at the right: told without a stage", va="center", fontsize=10)
        key.text(12, 114, "1 to 18: number in the list of the appendix", va="center", fontsize=10)
        key.add_patch(_box(330, 107, 24, 13, facecolor="none", edgecolor=RED, linewidth=2))
        key.text(360, 114, "chosen", va="center", fontsize=10, color=RED)
        key.add_patch(_box(440, 107, 24, 13, facecolor="white", edgecolor=GREY))
        key.text(470, 114, "left out by a choice above", va="center", fontsize=10)
        self._key_axes = key

    def _movers(self):
        axes = self.axes
        self._drawn, self._veils = {}, {}  # a veil over a label is cheaper to draw than the label in grey
        for m in self.marks:
            self._drawn[m["effort"]] = _bar(axes, m)
            self._veils[m["effort"]] = self._names.add_patch(_box(20, m["y"] - 8, LEFT - 26, 16, facecolor="white", alpha=0.42, edgecolor="none"))
        self._numbers = {}
        for key, b in self.boxes.items():
            box = axes.add_patch(_box(b["a"], b["y"] - 7.5, b["z"] - b["a"], 15, facecolor=PALE[key[0]], edgecolor=INK, linewidth=0.9, linestyle=(0, (3, 2)), clip_on=False, zorder=3))
            word = axes.text((b["a"] + b["z"]) / 2, b["y"] + 0.5, "", ha="center", va="center_baseline", fontsize=10, fontweight="bold", color=INK, zorder=4, clip_on=False)
            self._numbers[key] = box, word
        years = range(LOW, HIGH)
        at = lambda year: LEFT + (year + 0.5 - LOW) / (HIGH - LOW) * (RIGHT - LEFT)
        self._counts = {y: [self._key_axes.text(at(y), place, "", ha="center", va="center", fontsize=10, color=INK, fontweight=weight) for place, weight in ((30, "bold"), (48, "normal"))] for y in years}
        self._band = axes.add_patch(_box(LOW, 0, 1, BOTTOM - TOP, facecolor="#F0E442", alpha=0.28, edgecolor="none"))
        self._ring = axes.add_patch(_box(LOW, 0, 1, 16, facecolor="none", edgecolor=RED, linewidth=2.4, clip_on=False, zorder=8))
        for artist in [self._band, self._ring, *self._veils.values(), *(a for g in [*self._drawn.values(), *self._numbers.values(), *self._counts.values()] for a in g)]:
            artist.set_animated(True)


def place(rows):
    """Where everything stands. In: rows of `efforts` as dicts. Out: (marks of dated efforts; boxes of the others by (track, stage);
    {track: (top, height)})."""
    marks, boxes, lanes, top = [], {}, {}, 0
    for track in TRACKS:
        own = [r for r in rows if r["track"] == track]
        dated = sorted((r for r in own if dates.bounds(r)), key=dates.sort_key)
        for r in own:
            if not dates.bounds(r):
                stage = (sources.split(r["stage"]) or [""])[0]
                a, z = box_span(stage)
                b = boxes.setdefault((track, stage), {"a": a, "z": z, "y": top + 12 + BOX * (stage in ("peace-2", "peace-4")), "efforts": []})
                b["efforts"].append(r["effort"])
        y = top + 12 + BOX * 2
        for r in dated:
            marks.append(_mark(r) | {"y": y})
            y += ROW
        lanes[track] = (top, y - ROW / 2 + 2 - top)
        top = y - ROW / 2 + 2
    return marks, boxes, lanes


def box_span(stage):
    """From where to where the box of a stage goes; "" is the column at the right."""
    if not stage:
        return HIGH + 0.55, HIGH + 1.75
    first, last = (dates.span(sources.row("stages", stage)[c] or str(HIGH - 1)) for c in ("start", "end"))
    return dates.decimal_year(first[0]), min(dates.decimal_year(last[1]) + 0.003, HIGH)


def _mark(r):
    b = dates.bounds(r)
    told = [box_span(stage) for stage in sources.split(r["stage"])]
    first, last = min((t[0] for t in told), default=LOW), max((t[1] for t in told), default=HIGH)
    if r["stage"] == "peace-4":  # the stage after the agreement, which the text dates to a month of 1997
        first = max(first, dates.decimal_year(dates.span(sources.row("efforts", "general-agreement")["start"])[1]))
    a, z = dates.decimal_year(b.earliest), min(dates.decimal_year(b.latest) + 0.003, HIGH)
    after = (z, max(z, min(last, HIGH))) if b.open_right else None
    before = (min(first, a), a) if b.open_left else None
    if r["qualifier"] == "after":  # the whole of it lies somewhere behind the beginning
        a = max(a, first)
        after, z = (a, after[1]), a
    if not r["start"]:  # an end only: how far before it, and into its year, is open
        before, a = (before[0], z), z
    return {"effort": r["effort"], "track": r["track"], "a": a, "z": z, "loose": dates.known_to(r) == "less", "before": before, "after": after, "left": b.open_left,
            "right": b.open_right, "from": before[0] if before else a, "to": max(after[1] if after else z, min(a + 0.2, HIGH))}


def _box(x, y, width, height, **look):
    from matplotlib.patches import Rectangle
    return Rectangle((x, y), width, height, **look)


def _bar(axes, m, ground=None, wide=0.2):
    """The artists of one mark; `ground` paints it as left out; `wide`: the least width of a bar."""
    full, pale = COLOURS[m["track"]], PALE[m["track"]]
    out = []
    for part in (m["before"], m["after"]):
        if part:
            out.append(axes.add_patch(_box(part[0], m["y"] - 4.5, part[1] - part[0], 9, facecolor="white", edgecolor=ground or full, linewidth=0.6, hatch=None if ground else "/////", zorder=2)))
    if m["z"] > m["a"]:
        out.append(axes.add_patch(_box(m["a"], m["y"] - 6, max(m["z"] - m["a"], wide), 12, facecolor="white" if ground else pale if m["loose"] else full, edgecolor=ground or INK, linewidth=0.9,
                                       linestyle=(0, (3, 2)) if m["loose"] else "-", zorder=3)))
    for side, part, sign in (("left", m["before"], -1), ("right", m["after"], 1)):
        if m[side]:
            tip = part[0] if sign < 0 else part[1]
            out += axes.fill([tip - sign * wide * 1.2] * 2 + [tip], [m["y"] - 6, m["y"] + 6, m["y"]], color=ground or full, zorder=4, clip_on=False)
    return out


def describe(found, total, selected=None, year=0):
    """The figure in words. In: the rows shown, as dicts; how many there are in all; the row chosen; a year or 0."""
    tracks = ", ".join(f"{n} {TRACKS[t]}" for t in TRACKS if (n := sum(r["track"] == t for r in found)))
    undated = sum(dates.bounds(r) is None for r in found)
    counts = overlaps.by_year(found)
    most = max(counts, key=lambda y: len(counts[y][0]))
    peak = f" Most surely share a year in {most}: {len(counts[most][0])}." if counts[most][0] else ""
    band = f" The year {year} is shaded: {len(counts[year][0])} surely under way, {len(counts[year][1])} perhaps as well." if year else ""
    ring = f" Ringed: {selected['title']} ({dates.short(selected)})." if selected else ""
    return (f"Chart of peace efforts from {LOW} to {HIGH - 1}, four lanes by track, under the stages of the war and of the peace efforts; below it two rows of numbers by year. "
            f"{len(found)} of {total} rows shown, for {overlaps.different(found)} efforts: {tracks or 'none'}. {undated} of these rows {'has' if undated == 1 else 'have'} no date and {'is' if undated == 1 else 'are'} only counted, "
            f"in a box for the stage.{peak}{band}{ring}")
