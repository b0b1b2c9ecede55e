"""An invented class, to rehearse with: files as learners would hand them in, every pseudonym beginning with "invented"."""
import random

from .. import drawn, handin, keeping, marking, merging, questions
from ..workbook import encode

WORD = "invented"


def invent(folder, readers=24, seed=1, only=None):
    """Write `readers` hand-in files of invented answers into `folder`, the same ones for the same seed.

    In: a Path, made when it is not there; how many; a seed; the lessons to answer (default: all). Out: the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    bank = [q for q in questions.bank().values() if only is None or q.lesson in only]
    for number in range(1, readers + 1):
        books = {}
        for q in bank:
            dice = random.Random(f"{seed}:{number}:{q.id}")  # of its own, so that a new question changes no other's answers
            if dice.random() < 0.9:
                book = books.setdefault(q.lesson, merging.blank(q.lesson, q.edition, f"{random.Random(f'{seed}:{number}:{q.lesson}').getrandbits(64):016x}"))
                book["answers"][q.id] = _answer(q, dice)
        if only is None or drawn.LESSON in only:
            book = books.setdefault(drawn.LESSON, merging.blank(drawn.LESSON, "", f"{random.Random(f'{seed}:{number}:{drawn.LESSON}').getrandbits(64):016x}"))
            book["answers"] |= {one["id"]: _guess(name, random.Random(f"{seed}:{number}:{name}")) for name, one in drawn.SERIES.items()}
        data = {handin.MARK: handin.FORMAT, "pseudonym": f"{WORD} {number:02}", "made": "", "workbooks": list(books.values())}
        keeping.write_whole(folder / f"hand-in-{WORD}-{number:02}.json", encode(data) + b"\n")
    return folder


def _guess(name, dice):
    value, given = {"remittances": 45.0, "growth": 8.0}[name], {}
    for year in drawn.YEARS:
        value = round(value + dice.uniform(-4, 3), 1)
        given[str(year)] = value
    entry = {"id": f"{dice.getrandbits(64):016x}", "seq": 1, "at": "", "value": given, "confidence": None, "right": None, "stage": "vote"}
    return merging.settle({"kind": "drawn", "question_edition": "", "history": [entry]})


def _answer(question, dice):
    history = []
    for number in range(1, dice.choice((2, 2, 3))):
        value = _value(question, dice)
        given = marking.mark(question, value["text"] if question.kind == "written" else value)
        history.append({"id": f"{dice.getrandbits(64):016x}", "seq": number, "at": "", "value": value, "stage": "commit" if question.kind == "written" else "answer",
                        "confidence": dice.choice((None, "guess", "fairly sure", "sure")), "right": given.right})
    return merging.settle({"kind": question.kind, "question_edition": question.edition, "history": history})


def _value(question, dice):
    parts = list(question.parts)
    if question.kind == "choice":
        return dice.choice(parts + [p for p in parts if p.right]).key
    if question.kind == "several":
        return [p.key for p in parts if dice.random() < (0.8 if p.right else 0.3)] or [parts[0].key]
    if question.kind == "order":
        keys = [p.key for p in parts]
        if dice.random() < 0.5:
            at = dice.randrange(len(keys) - 1)
            keys[at], keys[at + 1] = keys[at + 1], keys[at]
        return keys
    if question.kind == "match":
        return {p.key: p.to if dice.random() < 0.7 else dice.choice(parts).to for p in parts}
    if question.kind == "scale":
        return dice.randint(1, question.steps)
    if question.kind in ("text", "code"):
        wrong = [p.accept[0] if question.kind == "text" else p.answer for p in parts]
        return dice.choice([question.accept[0] if question.kind == "text" else question.answer, *wrong])
    if question.kind == "number":
        return float(dice.choice([question.answer, question.answer, *(p.low for p in parts)]))
    words = "These words are invented for rehearsal and say nothing about the case".split()
    text = " ".join(f"{dice.choice(words)}{n}" for n in range(question.min_words + 5))
    return {"text": f"(Invented for rehearsal.) {text}", "scores": {row: dice.randint(0, 2) for row in question.rubric}}
