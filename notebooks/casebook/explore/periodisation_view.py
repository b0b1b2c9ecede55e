"""Build your own periodisation: where would you cut the story, and what would you call the parts?"""

from .. import dates, show, sources
from ..figures import periods

MOST = 6
START = [(1992, 5), (1993, 3), (1997, 6)]
MOVE = "Run this cell to set your own cuts: how many periods, where each begins, what you call it. What you set is saved."


class Periodisation:
    """The logic: which events fall into which period. No widgets."""

    def __init__(self):
        events = sources.table("events")
        self.events = events[events["precision"] != "undated"]
        self.picture = periods.Periods(self.events, sources.table("stages"))

    def clean(self, cuts):
        """Cuts as decimal years, in order, each once, inside the figure."""
        years = sorted({y + (m - 1) / 12 for y, m in cuts})
        return [y for y in years if periods.LOW < y < periods.HIGH]

    def rows(self, cuts, names):
        """One row a period: name, number of events that begin in it, of which fighting or attacks, talks, dialogue, first key event."""
        edges = [-9999, *cuts, 9999]
        out = []
        for name, a, b in zip(names, edges, edges[1:]):
            inside = [e for e in self.events.to_dict("records") if e["start"] and a <= dates.decimal_year(dates.bounds(e).earliest) < b]
            kinds = [e["kind"] for e in inside]
            key = [e for e in inside if e["weight"] == "key"]
            out.append((name, len(inside), sum(k in ("fighting", "atrocity") for k in kinds), sum(k in ("talks", "agreement") for k in kinds),
                        kinds.count("dialogue"), f"{key[0]['title']} ({dates.short(key[0])})" if key else "none"))
        return out

    def html(self, cuts, names):
        """Picture and table for one choice."""
        alt = periods.describe(self.picture.counts, cuts, names)
        figure = show.figure_html(self.picture.frame(cuts, names), alt, "Three ways to cut up the same events. Bars count only events dated to the season or better.",
                                  periods.WIDTH, periods.HEIGHT)
        table = show.rows_html(self.rows(cuts, names), "What your periods hold (events that begin in each)",
                               ["Period", "Events", "Fighting and attacks", "Talks and agreements", "Unofficial dialogue", "First key event"])
        return figure + table


def default_names(n):
    """Names for `n` periods before the learner gives better ones."""
    return [f"Period {i}" for i in range(1, n + 1)]


def periodisation():
    """Show the builder; without a kernel, the case's own cuts as an example."""
    model = Periodisation()
    cuts = model.clean(START)
    html = model.html(cuts, default_names(len(cuts) + 1)) + f"<p><em>{MOVE}</em></p>"
    show.live(panel(model), html, "Build your own periods. " + MOVE)


def panel(model):
    """The widgets. In: a Periodisation. Out: a widget with `controls` for tests."""
    from ..workbook import workbook
    from . import parts

    book = workbook("01_chronology")
    stored = saved_value(book)
    cuts0, names0 = stored["cuts"], stored["names"]
    how_many = parts.dropdown("How many periods", list(range(2, MOST + 1)), len(names0))
    years = [parts.number(f"Period {i + 2} begins in year", y, periods.LOW, periods.HIGH - 1, "230px") for i, (y, m) in enumerate(cuts0)]
    months = [parts.dropdown("month", [(name, n + 1) for n, name in enumerate(dates.MONTHS)], m, "190px") for y, m in cuts0]
    names = [parts.text(f"Name of period {i + 1}", n) for i, n in enumerate(names0)]
    for i in range(len(years), MOST - 1):
        years.append(parts.number(f"Period {i + 2} begins in year", 1998 + i, periods.LOW, periods.HIGH - 1, "230px"))
        months.append(parts.dropdown("month", [(name, n + 1) for n, name in enumerate(dates.MONTHS)], 1, "190px"))
    for i in range(len(names), MOST):
        names.append(parts.text(f"Name of period {i + 1}", f"Period {i + 1}"))
    lines = [parts.line(names[0])] + [parts.line(years[i], months[i], names[i + 1]) for i in range(MOST - 1)]
    view, words = parts.html(), parts.html()

    def refresh(change=None):
        n = how_many.value
        for i, row in enumerate(lines):
            row.layout.display = "" if i < n else "none"
        raw = [(years[i].value, months[i].value) for i in range(n - 1)]
        cuts = model.clean(raw)
        order = sorted(range(n - 1), key=lambda i: raw[i])
        chosen = [names[0].value or "Period 1"] + [names[i + 1].value or f"Period {i + 2}" for i in order]
        note = ""
        if len(cuts) < n - 1:
            note = "Two cuts fall on the same month, so one period is empty: move one of them. "
            chosen = chosen[:len(cuts) + 1]
        view.value = model.html(cuts, chosen)
        if change is not None:
            book.record("chronology.own-periods", {"cuts": raw, "names": [t.value for t in names[:n]]}, kind="periods")
        words.value = show.status(note + book.status_line())

    for control in [how_many, *years, *months, *names]:
        control.observe(refresh, "value")
    refresh()
    out = parts.column(how_many, *lines, words, view)
    out.controls = {"how_many": how_many, "years": years, "months": months, "names": names, "words": words, "view": view}
    return out


def saved_value(book):
    """The cuts and names that the learner saved, or the case's stages of the war to begin with."""
    answer = book.answer("chronology.own-periods")
    value = (answer or {}).get("latest", {}).get("value") if answer else None
    if isinstance(value, dict) and value.get("cuts") and len(value.get("names", [])) == len(value["cuts"]) + 1:
        return value
    return {"cuts": START, "names": default_names(len(START) + 1)}
