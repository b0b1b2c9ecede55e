"""What a class answered, counted question by question. Pure: readers and questions in, counts out; every answer is marked anew."""
from collections import Counter
from typing import NamedTuple

from .. import marking, paper
from . import pieces

FEWEST = 5
"""A group smaller than this is not counted out: its members could be told apart."""


class Tally(NamedTuple):
    """One question: how many answered; {answer in words: readers} for the first and for the latest answer; how many of each
    were right (None where no machine judges); {how sure: readers}, latest answer; how many answers no longer fit the question;
    and, for ticks, pairs and places, how many put each part where (`pieces.count`), first and latest."""
    question: object
    answered: int
    first: Counter
    latest: Counter
    right_first: int | None
    right_latest: int | None
    sure: Counter
    stale: int
    parts_first: Counter = Counter()
    parts_latest: Counter = Counter()

    @property
    def small(self):
        return self.answered < FEWEST


def tally(question, readers, hands=None):
    """The Tally of one question. `hands`: {vote: {answer: n}} counted by show of hands; without a second vote the first counts as latest, too."""
    first, latest, sure, counts, stale, values = Counter(), Counter(), Counter(), [0, 0], 0, ([], [])
    judged = question.kind not in ("written", "scale") and not question.open
    for answer in filter(None, (kept(one, question) for one in readers)):
        marked = [marking.mark(question, given_in(answer[when])) for when in ("first", "latest")]
        if not marked[1].complete:
            stale += 1
            continue
        for place, (given, counter) in enumerate(zip(marked, (first, latest))):
            if given.complete:
                counter[_bucket(question, given)] += 1
                counts[place] += bool(given.right)
                values[place].append(given.value)
        level = answer["latest"].get("confidence")
        sure[level if level in ("guess", "fairly sure", "sure") else "not said"] += 1
    hands = hands or {}
    shown = [sum(votes.values()) for votes in hands.values()]
    for place, counter in enumerate((first, latest)):
        for answer, n in hands.get(place + 1, hands.get(2 - place, {})).items():
            given = marking.mark(question, answer)
            counter[_bucket(question, given)] += n
            counts[place] += n * bool(given.right)
    sure["not said"] += max(shown, default=0)
    right = counts if judged else (None, None)
    parts = [pieces.count(question, some) for some in values] if question.kind in pieces.KINDS else (Counter(), Counter())
    return Tally(question, max(sum(first.values()), sum(latest.values())), first, latest, *right, sure, stale, *parts)


def kept(reader, question):
    """What a reader has kept for a question, under its present id or a former one; None when nothing usable."""
    for name in (question.id, *question.was):
        answer = reader.answer(question.lesson, name)
        if isinstance(answer, dict) and isinstance(answer.get("latest"), dict) and isinstance(answer.get("first"), dict):
            return answer
    return None


def given_in(entry):
    """The answer in an entry, without the scores that a written one carries."""
    value = entry.get("value")
    return value.get("text") if isinstance(value, dict) and isinstance(value.get("text"), str) else value


def _bucket(question, given):
    if question.kind == "written":
        return "written"
    if question.kind == "choice":
        return next(f"{letter}. {part.text}" for letter, part in paper.lettered(question) if part.key == given.value)
    return marking.say(question, given.value)[:300]


def expected(question):
    """The answers that a figure shows even where nobody gave them, in their order; empty where answers are free."""
    if question.kind == "choice":
        return [f"{letter}. {part.text}" for letter, part in paper.lettered(question)]
    if question.kind == "scale":
        return [marking.say(question, step) for step in range(1, question.steps + 1)]
    return []


def written(question, readers):
    """The written answers as (name, first version, latest version or "", scores {row: 0 to 2}), committed ones only."""
    found = []
    for one in readers:
        answer = kept(one, question)
        entries = [e for e in (answer or {}).get("history", []) if isinstance(e.get("value"), dict) and isinstance(e["value"].get("text"), str)]
        if entries:
            texts = [e["value"]["text"] for e in entries]
            found.append((one.name, texts[0], texts[-1] if texts[-1] != texts[0] else "", _scores(question, entries[-1])))
    return found


def scored(reader, question):
    """The scores that a reader gave to their latest version of a written answer, {row: 0 to 2}."""
    answer = kept(reader, question)
    return _scores(question, answer["latest"]) if answer else {}


def _scores(question, entry):
    value = entry.get("value")
    scores = value.get("scores") if isinstance(value, dict) else None
    return {k: v for k, v in scores.items() if k in question.rubric and isinstance(v, int) and v in (0, 1, 2)} if isinstance(scores, dict) else {}


def most_missed(tallies):
    """The tallies of judged questions that enough have answered, the least often right at first try first."""
    judged = [t for t in tallies if t.right_first is not None and not t.small and not t.question.predict]
    return sorted(judged, key=lambda t: t.right_first / t.answered)
