"""Lesson 04: efforts on one axis with what shares a year, which effort fed which, and the two tests; every control driven."""

import re

import pytest
from looking import POLITE, alt, cut_off, pixels

from casebook import dates, efforts, overlaps, show, sources
from casebook.explore import adding_view, efforts_view, feeds_view
from casebook.figures import efforts_axis, feeding


@pytest.fixture(scope="module")
def rows():
    return sources.table("efforts").to_dict("records")


def effort(name):
    return sources.row("efforts", name).to_dict()


# --- which years an effort fills

@pytest.mark.parametrize("name, sure, perhaps", [
    ("official-negotiations", {1994, 1995, 1996, 1997}, set()), ("khorog-round", {1992}, set()), ("president-uto-meetings", set(), set()),
    ("massoud-security-zone", set(), set()), ("safarov-release-plea", set(), {1992, 1993}), ("farazh-articles", {2006}, {2007, 2008}),
    ("national-dialogue-sessions", set(), set(range(1997, 2009))), ("public-committee-universities", {2000}, set(range(2001, 2009))),
])
def test_a_year_is_sure_only_where_the_text_puts_it(name, sure, perhaps):
    assert overlaps.years(effort(name)) == (sure, perhaps)


def test_two_rows_of_one_effort_count_once_and_no_year_counts_an_effort_twice(rows):
    assert all({a, b} <= {r["effort"] for r in rows} for a, b in overlaps.SAME.items())
    found = overlaps.by_year(rows)
    assert set(found) == set(range(1992, 2009)) and not any(sure & perhaps for sure, perhaps in found.values())
    assert "inter-tajik-dialogue-launch" not in set().union(*(s | p for s, p in found.values())) and "dartmouth-dialogue" in found[1993][0]
    alone = overlaps.by_year([effort("inter-tajik-dialogue-launch")])
    assert alone[1993] == ({"dartmouth-dialogue"}, set())


def test_the_table_of_years_says_what_it_leaves_out(rows):
    table = overlaps.overlapping()
    undated = sum(dates.bounds(r) is None for r in rows)
    assert f"{undated} of {len(rows)} rows have no date" in table.text and table.html.count("<tr>") == 18
    most = max(overlaps.by_year(rows).items(), key=lambda kv: len(kv[1][0]))
    assert most[0] == 1996  # the lesson's key points say so


# --- the tables

def test_every_link_joins_two_efforts_and_every_sentence_names_efforts():
    known = set(sources.table("efforts")["effort"])
    assert {end for r in efforts.links() for end in (r["source"], r["target"])} <= known
    assert all(r["source"] != r["target"] for r in efforts.links())
    rows = sources.table("effort_sentences").to_dict("records")
    assert all(set(sources.split(r["efforts"])) <= known for r in rows)
    assert all((r["closeness"] == "authors") == (r["attribution"] == "") for r in rows)
    assert all(r["stake"] for r in rows if r["closeness"] in ("inside", "mixed"))


def test_what_the_authors_say_in_one_table_they_say_in_all():
    told = {}
    for name in ("voices", "factor_sentences", "claims", "criteria", "commitments"):
        for r in sources.table(name).to_dict("records"):
            told.setdefault((r["section"], r["paragraph"], r["quote"]), r["attribution"])
    for name in ("effort_sentences", "feeds"):
        for r in sources.table(name).to_dict("records"):
            assert r.get("sentence") == "un-critical-role" or bool(told.get((r["section"], r["paragraph"], r["quote"]), r["attribution"])) == bool(r["attribution"]), r


def test_tables_for_reading_hold_their_sentences_and_unknown_names_are_told():
    one = efforts.fed("idea-of-commission").html
    assert "Anna Matveeva" in one and "6. From: Inter-Tajik Dialogue" in one and one.count("<tr>") == 2
    assert efforts.fed().html.count("<tr>") == len(efforts.links()) + 1
    part = efforts.contributions("dartmouth-dialogue").html
    assert "Took part in the dialogue" in part and "Farazh" not in part and "Farazh" in efforts.contributions().html
    whole = efforts.tested("mediation-centres").html
    assert "No sentence: we found none" in whole and "Did it link levels?" in whole
    assert efforts.who_praises().html.startswith("<details")
    for wrong in (lambda: efforts.fed("nothing"), lambda: efforts.contributions("nothing"), lambda: efforts.tested("nothing")):
        with pytest.raises(sources.UnknownName):
            wrong()


def test_praise_comes_mostly_from_inside_as_the_lesson_says():
    praise = [r["closeness"] for r in efforts.sentences(test="contribution") if r["stance"] == "for" and r["attribution"]]
    assert praise.count("inside") > len(praise) / 2
    from_dialogue = [r["kind"] for r in efforts.links() if r["source"] == "dartmouth-dialogue"]
    assert from_dialogue.count("people") == from_dialogue.count("ideas") and set(from_dialogue) == {"people", "ideas"}


# --- the chart

@pytest.fixture(scope="module")
def model():
    return efforts_view.Efforts()


@pytest.fixture
def chart(model):
    return efforts_view.panel(model).controls


@pytest.mark.parametrize("name", ["track", "stage", "who", "listed", "year"])
def test_every_choice_changes_words_picture_and_alt(chart, name):
    seen = set()
    values = [v for _, v in chart[name].options]
    for value in values if name != "who" else ["", "uto", "inter-tajik-dialogue", "un", "local-ngos", "khudonazarov"]:  # the others differ in nothing but the name
        chart[name].value = value
        assert alt(chart["picture"].value).startswith("Chart of peace efforts from 1992") and POLITE.search(chart["words"].value)
        assert re.search(r"\d+ efforts? shown(, in \d+ rows)?: |No effort", chart["words"].value)
        seen.add((chart["words"].value, chart["picture"].value))
    assert len(seen) >= min(len(chart[name].options), 5)


def test_the_eighteen_and_the_rest(model):
    listed, rest = model.matching(listed="appendix"), model.matching(listed="rest")
    assert sorted(r["appendix_no"] for r in listed) == list(range(1, 19)) and len(listed) + len(rest) == len(model.rows)
    assert not any(r["track"] == "III" for r in listed) and sum(dates.bounds(r) is not None for r in listed) < 9


def test_an_effort_opens_to_its_sentence_dated_or_not(model, chart):
    for r in model.rows[::4]:
        chart["pick"].value = r["effort"]
        card = chart["card"].value
        assert show.escape(r["quote"]) in card and show.escape(sources.cite(r)) in card and show.escape(r["title"]) in card
        assert "Ringed:" in alt(chart["picture"].value) and "Chosen:" in chart["words"].value
    chart["pick"].value = "inter-tajik-dialogue-launch"
    assert "Counted together with" in chart["card"].value


def test_a_choice_falls_with_what_leaves_it_out_and_everything_comes_back(chart):
    before = chart["words"].value, chart["picture"].value
    chart["pick"].value = "khorog-round"
    chart["year"].value = 1996
    assert chart["pick"].value == "" and chart["card"].value == "" and "In 1996 6 surely under way" in chart["words"].value
    chart["track"].value = "III"
    assert "No effort that the text dates to 1996" in chart["words"].value
    chart["clear"].click()
    assert (chart["words"].value, chart["picture"].value) == before


def test_every_effort_has_one_place_and_dates_are_no_finer_than_the_text(model):
    picture = model.picture
    boxed = [e for b in picture.boxes.values() for e in b["efforts"]]
    assert sorted([*boxed, *(m["effort"] for m in picture.marks)]) == sorted(r["effort"] for r in model.rows)
    marks = {m["effort"]: m for m in picture.marks}
    assert set(efforts_axis.SHORT) == set(marks)
    assert not marks["official-negotiations"]["loose"] and marks["coordination-of-stakeholders"]["loose"] and marks["farazh-articles"]["after"] and "massoud-security-zone" not in marks
    assert marks["national-dialogue-sessions"]["before"] and marks["itd-after-agreement"]["a"] == marks["itd-after-agreement"]["z"]
    rows = [round(m["y"], 1) for m in picture.marks]
    assert len(set(rows)) == len(rows) and max(rows) + 8 < efforts_axis.BOTTOM - efforts_axis.TOP


def test_frames_of_the_chart_repeat_and_nothing_is_cut(model):
    every = frozenset(r["effort"] for r in model.rows)
    one, two, three = model.picture.frame(every), model.picture.frame(every, "khorog-round"), model.picture.frame(every, "", 1996)
    assert len({one, two, three}) == 3 and model.picture.frame(every) == one
    assert pixels(one).size == (int(efforts_axis.WIDTH * 1.5), int(efforts_axis.HEIGHT * 1.5))
    fresh = efforts_axis.EffortsAxis(model.rows, sources.table("stages"))
    fresh.artists(every)
    assert list(cut_off(fresh.figure)) == []


# --- the links

@pytest.fixture(scope="module")
def links():
    return feeds_view.Feeds()


@pytest.fixture
def diagram(links):
    return feeds_view.panel(links).controls


@pytest.mark.parametrize("name", ["effort", "kind", "said_by"])
def test_every_choice_of_the_diagram_changes_words_and_picture(diagram, name):
    seen = set()
    for value in [v for _, v in diagram[name].options]:
        diagram[name].value = value
        assert alt(diagram["picture"].value).startswith(f"Diagram of {len(feeding.BOXES)} boxes") and "links shown" in diagram["words"].value
        seen.add((diagram["words"].value, diagram["picture"].value))
    assert len(seen) == len(diagram[name].options)


def test_every_link_opens_and_is_drawn_thick(links, diagram):
    for r in links.rows:
        diagram["pick"].value = r["feed"]
        assert show.escape(r["quote"]) in diagram["card"].value and show.escape(sources.speaker(r)) in diagram["card"].value
        assert f"Drawn thick: link {r['number']}" in alt(diagram["picture"].value)
    diagram["kind"].value, diagram["effort"].value = "left", "general-agreement"
    assert "No link fits" in diagram["words"].value and diagram["card"].value == ""
    diagram["clear"].click()
    assert f"{len(links.rows)} of {len(links.rows)} links shown" in diagram["words"].value


def test_boxes_stay_apart_words_stay_inside_and_reported_links_are_marked(links):
    assert {end for r in links.rows for end in (r["source"], r["target"])} == set(feeding.BOXES) == set(feeding.WORDS)
    boxes = [(x, y, x + feeding.W, y + h) for x, y, h in feeding.BOXES.values()]
    assert all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1] for i, a in enumerate(boxes) for b in boxes[i + 1:])
    picture = feeding.Feeding(links.rows, dict(zip(*(sources.table("efforts")[c] for c in ("effort", "track")))))
    picture.artists({r["feed"] for r in links.rows})
    picture.figure.canvas.draw()
    assert list(cut_off(picture.figure)) == []
    for e, (x, y, h) in feeding.BOXES.items():
        word = next(t for t in picture.axes.texts if t.get_text() == feeding.WORDS[e])
        box = word.get_window_extent().transformed(picture.axes.transData.inverted())
        assert box.x0 > x and box.x1 < x + feeding.W, e
    for r in links.rows:
        assert (picture._arrows[r["feed"]][1].get_text()[0] == "“") == (r["attribution"] != "")
    badges = [picture._arrows[r["feed"]][1].get_window_extent() for r in links.rows]
    assert not any(a.overlaps(b) for i, a in enumerate(badges) for b in badges[i + 1:])


# --- the two tests

@pytest.fixture
def adding(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path))
    return adding_view.panel(adding_view.Adding()).controls


def test_every_effort_shows_its_sentences_and_both_tests(adding):
    for e in adding_view.TESTED:
        adding["effort"].value = e
        for test in efforts.TESTS:
            for r in efforts.sentences(e, test):
                assert show.escape(r["quote"]) in adding["view"].value and show.escape(sources.speaker(r)) in adding["view"].value
        assert show.escape(efforts.title(e)) in adding["words"].value and "weigh them, do not count them" in adding["words"].value


def test_a_judgement_is_kept_and_ours_comes_only_after_it(adding):
    assert adding["own"].value.count("(shown when you have judged both)") == len(adding_view.TESTED)
    adding["factor"].value = "partly"
    assert "Saved" in adding["kept"].value and adding["own"].value.count("(shown when") == len(adding_view.TESTED)
    adding["levels"].value = "no"
    assert adding["own"].value.count("(shown when") == len(adding_view.TESTED) - 1 and "1 of 10" in adding["own"].value
    adding["effort"].value = "dartmouth-dialogue"
    assert adding["factor"].value == "" and adding["levels"].value == ""
    adding["levels"].value = "cannot say"
    again = adding_view.panel(adding_view.Adding()).controls
    assert (again["factor"].value, again["levels"].value) == ("partly", "no")
    again["effort"].value = "dartmouth-dialogue"
    assert again["levels"].value == "cannot say"
    again["levels"].value = ""
    assert "dartmouth-dialogue" not in adding_view.workbook_value()


def test_a_stored_judgement_of_another_edition_does_no_harm():
    clean = adding_view.Adding().clean
    assert clean(None) == {} and clean("x") == {} and clean({"khorog-round": 3, "atlantis": {"factor": "yes"}}) == {}
    assert clean({"khorog-round": {"factor": "yes", "levels": "maybe", "other": "no"}}) == {"khorog-round": {"factor": "yes"}}


# --- all three

def test_what_is_stored_reads_without_a_kernel(monkeypatch, tmp_path):
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path))
    kept = {}
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(html=html, text=text))
    for view in (efforts_view.peace_efforts, feeds_view.feeds, adding_view.adding_up):
        view()
        assert "Run this cell" in kept["html"] and "model_id" not in kept["html"] and "<table" in kept["html"] and kept["text"]


def test_every_control_has_a_label(chart, diagram, adding):
    for controls in (chart, diagram, adding):
        for name, control in controls.items():
            assert name in ("words", "view", "picture", "card", "listing", "kept", "own") or control.description, name


def test_questions_of_the_lesson_and_of_its_exercises_are_enough_and_mixed():
    from casebook import questions

    found = questions.of_lesson("04_peace_efforts")
    for mine in ([q for q in found if ".x-" not in q.id], [q for q in found if ".x-" in q.id]):
        assert len(mine) >= 8 and {q.kind for q in mine} >= {"choice", "order", "number", "written"}
    assert {q.level for q in found} == set(questions.LEVELS)
