"""Set the drivers: which scenario asks for this, which is contradicted, whose text is silent."""

from functools import lru_cache

from .. import scenarios as logic, show, sources
from ..alone import alone
from ..figures import futures

UNSET = "(not set)"
NONE = "(none chosen)"
ROOM = "3em"  # for the longest line, so that the picture below it stays
OWN = "my own choice"
MOVE = "Run this cell to set the drivers and to read the sentence behind each cell."
CAPTION = "What each scenario asks for (our reading of its sentences), and what the states that are set do to it. A thinking aid: no state and no scenario has a probability."


class Scenarios:
    """The pictures and words of the exploration; knows nothing of widgets. `chosen` is {driver: state}."""

    def __init__(self):
        picture = futures.Futures()

        @lru_cache(maxsize=256)
        def address(states, picked, row):
            chosen = dict(states)
            return picture.frame(logic.marks(chosen), self.told(chosen), picked, row)

        self.address = address

    def told(self, chosen):
        """{driver: words of its state} of what is set."""
        return {d: logic.words(state) for d, state in chosen.items() if state}

    def figure(self, chosen, picked=None, row=""):
        """The picture of one state with its words, as HTML."""
        states = tuple(sorted((d, s) for d, s in chosen.items() if s))
        alt = futures.describe(logic.marks(chosen), self.told(chosen), picked, row)
        return show.figure_html(self.address(states, picked, row), alt, CAPTION, futures.WIDTH, futures.HEIGHT)

    def cells(self):
        """(words, "1:russia") of every cell in which a scenario speaks."""
        return [(f"{logic.TITLES[s]}, {logic.named(driver)['name']}: {r['short']}", f"{s}:{driver}") for (s, driver), r in logic.rules().items()]

    def card(self, key, chosen):
        """One cell: what is asked for, in which role, what the state set does to it, and the sentence."""
        s, driver = parse(key)
        r, d = logic.rules()[s, driver], logic.named(driver)
        found = logic.mark(r, [chosen[driver]] if chosen.get(driver) else [])
        facts = [("Asks for", "; ".join(logic.words(x) for x in sources.split(r["asks"])) or "no state of our list"),
                 ("Contradicted by", "; ".join(logic.words(x) for x in sources.split(r["excludes"])) or "nothing, in our reading"),
                 ("Role", logic.ROLES[r["role"]]), ("To mind", r["note"]), ("Set now", f"{logic.words(chosen[driver])}: {logic.MARKS[found]}" if chosen.get(driver) else "nothing")]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts)
        return (f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(logic.TITLES[s])}: {show.escape(d["name"])}</p>'
                f'<ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(sources.row("scenario_drivers", r["sentence"]))}')

    def list_html(self, chosen):
        """The matrix as a table, with the mark of each cell and its sentence."""
        found, rows = logic.marks(chosen), []
        for (s, driver), r in logic.rules().items():
            q = sources.row("scenario_drivers", r["sentence"])
            rows.append((logic.TITLES[s], logic.named(driver)["name"], f"{r['short']} ({r['role']})", logic.MARKS[found[s, driver]], f"“{q['quote']}” Said by: {sources.speaker(q)}", sources.cite(q)))
        return show.rows_html(rows, "Each scenario, driver by driver; a pair that is missing is one on which the text is silent",
                              ["Scenario", "Driver", "What it asks for", "With what is set", "In the text", "Where in the case"], [12, 15, 18, 14, 26, 15])


def parse(key):
    """The (scenario, driver) of an entry of the list."""
    number, driver = key.split(":")
    return int(number), driver


def scenarios():
    """Show the matrix with its controls; without a kernel, the matrix with nothing set, in words and as a table."""
    model = Scenarios()
    words = " ".join(logic.summary({}))
    html = model.figure({}) + f"<p>{show.escape(words)}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html({}))
    show.live(panel(model), html, f"Drivers and logic. {logic.summary({})}")


def panel(model):
    """The widgets. In: a Scenarios. Out: a widget; its `controls` are named for tests."""
    from . import pair, parts, wiring

    begin = parts.dropdown("Begin with", ["nothing", logic.NOW, *logic.TITLES.values(), OWN], "nothing", width="345px")
    rows = {d["driver"]: (d["name"], [(UNSET, ""), *((told, state) for state, told in d["states"])]) for d in logic.drivers()}
    blank = dict.fromkeys(rows, "")
    both = pair.Pair("Driver", "Set it to", rows, blank, ("245px", "320px"))

    def seen(_, chosen):
        now = {d: s for d, s in both.value.items() if s}
        picked, driver = parse(chosen) if chosen else None, both.which.value
        told = f" Chosen: {logic.TITLES[picked[0]]}, {logic.named(picked[1])['name']}." if picked else ""
        begin.value = next((name for name in begin.options if name != OWN and logic.beginning(name) == now), OWN)
        begun = f"Begun with {begin.value}. " if begin.value not in (OWN, "nothing") else ""
        lines = "".join(f'<p style="margin:0.2em 0">{show.escape(line)}</p>' for line in logic.summary(now))
        return {"words": show.status(begun + logic.answer(driver, now.get(driver, "")) + told, room=ROOM), "picture": model.figure(now, picked, driver), "all": lines,
                "card": model.card(chosen, now) if chosen else "", "listing": show.details("The same as a table", model.list_html(now))}

    wired = wiring.Wired({"driver": both.which, "state": both.to}, seen, ("words", "picture", "all", "card", "listing"), lambda state: model.cells(), "Pick a cell to read its sentence", NONE)

    def start(change):
        if change["new"] != OWN:
            with wired.held():
                both.put({**blank, **logic.beginning(change["new"])})

    begin.observe(alone(start), "value")
    out = wired.laid_out(("words", "picture", "pick", "card", "all", "listing"), beside=(begin,))
    out.controls = {**out.controls, "begin": begin, "pair": both}
    return out
