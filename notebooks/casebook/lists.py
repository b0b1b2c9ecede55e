"""Tables of the case as readable lists: what happened when, who is who, what is in dispute."""

from . import dates, show, sources

DATED = ("dates", "order", "lengths", "anachronism")
"""Kinds of discrepancy that touch a chronology."""


def chronicle(events, caption):
    """Rows of `events` as a list in order of time: date, what happened, who says so, where it stands.

    In: rows of `events` (any filter of `table("events")`); a caption. Out: Html.
    """
    rows = [(dates.short(e), e["title"], sources.speaker(e), sources.cite(e))
            for e in sorted(events.to_dict("records"), key=dates.sort_key)]
    return _table(rows, caption, ["Date", "What happened", "Said by", "Where in the case"])


def key_events(first, last):
    """The key events that begin in the years `first` to `last`, both counted. Out: Html."""
    events = sources.table("events")
    keep = [e["weight"] == "key" and (b := dates.bounds(e)) is not None and first <= b.earliest.year <= last for e in events.to_dict("records")]
    return chronicle(events.loc[keep], f"Key events that begin in {first} to {last}")


def who(*keys):
    """A short list of actors: name, what each is in the case, where it stands. Raises UnknownName."""
    rows = [(a["name"], a["role"], sources.cite(a)) for a in (sources.row("actors", k) for k in keys)]
    return _table(rows, "Names you will meet", ["Name", "What it is in the case", "Where in the case"])


def stages():
    """The stages of the war and of the peace efforts, as the case gives them. Out: Html."""
    rows = [(s["title"], s["date_text"], s["summary"], sources.cite(s)) for s in sources.table("stages").to_dict("records")]
    return _table(rows, "Stages of the war and of the peace efforts", ["Stage", "From and to, as the text puts it", "What marks it", "Where in the case"])


def disputes(*keys):
    """Entries of the register of discrepancies with both readings. Out: Html.

    In: their names; without any, all on dates, order and length that are more than apparent, behind a line that opens.
    Raises UnknownName.
    """
    headings = ["What is in dispute", "One reading", "Another reading", "How one may see it"]
    found = [sources.row("discrepancies", k) for k in keys] or disputed().to_dict("records")
    rows = [(d["topic"], _reading(d, "a"), _reading(d, "b"), _seen(d)) for d in found]
    out = _table(rows, f"In dispute: {len(rows)} {'entry' if len(rows) == 1 else 'entries'} of the register", headings, [16, 26, 26, 32])
    return out if keys else show.Html(show.details(f"Open all {len(rows)} entries on dates, order and length", out.html), out.text)


def disputed(case=sources.COLLECTION):
    """The entries of a case's register on dates, order, length and anachronism that are contradictions or tensions."""
    register = case.table("discrepancies")
    return register[register["kind"].isin(DATED) & register["verdict"].isin(["contradiction", "tension"])]


def _seen(entry):
    beyond = "" if entry["resolution"] == "open" else f" From outside the case: {outside(entry)}"
    return f"{entry['note']} ({entry['verdict'].capitalize()}.){beyond}"


def outside(entry):
    """What an outside source says to an entry of the register, with its source; "open" when nothing is known."""
    return "open" if entry["resolution"] == "open" else f"{entry['resolution']} ({entry['resolution_source']})"


def _reading(entry, side):
    quote = entry[f"quote_{side}"]
    return f"“{quote}” {sources.place(entry[f'section_{side}'], entry[f'paragraph_{side}'])}" if quote else "(the sentence itself, or the calendar)"


def _table(rows, caption, headings, widths=None):
    text = "\n".join([caption, *(" | ".join(map(str, r)) for r in rows)])
    return show.Html(show.rows_html(rows, caption, headings, widths), text)
