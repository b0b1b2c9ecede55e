"""Build your own periodisation: where would you cut the story, and what would you call the parts?"""

from datetime import date

from .. import dates, show, sources
from ..alone import alone
from ..figures import periods

MOST = 6
START = [(1995, 1)]  # an arbitrary cut: the learner is to find a better one
MOVE = "Run this cell to set your own cuts: how many periods, where each begins, what you call it. What you set is saved."


class Periodisation:
    """The logic: which events fall into which period. No widgets."""

    def __init__(self):
        events = sources.table("events")
        self.events = events[events["precision"] != "undated"]
        self.rows_in_time = sorted(self.events.to_dict("records"), key=dates.sort_key)
        self.picture = periods.Periods(self.events, sources.table("stages"))

    def clean(self, cuts):
        """Cuts as decimal years, in order, each once, inside the figure."""
        years = sorted({dates.decimal_year(date(y, m, 1)) for y, m in cuts})
        return [y for y in years if periods.LOW < y < periods.HIGH]

    def beginnings(self):
        """(row, first, last) for each dated event: between which moments it must have begun."""
        for e in self.rows_in_time:
            if e["start"]:
                first, last = (dates.decimal_year(day) for day in dates.span(e["start"]))
                yield e, first, last

    def rows(self, cuts, names):
        """One row a period: name, number of events that must have begun in it, of which fighting or attacks, talks,
        dialogue, first key event; and last how many are dated too loosely to belong to one period only."""
        edges = [-9999, *cuts, 9999]
        out, placed = [], 0
        for name, a, b in zip(names, edges, edges[1:]):
            inside = [e for e, first, last in self.beginnings() if a <= first and last < b]
            placed += len(inside)
            kinds = [e["kind"] for e in inside]
            key = [e for e in inside if e["weight"] == "key"]
            out.append((name, len(inside), sum(k in ("fighting", "atrocity") for k in kinds), sum(k in ("talks", "agreement") for k in kinds),
                        kinds.count("dialogue"), f"{key[0]['title']} ({dates.short(key[0])})" if key else "none"))
        loose = sum(1 for _ in self.beginnings()) - placed
        return [*out, ("dated too loosely for one period", loose, "", "", "", "")]

    def html(self, cuts, names):
        """Picture and table for one choice."""
        alt = periods.describe(self.picture.counts, cuts, names)
        figure = show.figure_html(self.picture.frame(cuts, names), alt, "Three ways to cut up the same events. Bars count only events dated to the season or better.",
                                  periods.WIDTH, periods.HEIGHT)
        table = show.rows_html(self.rows(cuts, names), "What your periods hold (events that must have begun in each)",
                               ["Period", "Events", "Fighting and attacks", "Talks and agreements", "Unofficial dialogue", "First key event"], [20, 9, 12, 13, 13, 33])
        return figure + table


def default_names(n):
    """Names for `n` periods before the learner gives better ones."""
    return [f"Period {i}" for i in range(1, n + 1)]


def periodisation():
    """Show the builder; without a kernel, one arbitrary cut as an example."""
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
    span = f"{periods.LOW} to {periods.HIGH - 1}"
    years = [parts.number(f"Period {i + 2} begins in year ({span})", 1995, periods.LOW, periods.HIGH - 1, "345px") for i in range(MOST - 1)]
    months = [parts.dropdown("month", [(name, n + 1) for n, name in enumerate(dates.MONTHS)], width="190px") for _ in range(MOST - 1)]
    names = [parts.text(f"Name of period {i + 1}") for i in range(MOST)]
    again = parts.button("Start again")
    lines = [parts.line(names[0])] + [parts.line(years[i], months[i], names[i + 1]) for i in range(MOST - 1)]
    view, words = parts.html(), parts.html()
    busy = []

    def fill(cuts, titles):
        busy.append(1)
        how_many.value = len(titles)
        for i in range(MOST - 1):
            years[i].value, months[i].value = cuts[i] if i < len(cuts) else (min(1997 + 2 * i, periods.HIGH - 1), 1)
        for i in range(MOST):
            names[i].value = titles[i] if i < len(titles) else f"Period {i + 1}"
        busy.clear()

    def refresh(change=None):
        if busy:
            return
        n = how_many.value
        for i, row in enumerate(lines):
            row.layout.display = "" if i < n else "none"
        raw = [(years[i].value, months[i].value) for i in range(n - 1)]
        cuts = model.clean(raw)
        order = sorted(range(n - 1), key=lambda i: raw[i])
        chosen = [names[0].value or "Period 1"] + [names[i + 1].value or f"Period {i + 2}" for i in order]
        note = ""
        if len(cuts) < n - 1:
            note = f"Two cuts fall on the same month, or one on the very beginning in {periods.LOW}, so one period is empty: move one of them. "
            chosen = chosen[:len(cuts) + 1]
        elif raw != sorted(raw):
            late = next(i for i in range(1, n - 1) if raw[i] < raw[i - 1])
            note = f"Period {late + 2} begins before period {late + 1}. The picture shows them in order of time, each under its name. "
        view.value = model.html(cuts, chosen)
        if change is not None:
            book.record("chronology.own-periods", {"cuts": raw, "names": [t.value for t in names[:n]]}, kind="periods")
        words.value = show.status(note + book.status_line("chronology.own-periods"))

    def restart(_):
        fill(START, default_names(len(START) + 1))
        refresh({})

    fill(cuts0, names0)
    for control in [how_many, *years, *months, *names]:
        control.observe(alone(refresh), "value")
    again.on_click(alone(restart))
    refresh()
    out = parts.column(parts.line(how_many, again), *lines, words, view)
    out.controls = {"how_many": how_many, "years": years, "months": months, "names": names, "again": again, "words": words, "view": view}
    return out


def saved_value(book):
    """The cuts and names that the learner saved, or one arbitrary cut to begin with."""
    answer = book.answer("chronology.own-periods")
    value = (answer or {}).get("latest", {}).get("value") if answer else None
    if isinstance(value, dict) and value.get("cuts") and len(value.get("names", [])) == len(value["cuts"]) + 1:
        return value
    return {"cuts": START, "names": default_names(len(START) + 1)}
