"""Lesson 05: its tables, its explorations with every control moved, and their pictures."""

import re

import pytest
from casebook import rungs, show, sources
from casebook.explore import ladder_view
from casebook.figures import ladder
from test_drivers import alt, cut_off, values

POLITE = re.compile(r'role="status"')


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
