"""Marks an answer. Pure: the same question and answer always give the same marking; nothing is shown or stored.

What an answer is: choice, the key of an option; order, the items' keys from first to last; number, text or a number
as the learner wrote it; written, the text. None, "" or a gap is no answer, and no answer is never wrong.
"""
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Marking:
    """What can be said about an answer.

    complete: False when there is nothing to mark yet; `feedback` then says what is missing. right: True, False, or
    None where no machine judges. feedback: why, in plain text. refs: the rows that settle it. value: the answer as it is stored.
    """
    complete: bool
    right: bool | None = None
    feedback: str = ""
    refs: tuple = ()
    value: object = None


def mark(question, answer):
    """The Marking of `answer` to `question`. Never raises for any answer."""
    return MARKERS[question.kind](question, answer)


def _incomplete(text):
    return Marking(False, None, text)


def _choice(question, answer):
    if answer in (None, ""):
        return _incomplete("Choose an answer first.")
    part = next((part for part in question.parts if part.key == answer), None)
    if part is None:
        return _incomplete("That answer is not among the options of this edition. Choose again.")
    return Marking(True, part.right, part.feedback, part.refs or question.refs, part.key)


def _order(question, answer):
    names = {part.key: part for part in question.parts}
    answer = list(answer) if isinstance(answer, (list, tuple)) else []
    if len(answer) < len(names) or any(key not in names for key in answer):
        return _incomplete("Fill every place first.")
    twice = next((key for index, key in enumerate(answer) if key in answer[:index]), None)
    if twice is not None or len(answer) != len(names):
        return _incomplete(f"“{names[twice].text}” stands in two places. Give each place its own entry."
                           if twice is not None else "Fill every place once.")
    place = {part.key: index for index, part in enumerate(question.parts)}
    for before, after in zip(answer, answer[1:]):
        if place[before] > place[after]:
            early, late = names[after], names[before]
            why = " ".join(text for text in (early.feedback, late.feedback) if text)
            return Marking(True, False, f"You put “{late.text}” before “{early.text}”. It came after. {why}".strip(),
                           early.refs + late.refs, answer)
    return Marking(True, True, question.feedback, question.refs or tuple(ref for part in question.parts for ref in part.refs), answer)


def _number(question, answer):
    if answer is None or str(answer).strip() == "":
        return _incomplete("Write a number first.")
    value = number(answer)
    if value is None:
        return _incomplete("Write one number in figures, such as 5000 or 12.5.")
    if abs(value - question.answer) <= question.tolerance + 1e-9 * abs(question.answer):
        return Marking(True, True, question.feedback, question.refs, value)
    for part in question.parts:
        if part.low <= value <= part.high:
            return Marking(True, False, part.feedback, part.refs or question.refs, value)
    return Marking(True, False, question.otherwise, question.refs, value)


def _written(question, answer):
    text = answer if isinstance(answer, str) else ""
    count, least = words(text), question.min_words
    if count < least:
        if not count:
            return _incomplete(f"Write first. At least {least} words are needed.")
        return _incomplete(f"{count} of {least} words: {least - count} more before you can commit.")
    if distinct(text) * 4 < least:
        return _incomplete("The same few words stand there again and again. Write an answer of your own first.")
    return Marking(True, None, "", question.refs, text)


MARKERS = {"choice": _choice, "order": _order, "number": _number, "written": _written}


def number(answer):
    """`answer` as a float, or None. Takes 5000, "5,000", "5 000", "5.5", "5,5", a minus sign, a trailing %."""
    if isinstance(answer, bool):
        return None
    if isinstance(answer, (int, float)):
        return float(answer) if abs(answer) < 1e300 else None
    text = re.sub(r"[\s_'’]", "", str(answer)).replace("−", "-").removesuffix("%")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"-?\d+,\d+", text):
        text = text.replace(",", ".")
    return float(text) if re.fullmatch(r"-?\d{1,300}(\.\d+)?", text) else None


def words(text):
    """How many words `text` has: runs of characters between spaces that hold a letter or a digit."""
    return len(_words(text))


def distinct(text):
    """How many different words `text` has."""
    return len({word.lower().strip(".,;:!?\"'()") for word in _words(text)})


def _words(text):
    return [word for word in text.split() if any(letter.isalnum() for letter in word)]


def say(question, value):
    """A stored answer in words, for "your first answer: …". Plain text; unknown keys are shown as they are."""
    names = {part.key: part.text for part in question.parts}
    if question.kind == "order" and isinstance(value, list):
        return "; ".join(f"{place}. {names.get(str(key), key)}" for place, key in enumerate(value, 1))
    if question.kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:,.10g} {question.unit}"
    return names.get(value, str(value)) if isinstance(value, str) else str(value)
