"""The chronology as a view that moves: choose a period, filter, pick an event, read its sentence."""

from functools import lru_cache

from .. import dates, lists, show, sources
from ..figures import timeline

EVERY = ""
SCOPES = {"key events only": "key", "every event": "all"}
NONE = "(none chosen)"
FIRST = "1989 to 2010"
MOVE = "Run this cell to move the timeline: choose a period, filter, and pick an event to read its sentence."
MOST = 1000
"""Events that one timeline holds; of a longer table of one's own it takes so many, evenly through time, and says so."""
ROOM = "3em"  # for the longest summary, so that the picture below it stays where it is


class Chronology:
    """The state and the pictures of the exploration; knows nothing of widgets.

    `matching(**filters)` gives rows as dicts; `figure`, `summary`, `card` and `list_html` show them.
    """

    def __init__(self, periods=timeline.PERIODS, case=sources.COLLECTION):
        self.periods, self.case = periods, case
        self.widest = max(periods, key=lambda name: periods[name][1] - periods[name][0])
        self.stages = case.table("stages")
        rows = sorted(case.records("events"), key=dates.sort_key)
        self.all = len(rows)
        self.rows = [rows[n * self.all // MOST] for n in range(MOST)] if self.all > MOST else rows
        events = case.table("events")
        self.events = events[events["event"].isin({e["event"] for e in self.rows})] if self.all > MOST else events
        self.disputed = disputed_events(case)
        self._timelines = {}
        self.address = lru_cache(maxsize=64)(self._address)

    def matching(self, period=FIRST, scope="key", kind=EVERY, war=EVERY, peace=EVERY, actor=EVERY, place=EVERY, disputed=False):
        """The rows that pass every filter, in order of time. Undated rows join the widest period only."""
        low, high = self.periods[period]
        wanted = {c: v for c, v in (("war_stage", war), ("peace_stage", peace), ("actors", actor), ("places", place)) if v}
        return [e for e in self.rows
                if (scope == "all" or e["weight"] == "key") and (not kind or e["kind"] == kind) and (not disputed or e["event"] in self.disputed)
                and (timeline.in_period(e, low, high) or period == self.widest and e["precision"] == "undated")
                and all(v in sources.split(e[c]) for c, v in wanted.items())]

    def _address(self, period, scope, shown, selected):
        key = period, scope
        if key not in self._timelines:
            events = self.events if scope == "all" else self.events[self.events["weight"] == "key"]
            self._timelines[key] = self.timeline(events, self.periods[period])
        return self._timelines[key].frame(shown, selected)

    def timeline(self, events, span):
        """The kept picture of `events` from the year span[0] to span[1]."""
        return timeline.Timeline(events, self.stages, span, self.disputed)

    def figure(self, found, period=FIRST, scope="key", selected=""):
        """The picture of the rows `found`, with its words, as HTML."""
        alt = timeline.describe(found, self.periods[period], selected, self.disputed, timeline.strip_words(self.stages))
        address = self.address(period, scope, frozenset(e["event"] for e in found), selected)
        hatched = " Hatched strips: the case gives the year only." if timeline.has_hatches(self.stages) else ""
        caption = f"Events of the case by kind, drawn no more exactly than the text dates them.{hatched}"
        return show.figure_html(address, alt, caption, timeline.WIDTH, timeline.HEIGHT)

    def summary(self, found):
        """The view in a few sentences."""
        if not found:
            return "No event fits these filters. Take one filter back."
        exact = {p: sum(dates.known_to(e) == p for e in found) for p in ("day", "month", "undated")}
        told = sum(e["attribution"] != "" for e in found)
        doubt = f" {sum(e['event'] in self.disputed for e in found)} with a date or an order in dispute." if self.case.records("discrepancies") else ""
        undated = f" {exact['undated']} have no date and are listed last, not drawn." if exact["undated"] else ""
        taken = f" The table has {self.all:,} events; this timeline takes {MOST:,} of them, evenly through time." if self.all > MOST else ""
        return (f"{show.count(len(found), 'event')} shown.{taken} {exact['day']} dated to the day, {exact['month']} to the month, "
                f"{len(found) - sum(exact.values())} less exactly.{undated} {told} told on somebody else's word, the others by the authors.{doubt}")

    def card(self, key):
        """One event: date, stages, who, where, its sentence and what disputes it."""
        e = self.case.row("events", key)
        facts = [("Date in the text", f"“{e['date_text']}” ({dates.in_words(e)})"), ("Kind", timeline.KINDS[e["kind"]]),
                 ("Stage of the war", _stages(self.stages, e["war_stage"])), ("Stage of the peace efforts", _stages(self.stages, e["peace_stage"])),
                 ("Who", self.case.labels("actors", e["actors"])), ("Where", self.case.labels("places", e["places"]))]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts if v)
        return (f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(e["title"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>'
                f"{show.quote_html(e, self.case)}{reading_html(self.case.discrepancies_of(e), self.case)}")

    def list_html(self, found):
        """The matching events as a table."""
        rows = [(dates.short(e), e["title"], timeline.KINDS[e["kind"]], sources.speaker(e), self.case.cite(e)) for e in found]
        return show.rows_html(rows, f"The {show.count(len(found), 'event')} shown", ["Date", "What happened", "Kind", "Said by", "Where in the case"])


def disputed_events(case=sources.COLLECTION):
    """The ids of events whose date, order or length a case's register of discrepancies disputes."""
    return {e for cell in lists.disputed(case)["events"] for e in sources.split(cell)}


def _stages(stages, cell):
    titles = dict(zip(stages["stage"], stages["title"]))
    return " or ".join(titles[s] for s in sources.split(cell))


def reading_html(found, case=sources.COLLECTION):
    """Entries of a case's register of discrepancies as a list with both readings; nothing when there is none."""
    if found.empty:
        return ""
    parts = []
    for d in found.to_dict("records"):
        other = f"<br>Another reading: {_reading(d, 'b', case)}" if d["quote_b"] else ""
        beyond = "" if d["resolution"] == "open" else f"<br><strong>From outside the case:</strong> {show.escape(lists.outside(d))}"
        parts.append(f"<li>One reading: {_reading(d, 'a', case)}{other}<br>{show.escape(d['note'])} (Our judgement: {show.escape(d['verdict'])}.){beyond}</li>")
    return f'<div style="margin:0.4em 0"><strong>In dispute</strong><ul style="margin:0.2em 0;padding-left:1.2em">{"".join(parts)}</ul></div>'


def _reading(entry, side, case):
    where = case.place(entry[f"section_{side}"], entry[f"paragraph_{side}"])
    return f"“{show.escape(entry[f'quote_{side}'])}” <cite>{show.escape(where)}</cite>"


def chronology():
    """Show the timeline with its controls; without a kernel, the same picture, words and table."""
    model = Chronology()
    found = model.matching()
    html = (model.figure(found) + f"<p>{show.escape(model.summary(found))}</p><p><em>{MOVE}</em></p>"
            + show.details("The same as a table", model.list_html(found)))
    show.live(panel(model), html, f"Timeline. {model.summary(found)}")


def panel(model):
    """The widgets of the exploration. In: a Chronology. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    events, stages, case = model.events, model.stages, model.case
    used = lambda column: sorted({v for cell in events[column] for v in sources.split(cell)}, key=lambda v: case.label(column, v).lower())
    of = lambda scheme: [(s["title"], s["stage"]) for s in stages.to_dict("records") if s["scheme"] == scheme]
    controls = {"period": parts.dropdown("Period", list(model.periods)), "scope": parts.dropdown("Events", list(SCOPES.items()))}
    lists_of = {  # a list without an entry is left out: a case of one's own may have no stages, or name no place
        "kind": ("Kind", [(name, k) for k, name in timeline.KINDS.items()], "270px"), "war": ("Stage of the war", of("war"), "360px"),
        "peace": ("Stage of peace efforts", of("peace"), "420px"), "actor": ("Who", [(case.label("actors", a), a) for a in used("actors")], "360px"),
        "place": ("Where", [(case.label("places", p), p) for p in used("places")], "270px"),
    }
    controls |= {name: parts.dropdown(label, [("all", EVERY), *entries], width=width) for name, (label, entries, width) in lists_of.items() if entries}
    if model.disputed:
        controls["disputed"] = parts.checkbox("Only where date or order is in dispute")

    @lru_cache(maxsize=1)
    def filtered(*filters):
        """What the filters alone decide, made once however many events are then picked: rows, words, entries of the list, table."""
        found = model.matching(**dict(filters))
        return (found, model.summary(found), [(f"{dates.short(e)}: {e['title']}", e["event"]) for e in found], show.details("The same as a table", model.list_html(found)))

    def seen(state, chosen):
        found, words, _, listing = filtered(*state.items())
        told = f" Chosen: {case.row('events', chosen)['title']}." if chosen else ""
        return {"words": show.status(words + told, room=ROOM), "picture": model.figure(found, state["period"], state["scope"], chosen),
                "card": model.card(chosen) if chosen else "", "listing": listing}

    entries = lambda state: filtered(*state.items())[2]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick an event", NONE, clear="Clear all filters")
    return wired.laid_out(("pick", "card", "words", "picture", "listing"))  # the list and its card near the lists: the picture is as high as a small screen
