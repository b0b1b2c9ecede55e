"""Where outside powers stood, 1991 to 1997: choose a power, a stance or a year, open a bar to its sentence."""

from functools import lru_cache

from .. import dates, show, sources, standing
from ..figures import stances
from .chronology_view import reading_html

EVERY = ""
NONE = "(none chosen)"
_DATED = ("start", "end", "precision", "qualifier")
YEARS = range(stances.LOW, stances.HIGH)
MOVE = "Run this cell to move the chart: choose a power, a stance or a year, and pick a bar to read its sentence."
ROOM = "5.9em"  # for the longest summary, so that the picture below it stays where it is
CAPTION = ("One bar, one row of our tables. A bar is no more exact than the text; the letter is about the two Tajik sides. Which stance a sentence shows is our reading of it; "
           "the sentence opens above when you pick its bar.")


class OutsidePowers:
    """The state and the pictures of the exploration; knows nothing of widgets.

    `matching(power, stance, year)` gives rows as dicts; `figure`, `summary`, `card` and `list_html` show them.
    """

    def __init__(self):
        self.rows = sorted((_joined(m) for m in sources.table("outside_stances").to_dict("records")),
                           key=lambda r: (list(stances.POWERS).index(r["power"]), dates.sort_key(r)))
        self.by_mark = {r["mark"]: r for r in self.rows}
        self.picture = stances.Stances(self.rows, sources.table("stages"))
        self.address = lru_cache(maxsize=256)(self.picture.frame)

    def matching(self, power=EVERY, stance=EVERY, year=0):
        """The rows that pass every choice. A year leaves out what the text does not date, or dates to other years."""
        return [r for r in self.rows if (not power or r["power"] == power) and (not stance or r["stance"] == stance) and (not year or touches(r, year))]

    def figure(self, found, selected="", year=0):
        """The picture of the rows `found`, with its words, as HTML."""
        chosen = selected if selected in {r["mark"] for r in found} else ""
        alt = stances.describe(found, len(self.rows), self.by_mark.get(chosen), year)
        address = self.address(frozenset(r["mark"] for r in found), chosen, year)
        return show.figure_html(address, alt, CAPTION, stances.WIDTH, stances.HEIGHT)

    def summary(self, found, year=0):
        """The view in a few sentences: which powers stand where."""
        if not found:
            return f"No bar {f'that the text dates to {year} ' if year else ''}fits these choices. Take one of them back."
        parts = []
        for stance, words in stances.STANCES.items():
            who = list(dict.fromkeys(stances.SHORT[r["power"]] for r in found if r["stance"] == stance))
            if who:
                parts.append(f"{words[0].upper()}{words[1:]}: {'; '.join(who)}.")
        undated = sum(dates.bounds(r) is None for r in found)
        told = sum(r["attribution"] != "" for r in found)
        tail = f" {undated} {'has' if undated == 1 else 'have'} no date in the text." if undated else ""
        open_end = sum(year > dates.bounds(r).latest.year for r in found) if year else 0
        since = f" {open_end} of them {'is' if open_end == 1 else 'are'} dated earlier, and the text gives no end." if open_end else ""
        return f"{_count(len(found))} of {len(self.rows)} shown. {' '.join(parts)} {told} reported from somebody else.{tail}{since}"

    def card(self, mark):
        """One bar: whose stance, its date, its sentence, and what disputes it."""
        r = self.by_mark[mark]
        facts = [("Who", power_name(r["power"])), ("Our reading", stances.STANCES[r["stance"]]), ("Date", f"{dates.short(r)} ({dates.in_words(r)})")]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts)
        return (f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(r["why"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>'
                f"{show.quote_html(r)}{standing.frame_html(r['frame'])}{self._disputes(r)}")

    def _disputes(self, r):
        found = sources.having(sources.table("discrepancies"), "events", r["row"]) if r["told_in"] == "events" else ()
        return show.details(f"In dispute: {len(found)} {'entry' if len(found) == 1 else 'entries'} of the register", reading_html(found)) if len(found) else ""

    def list_html(self, found):
        """The rows as a table."""
        rows = [(power_name(r["power"]), dates.short(r), r["why"], stances.STANCES[r["stance"]], sources.speaker(r), sources.cite(r)) for r in found]
        return show.rows_html(rows, f"Where outside powers stood: {_count(len(found))}", ["Who", "Date", "What the sentence tells", "Our reading", "Said by", "Where in the case"])


def _joined(m):
    """A mark with its row's date and sentence; where the sentence has no date and a row of `tie_frames` gives a loose time, with
    that time, as in the network of lesson 02."""
    row = sources.row(m["told_in"], m["row"])
    frame = next(iter(sources.having(sources.table("tie_frames"), "relation", m["row"]).to_dict("records")), None) if m["told_in"] == "relations" else None
    return {**m, **{k: row[k] for k in ("section", "paragraph", "quote", "attribution")}, **{k: (frame or row)[k] for k in _DATED},
            "date_text": row.get("date_text", ""), "frame": frame}


def touches(r, year):
    """Whether the text lets a row's date fall into `year`, or begins earlier and gives no end."""
    b = dates.bounds(r)
    if b is None:
        return False
    t = dates.third(r) if r["precision"] == "decade" else None
    first, last = (t[0].year, t[1].year) if t else (b.earliest.year, b.latest.year)
    return first <= year <= last or b.open_right and not r["end"] and first <= year


def power_name(power):
    """The lane's name in one line."""
    return stances.POWERS[power].replace("\n", " ")


def entry(r):
    """A row as an entry of the list: power, date, what is told."""
    return f"{stances.SHORT[r['power']]}, {dates.short(r)}: {r['why']}"


def _count(n):
    return f"{n} bar" if n == 1 else f"{n} bars"


def outside_powers():
    """Show the chart with its controls; without a kernel, the same picture, words and table."""
    model = OutsidePowers()
    found = model.matching()
    html = (model.figure(found) + f"<p>{show.escape(model.summary(found))}</p><p><em>{MOVE}</em></p>"
            + show.details("The same as a table", model.list_html(found)))
    show.live(panel(model), html, f"Where outside powers stood. {model.summary(found)}")


def panel(model):
    """The widgets of the exploration. In: an OutsidePowers. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {
        "power": parts.dropdown("Power", [("all", EVERY)] + [(power_name(p), p) for p in stances.POWERS], EVERY, width="330px"),
        "stance": parts.dropdown("Stance", [("all", EVERY)] + [(words, s) for s, words in stances.STANCES.items()], EVERY, width="300px"),
        "year": parts.dropdown("Year", [("all, and undated", 0)] + [(str(y), y) for y in YEARS], 0, width="220px"),
    }

    def seen(state, chosen):
        found = model.matching(**state)
        told = f" Chosen: {model.by_mark[chosen]['why']}." if chosen else ""
        return {"words": show.status(model.summary(found, state["year"]) + told, room=ROOM), "picture": model.figure(found, chosen, state["year"]),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table", model.list_html(found))}

    entries = lambda state: [(entry(r), r["mark"]) for r in model.matching(**state)]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick a bar", NONE, clear="Show everything")
    return wired.laid_out(("pick", "card", "words", "picture", "listing"))  # the list and its card near the lists: the picture is as high as a small screen
