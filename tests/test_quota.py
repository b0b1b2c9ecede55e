"""Lesson 05: its tables, its explorations with every control moved, and their pictures."""

import re

import pytest
from looking import POLITE, alt, cut_off, pixels, values

from casebook import mechanism, quota_time, rungs, share, show, sources
from casebook.explore import ladder_view, mechanism_view, quota_time_view, share_view
from casebook.figures import clauses, fraction, ladder, lapse

def source(value):
    """The data address of the picture in `value`."""
    return re.search(r'src="([^"]*)"', value)[1]


# --- the ladder (quota and amnesty alike)

@pytest.mark.parametrize("gap", rungs.GAPS)
def test_every_sentence_of_a_gap_stands_on_one_rung_with_a_short_label(gap):
    rows = rungs.sentences(gap)
    assert {r["step"] for r in rows} == set(rungs.STEPS)
    assert len(rows) + sum(r["gap"] == gap and r["step"] == "responsibility" for r in sources.table("commitments").to_dict("records")) == sum(sources.table("commitments")["gap"] == gap)
    assert all(r["label"] and len(r["label"]) <= 62 for r in rows)
    assert list(cut_off(ladder.Ladder(rows).figure)) == []


def test_a_label_keeps_a_party_that_is_not_the_authors():
    for gap in rungs.GAPS:
        for r in rungs.sentences(gap):
            if r["attribution"]:
                assert r["label"].endswith(")"), r["commitment"]


@pytest.mark.parametrize("gap", rungs.GAPS)
def test_every_control_of_the_ladder_changes_words_picture_and_table(gap):
    model = ladder_view.Ladder(gap)
    controls = ladder_view.panel(model).controls
    for name in ("step", "said_by"):
        seen = set()
        for value in values(controls[name]):
            controls[name].value = value
            assert POLITE.search(controls["words"].value) and alt(controls["picture"].value)
            seen.add(controls["words"].value + alt(controls["picture"].value) + controls["listing"].value)
        assert len(seen) == len(controls[name].options), name
        controls["clear"].click()
    for _, key in controls["pick"].options[1:]:
        controls["pick"].value = key
        assert "Said by:" in controls["card"].value and "Framed:" in alt(controls["picture"].value) and "Chosen:" in controls["words"].value
        assert show.escape(model.by_name[key]["quote"]) in controls["card"].value
    controls["clear"].click()
    assert controls["pick"].value == "" and controls["card"].value == ""


def test_tables_of_the_ladder_name_speaker_and_place():
    out = rungs.ladder_table("quota")
    assert out.html.count("<details") == len(rungs.STEPS) and "opposition sources" in out.html and "Cumulative Impact" in str(out)
    assert "(nobody is named)" in rungs.who_is_answerable("quota").html and "the accords in general" in rungs.who_is_answerable("quota").html
    with pytest.raises(sources.UnknownName, match="quota"):
        rungs.sentences("quote")
    with pytest.raises(sources.UnknownName, match="rung"):
        rungs.sentences("quota", "promised")


# --- judgements on clauses

def test_every_failure_is_judged_with_every_clause_and_every_reason_is_given():
    m = mechanism.Mechanism()
    assert set(m.judged) == {(f, c) for f in m.failures for c in m.clauses}
    for r in m.judged.values():
        assert r["reason"].strip() and (r["verdict"] == "with") == bool(r["needs"]) and r["clause"] not in sources.split(r["needs"]), r["judgement"]
    assert all(bool(f["by"]) == bool(f["attribution"]) for f in m.failures.values())
    assert all(f["quote"] and len(f["label"]) <= 31 for f in m.failures.values())


def test_what_clauses_need_each_other_is_the_same_from_each_side():
    """Where one clause meets a failure only with others, these say the same of it: no order of ticking changes the end."""
    m = mechanism.Mechanism()
    for (failure, clause), r in m.judged.items():
        for other in sources.split(r["needs"]):
            back = m.judged[failure, other]
            assert back["verdict"] == "with" and set(sources.split(back["needs"])) == {clause, *sources.split(r["needs"])} - {other}, (failure, clause, other)


def test_more_clauses_never_make_a_failure_worse():
    m, order = mechanism.Mechanism(), list(mechanism.WORDS)
    for n in range(2 ** len(m.clauses)):
        on = {c for i, c in enumerate(m.clauses) if n >> i & 1}
        for f in m.failures:
            before = order.index(m.standing(f, on).verdict)
            assert all(order.index(m.standing(f, on | {c}).verdict) <= before for c in m.clauses), (f, on)


def test_what_the_lesson_says_of_the_builder_is_so():
    m = mechanism.Mechanism()
    met = lambda *on: {f for f, s in m.standings(set(on)).items() if s.verdict == "met"}
    assert {c: len(met(c)) for c in m.clauses} == {c: int(c in ("list", "duration")) for c in m.clauses}
    assert set(m.failures) - met(*m.clauses) == {"gharm-secondary", "one-region"} and all(m.standing(f, m.clauses).verdict == "silent" for f in ("gharm-secondary", "one-region"))
    assert "no-monitor" in met("monitor", "denominator", "list") and not met("monitor") and not met("monitor", "list") - {"not-all-agencies"}
    assert met("duration") == {"legal-reason"} and met("duration", "protection") == {"legal-reason", "no-upkeep"}
    assert {"ordinary-ousted", "senior-ousted"} <= met("protection", "monitor", "remedy")


def test_what_changed_is_said_in_words():
    m = mechanism.Mechanism()
    assert m.change((), ()) == "No clause is ticked: none of the 10 points is met."
    words = m.change((), ("duration",))
    assert words.startswith("Ticked: Duration. Now met, in our judgement: A legal reason to end it. Begun, but not enough: Nothing keeps the UTO in (still needs Dismissal protection).")
    assert m.change(("duration",), ()).startswith("Unticked: Duration. No longer met: A legal reason to end it.")
    assert "1 needs more" in words and "Of 10 points: 1 met, we judge" in words


def test_no_number_stands_in_the_wording_of_a_clause():
    assert not any(re.search(r"\d", w) for w in sources.table("clauses")["wording"])
    assert all("[" in w for w in sources.table("clauses")["wording"])


# --- the builder

def test_each_box_changes_words_picture_table_and_draft_and_untick_takes_it_back():
    model = mechanism_view.Builder()
    controls = mechanism_view.panel(model).controls
    empty = controls["words"].value, alt(controls["picture"].value), source(controls["picture"].value)
    for clause, tick in controls["ticks"].items():
        tick.value = True
        title = model.clauses[clause]["title"]
        assert f"Ticked: {title}." in controls["words"].value and POLITE.search(controls["words"].value)
        assert title in re.search(r"Ticked: ([^.]*)\.", alt(controls["picture"].value))[1] and title in controls["draft"].value
        assert source(controls["picture"].value) != empty[2]
        controls["clear"].click()
        assert alt(controls["picture"].value) == empty[1] and source(controls["picture"].value) == empty[2] and f"Unticked: {title}." in controls["words"].value


def test_every_failure_opens_its_sentence_and_our_reasons():
    model = mechanism_view.Builder()
    controls = mechanism_view.panel(model).controls
    controls["ticks"]["monitor"].value = True
    told = controls["words"].value
    for _, failure in controls["pick"].options[1:]:
        controls["pick"].value = failure
        card = controls["card"].value
        assert show.escape(model.failures[failure]["quote"]) in card and "Said by:" in card and show.escape(model.judging.judged[failure, "monitor"]["reason"]) in card
        assert f"Framed: {model.judging.named(failure)}." in alt(controls["picture"].value)
        assert controls["words"].value == told  # picking says nothing about clauses


def test_a_state_is_put_together_from_the_pieces_that_a_whole_drawing_would_have():
    model = mechanism_view.Builder()
    size = None
    for on in (frozenset(), frozenset({"monitor", "list"}), frozenset(model.clauses)):
        image = pixels(model.address(on, ""))
        size = size or image.size
        assert image.size == size == (round(clauses.WIDTH * 1.5), round(model.picture.height * 1.5))
    left = lambda on: pixels(model.address(frozenset(on), "")).crop((0, 0, round(clauses.LEFT * 1.5) - 2, size[1])).tobytes()
    assert left(()) == left(("monitor",)) == left(model.clauses)  # nothing moves that was not asked to
    assert list(cut_off(model.picture.figure)) == []
    assert clauses.LABEL in alt(model.figure(frozenset())) and "Our judgement, not a finding" in clauses.LABEL


def test_a_new_state_of_the_builder_is_drawn_within_a_frame():
    """Not an absolute time: a new state costs less than a third of one drawing by matplotlib."""
    import time

    model = mechanism_view.Builder()
    start = time.perf_counter()
    model.picture.figure.canvas.draw()
    whole = time.perf_counter() - start
    times = []
    for clause in model.clauses:
        start = time.perf_counter()
        model.figure(frozenset({clause}))
        times.append(time.perf_counter() - start)
    assert sorted(times)[len(times) // 2] < whole / 3, (times, whole)


# --- the share that cannot be computed

def test_no_choice_gives_a_share_and_each_says_what_is_missing():
    model = share_view.Share()
    for posts in ("", *model.posts):
        for holders in ("", *model.holders):
            for day in share.DAYS:
                for counter in share.COUNTERS:
                    found = model.missing(posts, holders, day, counter)
                    assert found and model.boxes(posts, holders, day, counter)["share"] == ("cannot be computed", "missing")
                    assert ("the number of posts" in found) == (share.number(model.posts.get(posts)) is None)
                    assert ("the number of holders" in found) == (share.number(model.holders.get(holders)) is None)
    both = model.missing("ministries", "in-government", "1998-12", "both")
    assert "the number of posts for that day" in both and any(w.startswith("two numbers of the same bodies") for w in both)


def test_every_control_of_the_share_changes_words_or_notes_and_the_picture():
    controls = share_view.panel(share_view.Share()).controls
    for name in ("posts", "holders", "day", "counter"):
        seen = set()
        for value in values(controls[name]):
            controls[name].value = value
            assert POLITE.search(controls["words"].value)
            seen.add(alt(controls["picture"].value) + controls["words"].value + controls["notes"].value)
        assert len(seen) == len(controls[name].options), name
        controls["clear"].click()
    controls["posts"].value = "ministries"
    assert "30 per cent of 18 is 5.4" in controls["words"].value and "27.8" in controls["words"].value and "33.3" in controls["words"].value


def test_numbers_of_the_fraction_stand_in_their_source_tables():
    """A value is only one that a source gives; what is not given stays empty."""
    for r in sources.table("quota_counts").to_dict("records"):
        value = share.number(r)
        if r["told_in"] == "commitments":
            assert value is None and sources.row("commitments", r["row"])["quote"]
        elif r["told_in"] == "context-quota-record":
            row = sources.row("context-quota-record", r["row"])
            assert re.search(rf"\b{value}\b", row["fact"]) and row["how_well_seen"] == r["how_well_seen"] and r["as_of"] == r["row"]
        elif r["told_in"] == "context-quota-posts":
            assert value == len(sources.table("context-quota-posts"))
        else:
            assert value is None and r["row"] in set(sources.table(r["told_in"]).iloc[:, 0])
    assert share.thirty_per_cent(18) == (5.4, (5, 27.8), (6, 33.3))
    figure = fraction.Fraction()
    for box, words in figure._boxes.values():
        words.set_text("counted by: somebody whom both sides trust")
    assert "none given" in share.shown_numbers().html


# --- from the accord to the lapse

def test_every_mark_has_its_lane_its_source_and_a_place_of_its_own():
    marks = quota_time.marks()
    assert [m["number"] for m in marks] == list(range(1, len(marks) + 1)) and {m["lane"] for m in marks} == set(quota_time.LANES)
    assert [m["number"] for m in marks if m["start"] is None] == [m["number"] for m in marks if m["row"].get("commitment")]
    for m in marks:
        card = quota_time.card(m)
        assert ("Said by:" in card) == (m["lane"] == "case") and ("From outside the case" in card) == (m["lane"] != "case")
        assert m["lane"] == "case" or "How well seen: " in card
    assert len(set(sources.table("context-quota-record")["fact"])) == sum(m["lane"] == "record" for m in marks)
    picture = lapse.Lapse(marks)
    picture.artists({m["number"] for m in marks})
    assert list(cut_off(picture.figure)) == []
    places = [(round(bar.get_x()), round(bar.get_y())) for bar, _ in picture._bars.values()]
    assert len(set(places)) == len(places)


def test_every_control_of_the_time_line_changes_words_picture_and_list():
    model = quota_time_view.QuotaTime()
    controls = quota_time_view.panel(model).controls
    for name in ("year", "lane"):
        seen = set()
        for value in values(controls[name]):
            controls[name].value = value
            assert POLITE.search(controls["words"].value)
            seen.add(controls["words"].value + alt(controls["picture"].value))
        assert len(seen) == len(controls[name].options), name
        controls["clear"].click()
    for _, number in controls["pick"].options[1:]:
        controls["pick"].value = number
        assert f"Ringed: number {number}." in alt(controls["picture"].value) and controls["card"].value
    controls["clear"].click()
    controls["year"].value, controls["lane"].value = 2003, "case"
    assert "5.4" not in controls["listing"].value  # what a later vote asks for
    assert "gap in what is told" in controls["words"].value
    assert model.shown(1998, "matrix")[0]["title"] == "Minimum" and len(model.shown(1998, "matrix")) == 1
    assert not model.shown(2000, "case")[0]["row"]["event"].startswith("quota")  # no sentence on the quota has a date


def test_tables_from_outside_say_so_and_keep_their_marks():
    for out in (quota_time.accord_terms(), quota_time.accord_terms(fold=True), quota_time.quota_posts(), quota_time.quota_record(), quota_time.matrix_status()):
        assert "From outside the case" in out.html and "From outside the case" in str(out)
    assert "one weak source" in quota_time.quota_record().html and "amnesty" not in quota_time.accord_terms().text
    assert mechanism.all_judgements().html.count("<details") == 10 and "Said by" in mechanism.all_judgements().html
    assert mechanism.clause_list().html.count("<tr>") == 9
