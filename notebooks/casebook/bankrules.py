"""What makes a question a good one, beyond its shape: one right option, a feedback of its own for each wrong one,
exemplars that differ, ranges that do not hide the answer. Pure."""
import math

from .alike import plain, same

RUBRIC = ("claim", "evidence", "counter-evidence", "limits")
"""The four rows on which a written answer is scored, in the order shown."""

PART = {"choice": "option", "several": "option", "order": "item", "match": "pair", "number": "wrong", "text": "wrong", "code": "wrong",
        "scale": "band", "written": "exemplar"}
"""What the repeated part of each kind is called in the bank."""

ANSWERED_BY = ("case", "record", "table", "judgement", "arithmetic")
"""Who answers a question: the case, a source outside it, our table, our judgement, or nothing but a sum."""

LONGEST_ITEM = 80
"""Characters of an item to be put in order: what a closed list shows of it in a window 800 px wide."""


def broken(question, raw):
    """The rules that `question` breaks, as (field, what to do, part, 0-based number of the part). `raw`: its TOML table."""
    yield from _settled(question, raw)
    yield from _distinct(question)
    yield from {"choice": _choice, "order": _order, "number": _number, "written": _written, "several": _several, "match": _match,
                "text": _text, "scale": _scale, "code": _code}.get(question.kind, _nothing)(question, raw)


def _nothing(question, raw):
    return ()


def _settled(question, raw):
    if question.answered_by not in ANSWERED_BY:
        yield "answered_by", f"must be {', '.join(ANSWERED_BY)}", "", 0
    settled_elsewhere = question.kind in ("order", "match") or question.answered_by in ("record", "arithmetic")  # by their items, a table on the page, a sum
    if not question.refs and not settled_elsewhere:
        yield "excerpt", "missing: name the excerpt, or the table and rows, that settle the question", "", 0
    if ("table" in raw) != ("rows" in raw):
        yield ("table" if "table" in raw else "rows"), "table and rows belong together", "", 0
    for part in ("option", "wrong", "pair", "band"):
        for index, row in enumerate(raw.get(part, [])):
            cites = row.get("cites")
            if cites is not None and (cites.keys() - {"excerpt", "table", "row"} or ("table" in cites) != ("row" in cites) or not cites):
                yield "cites", 'must be {excerpt = "…"} or {table = "…", row = "…"}', part, index


def _distinct(question):
    """No two parts say the same: not the same text, not the same feedback."""
    part = PART[question.kind]
    for name in ("text", "feedback", "key", "notes"):
        seen = {}
        for index, one in enumerate(question.parts):
            value = " ".join(str(getattr(one, name)).lower().split())
            if value and value in seen and not (name == "key" and part in ("wrong", "band")):
                yield {"key": "event" if part == "item" else "key"}.get(name, name), f"the same as in {part} {seen[value] + 1}", part, index
            seen.setdefault(value, index)


def _choice(question, raw):
    right = [index for index, part in enumerate(question.parts) if part.right]
    if question.open:  # the learner's own judgement: no machine says which is right
        if right:
            yield "right", "an open choice has no right option", "option", right[0]
    elif len(right) != 1:
        yield "right", ("no option has right = true" if not right else
                        f"{len(right)} options have right = true; exactly one may"), "option", right[1] if right else 0


def _order(question, raw):
    for index, part in enumerate(question.parts):
        if len(part.text) > LONGEST_ITEM:
            yield "text", f"longer than {LONGEST_ITEM} characters; a list would cut it off", "item", index


def _number(question, raw):
    numbers = [question.answer, question.tolerance, *(bound for part in question.parts for bound in (part.low, part.high))]
    if not all(math.isfinite(number) for number in numbers) or question.tolerance < 0:
        yield "tolerance" if question.tolerance < 0 else "answer", "must be a finite number, and a tolerance not negative", "", 0
        return
    low, high = question.answer - question.tolerance, question.answer + question.tolerance
    texts = [question.feedback, question.otherwise, *(part.feedback for part in question.parts)]
    if len({" ".join(text.lower().split()) for text in texts}) < len(texts):
        yield "otherwise", "feedback, otherwise and each wrong range must say different things", "", 0
    for index, part in enumerate(question.parts):
        if part.low > part.high:
            yield "low", "is above high", "wrong", index
        elif part.low <= high and part.high >= low:
            yield "low", f"the range {part.low:g} to {part.high:g} holds right answers ({low:g} to {high:g})", "wrong", index
        for other, before in enumerate(question.parts[:index]):
            if part.low <= before.high and part.high >= before.low:
                yield "low", f"the range meets that of wrong {other + 1}; a number has one feedback", "wrong", index


def _written(question, raw):
    if question.min_words < 1:
        yield "min_words", "must be at least 1", "", 0
    for name in RUBRIC:
        text = question.rubric.get(name)
        if not isinstance(text, str) or not text.strip():
            yield "rubric", f"the row {name} is missing or empty", "", 0
    for name in question.rubric.keys() - set(RUBRIC):
        yield "rubric", f"unknown row {name}; the rows are {', '.join(RUBRIC)}", "", 0
    texts = [question.rubric.get(name) for name in RUBRIC if name in question.rubric]
    if len(set(texts)) < len(texts):
        yield "rubric", "two rows say the same", "", 0


def _several(question, raw):
    right = sum(part.right for part in question.parts)
    if right in (0, len(question.parts)):
        yield "right", "mark at least one option with right = true, and leave at least one without", "option", 0


def _match(question, raw):
    targets = [part.to for part in question.parts]
    if len(set(targets)) < 2:
        yield "to", "every pair has the same partner, so there is nothing to match", "pair", 0
    for name in question.others:
        if not isinstance(name, str) or name in targets:
            yield "others", f"{name!r} must be a text that is nobody's partner", "", 0
    for index, part in enumerate(question.parts):
        if len(part.to) > LONGEST_ITEM:
            yield "to", f"longer than {LONGEST_ITEM} characters; a list would cut it off", "pair", index


def _text(question, raw):
    right = {plain(answer) for answer in question.accept}
    if "" in right or not right:
        yield "accept", "must name at least one answer, and no empty one", "", 0
    for index, part in enumerate(question.parts):
        for answer in part.accept:
            if plain(answer) in right:
                yield "accept", f"{answer!r} is a right answer as well", "wrong", index


def _scale(question, raw):
    if not 3 <= question.steps <= 9:
        yield "steps", "must be 3 to 9", "", 0
        return
    taken = [sum(part.low <= step <= part.high for part in question.parts) for step in range(1, question.steps + 1)]
    for step, bands in enumerate(taken, 1):
        if bands != 1:
            yield "low", f"step {step} of the scale lies in {bands} bands; it must lie in one", "band", 0


def _code(question, raw):
    for index, part in enumerate(question.parts):
        if same(part.answer, question.answer, question.tolerance):
            yield "answer", "is the right answer as well", "wrong", index
