"""Lesson 07: its tables, its three explorations with every control moved, their pictures, and the open vote."""

import pytest
from looking import alt, cut_off, pixels, values

from casebook import accounts, conclusions, opinions, questions, show, sources, weighing
from casebook import marking, verdicts
from casebook.explore import accounts_view, verdict_view, voices_view
from casebook.figures import piles, voicegrid

ALL = dict.fromkeys(weighing.yardsticks(), "counts")


# --- the tables

def test_every_sentence_of_a_yardstick_has_its_row_its_speaker_and_the_verdict_of_the_criteria():
    for s in weighing.sentences():
        assert s["yardstick"] in weighing.yardsticks() and s["quote"], s["sentence"]
        assert (s["attribution"] == "") == (s["speaks"] == "authors"), s["sentence"]
        assert len(s["note"]) <= 84, s["sentence"]
        if s["told_in"] == "criteria" and s["sentence"] != "not-yet":  # of "war stopped; reconciliation and democracy, not yet" only the second half
            assert s["says"] == sources.row("criteria", s["row"])["verdict"], s["sentence"]
    used = {s["row"] for s in weighing.sentences() if s["told_in"] == "criteria"}
    assert (len(sources.table("criteria")), len(weighing.yardsticks())) == (20, 10)
    assert set(sources.table("criteria")["criterion"]) - used == {"depends-on-criteria", "future-will-tell"}  # these two are about the whole


def test_kinds_of_speaker_agree_with_the_table_of_voices():
    fits = {"insiders": {"government", "participant in talks or dialogue"}, "analysts": {"civil society or academia"}, "international": {"international"}, "unspecified": {"unspecified"}}
    for s in weighing.sentences():
        if s["told_in"] == "voices":
            assert sources.row("voices", s["row"])["speaker_kind"] in fits[s["speaks"]], s["sentence"]


def test_a_conclusion_has_all_parts_each_with_its_sentence():
    for n in conclusions.TITLES:
        steps = conclusions.steps(n)
        assert {"claim", "evidence", "warrant", "counter-evidence", "limit"} == {s["part"] for s in steps} and all(s["quote"] for s in steps)
        assert [s["part"] for s in steps].count("claim") == 1
        assert "Where in the case" in conclusions.argument(n).html
    assert conclusions.argument(2, fold=True).html.startswith("<details")
    assert "Counter-evidence (against success)" in conclusions.argument(1).html
    with pytest.raises(sources.UnknownName):
        conclusions.argument(4)


# --- weighing

def test_the_verdict_turns_with_the_weights_and_with_whose_word_counts():
    head = weighing.headline
    assert "no verdict" in head({}) and "By your weights a success" in head({"war-stopped": "most"})
    assert "By your weights a failure" in head({"just-peace": "most", "war-stopped": "counts"})
    assert "neither simply" in head(ALL) and "what counts," in head(ALL) and "most" not in head(ALL)
    assert "neither" in head({"stability": "most"}) and "a success" in head({"stability": "most"}, "only: opposition")
    assert "No verdict" in head({"state-kept": "most"}, "only: opposition")
    promised = verdict_view.BEGIN["what was promised"]
    assert "neither" in head(promised, "the authors alone") and "a failure" in head(promised, "only: opposition")  # a question of the lesson says so
    assert set(weighing.turned({"power-shared": "most"})) == set() and "If you heard the authors alone" in weighing.turned({"reconciliation": "most"})


def test_the_presets_give_what_the_first_conclusion_says():
    assert "a success" in weighing.headline(verdict_view.BEGIN["end of the war first, then that it lasts"])
    assert "a failure" in weighing.headline(verdict_view.BEGIN["more than a treaty: justice and shared power"])


def test_numbers_that_questions_ask_for():
    assert sum(weighing.reading(y) in ("success", "failure") for y in weighing.yardsticks()) == questions.question("success.one-way").answer
    assert [y for y in weighing.yardsticks() if weighing.reading(y, "the authors alone") == "silent"] == ["reconciliation"]
    failures = sources.table("criteria").query("verdict == 'failure'")
    assert sum(failures["attribution"] != "") == questions.question("success.x-counted").answer and len(failures) == 7
    assert round(100 * 19 / 25) == questions.question("success.invented-accord").answer
    critical = opinions.matching(stance="negative")
    assert (sum(v["speaker_kind"] == "unspecified" for v in critical), len(critical)) == (5, 8) and not opinions.matching(kind="opposition")


def test_nothing_carries_a_number_that_measures():
    for weights in verdict_view.BEGIN.values():
        text = " ".join([weighing.headline(weights), *weighing.because(weights)])
        assert not any(c.isdigit() for c in text) and "%" not in text


def test_every_control_of_the_weighing_changes_words_and_picture_and_reaches_a_sentence():
    panel = verdict_view.panel(verdict_view.Verdict())
    c = panel.controls
    assert c["pick"].options[0][1] == "" and len(c["pick"].options) == len(weighing.sentences()) + 1
    before = c["words"].value, c["picture"].value, c["carried"].value
    c["begin"].value = "nothing counts yet"
    assert "no verdict" in c["words"].value and set(c["pair"].value.values()) == {"no"} and c["weight"].value == "no" and before[1] != c["picture"].value
    for y in c["pair"].rows:
        was, c["yardstick"].value = c["picture"].value, y
        c["weight"].value = "most"
        assert c["picture"].value != was and weighing.yardsticks()[y]["title"] in "".join(c["carried"].value.split("Counts most")[1:])
    assert c["begin"].value == verdict_view.OWN
    for whose in values(c["whose"]):
        c["whose"].value = whose
        assert f"Heard: {whose}." in c["words"].value and whose in alt(c["picture"].value)
    c["clear"].click()
    assert c["begin"].value == verdict_view.START and c["whose"].value == "everyone" and set(c["pair"].value.values()) == {"counts"}
    for name in values(c["pick"])[1:]:
        c["pick"].value = name
        s = weighing.sentence(name)
        assert show.escape(s["quote"]) in c["card"].value and "Said by:" in c["card"].value and show.escape(s["note"]) in alt(c["picture"].value)
    c["pick"].value = "facade"
    c["whose"].value = "the authors alone"  # its speaker is no longer heard
    assert c["pick"].value == "" and c["card"].value == "" and "Ringed" not in c["picture"].value


def test_the_blocks_keep_their_place_and_say_the_weights():
    model = verdict_view.Verdict()
    a, b, none = (pixels(model._address(tuple((y, w) for y in model.titles), "everyone", None)) for w in ("counts", "most", "no"))
    assert a.size == b.size == none.size and a.tobytes() != b.tobytes() != none.tobytes()
    picture = piles.Piles(model.titles, weighing.sentences())
    picture.artists(dict.fromkeys(model.titles, "most"), tuple(weighing.KINDS))
    assert list(cut_off(picture.figure)) == []
    box = picture.figure.bbox
    for y, words in picture._words.items():  # a title ends before the first column begins
        title = next(t for t in picture.axes.texts if t.get_text() == model.titles[y])
        assert title.get_window_extent().x1 < piles.LEFT["failure"] / piles.WIDTH * box.x1, model.titles[y]
    assert "The weights are yours" in piles.LABEL and piles.LABEL in [t.get_text() for t in picture.axes.texts]
    assert set(piles.LETTERS) == set(weighing.KINDS)


def test_the_matrix_has_every_sentence_with_its_speaker_and_escapes():
    html = weighing.matrix_html()
    assert all(show.escape(s["quote"]) in html for s in weighing.sentences()) and html.count("<details") == len(weighing.sentences())
    assert "Our addition" in html and "(no sentence here)" in html


# --- voices

def test_every_filter_of_the_voices_and_every_quotation():
    c = voices_view.panel(voices_view.Voices()).controls
    total = len(sources.table("voices"))
    assert c["words"].value.find(f"{total} of {total} quotations") > 0
    for name in ("kind", "stance", "topic"):
        for value in values(c[name])[1:]:
            c[name].value = value
            found = opinions.matching(**{name: value})
            if found:
                assert f"{len(found)} of {total}" in c["words"].value and f"{len(found)} of {total} shown" in alt(c["picture"].value)
            else:
                assert "No quotation fits" in c["words"].value
        c["clear"].click()
    for voice in values(c["pick"])[1:]:
        c["pick"].value = voice
        assert show.escape(sources.row("voices", voice)["quote"]) in c["card"].value and "Ringed" in alt(c["picture"].value)


def test_every_quotation_has_a_place_of_its_own_inside_its_cell():
    rows = opinions.matching()
    places = voicegrid.place(rows)
    assert len(set(places.values())) == len(rows)
    for r in rows:
        x, y = places[r["voice"]]
        n, m = opinions.KINDS.index(r["speaker_kind"]), list(opinions.STANCES).index(r["stance"])
        assert voicegrid.LEFT + m * voicegrid.BROAD <= x <= voicegrid.LEFT + (m + 1) * voicegrid.BROAD - 18
        assert voicegrid.TOP + n * voicegrid.ROW <= y <= voicegrid.TOP + (n + 1) * voicegrid.ROW - 16
    assert list(cut_off(voicegrid.VoiceGrid(rows).figure)) == []
    with pytest.raises(sources.UnknownName):
        opinions.voices_on("culture of dialog")


# --- the two accounts

def test_each_promise_has_both_accounts_and_the_outside_one_is_labelled():
    c = accounts_view.panel(accounts_view.Accounts()).controls
    for promise in accounts.PROMISES:
        c["promise"].value = promise
        assert accounts.LABEL in c["view"].value and "one source" in c["view"].value and accounts.PROMISES[promise][0] in c["words"].value
        assert all(show.escape(r["quote"]) in c["view"].value for r in accounts.told(promise)) and accounts.recorded(promise)
    with pytest.raises(sources.UnknownName):
        accounts.told("peace")


def test_the_figure_is_outside_says_what_it_counts_and_can_wait_behind_a_line():
    one = accounts.outside_figure()
    assert "76 per cent" in one.html and accounts.LABEL in one.html and "How well seen" in one.html and "Colombia" in one.html
    assert accounts.outside_figure(fold=True).html.startswith("<details")
    years = accounts.outside_years().html
    assert "not in our copy" in years and "No implementation" in years and accounts.LABEL in years


# --- the open vote

def test_no_answer_to_an_open_choice_is_right_or_wrong():
    q = questions.question("success.verdict")
    assert q.predict and q.open
    for part in q.parts:
        given = marking.mark(q, part.key)
        assert given.complete and given.right is None and given.refs
        assert verdicts.verdict(q, given) == "There is no right answer here; this one is yours."


def test_an_open_choice_with_a_right_option_is_a_fault(tmp_path):
    text = '''lesson = "01_chronology"\nedition = "1"\n[[question]]\nid = "chronology.mine"\nkind = "choice"\nlevel = "judge"\nopen = true\nprompt = "And you?"\nexcerpt = "meddling"
[[question.option]]\ntext = "Yes"\nright = true\nfeedback = "So be it."\n[[question.option]]\ntext = "No"\nfeedback = "Why not?"\n'''
    (tmp_path / "01_chronology.toml").write_text(text, encoding="utf-8")
    assert "an open choice has no right option" in "".join(questions.check_bank(tmp_path))
    (tmp_path / "01_chronology.toml").write_text(text.replace("right = true\n", ""), encoding="utf-8")
    assert questions.check_bank(tmp_path) == []


def test_the_first_vote_is_kept_when_the_lesson_asks_again(tmp_path):
    from casebook.workbook import Workbook
    q = questions.question("success.verdict")
    book = Workbook(q.lesson, tmp_path, q.edition)
    for vote in ("success", "both"):
        book.record(q.id, vote, None, None, q.kind, "vote", q.edition)
    kept = book.answer(q.id)
    assert kept["first"]["value"] == "success" and kept["latest"]["value"] == "both"
