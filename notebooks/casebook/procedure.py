"""The way from the Amnesty List to the certificate: its steps, the numbers that somebody gives, and what assumed rates make of them."""

from collections import Counter
from functools import lru_cache

from . import show, sources

RATES = tuple(range(10, 101, 10))
"""The rates one may assume at a step, in per cent."""


@lru_cache(maxsize=1)
def steps():
    """The rows of `amnesty_steps` from the list to the certificate, as dicts (kept: do not change them)."""
    return sources.table("amnesty_steps").to_dict("records")


def gates():
    """The steps without a number: conditions that a fighter has to meet."""
    return [r for r in steps() if r["kind"] == "gate"]


def listed():
    """How many are said to be on the list (members of the Islamic Renaissance Party give the number)."""
    return int(steps()[0]["low"])


def limit():
    """The number under which the certificates are said to stay (the same members: "less than")."""
    return int(steps()[-1]["high"])


def after(rates):
    """How many are left after each gate, if `rates` (per cent, one a gate) were so. Raises ValueError for another count of rates.

    >>> after((60, 60, 60, 60))
    [3000.0, 1800.0, 1080.0, 648.0]
    """
    if len(rates) != len(gates()):
        raise ValueError(f"{len(gates())} rates are needed, one a gate")
    out, part = [], 1
    for n, rate in enumerate(rates, 1):
        part *= rate  # whole numbers until the end, so that no rounding decides whether 1,000 is reached
        out.append(listed() * part / 100**n)
    return out


def fits(rates):
    """Whether the last number lies under the limit: "less than", so the limit itself does not fit.

    >>> fits((100, 100, 100, 20)), fits((100, 100, 100, 10))
    (False, True)
    """
    return after(rates)[-1] < limit()


@lru_cache(maxsize=1)
def ends():
    """How many combinations of RATES end at which number: {number: how many}."""
    found = Counter({1: 1})
    for _ in gates():
        found = sum((Counter({part * rate: many for part, many in found.items()}) for rate in RATES), Counter())
    return {listed() * part / 100 ** len(gates()): many for part, many in found.items()}


def combinations():
    """How many combinations of RATES there are, and how many of them end under the limit.

    >>> combinations()[0]
    10000
    """
    return sum(ends().values()), sum(many for end, many in ends().items() if end < limit())


def alike(rates):
    """How many combinations, these rates among them, end at the very same number."""
    return ends()[after(rates)[-1]]


def people(number):
    """A number of people for reading: 648 as "648", 1200.5 as "about 1,201", 0.5 as "under 1"."""
    return "under 1" if number < 1 else f"{'' if number == int(number) else 'about '}{int(number + 0.5):,}"


def said_by(row):
    """Who says a step, short enough for a picture."""
    return "the authors" if not row["attribution"] else row["attribution"].replace("Islamic Renaissance Party members", "IRP members")


def procedure_table(fold=False):
    """The steps for reading, with number, sentence, speaker and what is left open. `fold`: closed at first. Out: Html."""
    rows = [(r["title"], r["number_words"] or "no number", f"“{r['quote']}”", sources.speaker(r), sources.cite(r), r["open"]) for r in steps()]
    caption = "From the list to the certificate (the four conditions in the order of ¶3; the first and the last row are told in ¶4)"
    html = show.rows_html(rows, caption, ["Step", "Number given", "In the text", "Said by", "Where in the case", "What is left open"], [15, 10, 24, 14, 14, 23])
    return show.Html(show.details("Open: the steps as a table", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))
