"""What is said for and against the four factors that the case calls key: as tables for reading, and two side by side."""

from . import show, sources

FACTORS = {
    "regionalism": "Regionalism and the struggle for power", "ideology": "Ideology", "geopolitics": "Outside powers (“geopolitics”)",
    "leadership": "Leaders and missed opportunities", "all four": "The four together", "outside and inside": "Outside and inside together", "none of the four": "Outside the four: stalemate, United Nations",
}
STANCES = {"for": "Gives it weight", "against": "Takes weight from it", "limits": "Limits it"}
PERIODS = {"war": "the war", "peace": "the peace"}


def rows(factor="", period="", said_by=""):
    """Rows of `factor_sentences` as dicts. In: a key of FACTORS; "war" or "peace" (sentences on both stand in each);
    "authors" or "others"; each may be empty for all."""
    return [r for r in sources.table("factor_sentences").to_dict("records")
            if (not factor or r["factor"] == factor) and (not period or r["period"] in (period, "both"))
            and (not said_by or (r["attribution"] == "") == (said_by == "authors"))]


def factor_tables():
    """What is said for and against each factor: a table for each, behind lines that open. Out: Html."""
    made = [(FACTORS[f], factor_sentences(f)) for f in FACTORS]
    return show.Html("".join(show.details(f"Open: {name}", one.html) for name, one in made), "\n\n".join(one.text for _, one in made))


def factor_sentences(factor, period=""):
    """What is said for and against one factor. Out: Html. Raises UnknownName."""
    if factor not in FACTORS:
        raise sources.unknown("factor", factor, FACTORS)
    order = list(STANCES)
    found = sorted(rows(factor, period), key=lambda r: order.index(r["stance"]))
    cells = [(STANCES[r["stance"]], r["note"], f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in found]
    drove = f": what it is said to have done for {PERIODS[period]}" if period else ""
    return _table(cells, f"{FACTORS[factor]}{drove}", ["The sentence", "In our words", "In the text", "Said by", "Where in the case"], [13, 22, 33, 15, 17])


def weighing_words():
    """The sentences that weigh a factor with a word such as “decisive” or “crucial”. Out: Html."""
    found = [r for r in rows() if r["weight"]]
    cells = [(r["weight"], f"{FACTORS[r['factor']]}, in {'war and peace' if r['period'] == 'both' else r['period']}", r["note"], sources.speaker(r), sources.cite(r)) for r in found]
    return _table(cells, f"{len(found)} sentences that weigh: a choice of ours, not a count", ["The word", "Of what", "What is said, in our words", "Said by", "Where in the case"], [15, 23, 26, 18, 18])


def who_says(*names):
    """Sentences of `factor_sentences` with their speakers and what the text tells of each speaker's own part. Out: Html. Raises UnknownName."""
    found = [sources.row("factor_sentences", n) for n in names]
    cells = [(r["note"], f"“{r['quote']}”", sources.speaker(r), _stake(r), sources.cite(r)) for r in found]
    return _table(cells, "Who says so, and what is the speaker's own part in it?", ["In our words", "In the text", "Said by", "The speaker's own part, as far as the text tells", "Where in the case"],
                  [20, 29, 16, 20, 15])


def _stake(r):
    if r["attribution"]:
        return r["stake"] or "(the text tells nothing)"
    return f"One of the two has also written a history of the unofficial dialogue ({sources.place('stage-2', 'fn18')})"


def side_by_side(left, right, period="", said_by=""):
    """Two factors as the two columns of one table, a row for each stance. Out: HTML."""
    cells = [(words, *(show.Html(_items(rows(f, period, said_by), stance), "") for f in (left, right))) for stance, words in STANCES.items()]
    return show.rows_html(cells, f"{FACTORS[left]} and {FACTORS[right]}, side by side", ["The sentence", FACTORS[left], FACTORS[right]], [14, 43, 43])


def _items(found, stance):
    own = [r for r in found if r["stance"] == stance]
    if not own:
        return "(no sentence in our choice)"
    return "".join(
        f'<details style="margin:0 0 0.4em 0"><summary style="cursor:pointer;min-height:24px">{show.escape(r["note"])} <em>({show.escape(sources.speaker(r))})</em></summary>'
        f'“{show.escape(r["quote"])}”<br>Said by: {show.escape(sources.speaker(r))}. <cite>{show.escape(sources.cite(r))}</cite></details>' for r in own)


def _table(cells, caption, headings, widths):
    text = "\n".join([caption, *(" | ".join(map(str, r)) for r in cells)])
    return show.Html(show.rows_html(cells, caption, headings, widths), text)
