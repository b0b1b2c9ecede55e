"""A case of the reader's own, drawn at once: its chronology with the timeline of lesson 01, its actors and their ties."""

from .. import dates, own_case, show, sources
from ..figures import circle, timeline
from . import chronology_view

EMPTY = "No event has a date yet: fill in events.csv, columns start and end."
MOST = 200
"""Rows of a handed-in table that are shown."""
MARGIN = 0.025
"""Room beyond both ends of the time axis, so that no mark is cut in half."""


def said(line):
    """A line instead of a picture."""
    return show.Html(show.status(line), line)


def periods(events):
    """{name: (from, to)} to choose from: all years, then decades (for a short case single years, for a long one fifty years or more) in
    which something is dated. In: rows of `events`; one must have a date."""
    first, last = own_case.span(events)
    step = next(n for n in (1, 10, 50, 100, 1000) if (last - first) / n <= 12)
    found = {f"{first} to {last}" if first < last else str(first): (first, last + 0.999)}
    for begin in range(first - first % step, last + 1, step):
        low, high = max(begin, first), min(begin + step - 1, last)
        if any(timeline.in_period(e, low, high + 0.999) for e in events):
            found.setdefault(f"{low} to {high}" if low < high else str(low), (low, high + 0.999))
    return found


class OwnChronology(chronology_view.Chronology):
    """The model of the timeline for a case of one's own. In: an OwnCase; one event must have a date."""

    def __init__(self, case):
        super().__init__(periods(case.records("events")), case)
        self.first = next(iter(self.periods))

    def timeline(self, events, span):
        return timeline.Timeline(events, self.stages, span, self.disputed, MARGIN, self.key())

    def key(self):
        """The entries of the key that a picture of this case can need."""
        dated = [(e, b) for e in self.rows for b in [dates.bounds(e)] if b]
        found = {e["precision"] if e["precision"] in ("day", "month", "season") else "span" for e, _ in dated}
        found |= {side for _, b in dated for side, there in (("left", b.open_left), ("right", b.open_right)) if there}
        return {"chosen", "left out"} | found | ({"disputed"} if self.disputed else set()) | ({"year only"} if timeline.has_hatches(self.stages) else set())


def own_chronology():
    """Show the timeline of the case in use, with the controls of lesson 01; without one, a line."""
    case = own_case.in_use()
    if case is None:
        return said(own_case.NONE)
    if own_case.span(case.records("events")) is None:
        return said(EMPTY)
    model = OwnChronology(case)
    found = model.matching(period=model.first, scope="all")
    html = (model.figure(found, model.first, "all") + f"<p>{show.escape(model.summary(found))}</p><p><em>{chronology_view.MOVE}</em></p>"
            + show.details("The same as a table", model.list_html(found)))
    panel = chronology_view.panel(model)
    panel.controls["scope"].value = "all"
    show.live(panel, html, f"Timeline of {case.name}. {model.summary(found)}")
    return None


def own_actors():
    """The actors of the case in use and their ties as a picture and as a table with sentences. Out: Html."""
    case = own_case.in_use()
    return said(own_case.NONE) if case is None else actors_html(case)


def actors_html(case):
    """The same for any OwnCase."""
    actors = {r["actor"]: r["name"] for r in case.records("actors")}
    ties = case.table("relations").to_dict("records")
    if not actors:
        return said("No actor yet: fill in actors.csv.")
    often = sorted(actors, key=lambda a: -sum(a in (t["source"], t["target"]) for t in ties))[:circle.MOST]
    drawn = {a: name for a, name in actors.items() if a in often}
    rows = [(actors[t["source"]], f"{t['relation']} ({circle.SIGNS[int(t['sign'])][0]})", actors[t["target"]], dates.short(t), f"“{t['quote']}” ({show.said(t, case)})") for t in ties]
    told = "; ".join(f"{source} – {how} – {target}" for source, how, target, *_ in rows[:12]) or "no tie yet"
    rest = f" {show.count(len(actors) - len(drawn), 'more actor')}, with the fewest ties, stand in the table only." if len(drawn) < len(actors) else ""
    alt = f"{show.count(len(drawn), 'actor')} on a circle and {show.count(len(rows), 'tie')} between them: {told}{'; and others' if len(rows) > 12 else ''}."
    picture = show.figure_html(circle.draw(drawn, [(t["source"], t["target"], int(t["sign"])) for t in ties]), alt, f"The actors of {case.name} and the ties that its sentences carry.{rest}",
                               circle.WIDTH, circle.HEIGHT)
    names = show.rows_html([(r["name"], r["role"], sources.speaker(r), case.cite(r)) for r in case.records("actors")], "The actors", ["Name", "What it is", "Said by", "Where"], [24, 36, 20, 20])
    table = show.rows_html(rows, "The ties, with their sentences", ["Who", "How", "To whom", "Date", "The sentence"], [18, 14, 18, 14, 36]) if rows else ""
    return show.Html(picture + table + names, alt)


def case_html(name, files):
    """A case that somebody handed in, for a teacher: what it holds, its timeline, its actors and ties, or what keeps it from being drawn
    and its rows as they stand. In: the case's name; {file name: text}. Out: HTML."""
    case, checked = own_case.read(name, {file: text.encode("utf-8") for file, text in files.items()})
    notes = "".join(f"<p>{show.escape(note)}</p>" for note in checked.notes)
    if case is None:
        faults = "".join(f"<li>{show.escape(one)}</li>" for one in checked.faults)
        rows = "".join(_as_it_stands(table, found) for table, found in checked.tables.items() if found)
        return f"<p>{show.escape(name)}: not drawn, {show.count(len(checked.faults), 'thing')} to mend.</p>" + show.details("What is to mend", f"<ul>{faults}</ul>") + notes + rows
    drawn = "<p>No event has a date.</p>"
    if own_case.span(case.records("events")):
        model = OwnChronology(case)
        found = model.matching(period=model.first, scope="all")
        drawn = model.figure(found, model.first, "all") + show.details("The events as a table, with their sentences", _sentences(model, case))
    return f"<p>{show.escape(name)}: {show.escape(case.counts())}.</p>{notes}{drawn}{actors_html(case).html}"


def _sentences(model, case):
    rows = [(dates.short(e), e["title"], f"“{e['quote']}” ({show.said(e, case)})") for e in model.rows[:MOST]]
    return show.rows_html(rows, "The events", ["Date", "What happened", "The sentence"], [18, 34, 48])


def _as_it_stands(table, found):
    columns = [c for c in found[0] if any(row[c] for row in found)]
    rows = [[row[c][:300] for c in columns] for row in found[:MOST]]
    return show.details(f"{table}: {show.count(len(found), 'row')} as they stand", show.rows_html(rows, table, columns)) if columns else ""
