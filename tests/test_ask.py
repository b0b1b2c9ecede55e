"""Questions on the page: every control is driven, every branch of the path is walked, the paper form gives nothing away."""
import asyncio
import re
import subprocess
import sys
import time
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from casebook import keeping, marking, paper, questions, show, sources, whereabouts  # noqa: E402
from casebook import workbook as workbook_module  # noqa: E402

asking = __import__("importlib").import_module("casebook.ask")
FIXTURES = Path(__file__).parent / "fixtures" / "questions"
CODE = "chronology.count"
ALL = sorted(questions.bank(FIXTURES))
IDS = [name for name in ALL if name != CODE]  # answered in a cell of its own, see the end
FIRST, ORDER, NUMBER, WRITTEN, GUESS = ("chronology." + slug for slug in ("first-blood", "sequence", "quota", "when-over", "guess"))
VIEW = "application/vnd.jupyter.widget-view+json"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """The fixtures' bank, an empty folder of answers, and cards that name what they would show."""
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path / "answers"))
    monkeypatch.setattr(questions, "FOLDER", FIXTURES)
    monkeypatch.setattr(show, "excerpt_html", lambda name: f"<b>excerpt {name}</b>")
    monkeypatch.setattr(show, "quote_html", lambda row: f"<b>quote {row}</b>")
    monkeypatch.setattr(sources, "row", lambda table, key: f"{table}/{key}")
    workbook_module._open_books.clear()
    return tmp_path / "answers"


@pytest.fixture
def shown(monkeypatch):
    """What `display` was given."""
    import IPython.display
    bundles = []
    monkeypatch.setattr(IPython.display, "display", lambda bundle, raw=False: bundles.append(bundle))
    return bundles


def panel(name, **more):
    return asking.panel(questions.question(name), **more)


def words(widget):
    """The visible words of an HTML widget, "" when it is hidden."""
    return "" if widget.layout.display == "none" else re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", widget.value)).strip()


def visible(widget):
    return widget.layout.display != "none"


def restarted():
    """As after a restart of the kernel: nothing in memory."""
    workbook_module._open_books.clear()


# -- what is displayed ---------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", IDS)
def test_one_output_carries_both_forms(shown, name):
    assert asking.ask(name) is None and len(shown) == 1
    assert set(shown[0]) == {VIEW, "text/html", "text/plain"}
    assert re.sub(r"\s+", " ", questions.question(name).prompt) in shown[0]["text/plain"]


@pytest.mark.parametrize("name", IDS)
def test_the_paper_form_is_the_same_every_time_and_gives_nothing_away(shown, name, monkeypatch):
    question = questions.question(name)
    asking.ask(name)
    if question.kind == "choice":
        live = panel(name)
        live.control.value = question.parts[0].key
        live.check.click()
    monkeypatch.setattr(time, "time", lambda: 0.0)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    asking.ask(name)
    first, second = ({kind: text for kind, text in one.items() if kind != VIEW} for one in shown)
    assert first == second
    secrets = [question.feedback, question.otherwise, question.hint, *(part.feedback for part in question.parts),
               *(part.notes for part in question.parts)]
    if question.kind == "written":
        secrets += [part.text for part in question.parts] + [part.title for part in question.parts]
    for text in first.values():
        for secret in filter(None, secrets):
            assert secret not in text and show.escape(secret) not in text
        assert paper.RUN in text and "right" not in text.lower() and "true" not in text.lower()
        assert not re.search(r"\bid=|style=|<script|20\d\d-", text)


class _Balanced(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in ("br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", ALL)
def test_the_paper_form_is_sound_html_with_everything_escaped(name):
    parser = _Balanced()
    parser.feed(paper.paper_html(questions.question(name)))
    parser.close()
    assert parser.open == []
    if name == FIRST:
        assert "<first>" not in paper.paper_html(questions.question(name)) and "&lt;first&gt;" in paper.paper_html(questions.question(name))
        assert "<first>" in paper.paper_text(questions.question(name))


def test_the_order_shown_is_fixed_and_not_the_right_one():
    question = questions.question(ORDER)
    assert paper.shuffled(question) == paper.shuffled(question) and tuple(paper.shuffled(question)) != question.parts
    assert sorted(part.key for part in paper.shuffled(question)) == sorted(part.key for part in question.parts)
    assert [paper.ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 103)] == "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd".split()


def test_unknown_question_is_one_line(shown):
    with pytest.raises(sources.CasebookError) as error:
        asking.ask("chronology.nothing-like-it")
    assert "\n" not in str(error.value) and not shown


def test_without_ipywidgets_the_paper_form_stands_with_a_line(shown, monkeypatch):
    monkeypatch.setattr(asking, "panel", lambda *_, **__: (_ for _ in ()).throw(ImportError("No module named 'ipywidgets'")))
    asking.ask(FIRST)
    assert VIEW not in shown[0] and "python3 notebooks" in shown[0]["text/html"] and "python3 notebooks" in shown[0]["text/plain"]


def test_the_name_ask_can_be_called_however_it_was_imported():
    code = ("import casebook; a = casebook.ask; from casebook import ask; assert callable(a) and callable(ask); "
            "import sys; assert 'ipywidgets' not in sys.modules and 'pandas' not in sys.modules; "
            "exec('from casebook import *'); assert callable(ask); ask('no.such')")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).resolve().parents[1] / "notebooks")
    assert "no.such" in done.stderr.splitlines()[-1] and "Assertion" not in done.stderr


# -- a question answered in one step ---------------------------------------------------------------------------------

@pytest.mark.parametrize("name", [name for name in IDS if name != WRITTEN])
def test_an_untouched_question_is_never_marked_or_stored(place, name):
    live = panel(name)
    live.check.click()
    assert re.search("first", words(live.result)) and not visible(live.cards) and not visible(live.kept)
    assert not place.exists() and "Nothing saved yet" in words(live.saved)


def test_choice_from_wrong_to_right(place):
    live = panel(FIRST)
    told = {}
    for part in questions.question(FIRST).parts[::-1]:
        live.control.list.value = part.key
        live.sure.value = "guess"
        live.check.click()
        told[part.key] = words(live.result)
        assert told[part.key].index("Why:") < told[part.key].index("Right." if part.right else "Not yet."), "why comes first"
        assert show.escape(part.feedback) in told[part.key]
        assert f"excerpt {part.refs[0].row}" in live.cards.value if part.refs and part.refs[0].table == "excerpts" else live.cards.value
    assert len(set(told.values())) == 3
    assert "quote events/khojand-session" not in live.cards.value and "excerpt first-clashes" in live.cards.value
    assert "first answer: “In Garm” (guess)" in words(live.kept) and "latest answer: “In Dushanbe, on the squares” (guess)" in words(live.kept)
    assert re.search(r"Saved \d\d:\d\d in .*01_chronology\.json", words(live.saved))
    assert live.result.value.count('role="status"') == 1 == live.saved.value.count('role="status"')
    stored = workbook_module.Workbook("01_chronology", place).answer(FIRST)
    assert [entry["right"] for entry in stored["history"]] == [False, False, True] and stored["question_edition"] == "2026.1"


def test_every_option_is_there_in_full_and_named_by_its_letter():
    live = panel(FIRST)
    for part in questions.question(FIRST).parts:
        assert show.escape(part.text) in live.control.view.children[0].value
    assert [label[:2] for label, _ in live.control.list.options[1:]] == ["A.", "B.", "C."]
    assert all(len(label) < 80 for label, _ in live.control.list.options)


def test_order_by_its_dropdowns():
    live = panel(ORDER)
    assert [place.description for place in live.control.places] == ["1st", "2nd", "3rd"]
    for place, key in zip(live.control.places, ["independence", "general-accord", "general-accord"]):
        place.value = key
    live.check.click()
    assert "two places" in words(live.result) and not visible(live.kept)
    live.control.places[2].value = "khojand-session"
    live.check.click()
    assert "“The General Accord is signed” before “The session in Khojand”" in words(live.result)
    assert "quote events/khojand-session" in live.cards.value and "quote events/general-accord" in live.cards.value
    live.control.places[1].value, live.control.places[2].value = "khojand-session", "general-accord"
    live.check.click()
    assert words(live.result).endswith("Right.")
    restarted()
    assert panel(ORDER).control.value == ["independence", "khojand-session", "general-accord"]


def test_number_by_its_line():
    live = panel(NUMBER)
    assert live.control.line.description == "Your answer (percent)"
    for typed, heard in (("thirty", "Write one number"), ("70", "stayed with the Government"), ("5", "one share"), ("30", "thirty percent")):
        live.control.line.value = typed
        live.check.click()
        assert heard in words(live.result)
        assert visible(live.cards) == (typed != "thirty")
    restarted()
    again = panel(NUMBER)
    assert again.control.value == "30" and "“70 percent”" in words(again.kept) and "“30 percent”" in words(again.kept)


def test_hint_only_where_there_is_one_and_only_when_asked_for():
    live = panel(FIRST)
    assert visible(live.hint) and not visible(live.hint_text)
    live.hint.click()
    assert words(live.hint_text) == "Hint: Read the first paragraph on the war's first stage.".replace("'", "&#x27;")
    assert not visible(panel(ORDER).hint)


def test_a_stored_answer_is_shown_with_its_time_when_the_cell_runs(monkeypatch):
    live = panel(FIRST)
    live.control.value, live.sure.value = "garm", "sure"
    live.check.click()
    restarted()
    monkeypatch.setattr(whereabouts, "clock", lambda at, today=None: "24 Nov 2026, 14:02")
    from casebook import panel as panel_module
    monkeypatch.setattr(panel_module, "clock", whereabouts.clock)
    again = panel(FIRST)
    assert again.control.value == "garm" and again.sure.value == "sure"
    assert "“In Garm” (sure), 24 Nov 2026, 14:02" in words(again.kept)
    assert "Why:" in words(again.result) and "Not yet" in words(again.result) and again.cards.value == live.cards.value
    assert not visible(panel(FIRST, fresh=True).result), "a warm-up shows nothing of what was answered"


def test_two_of_one_question_on_a_page():
    one, two = panel(FIRST), panel(FIRST)
    one.control.value = "garm"
    one.check.click()
    assert two.control.value == "", "what one types elsewhere does not jump"
    two.control.value = "in-dushanbe-on-the-squares"
    two.check.click()
    assert "first answer: “In Garm”" in words(two.kept)
    assert one.box.model_id != two.box.model_id


def test_an_answer_of_an_older_edition_is_shown_but_not_chosen(place):
    workbook_module.workbook("01_chronology").record(FIRST, "gone", "certain", True)
    live = panel(FIRST)
    assert live.control.value == "" and live.sure.value == "" and "“gone”" in words(live.kept)


def test_a_prediction_locks_the_first_vote_and_says_nothing_unasked(place):
    live = panel(GUESS)
    assert live.check.description == "Keep my vote" and not visible(live.reveal)
    assert "before you read on" in live.box.children[0].value
    live.control.value, live.sure.value = "no-only-afterwards", "guess"
    live.check.click()
    said = words(live.result)
    assert "kept" in said and "Why" not in said and "Right" not in said and "otherwise" not in said and not visible(live.cards)
    assert visible(live.reveal) and live.check.description == "Keep my new vote"
    live.reveal.click()
    assert "no ceasefire" in words(live.result) and "The case says otherwise" in words(live.result) and visible(live.cards)
    assert words(live.result).endswith("The case: “Yes, while it went on”. Talks and fighting ran side by side.")
    live.control.value = "yes-while-it-went-on"
    live.check.click()
    assert "beside the first" in words(live.result) and not visible(live.cards)
    assert "first vote: “No, only afterwards” (guess)" in words(live.kept) and "latest vote: “Yes, while it went on”" in words(live.kept)
    live.reveal.click()
    assert words(live.result).endswith("Right.")
    restarted()
    again = panel(GUESS)
    assert visible(again.reveal) and again.check.description == "Keep my new vote" and not visible(again.result)
    stored = workbook_module.Workbook("01_chronology", place).answer(GUESS)
    assert [(entry["stage"], entry["right"]) for entry in stored["history"]] == [("vote", False), ("vote", True)]
    assert stored["first"]["value"] == "no-only-afterwards"


def test_an_answer_that_an_edition_no_longer_knows_is_not_judged(place):
    workbook_module.workbook("01_chronology").record(FIRST, "gone", "certain", True)
    assert not visible(panel(FIRST).result)


def test_only_a_vote_is_told_what_the_case_says_instead():
    from casebook import verdicts
    for name in IDS:
        question = questions.question(name)
        if question.kind == "choice":
            for part in question.parts:
                html, refs = verdicts.instead(question, marking.mark(question, part.key))
                assert bool(html) == (question.predict and not part.right), name
    number = replace(questions.question(NUMBER), predict=True)
    assert "The case:" in verdicts.instead(number, marking.mark(number, "70"))[0] and "thirty percent" in verdicts.instead(number, marking.mark(number, "70"))[0]
    order = replace(questions.question(ORDER), predict=True)
    html, refs = verdicts.instead(order, marking.mark(order, [p.key for p in order.parts][::-1]))
    assert "The case:" in html and refs


def test_a_missing_passage_is_one_line(monkeypatch):
    monkeypatch.setattr(show, "excerpt_html", lambda name: (_ for _ in ()).throw(sources.UnknownName("no <b>excerpt")))
    live = panel(FIRST)
    live.control.value = "garm"
    live.check.click()
    assert "cannot be shown" in live.cards.value and "&lt;b&gt;" in live.cards.value and "Not yet" in words(live.result)


def test_a_full_disk_is_said_beside_the_answer(monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")
    live = panel(FIRST)
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "write_whole", full)
        patch.setattr(keeping, "append_line", full)
        live.control.value = "garm"
        live.check.click()
        assert "disk is full" in words(live.saved) and "Not yet" in words(live.result), "the learner goes on"
    live.control.value = "in-dushanbe-on-the-squares"
    live.check.click()
    assert words(live.saved).startswith("Saved") and "In Garm" in words(live.kept)


def test_a_defect_is_one_line_on_the_page(monkeypatch):
    live = panel(FIRST)
    live.control.value = "garm"
    monkeypatch.setattr(marking, "mark", lambda *_: 1 / 0)
    live.check.click()
    assert "ZeroDivisionError" in words(live.result)


def test_what_learners_write_is_escaped(place):
    live = panel(WRITTEN)
    live.text.value = "<script>alert(1)</script> one two three four five six seven eight nine"
    live.commit.click()
    assert "<script>" not in live.first.value and "&lt;script&gt;" in live.first.value
    workbook_module.workbook("01_chronology").record(FIRST, "<img src=x onerror=alert(1)>", "<b>")
    assert "<img" not in panel(FIRST).kept.value and "<b>" not in panel(FIRST).kept.value


def test_a_click_right_after_typing_waits_for_the_last_words():
    async def scene():
        live = panel(WRITTEN)
        live.quiet.pause = 0.05
        live.text.value = "It ended in nineteen ninety seven, says the"
        live.commit.click()
        assert not visible(live.first)
        await asyncio.sleep(0.03)
        live.text.value += " accord."  # what the browser still had to send
        await asyncio.sleep(0.3)
        assert "says the accord." in words(live.first)
        live.quiet.last -= 10
        live.keep_scores.click()
        assert "Choose a score" in words(live.result), "at once, when all is quiet"
    asyncio.run(scene())


# -- a question answered in writing ----------------------------------------------------------------------------------

def test_the_whole_path_of_a_written_answer(place):
    live = panel(WRITTEN)
    assert not visible(live.scoring) and not visible(live.exemplars) and visible(live.text)
    live.commit.click()
    assert "At least 8 words" in words(live.result)
    live.text.value = "It ended in 1997"
    assert "4 more" in words(live.count)
    live.commit.click()
    assert "4 more" in words(live.result) and not visible(live.first)
    live.text.value = "It ended in 1997, when the accord was signed."
    assert "Enough" in words(live.count)
    live.commit.click()
    assert visible(live.scoring) and not visible(live.text) and not visible(live.exemplars), "no exemplar before one's own judgement"
    assert "Your first version" in words(live.first) and "white-space:pre-wrap" in live.first.value, "line breaks stay"
    live.keep_scores.click()
    assert "claim, evidence, counter-evidence, limits" in words(live.result) and not visible(live.exemplars)
    for name, score in zip(live.scores, (2, 1, 0, 1)):
        live.scores[name].value = score
    live.keep_scores.click()
    said = words(live.exemplars)
    assert "It ended in 1997" in said and "It had ended long before" in said and "thin on counter-evidence" in said and "excerpt first-clashes" in said
    assert visible(live.text) and live.text.description == "Your revised answer" and live.text.value.startswith("It ended")
    live.text.value += " Yet shots were heard later."
    live.commit.click()
    assert "Your latest version" in words(live.first) and "kept beside the first" in words(live.result)
    stored = workbook_module.Workbook("01_chronology", place).answer(WRITTEN)
    assert [entry["stage"] for entry in stored["history"]] == ["commit", "score", "revise"]
    assert stored["first"]["value"]["text"] == "It ended in 1997, when the accord was signed."
    assert stored["latest"]["value"] == {"text": "It ended in 1997, when the accord was signed. Yet shots were heard later.",
                                         "scores": {"claim": 2, "evidence": 1, "counter-evidence": 0, "limits": 1}}


def test_a_draft_is_kept_at_every_change_and_comes_back(place):
    live = panel(WRITTEN)
    for end in range(1, 12):
        live.text.value = "Some words."[:end]
        assert workbook_module.Workbook("01_chronology", place).answer(WRITTEN)["draft"]["text"] == "Some words."[:end]
    restarted()
    again = panel(WRITTEN)
    assert again.text.value == "Some words." and not visible(again.first) and "Saved" in words(again.saved)


@pytest.mark.parametrize("steps", [1, 2, 3])
def test_the_path_goes_on_where_it_stopped(steps):
    live = panel(WRITTEN)
    live.text.value = "It ended in 1997, when the accord was signed."
    live.commit.click()
    if steps > 1:
        for control in live.scores.values():
            control.value = 1
        live.keep_scores.click()
    if steps > 2:
        live.text.value += " But"
    restarted()
    again = panel(WRITTEN)
    assert visible(again.scoring) and visible(again.first) and visible(again.exemplars) == (steps > 1) == visible(again.text)
    assert [control.value for control in again.scores.values()] == ([1] * 4 if steps > 1 else [""] * 4)
    assert again.text.value.endswith("But" if steps > 2 else "signed.")


def test_two_windows_on_one_draft_lose_neither(place):
    one, two = panel(WRITTEN), panel(WRITTEN)
    one.text.value = "Words of the first window."
    two.text.value = "Other words."
    stored = workbook_module.Workbook("01_chronology", place).answer(WRITTEN)
    assert stored["draft"]["text"] == "Other words." and stored["history"][0]["value"] == "Words of the first window."
    assert not visible(panel(WRITTEN).first), "a draft set aside is no commitment"


# -- looking back ----------------------------------------------------------------------------------------------------

def test_warm_up_takes_what_was_answered_longest_ago(shown, monkeypatch):
    assert [one.lesson for one in asking.choose("01_chronology")] == ["00_start_here"] * 2
    first, second = asking.choose("01_chronology")
    monkeypatch.setattr(whereabouts, "now", lambda: "2026-11-24T10:00:00+00:00")
    live = panel(first.id, fresh=True)
    live.control.value = first.parts[0].key if first.kind == "choice" else "35"
    live.check.click()
    assert [one.id for one in asking.choose("01_chronology")] == [second.id, first.id]
    monkeypatch.setattr(whereabouts, "now", lambda: "2026-11-25T10:00:00+00:00")
    assert [one.id for one in asking.choose("02_actors", 9)][-1] == first.id
    assert not {one.id for one in asking.choose("02_actors", 9)} & {WRITTEN, GUESS}


def test_warm_up_does_not_show_the_old_answer_but_keeps_the_new_one(place):
    name = "start.how-many"
    for _ in range(2):
        live = panel(name, fresh=True)
        assert live.control.value == "" and not visible(live.kept)
        live.control.line.value = "35"
        live.check.click()
        restarted()
    assert [entry["stage"] for entry in workbook_module.Workbook("00_start_here", place).answer(name)["history"]] == ["warm-up"] * 2


def test_what_leans_on_its_page_is_no_warm_up():
    plain_one = questions.question("start.how-many")
    assert asking.alone(plain_one)
    for prompt in ("Read the card above.", "Set the time to 1991.", "Look at the lane of Iran.", "Tick all eight clauses.", "What does the table say?"):
        assert not asking.alone(replace(plain_one, prompt=prompt)), prompt
    assert not asking.alone(replace(plain_one, feedback="The two cards above place it.")) and asking.alone(replace(plain_one, prompt="Read the card above.", warm=True))
    assert not asking.alone(replace(plain_one, warm=False))
    assert plain_one in asking.choose("01_chronology", 9)


def test_every_lesson_has_enough_to_warm_up_with(monkeypatch):
    monkeypatch.setattr(questions, "FOLDER", Path(__file__).resolve().parents[1] / "exercises" / "questions")
    for lesson in sorted({one.lesson for one in questions.bank().values()})[1:]:
        chosen = asking.choose(lesson)
        assert len(chosen) == 3, lesson
        assert not [one.id for one in chosen if re.search(r"\b(cards?|table) above\b|\bbelow\b", one.prompt)], lesson


def test_warm_up_is_not_all_recall():
    for lesson in (f"{n:02d}_x" for n in range(2, 40)):
        chosen = asking.choose(lesson, 2)
        assert len(chosen) == 2 and any(one.level != "recall" for one in chosen)


def test_the_paper_form_of_a_warm_up_names_no_question(shown):
    asking.warm_up("01_chronology")
    asking.warm_up("00_start_here")
    assert VIEW in shown[0] and VIEW not in shown[1]
    assert shown[0]["text/plain"] == "Two questions on earlier lessons appear here when you run this cell."
    assert "when you run this cell" in shown[0]["text/html"] and "interview" not in shown[0]["text/html"]
    assert "no earlier lesson" in shown[1]["text/plain"]


# -- for everyone ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", IDS)
def test_every_control_has_a_visible_label_and_works_by_keyboard(name):
    import ipywidgets as widgets

    def walk(widget):
        yield widget
        for child in getattr(widget, "children", ()):
            yield from walk(child)

    allowed = (widgets.HTML, widgets.VBox, widgets.HBox, widgets.Dropdown, widgets.Text, widgets.Textarea, widgets.Button, widgets.Checkbox)
    for widget in walk(panel(name).box):
        assert type(widget) in allowed, "Select, RadioButtons and sliders lose their arrow keys to JupyterLab"
        if not isinstance(widget, (widgets.HTML, widgets.VBox, widgets.HBox)):
            assert widget.description.strip()


@pytest.mark.parametrize("name", IDS)
def test_no_reward_talk(name):
    live = panel(name)
    text = " ".join([paper.paper_text(questions.question(name)), *(w.description for w in (live.hint, getattr(live, "check", live.hint)))])
    assert not re.search(r"(?i)well done|great|congrat|score!|points|streak|badge|!", text)


# -- the other kinds ---------------------------------------------------------------------------------------------------

def test_several_by_its_boxes(place):
    live = panel("chronology.who-signed")
    boxes = live.control.boxes
    boxes["the-mayor"].value = True
    live.check.click()
    assert "No mayor was there." in words(live.result) and "2 are not ticked yet" in words(live.result) and "excerpt garm-later" in live.cards.value
    boxes["the-mayor"].value, boxes["the-president"].value = False, True
    live.check.click()
    assert "1 is not ticked yet" in words(live.result) and "Not yet." in words(live.result)
    boxes["the-leader-of-the-opposition"].value = True
    live.check.click()
    assert "Right." in words(live.result) and "latest answer: “The President; The leader of the opposition”" in words(live.kept)
    restarted()
    assert panel("chronology.who-signed").control.value == ["the-president", "the-leader-of-the-opposition"]


def test_match_by_its_lists(place):
    live = panel("chronology.pairs")
    assert [text for text, _ in live.control.inputs[0].options] == ["choose", "1985", "1991", "1992", "1997"]
    live.control.value = {"independence": "1991", "the-session-in-khojand": "1985", "the-accord": "1992"}
    live.check.click()
    assert "“The session in Khojand” does not go with “1985”. It met in the first year of the war. 1 more does not fit yet." in words(live.result)
    live.control.value = {"independence": "1991", "the-session-in-khojand": "1992", "the-accord": "1997"}
    live.check.click()
    assert "Right." in words(live.result) and "The accord: 1997" in words(live.kept)
    restarted()
    assert panel("chronology.pairs").control.value["the-accord"] == "1997"


def test_text_by_its_line(place):
    live = panel("chronology.town")
    for given, said in (("Dushanbe", "contested"), ("Gharm", "a town in the north"), (" khojand. ", "Right.")):
        live.control.line.value = given
        live.check.click()
        assert said in words(live.result)
    restarted()
    assert panel("chronology.town").control.value == "khojand."


def test_scale_by_its_list(place):
    live = panel("chronology.how-sure")
    told = []
    for step in (1, 2, 3, 5):
        live.control.list.value = step
        live.check.click()
        told.append(words(live.result))
        assert "this one is yours" in told[-1] and "Right." not in told[-1]
    assert told[0] == told[1] != told[2] == told[3] and "5 on a scale from 1 (not at all) to 5 (to the day)" in words(live.kept)
    restarted()
    assert panel("chronology.how-sure").control.value == 5


# -- answers that code gives ---------------------------------------------------------------------------------------------

def test_code_is_asked_on_the_page_and_answered_in_a_cell(shown, place):
    import casebook

    asking.ask(CODE)
    assert VIEW not in shown[0] and "answer = len(table(" in shown[0]["text/plain"]
    for answer, said in ((..., "Put your result into “answer” first"), (None, "Put your result"), ("twelve", "is a text; a number is asked for"),
                         ([1, 2], "len(…) counts it"), (40, "the whole table"), (13, "Count the rows")):
        casebook.check(CODE, answer)
        assert said in shown[-1]["text/plain"] and "Right." not in shown[-1]["text/plain"]
    import numpy
    import pandas
    for answer in (12, 12.0, numpy.int64(12)):
        casebook.check(CODE, answer)
        assert "Right." in shown[-1]["text/plain"] and "Kept with your answers." in shown[-1]["text/plain"] and "excerpt method" in shown[-1]["text/html"]
    casebook.check(CODE, pandas.DataFrame({"a": [1]}))
    assert "is a table; a number is asked for. len(…) counts it." in shown[-1]["text/plain"]
    stored = workbook_module.Workbook("01_chronology", place).answer(CODE)
    assert [entry["value"] for entry in stored["history"]] == [40, 13, 12], "what cannot be an answer is not kept"


def test_a_question_of_the_page_is_not_checked_in_a_cell(shown):
    import casebook

    with pytest.raises(sources.CasebookError, match="is answered on the page"):
        casebook.check(FIRST, "garm")


@pytest.mark.parametrize("who, said", [("case", "The case says otherwise."), ("record", "The outside source says otherwise."), ("table", "Our table says otherwise."), ("judgement", "We judge otherwise.")])
def test_a_vote_is_told_who_answers_it(who, said):
    import dataclasses

    from casebook import panel as panels
    from casebook import verdicts
    question = dataclasses.replace(questions.question(GUESS), answered_by=who)
    wrong = marking.mark(question, next(part.key for part in question.parts if not part.right))
    assert verdicts.verdict(question, wrong).startswith(said) and verdicts.ANSWERS[who][0] in verdicts.instead(question, wrong)[0]
    live = panels.Panel(question, workbook_module.workbook(question.lesson))
    assert live.reveal.description == ("Show what the case says" if who == "case" else "Show the answer")


def test_a_vote_given_further_up_shows_in_the_second_panel(place):
    first, second = panel(GUESS), panel(GUESS)
    assert not visible(second.kept)
    first.control.list.value = questions.question(GUESS).parts[1].key
    first.check.click()
    assert visible(second.kept) and "Saved" in words(second.saved) and second.check.description == "Keep my new vote"
    second.control.list.value = questions.question(GUESS).parts[0].key
    second.check.click()
    assert "Your latest vote: “Yes" in words(first.kept)
