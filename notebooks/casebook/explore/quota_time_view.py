"""From the accord to the lapse: choose a year and a lane, open a mark."""

from functools import lru_cache

from .. import quota_time as telling
from .. import show
from ..figures import lapse

NONE = "(none chosen)"
ROOM = "3.4em"  # for the longest summary, so that the picture below it stays where it is
EVERYTHING = {"year": 0, "lane": ""}
MOVE = "Run this cell to choose a year or a lane, and to open each mark."
CAPTION = "Only the first lane is the case. The others are from outside of it: open a mark for its source, and for how well it is seen."


class QuotaTime:
    """The state and the pictures of the exploration; knows nothing of widgets."""

    def __init__(self):
        self.marks = telling.marks()
        self.by_number = {m["number"]: m for m in self.marks}
        picture = lapse.Lapse(self.marks)
        self.address = lru_cache(maxsize=512)(lambda shown, chosen, year: picture.frame(shown, chosen, year))

    def shown(self, year=0, lane=""):
        """The marks of a year (those that touch it; without a year, all) and of a lane."""
        return [m for m in self.marks if (not lane or m["lane"] == lane) and (not year or m["start"] is not None and m["start"] < year + 1 and m["end"] > year + 0.003)]

    def figure(self, year=0, lane="", chosen=0):
        """The picture of one state, with its words, as HTML."""
        numbers = frozenset(m["number"] for m in self.shown(year, lane))
        return show.figure_html(self.address(numbers, chosen, year), lapse.describe(self.marks, numbers, chosen, year), CAPTION, lapse.WIDTH, lapse.HEIGHT)

    def summary(self, year=0, lane="", chosen=0):
        """What is shown, in words."""
        found = self.shown(year, lane)
        where = (f" in the lane “{telling.LANES[lane]}”".replace("\n", " ") if lane else "") + (f" in {year}" if year else "")
        if not found:
            return f"No mark{where}. That is a gap in what is told of the quota, not proof that nothing happened."
        case = sum(m["lane"] == "case" for m in found)
        undated = sum(m["start"] is None for m in found)
        words = f"{len(found)} {'mark' if len(found) == 1 else 'marks'}{where}: {case} from the case ({undated} without a date), {len(found) - case} from outside of it."
        return words + (f" Chosen: number {chosen}." if chosen else "")


def quota_time():
    """Show the time line with its controls; without a kernel, the whole of it, in words and as a table."""
    model = QuotaTime()
    listing = show.details("The same as a table", telling.rows_html(model.marks, "From the accord to the lapse"))
    html = model.figure() + f"<p>{show.escape(model.summary())}</p><p><em>{MOVE}</em></p>" + listing
    show.live(panel(model), html, f"From the accord to the lapse. {model.summary()}")


def panel(model):
    """The widgets. In: a QuotaTime. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {"year": parts.dropdown("Year", [("all years", 0), *((str(y), y) for y in range(1996, 2006))], 0, width="180px"),
                "lane": parts.dropdown("Lane", [("all four", ""), *((name.replace("\n", " "), key) for key, name in telling.LANES.items())], "", width="400px")}

    def seen(state, chosen):
        found = model.shown(**state)
        return {"words": show.status(model.summary(**state, chosen=chosen or 0), room=ROOM), "picture": model.figure(**state, chosen=chosen or 0),
                "card": telling.card(model.by_number[chosen]) if chosen else "",
                "listing": show.details("The same as a table", telling.rows_html(found, f"From the accord to the lapse: {len(found)} marks"))}

    entries = lambda state: [(f"{m['number']}. {m['date']}: {telling.short(m['title'])}", m["number"]) for m in model.shown(**state)]
    wired = wiring.Wired(controls, seen, ("words", "picture", "card", "listing"), entries, "Pick a mark", NONE, clear="Show everything", reset=EVERYTHING)
    return wired.laid_out(("words", "picture", "pick", "card", "listing"))
