"""A question that is answered in writing: write, commit, score oneself on four rows, read two exemplars that disagree, revise.

No machine judges. The draft is kept at every change; the first committed version and every later one are kept.
"""
import ipywidgets as widgets

from . import controls, marking, show
from .alone import alone
from .panel import told
from .paper import prompt_html, rubric
from .verdicts import settling
from .whereabouts import clock

SCORES = [("choose", ""), ("not there", 0), ("partly there", 1), ("clearly there", 2)]


class WrittenPanel:
    """The live form of a written question. `box` is the widget to show; book: the Workbook that keeps the answer."""

    def __init__(self, question, book):
        self.question, self.book, self.seen, self._loading = question, book, None, False
        self.text = widgets.Textarea(description="Your answer", rows=8, continuous_update=True, **controls.label_above())
        self.commit = controls.button("Commit my answer")
        self.hint = controls.button("Hint")
        self.keep_scores = controls.button("Keep my scores and show two other answers")
        self.scores = {name: widgets.Dropdown(options=SCORES, description=name.capitalize(),
                                              layout=widgets.Layout(width="22em"), style={"description_width": "9em"})
                       for name, _ in rubric(question)}
        self.count, self.hint_text, self.first, self.exemplars, self.result, self.saved = (controls.html() for _ in range(6))
        rows = "".join(f"<li><strong>{show.escape(name.capitalize())}.</strong> {show.escape(text)}</li>" for name, text in rubric(question))
        self.rows = controls.html(f"<p>What to look for in your answer:</p><ul>{rows}</ul>")
        self.scoring = widgets.VBox([controls.html("<p><strong>Look at your answer as a reader would.</strong> For each row, is it there?</p>"),
                                     *self.scores.values(), self.keep_scores])
        self.text.observe(alone(lambda _: self.typed()), "value")
        self.quiet = controls.Quiet()
        self.quiet.watch(self.text, *self.scores.values())
        self.commit.on_click(alone(lambda _: self.quiet.then(self.committed)))
        self.hint.on_click(alone(lambda _: controls.put(self.hint_text, show.status(f"Hint: {question.hint}"))))
        self.keep_scores.on_click(alone(lambda _: self.quiet.then(self.scored)))
        self.hint.layout.display = "" if question.hint else "none"
        buttons = widgets.HBox([self.commit, self.hint], layout=widgets.Layout(flex_flow="row wrap"))
        self.box = widgets.VBox([controls.html(controls.STYLE + prompt_html(question)), self.rows, self.first, self.scoring, self.exemplars,
                                 self.text, self.count, buttons, self.hint_text, self.result, self.saved])
        self.box.add_class("casebook-ask")
        self.restore()

    def restore(self):
        """Bring back the draft or the latest version, the scores, and the step of the path that was reached."""
        answer = self.book.answer(self.question.id) or {}
        draft, latest = answer.get("draft"), answer.get("latest")
        value = latest["value"] if latest and isinstance(latest.get("value"), dict) else {}
        text = draft["text"] if draft and (not latest or draft["seq"] > latest["seq"]) else str(value.get("text", ""))
        self._loading = True
        self.text.value, self.seen = text, draft["seq"] if draft else 0
        for name, score in (value.get("scores") or {}).items():
            if name in self.scores and score in (0, 1, 2):
                self.scores[name].value = score
        self._loading = False
        self._show()

    @told
    def typed(self):
        if self._loading:
            return
        self.seen = self.book.draft(self.question.id, self.text.value, self.question.kind, self.seen)
        if self.text.layout.display != "none":
            self._counted()
        self._show_saved()

    @told
    def committed(self):
        marking_ = marking.mark(self.question, self.text.value)
        if not marking_.complete:
            controls.put(self.result, show.status(marking_.feedback))
            return
        stage = "revise" if self._stages() else "commit"
        self._record(marking_.value, stage)
        self._show()
        if stage == "commit":  # the pressed button goes away; the keyboard continues at the first score
            next(iter(self.scores.values())).focus()
        controls.put(self.result, show.status(
            "Your answer is committed and kept as your first version. Now look at it on the four rows above." if stage == "commit"
            else "The revised version is kept beside the first."))

    @told
    def scored(self):
        empty = [name for name, control in self.scores.items() if control.value == ""]
        if empty:
            controls.put(self.result, show.status(f"Choose a score first for: {', '.join(empty)}."))
            return
        self._record(self.book.answer(self.question.id)["latest"]["value"]["text"], "score")
        self._show()
        controls.put(self.result, show.status("Your scores are kept. Two other answers stand above; they disagree. Revise yours if they moved you."))

    def _record(self, text, stage):
        scores = {name: control.value for name, control in self.scores.items()}
        self.book.record(self.question.id, {"text": text, "scores": scores if "" not in scores.values() else None}, None, None,
                         self.question.kind, stage, self.question.edition)

    def _stages(self):
        answer = self.book.answer(self.question.id) or {}
        return [entry["stage"] for entry in answer.get("history", []) if entry.get("stage") in ("commit", "score", "revise")]

    def _show(self):
        """Show what belongs to the step that was reached: writing, scoring, or revising."""
        answer, stages = self.book.answer(self.question.id) or {}, self._stages()
        committed, scored = bool(stages), "score" in stages
        self.scoring.layout.display = "" if committed else "none"
        writing = "" if scored or not committed else "none"
        for widget in (self.text, self.commit, self.count, self.hint if self.question.hint else self.commit):
            widget.layout.display = writing
        self.text.description = "Your revised answer" if scored else "Your answer"
        self.commit.description = "Keep the revised version" if scored else "Commit my answer"
        self.keep_scores.description = "Keep my new scores" if scored else "Keep my scores and show two other answers"
        if committed:
            entries = [entry for entry in answer["history"] if entry.get("stage") in ("commit", "revise") and isinstance(entry["value"], dict)]
            versions = [("Your first version", entries[0])] + ([("Your latest version", entries[-1])] if len(entries) > 1 else [])
            controls.put(self.first, "".join(f"<p><strong>{title}</strong>, {clock(entry['at'])}:</p>{_prose(entry['value'].get('text', ''))}"
                                             for title, entry in versions))
        if scored:
            others = "".join(f"<p><strong>{show.escape(part.title)}</strong></p>{_prose(part.text)}<p><em>Note:</em> {show.escape(part.notes)}</p>"
                             for part in self.question.parts)
            controls.put(self.exemplars, f"<p>Two answers that disagree. Neither is the solution.</p>{others}{settling(self.question.refs)}")
        if writing == "":
            self._counted()
        self._show_saved()

    def _counted(self):
        count, least = marking.words(self.text.value), self.question.min_words
        missing = f" {least - count} more before you can commit." if count < least else " Enough to commit."
        controls.put(self.count, f"<p>{count} of at least {least} words.{missing}</p>")

    def _show_saved(self):
        controls.put(self.saved, show.status(self.book.status_line(self.question.id)))


def _prose(text):
    return (f'<div style="white-space:pre-wrap;border-left:3px solid {show.LINE};padding:0 0 0 0.8em;margin:0.3em 0;color:{show.INK};'
            f'overflow-wrap:anywhere">{show.escape(text)}</div>')
