"""A question as it stands in a stored lesson: on GitHub, on paper, in an editor, wherever no kernel runs.

It holds the question, its options and room to write; never an answer, a feedback or anything that differs from run to run.
"""
import hashlib
import re

from .show import escape

RUN = "Run this cell to answer it here."
SURE = ("guess", "fairly sure", "sure")
LINE = "_" * 30


def ordinal(number):
    """1 → "1st", 2 → "2nd", 11 → "11th"."""
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def shuffled(question):
    """The items of an order question in the order they are shown: always the same, and never the right one."""
    items = sorted(question.parts, key=lambda part: hashlib.sha256(f"{question.id}:{part.key}".encode()).hexdigest())
    if tuple(items) == question.parts:
        items = items[1:] + items[:1]
    return items


def lettered(question):
    """The options of a question as (letter, option), in an order of the question's own that is always the same, so that the place of
    the right one tells nothing; numbers and years stay in theirs."""
    options = question.parts
    if not all(re.match(r"\W*\d", option.text) for option in options):
        options = sorted(options, key=lambda option: hashlib.sha256(f"{question.id}:{option.key}".encode()).hexdigest())
    return [(chr(65 + place), option) for place, option in enumerate(options)]


def prompt_html(question):
    """The question's words as HTML paragraphs, the first beginning with "Question."; a prediction and an open vote say so."""
    word = "Your own vote." if question.open else "Your expectation, before you read on." if question.predict else "Question."
    first, *rest = [escape(" ".join(part.split())) for part in re.split(r"\n\s*\n", question.prompt.strip())]
    return f"<p><strong>{word}</strong> {first}</p>" + "".join(f"<p>{part}</p>" for part in rest)


def paper_html(question):
    """The static form as HTML without styles, so that GitHub shows it as it is."""
    body, answer = FORMS[question.kind](question)
    sure = f"<p>How sure (optional): {' / '.join(SURE)}</p>" if question.kind != "written" else ""
    return f"<div>{prompt_html(question)}{body}{answer}{sure}<p><em>{RUN}</em></p></div>"


def paper_text(question):
    """The same in plain text."""
    body, answer = FORMS[question.kind](question)
    return to_text(f"{prompt_html(question)}{body}{answer}<p>{RUN}</p>")


def to_text(html):
    """Our own simple HTML as lines of plain text: lists lettered or numbered, tags dropped."""
    from html import unescape
    counter, letters, lines = 0, False, []
    for piece in re.findall(r"<ol[^>]*>|<ul>|<li>.*?</li>|<p>.*?</p>|<pre>.*?</pre>|<br>", html, re.S):
        if piece.startswith(("<ol", "<ul")):
            counter, letters = 0, "type" in piece if piece.startswith("<ol") else None
            continue
        words = unescape(re.sub(r"<[^>]+>", "", piece))
        words = words if piece.startswith("<pre") else " ".join(words.split())
        if piece.startswith("<li"):
            counter += 1
            mark = "-" if letters is None else f"{chr(64 + counter)}." if letters else f"{counter}."
            words = f"  {mark} {words}"
        lines.append(words)
    return "\n".join(lines)


def _choice(question):
    return (f"<ol type=\"A\">{''.join(f'<li>{escape(part.text)}</li>' for _, part in lettered(question))}</ol>",
            f"<p>My answer: {LINE}</p>")


def _order(question):
    items = "".join(f"<li>{escape(part.text)}</li>" for part in shuffled(question))
    places = " ".join(f"{ordinal(place)} ____" for place in range(1, len(question.parts) + 1))
    return f"<ol type=\"A\">{items}</ol>", f"<p>From the earliest to the latest: {places}</p>"


def _number(question):
    return "", f"<p>My answer: {LINE} {escape(question.unit)}</p>"


def _written(question):
    rows = "".join(f"<li><strong>{escape(name.capitalize())}.</strong> {escape(text)}</li>" for name, text in rubric(question))
    return (f"<p>Write at least {question.min_words} words. You will then look at your answer for four things:</p><ul>{rows}</ul>",
            f"<p>{LINE * 2}</p>" * 4)


def rubric(question):
    """The four rows of a written question's rubric as (name, text), in their order."""
    from .bankrules import RUBRIC
    return [(name, question.rubric[name]) for name in RUBRIC]


def _several(question):
    return (f"<p>More than one may belong.</p><ol type=\"A\">{''.join(f'<li>{escape(part.text)}</li>' for _, part in lettered(question))}</ol>",
            f"<p>What belongs: {LINE}</p>")


def partners(question):
    """What the left sides of a match question may be put with, in the order shown: by the alphabet, so that it tells nothing."""
    return sorted({part.to for part in question.parts} | set(question.others), key=str.lower)


def _match(question):
    left = "".join(f"<li>{escape(part.text)}: ____</li>" for part in shuffled(question))
    return (f"<p>Put with each:</p><ol type=\"A\">{''.join(f'<li>{escape(to)}</li>' for to in partners(question))}</ol>", f"<ol>{left}</ol>")


def _text(question):
    return "", f"<p>My answer, in a word or a few: {LINE}</p>"


def steps(question):
    """The steps of a scale as (text, step)."""
    ends = {1: f"1: {question.low}", question.steps: f"{question.steps}: {question.high}"}
    return [(ends.get(step, str(step)), step) for step in range(1, question.steps + 1)]


def _scale(question):
    return f"<p>{escape(' / '.join(text for text, _ in steps(question)))}</p>", f"<p>My place on the scale: {LINE}</p>"


def _code(question):
    return f"<p>This one is answered in Python, in the next cell. A way to begin:</p><pre>{escape(question.start)}</pre>", ""


def code_html(question):
    """A question that code answers: its words and a way to begin, nothing to run here."""
    return f"<div>{prompt_html(question)}{''.join(_code(question))}</div>"


FORMS = {"choice": _choice, "order": _order, "number": _number, "written": _written, "several": _several, "match": _match,
         "text": _text, "scale": _scale, "code": _code}
"""For each kind: a function from the question to (what is asked, room to answer), both HTML."""
