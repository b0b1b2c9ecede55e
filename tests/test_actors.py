"""Who stands with whom, who held what, who is named and who speaks: the logic of lesson 02, against the case's own turns."""

from datetime import date

import pytest
from casebook import ground, mentions, questions, show, sources, speaking, standing, stands, turns


@pytest.fixture(scope="module")
def ties():
    return standing.all_ties()


PARTS = ("January to April 1992", "May to August 1992", "September to December 1992")


def at(label):
    return standing.step(label)


def row(**cells):
    return {"relation": "backs", "sign": 1, "start": "", "end": "", "precision": "undated", "qualifier": ""} | cells


def states(tie, *labels):
    return [tie.state(at(label)) for label in labels]


# --- one tie in time

def test_the_steps_cover_every_day_from_1989_to_2008_once():
    assert stands.STEPS[0].first == date(1989, 1, 1) and stands.STEPS[-1].last == date(2008, 12, 31)
    assert all((b.first - a.last).days == 1 for a, b in zip(stands.STEPS, stands.STEPS[1:]))


@pytest.mark.parametrize("cells, expected", [
    ({"start": "1991", "end": "1992", "precision": "range"}, [None, "covered", "covered", None]),
    ({"start": "1991", "end": "1991", "precision": "year", "qualifier": "about"}, [None, "loose", None, None]),
    ({"start": "1991-12", "precision": "month", "qualifier": "after"}, [None, None, "loose", None]),
    ({"start": "1992", "end": "1992", "precision": "year", "qualifier": "late"}, [None, None, None, None]),
    ({}, [None] * 4),
    ({"start": "199X", "end": "199X", "precision": "decade", "qualifier": "early"}, [None] * 4),
])
def test_a_tie_is_drawn_no_better_than_its_words(cells, expected):
    tie = stands.Tie(("khojand", "kulob"), row(**cells))
    tie.until = date(1990, 1, 1)
    assert states(tie, "1990", "1991", "January to April 1992", "1993") == expected


def test_without_an_end_a_stand_is_dotted_and_an_act_is_over():
    stand, act = (stands.Tie(("khojand", "kulob"), row(relation=r, start="1991-11", precision="month")) for r in ("backs", "votes for"))
    stand.until = act.until = date(1994, 1, 1)
    assert states(stand, "1990", "1991", "1993", "1994") == [None, "covered", "open", None]
    assert states(act, "1991", "1993") == ["covered", None]


def test_late_in_a_year_is_its_last_part():
    tie = stands.Tie(("khojand", "kulob"), row(start="1992", end="1992", precision="year", qualifier="late"))
    assert states(tie, "May to August 1992", "September to December 1992") == [None, "loose"]


# --- the table of relations

def test_every_word_of_the_table_is_an_act_or_a_stand_on_purpose():
    """Acts are listed; a word that is listed and never used is a slip of the pen."""
    used = set(sources.table("relations")["relation"])
    assert stands.ACTS <= used, sorted(stands.ACTS - used)


def test_every_name_has_actors_and_every_actor_exists(ties):
    known = set(sources.table("actors")["actor"])
    assert all(set(n.actors) <= known for n in stands.NODES) and len({n.key for n in stands.NODES}) == len(stands.NODES) == 18
    assert all({p for pair in ties.pairs for p in pair} >= {n.key} for n in stands.NODES)


def test_an_open_stand_ends_where_a_later_sentence_begins_or_the_case_falls_silent(ties):
    ally = next(t for t in ties.of(("khojand", "kulob")) if t.row["relation_id"] == "khojand-allies-kulob")
    assert ally.open and ally.until == date(1992, 11, 16) and not ally.silent
    friends = next(t for t in ties.of(("democrats", "islamists")) if t.row["relation_id"] == "democrats-islamists-front")
    assert friends.open and friends.silent and friends.until == ties.last_named["democrats"]


def test_a_frame_gives_a_loose_time_and_is_shown_with_its_words(ties):
    """The table of relations keeps what a sentence says; what its surroundings say is a frame, and is told as one."""
    frames = sources.table("tie_frames")
    framed = [t for p in ties.pairs for t in ties.of(p) if t.frame]
    assert {t.row["relation_id"] for t in framed} == set(frames["relation"])
    for t in framed:
        assert t.loose and all(t.state(s) in (None, "loose", "open") for s in stands.STEPS)
        assert show.escape(t.frame["quote"]) in standing.pair_html(t.pair, ties) and "taken from around the sentence" in standing.pair_html(t.pair, ties)


def test_a_year_alone_takes_its_place_from_a_better_date(ties):
    gradual = next(t for t in ties.of(("khojand", "kulob")) if t.row["relation_id"] == "kulob-ousts-khojand-2")
    assert gradual.row["start"] == "1992" and gradual.first == date(1992, 11, 16)
    assert ties.state(("khojand", "kulob"), at("January to April 1992")) == {1: "open"}


@pytest.mark.parametrize("label, pair, signs", [
    ("1991", ("democrats", "islamists"), {1, -1}), ("1991", ("khojand", "kulob"), {1}), ("1991", ("opposition", "russia-democrats"), {1}),
    ("May to August 1992", ("front", "russia-security"), {1}), ("May to August 1992", ("opposition", "russia-democrats"), {1}), ("May to August 1992", ("khojand", "front"), {1}),
    ("September to December 1992", ("khojand", "kulob"), {1, -1}), ("September to December 1992", ("front", "russia"), {1}), ("1993", ("opposition", "northern-alliance"), {1}),
    ("1997", ("opposition", "northern-alliance"), {1, 0}), ("1997", ("government", "opposition"), {1, -1}), ("1997", ("opposition", "iran"), {0}),
])
def test_the_four_moments_stand_as_the_case_tells_them(ties, label, pair, signs):
    assert set(ties.state(pair, at(label))) == signs


def test_what_is_not_told_with_a_date_is_not_drawn(ties):
    drawn = standing.drawable(ties)
    assert ("opposition", "taliban") not in drawn  # alleged, without a date: listed only
    assert "alleged" in standing.undated_html(ties)
    assert not any("khojand" in p for p in ties.at(at("2003")))


# --- what changed

def test_a_student_can_answer_which_alliances_of_1991_had_broken_by_1993(ties):
    found = turns.changes(ties, at("1991"), at("1993"))
    broken = {c.kind: (c.pair, standing.deciding(c).row["relation_id"]) for c in found if c.kind in ("turned", "ended")}
    assert broken == {"turned": (("khojand", "kulob"), "kulob-ousts-khojand"), "ended": (("opposition", "russia-democrats"), "russian-democrats-back-opposition")}
    html = standing.what_changed("1991", "1993").html
    assert "On November 16, during a session" in html and "War, First Stage, ¶5, pp. 11–12" in html and "Between August 1991 until September 1992" in html


def test_silence_is_not_a_break(ties):
    silent = lambda year: {c.pair: c for c in turns.changes(ties, at("1991"), at(year)) if c.kind == "silent"}
    assert not silent("1993") and ("democrats", "islamists") in silent("1994") and ("gharm", "badakhshan") not in silent("1994")
    assert silent("1994")["democrats", "islamists"].before.row["relation_id"] == "democrats-islamists-front"  # not the one of 1991


def test_what_is_still_drawn_is_not_called_no_longer_drawn(ties):
    for a in stands.STEPS:
        for b in stands.STEPS[stands.STEPS.index(a) + 1:]:
            gone = [c.pair for c in turns.changes(ties, a, b) if c.kind == "silent"]
            assert all(1 not in ties.state(pair, b, stands_only=True) for pair in gone), (a.label, b.label)


def test_peace_is_a_change_too_and_pressure_is_not_enmity(ties):
    kinds = {c.pair: c.kind for c in turns.changes(ties, at("1993"), at("1997"))}
    assert kinds[("government", "opposition")] == "made" and ("opposition", "northern-alliance") not in kinds  # pressed, and still told as a helper


def test_no_act_counts_as_an_alliance(ties):
    for a, b in zip(stands.STEPS, stands.STEPS[1:]):
        for c in turns.changes(ties, a, b):
            assert not (c.kind in ("with", "against", "ended", "silent") and standing.deciding(c).act), c


def test_an_unknown_time_names_the_nearest():
    with pytest.raises(sources.UnknownName, match="1992"):
        standing.what_changed("1991", "1992")


# --- the numbers that questions ask for

def count(ties, label, name, sign, open_ends=True):
    return sum(sign in signs for pair, signs in ties.at(at(label), open_ends).items() if name in pair)


@pytest.mark.parametrize("question, args", [
    ("actors.opposition-1991", ("1991", "opposition", 1)), ("actors.x-front-ties", ("September to December 1992", "front", 1, False)),
])
def test_answers_that_are_counted_are_right(ties, question, args):
    assert questions.question(question).answer == count(ties, *args)


def test_wrong_ranges_that_name_a_view_are_right_about_it(ties):
    assert count(ties, "September to December 1992", "front", 1) == 7 and count(ties, "May to August 1992", "front", 1, False) == 4
    assert sum(1 in v for v in ties.at(at("1991")).values()) == 12
    assert speaking.shares()["by_woman"] == 0  # actors.what-zero-shows
    assert not [t for p in ties.pairs if "khojand" in p for t in ties.of(p) if t.first and t.first > date(1992, 11, 30)]


def test_what_you_may_have_seen_is_so(ties):
    """The folds of lesson 02 say what the explorations show."""
    import json
    from casebook.explore import people_view, regions_view
    page = "".join("".join(c["source"]) for c in json.loads((sources.ROOT / "notebooks" / "02_actors.ipynb").read_text(encoding="utf-8"))["cells"])
    people = people_view.People()
    found = {k: people.matching(**k2) for k, k2 in {"o": {"side": "opposition", "kind": "person"}, "g": {"side": "government", "kind": "person"}, "a": {"kind": "armed group"}, "n": {"side": people_view.NOT_SAID}}.items()}
    assert f"{len(found['o'])} on the opposition's side, {len(found['g'])} on the Government's side" in page
    on = lambda side: sum(r["side"] == side for r in found["a"])
    assert (f"Of {len(found['a'])} armed groups, {on('government')} stand on the Government's side, {on('opposition')} on the opposition's, "
            f"{on('outside')} come from outside or help from there, and {on('')} are not placed") in page
    kinds = [sum(r["kind"] == k for r in found["n"]) for k in ("group", "project")]
    assert f"{len(found['n'])} actors, most of them groups ({kinds[0]}) and projects ({kinds[1]})" in page
    told = [sum(c.kind != "silent" for c in turns.changes(ties, at(a), at(b))) for a, b in zip(("1991", *PARTS), PARTS)]
    assert f"{told[1]} changes. January to April has {told[0]}, September to December {told[2]}." in page and told[1] == max(told)
    assert f"3: {sum(c.kind != 'silent' for c in turns.changes(ties, at('1991'), at('1993')))} changes." in page
    allies = ties.of(("democrats", "islamists"))
    assert f"The pair has {len(allies)} sentences; {sum(t.first is None for t in allies)} of them have no date." in page
    assert [ties.state(("democrats", "islamists"), at(s)) for s in ("1991", PARTS[0], PARTS[1], "1993", "1994")] == [{1: "covered", -1: "loose"}, {1: "loose"}, {1: "open"}, {1: "open"}, {}]
    assert {p: s for p, s in ties.at(at(PARTS[2])).items() if "uzbekistan" in p} == {("front", "uzbekistan"): {1: "covered"}, ("opposition", "uzbekistan"): {-1: "covered"}, ("russia", "uzbekistan"): {1: "loose"}}
    assert ties.at(at("2003")) == {("kulob", "government"): {0: "open"}, ("government", "opposition"): {-1: "loose"}} and len(ties.at(at("2003"), False)) == 1
    regions = regions_view.Regions()
    assert "For four of the eight periods" in page and sum(not regions.found(label, "posts") for label in regions_view.LABELS) == 4 and len(regions_view.LABELS) == 8


# --- biographies and names

def test_a_biography_holds_every_row_that_names_the_actor_once():
    for actor in ("khojand-elite", "uto", "massoud", "goryayev"):
        found = mentions.mentions(actor)
        events = {e["event"] for e in sources.table("events").to_dict("records") if actor in sources.split(e["actors"])}
        ties = {r["relation_id"] for r in sources.table("relations").to_dict("records") if actor in (r["source"], r["target"])}
        assert {m.row["event"] for m in found if m.kind == "event"} == events and {m.row["relation_id"] for m in found if m.kind == "tie"} == ties
        assert sum(m.kind == "named" for m in found) == 1
        html = mentions.entries_html(found, "all")
        assert all(show.escape(m.row["quote"]) in html and show.escape(sources.cite(m.row)) in html for m in found)


def test_a_biography_is_in_order_of_time_with_undated_rows_last():
    whens = [mentions.when(m.row) for m in mentions.mentions("uto")]
    assert whens[-1] == "no date" and "no date" not in whens[:whens.index("no date")] and set(whens[whens.index("no date"):]) == {"no date"}


@pytest.mark.parametrize("words, actors", [
    ("One of the UN observers, Vladimir Goryayev", ("goryayev",)), ("Randa Slim and Parviz Mullojanov", ("mullojanov", "slim")), ("one person", ()),
    ("the former head of UNTOP", ("untop",)), ("opposition sources", ()), ("One senior program staff person", ()),
])
def test_a_voice_goes_to_nobody_whom_the_text_does_not_name(words, actors):
    assert mentions.speakers(words) == actors


def test_a_spelling_lists_all_it_may_mean():
    assert set(mentions.meanings("Rahmon")) == {"president-nabiev", "rahmonov"}
    assert {"khojand", "khojand-elite", "leninabad"} <= set(mentions.meanings("khojand"))
    assert mentions.meanings("") == () and mentions.meanings("Atlantis") == ()
    assert {"Khojand", "Kulob", "Gharm", "Badakhshan"} <= set(mentions.ambiguous())
    assert "Rahmon Nabiev" in mentions.spellings("Rahmon").html and "Раҳмон" in mentions.spellings("Rahmon").html
    with pytest.raises(sources.UnknownName):
        mentions.spellings("Atlantis")


# --- ground

def test_a_region_has_no_point_of_its_own():
    assert not set(ground.REGIONS) & set(ground.towns()) and "hosdeh" not in ground.towns()
    found = ground.rows(ground.PERIODS[2])
    marked = ground.marks(found)
    assert marked["dushanbe"] == ("opposition", True) and marked["danghara"] == ("government", False) and marked["kurgan-tube-city"] == ("contested", False)
    assert ground.by_open_marks(found)["Kulob region"] == ["Danghara"] and ground.off_the_map(found) == ["Regions of Republican Subordination"]
    assert ground.marks(ground.rows(ground.PERIODS[-1]))["gharm-town"] == ("little", False)


def test_every_row_of_dominance_is_in_a_period_and_in_the_list():
    every = sources.table("dominance")
    seen = {r["hold"] for p in ground.PERIODS for r in ground.rows(p)}
    assert seen == set(every["hold"])
    html = ground.held().html
    assert all(show.escape(q) in html for q in every["quote"])


# --- who speaks

def test_quotations_are_counted_as_the_table_has_them():
    voices = sources.table("voices")
    s = speaking.shares()
    assert s["quotations"] == len(voices) == s["by_man"] + s["by_woman"] + s["sex_not_said"] == sum(sum(x.values()) for _, x in speaking.by_speaker())
    assert "0 by one whom it calls “she”" in repr(speaking.quoted())


def test_no_person_of_either_side_is_quoted():
    sides = speaking.by_side()
    assert sides["government"][1] == sides["opposition"][1] == 0 and "Emomali Rahmonov" in sides["government"][2]
    persons = sources.table("actors").query("kind == 'person'")["actor"]
    assert sum(n for n, _, _ in sides.values()) == len(set(persons) - speaking.STUDY) and speaking.STUDY <= set(sources.table("actors")["actor"])
    assert "Vladimir Goryayev. Not counted: " in repr(speaking.spoken_of()) and "Isabella Jean" not in speaking.spoken_of().html.split("</table>")[0]
    assert "Woman, former government worker" in speaking.spoken_of().html


def test_spellings_in_other_letters_carry_their_language():
    import re

    html = mentions.spellings_html("rahmonov")
    assert re.search('<span lang="tg">[^<]*[\u0400-\u04ff]', html) and '<span lang="ru">' in html
    for name in sources.table("names").to_dict("records"):
        if re.search("[\u0400-\u04ff]", name["variant"]):
            assert name["note"].split(" ", 1)[0] in mentions.LANGUAGES, name
