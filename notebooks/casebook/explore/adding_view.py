"""Adding up: test an effort by the two questions of the RPP project, with the sentences for and against beside you. What you judge is kept."""

from .. import efforts, show, sources
from ..alone import alone

LESSON, KEY = "04_peace_efforts", "efforts.own-tests"
TESTED = ("khorog-round", "woman-ceasefire-meetings", "dartmouth-dialogue", "general-agreement", "constitutional-amendments", "public-committee-regional-dialogues",
          "national-dialogue-sessions", "secular-islamic-dialogue-project", "mediation-centres", "all-region-projects")
OPEN = ""
ANSWERS = {"(not judged yet)": OPEN, "yes": "yes", "partly": "partly", "no": "no", "the text does not let me say": "cannot say"}
WORDS = {key: words for words, key in ANSWERS.items()}
OURS = {"yes": "yes", "partly": "partly", "no": "no", "not said": "not said"}
MOVE = "Run this cell to judge each effort yourself. What you choose is saved."


class Adding:
    """The logic of the exploration; knows nothing of widgets. A judgement is {effort: {test: answer}}."""

    def clean(self, value):
        """A stored judgement with everything left out that is unknown."""
        value = value if isinstance(value, dict) else {}
        return {e: {t: a for t, a in value[e].items() if t in efforts.TESTS and a in WORDS and a} for e in TESTED if isinstance(value.get(e), dict)}

    def sentences_html(self, effort):
        """The sentences on one effort, for and against, a table for each test."""
        out = [f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(efforts.title(effort))}</p>']
        for test, words in efforts.TESTS.items():
            rows = [efforts.cells_of(r) for r in efforts.sentences(effort, test)] or [(efforts.NONE, "", "", "")]
            out.append(show.rows_html(rows, words, efforts.HEADINGS, [28, 30, 25, 17]))
        return "".join(out)

    def summary(self, effort):
        """How many sentences there are on an effort, in words, and what that number does not mean."""
        parts = []
        for test, words in efforts.TESTS.items():
            found = efforts.sentences(effort, test)
            counts = [f"{sum(r['stance'] == s for r in found)} {name}" for s, name in (("for", "for it"), ("against", "against it"), ("limits", "limiting it"))]
            parts.append(f"{words} Sentences: {', '.join(counts) if found else 'none'}.")
        return " ".join([f"{efforts.title(effort)}.", *parts, "We chose the sentences: weigh them, do not count them."])

    def own_html(self, judged):
        """The learner's judgements as a table. Beside an effort judged in both tests, what our own table of efforts says."""
        rows = []
        for e in TESTED:
            mine, r = judged.get(e, {}), sources.row("efforts", e)
            whole = all(mine.get(t) for t in efforts.TESTS)
            ours = f"factor: {OURS[r['driving_factor']]}; levels: {OURS[r['linked_levels']]}" if whole else "(shown when you have judged both)"
            rows.append((r["title"], *(WORDS.get(mine.get(t, OPEN)) for t in efforts.TESTS), ours))
        done = sum(all(judged.get(e, {}).get(t) for t in efforts.TESTS) for e in TESTED)
        return show.rows_html(rows, f"Your judgement: {done} of {len(TESTED)} efforts in both tests",
                              ["Effort", *efforts.TESTS.values(), "What our table of efforts notes: does the case itself say so?"], [31, 20, 20, 29])


def adding_up():
    """Show the tests with their controls; without a kernel, one effort with its sentences and the empty table."""
    model = Adding()
    html = f"<p>{show.escape(model.summary(TESTED[0]))}</p>{model.sentences_html(TESTED[0])}{model.own_html({})}<p><em>{MOVE}</em></p>"
    show.live(panel(model), html, f"Adding up. {model.summary(TESTED[0])}")


def panel(model):
    """The widgets. In: an Adding. Out: a widget; its `controls` are named for tests."""
    from ..workbook import workbook
    from . import parts

    book = workbook(LESSON)
    judged = model.clean(workbook_value())
    effort = parts.dropdown("Effort", [(f"{n}. {efforts.title(e)}", e) for n, e in enumerate(TESTED, 1)], width="520px")
    answers = {t: parts.dropdown(f"{words} I say", list(ANSWERS.items()), OPEN, width="480px") for t, words in efforts.TESTS.items()}
    words, view, kept, own = parts.html(), parts.html(), parts.html(), parts.html()
    busy = []

    def refresh():
        words.value = show.status(model.summary(effort.value))
        view.value = model.sentences_html(effort.value)
        kept.value = show.status(book.status_line(KEY) if judged else "Nothing judged yet.")
        own.value = model.own_html(judged)

    def turn(_):
        busy.append(1)
        for t, control in answers.items():
            control.value = judged.get(effort.value, {}).get(t, OPEN)
        busy.clear()
        refresh()

    def judge(_):
        if busy:
            return
        now = {t: control.value for t, control in answers.items() if control.value}
        judged.pop(effort.value, None)
        if now:
            judged[effort.value] = now
        book.record(KEY, {e: dict(tests) for e, tests in judged.items()}, kind="tests")
        refresh()

    effort.observe(alone(turn), "value")
    for control in answers.values():
        control.observe(alone(judge), "value")
    turn(None)
    out = parts.column(parts.line(effort), words, view, parts.line(*answers.values()), kept, own)
    out.controls = {"effort": effort, **answers, "words": words, "view": view, "kept": kept, "own": own}
    return out


def workbook_value():
    """What is stored of the learner's judgements; None when nothing is."""
    from ..workbook import workbook

    return ((workbook(LESSON).answer(KEY) or {}).get("latest") or {}).get("value")
