"""A question that is answered in one step: control, check, why, the passage that settles it, and what is kept.

An ordinary question can be checked as often as one likes. A prediction keeps the first vote as it is, says nothing about
right or not until asked to, and keeps every later vote beside it.
"""
import functools
import weakref

import ipywidgets as widgets

from . import controls, marking, show
from .alone import alone
from .paper import prompt_html
from .verdicts import instead, settling, verdict
from .whereabouts import clock


def told(action):
    """A callback whose failure is said in one line on the page instead of vanishing in a log."""
    @functools.wraps(action)
    def safely(self, *_):
        try:
            action(self)
        except Exception as error:
            controls.put(self.result, show.status(f"This did not work: {type(error).__name__}: {' '.join(str(error).split())[:200]}. "
                                                  "Run the cell again."))
    return safely


def in_words(question, entry):
    """A stored entry for the eye: "In Garm (fairly sure), 14:02". Escaped."""
    words = f"“{show.escape(marking.say(question, entry.get('value')))}”"
    if entry.get("confidence"):
        words += f" ({show.escape(entry['confidence'])})"
    when = clock(entry.get("at"))
    return f"{words}, {when}" if when else words


_open = {}
"""The panels on the page by workbook and question: where a question is asked twice, both say what is kept."""


class Panel:
    """The live form of a question of a kind in `controls.CONTROLS`. `box` is the widget to show.

    book: the Workbook that keeps the answers. fresh: do not show what was answered before (for warm-ups, where the
    point is to remember); such an answer is kept as a new one even when it is the same.
    """

    def __init__(self, question, book, fresh=False):
        self.question, self.book, self.fresh = question, book, fresh
        self.control = controls.CONTROLS[question.kind](question)
        self.sure = controls.sure()
        self.check = controls.button("Keep my vote" if question.predict else "Keep my answer" if question.kind == "scale" else "Check my answer")
        self.hint = controls.button("Hint")
        self.reveal = controls.button("Say more on my vote" if question.open else "Show what the case says" if question.answered_by == "case" else "Show the answer")
        self.hint_text, self.result, self.cards, self.kept, self.saved = (controls.html() for _ in range(5))
        self.quiet = controls.Quiet()
        self.quiet.watch(*self.control.inputs, self.sure)
        self.check.on_click(alone(lambda _: self.quiet.then(self.checked)))
        self.hint.on_click(alone(lambda _: self.hinted()))
        self.reveal.on_click(alone(lambda _: self.revealed()))
        self.hint.layout.display = "" if question.hint else "none"
        self.reveal.layout.display = "none"
        buttons = widgets.HBox([self.check, self.hint, self.reveal], layout=widgets.Layout(flex_flow="row wrap"))
        self.box = widgets.VBox([controls.html(controls.STYLE + prompt_html(question)), self.control.view, self.sure, buttons,
                                 self.hint_text, self.result, self.cards, self.kept, self.saved])
        self.box.add_class("casebook-ask")
        self.restore()
        _open.setdefault((id(book), question.id), weakref.WeakSet()).add(self)

    def restore(self):
        """Bring the stored answer back into the controls, say when it was given and, unless it is a vote, what is to be said of it."""
        answer = self.book.answer(self.question.id)
        if answer and answer.get("latest") and not self.fresh:
            self.control.value = answer["latest"]["value"]
            sure = answer["latest"].get("confidence")
            self.sure.value = sure if sure in [value for _, value in self.sure.options] else ""
            self._show_kept(answer)
            again = marking.mark(self.question, answer["latest"]["value"])
            if again.complete and not self.question.predict:
                self._say(again)
        self._show_saved()

    @told
    def checked(self):
        marking_ = marking.mark(self.question, self.control.value)
        if not marking_.complete:
            controls.put(self.result, show.status(marking_.feedback))
            controls.put(self.cards, "")
            return
        stage = "vote" if self.question.predict else "warm-up" if self.fresh else "answer"
        self.book.record(self.question.id, marking_.value, self.sure.value or None, marking_.right, self.question.kind, stage,
                         self.question.edition, again=self.fresh)
        answer = self.book.answer(self.question.id)
        for other in _open[id(self.book), self.question.id] - {self}:  # the same question further up or down the page
            other.noticed(answer)
        if self.question.predict:
            votes = len(answer["history"])
            controls.put(self.result, show.status(
                "Your vote is kept. The first one stays as it is; after reading or talking it over you can vote again."
                if votes == 1 else "Your new vote is kept beside the first."))
            controls.put(self.cards, "")
        else:
            self._say(marking_)
        self._show_kept(answer)
        self._show_saved()

    def noticed(self, answer):
        """Show what was kept in another panel; what stands in the controls here does not jump."""
        if not self.fresh:
            self._show_kept(answer)
        self._show_saved()

    @told
    def hinted(self):
        controls.put(self.hint_text, show.status(f"Hint: {self.question.hint}"))

    @told
    def revealed(self):
        answer = self.book.answer(self.question.id)
        marking_ = marking.mark(self.question, answer["latest"]["value"])
        if marking_.complete:
            self._say(marking_)
        else:
            controls.put(self.result, show.status(marking_.feedback))

    def _say(self, marking_):
        """Why first, then whether it is right; after a vote that was not, what the case says; then the passages."""
        why = show.escape(marking_.feedback)
        other, refs = instead(self.question, marking_)
        controls.put(self.result, show.status("", f"<p><strong>Why:</strong> {why}</p><p><strong>{verdict(self.question, marking_)}</strong></p>{other}"))
        controls.put(self.cards, settling((*marking_.refs, *refs)))

    def _show_kept(self, answer):
        first, latest = answer["first"], answer["latest"]
        noun = "vote" if self.question.predict else "answer"
        lines = f"<p>Your {noun}: {in_words(self.question, latest)}.</p>"
        if first["id"] != latest["id"]:
            lines = (f"<p>Your first {noun}: {in_words(self.question, first)}.<br>"
                     f"Your latest {noun}: {in_words(self.question, latest)}.</p>")
        controls.put(self.kept, lines)
        if self.question.predict:
            self.check.description = "Keep my new vote"
            self.reveal.layout.display = ""

    def _show_saved(self):
        controls.put(self.saved, show.status(self.book.status_line(self.question.id)))
