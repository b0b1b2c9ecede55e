"""Try to compute the share: choose what is counted, when and by whom, and see which number is missing."""

from functools import lru_cache

from .. import share as counting
from .. import show
from ..figures import fraction

MOVE = "Run this cell to choose what to count, on which day, and who counts."
CAPTION = "No choice gives a share: we put in no number that no source gives."
ROOM = "5.9em"  # for the longest summary, so that the picture below it stays where it is
NOTHING = {"posts": "", "holders": "", "day": "", "counter": ""}


class Share:
    """The state and the picture of the exploration; knows nothing of widgets."""

    def __init__(self):
        self.posts, self.holders = counting.counts("posts"), counting.counts("holders")
        picture = fraction.Fraction()
        self.address = lru_cache(maxsize=1024)(lambda boxes: picture.frame(dict(boxes)))

    def boxes(self, posts="", holders="", day="", counter=""):
        """What stands in the boxes of the picture."""
        one = lambda rows, key, ask: ((ask, "missing") if not key else (_wrap(rows[key]["title"]) + f"\n{_given(rows[key])}", "missing" if counting.number(rows[key]) is None else "outside"))
        return {"posts": one(self.posts, posts, "all posts that the 30 per cent is reckoned from:\nchoose what is counted"), "holders": one(self.holders, holders, "choose what is counted"),
                "share": ("cannot be computed", "missing"), "day": (f"day: {counting.DAYS[day]}", "chosen" if day else "missing"),
                "counter": (f"counted by: {counting.COUNTERS[counter]}", "chosen" if counter else "missing")}

    def missing(self, posts="", holders="", day="", counter=""):
        """What is missing, as a list of phrases."""
        return counting.missing(self.posts.get(posts), self.holders.get(holders), day, counter)

    def figure(self, **state):
        """The picture of one state, with its words, as HTML."""
        boxes = self.boxes(**state)
        return show.figure_html(self.address(tuple(boxes.items())), fraction.describe(boxes), CAPTION, fraction.WIDTH, fraction.HEIGHT)

    def summary(self, **state):
        """What can be said, and what is missing, in words."""
        words = [f"The share cannot be computed. Missing: {'; '.join(self.missing(**state))}."]
        posts = counting.number(self.posts.get(state.get("posts", "")))
        if posts:
            exact, (low, low_share), (high, high_share) = counting.thirty_per_cent(posts)
            words.append(f"What can be computed: 30 per cent of {posts} is {exact:g}. That is no whole number: {low} of {posts} is {low_share:g} per cent, {high} of {posts} is {high_share:g}. "
                         "Whether to round, and which way, would have to be agreed.")
        return " ".join(words)

    def notes(self, posts="", holders="", day="", counter=""):
        """What the chosen entries leave open, as HTML."""
        found = [(what, rows[key]["lacks"]) for what, rows, key in (("Posts", self.posts, posts), ("Holders", self.holders, holders)) if key]
        found.append(("Who counts", counting.who_counts(counter)))
        return "<ul>" + "".join(f"<li><strong>{show.escape(a)}:</strong> {show.escape(b)}</li>" for a, b in found) + "</ul>"


def _given(row):
    value = counting.number(row)
    return "number: none given" if value is None else f"number: {value} ({row['as_of'] or 'no one day'}; {row['how_well_seen']})"


def _wrap(title):
    return title.replace(" (", "\n(")


def share():
    """Show the fraction with its controls; without a kernel, the empty one, in words and as a table."""
    model = Share()
    html = model.figure(**NOTHING) + f"<p>{show.escape(model.summary(**NOTHING))}</p><p><em>{MOVE}</em></p>" + show.details("The numbers there are, as a table", counting.shown_numbers().html)
    show.live(panel(model), html, f"Try to compute the share. {model.summary(**NOTHING)}")


def panel(model):
    """The widgets. In: a Share. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    listed = lambda rows: [("(choose)", ""), *((r["title"], key) for key, r in rows.items())]
    flipped = lambda names: [(words, key) for key, words in names.items()]
    controls = {"holders": parts.dropdown("Above the line, count", listed(model.holders), "", width="98%"),
                "posts": parts.dropdown("Below the line, count", listed(model.posts), "", width="98%"),
                "day": parts.dropdown("On which day", flipped(counting.DAYS), "", width="430px"),
                "counter": parts.dropdown("Who counts", flipped(counting.COUNTERS), "", width="340px")}

    def seen(state, _):
        return {"words": show.status(model.summary(**state), room=ROOM), "picture": model.figure(**state), "notes": model.notes(**state),
                "listing": show.details("The numbers there are, as a table", counting.shown_numbers().html)}

    wired = wiring.Wired(controls, seen, ("words", "picture", "notes", "listing"), clear="Begin again", reset=NOTHING)
    return wired.laid_out(("words", "picture", "notes", "listing"))
