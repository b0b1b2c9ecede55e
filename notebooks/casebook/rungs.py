"""From a promise to its effect: the rungs of a gap (quota or amnesty), with their sentences and who says them."""

from . import show, sources

GAPS = {"quota": "the 30 per cent quota", "amnesty": "the amnesty"}
STEPS = {"promise": ("Promise", "what was agreed"), "mechanism": ("Mechanism", "how to carry it out"),
         "practice": ("Practice", "what was done"), "effect": ("Effect", "what followed")}
"""The rungs from top to bottom: name, and what it asks."""


HOLDERS = ("tajikistan-government", "uto", "un", "untop", "donors", "")
"""On whom the case lets responsibility fall, in the order shown; the last: nobody is named."""


def sentences(gap, step="", said_by=""):
    """The rows of `commitments` that stand on the rungs of a gap, in the order of the rungs, as dicts.

    In: a key of GAPS; a key of STEPS or "" for all; "authors", "others" or "" for both. Raises UnknownName.
    """
    if gap not in GAPS:
        raise sources.unknown("gap", gap, GAPS)
    if step and step not in STEPS:
        raise sources.unknown("rung", step, STEPS)
    order = list(STEPS)
    found = [r for r in sources.table("commitments").to_dict("records") if r["gap"] == gap and r["step"] in order]
    return sorted((r for r in found if (not step or r["step"] == step) and (not said_by or said_by == voice(r))), key=lambda r: order.index(r["step"]))


def voice(row):
    """"authors" where the two authors say it themselves, "others" where they hand it to somebody else."""
    return "others" if row["attribution"] else "authors"


def responsibility(gap):
    """Who is named as answerable for a gap: its rows and those on the accords in general, as dicts, in the order of HOLDERS."""
    found = sources.table("commitments").query("step == 'responsibility' and gap in [@gap, 'other']").to_dict("records")
    return sorted(found, key=lambda r: (HOLDERS.index(r["holder"]), r["gap"] != gap))


def ladder_table(gap, fold=True):
    """The rungs for reading: behind each line that opens, its sentences with speaker and place. Out: Html. Raises UnknownName."""
    parts, text = [], []
    for step, (name, asks) in STEPS.items():
        found = sentences(gap, step)
        caption = f"{name}: {asks} ({len(found)} {'sentence' if len(found) == 1 else 'sentences'})"
        html = show.rows_html(cells(found), caption, HEADINGS, WIDTHS)
        parts.append(show.details(f"Open: {caption}", html) if fold else html)
        text += [caption, *(" | ".join(c) for c in cells(found))]
    return show.Html("".join(parts), "\n".join(text))


HEADINGS, WIDTHS = ["In our words", "In the text", "Said by", "Where in the case"], [35, 33, 15, 17]


def cells(rows):
    """Rows of `commitments` as cells for HEADINGS."""
    return [(r["finding"], f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in rows]


def who_is_answerable(gap, fold=False):
    """Who is said to be answerable, and who says so, as a table. `fold`: closed at first. Out: Html."""
    rows = [(r["holder_in_words"] or (sources.label("actors", r["holder"]) if r["holder"] else "(nobody is named)"), r["said_of"] or ("this promise" if r["gap"] == gap else "the accords in general"),
             r["finding"], f"“{r['quote']}”", f"{sources.speaker(r)}; {sources.cite(r)}") for r in responsibility(gap)]
    caption = "Who is said to be answerable, and who says so"
    html = show.rows_html(rows, caption, ["On whom it falls", "It is said of", *HEADINGS[:2], "Said by, and where"], [17, 16, 24, 23, 20])
    return show.Html(show.details(f"Open: {caption.lower()}", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))
