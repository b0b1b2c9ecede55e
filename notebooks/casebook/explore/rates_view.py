"""What if: assume a rate at each step, see what would be left, and how many other rates end at the same place."""

from functools import lru_cache

from .. import procedure, show
from ..figures import gates as figure

MOVE = "Run this cell to assume a rate at each step."
CAPTION = "A game with assumptions. The rates are yours; the case gives none."
ROOM = "4.5em"  # for the longest summary, so that the picture below it stays where it is
START = 100


class Rates:
    """The state and the pictures; knows nothing of widgets. A state is a rate in per cent for each gate, in their order."""

    def __init__(self):
        self.rows, self.gates = procedure.steps(), procedure.gates()
        picture = figure.Gates(self.rows)
        self.address = lru_cache(maxsize=512)(lambda rates: picture.frame(procedure.after(rates)))

    def figure(self, rates):
        """The picture of one state, with its words, as HTML."""
        return show.figure_html(self.address(tuple(rates)), figure.describe(self.rows, procedure.after(rates)), CAPTION, figure.WIDTH, figure.HEIGHT)

    def summary(self, rates):
        """What the assumed rates would leave, and how many others end there, in words."""
        end, (every, under), same = procedure.after(rates)[-1], procedure.combinations(), procedure.alike(rates)
        fit = "would fit" if procedure.fits(rates) else "would not fit"
        others = "No other combination ends at exactly this number." if same == 1 else f"{same - 1:,} other {'combination ends' if same == 2 else 'combinations end'} at exactly this number."
        return (f"Assumed, not known: of {procedure.listed():,} on the list, {procedure.people(end)} would hold a certificate. That {fit} “less than {procedure.limit():,}”. {others} "
                f"Of all {every:,} combinations that these lists allow, {under:,} end under {procedure.limit():,}. The case gives none of the rates.")

    def list_html(self, rates):
        """The assumed numbers as a table."""
        rows = [("On the Amnesty List", "–", f"{procedure.listed():,} (IRP members)")]
        rows += [(g["title"], f"{rate} per cent (assumed)", f"{procedure.people(n)} (assumed)") for g, rate, n in zip(self.gates, rates, procedure.after(rates))]
        return show.rows_html(rows, "Assumed rates, and what they would leave", ["Step", "Rate", "Left after it"])


def amnesty_rates():
    """Show the what-if with its lists; without a kernel, the state in which nobody is lost, in words and as a table."""
    model = Rates()
    rates = (START,) * len(model.gates)
    html = model.figure(rates) + f"<p>{show.escape(model.summary(rates))}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html(rates))
    show.live(panel(model), html, f"What if? {model.summary(rates)}")


def panel(model):
    """The widgets. In: a Rates. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    options = [(f"{rate} %", rate) for rate in procedure.RATES]
    controls = {g["step"]: parts.dropdown(f"{n}. {g['title']}", options, START, width="258px") for n, g in enumerate(model.gates, 1)}

    def seen(state, _):
        rates = tuple(state.values())
        return {"words": f'<div style="min-height:{ROOM}">{show.status(model.summary(rates))}</div>', "picture": model.figure(rates), "listing": show.details("The same as a table", model.list_html(rates))}

    wired = wiring.Wired(controls, seen, ("words", "picture", "listing"), clear="Begin again (100 per cent everywhere)")
    return wired.laid_out(("words", "picture", "listing"))
