"""Which point (a gap in the accord, or a reproach) a set of clauses would have met, by our judgement in `clause_judgements`."""

from typing import NamedTuple

from . import show, sources

WORDS = {"met": "met, we judge", "with": "needs more", "silent": "the text is silent", "not": "not met"}
"""How a failure can stand, from the best to the worst; with no clause chosen all are "not"."""


class Standing(NamedTuple):
    """How a failure stands: a key of WORDS; the clauses still needed (the shortest way, where it needs more); the judgements that decide it."""

    verdict: str
    needs: tuple
    rows: tuple


class Mechanism:
    """The tables, read once. `clauses` and `failures` are dicts of rows by name, in the order of their tables."""

    def __init__(self):
        self.clauses = {r["clause"]: r for r in sources.table("clauses").to_dict("records")}
        self.failures = {r["failure"]: {**sources.row("commitments", r["commitment"]).to_dict(), **r} for r in sources.table("failures").to_dict("records")}
        self.judged = {(r["failure"], r["clause"]): r for r in sources.table("clause_judgements").to_dict("records")}

    def cell(self, failure, clause, chosen):
        """What one clause does for one failure when `chosen` are ticked: a key of WORDS; "with" turns to "met" when all it needs is ticked."""
        r = self.judged[failure, clause]
        return "met" if r["verdict"] == "with" and set(sources.split(r["needs"])) <= set(chosen) else r["verdict"]

    def standing(self, failure, chosen):
        """How `failure` stands when the clauses in `chosen` are ticked. Out: a Standing."""
        kinds = {c: self.cell(failure, c, chosen) for c in self.clauses if c in chosen}
        verdict = next((v for v in WORDS if v in kinds.values()), "not")
        rows = tuple(self.judged[failure, c] for c, kind in kinds.items() if kind == verdict)
        missing = [tuple(n for n in sources.split(r["needs"]) if n not in chosen) for r in rows] if verdict == "with" else []
        return Standing(verdict, min(missing, key=len, default=()), rows)

    def standings(self, chosen):
        """{failure: Standing} for all."""
        return {f: self.standing(f, chosen) for f in self.failures}

    def change(self, before, now):
        """What changed from one set of clauses to another, and how the failures stand now, in words."""
        titles = lambda names: ", ".join(self.clauses[c]["title"] for c in self.clauses if c in names)
        ticked, unticked = set(now) - set(before), set(before) - set(now)
        words = [f"{verb}: {titles(names)}." for verb, names in (("Ticked", ticked), ("Unticked", unticked)) if names]
        old, new = self.standings(before), self.standings(now)
        if ticked or unticked:
            moved = [f for f in self.failures if (old[f].verdict, old[f].needs) != (new[f].verdict, new[f].needs)]
            words += [told for told in (self._moved("Now met, in our judgement", moved, new, "met"), self._moved("No longer met", [f for f in moved if old[f].verdict == "met"], new, "")) if told]
            closer = [f"{self.named(f)} (still needs {titles(new[f].needs)})" for f in moved if new[f].verdict == "with"]
            words += [f"Begun, but not enough: {'; '.join(closer)}."] if closer else []
            silent = self._moved("The text is silent on", [f for f in moved if old[f].verdict != "met"], new, "silent")
            words += [silent] if silent else []
            words += ["No point stands otherwise than before."] if not moved else []
        count = {v: sum(s.verdict == v for s in new.values()) for v in WORDS}
        total = f"Of {len(new)} points: {count['met']} met, we judge; {count['with']} {'needs' if count['with'] == 1 else 'need'} more; on {count['silent']} the text is silent; {count['not']} not met."
        return " ".join([*words, total if now else f"No clause is ticked: none of the {len(new)} points is met."])

    def named(self, failure):
        """A point in a few words, with its speaker where the authors report it from somebody else."""
        r = self.failures[failure]
        return f"{r['label']} ({r['by']})" if r["by"] else r["label"]

    def _moved(self, opening, moved, new, verdict):
        found = [self.named(f) for f in moved if (new[f].verdict == verdict if verdict else new[f].verdict != "met")]
        return f"{opening}: {'; '.join(found)}." if found else ""

    def draft(self, chosen):
        """The ticked clauses as a draft with gaps, as HTML: our words."""
        items = "".join(f"<li><strong>{show.escape(r['title'])}.</strong> {show.escape(r['wording'])}</li>" for c, r in self.clauses.items() if c in chosen)
        return f'<ol style="margin:0;padding-left:1.6em">{items}</ol>' if items else "<p>Nothing is ticked.</p>"


def all_judgements():
    """Every judgement with its reason, a table for each failure with its sentence and speaker, behind lines that open. Out: Html."""
    m = Mechanism()
    parts, text = [], []
    for name, f in m.failures.items():
        cells = [(m.clauses[c]["title"], verdict_words(m, m.judged[name, c]), m.judged[name, c]["reason"]) for c in m.clauses]
        caption = f"{f['label']}: our judgement, clause by clause"
        parts.append(show.details(f"Open: {f['label']} ({sources.speaker(f)})", show.quote_html(f) + show.rows_html(cells, caption, ["Clause", "Would it have met this?", "Why we judge so"], [22, 28, 50])))
        text += [caption, *(" | ".join(c) for c in cells)]
    return show.Html("".join(parts), "\n".join(text))


def clause_list():
    """The eight clauses and what each settles. Out: Html."""
    return show.show_table(sources.table("clauses"), "Eight clauses that a mechanism could have (our list)", {"title": "Clause", "settles": "The question that it answers"})


def verdict_words(m, r):
    """A judgement in words, with the clauses it needs."""
    needs = ", ".join(m.clauses[c]["title"] for c in sources.split(r["needs"]))
    return {"met": "would have met it", "with": f"only together with: {needs}", "not": "would not have met it", "silent": "the text is silent"}[r["verdict"]]
