"""A case of the reader's own, drawn at once: its chronology with the timeline of lesson 01, its actors and their ties."""

from .. import dates, show, sources
from ..figures import circle
from . import chronology_view

EMPTY = "No row has a date yet: fill in events.csv, columns start and end."


def span(events):
    """The first and the last year that the dated events allow, or None. In: rows of `events`."""
    found = [b for b in (dates.bounds(e) for e in events) if b]
    return (min(b.earliest.year for b in found), max(b.latest.year for b in found)) if found else None


def own_chronology():
    """Show the timeline of your own case, with the controls of lesson 01."""
    years = span(sources.table("events").to_dict("records"))
    if years is None:
        return show.Html(show.status(EMPTY), EMPTY)
    period = f"{years[0]} to {years[1]}"
    model = chronology_view.Chronology({period: (years[0], years[1] + 0.999)})
    found = model.matching(period=period, scope="all")
    html = (model.figure(found, period, "all") + f"<p>{show.escape(model.summary(found))}</p><p><em>{chronology_view.MOVE}</em></p>"
            + show.details("The same as a table", model.list_html(found)))
    panel = chronology_view.panel(model)
    panel.controls["scope"].value = "all"
    show.live(panel, html, f"Timeline of your case. {model.summary(found)}")
    return None


def own_actors():
    """The actors of your own case and their ties as a picture and as a table with sentences. Out: Html."""
    actors = {r["actor"]: r["name"] for r in sources.table("actors").to_dict("records")}
    ties = sources.table("relations").to_dict("records")
    tied = [a for a in actors if any(a in (t["source"], t["target"]) for t in ties)][:circle.MOST]
    shown = {a: actors[a] for a in (tied or list(actors)[:circle.MOST])}
    if not shown:
        line = "No actor yet: fill in actors.csv."
        return show.Html(show.status(line), line)
    rows = [(actors.get(t["source"], t["source"]), circle.SIGNS[int(t["sign"])][0], actors.get(t["target"], t["target"]), dates.short(t), f"“{t['quote']}” ({show.said(t)})") for t in ties]
    told = "; ".join(f"{source} {sign} {target}" for source, sign, target, *_ in rows[:12]) or "no tie yet"
    alt = f"{len(shown)} actors on a circle and {len(rows)} ties between them: {told}."
    picture = show.figure_html(circle.draw(shown, [(t["source"], t["target"], int(t["sign"])) for t in ties]), alt, "Your actors and the ties that your sentences carry.", circle.WIDTH, circle.HEIGHT)
    names = show.rows_html([(r["name"], r["role"], sources.speaker(r), sources.cite(r)) for r in sources.table("actors").to_dict("records")], "Your actors",
                           ["Name", "What it is", "Said by", "Where"], [24, 36, 20, 20])
    table = show.rows_html(rows, "Your ties, with their sentences", ["Who", "How", "To whom", "Date", "The sentence"], [18, 10, 18, 14, 40]) if rows else ""
    return show.Html(picture + table + names, alt)
