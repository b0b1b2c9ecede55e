"""Every control of every exploration is moved; words, alternative text and picture follow."""

import re
from datetime import date

import pytest
from looking import OtherEvents, alt, values

from casebook import dates, show, sources
from casebook.explore import chronology_view, periodisation_view, widget_check_view


@pytest.fixture
def model():
    return chronology_view.Chronology()


@pytest.fixture
def controls(model):
    return chronology_view.panel(model).controls


@pytest.mark.parametrize("name", ["period", "scope", "kind", "war", "peace", "actor", "place"])
def test_each_list_changes_words_alt_text_and_picture(controls, name):
    """Each value of each list gives a view of its own kind, without a fault and never blank."""
    seen = set()
    for value in values(controls[name]):
        controls[name].value = value
        assert re.search(r"\d+ events? shown|No event fits", controls["words"].value)
        assert alt(controls).startswith("Timeline from")
        seen.add((controls["words"].value, alt(controls), controls["picture"].value))
    assert len(seen) > 1
    assert len({p for _, _, p in seen}) > 1


def test_words_count_what_the_filter_keeps(model, controls):
    controls["scope"].value = "all"
    controls["kind"].value = "election"
    expected = model.matching(scope="all", kind="election")
    assert {e["kind"] for e in expected} == {"election"}
    assert f"{len(expected)} events shown" in controls["words"].value
    assert len(controls["pick"].options) == len(expected) + 1
    assert controls["listing"].value.count("<tr>") == len(expected) + 1


def test_undated_events_join_the_widest_period_only(model):
    widest = model.matching(period="1940 to 2010 (all dates)", scope="all")
    assert any(e["precision"] == "undated" for e in widest)
    assert not any(e["precision"] == "undated" for e in model.matching(scope="all"))
    assert len(widest) == len(model.events)


def test_the_tick_keeps_only_what_is_in_dispute(model, controls):
    controls["scope"].value = "all"
    controls["disputed"].value = True
    shown = {v for _, v in controls["pick"].options if v}
    assert shown and shown <= model.disputed


def test_a_chosen_event_shows_its_sentence_speaker_and_dispute(model, controls):
    controls["scope"].value = "all"
    for key in sorted(model.disputed)[:3] + ["war-start"]:
        if key not in values(controls["pick"]):
            continue
        controls["pick"].value = key
        e = sources.row("events", key)
        card = controls["card"].value
        assert show.escape(e["quote"]) in card and show.escape(sources.cite(e)) in card and show.escape(sources.speaker(e)) in card
        assert ("In dispute" in card) == (not sources.discrepancies_of(e).empty)
        assert "Ringed:" in alt(controls) and "Chosen:" in controls["words"].value


def test_a_choice_survives_a_filter_that_keeps_it_and_falls_with_one_that_does_not(controls):
    controls["pick"].value = "war-start"
    controls["war"].value = "war-1"
    assert controls["pick"].value == "war-start"
    controls["war"].value = "war-3"
    assert controls["pick"].value == "" and controls["card"].value == ""


def test_clear_takes_every_filter_back(controls):
    before = controls["words"].value
    for name, value in (("kind", "talks"), ("actor", "uto"), ("disputed", True), ("period", "1992 and 1993")):
        controls[name].value = value
    controls["clear"].click()
    assert controls["words"].value == before


def test_no_event_is_said_in_words(controls):
    controls["kind"].value = "study"
    controls["war"].value = "war-1"
    assert "No event fits" in controls["words"].value and "no event fits" in alt(controls)


def test_every_control_has_a_label(controls):
    for name in ("period", "scope", "kind", "war", "peace", "actor", "place", "disputed", "pick", "clear"):
        assert controls[name].description


def test_what_is_stored_reads_without_a_kernel(monkeypatch):
    kept = {}
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(html=html, text=text))
    for view in (chronology_view.chronology, periodisation_view.periodisation, widget_check_view.widget_check):
        view()
        assert "un this cell" in kept["html"] or "run this cell" in kept["html"]
        assert "model_id" not in kept["html"]
    first = dict(kept)
    widget_check_view.widget_check()
    assert kept == first


def test_the_check_of_controls_answers():
    controls = widget_check_view.panel().controls
    assert "Nothing chosen yet" in controls["answer"].value
    controls["choice"].value = "peace"
    assert "“peace”" in controls["answer"].value and 'role="status"' in controls["answer"].value


@pytest.fixture
def cuts(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path))
    return lambda: periodisation_view.panel(periodisation_view.Periodisation()).controls


def test_own_periods_are_drawn_counted_and_kept(cuts):
    controls = cuts()
    before = controls["view"].value
    controls["how_many"].value = 3
    controls["years"][0].value, controls["months"][0].value = 1992, 11
    controls["names"][0].value = "Before <Khojand>"
    assert controls["view"].value != before and "Before &lt;Khojand&gt;" in controls["view"].value
    assert "Saved" in controls["words"].value
    again = cuts()
    assert again["how_many"].value == 3 and again["months"][0].value == 11 and again["names"][0].value == "Before <Khojand>"


def test_every_control_of_the_builder_moves_the_view(cuts):
    controls = cuts()
    controls["how_many"].value = 6
    for group, value in (("years", (1990, 1994, 1996, 2000, 2006).__getitem__), ("months", lambda i: 7 + i), ("names", lambda i: f"part {i}")):
        for i, control in enumerate(controls[group]):
            before = controls["view"].value
            control.value = value(i)
            assert controls["view"].value != before, (group, i)
    assert "Two cuts" not in controls["words"].value


def test_two_cuts_on_one_month_are_said_not_drawn(cuts):
    controls = cuts()
    controls["how_many"].value = 3
    for i in (0, 1):
        controls["years"][i].value, controls["months"][i].value = 1995, 5
    assert "Two cuts fall on the same month" in controls["words"].value


def test_periods_hold_every_dated_event_once():
    model = periodisation_view.Periodisation()
    rows = model.rows(model.clean([(1992, 5), (1997, 6)]), ["a", "b", "c"])
    dated = [e for e in model.events.to_dict("records") if e["start"]]
    assert sum(r[1] for r in rows) == len(dated) and rows[-1][0].startswith("dated too loosely") and rows[-1][1] > 0
    in_may = [e for e in dated if e["start"] == "1992-05"]
    assert in_may and model.rows(model.clean([(1992, 5)]), ["a", "b"])[0][1] == sum(dates.span(e["start"])[1] < date(1992, 5, 1) for e in dated)
    assert model.clean([(1997, 6), (1992, 5), (1992, 5), (1800, 1)]) == [dates.decimal_year(date(1992, 5, 1)), dates.decimal_year(date(1997, 6, 1))]


def test_start_again_and_periods_out_of_order(cuts):
    controls = cuts()
    controls["how_many"].value = 3
    controls["years"][0].value, controls["years"][1].value = 2000, 1993
    assert "Period 3 begins before period 2" in controls["words"].value
    controls["again"].click()
    assert controls["how_many"].value == 2 and controls["years"][0].value == 1995
    assert cuts()["how_many"].value == 2


def test_two_threads_at_once_draw_one_picture_at_a_time():
    """JupyterLab hands changes of controls to two threads of the kernel: each picture kept must be the one drawn alone."""
    import random
    import threading

    from casebook.explore import ladder_view

    model, alone = ladder_view.Ladder("amnesty"), ladder_view.Ladder("amnesty")
    asked, address = set(), model.address
    model.address = lambda shown, chosen: asked.add((shown, chosen)) or address(shown, chosen)
    view = ladder_view.panel(model)

    def play(seed):
        dice = random.Random(seed)
        for _ in range(25):
            name = dice.choice(["step", "said_by", "pick"])
            control = view.controls[name]
            control.value = dice.choice([o[1] if isinstance(o, tuple) else o for o in control.options])

    threads = [threading.Thread(target=play, args=(seed,)) for seed in (1, 2, 3)]
    [t.start() for t in threads], [t.join() for t in threads]
    assert len(asked) > 5
    wrong = [state for state in asked if address(*state) != alone.address(*state)]
    assert wrong == []
    state = {name: view.controls[name].value for name in ("step", "said_by")}
    assert view.controls["picture"].value == model.figure(**state, chosen=view.controls["pick"].value), "the last picture is that of the lists"


def test_a_long_table_is_thinned_evenly_and_says_so():
    from casebook.explore import chronology_view as view

    events = sources.table("events").iloc[[0] * 5000].reset_index(drop=True)
    events["event"] = [f"e{n}" for n in range(5000)]
    events["start"] = events["end"] = [f"{1990 + n // 336}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}" for n in range(5000)]
    model = view.Chronology(case=OtherEvents(events))
    years = [row["start"][:4] for row in model.rows]
    assert len(model.rows) == len(model.events) == view.MOST and "The table has 5,000 events; this timeline takes 1,000 of them" in model.summary(model.rows)
    assert max(map(years.count, set(years))) - min(years.count(y) for y in sorted(set(years))[:-1]) <= 1
    assert "The table has" not in view.Chronology().summary(view.Chronology().rows)


def test_every_handler_of_a_control_runs_alone():
    """A handler that is tied without `alone` could run beside another one, and no other test would see it."""
    import re
    from pathlib import Path

    import casebook

    places = [f"{path.name}: {line.strip()}" for path in Path(casebook.__file__).parent.rglob("*.py") for line in path.read_text(encoding="utf-8").splitlines()
              if re.search(r"\.(observe|on_click|on_submit)\((?!alone\()", line) and "monotonic()" not in line]
    assert places == []
