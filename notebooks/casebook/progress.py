"""How much of an exercise is answered: for the learner in words, for nbgrader as points."""
from . import questions, show
from .workbook import workbook


class Answered(float):
    """The number of questions answered; shows itself in words, and as a plain number to a program that grades."""

    def __new__(cls, count, of, line):
        self = super().__new__(cls, count)
        self.of, self.line = of, line
        return self

    def __repr__(self):
        return f"{float(self):g}"

    def _repr_html_(self):
        return f'<div role="status"><p>{show.escape(self.line)}</p></div>'


def of(lesson):
    """The questions of a lesson's exercises, in the order of the bank."""
    return [q for q in questions.of_lesson(lesson) if ".x-" in q.id]


def answered(lesson):
    """How many questions of the exercises to `lesson` ("01_chronology") have an answer; a written one counts once it is committed.

    Out: an Answered, a number that reads as a sentence. What is right plays no part: a first wrong answer is part of learning.
    """
    asked = of(lesson)
    have = [q for q in asked if (workbook(lesson, q.edition).answer(q.id) or {}).get("latest")]
    line = f"{len(have)} of {len(asked)} questions of these exercises are answered."
    return Answered(len(have), len(asked), line if len(have) == len(asked) else f"{line} Run this cell again when you have answered more.")
