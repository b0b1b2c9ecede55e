"""Who held what, and when, as the case tells it: the rows of the table of dominance, cut into periods, and their places."""

from collections import namedtuple
from datetime import date
from functools import cache

from . import dates, show, sources

Period = namedtuple("Period", "label first last")
PERIODS = (
    Period("Soviet time, up to 1990", date(1940, 1, 1), date(1990, 12, 31)),
    Period("Autumn 1991: the vote", date(1991, 9, 1), date(1991, 12, 31)),
    Period("May to August 1992: the war begins", date(1992, 5, 1), date(1992, 8, 31)),
    Period("September 1992 to February 1993: the turn", date(1992, 9, 1), date(1993, 2, 28)),
    Period("March 1993 to 1995: guerrilla war", date(1993, 3, 1), date(1995, 12, 31)),
    Period("1996: stalemate", date(1996, 1, 1), date(1996, 12, 31)),
    Period("1997: the agreement", date(1997, 1, 1), date(1997, 12, 31)),
    Period("2008: the time of writing", date(2008, 1, 1), date(2008, 12, 31)),
)
WHAT = {"posts": "leading posts", "trade": "a branch of work", "ground": "ground", "vote": "the vote", "little": "little is held"}
CAMPS = {"government": "Government’s side", "opposition": "Opposition’s side", "contested": "Contested", "": "Not about the sides", "little": "Little is held"}
REGIONS = ("leninabad", "kulob", "kurgan-tube", "gharm", "badakhshan", "rrp", "mountains-east")
"""The regions that the sentences speak of. None has a boundary in our data."""
OWN = {"Leninabad (Khojand)": "leninabad", "Gorno-Badakhshan": "badakhshan", "Gharm region": "gharm", "Kulob region": "kulob", "Kurgan-Tube province": "kurgan-tube"}
"""Which region a town lies in, by the column `region` of the table of places."""


FRAMES = {"kurgan-tube-city-seized": "brigade-15-fights-opposition"}
"""Where the sentence has no date: the row of `tie_frames` that gives a loose time from around it, for drawing only."""


def timed(row):
    """A row with the dates by which it is drawn: its own, or those of its frame."""
    if row["hold"] not in FRAMES:
        return row
    frame = sources.row("tie_frames", FRAMES[row["hold"]])
    return {**row, **{c: frame[c] for c in ("start", "end", "precision", "qualifier")}}


def rows(period):
    """The rows whose words touch a period; an open row counts in the period in which it begins only."""
    found = []
    for own in sources.table("dominance").to_dict("records"):
        row = timed(own)
        b = dates.bounds(row)
        last = dates.span(row["start"])[1] if not row["end"] else b.latest
        if row["precision"] == "decade":
            last = date(1990, 12, 31)
        if row["qualifier"] == "after":
            last = date(last.year, 12, 31)
        if b.earliest <= period.last and last >= period.first:
            found.append(own)
    return found


@cache
def towns():
    """The places inside or near Tajikistan that have coordinates: {place: (name, longitude, latitude, region)}."""
    places = sources.table("places")
    inside = places[places["lat"].notna() & places["place"].isin(("dushanbe", "khojand", "kurgan-tube-city", "khorog", "gharm-town", "danghara", "uroteppa", "samarkand"))]
    return {p["place"]: (p["name"].split(" (")[0], p["lon"], p["lat"], OWN.get(p["region"], "")) for p in inside.to_dict("records")}


def marks(found):
    """{town: (a key of CAMPS, exact)} for rows: a town that a sentence names is exact; one that only lies in a region that a
    sentence names is not. A town named for itself keeps that mark."""
    out = {}
    for town, (_, _, _, region) in towns().items():
        named = [r for r in found if town in sources.split(r["places"])]
        around = [r for r in found if region and region in sources.split(r["places"])]
        use = named or around
        if use:
            sides = {r["camp"] for r in use} - {""}
            bare = "little" if {r["what"] for r in use} == {"little"} else ""  # a mark of its own: it is the opposite of a post
            out[town] = ("contested" if len(sides) > 1 else next(iter(sides), bare), bool(named))
    return out


def held_html(found, caption):
    """Rows as a table: where, what, who, the sentence."""
    cells = [(sources.labels("places", r["places"]), f"{r['says'][0].upper()}{r['says'][1:]}", f"{WHAT[r['what']][0].upper()}{WHAT[r['what']][1:]}. {CAMPS[r['camp']]}.",
              f"“{r['quote']}” ({show.said(r)})") for r in found]
    return show.rows_html(cells, caption, ["Where", "What the sentence says", "What is held; side", "The sentence"], [15, 27, 20, 38])


def by_open_marks(found):
    """The regions that the rows name and that an open mark at a town shows: {name: names of these towns}."""
    open_at = [t for t, (_, exact) in marks(found).items() if not exact]
    return {sources.label("places", p): [towns()[t][0] for t in open_at if towns()[t][3] == p] for p in _named(found) if any(towns()[t][3] == p for t in open_at)}


def off_the_map(found):
    """The regions and areas that the rows name and that no mark shows, by name."""
    shown = by_open_marks(found)
    return [name for p in _named(found) if p not in towns() and p != "tajikistan" and (name := sources.label("places", p)) not in shown]


def _named(found):
    return dict.fromkeys(p for r in found for p in sources.split(r["places"]))


def held():
    """Every row of the table, in order of time. Out: Html."""
    found = sorted(sources.table("dominance").to_dict("records"), key=lambda r: dates.sort_key(timed(r)))
    cells = [(dates.short(r) + (f"; placed by what stands around it: {dates.short(timed(r))}" if r["hold"] in FRAMES else ""), sources.labels("places", r["places"]), r["says"], f"“{r['quote']}” ({show.said(r)})") for r in found]
    html = show.rows_html(cells, f"Who held what: {len(found)} sentences", ["Date", "Where", "What the sentence says", "The sentence"], [15, 17, 30, 38])
    return show.Html(html, "\n".join(" | ".join(c) for c in cells))
