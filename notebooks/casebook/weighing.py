"""What follows from the weights that a learner gives to ten yardsticks: words, never a number. Pure.

A yardstick gathers sentences of the case that say whether the peace passed or failed by it. What counts, and whose word
counts, is chosen by the learner; the sentences are chosen by us.
"""

from functools import cache

from . import show, sources

WEIGHTS = {"no": "does not count", "counts": "counts", "most": "counts most"}
SAYS = {"failure": "failure", "mixed": "in part, or both", "success": "success"}
KINDS = {
    "authors": "the authors", "insiders": "officials, participants in talks or dialogue", "opposition": "opposition", "international": "an international organisation",
    "analysts": "experts (analysts, observers)", "unspecified": "people, kind not said",
}
WHOSE = {"everyone": tuple(KINDS), "the authors alone": ("authors",), "everyone but the authors": tuple(k for k in KINDS if k != "authors"),
         **{f"only: {name}": (k,) for k, name in KINDS.items() if k != "authors"}}
READINGS = {"success": "success", "failure": "failure", "mixed": "disputed or in part", "silent": "no sentence"}


@cache
def yardsticks():
    """{name: its row}, in the order shown."""
    return {r["yardstick"]: r for r in sources.table("yardsticks").to_dict("records")}


@cache
def sentences():
    """The sentences in the order of the yardsticks, as dicts: the row of `yardstick_sentences` with section, paragraph, quote
    and attribution of the row it names."""
    found = []
    for r in sources.table("yardstick_sentences").to_dict("records"):
        told = sources.row(r["told_in"], r["row"])
        found.append(r | {c: str(told[c]) for c in ("section", "paragraph", "quote", "attribution")})
    return tuple(found)


def sentence(name):
    """One of the sentences, a dict. Raises UnknownName."""
    by_name = {s["sentence"]: s for s in sentences()}
    if name not in by_name:
        raise sources.unknown("sentence", name, by_name)
    return by_name[name]


def heard(whose="everyone"):
    """The sentences of those whose word counts. In: a key of WHOSE."""
    return [s for s in sentences() if s["speaks"] in WHOSE[whose]]


def reading(yardstick, whose="everyone"):
    """What the sentences heard say under one yardstick: a key of READINGS. "mixed" where they differ, or say "in part"."""
    says = {s["says"] for s in heard(whose) if s["yardstick"] == yardstick}
    return says.pop() if len(says) == 1 else "mixed" if says else "silent"


def headline(weights, whose="everyone"):
    """The verdict in one sentence. In: {yardstick: a key of WEIGHTS}; a key of WHOSE.

    What counts most leads; where nothing counts most, everything that counts does.
    """
    leads = [y for y in yardsticks() if weights.get(y) == "most"] or [y for y in yardsticks() if weights.get(y) == "counts"]
    if not leads:
        return "Nothing counts yet, so there is no verdict. Give a yardstick some weight."
    told = {reading(y, whose) for y in leads} - {"silent"}
    word = "what counts most" if "most" in weights.values() else "what counts"
    if not told:
        return f"No verdict: on {word} for you, those whom you hear have no sentence here."
    if told == {"success"}:
        return f"By your weights a success: every sentence you hear on {word} speaks for it."
    if told == {"failure"}:
        return f"By your weights a failure: every sentence you hear on {word} speaks for it."
    return f"By your weights neither simply a success nor simply a failure: on {word}, what you hear points both ways, or says “in part”."


def because(weights, whose="everyone"):
    """What carries the verdict, as sentences: which yardsticks, with which reading, carry which weight."""
    titles = lambda names: ", ".join(f"“{yardsticks()[y]['title']}”" for y in names)
    lines = []
    for weight, words in (("most", "Counts most"), ("counts", "Counts")):
        for r in READINGS:
            own = [y for y in yardsticks() if weights.get(y) == weight and reading(y, whose) == r]
            if own:
                lines.append(f"{words}; {READINGS[r]}: {titles(own)}.")
    out = [y for y in yardsticks() if weights.get(y, "no") == "no"]
    return [*lines, f"Does not count: {titles(out)}."] if out else lines


def turned(weights, whose="everyone"):
    """What changes when only one thing is changed: {what is changed: the other verdict in one sentence}, where it differs in kind."""
    now, out = _kind(weights, whose), {}
    for other in WHOSE:
        if other in ("everyone", "the authors alone", "everyone but the authors") and other != whose and _kind(weights, other) != now:
            out[f"If you heard {other}"] = headline(weights, other)
    return out


def _kind(weights, whose):
    return headline(weights, whose).split(":")[0].replace("what counts most", "").replace("what counts", "")


def matrix_html(whose="everyone", weights=None):
    """Yardsticks by kind of speaker; each cell says what the speaker's sentences say, and opens to the sentences. Out: HTML."""
    line = f"border-bottom:1px solid {show.LINE}"
    cell = f"text-align:left;vertical-align:top;padding:4px 8px;{line};font-weight:normal"
    heads = [("Yardstick", 20), ("The authors", 40), ("Somebody else, reported", 40)]
    head = "".join(f'<th scope="col" style="text-align:left;padding:4px 8px;border-bottom:2px solid {show.LINE};width:{w}%">{h}</th>' for h, w in heads)
    body = ""
    for y, r in yardsticks().items():
        own = [s for s in heard(whose) if s["yardstick"] == y]
        weight = f" ({WEIGHTS[weights.get(y, 'no')]})" if weights else ""
        added = "" if r["from"] == "the case" else " Our addition: the case does not name it as a criterion."
        body += (f'<tr><th scope="row" style="{cell}"><strong>{show.escape(r["title"])}</strong>{show.escape(weight)}<br>{show.escape(r["asks"] + added)}</th>'
                 f'<td style="{cell}">{_items([s for s in own if s["speaks"] == "authors"])}</td><td style="{cell}">{_items([s for s in own if s["speaks"] != "authors"])}</td></tr>')
    return (f'<table style="table-layout:fixed;width:100%;max-width:1000px;border-collapse:collapse;color:{show.INK};background:{show.GROUND};margin:0.5em 0">'
            f'<caption style="text-align:left;font-weight:bold;padding:4px 8px;color:{show.INK}">Yardsticks, who speaks to them, and what is said (heard: {show.escape(whose)})</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>")


def _items(found):
    if not found:
        return "(no sentence here)"
    return "".join(
        f'<details style="margin:0 0 0.4em 0"><summary style="cursor:pointer;min-height:24px"><strong>{show.escape(SAYS[s["says"]])}</strong>: {show.escape(s["note"])} '
        f'<em>({show.escape(sources.speaker(s))})</em></summary>“{show.escape(s["quote"])}”<br>Said by: {show.escape(sources.speaker(s))}. <cite>{show.escape(sources.cite(s))}</cite></details>'
        for s in found)


def criteria_table():
    """All rows of the case's criteria, behind a line that opens. Out: Html."""
    rows = [(r["title"], r["verdict"], f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in sources.table("criteria").to_dict("records")]
    caption = f"{len(rows)} criteria of the case, with the verdict under each"
    html = show.rows_html(rows, caption, ["Criterion, in our words", "Verdict", "In the text", "Said by", "Where in the case"], [27, 10, 30, 17, 16])
    return show.Html(show.details("Open the table of criteria", html), "\n".join([caption, *(" | ".join(r) for r in rows)]))
