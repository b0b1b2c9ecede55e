"""The pictures and controls of lesson 02: each list and tick moved; words, alternative text and picture follow."""

import re

import pytest
from looking import alt, pixels, values

from casebook import ground, show, sources, speaking, standing, stands, turns
from casebook.explore import alliances_view, biography_view, people_view, regions_view
from casebook.figures import matrix, network, regions_map, ties, years


@pytest.fixture(scope="module")
def model():
    return alliances_view.Alliances()


@pytest.fixture
def controls(model):
    return alliances_view.panel(model).controls


def inside(figure):
    """Labels that are cut off by the edge of the picture."""
    figure.canvas.draw()
    box = figure.bbox
    texts = [t for a in figure.axes for t in [*a.texts, *a.get_xticklabels(), *a.get_yticklabels()] if t.get_text() and not t.get_clip_on() and not t.get_animated()]
    return [t.get_text() for t in texts for e in [t.get_window_extent()] if e.x0 < -1 or e.x1 > box.x1 + 1 or e.y0 < -1 or e.y1 > box.y1 + 1]


# --- the two pictures of the same ties

def test_signs_and_names_keep_clear_of_one_another(model):
    assert network.crowded(model.pairs) == []
    boxes = [(x - w / 2, x + w / 2, y - h / 2, y + h / 2) for n in stands.NODES for (x, y), (w, h) in [(network.PLACES[n.key], network.size(n))]]
    for i, (a, b, c, d) in enumerate(boxes):
        assert a > 2 and b < network.WIDTH - 2
        assert all(a > f or b < e or c > h or d < g for e, f, g, h in boxes[:i])


def test_names_fit_their_boxes_and_nothing_is_cut(model):
    net, mat = network.Network(model.pairs), matrix.Matrix(list(model.pairs))
    net.figure.canvas.draw()
    for key, text in net.names.items():
        words, box = text.get_window_extent(), net.boxes[key].get_window_extent()
        assert words.width <= box.width + 2 and words.height <= box.height + 2, key
    assert inside(net.figure) == inside(mat.figure) == []


def test_nothing_moves_between_times(model):
    """Places of names, boxes and cells are the same at every time; only lines, fills and signs change."""
    net = network.Network(model.pairs)
    before = {k: (b.get_x(), b.get_y()) for k, b in net.boxes.items()}, {k: b.get_position() for k, b in net.badges.items()}
    for label in alliances_view.LABELS:
        net.frame(model.view(label))
    assert before == ({k: (b.get_x(), b.get_y()) for k, b in net.boxes.items()}, {k: b.get_position() for k, b in net.badges.items()})


def test_frames_repeat_exactly_and_differ_by_time_focus_and_choice(model):
    for shape in (network.Network(model.pairs), matrix.Matrix(list(model.pairs))):
        view = model.view("1991")
        frames = [shape.frame(view), shape.frame(model.view("1997")), shape.frame(view, "khojand"), shape.frame(view, "", ("khojand", "kulob"))]
        assert len(set(frames)) == 4 and shape.frame(view) == frames[0]
        assert pixels(frames[0]).size == (int(ties.WIDTH * 1.5), int(ties.HEIGHT * 1.5))


def test_network_and_matrix_say_the_same(model):
    view = model.view("1997")
    a, b = (ties.describe(k, standing.step("1997"), view) for k in ("Network", "Matrix"))
    assert a.replace("Network", "Matrix") == b
    mat = matrix.Matrix(list(model.pairs))
    drawn = [t.get_text() for t in mat.artists(view) if hasattr(t, "get_text")]
    assert len(drawn) == 2 * len(view)


def test_the_sign_is_never_colour_alone():
    assert len(set(ties.MARKS.values())) == len(set(ties.THICK.values())) == 3 and len({str(s) for s in ties.STYLES.values()}) == 3


# --- the exploration

@pytest.mark.parametrize("name", ["year", "shape", "against", "focus"])
def test_each_list_changes_words_or_picture(controls, name):
    controls["year"].value = "1993"
    seen = set()
    for value in values(controls[name]):
        controls[name].value = value
        assert re.match(r"Network of 18 names|Matrix of 18 names", alt(controls)) and 'role="status"' in controls["words"].value
        seen.add((controls["words"].value, alt(controls), controls["turned"].value))
    assert len(seen) == len(controls[name].options) - (name == "against")  # "the time before" and its own name are one


def test_every_time_can_be_seen_in_both_shapes(controls):
    for label in alliances_view.LABELS:
        controls["year"].value = label
        pictures = []
        for shape in alliances_view.SHAPES:
            controls["shape"].value = shape
            pictures.append(controls["picture"].value)
            assert f"at {label}." in alt(controls)
        assert pictures[0] != pictures[1]


def test_the_tick_takes_open_ends_away(controls):
    assert "no end given" in controls["words"].value
    controls["covered"].value = True
    assert "no end given" not in controls["words"].value and "no end given" not in alt(controls)


def test_every_pair_shows_every_sentence_in_one_action(model, controls):
    for pair in [v for v in values(controls["pick"]) if v]:
        controls["pick"].value = pair
        for t in model.ties.of(pair):
            assert show.escape(t.row["quote"]) in controls["card"].value and show.escape(sources.cite(t.row)) in controls["card"].value
    assert "Marked:" in alt(controls) and "Chosen:" in controls["words"].value


def test_every_tie_on_screen_has_its_sentence_in_the_table(model):
    for label in alliances_view.LABELS:
        assert model.list_html(label).count("<tr>") == sum(map(len, model.view(label).values())) + 1


def test_a_pair_stays_chosen_while_the_time_moves_and_falls_with_a_filter(controls):
    controls["pick"].value = ("khojand", "kulob")
    controls["year"].value = "September to December 1992"
    assert controls["pick"].value == ("khojand", "kulob") and "with (no end given) and against" in controls["words"].value
    controls["focus"].value = "taliban"
    assert controls["pick"].value == "" and controls["card"].value == ""


def test_comparing_backwards_and_with_itself_is_said(model, controls):
    controls["year"].value, controls["against"].value = "1991", "1993"
    assert "From the end of 1991 to the end of 1993" in controls["words"].value
    controls["against"].value = "1991"
    assert all("1991 cannot be compared with itself" in controls[k].value for k in ("words", "turned"))
    controls["against"].value, controls["year"].value = "", "1989"
    assert all("There is no time before 1989" in controls[k].value for k in ("words", "turned"))
    controls["clear"].click()
    assert controls["against"].value == "" and controls["year"].value == "1991"


def test_the_line_counts_the_changes_it_names(model):
    for label in alliances_view.LABELS[1:]:
        told = [c for c in model.changes(label) if c.kind != "silent"]
        assert (f": {len(told)} change" in model.summary(label)) == bool(told)
    assert sum(kinds in model.summary("1993", "1991") for kinds in ("Broken", "With before, and the time")) == 2
    assert len({w for w in turns.KINDS.values()}) == len(turns.KINDS)


# --- who is who, biography, regions

def test_filters_of_who_is_who():
    model = people_view.People()
    c = people_view.panel(model).controls
    assert f"5 of {len(model.rows)} actors" in c["words"].value
    for name in ("side", "kind", "region"):
        c["clear"].click()
        total = 0
        for value in [v for v in values(c[name]) if v]:
            c[name].value = value
            total += c["listing"].value.count("<tr>") - 1
        assert total == len(model.rows), name
    c["clear"].click()
    assert "By kind: group" in c["words"].value and not {a for _, a in c["pick"].options} & speaking.STUDY
    assert model.study_html().count("<tr>") == len(speaking.STUDY) + 1
    c["side"].value, c["kind"].value = "government", "NGO"
    assert "No actor fits" in c["words"].value
    c["clear"].click()
    c["pick"].value = "massoud"
    assert show.escape(sources.row("actors", "massoud")["quote"]) in c["card"].value and "Chosen: Ahmad Shah Massoud" in c["words"].value


def test_a_biography_follows_its_lists():
    model = biography_view.Biography()
    c = biography_view.panel(model).controls
    for name in ("actor", "rows"):
        seen = {(setattr(c[name], "value", v), c["words"].value, alt(c))[1:] for v in values(c[name])}
        assert len(seen) > 3
        c["actor"].value = "uto"
    c["kind"].value = "person"
    assert set(values(c["actor"])) == {a for a, k in model.kind_of.items() if k == "person"}
    assert "Marks by year for" in alt(c) and c["listing"].value.count("<tr>") >= 2


def test_the_resolver_answers_and_never_fails():
    c = biography_view.panel(biography_view.Biography()).controls
    for typed, told in (("Rahmon", "2 possible meanings"), ("Kurghonteppa", "one meaning"), ("Rahmonof", "nearest"), ("", "Type a spelling"), ("<b>", "No actor or place"), ("Бохтар", "one meaning")):
        c["typed"].value = typed
        assert told in c["answer"].value and "<b>" not in c["answer"].value
    c["choose"].value = "Kulobi"
    assert c["typed"].value == "Kulobi" and "3 possible meanings" in c["answer"].value and "<details" in c["table"].value


def test_marks_by_year_count_each_row_once_and_fit():
    model = biography_view.Biography()
    for actor in ("tajikistan-government", "khojand-elite", "iran"):
        found = model.found(actor)
        assert sum(map(len, years.counts(found).values())) == sum(m.kind != "named" for m in found)
    figure = years.Years()
    assert inside(figure.figure) == [] and figure.frame(model.found("uto")) != figure.frame(model.found("iran"))
    labels = sorted((t.get_window_extent().x0, t.get_window_extent().x1) for t in figure.axes.get_xticklabels())
    assert all(a[1] < b[0] for a, b in zip(labels, labels[1:])), "labels of years touch"


def test_the_map_follows_period_and_holding():
    c = regions_view.panel(regions_view.Regions()).controls
    seen = {(setattr(c["period"], "value", v), c["words"].value, alt(c))[1:] for v in values(c["period"])}
    assert len(seen) == len(c["period"].options)
    for what in values(c["what"]):
        c["what"].value = what
        found = [r for r in ground.rows(ground.PERIODS[-1]) if not what or r["what"] == what]
        assert (f": {len(found)} sentence" in c["words"].value and c["listing"].value.count("<tr>") == len(found) + 1) if found else "no sentence of this kind" in c["words"].value
    c["what"].value = ""
    assert "Little is held: " in alt(c) and "Khorog (its region)" in alt(c) and len(set(regions_map.MARKERS.values())) == len(ground.CAMPS)
    figure = regions_map.RegionsMap()
    assert inside(figure.figure) == [] and set(figure.towns) == set(regions_map.BESIDE)


@pytest.mark.parametrize("view, panel", [(people_view, people_view.People), (alliances_view, alliances_view.Alliances), (biography_view, biography_view.Biography), (regions_view, regions_view.Regions)])
def test_every_control_has_a_label_and_what_is_stored_reads_without_a_kernel(monkeypatch, view, panel):
    named = [w for w in view.panel(panel()).controls.values() if hasattr(w, "options") or type(w).__name__ in ("Text", "Checkbox", "Button")]
    assert all(w.description for w in named)
    kept = []
    monkeypatch.setattr(show, "live", lambda widget, html, text: kept.append((html, text)))
    show_it = {people_view: "who_is_who", alliances_view: "alliances", biography_view: "biography", regions_view: "regions"}[view]
    getattr(view, show_it)()
    getattr(view, show_it)()
    assert kept[0] == kept[1] and "Run this cell" in kept[0][0] and kept[0][1]
