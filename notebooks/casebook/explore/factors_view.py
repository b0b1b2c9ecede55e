"""Two of the four factors side by side: what is said for each, against each, and by whom."""

from .. import show
from .. import factors as said

START = ("regionalism", "geopolitics", "war")
SPEAKERS = {"everyone": "", "the authors themselves": "authors", "somebody else, reported": "others"}
DROVE = {"the war": "war", "the peace": "peace", "the war and the peace": ""}
KINDS = {"for": ("gives weight", "give weight"), "against": ("takes weight", "take weight"), "limits": ("limits", "limit")}
EVERYTHING = {"left": START[0], "right": START[1], "period": "", "said_by": ""}
MOVE = "Run this cell to choose two factors, war or peace, and who speaks."


class Factors:
    """The logic of the exploration; knows nothing of widgets."""

    def html(self, left, right, period="", said_by=""):
        """The two factors as a table."""
        return said.side_by_side(left, right, period, said_by)

    def summary(self, left, right, period="", said_by=""):
        """How many sentences of each kind are shown, in words, and what that number does not mean."""
        parts = []
        for factor in dict.fromkeys((left, right)):
            found = said.rows(factor, period, said_by)
            counts = [(sum(r["stance"] == s for r in found), words) for s, words in KINDS.items()]
            kinds = [f"{n} {words[n != 1]}" for n, words in counts]
            others = sum(r["attribution"] != "" for r in found)
            parts.append(f"{said.FACTORS[factor]}: {', '.join(kinds)}; {others} of {len(found)} reported from somebody else.")
        return " ".join([*parts, "We chose these sentences, so their number weighs nothing."])


def explorable():
    """The factors as options of a list: (name, key)."""
    return [(name, key) for key, name in said.FACTORS.items()]


def factors():
    """Show two factors with their controls; without a kernel, the first pair in words and as a table."""
    model = Factors()
    html = f"<p>{show.escape(model.summary(*START))}</p>{model.html(*START)}<p><em>{MOVE}</em></p>"
    show.live(panel(model), html, f"Two factors side by side. {model.summary(*START)}")


def panel(model):
    """The widgets. In: a Factors. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {
        "left": parts.dropdown("At the left", explorable(), START[0], width="400px"),
        "right": parts.dropdown("At the right", explorable(), START[1], width="400px"),
        "period": parts.dropdown("Said to have driven", list(DROVE.items()), START[2], width="330px"),
        "said_by": parts.dropdown("Who speaks", list(SPEAKERS.items()), "", width="300px"),
    }

    def seen(state, _):
        return {"words": show.status(model.summary(**state)), "view": model.html(**state)}

    wired = wiring.Wired(controls, seen, ("words", "view"), clear="Show everything", reset=EVERYTHING)
    return wired.laid_out(("words", "view"))
