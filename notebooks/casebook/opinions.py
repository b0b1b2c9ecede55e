"""The quotations of the case by what they do to the question of success, and by kind of speaker. Pure."""

from . import show, sources

STANCES = {"positive": "favourable", "mixed": "mixed", "negative": "critical", "neutral": "without judgement"}
"""`stance` in the table of voices: what a quotation does to the question whether the peace process, or a part of it, succeeded."""
KINDS = ("government", "participant in talks or dialogue", "opposition", "international", "civil society or academia", "media", "named published source", "another kind, or several", "unspecified")
NAMES = {"government": "Government", "participant in talks or dialogue": "took part in talks\nor dialogue", "opposition": "opposition", "international": "international",
         "civil society or academia": "civil society,\nacademia", "media": "media", "named published source": "named source", "another kind, or several": "another kind,\nor several", "unspecified": "kind not said"}


def matching(kind="", stance="", topic=""):
    """Rows of `voices` as dicts; each filter may be empty for all."""
    return [v for v in sources.table("voices").to_dict("records")
            if (not kind or v["speaker_kind"] == kind) and (not stance or v["stance"] == stance) and (not topic or v["topic"] == topic)]


def topics():
    """The topics in alphabetical order."""
    return sorted(set(sources.table("voices")["topic"]))


def kind_name(kind):
    """A kind of speaker in one line."""
    return NAMES[kind].replace("\n", " ")


def voices_on(*names, fold=False):
    """The quotations on one or several topics, the favourable ones first. `fold`: closed at first, so that a guess can come before it.
    Out: Html. Raises UnknownName."""
    for name in names:
        if name not in topics():
            raise sources.unknown("topic", name, topics())
    order = list(STANCES)
    found = sorted((v for v in matching() if v["topic"] in names), key=lambda v: order.index(v["stance"]))
    rows = [(STANCES[v["stance"]], f"“{v['quote']}”", v["speaker"], sources.cite(v)) for v in found]
    caption = f"{len(rows)} quotations on: {', '.join(names)}"
    html = show.rows_html(rows, caption, ["On the peace process (our reading)", "In the text", "Said by", "Where in the case"], [16, 46, 20, 18])
    return show.Html(show.details(f"Open the card “{caption}”", html) if fold else html, "\n".join([caption, *(" | ".join(r) for r in rows)]))
