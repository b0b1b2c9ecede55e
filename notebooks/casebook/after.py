"""What came after 2008, from outside the case: events, elections, refugees, and the drivers of the scenarios. Each with its source and how well it is seen."""

from . import dates, drawn, scenarios, show, sources


def record_rows(name, guess):
    """Year, guess, record and difference for a series, as texts. In: a key of drawn.SERIES; {year: value} or {}."""
    out = []
    for year, value in drawn.record(name).items():
        own = guess.get(year)
        out.append((year, "" if own is None else f"{own:g}", f"{value:.1f}", "" if own is None else f"{own - value:+.1f}".replace("-", "−")))
    return out


def record_table(name, guess):
    """The record beside the guess. Out: HTML."""
    one, rows = drawn.series(name), record_rows(name, guess)
    caption = f"{one['name']}, {one['unit']}. From outside the case. {drawn.SOURCE}"
    if not guess:
        return show.rows_html([(year, value) for year, _, value, _ in rows], caption, ["Year", "Record"])
    return show.rows_html(rows, caption, ["Year", "Your first guess", "Record", "Guess less record"])


def dollars_table():
    """Remittances in US dollars, with the change from year to year. Out: HTML."""
    rows, before = [], None
    for r in sources.table("context-remittances").to_dict("records"):
        value = r["remittances_usd"] / 1e9
        rows.append((int(r["year"]), f"{value:.2f}", "" if before is None else f"{(value / before - 1) * 100:+.1f}".replace("-", "−")))
        before = value
    return show.rows_html(rows, f"Remittances in billions of US dollars. From outside the case. {drawn.SOURCE}", ["Year", "Billions of US dollars", "Change against the year before, per cent"])


def summary(name):
    """How the first guess and the record lie to each other, in words."""
    guess, found, one = drawn.kept(name) or {}, drawn.record(name), drawn.series(name)
    span = {y: found[y] for y in drawn.YEARS}
    low, high = min(span, key=span.get), max(span, key=span.get)
    told = (f"{one['name']}: in 2009 the record has {span[2009]:.1f} {one['unit']}, after {found[2008]:.1f} in 2008. From 2009 to 2015 it is lowest in {low} ({span[low]:.1f}) and highest in {high} ({span[high]:.1f}).")
    if not guess:
        return told
    far = max(span, key=lambda y: abs(guess[y] - span[y]))
    gap = guess[far] - span[far]
    return f"{told} Your guess is furthest from it in {far}: {guess[far]:g} against {span[far]:.1f}{', too high' if gap > 0 else ', too low' if gap < 0 else ''}."


def when(text):
    """A date of the outside tables in words: "2022-05-16/2022-05-18" as "16 May 2022 to 18 May 2022"."""
    return " to ".join(dates.name(part) for part in str(text).split("/"))


def events_table():
    """Events after 2008. Out: HTML."""
    rows = [(when(r["date"]), r["event"], r["source"], r["how_well_seen"]) for r in sources.table("context-after-2008").to_dict("records")]
    return show.rows_html(rows, "After 2008. From outside the case; sources as far as this collection names them", ["Date", "What happened", "Source", "How well seen"], [16, 38, 32, 14])


def elections_table():
    """National elections after 2008. Out: HTML."""
    rows = [(when(r["date"]), r["kind"], r["result"], r["turnout_pct"], r["source"], r["verified"]) for r in sources.table("context-elections").to_dict("records") if r["date"] > "2009"]
    return show.rows_html(rows, "National elections after 2008, results as reported. From outside the case", ["Date", "Kind", "Result, per cent or seats", "Turnout", "Source", "Seen in how many sources"], [13, 14, 30, 10, 20, 13])


def refugees_table():
    """Refugees from Tajikistan, by year. Out: HTML."""
    rows = [(int(r["year"]), int(r["refugees_by_country_of_origin"])) for r in sources.table("context-refugees-by-origin").to_dict("records") if int(r["year"]) >= 2005]
    return show.rows_html(rows, "Refugees from Tajikistan in other countries. From outside the case. UNHCR, through World Bank, 2025 edition; one source. The drop from 2005 to 2006 is so large that a way of counting may have changed; our table does not say",
                          ["Year", "Refugees"])


def after_2008_tables():
    """What came after 2008, as tables behind lines that open; for pages that come after the reveal. Out: Html."""
    made = [("Events after 2008", events_table()), ("Remittances, share of GDP", record_table("remittances", {})), ("Remittances in US dollars", dollars_table()),
            ("Growth", record_table("growth", {})), ("National elections after 2008", elections_table()), ("The drivers of the scenarios after 2008", facts_table())]
    return show.Html("".join(show.details(title, html) for title, html in made), "After 2008, from outside the case: " + "; ".join(title for title, _ in made))


# --- the scenarios against the record

def entries(driver):
    """The rows of the record on one driver."""
    return [r for r in sources.table("context-scenario-record").to_dict("records") if r["driver"] == driver]


def marks():
    """{(scenario, driver): key of scenarios.MARKS} as the record has it, in our reading."""
    out = {}
    for s in scenarios.TITLES:
        for d in scenarios.drivers():
            found, rule = entries(d["driver"]), scenarios.rules().get((s, d["driver"]))
            states = list(dict.fromkeys(state for r in found for state in sources.split(r["states"])))
            out[s, d["driver"]] = scenarios.mark(rule, states, judged=bool(found)) if found or rule is None else "no row"
    return out


def told():
    """{driver: words under its name in the picture}."""
    out = {}
    for d in scenarios.drivers():
        found = entries(d["driver"])
        states = list(dict.fromkeys(scenarios.words(state) for r in found for state in sources.split(r["states"])))
        out[d["driver"]] = "; also: ".join(states) if states else "for you to judge" if found else "no row in our tables"
    return out


PARTS = {"holds": "fits", **{m: scenarios.MARKS[m] for m in ("part", "both", "contradicted", "judge")}}
"""The marks of which the summary speaks, and their words."""


def parts_summary():
    """What fits each scenario and what contradicts it, in our reading: sentences, with the state that a driver stands at."""
    found, lines, state = marks(), [], told()
    for s, title in scenarios.TITLES.items():
        group = {m: [d["name"] + (f" ({state[d['driver']]})" if m != "judge" else "") for d in scenarios.drivers() if found[s, d["driver"]] == m] for m in PARTS}
        lines.append(f"{title}: " + "; ".join(f"{head}: {', '.join(group[m])}" for m, head in PARTS.items() if group[m]) + ".")
    none = [d["name"] for d in scenarios.drivers() if not entries(d["driver"])]
    return [*lines, f"Our outside tables hold nothing on: {', '.join(none)}."]


def answer(driver):
    """How one driver stood after 2008, and what that does to each scenario, in a line. In: a driver, or "" for all of them."""
    if not driver:
        return "Every driver is shown. Choose one in the list below the picture: its facts stand under the list."
    found = marks()
    return f"{scenarios.named(driver)['name']}: {told()[driver]}. " + " ".join(f"{title}: {PARTS.get(found[s, driver], scenarios.MARKS[found[s, driver]])}." for s, title in scenarios.TITLES.items())


def facts_table(driver=""):
    """The facts behind the marks, with source and how well seen. Out: HTML."""
    rows = [(scenarios.named(r["driver"])["name"], f"{r['years']}: {r['what']}", "; ".join(scenarios.words(s) for s in sources.split(r["states"])) or "for you to judge", r["reading"], f"{r['source']} ({r['how_well_seen']})")
            for d in scenarios.drivers() if not driver or d["driver"] == driver for r in entries(d["driver"])]
    return show.rows_html(rows, "After 2008, driver by driver. From outside the case; which state a fact points to is our reading", ["Driver", "What happened", "Points to", "To mind", "Source (how well seen)"], [13, 27, 14, 22, 24])


def asked_html(driver):
    """What each scenario says of a driver, with its sentence; silent ones too. Out: HTML."""
    out = []
    for s, title in scenarios.TITLES.items():
        rule = scenarios.rules().get((s, driver))
        told = show.quote_html(sources.row("scenario_drivers", rule["sentence"])) if rule else "<p>(silent)</p>"
        out.append(f"<p><strong>{title}</strong>{': ' + show.escape(rule['short']) if rule else ''}</p>{told}")
    return "".join(out)
