"""Lesson 03: its two tables, its three explorations with every control moved, and their pictures."""

import re

import pytest
from looking import POLITE, alt, cut_off, pixels, values

from casebook import dates, factors, show, sources
from casebook.explore import convergence_view, factors_view, outside_powers_view
from casebook.figures import pushes, stances

# --- the tables

def test_a_word_that_weighs_stands_in_its_quotation():
    found = [r for r in sources.table("factor_sentences").to_dict("records") if r["weight"]]
    assert len(found) > 10 and all(r["weight"].lower() in r["quote"].lower() for r in found)


def test_a_sentence_fits_a_list_and_its_part_pushes_somebody():
    for r in sources.table("factor_sentences").to_dict("records"):
        assert len(r["note"]) <= 80, r["sentence"]
        assert bool(r["pushes"]) == (r["part"] != "" and r["stance"] == "for"), r["sentence"]
        assert not r["part"] or r["period"] in ("peace", "both"), r["sentence"]
        assert not r["stake"] or r["attribution"], r["sentence"]


def test_every_factor_has_a_sentence_that_gives_weight_and_one_that_limits_or_takes_it():
    for factor in ("regionalism", "ideology", "geopolitics", "leadership"):
        kinds = {r["stance"] for r in factors.rows(factor)}
        assert "for" in kinds and kinds & {"against", "limits"}, factor
        assert {r["stance"] for r in factors.rows(factor, "war")} and {r["stance"] for r in factors.rows(factor, "peace")}, factor


def test_every_bar_has_its_row_and_a_speaker_is_kept():
    for m in sources.table("outside_stances").to_dict("records"):
        row = sources.row(m["told_in"], m["row"])
        assert row["quote"] and m["power"] in stances.POWERS and len(outside_powers_view.entry({**row, **m})) <= 120
        if row["attribution"]:  # what is reported is not told as a fact in our words either
            assert "(" in m["why"] or "alleged" in m["why"], m["mark"]


# --- lists for reading

def test_lists_of_factors_name_speaker_and_place():
    out = factors.factor_sentences("ideology", "war")
    assert "Vladimir Goryayev" in out.html and "Ideological Factor, ¶3" in out.html and "<caption" in out.html and "Takes weight" in str(out)
    assert factors.factor_tables().html.count("<details") == len(factors.FACTORS)
    with pytest.raises(sources.UnknownName, match="ideology"):
        factors.factor_sentences("ideologie")


def test_who_says_tells_the_speakers_part_or_that_the_text_tells_nothing():
    html = factors.who_says("massoud-most-convincing", "ideology-secondary", "readiness-most-crucial").html
    assert "side that was pressed" in html and "the text tells nothing" in html and "the authors" in html
    assert "decisive" in factors.weighing_words().html


# --- two factors side by side

def test_every_choice_of_factors_changes_words_and_table():
    controls = factors_view.panel(factors_view.Factors()).controls
    for name in ("left", "right", "period", "said_by"):
        seen = set()
        for value in values(controls[name]):
            controls[name].value = value
            assert POLITE.search(controls["words"].value) and controls["view"].value.count("<th ") == 6
            seen.add(controls["words"].value + controls["view"].value)
        assert len(seen) == len(controls[name].options), name
        controls[name].value = values(controls[name])[0]


def test_show_everything_takes_every_list_of_factors_back():
    controls = factors_view.panel(factors_view.Factors()).controls
    controls["clear"].click()
    before = controls["words"].value, controls["view"].value
    for name in ("left", "right", "period", "said_by"):
        controls[name].value = values(controls[name])[-2]
    assert controls["words"].value != before[0]
    controls["clear"].click()
    assert (controls["words"].value, controls["view"].value) == before
    assert (controls["left"].value, controls["right"].value, controls["period"].value, controls["said_by"].value) == (*factors_view.START[:2], "", "")


def test_what_is_counted_is_said_in_words():
    words = factors_view.Factors().summary("regionalism", "ideology")
    for factor, part in zip(("regionalism", "ideology"), re.findall(r"(\d+) gives? weight, (\d+) takes? weight, (\d+) limits?; (\d+) of (\d+) reported from somebody else", words)):
        found = factors.rows(factor)
        kinds = [sum(r["stance"] == s for r in found) for s in ("for", "against", "limits")]
        assert [int(n) for n in part] == [*kinds, sum(r["attribution"] != "" for r in found), len(found)]
    assert "somebody else's word" not in words


def test_who_speaks_is_kept_apart():
    controls = factors_view.panel(factors_view.Factors()).controls
    controls["said_by"].value = "authors"
    assert re.findall(r"Said by: ([^.]+)\.", controls["view"].value) and set(re.findall(r"Said by: ([^.]+)\.", controls["view"].value)) == {"the authors"}
    controls["said_by"].value = "others"
    assert "Said by: the authors" not in controls["view"].value


# --- outside powers

@pytest.fixture(scope="module")
def powers():
    return outside_powers_view.OutsidePowers()


@pytest.fixture
def chart(powers):
    return outside_powers_view.panel(powers).controls


@pytest.mark.parametrize("name", ["power", "stance", "year"])
def test_each_list_of_the_chart_changes_words_alt_text_and_picture(chart, name):
    seen = set()
    for value in values(chart[name]):
        chart[name].value = value
        assert alt(chart["picture"].value).startswith("Chart of where outside powers stood")
        assert re.search(r"\d+ bars? of \d+ shown|No bar", chart["words"].value) and POLITE.search(chart["words"].value)
        seen.add((chart["words"].value, alt(chart["picture"].value), chart["picture"].value))
    assert len(seen) == len(chart[name].options)


def test_a_bar_opens_to_its_sentence_and_the_ring_follows(powers, chart):
    for r in powers.rows:
        chart["pick"].value = r["mark"]
        card = chart["card"].value
        assert show.escape(r["quote"]) in card and show.escape(sources.cite(r)) in card and show.escape(sources.speaker(r)) in card
        assert "Ringed:" in alt(chart["picture"].value) and "Chosen:" in chart["words"].value
    chart["pick"].value = "russia-decision-october"
    assert "In dispute" in chart["card"].value


def test_a_choice_falls_with_what_leaves_it_out_and_everything_comes_back(chart):
    before = chart["words"].value
    chart["pick"].value = "taliban-rise"
    chart["power"].value = "iran"
    assert chart["pick"].value == "" and chart["card"].value == ""
    chart["year"].value = 1993
    assert "No bar that the text dates to 1993" in chart["words"].value
    chart["clear"].click()
    assert chart["words"].value == before


def test_a_year_keeps_what_may_fall_into_it(powers):
    in_1994 = {r["mark"] for r in powers.matching(year=1994)}
    assert {"russia-revises-policy", "taliban-rise"} <= in_1994  # "since 1993" and "1994-95"
    assert not in_1994 & {"massoud-limits", "russia-uncertain", "russia-decision-october"}
    assert next(m for m in powers.picture.marks if m["mark"] == "iran-presses")["loose"] and "taken from around the sentence" in powers.card("iran-presses")
    assert next(m for m in powers.picture.marks if m["mark"] == "security-sympathises")["right"]  # only the politicians' support has an end
    assert all(dates.bounds(r) for y in outside_powers_view.YEARS for r in powers.matching(year=y))


def test_bars_are_as_loose_as_the_text_and_do_not_touch(powers):
    marks = {m["mark"]: m for m in powers.picture.marks}
    assert set(marks) == {r["mark"] for r in powers.rows}
    assert not marks["russia-decision-october"]["loose"] and marks["russia-decision-october"]["z"] - marks["russia-decision-october"]["a"] < 0.1
    assert marks["russia-open-support"]["loose"] and marks["russia-sends-troops"]["third"] and marks["massoud-limits"]["right"] and marks["massoud-sets-deadline"]["left"]
    assert all(marks[r["mark"]]["a"] > stances.HIGH for r in powers.rows if not dates.bounds(r))
    rows = {}
    for m in marks.values():
        rows.setdefault(round(m["y"], 1), []).append((m["a"], m["z"]))
    for spans in rows.values():
        spans.sort()
        assert all(b[0] >= a[1] - 1e-9 for a, b in zip(spans, spans[1:])), spans
    top = {power: box for power, box in powers.picture.lanes.items()}
    assert sum(h for _, h in top.values()) <= stances.HEIGHT * stances.HIGH_UP


def test_a_reported_bar_has_its_letter_in_quotation_marks(powers):
    reported = {r["mark"] for r in powers.rows if r["attribution"]}
    letters = {mark: artists[-1].get_text() for mark, artists in powers.picture._drawn.items()}
    assert reported and {mark for mark, letter in letters.items() if letter[0] + letter[-1] == "“”"} == reported
    assert f"{len(reported)} reported from somebody else." in powers.summary(powers.matching())
    words = stances.describe(powers.rows, len(powers.rows))
    assert f"{len(reported)} are reported from somebody else" in words and "no date and stand at the right; of the others" in words


def test_no_letter_of_the_chart_lies_on_another_bar(powers):
    figure = stances.Stances(powers.rows, sources.table("stages"))
    figure.figure.canvas.draw()
    drawn = [(mark, artists[0].get_window_extent(), artists[-1].get_window_extent()) for mark, artists in figure._drawn.items()]
    for mark, _, letter in drawn:
        assert not [other for other, bar, _ in drawn if other != mark and letter.x0 < bar.x1 and bar.x0 < letter.x1 and letter.y0 + 3 < bar.y1 and bar.y0 < letter.y1 - 3], mark


def test_the_list_of_bars_carries_the_date(powers, chart):
    named = {mark: words for words, mark in chart["pick"].options if mark}
    assert all(f", {dates.short(r)}: {r['why']}" in named[r["mark"]] for r in powers.rows)


def test_frames_of_the_chart_repeat_and_nothing_is_cut(powers):
    every = frozenset(r["mark"] for r in powers.rows)
    one, two, three = powers.picture.frame(every), powers.picture.frame(every, "taliban-rise"), powers.picture.frame(every, "", 1992)
    assert len({one, two, three}) == 3 and powers.picture.frame(every) == one
    assert pixels(one).size == (int(stances.WIDTH * 1.5), int(stances.HEIGHT * 1.5))
    assert list(cut_off(stances.Stances(powers.rows, sources.table("stages")).figure)) == []


# --- the convergence

@pytest.fixture(scope="module")
def model():
    return convergence_view.Convergence()


@pytest.fixture
def diagram(model):
    return convergence_view.panel(model).controls


def test_each_part_can_be_switched_off_alone(model, diagram):
    before = diagram["words"].value, alt(diagram["picture"].value), diagram["picture"].value
    for part, tick in diagram["ticks"].items():
        tick.value = False
        now = diagram["words"].value, alt(diagram["picture"].value), diagram["picture"].value
        assert all(a != b for a, b in zip(before, now)), part
        assert convergence_view.part_name(part) in diagram["words"].value.replace("&#x27;", "'") and diagram["begin"].value == convergence_view.OWN
        left = {name for _, name in diagram["pick"].options if name}
        assert left == {r["sentence"] for r in model.rows if r["part"] != part}
        tick.value = True
        assert (diagram["words"].value, alt(diagram["picture"].value), diagram["picture"].value) == before and diagram["begin"].value == "all seven parts"


@pytest.mark.parametrize("begin", list(convergence_view.BEGIN))
def test_each_beginning_sets_the_ticks(diagram, begin):
    diagram["ticks"]["un"].value = False
    diagram["begin"].value = begin
    assert {p for p, tick in diagram["ticks"].items() if tick.value} == convergence_view.BEGIN[begin]
    assert "Everything is off" in diagram["words"].value if begin == "nothing" else "towards peace" in diagram["words"].value


def test_every_sentence_left_opens_and_its_line_is_drawn_thick(model, diagram):
    for r in model.rows:
        diagram["pick"].value = r["sentence"]
        assert show.escape(r["quote"]) in diagram["card"].value and show.escape(sources.speaker(r)) in diagram["card"].value
        assert ("Drawn thick" in alt(diagram["picture"].value)) == (r["stance"] == "for")


def test_what_rests_on_a_part_that_is_off_is_questioned_not_removed(model, diagram):
    diagram["ticks"]["taliban"].value = False
    assert "Would they have come without it? The text does not say." in diagram["words"].value
    assert {p for p in pushes.PARTS if pushes.shaken(model.lines, set(pushes.PARTS) - {"taliban"}, p)} == {"pressure", "supplies"}
    assert "question mark" in alt(diagram["picture"].value) and diagram["ticks"]["pressure"].value
    diagram["begin"].value = "nothing"
    diagram["ticks"]["supplies"].value = True
    assert "None of them says what would move the Government." in diagram["words"].value


def test_what_only_explains_another_part_is_named_and_not_counted_as_pushing(model, diagram):
    every = set(pushes.PARTS)
    pushing = [r for r in model.rows if {"government", "opposition"} & set(sources.split(r["pushes"]))]
    only = [r for r in model.rows if r["stance"] == "for" and r not in pushing]
    assert only and f"{len(pushing)} sentences still push towards peace" in model.summary(every) and f"{len(only)} more push no side, and explain another part" in model.summary(every)
    assert "No sentence still pushes a party towards peace." in model.summary({"taliban"})
    assert "Explained by another part: Pressure from Russia, Iran and others, by: Rise of the Taliban and Military stalemate; " in alt(diagram["picture"].value)
    assert "Explained by another part" not in pushes.describe(model.lines, {"un"})
    table = model.list_html(every)
    assert "pushes: Government, Opposition (UTO)" in table and "explains: Pressure from Russia, Iran and others" in table
    assert all(convergence_view.does(r).startswith("explains: ") for r in only) and convergence_view.does(model.by_name["un-main-role-only"]) == "limits"
    diagram["pick"].value = "taliban-major-factor"
    assert "explains another part" in diagram["card"].value


def test_the_table_of_switches_in_the_teaching_note_is_the_diagram(model):
    """| part off | how many still push (reported, of the authors) | parts with a question mark | ... |"""
    note = (sources.ROOT / "exercises" / "instructor" / "03_teaching_note.md").read_text(encoding="utf-8")
    found = {}
    for line in note.splitlines():
        cells = [c.strip() for c in line.strip("|").split("|")]
        if m := re.match(r"(\d+) \((\d+) reported, (\d+) of the authors\)$", cells[1] if len(cells) > 3 else ""):
            found[cells[0]] = (tuple(map(int, m.groups())), cells[2])
    short = lambda part: convergence_view.part_name(part).split(" (")[0]
    for part in pushes.PARTS:
        on = set(pushes.PARTS) - {part}
        pushing = [r for r in model.left(on) if {"government", "opposition"} & set(sources.split(r["pushes"]))]
        others = sum(r["attribution"] != "" for r in pushing)
        loose = "; ".join(short(p) for p in pushes.PARTS if pushes.shaken(model.lines, on, p)) or "none"
        assert found[short(part)] == ((len(pushing), others, len(pushing) - others), loose), part


def test_the_picture_says_that_it_measures_nothing(model):
    figure = pushes.Pushes(model.lines).figure
    written = " ".join(t.get_text() for t in figure.axes[0].texts)
    assert "not a measurement" in written and "no line has a weight" in written
    assert list(cut_off(figure)) == []
    boxes = list(pushes.BOXES.values())
    assert all(x + w <= pushes.WIDTH and y + h <= pushes.HEIGHT for x, y, w, h in boxes)
    widths = {arrow.get_linewidth() for arrow in pushes.Pushes(model.lines)._arrows.values()}
    assert len(widths) == 1


def test_nothing_moves_between_states(model):
    def places(picture):
        return [a.get_window_extent().bounds for three in picture._parts.values() for a in three[:2]]
    picture = pushes.Pushes(model.lines)
    picture.frame(set(pushes.PARTS))
    before = places(picture)
    picture.frame({"un"})
    assert places(picture) == before


def test_labels_of_parts_stay_in_their_boxes(model):
    picture = pushes.Pushes(model.lines)
    picture.frame(set())  # everything off: the longest marks are shown
    for box, word, off in picture._parts.values():
        b, w, o = (a.get_window_extent() for a in (box, word, off))
        assert w.x0 > b.x0 and w.x1 < o.x0 and o.x1 < b.x1 and w.y0 > b.y0 and w.y1 < b.y1, word.get_text()
    for box, word, *_ in picture._parties.values():
        b, w = box.get_window_extent(), word.get_window_extent()
        assert w.x0 > b.x0 and w.x1 < b.x1, word.get_text()


# --- all three

def test_what_is_stored_reads_without_a_kernel(monkeypatch):
    kept = {}
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(html=html, text=text))
    for view in (factors_view.factors, outside_powers_view.outside_powers, convergence_view.convergence):
        view()
        assert "Run this cell" in kept["html"] and "model_id" not in kept["html"] and "<table" in kept["html"] and kept["text"]


def test_every_control_has_a_label(chart, diagram):
    both = [factors_view.panel(factors_view.Factors()).controls, chart, diagram]
    for controls in both:
        for name, control in controls.items():
            for one in control.values() if isinstance(control, dict) else [control]:
                assert name in ("words", "view", "picture", "card", "listing") or one.description, name


def test_questions_of_the_lesson_and_of_its_exercises_are_enough_and_mixed():
    from casebook import questions

    found = questions.of_lesson("03_drivers")
    for mine in ([q for q in found if ".x-" not in q.id], [q for q in found if ".x-" in q.id]):
        assert len(mine) >= 8 and {q.kind for q in mine} >= {"choice", "order", "number", "written"}
    assert {q.level for q in found} == set(questions.LEVELS)
