"""The case's three conclusions, taken apart: claim, evidence, warrant, what speaks against it, and how far it reaches."""

from . import show, sources

PARTS = {"claim": "Claim", "evidence": "Evidence", "warrant": "Warrant", "counter-evidence": "Counter-evidence", "limit": "Limit"}
TITLES = {1: "Conclusion I", 2: "Conclusion II", 3: "Conclusion III"}
TOWARDS = {"success": " (for success)", "failure": " (for failure)", "": ""}
AGAINST = {"success": " (against success)", "failure": " (against failure)", "": ""}


def steps(conclusion):
    """The parts of one conclusion as dicts, claim first. In: 1, 2 or 3. Raises UnknownName."""
    if conclusion not in TITLES:
        raise sources.unknown("conclusion", conclusion, map(str, TITLES))
    order = list(PARTS)
    found = [r for r in sources.table("arguments").to_dict("records") if r["conclusion"] == conclusion]
    return sorted(found, key=lambda r: (order.index(r["part"]), r["verdict"] != "success"))


def part_name(step):
    """The part that a step plays, in words: "Warrant (for success)"."""
    return PARTS[step["part"]] + (AGAINST if step["part"] == "counter-evidence" else TOWARDS)[step["verdict"]]


def argument(conclusion, fold=False):
    """One conclusion in parts, each with its sentence. In: 1, 2 or 3; `fold`: closed at first, so that a guess can come before it.
    Out: Html. Raises UnknownName."""
    rows = [(part_name(r), r["note"], f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in steps(conclusion)]
    caption = f"{TITLES[conclusion]}, taken apart: which part a sentence plays is our reading"
    html = show.rows_html(rows, caption, ["Part", "In our words", "In the text", "Said by", "Where in the case"], [15, 24, 30, 16, 15])
    text = "\n".join([caption, *(" | ".join(r) for r in rows)])
    return show.Html(show.details(f"Open the card “{TITLES[conclusion]} in parts”", html) if fold else html, text)
