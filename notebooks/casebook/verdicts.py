"""What is said after an answer: the verdict, and the passages that settle it. No widgets."""
from . import questions, show, sources


def verdict(question, given):
    """One sentence for a Marking `given`; it never praises and never scolds."""
    if given.right is None:
        return f"There is no right {'place' if question.kind == 'scale' else 'answer'} here; this one is yours."
    if given.right:
        return "Right."
    if question.predict:
        return "The case says otherwise. Your first vote stays as it is; you can vote again."
    return "Not yet. Change your answer and check it again whenever you like."


def settling(refs):
    """The cards of the rows in `refs`, each once. A missing row becomes one line, not an error."""
    cards = []
    for ref in dict.fromkeys(refs):
        try:
            cards.append(show.excerpt_html(ref.row) if ref.table == "excerpts" else show.quote_html(questions.settling_row(ref)))
        except (sources.CasebookError, KeyError) as error:
            cards.append(f"<p>The passage {show.escape(ref.row)} cannot be shown: {show.escape(error)}</p>")
    return "".join(cards)
