"""What followed from a gap, and the two gaps side by side: tables for reading."""

from . import show, sources

JOINED = {"authors": "the authors join them", "reported": "somebody else joins them", "evidence": "told with evidence that is not described", "beside": "the text only sets them side by side"}
SHAPES = {"same": "the same", "partly": "partly the same", "other": "different"}


def consequences(kind=""):
    """Pairs of cause and effect around the amnesty, with the words that join them, of one kind (a key of JOINED) or all. Out: Html. Raises UnknownName."""
    if kind and kind not in JOINED:
        raise sources.unknown("kind of joining", kind, JOINED)
    rows = [(r["cause"], r["effect"], f"“{r['quote']}”", JOINED[r["kind"]], r["note"], f"{sources.speaker(r)}; {sources.cite(r)}")
            for r in sources.table("amnesty_links").to_dict("records") if not kind or r["kind"] == kind]
    caption = "From the amnesty to 2008: who joins cause and effect?"
    html = show.rows_html(rows, caption, ["First", "Then", "In the text", "Joined?", "Note (ours)", "Said by, and where"], [17, 17, 19, 13, 17, 17])
    return show.Html(html, "\n".join([caption, *(" | ".join(r) for r in rows)]))


def both_gaps(fold=False):
    """The quota and the amnesty under the same heads, each with sentence, speaker and place, and our judgement of the shape. `fold`: closed at first. Out: Html."""
    def told(name):
        r = sources.row("commitments", name)
        return f"{r['finding']}: “{r['quote']}” (said by: {sources.speaker(r)}; {sources.cite(r)})"
    rows = [(r["title"], told(r["quota"]), told(r["amnesty"]), SHAPES[r["shape"]], r["note"]) for r in sources.table("gap_comparison").to_dict("records")]
    caption = "Two gaps side by side (sentences of the case; the comparison is ours)"
    html = show.rows_html(rows, caption, ["Head", "The quota", "The amnesty", "Shape", "Why we say so"], [12, 29, 29, 13, 17])
    return show.Html(show.details("Open: the two gaps side by side", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))


def told(*names, caption="Sentences of the case"):
    """Sentences as a table. In: "table:row" names. Out: Html. Raises UnknownName."""
    found = [sources.row(*name.split(":", 1)) for name in names]
    rows = [(f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in found]
    html = show.rows_html(rows, caption, ["In the text", "Said by", "Where in the case"], [56, 22, 22])
    return show.Html(html, "\n".join([caption, *(" | ".join(r) for r in rows)]))
