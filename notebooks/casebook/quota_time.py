"""From the accord to the lapse: what the case dates, what it does not, and what is told outside of it, as marks on one axis."""

import re

from . import dates, show, sources

LANES = {"case": "The case", "accord": "The accord's texts\n(outside the case)", "record": "Other records\n(outside the case)", "matrix": "Yearly status by a\nmatrix (outside)"}
EVENTS = {"peace-agreement": "the accord is signed", "uto-units-dissolved-announcement": "UTO: no units left", "parliament-election-2000": "elections to parliament"}
"""Dated events of the case, with a word or two for the picture."""

UNDATED = ("quota-temporary", "quota-never-fulfilled", "quota-legal-reason", "quota-ordinary-first", "quota-senior-next")
"""Sentences of the case on the quota after the accord: none of them has a date."""

PROVISION = "Executive branch reform"


def marks():
    """Every mark in the order of its lane and its time: dicts with number, lane, start, end (years as numbers, None without a date),
    date (in words), title, tag (for the picture, may be empty), seen (how well it is seen; "" in the case) and row (the row it comes from)."""
    events = [{**_case(sources.row("events", k)), "tag": tag} for k, tag in EVENTS.items()]
    undated = [{"lane": "case", "start": None, "end": None, "date": "no date", "title": r["label"], "seen": "", "row": r} for r in (sources.row("commitments", k) for k in UNDATED)]
    accord = [{"lane": "accord", **_span(r["date"].split(" ")[0]), "date": r["date"], "title": r["document"], "seen": f"{r['source']}: {r['how_well_seen']}", "row": r, "tag": r["document"]}
              for r in sources.table("context-accord-terms").to_dict("records") if "quota" in r["bears_on"]]
    record = [{"lane": "record", **_span(r["date"]), "date": r["date"], "title": _uncomputed(r["fact"]), "seen": r["how_well_seen"], "row": r} for r in sources.table("context-quota-record").to_dict("records")]
    matrix = [{"lane": "matrix", **_span(r["year"].replace("-", "/")), "date": r["year"], "title": r["label_or_fact"], "seen": "one source", "row": r,
               "tag": r["label_or_fact"] if len(r["label_or_fact"]) < 20 else "facts, and no label that we saw"}
              for r in sources.table("context-implementation-status").query("provision == @PROVISION").to_dict("records")]
    found = [m for lane in (events, undated, accord, record, matrix) for m in lane]
    return [{"number": n, "tag": "", **m} for n, m in enumerate(found, 1)]


def _case(row):
    b = dates.bounds(row)
    start, end = (d.year + (d.timetuple().tm_yday - 1) / 365.25 for d in (b.earliest, b.latest))
    return {"lane": "case", "start": start, "end": end + 1 / 365.25, "date": dates.short(row), "title": row["title"], "seen": "", "row": row}


def _span(text):
    """The bounds of "1998", "1998-02", "1998-02-11" or "2000/2001" as years with fractions."""
    first, _, last = text.partition("/")
    a, b = dates.span(first), dates.span(last or first)
    number = lambda d: d.year + (d.timetuple().tm_yday - 1) / 365.25
    return {"start": number(a[0]), "end": number(b[1]) + 1 / 365.25}


def _uncomputed(fact):
    """A fact without the share that the record adds in brackets: the lesson asks for it later."""
    return re.sub(r" \(30 per cent of 18 is [\d.]+\)", "", fact)


def short(title, most=70):
    """A title for a list: its first words."""
    return title if len(title) <= most else title[:most].rsplit(" ", 1)[0].rstrip(",;") + " …"


def card(mark):
    """One mark with all that is known of it, as HTML."""
    r = mark["row"]
    if mark["lane"] == "case":
        return f'<p style="margin:0.6em 0 0.2em 0"><strong>{show.escape(mark["title"])}</strong></p>{show.quote_html(r)}'
    told = {"accord": f"{r.get('document')}. What it says on the quota stands in the table of the accord's own texts (Round 4)", "record": mark["title"], "matrix": r.get("label_or_fact")}[mark["lane"]]
    source = {"accord": r.get("source"), "record": r.get("source"), "matrix": "Kroc Institute, Peace Accords Matrix: " + PROVISION}[mark["lane"]]
    seen = r["how_well_seen"] if mark["lane"] == "accord" else mark["seen"]
    return (f'<p style="margin:0.6em 0 0.2em 0"><strong>From outside the case: {show.escape(mark["date"])}</strong></p><p>{show.escape(told)}.</p>'
            f"<p>Source: {show.escape(source)}. How well seen: {show.escape(seen)}.</p>")


def rows_html(found, caption):
    """Marks as a table."""
    rows = [(str(m["number"]), m["date"], LANES[m["lane"]].replace("\n", " "), m["title"], m["seen"] or f"{sources.speaker(m['row'])}; {sources.cite(m['row'])}") for m in found]
    return show.rows_html(rows, caption, ["No.", "Date", "Lane", "What is told", "Said by and where, or how well seen"], [6, 16, 16, 38, 24])


def accord_terms(bears_on="quota", fold=False):
    """What the accord's own texts say on a matter, in our words, from outside the case. `fold`: closed at first. Out: Html."""
    rows = [(r["document"], r["date"], r["term_in_our_words"], r["source"], r["how_well_seen"]) for r in sources.table("context-accord-terms").to_dict("records") if bears_on in r["bears_on"]]
    out = _outside(rows, "From outside the case: what the accord's texts say, in our words", ["Document", "Date", "What it says, in our words", "Source", "How well seen"], [20, 15, 37, 16, 12])
    return show.Html(show.details("Open: what is told of the accord's own texts", out.html), out.text) if fold else out


def quota_posts():
    """Who is named with a post, from outside the case. Out: Html."""
    rows = [(r["person"], r["post"], r["since"], r["fate"], r["source"], r["how_well_seen"]) for r in sources.table("context-quota-posts").to_dict("records")]
    return _outside(rows, f"From outside the case: {len(rows)} persons named with a post (not a complete list)", ["Person", "Post", "Since", "What became of it", "Source", "How well seen"], [19, 21, 11, 17, 20, 12])


def quota_record():
    """The outside record of the quota with sources and marks. Out: Html."""
    rows = [(r["date"], r["fact"], r["source"], r["how_well_seen"]) for r in sources.table("context-quota-record").to_dict("records")]
    return _outside(rows, "From outside the case: the quota, year by year", ["Date", "What is told", "Source", "How well seen"], [12, 50, 24, 14])


def matrix_status(without=(), only=(), fold=False):
    """The yearly status of provisions by an independent matrix, from outside the case; `without`: provisions to leave out; `only`: the
    ones to keep, all when empty; `fold`: closed at first. Behind a line that opens: the addresses of its pages. Out: Html."""
    rows, pages, address = [], [], ""
    for r in sources.table("context-implementation-status").to_dict("records"):
        address = address if r["source_url"] == "same" else r["source_url"]  # "same": the page of the row above
        if r["provision"] not in without and (not only or r["provision"] in only):
            rows.append((r["provision"], r["year"], r["label_or_fact"], "one source: the matrix"))
            pages.append(f"{r['provision']}, {r['year']}: {address}")
    out = _outside(rows, "From outside the case: status of provisions by the Kroc Institute's Peace Accords Matrix", ["Provision", "Year", "Label, or facts where no label was seen", "How well seen"], [26, 13, 46, 15])
    listed = "".join(f'<li style="overflow-wrap:anywhere">{show.escape(p)}</li>' for p in pages)
    html = out.html + show.details("Open: the addresses of these pages", f"<ul>{listed}</ul>")
    return show.Html(show.details("Open: what the matrix says, year by year", html) if fold else html, out.text)


def _outside(rows, caption, headings, widths):
    return show.Html(show.rows_html(rows, caption, headings, widths), "\n".join([caption, *(" | ".join(map(str, r)) for r in rows)]))
