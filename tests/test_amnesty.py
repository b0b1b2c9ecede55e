"""Lesson 06: its tables, its explorations with every control moved, and their pictures."""

import itertools
import re

import pytest
from looking import POLITE, alt, cut_off, pixels, values

from casebook import amnesty_numbers, gaps, procedure, quota_time, show, sources
from casebook.explore import amnesty_numbers_view, procedure_view, rates_view
from casebook.figures import counted, gates

def source(value):
    return re.search(r'src="([^"]*)"', value)[1]


# --- the tables

def test_a_step_says_what_its_sentence_in_commitments_says_and_keeps_its_speaker():
    for r in procedure.steps():
        own = sources.row("commitments", r["commitment"])
        assert (r["quote"], r["section"], r["paragraph"], r["attribution"]) == (own["quote"], own["section"], own["paragraph"], own["attribution"])


def test_only_the_first_and_the_last_step_have_a_number_and_both_have_a_party():
    rows = procedure.steps()
    assert [r["kind"] for r in rows] == ["number", "gate", "gate", "gate", "gate", "number"]
    for r in rows:
        assert bool(r["number_words"]) == bool(r["attribution"]) == (r["kind"] == "number")
        assert not r["number_words"] or r["number_words"] in r["quote"]  # the hedge is the text's own


def test_numbers_rest_on_a_row_that_holds_them():
    for r in amnesty_numbers.counts():
        own = amnesty_numbers.origin(r)
        words = own["fact"] if r["outside"] else own["quote"]
        for digits in re.findall(r"\d[\d,]*", r["number_words"]):
            assert digits in words, r["count"]
        hedge = re.match(r"[a-z ]*", r["number_words"])[0].strip()
        assert hedge.lower() in words.lower(), r["count"]
        assert bool(r["outside"]) != bool(own.get("attribution"))  # the two of the case are a party's
    assert [amnesty_numbers.bound(r) for r in amnesty_numbers.counts()] == ["exact", "under", "over", "exact", "exact", "exact", "range", "about"]


def test_the_outside_record_leaves_the_case_out_and_keeps_its_marks():
    html = amnesty_numbers.amnesty_record().html
    assert "From outside the case" in html and "the case itself" not in html and html.count("one source") == 9 and html.count("two sources") == 1


def test_the_matrix_can_be_kept_to_a_provision():
    html = quota_time.matrix_status(only=["Amnesty"]).html
    assert "Minimum" in html and "Cease fire" not in html and "Cease fire" in quota_time.matrix_status().html
    assert amnesty_numbers.amnesty_record(fold=True).html.startswith("<details") and gaps.both_gaps(fold=True).html.startswith("<details")


def test_both_gaps_name_speaker_place_and_judgement():
    html = gaps.both_gaps().html
    assert "opposition sources" in html and "Islamic Renaissance Party members" in html and "the comparison is ours" in html and "different" in html
    for r in sources.table("gap_comparison").to_dict("records"):
        assert sources.row("commitments", r["quota"])["gap"] == "quota" and sources.row("commitments", r["amnesty"])["gap"] == "amnesty"


def test_joins_are_marked_and_a_party_never_joins_as_the_authors():
    for r in sources.table("amnesty_links").to_dict("records"):
        assert bool(r["attribution"]) == (r["kind"] == "reported"), r["link"]
    assert "Local political observers" in gaps.consequences("reported").html and "Radical steps" not in gaps.consequences("reported").html
    with pytest.raises(sources.UnknownName, match="authors"):
        gaps.consequences("author")
    assert "one of the political analysts" in gaps.told("voices:step-back-for-democracy").html.lower()


# --- arithmetic of what is assumed

def test_ends_agree_with_every_combination_counted_one_by_one():
    limit, every = procedure.limit(), list(itertools.product(procedure.RATES, repeat=4))
    assert procedure.combinations() == (len(every), sum(procedure.fits(r) for r in every))
    end = procedure.after((60, 60, 60, 60))[-1]
    assert end == 648 and procedure.alike((60,) * 4) == sum(procedure.after(r)[-1] == end for r in every)
    assert not procedure.fits((100, 50, 100, 40)) and procedure.after((100, 50, 100, 40))[-1] == limit  # exactly 1,000 is not "less than"
    with pytest.raises(ValueError, match="4 rates"):
        procedure.after((50, 50))


# --- the procedure

@pytest.fixture(scope="module")
def steps_model():
    return procedure_view.Procedure()


def test_every_step_opens_to_its_sentence_and_says_what_is_left_open(steps_model):
    controls = procedure_view.panel(steps_model).controls
    before = controls["picture"].value
    assert POLITE.search(controls["words"].value) and "4 steps between them without any" in controls["words"].value
    for r in steps_model.rows:
        controls["pick"].value = r["step"]
        card = controls["card"].value
        assert show.escape(r["quote"]) in card and show.escape(r["open"]) in card and show.escape(sources.cite(r)) in card and show.escape(sources.speaker(r)) in card
        assert f"Framed: {r['title']}" in alt(controls["picture"].value) and controls["picture"].value != before and "Chosen:" in controls["words"].value
    controls["pick"].value = ""
    assert controls["picture"].value == before and controls["card"].value == ""


def test_the_picture_names_its_speakers_and_keeps_its_hedges(steps_model):
    words = alt(steps_model.figure())
    assert "less than 1,000 persons, say IRP members" in words and words.count("no number in the case") == 4 and "in the majority of cases" in words and "opposition sources" in words
    figure = gates.Gates(steps_model.rows)
    written = " ".join(t.get_text() for t in figure.axes.texts)
    assert gates.SAID in written and "less than 1,000" in written and written.count("no number") >= 4
    assert list(cut_off(figure.figure)) == []


# --- the what-if

def test_each_rate_changes_words_picture_and_table_and_the_button_takes_it_back():
    model = rates_view.Rates()
    controls = rates_view.panel(model).controls
    empty = controls["words"].value, alt(controls["picture"].value), source(controls["picture"].value)
    for gate in (g["step"] for g in model.gates):
        seen = set()
        for value in values(controls[gate]):
            controls[gate].value = value
            seen.add((controls["words"].value, alt(controls["picture"].value), source(controls["picture"].value), controls["listing"].value))
            assert POLITE.search(controls["words"].value) and gates.ASSUME in alt(controls["picture"].value)
        assert len(seen) == len(procedure.RATES), gate
        controls["clear"].click()
        assert (controls["words"].value, alt(controls["picture"].value), source(controls["picture"].value)) == empty


def test_the_what_if_says_assumed_at_each_number_and_how_many_end_there():
    model = rates_view.Rates()
    words = model.summary((60,) * 4)
    assert words.startswith("Assumed, not known: of 5,000") and "648 would hold a certificate" in words and "would fit" in words
    assert f"{procedure.alike((60,) * 4) - 1:,} other combinations end" in words and "The case gives none of the rates." in words
    assert "would not fit" in model.summary((100, 100, 100, 20))
    assert "No other combination" in model.summary((100,) * 4)
    assert model.list_html((60,) * 4).count("assumed") >= 8
    figure = gates.Gates(model.rows)
    for rates in ((60,) * 4, (100,) * 4, (10,) * 4):
        figure.artists(procedure.after(rates))
        shown = [t.get_text() for t in figure.axes.texts if t.get_visible() and t.get_text()]
        assert sum("assumed" in t for t in shown) == 10 and f"assumed: {rates[0]} per cent pass" in shown and "said by: the authors" not in shown and gates.ASSUME in shown and gates.SAID not in shown and "no number" not in shown
        assert list(cut_off(figure.figure)) == []


def test_what_the_lesson_says_of_the_rates_is_so():
    end = lambda *rates: procedure.after(rates)[-1]
    assert procedure.fits((10, 100, 100, 100)) and not procedure.fits((20, 100, 100, 100)) and end(20, 100, 100, 100) == 1000
    assert end(10, 100, 100, 100) == end(100, 100, 100, 10) and not procedure.fits((80,) * 4) and procedure.fits((60,) * 4)
    every, under = procedure.combinations()
    assert under > every / 2
    assert 0.33 < 1 - 0.2 ** (1 / 4) < 0.34  # fewer than 20 per cent after four steps: at one at least, about a third or more were lost


# --- the two records

@pytest.fixture(scope="module")
def numbers_model():
    return amnesty_numbers_view.Numbers()


def test_every_control_of_the_numbers_changes_words_and_picture(numbers_model):
    controls = amnesty_numbers_view.panel(numbers_model).controls
    before = controls["words"].value, controls["picture"].value
    for name in ("unit", "reading"):
        seen = set()
        for value in values(controls[name]):
            controls[name].value = value
            assert POLITE.search(controls["words"].value)
            seen.add(controls["words"].value + alt(controls["picture"].value) + source(controls["picture"].value))
        assert len(seen) == len(controls[name].options), name
        controls["clear"].click()
        assert (controls["words"].value, controls["picture"].value) == before
    for r in numbers_model.rows:
        controls["pick"].value = r["count"]
        card = controls["card"].value
        assert "Framed:" in alt(controls["picture"].value) and ("From outside the case." in card and f"How well seen: {amnesty_numbers.origin(r)['how_well_seen']}." in card if r["outside"] else "From outside" not in card) and ("Said by:" in card) != r["outside"]


def test_a_reading_is_called_ours_wherever_it_is_shown(numbers_model):
    for name, r in numbers_model.readings.items():
        figure = numbers_model.figure("", name)
        assert counted.OURS in alt(figure) and show.escape(r["tag_1999"]) in alt(figure) and show.escape(r["tag_2008"]) in alt(figure)
        assert "A reading of ours" in numbers_model.notes(name) and all(show.escape(r[k]) in numbers_model.notes(name) for k in ("speaks_for", "speaks_against", "test"))
    assert counted.OURS not in alt(numbers_model.figure()) and numbers_model.notes("") == ""
    assert "ours; none of them is in the case" in amnesty_numbers.readings_table().html


def test_frames_repeat_have_one_size_and_nothing_is_cut(numbers_model):
    every = frozenset(r["count"] for r in numbers_model.rows)
    one, two = numbers_model.address(every, "", ()), numbers_model.address(frozenset(), "given-1999", tuple(numbers_model.tags("other-time").items()))
    assert one != two and pixels(one).size == pixels(two).size == (round(counted.WIDTH * 1.5), round(counted.HEIGHT * 1.5))
    figure = counted.Counted(numbers_model.rows)
    assert figure.frame(every) == one
    figure.artists(every, "listed", numbers_model.tags("covered-or-passed"))
    assert list(cut_off(figure.figure)) == []
    with pytest.raises(sources.UnknownName, match="persons"):
        amnesty_numbers.counts("person")
