"""The case's account of four promises beside a record from outside the case, with what each of them counts."""

from . import show, sources

LABEL = "From outside the case"
KEEPER = "Kroc Institute, Peace Accords Matrix"
PROMISES = {  # name: (rows of `commitments` that the case tells, provisions of the outside record)
    "quota": ("The quota of posts", ("quota-no-how", "quota-never-fulfilled", "quota-not-all-agencies"), ("Executive branch reform",)),
    "amnesty": ("The amnesty", ("amnesty-defined-as-saw-fit", "amnesty-under-1000", "amnesty-none-without-certificate"), ("Amnesty",)),
    "fighters": ("Disarming, and work for the fighters", ("disarmament-announced", "security-services-forced-out", "amnesty-underground"), ("Disarmament", "Demobilization", "Reintegration")),
    "parties": ("Parties and elections", ("ban-lifted", "opposition-no-equal-footing"), ("Electoral/political party reform",)),
}


def told(promise):
    """The case's rows on one promise, as dicts. Raises UnknownName."""
    if promise not in PROMISES:
        raise sources.unknown("promise", promise, PROMISES)
    return [sources.row("commitments", name).to_dict() for name in PROMISES[promise][1]]


def recorded(promise):
    """The outside record on one promise: (provision, year or years, label or facts), in the order of the table."""
    keep = PROMISES[promise][2]
    return [(r["provision"], r["year"], _plain(r["label_or_fact"])) for r in sources.table("context-implementation-status").to_dict("records") if r["provision"] in keep]


def _plain(text):
    return text.replace("facts: ", "No label in our copy; it tells: ").replace(" (label cut off after 'Minimum' in stored copy)", " (in our copy the label breaks off after this word)")


def beside(promise):
    """Both accounts of one promise. Out: HTML."""
    name = PROMISES[promise][0]
    case = show.rows_html([(f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in told(promise)], f"{name}: the case's account", ["In the text", "Said by", "Where in the case"], [56, 22, 22])
    outside = show.rows_html(recorded(promise), f"{name}. {LABEL}: {KEEPER}; one source", ["Provision, as the record names it", "Year", "Label, or what the record tells"], [28, 14, 58])
    return case + outside


def outside_figure(fold=False):
    """The figure for the whole accord, and what it counts. `fold`: closed at first, so that a guess can come before it. Out: Html, labelled
    as from outside the case."""
    whole = next(r for r in sources.table("context-implementation-status").to_dict("records") if r["provision"].startswith("OVERALL"))
    rows = [("The figure", f"{whole['label_or_fact'].replace('percent', 'per cent')} of the accord implemented after ten years", f"{KEEPER}, {whole['year']}", "one source")]
    rows += [(r["title"], r["what"], r["source"], r["how_well_seen"]) for r in sources.table("context-implementation-method").to_dict("records")]
    caption = f"{LABEL}: a figure, and what it counts"
    html = show.rows_html(rows, caption, ["About", "What is said", "Source", "How well seen"], [16, 40, 30, 14])
    return show.Html(show.details(f"Open the card “{caption}”", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))


def outside_years():
    """Which provision has which label in which year, as far as our copy of the outside record goes. Out: Html."""
    record = [r for r in sources.table("context-implementation-status").to_dict("records") if not r["provision"].startswith("OVERALL")]
    names = list(dict.fromkeys(r["provision"] for r in record))
    def at(name, year):
        return next((_plain(r["label_or_fact"]).split(" (")[0] for r in record if r["provision"] == name and r["year"] == year and not r["label_or_fact"].startswith("facts")), "not in our copy")
    rows = [(n, at(n, "1997"), at(n, "1998"), "not in our copy") for n in names]
    caption = f"{LABEL}: labels by year ({KEEPER}; one source). The figure for the whole accord needs all years and all provisions; we hold only these"
    return show.Html(show.rows_html(rows, caption, ["Provision", "1997", "1998", "1999 to 2006"], [34, 22, 22, 22]), "\n".join([caption, *(" | ".join(r) for r in rows)]))
