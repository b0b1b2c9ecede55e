"""What is said of peace efforts: which fed which, what each contributed, and the sentences for the two tests of the RPP project."""

from . import show, sources

TRACKS = {"I": "Track I: official", "II": "Track II: unofficial", "III": "Track III: communities, civic groups", "mixed": "more than one track"}
KINDS = {"people": "the same people went on", "ideas": "ideas, papers, results", "push": "a request, persuasion, pressure", "frame": "a frame or a chance", "left": "a question left open"}
CLOSE = {"authors": "the authors", "inside": "took part in it, ran it or works for it", "mixed": "some of the speakers did", "outside": "introduced as an analyst or scholar", "not told": "not told"}
TESTS = {"factor": "Did it address a driving factor?", "levels": "Did it link levels?"}
STANCES = {"for": "speaks for it", "against": "speaks against it", "limits": "limits it"}


def title(effort):
    """The title of an effort. Raises UnknownName."""
    return sources.row("efforts", effort)["title"]


def sentences(effort="", test=""):
    """Rows of `effort_sentences` as dicts, those for first. In: the key of an effort, a test; each may be empty for all."""
    order = list(STANCES)
    found = [r for r in sources.table("effort_sentences").to_dict("records")
             if (not effort or effort in sources.split(r["efforts"])) and (not test or r["test"] == test)]
    return sorted(found, key=lambda r: order.index(r["stance"]))


def links():
    """The links from effort to effort as dicts, each with its number from 1."""
    return [r | {"number": n} for n, r in enumerate(sources.table("feeds").to_dict("records"), 1)]


def fed(*names):
    """Which effort fed which, as a table. In: names of links; without any, all. Out: Html. Raises UnknownName."""
    for name in names:
        sources.row("feeds", name)
    found = [r for r in links() if not names or r["feed"] in names]
    cells = [(f"{r['number']}. From: {title(r['source'])}. To: {title(r['target'])}", f"{KINDS[r['kind']].capitalize()}: {r['note']}", f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in found]
    return _table(cells, f"Which effort fed which: {len(cells)} {'link' if len(cells) == 1 else 'links'}", ["Link", "What went on, in our words", "In the text", "Said by", "Where in the case"], [24, 26, 20, 14, 16])


def contributions(*efforts, fold=False):
    """What efforts are said to have brought, and what the text tells of each speaker's own part. In: keys of efforts; without any,
    all; `fold`: closed at first. Out: Html. Raises UnknownName."""
    for e in efforts:
        title(e)
    found = [r for r in sentences(test="contribution") if not efforts or set(efforts) & set(sources.split(r["efforts"]))]
    cells = [(_titles(r), f"{STANCES[r['stance']].capitalize()}: {r['note']}", f"“{r['quote']}”", voice(r), sources.cite(r)) for r in found]
    made = _table(cells, f"What they contributed, and who says so: {len(cells)} sentences of our choice",
                  ["Effort", "In our words", "In the text", "Said by, and the speaker's own part", "Where in the case"], [19, 22, 23, 20, 16])
    return show.Html(show.details("Open: all sentences on what efforts contributed", made.html), made.text) if fold else made


def who_praises():
    """How close the speakers stood to what they praise, and to what they doubt, counted; closed at first, so that a guess can come
    before it. Out: Html."""
    rows = sentences(test="contribution")
    cells = [(words, sum(r["closeness"] == key and r["stance"] == "for" for r in rows), sum(r["closeness"] == key and r["stance"] != "for" for r in rows)) for key, words in CLOSE.items()]
    made = _table([*cells, ("all", sum(c[1] for c in cells), sum(c[2] for c in cells))], "Who speaks of what an effort contributed (sentences of our choice)",
                  ["How close to the effort the speaker stood", "Sentences that speak for it", "Sentences that limit it or speak against it"])
    return show.Html(show.details("Open the count", made.html), made.text)


def tested(effort):
    """The sentences for and against one effort in both tests, as a table. Out: Html. Raises UnknownName."""
    name = title(effort)
    cells = [(TESTS[t], *cells_of(r)) for t in TESTS for r in sentences(effort, t)] + [(words, NONE, "", "", "") for t, words in TESTS.items() if not sentences(effort, t)]
    return _table(cells, f"{name}: sentences for the two tests", ["Test", *HEADINGS], [16, 24, 24, 20, 16])


HEADINGS = ["In our words", "In the text", "Said by, and the speaker's own part", "Where in the case"]
NONE = "No sentence: we found none in the case. That is a finding, too."


def cells_of(r):
    """A sentence as the cells of a table under HEADINGS."""
    return f"{STANCES[r['stance']].capitalize()}: {r['note']}", f"“{r['quote']}”", voice(r), sources.cite(r)


def voice(r):
    """Who says a sentence, and the speaker's own part as far as the text tells."""
    if r["closeness"] == "authors":
        return "the authors"
    return f"{sources.speaker(r)}. Own part: {r['stake'] or 'the text tells nothing'}"


def _titles(r):
    return "; ".join(title(e) for e in sources.split(r["efforts"]))


def _table(cells, caption, headings, widths=None):
    text = "\n".join([caption, *(" | ".join(map(str, r)) for r in cells)])
    return show.Html(show.rows_html(cells, caption, headings, widths), text)
