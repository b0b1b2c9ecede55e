"""A fall of the money that migrants send home, computed from the case's own figures. Every result is an assumption: nobody measured it."""

from . import show, sources

BASES = {"case": "the case: almost 2 billion", "2007": "World Bank, 2007", "2008": "World Bank, 2008"}
FALLS = (0, 10, 20, 30, 40, 50)
FALL = 30  # per cent; the figure of Human Rights Watch, which is for early 2009 against the same months of 2008
BEFORE = 2008  # the last year shown before the learner has drawn an expectation
OUTSIDE = "World Bank, World Development Indicators, 2025 edition; seen in one source"


def billions(until=BEFORE):
    """Remittances of the World Bank's series in billions of US dollars, {year: value} up to a year. From outside the case."""
    rows = sources.table("context-remittances").to_dict("records")
    return {int(r["year"]): r["remittances_usd"] / 1e9 for r in rows if int(r["year"]) <= until}


def base(key):
    """The amount to begin with, in billions, and whether it is only an upper bound. In: a key of BASES."""
    if key == "case":
        return float(sources.row("claims", "remittances")["value_high"]) / 1e9, True
    return billions()[int(key)], False


def left(key, fall):
    """What would be left after a fall of `fall` per cent: billions, and whether this is only an upper bound."""
    amount, bound = base(key)
    return amount * (100 - fall) / 100, bound


def migrants(fall):
    """As if how many migrants (an upper bound) sent nothing, if all had sent the same: a thought, not a count."""
    return float(sources.row("claims", "migrants-to-russia")["value_high"]) * fall / 100


def each():
    """US dollars for each migrant a year, if the two figures of the case are divided; both are “almost”, so it may lie on either side."""
    return float(sources.row("claims", "remittances")["value_high"]) / float(sources.row("claims", "migrants-to-russia")["value_high"])


def summary(key, fall):
    """The computation in words, hedges kept."""
    amount, bound = base(key)
    rest, _ = left(key, fall)
    began = "Almost 2 billion US dollars a year (the case)" if bound else f"{amount:.2f} billion US dollars ({BASES[key]}, from outside the case)"
    if not fall:
        return f"{began}, and no fall assumed. Choose a fall."
    told = f"{began}, minus {fall} per cent: {'less than ' if bound else 'about '}{rest:.{1 if bound else 2}f} billion. This is an assumption, not a measured amount."
    return f"{told} If all of almost 1.2 million migrants had sent the same, it is as if somewhat fewer than {migrants(fall):,.0f} of them sent nothing."


def shock_figures():
    """The figures on which the computation rests, with hedges, speakers and sources. Out: Html."""
    rows = [(r["value_text"], r["unit"], r["about"], sources.speaker(r), sources.cite(r)) for r in (sources.row("claims", k) for k in ("migrants-to-russia", "remittances", "remittances-fall", "migrants-return"))]
    rows += [(f"{value:.2f} billion", "US dollars", f"Remittances received in {year}. From outside the case", OUTSIDE, "context-remittances") for year, value in billions().items() if year >= 2007]
    text = "\n".join(" | ".join(map(str, r)) for r in rows)
    return show.Html(show.rows_html(rows, "The figures, with their hedges", ["Figure", "Of what", "What it says", "Said by, or source", "Where"], [16, 16, 28, 22, 18]), text)
