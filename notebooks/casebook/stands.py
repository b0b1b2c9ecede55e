"""Who stands with whom, worked out from the table of relations: which ties the words cover at a time, and which they leave open.

Eighteen names ("nodes") gather the actors that the case speaks of again and again; a pair is two of them.
A tie is "with", "against" or "neither"; an act (a vote, an attack, a signature) happens and is over, a stand lasts.
Pure: tables in, plain values out.
"""

from collections import namedtuple
from datetime import date, timedelta
from functools import cached_property

from . import dates, sources

Node = namedtuple("Node", "key label actors")
NODES = (
    Node("khojand", "Khojand", ("khojand-elite",)),
    Node("kulob", "Kulob", ("kulob-elite", "kulobis")),
    Node("gharm", "Gharm", ("gharm-elite", "gharmis")),
    Node("badakhshan", "Badakhshan", ("badakhshan-elite", "badakhshanis")),
    Node("government", "Government,\nCommunist Party", ("communist-party", "tajikistan-government", "national-confidence-government", "tajik-army", "mahkamov", "rahmonov")),
    Node("nabiev", "President Nabiev", ("president-nabiev",)),
    Node("front", "Pro-Government\nforces, Front", ("pro-government-forces", "peoples-front")),
    Node("democrats", "Democrats", ("tajik-democrats", "democratic-party", "rastokhez")),
    Node("islamists", "Islamists, IRP", ("tajik-islamists", "irp")),
    Node("opposition", "Opposition,\nlater UTO", ("opposition", "uto", "radical-opposition", "uto-commanders", "tajik-mujahedin", "nuri", "khudonazarov")),
    Node("un", "United Nations", ("un", "un-envoys", "untop")),
    Node("russia-democrats", "Russia’s\nDemocrats", ("russian-democrats",)),
    Node("russia-security", "Russia’s military,\nintelligence", ("russian-security", "russian-border-troops", "division-201", "brigade-15")),
    Node("russia", "Russia’s\nGovernment", ("russia", "special-brigades")),
    Node("uzbekistan", "Uzbekistan", ("uzbekistan", "karimov", "uzbek-troops", "special-brigades")),
    Node("iran", "Iran", ("iran",)),
    Node("northern-alliance", "Jamiate,\nNorthern Alliance", ("northern-alliance", "massoud", "rabbani", "jamiate-islami")),
    Node("taliban", "Taliban", ("taliban",)),
)
"""The names of the network, in the order in which they stand on the ring and in the matrix. The first nine or ten are
inside the country. A region's name stands for its leaders and its people alike, as in the case."""

ACTS = frozenset(
    "accuses;appeals;arms;attacks;bars;concedes posts;courts;dismisses;elects;forces out;hinders;insults;joins;lifts ban;makes peace;"
    "nominates;ousts;protests;sets deadline;tries arrest;tries deployment;tries forcing;threatens;urges release;votes for;voices concern;"
    "agrees quota;accepts lead;seeks accord;stays mild;refuses share;backs demands;loses power".split(";"))
"""Words of the column `relation` for something done at a time. Every other word is a stand, which lasts until the text ends it."""

SIGNS = {1: "with", -1: "against", 0: "neither"}

Step = namedtuple("Step", "label first last end")  # `end`: how to name its last moment
PARTS_OF_YEAR = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}
"""Months of a year that "early", "middle" and "late" are taken for: our reading, for drawing only."""
_PARTS = (("January to April 1992", 1, 4), ("May to August 1992", 5, 8), ("September to December 1992", 9, 12))


def _steps():
    for year in range(1989, 2009):
        if year == 1992:  # the year in which most turns: three steps instead of one
            yield from (Step(label, date(year, a, 1), dates.span(f"{year}-{z:02d}")[1], " ".join(label.split()[-2:])) for label, a, z in _PARTS)
        else:
            yield Step(str(year), date(year, 1, 1), date(year, 12, 31), str(year))


STEPS = tuple(_steps())
"""The times one can look at, in order."""

RANK = {"covered": 0, "loose": 1, "open": 2}
"""How a tie stands at a time: its words cover it; they cover it, but the date is loose; its words began earlier and no end is given."""


class Tie:
    """One row of the table of relations, seen as a tie between two nodes. Where its sentence has no date of its own, a row of
    `tie_frames` may give the time of the paragraph or stage around it.

    `first` and `last`: the days between which its words place it (None when undated); `open`: a stand without an end;
    `loose`: the text says "about", "after", "late" and the like, or names only a decade; `act`: done and over.
    """

    def __init__(self, pair, row, frame=None):
        self.pair, self.row, self.sign, self.frame = pair, row, int(row["sign"]), frame
        self.act = row["relation"] in ACTS
        when = self.when = frame or row  # a frame, where there is one, gives the time, and a loose one
        b = dates.bounds(when)
        if b and when["precision"] == "decade" and when["end"]:
            b = None  # "in the early 1990s": some time in a decade is too loose to be drawn in a year
        self.first, self.last = _days(when, b) if b else (None, None)
        self.open = bool(b) and not when["end"] and not self.act
        self.loose = bool(b) and (bool(frame) or when["precision"] == "decade" or when["qualifier"] not in ("", "since"))
        self.until, self.silent = None, False  # for an open stand, set by Ties: the day before which it is drawn on, and why

    def state(self, step):
        """How the tie stands at `step`: a key of RANK, or None."""
        if self.first is None:
            return None
        if self.first <= step.last and self.last >= step.first:
            return "loose" if self.loose else "covered"
        if self.open and self.last < step.first < self.until:
            return "open"
        return None


def _days(row, b):
    """The first and the last day of what a row's words cover; without an end, of the time in which it begins."""
    if row["qualifier"] == "after" and row["start"]:
        begin = dates.span(row["start"])[1]
        begin = begin if row["precision"] == "decade" else begin + timedelta(1)
        return begin, max(begin, b.latest) if row["end"] else begin
    part = PARTS_OF_YEAR.get(row["qualifier"])
    if part and row["precision"] == "year":
        return date(b.earliest.year, part[0], 1), dates.span(f"{b.latest.year}-{part[1]:02d}")[1]
    return dates.third(row) or (b.earliest, b.latest)


class Ties:
    """All ties between the nodes. `pairs` in the order of the ring; `of(pair)` in order of time, undated last."""

    def __init__(self):
        homes = {}
        for node in NODES:
            for actor in node.actors:
                homes.setdefault(actor, []).append(node.key)
        self.rows = sources.table("relations").to_dict("records")
        self.frames = {f["relation"]: f for f in sources.table("tie_frames").to_dict("records")}
        found = {}
        for row in self.rows:
            for a in homes.get(row["source"], ()):
                for b in homes.get(row["target"], ()):
                    if a != b:
                        pair = tuple(sorted((a, b), key=ORDER.get))
                        found.setdefault(pair, []).append(Tie(pair, row, self.frames.get(row["relation_id"])))
        self.pairs = sorted(found, key=lambda p: (ORDER[p[0]], ORDER[p[1]]))
        self._of = {p: sorted(found[p], key=lambda t: (t.first is None, t.first or date.max, t.last or date.max)) for p in self.pairs}
        for ties in self._of.values():
            for tie in ties:
                tie.first = _place(tie, ties)
            ties.sort(key=lambda t: (t.first is None, t.first or date.max, t.last or date.max))
            for tie in ties:
                tie.until, tie.silent = _until(tie, ties, min(self.last_named[n] for n in tie.pair))

    def of(self, pair):
        return self._of[pair]

    @cached_property
    def last_named(self):
        """For each node the first day after the last dated row of events or relations that names one of its actors."""
        events = sources.table("events")
        named = [(set(sources.split(e["actors"])), e) for e in events[events["kind"] != "study"].to_dict("records")]
        named += [({r["source"], r["target"]}, self.frames.get(r["relation_id"], r)) for r in self.rows]
        out = {}
        for node in NODES:
            days = [b.latest for actors, row in named if actors & set(node.actors) and row["precision"] != "decade" and (b := dates.bounds(row))]
            out[node.key] = max(days) + timedelta(1)
        return out

    def state(self, pair, step, stands_only=False):
        """{sign: state} of a pair at a step; the surest state where several rows agree."""
        out = {}
        for tie in self._of[pair]:
            state = None if stands_only and tie.act else tie.state(step)
            if state and RANK[state] < RANK.get(out.get(tie.sign), 9):
                out[tie.sign] = state
        return out

    def at(self, step, open_ends=True):
        """{pair: {sign: state}} of every pair with a tie at `step`. Without `open_ends`: only what the words cover."""
        view = {p: {s: v for s, v in self.state(p, step).items() if open_ends or v != "open"} for p in self.pairs}
        return {p: v for p, v in view.items() if v}


ORDER = {node.key: i for i, node in enumerate(NODES)}
NAMES = {node.key: " ".join(node.label.split()) for node in NODES}


def _place(tie, ties):
    """The first day of a tie. One that only names a divided year takes its place in it from a better dated row of the same
    sign about the same pair: "in 1992" cannot come before the day in 1992 that another sentence gives."""
    divided = tie.first and (tie.when["start"] or tie.when["end"]) == "1992" and tie.when["qualifier"] in ("", "since", "until")
    better = [t.first for t in ties if divided and t.sign == tie.sign and t.when["start"][:5] == "1992-"]
    return min(better, default=tie.first)


def _until(tie, ties, silent):
    """The day before which an open stand is drawn on, and whether that is for silence: when a later row about the same
    pair begins (a "neither" ends no "with" or "against"), or when the case last names one of the two with a date."""
    later = [t.first for t in ties if t.first and tie.first and t.first > tie.first and (t.sign or not tie.sign)]
    return min([silent, *later]), not later or silent < min(later)
