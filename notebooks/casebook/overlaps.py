"""Which peace efforts were under way in which year, as far as their dates tell: surely, or perhaps.

An effort is *surely* under way in a year when the text puts a part of it there: the year of a single date, and every year from
the first to the last of a span. It is *perhaps* under way in the years that an open date leaves: after a "since" or a beginning
without an end, from an "after" on, and, where the text gives an end only, up to and with the year of that end; but only inside the stages in which the case
tells of it. Efforts without a date belong to no year. Where two rows tell of one effort, the year counts it once.
"""

from functools import lru_cache

from . import dates, show, sources

FIRST, LAST = 1992, 2008
SAME = {"inter-tajik-dialogue-launch": "dartmouth-dialogue", "un-launches-talks": "official-negotiations"}
"""Rows that tell of one effort: the authors' row, and the row of the appendix under which it is counted."""


def years(row):
    """The years in which an effort was surely, and perhaps as well, under way. In: a row of `efforts`, as a dict.
    Out: (set of years, set of other years), both inside FIRST to LAST."""
    b = dates.bounds(row)
    if b is None:
        return set(), set()
    sure = set() if row["qualifier"] == "after" or not row["start"] else set(range(b.earliest.year, b.latest.year + 1))
    perhaps = set()
    first, last = limits(row)
    if b.open_right:
        perhaps |= set(range(b.earliest.year, last + 1))
    if b.open_left:
        perhaps |= set(range(first, b.latest.year + 1))
    inside = set(range(FIRST, LAST + 1))
    return sure & inside, (perhaps - sure) & inside


def limits(row):
    """The first and the last year of the stages in which the case tells of an effort; the last stage has no end."""
    return _limits(row["stage"])


@lru_cache(maxsize=64)
def _limits(cell):
    told = [sources.row("stages", s) for s in sources.split(cell)]
    return (min((int(s["start"][:4]) for s in told), default=FIRST), max((int(s["end"][:4] or LAST) for s in told), default=LAST))


def by_year(rows):
    """{year: (efforts surely under way, efforts perhaps under way as well)}, each once, as sets of keys. In: rows of `efforts` as dicts."""
    out = {year: (set(), set()) for year in range(FIRST, LAST + 1)}
    for r in rows:
        key = SAME.get(r["effort"], r["effort"])
        for kind, found in enumerate(years(r)):
            for year in found:
                out[year][kind].add(key)
    return {year: (sure, perhaps - sure) for year, (sure, perhaps) in out.items()}


def different(rows):
    """How many efforts the rows tell of: two rows of one effort are one. In: rows of `efforts` as dicts."""
    return len({SAME.get(r["effort"], r["effort"]) for r in rows})


def overlapping(fold=False):
    """How many efforts share each year, by track, as a table. `fold`: closed at first. Out: Html."""
    rows = sources.table("efforts").to_dict("records")
    track = {r["effort"]: r["track"] for r in rows}
    found = by_year(rows)
    cells = [(year, len(sure), *(sum(track[e] == t for e in sure) for t in ("I", "II", "III", "mixed")), len(perhaps)) for year, (sure, perhaps) in found.items()]
    undated = sum(dates.bounds(r) is None for r in rows)
    caption = f"Efforts that share a year. {undated} of {len(rows)} rows have no date and are in no year; two efforts that have two rows each are counted once"
    headings = ["Year", "Surely under way", "of these Track I", "Track II", "Track III", "more than one track", "Perhaps as well"]
    text = "\n".join([caption, *(" | ".join(map(str, c)) for c in cells)])
    html = show.rows_html(cells, caption, headings)
    return show.Html(show.details("Open: how many efforts share each year", html) if fold else html, text)
