"""The numbers on the amnesty, from the case and from outside of it: what each counts, and readings of two that clash."""

from . import show, sources

UNITS = {"persons": "persons", "cases": "cases", "detainees": "people in detention", "cases or persons": "cases or persons (not said)"}


def counts(unit=""):
    """The rows of `amnesty_counts`, of a unit or all, as dicts with `outside` added. Raises UnknownName."""
    if unit and unit not in UNITS:
        raise sources.unknown("unit", unit, UNITS)
    return [{**r, "outside": r["told_in"].startswith("context-")} for r in sources.table("amnesty_counts").to_dict("records") if not unit or r["unit"] == unit]


def readings():
    """The readings of the two records, by name; ours."""
    return {r["reading"]: r for r in sources.table("amnesty_readings").to_dict("records")}


def origin(row):
    """The row on which a number rests: of `claims`, or of the outside record."""
    if not row["outside"]:
        return sources.row(row["told_in"], row["row"])
    return next(r for r in sources.table(row["told_in"]).to_dict("records") if r["date"] == row["row"])


def seen(row):
    """Of when a number speaks and, outside the case, how well it is seen: "by May 1998; one source"."""
    return f"{row['as_of']}; {origin(row)['how_well_seen']}" if row["outside"] else row["as_of"]


def bound(row):
    """The kind of bound: "exact", "about", "range", "over" or "under"; it decides how the number is drawn."""
    low, high = number(row["low"]), number(row["high"])
    if low is None or high is None:
        return "under" if low is None else "over"
    if low != high:
        return "range"
    return "about" if row["number_words"].startswith("about") else "exact"


def number(value):
    """A bound as an int, or None where the table has none."""
    try:
        return int(value)
    except (TypeError, ValueError):  # no bound given
        return None


def card(row):
    """One number with what it counts, and its sentence or its outside source, as HTML."""
    r = origin(row)
    head = f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(row["number_words"])} {show.escape(row["unit"])}: {show.escape(row["title"])}</p><p>It counts: {show.escape(row["counts"])}.</p>'
    if not row["outside"]:
        return head + show.quote_html(r)
    return head + f"<p>From outside the case. {show.escape(r['fact'])}. Source: {show.escape(r['source'])}. How well seen: {show.escape(r['how_well_seen'])}.</p>"


def cells(rows):
    """Numbers as cells for HEADINGS."""
    def where(row):
        r = origin(row)
        return (r["source"], r["how_well_seen"]) if row["outside"] else (f"{sources.speaker(r)}; {sources.cite(r)}", "the case itself")
    return [(r["number_words"], r["unit"], r["title"], r["as_of"], r["counts"], *where(r)) for r in rows]


HEADINGS, WIDTHS = ["Number", "Of what", "What is said of them", "Of when", "What it counts", "Said by, or source", "How well seen"], [10, 10, 16, 12, 24, 18, 10]


def numbers_html(rows, caption="Numbers on the amnesty, and what each counts"):
    """Numbers as a table."""
    return show.rows_html(cells(rows), caption, HEADINGS, WIDTHS)


def readings_table(fold=False):
    """The readings with what speaks for and against each. `fold`: closed at first. Out: Html."""
    rows = [(r["title"], r["says"], r["speaks_for"], r["speaks_against"], r["test"]) for r in readings().values()]
    caption = "Four ways to read the two records (ours; none of them is in the case)"
    html = show.rows_html(rows, caption, ["Reading", "It says", "For it", "Against it", "What would settle it"], [14, 22, 24, 24, 16])
    return show.Html(show.details("Open: the four readings as a table", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))


def amnesty_record(fold=False):
    """The outside record of the amnesty with sources and marks; its last row, which is the case itself, is left out. `fold`: closed at first. Out: Html."""
    rows = [(r["date"], r["fact"], r["source"], r["how_well_seen"]) for r in sources.table("context-amnesty-record").to_dict("records") if r["how_well_seen"] != "the case itself"]
    caption = "From outside the case: the amnesty, year by year"
    html = show.rows_html(rows, caption, ["Date", "What is told", "Source", "How well seen"], [12, 50, 24, 14])
    return show.Html(show.details("Open: the amnesty, year by year (from outside the case)", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))
