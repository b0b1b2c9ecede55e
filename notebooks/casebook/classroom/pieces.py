"""Answers that have parts (ticks, pairs, places), counted part by part: a row a tick, pair or place, and how many put it where."""
from collections import Counter

from .. import paper, show

KINDS = ("several", "match", "order")


def count(question, answers):
    """{(part's key, where): n} of complete answers. In: their values; `where`: "" for a tick, the partner, or the place from 1."""
    out = Counter()
    for value in answers:
        if question.kind == "several":
            out.update((key, "") for key in value)
        elif question.kind == "match":
            out.update(value.items())
        else:
            out.update((key, place) for place, key in enumerate(value, 1))
    return out


def html(t, reveal=False, caption="", bar=None):
    """The table of a Tally whose question has parts. `reveal`: mark what is right; `bar(n, most, latest)`: a count as a bar."""
    q = t.question
    if q.kind == "several":
        most = max([*t.parts_first.values(), *t.parts_latest.values(), 1])
        rows = [(f"{p.text} (right)" if reveal and p.right else p.text, bar(t.parts_first[p.key, ""], most, False), bar(t.parts_latest[p.key, ""], most, True)) for _, p in paper.lettered(q)]
        return show.rows_html(rows, f"{caption}: how many ticked it", ["To tick", "First answer", "Latest answer"], [46, 27, 27])
    places = paper.partners(q) if q.kind == "match" else range(1, len(q.parts) + 1)
    right = {p.key: p.to if q.kind == "match" else n for n, p in enumerate(q.parts, 1)}

    def cell(key, where):
        first, latest = t.parts_first[key, where], t.parts_latest[key, where]
        words = f"{first} → {latest}" + (" (right)" if reveal and right[key] == where else "")
        return show.Html(f"<strong>{words}</strong>" if first or latest else words, words)

    rows = [(p.text, *(cell(p.key, where) for where in places)) for p in paper.shuffled(q)]
    share = 64 / len(places)
    return show.rows_html(rows, f"{caption}: how many put it where, at first → at last", ["To place", *(paper.ordinal(w) if q.kind == "order" else w for w in places)], [36, *[share] * len(places)])
