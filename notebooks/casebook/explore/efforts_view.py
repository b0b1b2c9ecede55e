"""All peace efforts on one time axis: filter by track, stage, list and who took part; see what shares a year; open an effort."""

from functools import lru_cache

from .. import dates, efforts, overlaps, show, sources
from ..figures import efforts_axis

EVERY = ""
NONE = "(none chosen)"
LISTS = {"both": "", "only the 18 of the appendix": "appendix", "only what the chapters add": "rest"}
YEARS = range(overlaps.FIRST, overlaps.LAST + 1)
MOVE = "Run this cell to move the chart: filter it, choose a year to see what shares it, and pick an effort to read its sentence."
ROOM = "3em"  # for the longest summary, so that the picture below it stays where it is
CAPTION = ("Which track an effort belongs to is our reading. A bar is no more exact than the text: hatched means that it may have gone on. "
           "A bar of meetings goes from the first to the last; it does not say how often they met. That two efforts share a year does not mean that they met.")


class Efforts:
    """The state and the pictures of the exploration; knows nothing of widgets.

    `matching(track, stage, who, listed, year)` gives rows as dicts; `figure`, `summary`, `card` and `list_html` show them.
    """

    def __init__(self):
        tracks = list(efforts.TRACKS)
        self.rows = sorted(sources.table("efforts").to_dict("records"), key=lambda r: (tracks.index(r["track"]), dates.sort_key(r)))
        self.by_name = {r["effort"]: r for r in self.rows}
        self.picture = efforts_axis.EffortsAxis(self.rows, sources.table("stages"))
        self.address = lru_cache(maxsize=256)(self.picture.frame)

    def matching(self, track=EVERY, stage=EVERY, who=EVERY, listed=EVERY, year=0):
        """The rows that pass every choice. A year keeps what was surely or perhaps under way in it."""
        return [r for r in self.rows
                if (not track or r["track"] == track) and (not stage or stage in sources.split(r["stage"])) and (not who or who in sources.split(r["parties"]))
                and (not listed or numbered(r) == (listed == "appendix")) and (not year or any(year in years for years in overlaps.years(r)))]

    def figure(self, found, selected="", year=0):
        """The picture of the rows `found`, with its words, as HTML."""
        chosen = selected if selected in {r["effort"] for r in found} else ""
        alt = efforts_axis.describe(found, len(self.rows), self.by_name.get(chosen), year)
        return show.figure_html(self.address(frozenset(r["effort"] for r in found), chosen, year), alt, CAPTION, efforts_axis.WIDTH, efforts_axis.HEIGHT)

    def summary(self, found, year=0):
        """The view in a few sentences."""
        if not found:
            return f"No effort {f'that the text dates to {year} ' if year else ''}fits these choices. Take one of them back."
        tracks = ", ".join(f"{n} {words}" for t, words in efforts.TRACKS.items() if (n := sum(r["track"] == t for r in found)))
        undated = sum(dates.bounds(r) is None for r in found)
        counts = overlaps.by_year(found)
        rows = "" if overlaps.different(found) == len(found) else f", in {len(found)} rows"
        words = [f"{show.count(overlaps.different(found), 'effort')} shown{rows}: {tracks}."]
        if year:
            sure, perhaps = (len(x) for x in counts[year])
            words.append(f"In {year} {sure} surely under way, {perhaps} perhaps as well; rows that tell of one effort are counted once.")
        else:
            most = max(len(sure) for sure, _ in counts.values())
            words.append(f"{undated} without a date.")
            if most:
                when = [str(y) for y, (sure, _) in counts.items() if len(sure) == most]
                words.append(f"Most surely under way in one year: {most}, in {' and '.join(when) if len(when) < 4 else f'{len(when)} years'}.")
        return " ".join(words)

    def card(self, name):
        """One effort: track, stage, date, who, what came of it, its sentence."""
        r = self.by_name[name]
        stages = sources.table("stages").set_index("stage")["title"]
        facts = [("Number in the appendix", str(r["appendix_no"]) if numbered(r) else ""), ("Track, in our reading", efforts.TRACKS[r["track"]]),
                 ("Told of in", " and ".join(stages[s] for s in sources.split(r["stage"]))), ("Date in the text", f"{r['date_text']} ({dates.in_words(r)})" if r["date_text"] else dates.in_words(r)),
                 ("Who", sources.labels("actors", r["parties"])), ("What came of it, in our words", r["outcome"] or "the case does not say")]
        if r["effort"] in overlaps.SAME:
            facts.append(("Counted together with", self.by_name[overlaps.SAME[r["effort"]]]["title"]))
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts if v)
        return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(r["title"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(r)}'

    def list_html(self, found):
        """The efforts shown as a table."""
        rows = [(r["title"], efforts.TRACKS[r["track"]], dates.short(r), sources.labels("actors", r["parties"]), f"{sources.speaker(r)}; {sources.cite(r)}") for r in found]
        return show.rows_html(rows, f"The {show.count(len(rows), 'row')} shown", ["Effort", "Track, in our reading", "Date", "Who", "Said by; where in the case"], [25, 17, 15, 22, 21])


def numbered(r):
    """Whether an effort has a number in the appendix."""
    return r["appendix_no"] is not None and r["appendix_no"] == r["appendix_no"] and str(r["appendix_no"]) != "<NA>"


def peace_efforts():
    """Show the chart with its controls; without a kernel, the same picture, words and table."""
    model = Efforts()
    found = model.matching()
    html = (model.figure(found) + f"<p>{show.escape(model.summary(found))}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html(found)))
    show.live(panel(model), html, f"Peace efforts on one time axis. {model.summary(found)}")


def panel(model):
    """The widgets of the exploration. In: an Efforts. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    every = [("all", EVERY)]
    stages = [(f"{s['mark']}: {s['title'].split(': ', 1)[-1]}", s["stage"]) for s in sources.table("stages").to_dict("records") if s["scheme"] == "peace"]
    who = sorted({a for r in model.rows for a in sources.split(r["parties"])}, key=lambda a: sources.label("actors", a).lower())
    controls = {
        "track": parts.dropdown("Track", every + [(words, t) for t, words in efforts.TRACKS.items()], width="330px"),
        "stage": parts.dropdown("Stage", every + stages, width="370px"),
        "who": parts.dropdown("Who took part", every + [(sources.label("actors", a), a) for a in who], width="400px"),
        "listed": parts.dropdown("List", list(LISTS.items()), EVERY, width="280px"),
        "year": parts.dropdown("Year", [("all", 0), *((str(y), y) for y in YEARS)], 0, width="150px"),
    }

    def seen(state, chosen):
        found = model.matching(**state)
        told = f" Chosen: {model.by_name[chosen]['title']}." if chosen else ""
        return {"words": show.status(model.summary(found, state["year"]) + told, room=ROOM), "picture": model.figure(found, chosen, state["year"]),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table", model.list_html(found))}

    entries = lambda state: [(f"{r['title']} ({dates.short(r)})", r["effort"]) for r in model.matching(**state)]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick an effort", NONE, clear="Show everything")
    return wired.laid_out(("words", "picture", "pick", "card", "listing"))
