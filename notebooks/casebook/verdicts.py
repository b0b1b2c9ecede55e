"""What is said after an answer: the verdict, what the case says instead, and the passages that settle it. No widgets."""
from . import marking, questions, show, sources


ANSWERS = {"case": ("The case", "The case says otherwise."), "record": ("From outside the case", "The outside source says otherwise."),
           "table": ("Our table", "Our table says otherwise."), "judgement": ("Our judgement", "We judge otherwise."),
           "arithmetic": ("The sum", "The sum is another.")}
"""Who answers a vote: the word before the answer, and the sentence after another one."""


def verdict(question, given):
    """One sentence for a Marking `given`; it never praises and never scolds."""
    if given.right is None:
        return f"There is no right {'place' if question.kind == 'scale' else 'answer'} here; this one is yours."
    if given.right:
        return "Right."
    if question.predict:
        return f"{ANSWERS[question.answered_by][1]} Your first vote stays as it is; you can vote again."
    return "Not yet. Change your answer and check it again whenever you like."


RIGHT = {"choice": lambda q: next((p.key for p in q.parts if p.right), None), "several": lambda q: [p.key for p in q.parts if p.right],
         "order": lambda q: [p.key for p in q.parts], "match": lambda q: {p.key: p.to for p in q.parts}, "number": lambda q: q.answer}
"""The right answer to a question, by its kind, where a machine can name one."""


def instead(question, given):
    """What the case says where a vote said something else: (HTML, rows that settle it). Nothing for a right vote, for a
    question without one right answer, and for what is no prediction: there the learner tries again. In: the Question and
    the Marking `given` of the vote."""
    if not question.predict or given.right is not False or question.kind not in RIGHT:
        return "", ()
    right = marking.mark(question, RIGHT[question.kind](question))
    if not right.right:
        return "", ()
    return (f"<p><strong>{ANSWERS[question.answered_by][0]}:</strong> “{show.escape(marking.say(question, right.value))}”. {show.escape(right.feedback)}</p>"), right.refs


def settling(refs):
    """The cards of the rows in `refs`, each once. A missing row becomes one line, not an error."""
    return "".join(map(_card, dict.fromkeys(refs)))


def _card(ref):
    try:
        return show.excerpt_html(ref.row) if ref.table == "excerpts" else show.quote_html(questions.settling_row(ref))
    except (sources.CasebookError, KeyError) as error:
        return f"<p>The passage {show.escape(ref.row)} cannot be shown: {show.escape(error)}</p>"
