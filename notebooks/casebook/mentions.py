"""One actor's way through the case: every row that names it, in order of time; and every spelling of its name."""

import re
from collections import namedtuple
from functools import cache

from . import dates, show, sources

Mention = namedtuple("Mention", "kind what row")
KINDS = {"named": "where it is brought in", "event": "events", "tie": "ties with others", "promise": "promises and what became of them",
         "voice": "words of its own", "told": "events told on its word"}

LANGUAGES = {"Tajik": "tg", "Russian": "ru", "Uzbek": "uz"}
"""How the note on a spelling begins, and the mark that a page gives to words of that language."""


@cache
def mentions(actor):
    """Every row that names `actor`: its own row in the table of actors, events, relations, commitments (as holder), voices
    (as speaker), and events told on its word.

    Out: a tuple of Mention, dated ones first in order of time, then the others in the order of the pages. Raises UnknownName.
    """
    own = sources.row("actors", actor).to_dict()
    events = sources.table("events").to_dict("records")
    found = [Mention("named", own["role"], own)]
    found += [Mention("told", e["title"], e) for e in events if e["attribution"] and actor in speakers(e["attribution"]) and actor not in sources.split(e["actors"])]
    found += [Mention("event", e["title"], e) for e in events if actor in sources.split(e["actors"])]
    found += [Mention("tie", told(r), r) for r in sources.table("relations").to_dict("records") if actor in (r["source"], r["target"])]
    found += [Mention("promise", c["finding"], c) for c in sources.table("commitments").to_dict("records") if c["holder"] == actor]
    found += [Mention("voice", f"On {v['topic']}", v) for v in sources.table("voices").to_dict("records") if actor in speakers(v["speaker"])]
    return tuple(sorted(found, key=_order))


def told(relation):
    """A relation in words: "Kulob elite → Khojand elite: ousts"."""
    return f"{sources.label('actors', relation['source'])} → {sources.label('actors', relation['target'])}: {relation['relation']}"


def _order(mention):
    row = mention.row
    undated = "start" not in row or not (row["start"] or row["end"])
    places = list(sources.table("sections")["section"]) if undated else []
    page = (places.index(row["section"]), str(row["paragraph"]).rjust(5)) if undated else ()
    return (undated, page if undated else dates.sort_key(row))


def when(row):
    """The date of a row, or "no date"; rows of tables without dates have none."""
    return dates.short(row) if "start" in row else "no date"


@cache
def speakers(words):
    """The actors whose own words a voice gives, by the spellings in how the case names the speaker: people first; where
    no person is named, the longest name of something else; nobody where the speaker is "one person".

    >>> speakers("One of the UN observers, Vladimir Goryayev")
    ('goryayev',)
    """
    kinds = dict(zip(sources.table("actors")["actor"], sources.table("actors")["kind"]))
    names = [(n["variant"], n["entity"]) for n in sources.table("names").to_dict("records") if n["in_case"] and n["entity"] in kinds]
    hits = [(v, e) for v, e in names if re.search(rf"(?<!\w){re.escape(v)}(?!\w)", words)]
    people = {e for v, e in hits if kinds[e] == "person"}
    if people:
        return tuple(sorted(people))
    bodies = [(v, e) for v, e in hits if kinds[e] in ("party", "movement", "IGO", "NGO", "media", "armed group", "state body") and v[:1].isupper()]
    return tuple(sorted({e for v, e in bodies if len(v) == max(len(w) for w, _ in bodies)}))


def entries_html(found, caption):
    """Mentions as a table: date, what, the sentence, who says it and where."""
    rows = [("(brought in)" if m.kind == "named" else when(m.row), m.what, f"“{m.row['quote']}”", f"{sources.speaker(m.row)}; {sources.cite(m.row)}") for m in found]
    return show.rows_html(rows, caption, ["Date", "What", "The sentence", "Said by, and where"], [13, 29, 37, 21])


# --- spellings -------------------------------------------------------------------------------

def meanings(text):
    """The actors and places that a spelling may mean: those spelt just so first, then those in whose names it stands as
    a word ("Khojand" is a city; it also stands in "Khojand clan"). Out: a tuple of entities, empty when there is none."""
    wanted = sources._fold(text)
    if not wanted:
        return ()
    exact, within = [], []
    for fold, entity, in_case in _folded():
        if fold == wanted:
            exact.append(entity)
        elif in_case and f" {wanted} " in f" {fold} ":
            within.append(entity)
    return tuple(dict.fromkeys([*exact, *within]))


@cache
def _folded():
    names = sources.table("names").to_dict("records")
    return [(sources._fold(re.sub(r"[()/]", " ", n["variant"])), n["entity"], bool(n["in_case"])) for n in names]


def ambiguous():
    """The spellings of the case that mean more than one of: a place, the people from there, their leaders, a person.
    Out: {spelling: entities}, in the order of the alphabet."""
    actors, places = (sources.table(t) for t in ("actors", "places"))
    kinds = dict(zip(actors["actor"], actors["kind"])) | dict(zip(places["place"], places["kind"]))
    wanted = ("region", "city", "town", "regional elite", "population", "person", "armed group")
    out = {}
    for n in sources.table("names").to_dict("records"):
        if n["in_case"] and kinds.get(n["entity"]) in wanted and n["variant"][:1].isupper():
            found = tuple(e for e in meanings(n["variant"]) if kinds.get(e) in wanted)
            if len(found) > 1:
                out[n["variant"]] = found
    return dict(sorted(out.items()))


def called(entity):
    """The readable name of an actor or a place."""
    return sources.label("actors", entity) if entity in set(sources.table("actors")["actor"]) else sources.label("places", entity)


def spellings_html(entity):
    """Every spelling of one entity: in the case with its place, elsewhere with a note."""
    names = sources.table("names")
    own = names[names["entity"] == entity].to_dict("records")
    rows = [(_marked(n), "in the case" if n["in_case"] else "not in the case", sources.cite(n) if n["in_case"] else "", n["note"].removesuffix("not in the case").rstrip("; ")) for n in own]
    return show.rows_html(rows, f"Spellings of {called(entity)}: {sum(n['in_case'] for n in own)} in the case, {sum(not n['in_case'] for n in own)} elsewhere",
                          ["Spelling", "Where", "First place in the case", "Note"])


def _marked(name):
    """A spelling with its language, so that a voice reads it in that language. The note says which."""
    language = LANGUAGES.get(name["note"].split(" ", 1)[0])
    return show.Html(f'<span lang="{language}">{show.escape(name["variant"])}</span>', name["variant"]) if language else name["variant"]


def spellings(text):
    """What a spelling may mean, and every spelling of each meaning. Out: Html. Raises UnknownName with the nearest spellings."""
    found = meanings(text) or tuple(dict.fromkeys(sources.entity(text)["entity"]))
    return show.Html("".join(spellings_html(e) for e in found), "; ".join(f"{text}: {called(e)}" for e in found))
