"""Marks an answer. Pure: the same question and answer always give the same marking; nothing is shown or stored.

What an answer is: choice, the key of an option; several, a list of such keys; order, the items' keys from first to last;
match, {key of a pair: the partner's text}; number, text or a number as the learner wrote it; text and written, the text;
scale, a step from 1; code, any value. None, "" or a gap is no answer, and no answer is never wrong.
"""
import re
from dataclasses import dataclass

from .alike import bare, plain, same, type_word


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
    return Marking(True, None if question.open else part.right, part.feedback, part.refs or question.refs, part.key)


def _order(question, answer):
    names = {part.key: part for part in question.parts}
    answer = list(answer) if isinstance(answer, (list, tuple)) else []
    if len(answer) < len(names) or any(not isinstance(key, str) or key not in names for key in answer):
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
            return Marking(True, False, f"You put “{late.text}” before “{early.text}”. But “{late.text}” came later. {why}".strip(),
                           early.refs + late.refs, answer)
    return Marking(True, True, question.feedback, question.refs or tuple(ref for part in question.parts for ref in part.refs), answer)


def _number(question, answer):
    if answer is None or str(answer).strip() == "":
        return _incomplete("Write a number first.")
    value = number(answer)
    if value is None:
        return _incomplete("Write one number in figures, such as 5000 or 12.5.")
    if str(answer).strip().endswith("%") and question.unit.startswith("percentage point"):
        return _incomplete("Write it without the sign %: asked are percentage points, and these are not per cent.")
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


def _several(question, answer):
    keys = [part.key for part in question.parts]
    chosen = [key for key in keys if isinstance(answer, (list, tuple)) and key in answer]
    if not chosen:
        return _incomplete("Tick what belongs first. More than one may belong.")
    wrong = [part for part in question.parts if part.key in chosen and not part.right]
    missing = sum(part.right and part.key not in chosen for part in question.parts)
    if not wrong and not missing:
        return Marking(True, True, question.feedback, question.refs, chosen)
    why = [f"“{part.text}” does not belong: {part.feedback}" for part in wrong]
    if missing:
        why.append(f"Of those that belong, {missing} {'is' if missing == 1 else 'are'} not ticked yet.")
    return Marking(True, False, " ".join(why), tuple(ref for part in wrong for ref in part.refs) or question.refs, chosen)


def _match(question, answer):
    given = {str(key): value for key, value in answer.items()} if isinstance(answer, dict) else {}
    known = {part.to for part in question.parts} | set(question.others)
    value = {part.key: given.get(part.key) for part in question.parts}
    if any(not isinstance(to, str) or to not in known for to in value.values()):
        return _incomplete("Choose a partner for each first.")
    wrong = [part for part in question.parts if value[part.key] != part.to]
    if not wrong:
        return Marking(True, True, question.feedback, question.refs or tuple(ref for part in question.parts for ref in part.refs), value)
    more = f" {len(wrong) - 1} more {'does' if len(wrong) == 2 else 'do'} not fit yet." if len(wrong) > 1 else ""
    return Marking(True, False, f"“{wrong[0].text}” does not go with “{value[wrong[0].key]}”. {wrong[0].feedback}{more}", wrong[0].refs or question.refs, value)


def _text(question, answer):
    text = " ".join(answer.split()) if isinstance(answer, str) else ""
    if not plain(text):
        return _incomplete("Write a word or a few first.")
    if plain(text) in map(plain, question.accept):
        return Marking(True, True, question.feedback, question.refs, text)
    for part in question.parts:
        if plain(text) in map(plain, part.accept):
            return Marking(True, False, part.feedback, part.refs or question.refs, text)
    return Marking(True, False, question.otherwise, question.refs, text)


def _scale(question, answer):
    if isinstance(answer, bool) or not isinstance(answer, int) or not 1 <= answer <= question.steps:
        return _incomplete("Choose a place on the scale first.")
    part = next(part for part in question.parts if part.low <= answer <= part.high)
    return Marking(True, None, part.feedback, part.refs or question.refs, answer)


def _code(question, answer):
    value = bare(answer)
    if value is None or value == "" or value is ...:
        return _incomplete("Put your result into “answer” first; then run the cell again.")
    wanted = bare(question.answer)
    if type_word(value) != type_word(wanted):
        return _incomplete(f"“answer” is {type_word(value)}; {type_word(wanted)} is asked for.{_hint_for(value, wanted)}")
    if same(value, wanted, question.tolerance):
        return Marking(True, True, question.feedback, question.refs, value)
    for part in question.parts:
        if same(value, part.answer, question.tolerance):
            return Marking(True, False, part.feedback, part.refs or question.refs, value)
    return Marking(True, False, question.otherwise, question.refs, value)


MARKERS = {"choice": _choice, "order": _order, "number": _number, "written": _written, "several": _several, "match": _match,
           "text": _text, "scale": _scale, "code": _code}


def _hint_for(value, wanted):
    if type_word(wanted) == "a number" and type_word(value) in ("a list", "a table"):
        return " len(…) counts it."
    return " list(…) makes one." if type_word(wanted) == "a list" and type_word(value) == "something else" else ""


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
    if question.kind == "several" and isinstance(value, list):
        return "; ".join(str(names.get(str(key), key)) for key in value)
    if question.kind == "match" and isinstance(value, dict):
        return "; ".join(f"{names.get(key, key)}: {to}" for key, to in value.items())
    if question.kind == "scale" and isinstance(value, int):
        return f"{value} on a scale from 1 ({question.low}) to {question.steps} ({question.high})"
    if question.kind == "number" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return f"{value:,.10g} {question.unit}"
    return names.get(value, str(value)) if isinstance(value, str) else str(value)
