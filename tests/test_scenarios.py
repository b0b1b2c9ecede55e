"""Lesson 08: the table of logic, the three scenarios with every control moved, the shock, the kept guess, and the gate before what came."""

import json
import re
from pathlib import Path

import pytest
from looking import POLITE, alt, cut_off, values

from casebook import after, drawn, marking, questions, scenarios, shock, show, sources, workbook
from casebook.explore import draw_view, gate_view, record_view, scenarios_view, shock_view
from casebook.figures import drawn_line, futures, shock_bars

ROOT = Path(__file__).resolve().parents[1]
LESSON = ROOT / "notebooks" / "08_scenarios.ipynb"
@pytest.fixture
def nobody(tmp_path, monkeypatch):
    """A learner who has answered nothing, and no word set."""
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path))
    monkeypatch.setattr(drawn, "_word", {"set": "", "typed": ""})
    return tmp_path


def guess(name, value):
    drawn.keep(name, dict.fromkeys(drawn.YEARS, value))


# --- the table of logic

def test_each_rule_names_states_of_its_own_driver_and_a_sentence_of_its_scenario():
    states = {r["state"]: r["driver"] for r in sources.table("scenario_states").to_dict("records")}
    for r in sources.table("scenario_logic").to_dict("records"):
        asks, excludes = sources.split(r["asks"]), sources.split(r["excludes"])
        assert not set(asks) & set(excludes) and {states[s] for s in asks + excludes} <= {r["driver"]}, r["rule"]
        assert asks or not excludes and r["note"], r["rule"]  # a sentence for which no state of ours stands is still no silence
        sentence = sources.row("scenario_drivers", r["sentence"])
        assert sentence["scenario"] == r["scenario"] and sentence["role"] in (r["role"], "likelihood"), r["rule"]
        if r["role"] == "indicator" or r["role"] == "consequence" and " could " in f" {sentence['quote']} ":  # a sign that is missing, a possibility that does not come, contradict nothing
            assert not excludes, r["rule"]
        if "could" in sentence["quote"] and r["role"] == "trigger":
            assert not r["short"].startswith("will"), r["rule"]


def test_every_scenario_is_silent_somewhere_and_no_pair_has_two_rules():
    assert len(scenarios.rules()) == len(sources.table("scenario_logic"))
    for s in scenarios.TITLES:
        assert any((s, d["driver"]) not in scenarios.rules() for d in scenarios.drivers())
        assert any((s, d["driver"]) in scenarios.rules() for d in scenarios.drivers())


def test_the_logic_is_only_looked_up(monkeypatch):
    assert scenarios.mark(None, ["rus-stable"]) == "silent"
    rule = {"asks": "a; b", "excludes": "c"}
    assert [scenarios.mark(rule, x) for x in ([], ["a"], ["c"], ["d"], ["a", "c"], ["a", "d"], ["a", "b"])] == ["unset", "holds", "contradicted", "open", "both", "part", "holds"]
    assert scenarios.mark({"asks": "", "excludes": ""}, ["a"]) == "open"
    assert scenarios.mark(rule, [], judged=True) == "judge"
    changed = sources.table("scenario_logic")
    changed.loc[changed["rule"] == "one-reform", ["asks", "excludes"]] = ["ref-none", "ref-shift"]
    monkeypatch.setattr(sources, "table", lambda name, was=sources.table: changed if name == "scenario_logic" else was(name))
    scenarios.rules.cache_clear()
    try:
        assert scenarios.marks({"reform": "ref-none"})[1, "reform"] == "holds"  # the table decides, not code
    finally:
        monkeypatch.undo()
        scenarios.rules.cache_clear()
    assert scenarios.marks({"reform": "ref-none"})[1, "reform"] == "contradicted"


def test_what_the_text_has_when_it_is_written_rests_on_a_sentence():
    for r in sources.table("scenario_states").to_dict("records"):
        if r["at_writing"]:
            assert sources.row("scenario_drivers", r["at_writing"])["quote"]
    now = scenarios.marks(scenarios.beginning(scenarios.NOW))
    assert now[1, "reform"] == now[1, "power"] == "contradicted" and now[2, "opposition"] == "holds" and now[3, "remittances"] == "holds"


def test_each_scenario_fits_itself():
    for s, title in scenarios.TITLES.items():
        found = scenarios.marks(scenarios.beginning(title))
        assert {found[s, d["driver"]] for d in scenarios.drivers() if not (rule := scenarios.rules().get((s, d["driver"]))) or rule["asks"]} == {"holds", "silent"}
    with pytest.raises(sources.UnknownName, match="Scenario One"):
        scenarios.beginning("Scenario on")


def test_lists_for_reading_name_speaker_and_place_and_no_number_of_likelihood():
    assert "Stabilization and economic growth or “The Most Positive Scenario”" in scenarios.scenario_sentences(1).html and "Return to Destabilization" in scenarios.scenario_matrix().html
    assert "Scenario Two, ¶1" in scenarios.scenario_sentences(2).html and "difficult to say" not in scenarios.scenario_sentences(3).html
    words = scenarios.likelihood_words()
    assert "International Crisis Group" in words.html and "difficult to say" in words.html and "%" not in words.text
    assert "Some observers" in scenarios.early_signs().html
    assert scenarios.scenario_matrix().html.count("<tr>") == len(scenarios.drivers()) + 1
    with pytest.raises(sources.UnknownName):
        scenarios.scenario_sentences(4)


def test_who_says_most_is_named_once_and_the_answer_to_a_vote_can_be_closed():
    one, two = scenarios.scenario_sentences(1), scenarios.scenario_sentences(2)
    speaker = "observers concerned with the future of peace and stability in Tajikistan"
    assert one.html.count(speaker) == two.html.count(speaker) == 1 and "(as above)" in two.html and "xperts" in two.html
    assert scenarios.likelihood_words(fold=True).html.startswith("<details") and "difficult to say" in scenarios.likelihood_words(fold=True).text
    cells = [c for c in json.loads(LESSON.read_text(encoding="utf-8"))["cells"]]
    before = "".join("".join(c["source"]) for c in cells[:next(n for n, c in enumerate(cells) if "likelihood_words" in "".join(c["source"]))])
    assert 'ask("scenarios.most-likely")' in before and "difficult to say" not in before
    assert not any("difficult to say" in str(row) for name in ("arguments",) for row in sources.table(name).to_dict("records"))  # nor does lesson 07


# --- the matrix

@pytest.fixture(scope="module")
def model():
    return scenarios_view.Scenarios()


@pytest.fixture
def matrix(model):
    return scenarios_view.panel(model).controls


@pytest.mark.parametrize("driver", [d["driver"] for d in scenarios.drivers()])
def test_each_driver_changes_words_alt_text_and_picture(matrix, driver):
    seen, name = set(), scenarios.named(driver)["name"]
    matrix["driver"].value = driver
    assert f"Framed: {name}." in alt(matrix["picture"].value)
    for state in values(matrix["state"]):
        matrix["state"].value = state
        assert POLITE.search(matrix["words"].value) and name in matrix["words"].value and (not state or f"Set: {name}: {scenarios.words(state)}" in matrix["all"].value)
        seen.add((matrix["words"].value, matrix["all"].value, alt(matrix["picture"].value), matrix["picture"].value))
    assert len(seen) == len(scenarios.named(driver)["states"]) + 1


@pytest.mark.parametrize("begin", ["nothing", scenarios.NOW, *scenarios.TITLES.values()])
def test_each_beginning_sets_the_drivers_and_a_change_of_ones_own_is_called_so(matrix, begin):
    matrix["state"].value = "geo-unfavourable"
    matrix["begin"].value = begin
    assert {d: s for d, s in matrix["pair"].value.items() if s} == scenarios.beginning(begin)
    assert matrix["begin"].value == begin and matrix["state"].value == scenarios.beginning(begin).get("geopolitics", "")
    matrix["driver"].value = "afghanistan"
    assert matrix["begin"].value == begin  # to look at a driver sets nothing
    matrix["state"].value = "afg-as-now"
    assert matrix["begin"].value == scenarios_view.OWN and matrix["pair"].value == {**dict.fromkeys(matrix["pair"].value, ""), **scenarios.beginning(begin), "afghanistan": "afg-as-now"}


def test_each_cell_opens_to_its_sentence_and_is_ringed(model, matrix):
    for (s, driver), r in scenarios.rules().items():
        matrix["pick"].value = f"{s}:{driver}"
        q = sources.row("scenario_drivers", r["sentence"])
        card = matrix["card"].value
        assert show.escape(q["quote"]) in card and show.escape(sources.speaker(q)) in card and show.escape(sources.cite(q)) in card and show.escape(r["note"]) in card
        assert "Ringed:" in alt(matrix["picture"].value) and "Chosen:" in matrix["words"].value


def test_nothing_is_counted(matrix):
    for begin in (scenarios.NOW, *scenarios.TITLES.values()):
        matrix["begin"].value = begin
        assert not re.search(r"\d", re.sub(r"style=\"[^\"]*\"", "", matrix["words"].value + matrix["all"].value).replace("&#x27;", "'"))


def test_texts_of_the_matrix_stay_in_their_cells():
    picture = futures.Futures()
    assert list(cut_off(picture.figure)) == []
    inside = lambda outer, t: outer.x0 <= t.get_window_extent().x0 and t.get_window_extent().x1 <= outer.x1
    edge = picture._pixels(4, 0, futures.LEFT - 4, 10)
    for d in scenarios.drivers():
        for words in [d["name"], *(w for _, w in d["states"]), "no row in our tables", "both: see the facts", "for you to judge"]:
            assert inside(edge, picture.told_as(d["driver"], words)[0]), words
    for where in picture.cells:
        for mark in futures.LOOK:
            box, *texts = picture.marked(where, mark)
            assert all(inside(box.get_window_extent(), t) for t in texts if t.get_text()), (where, mark)


def test_a_frame_is_the_same_whatever_came_before():
    one, two = futures.Futures(), futures.Futures()
    three, nothing = scenarios.marks(scenarios.beginning("Scenario Three")), scenarios.marks({})
    told = {"russia": "a sudden downturn"}
    fresh = two.frame(three, told, (3, "russia"))
    one.frame(scenarios.marks(scenarios.beginning("Scenario One")), {"russia": "stable"}), one.frame(nothing, {})
    assert one.frame(three, told, (3, "russia")) == fresh == one.frame(three, told, (3, "russia")) != one.frame(nothing, {})


# --- the shock

def test_a_bound_stays_a_bound():
    assert shock.left("case", 30) == (pytest.approx(1.4), True) and not shock.left("2007", 30)[1]
    assert "less than 1.4 billion" in shock.summary("case", 30) and "not a measured amount" in shock.summary("case", 30) and "about" in shock.summary("2008", 30)
    assert shock.migrants(30) == 360000 and max(shock.billions()) == 2008


def test_every_amount_and_fall_changes_words_alt_text_and_picture():
    controls = shock_view.panel(shock_view.Shock()).controls
    seen = set()
    for key in values(controls["base"]):
        controls["base"].value = key
        for fall in values(controls["fall"]):
            controls["fall"].value = fall
            seen.add((controls["words"].value, alt(controls["picture"].value), controls["picture"].value))
            assert "marked as assumed" in alt(controls["picture"].value) and "2009" not in controls["picture"].value + controls["listing"].value
    assert len(seen) == len(shock.BASES) * len(shock.FALLS)


def test_the_shock_begins_without_a_fall_so_that_one_computes_first(monkeypatch):
    controls = shock_view.panel(shock_view.Shock()).controls
    assert controls["fall"].value == 0 and "1.4" not in controls["words"].value + alt(controls["picture"].value)


@pytest.mark.parametrize("answer, told", [("12.7 %", "are not per cent"), ("-12.7", "without a sign"), ("13", "you rounded"), ("31.3", "in US dollars"), ("31.4", "left in 2009"), ("29", "of the share itself"), ("30", "footnote 48")])
def test_each_likely_slip_between_points_and_per_cent_has_its_own_reply(answer, told):
    given = marking.mark(questions.question("scenarios.points-or-percent"), answer)
    assert not given.right and told in given.feedback and marking.mark(questions.question("scenarios.points-or-percent"), "12,7").right


def test_the_picture_of_the_shock_says_that_it_is_assumed():
    picture = shock_bars.Bars(shock.billions(), 2.0)
    picture.frame(2.0, 1.4, 30, True)
    assert any("ASSUMED" in t.get_text() for t in picture.figure.texts) and list(cut_off(picture.figure)) == []
    assert "almost" in shock.shock_figures().html and "one source" in shock.shock_figures().html and "2009" not in shock.shock_figures().html.replace("early 2009", "")


# --- what the learner draws

@pytest.mark.parametrize("name", list(drawn.SERIES))
def test_a_guess_is_drawn_kept_locked_and_there_again(nobody, name):
    controls = draw_view.panel(name).controls
    before = alt(controls["picture"].value)
    for year, field in controls["fields"].items():
        field.value = "5"
        assert f"{year} 5.0" in alt(controls["picture"].value)
    assert alt(controls["picture"].value) != before and "All seven years are filled." in controls["words"].value
    controls["keep"].click()
    assert "stays as it is" in controls["words"].value and drawn.kept(name) == dict.fromkeys(drawn.YEARS, 5.0)
    kept = workbook.Workbook("08_scenarios", nobody).answer(drawn.SERIES[name]["id"])  # read anew from disk
    assert kept["kind"] == "drawn" and kept["first"]["value"] == {str(y): 5.0 for y in drawn.YEARS} and kept["first"]["stage"] == "vote"
    again = draw_view.panel(name).controls
    assert again["fields"][2009].value == "5" and "Your first guess: 2009: 5" in again["kept"].value and "Saved " in again["kept"].value
    again["fields"][2015].value = "7"
    again["keep"].click()
    assert drawn.kept(name)[2015] == 5 and drawn.kept(name, "latest")[2015] == 7 and "Your later guess" in alt(again["picture"].value)


def test_same_as_the_year_before_fills_one_year_after_the_other(nobody):
    controls = draw_view.panel("remittances").controls
    controls["same"].click()
    assert controls["fields"][2009].value == "44.1" and "2009 is filled with the value of 2008" in controls["words"].value
    controls["fields"][2009].value = "30"
    for _ in range(6):
        controls["same"].click()
    assert [f.value for f in controls["fields"].values()] == ["30"] * 7
    controls["same"].click()
    assert "No field is empty" in controls["words"].value
    controls["clear"].click()
    assert not any(f.value for f in controls["fields"].values()) and "Still empty" in controls["words"].value


@pytest.mark.parametrize("text, told", [("much", "one number in figures"), ("900", "from 0 to 80"), ("-3", "from 0 to 80"), ("", "Still empty"), ("<b>9", "one number")])
def test_what_is_no_guess_is_told_and_not_kept(nobody, text, told):
    controls = draw_view.panel("remittances").controls
    for field in controls["fields"].values():
        field.value = "40"
    controls["fields"][2011].value = text
    controls["keep"].click()
    assert told in controls["words"].value and drawn.kept("remittances") is None and "<b>" not in controls["words"].value
    controls["same"].click()
    assert "2011" in controls["words"].value or "No field is empty" in controls["words"].value


def test_a_broken_entry_of_the_workbook_is_no_guess(nobody):
    drawn.book().record("scenarios.drawn-growth", {"2009": "x"}, kind="drawn", stage="vote")
    assert drawn.kept("growth") is None and "Growth of GDP" in drawn.missing()
    assert "Keep my guess" == draw_view.panel("growth").controls["keep"].description
    with pytest.raises(ValueError):
        drawn.keep("growth", {2009: 1.0})
    with pytest.raises(sources.UnknownName, match="remittances"):
        drawn.series("remittance")


# --- the gate

def test_nothing_is_shown_before_both_guesses_are_kept(nobody):
    panels = [gate_view.gate("x", make).controls for make in (record_view._record_panel, lambda: record_view._still(record_view.events_html()), record_view._parts_panel)]
    for names, n in (((), 2), (("remittances",), 1)):
        for name in names:
            guess(name, 30.0)
        for controls in panels:
            controls["show"].click()
            assert "Not yet" in controls["words"].value and len(controls["place"].children) == 1 and len(drawn.missing()) == n
    guess("growth", 4.0)
    for controls in panels:
        controls["show"].click()
        assert "Shown below" in controls["words"].value and len(controls["place"].children) == 2


def test_a_teachers_word_is_typed_once_and_taken_whatever_its_case(nobody, monkeypatch):
    guess("remittances", 30.0)
    guess("growth", 4.0)
    below = gate_view.gate("x", record_view._record_panel).controls  # made before the word is set, as after Run All
    line = drawn.ask_for(" Anor ")
    assert "Nothing here is secret" in line
    field = gate_view.field(line).controls
    assert field["word"].description == "Word from your teacher" and type(field["word"]).__name__ == "Password"
    for word, told, then in (("", "", "type it into the field at the head of Round 5"), ("olma", "not the word", "is not the one"), ("ANOR", "holds for everything below", "Shown below")):
        field["word"].value = word
        below["show"].click()
        assert told in field["told"].value and then in below["words"].value
    sealed = re.search(r"sealed:[0-9a-f]{8}", line)[0]  # what a teacher hands out, without the word in it
    assert "anor" not in drawn.ask_for(sealed).casefold() and drawn.closed()
    assert drawn.typed(" Anor") and drawn.closed() == "" and not drawn.typed("olma") and drawn.closed()
    kept = {}
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(widget=widget, text=text))
    gate_view.reveal_after("anor")
    assert kept["widget"].controls["word"] and "both guesses are kept and the word" in kept["text"]
    gate_view.reveal_after("")
    assert kept["widget"] is None and drawn.closed() == ""


def test_before_a_button_is_pressed_it_says_nothing_that_a_guess_makes_stale(nobody):
    assert "Not yet" not in gate_view.gate("x", record_view._record_panel).controls["words"].value


@pytest.mark.parametrize("name", ["scenarios.points-or-percent", "scenarios.which-came", "scenarios.x-well-seen"])
def test_a_question_that_tells_what_came_waits_for_the_guesses(nobody, monkeypatch, name):
    kept = {}
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(widget=widget, html=html, text=text))
    gate_view.ask(name)
    controls, html = kept["widget"].controls, kept["html"]
    controls["show"].click()
    assert "Not yet" in controls["words"].value and len(controls["place"].children) == 1
    guess("remittances", 30.0)
    guess("growth", 4.0)
    controls["show"].click()
    assert len(controls["place"].children) == 2
    gate_view.ask(name)  # run again, it stands there at once, and reads the same without a kernel
    assert not hasattr(kept["widget"], "controls") and kept["html"] == html


def test_the_tables_on_the_years_after_wait_for_the_guesses_and_stand_there_without_a_kernel(nobody, monkeypatch):
    kept = {}
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(widget=widget, html=html))
    record_view.after_2008_tables()
    assert kept["html"].count("<details") == 6
    kept["widget"].controls["show"].click()
    assert "Not yet" in kept["widget"].controls["words"].value


def test_every_question_whose_feedback_tells_what_came_stands_behind_the_gate():
    for path in (LESSON, ROOT / "exercises" / "instructor" / "08_scenarios.ipynb"):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for behind, name in re.findall(r'^(explore\.)?ask\("([\w.-]+)"\)', "".join(cell["source"]), re.M):
                q = questions.question(name)
                told = [q.prompt, q.feedback, q.otherwise, *(f"{getattr(p, 'text', '')} {getattr(p, 'feedback', '')}" for p in q.parts)]
                assert behind or not RECORD.search(" ".join(told)), name


def test_the_record_stands_beside_the_first_guess(nobody):
    guess("remittances", 30.0)
    guess("growth", 4.0)
    controls = record_view._record_panel().controls
    seen = set()
    for name in values(controls["series"]):
        controls["series"].value = name
        seen.add(controls["view"].value)
        assert "World Bank" in controls["view"].value
    assert len(seen) == 3
    controls["series"].value = "remittances"
    assert "Your guess, an assumption: 2009 30.0" in alt(controls["view"].value) and "The record: 2002 6.4" in alt(controls["view"].value) and "furthest from it in 2013: 30 against 43.8, too low" in controls["view"].value
    assert after.record_rows("remittances", drawn.kept("remittances"))[7] == (2009, "30", "31.4", "−1.4")
    assert "−31.3" in after.dollars_table() and "−33.3" in after.dollars_table()


def test_which_parts_came_keeps_source_and_how_well_seen(nobody):
    controls = record_view._parts_panel().controls
    for driver in values(controls["driver"]):
        controls["driver"].value = driver
        rows = [r for r in sources.table("context-scenario-record").to_dict("records") if driver in ("", r["driver"])]
        assert controls["facts"].value.count("<tr>") == len(rows) + 1 and all(show.escape(f"{r['source']} ({r['how_well_seen']})") in controls["facts"].value for r in rows)
        for s in scenarios.TITLES:
            if driver:
                rule = scenarios.rules().get((s, driver))
                assert (show.escape(sources.row("scenario_drivers", rule["sentence"])["quote"]) if rule else "(silent)") in controls["facts"].value
    found = after.marks()
    assert found[1, "power"] == "contradicted" and found[2, "power"] == "holds" and found[3, "remittances"] == "part" and found[2, "stability"] == "judge" and found[1, "growth"] == "holds" and found[3, "stability"] == "judge" and found[1, "reform"] == "no row" and found[2, "reform"] == "silent"
    assert "Our outside tables hold nothing on" in controls["all"].value and "Afghanistan" in controls["all"].value
    assert "contradicted: Sharing of power (no change)" in controls["all"].value and "came" not in controls["all"].value  # a driver without its state reads as its opposite


def test_facts_after_2008_agree_with_the_tables_they_come_from():
    usd = {int(r["year"]): r["remittances_usd"] for r in sources.table("context-remittances").to_dict("records")}
    said = {r["entry"]: r for r in sources.table("context-scenario-record").to_dict("records")}
    assert f"{(1 - usd[2009] / usd[2008]) * 100:.1f}" in said["fall-2009"]["what"] and f"{(1 - usd[2015] / usd[2014]) * 100:.1f}" in said["fall-2015"]["what"] and usd[2011] > usd[2008] > usd[2010]
    marks = {r["event"]: r["how_well_seen"] for r in sources.table("context-after-2008").to_dict("records")}
    for entry, words in (("rasht-2010", "Kamarob"), ("khorog-2012", "Nazarov"), ("khorog-2022", "Rushan"), ("term-limits-2016", "limit on terms"), ("attacks-2015", "weapons depot"), ("protests-2021", "Protests in Khorog"), ("barred-before-2017", "400,000"), ("commanders-2009", "27 of their men"), ("ban-2015", "bans the IRP"), ("seats-2015", "two seats")):
        event = next(e for e in marks if words in e)
        assert marks[event] in said[entry]["how_well_seen"], entry
    assert all(r["source"] for r in sources.table("context-after-2008").to_dict("records")) and "16 May 2022 to 18 May 2022" in after.events_table()
    growth = drawn.record("growth")
    assert sum(growth[y] < growth[2008] for y in range(2009, 2023)) == questions.question("scenarios.x-growth-years").answer and min(growth[y] for y in range(2009, 2023)) > 0
    share = drawn.record("remittances")
    assert abs(share[2008] - share[2009] - questions.question("scenarios.points-or-percent").answer) < 0.1


def test_pictures_of_the_series_cut_nothing_and_keep_their_axes():
    for name, one in drawn.SERIES.items():
        picture = drawn_line.Line(one["low"], one["high"], f"{one['name']}, {one['unit']}", drawn.known(name), drawn.YEARS)
        empty = picture.frame({})
        limits = picture.axes.get_xlim(), picture.axes.get_ylim()
        assert picture.frame({}, drawn.record(name)) != empty and (picture.axes.get_xlim(), picture.axes.get_ylim()) == limits
        assert list(cut_off(picture.figure)) == []


# --- the page

RECORD = re.compile(r"31\.3|31\.4|35\.8|41\.7|43\.8|37\.1|27\.3|49\.9|1\.57|banned|limits? on terms|Kamarob|Khorog")


def test_no_stored_output_and_no_text_of_the_page_tells_what_came_before_its_last_part():
    cells = json.loads(LESSON.read_text(encoding="utf-8"))["cells"]
    last = next(n for n, c in enumerate(cells) if "## At the end: what came" in "".join(c["source"]))
    page = lambda some: re.sub(r"base64,[^\"]*", "", json.dumps(some, ensure_ascii=False))
    assert RECORD.findall(page(cells[:last])) == []
    assert len(RECORD.findall(page(cells[last:]))) > 10 and page(cells[last:]).count("<details") >= 1
    folded = "".join(cells[-1]["outputs"][0]["data"]["text/html"])
    assert folded.startswith("<details") and "<img" in folded
    asked = [q for q in questions.of_lesson("08_scenarios") if ".x-" not in q.id]
    for q in asked:  # nor does a prompt, an option or a hint, which stand on the page
        assert not RECORD.search(" ".join([q.prompt, q.hint, *(getattr(p, "text", "") for p in q.parts if q.kind != "written")])), q.id


def test_pictures_before_the_reveal_hold_no_record():
    for name in drawn.SERIES:
        assert max(drawn.known(name)) == 2008
        assert "hold no record here" in alt(draw_view.figure(name, {}))


def test_without_a_kernel_the_explorations_read_as_text(monkeypatch, nobody):
    for view in (scenarios_view.scenarios, shock_view.remittance_shock, lambda: draw_view.draw("growth"), record_view.folded):
        kept = {}
        monkeypatch.setattr(show, "live", lambda widget, html, text: kept.update(widget=widget, html=html, text=text))
        view()
        assert "model_id" not in kept["html"] and "<table" in kept["html"] and kept["text"] and kept["widget"] is not None
    for view in (record_view.record, record_view.after_2008, record_view.which_parts):
        view()
        assert kept["html"] == f"<p><em>{gate_view.NOT_YET}</em></p>"


def test_every_control_has_a_label(matrix, nobody):
    for controls in (matrix, shock_view.panel(shock_view.Shock()).controls, draw_view.panel("growth").controls, record_view._parts_panel().controls, record_view._record_panel().controls):
        for name, control in controls.items():
            for one in control.values() if isinstance(control, dict) else [control]:
                assert name in ("words", "view", "picture", "card", "listing", "facts", "kept", "all", "pair") or one.description, name


def test_a_drawn_guess_does_not_disturb_the_class_or_the_hand_in(nobody):
    from casebook import progress

    guess("remittances", 30.0)
    assert float(progress.answered("08_scenarios")) == 0
    assert "08_scenarios" in workbook.status()


def test_questions_of_the_lesson_and_of_its_exercises_are_enough_and_mixed():
    found = questions.of_lesson("08_scenarios")
    for mine in ([q for q in found if ".x-" not in q.id], [q for q in found if ".x-" in q.id]):
        assert len(mine) >= 8 and {"choice", "order", "number", "written"} <= {q.kind for q in mine}
    assert {q.level for q in found} == set(questions.LEVELS)
