"""What a workbook holds, and how two copies of it become one. Pure: no files, no clock.

A workbook is a dictionary::

    {"format": 1, "lesson": "01_chronology", "edition": "2026.1", "workbook": "9f3c…",
     "answers": {question id: {"kind": …, "question_edition": …,
                               "history": [entry, …], "first": entry, "latest": entry,
                               "draft": {"text": …, "seq": …, "at": …, "id": …}}}}

An entry is ``{"id", "seq", "at", "value", "confidence", "right", "stage"}``. Entries are never changed or removed,
so two copies merge by union. Their order is the sequence number's, not the clock's: a clock that was set back
neither loses nor reorders an answer. ``first`` and ``latest`` repeat what ``history`` says, for people who read the file.
"""
import json

FORMAT = 1
LARGEST = 64 * 2**20
"""Bytes. A file beyond this is nobody's workbook and is not parsed."""
SET_ASIDE = "draft"
"""Stage of a draft that another window's draft displaced: kept, but no answer."""


class Unreadable(ValueError):
    """The bytes are not a workbook of this lesson; the message says why, in a few words."""


class Newer(ValueError):
    """The workbook was written by a later edition of this library; the message is its format number."""


def blank(lesson, edition="", workbook=""):
    """An empty workbook of `lesson` (file name without ending), carrying the random id `workbook`."""
    return {"format": FORMAT, "lesson": lesson, "edition": edition, "workbook": workbook, "answers": {}}


def order(item):
    """Sort key of entries and drafts: sequence first, then time, then id, so that every copy sorts alike."""
    return (item["seq"], item.get("at") or "", item.get("id") or "")


def merge_answers(one, two):
    """Two records of the same answer as one: union of their entries by id, the later draft, `two`'s labels where it has any."""
    entries = {entry["id"]: entry for entry in [*one.get("history", []), *two.get("history", [])]}
    merged = {**one, **{key: value for key, value in two.items() if value not in (None, "")}}
    merged["history"] = sorted(entries.values(), key=order)
    drafts = [side["draft"] for side in (one, two) if side.get("draft")]
    if drafts:
        merged["draft"] = max(drafts, key=order)
    return settle(merged)


def settle(answer):
    """Put `first` and `latest` in step with `history`; drafts that were set aside count as neither."""
    given = [entry for entry in answer.get("history", []) if entry.get("stage") != SET_ASIDE]
    for name, place in (("first", 0), ("latest", -1)):
        answer.pop(name, None)
        if given:
            answer[name] = given[place]
    return answer


def merge(one, two):
    """Two copies of a workbook as one. Keeps the older identity (`one`'s) and every answer of both."""
    answers = dict(one["answers"])
    for name, answer in two["answers"].items():
        answers[name] = merge_answers(answers[name], answer) if name in answers else settle(dict(answer))
    head = {**two, **{key: value for key, value in one.items() if value not in (None, "")}}
    head["edition"] = two.get("edition") or one.get("edition") or ""
    return {**head, "answers": answers}


def next_number(answer):
    """The sequence number for the next entry or draft of `answer`: one above all it holds."""
    items = [*answer.get("history", []), *([answer["draft"]] if answer.get("draft") else [])]
    return 1 + max((item["seq"] for item in items), default=0)


def parse(raw, lesson):
    """The workbook in the bytes `raw`, brought to today's format, and how many damaged records were left out.

    Raises Unreadable for anything else than a workbook of `lesson`, and Newer for one from a later edition.
    """
    if len(raw) > LARGEST:
        raise Unreadable("too large for a workbook")
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Unreadable("not complete JSON") from None
    if not isinstance(data, dict) or not isinstance(data.get("answers"), dict):
        raise Unreadable("not a workbook")
    if data.get("lesson") not in (lesson, None):
        raise Unreadable("another lesson's workbook")
    data = migrate(data)
    answers, damaged = {}, 0
    for name, answer in data["answers"].items():
        kept, bad = clean(answer)
        damaged += bad
        if kept is not None:
            answers[name] = kept
    head = {key: value for key, value in data.items() if key != "answers"}
    for key in ("edition", "workbook"):
        head[key] = head[key] if isinstance(head.get(key), str) else ""
    return {**head, "lesson": lesson, "answers": answers}, damaged


def migrate(data):
    """`data` in today's format. A format is a whole number; without one it is 0, the first drafts of this library."""
    number = data.get("format", 0)
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise Unreadable("no format number")
    if number > FORMAT:
        raise Newer(str(number))
    while number < FORMAT:
        data = STEPS[number](data)
        number += 1
    return data


def _from_0(data):
    """Format 0 kept one bare value for each question, without history: it becomes the first entry."""
    answers = {}
    for name, value in data["answers"].items():
        if not (isinstance(value, dict) and "history" in value):
            entry = {"id": f"format-0:{name}", "seq": 1, "at": "", "value": value, "confidence": None, "right": None,
                     "stage": "answer"}
            value = {"kind": "", "question_edition": "", "history": [entry]}
        answers[name] = value
    return {**data, "format": 1, "answers": answers}


STEPS = {0: _from_0}
"""One step up for each past format, so that the oldest file climbs through all of them."""


def clean(answer):
    """One answer with only well-formed entries and draft, and how many were not; (None, 1) when nothing can be used."""
    if not isinstance(answer, dict) or not isinstance(answer.get("history", []), list):
        return None, 1
    history = [entry for entry in answer.get("history", []) if _sound(entry)]
    damaged = len(answer.get("history", [])) - len(history)
    kept = {**answer, "history": sorted(history, key=order)}
    draft = kept.pop("draft", None)
    if draft is not None:
        if _sound(draft) and isinstance(draft.get("text"), str):
            kept["draft"] = draft
        else:
            damaged += 1
    return settle(kept), damaged


def _sound(item):
    return (isinstance(item, dict) and isinstance(item.get("id"), str) and isinstance(item.get("at", ""), str)
            and isinstance(item.get("seq"), int) and not isinstance(item.get("seq"), bool))
