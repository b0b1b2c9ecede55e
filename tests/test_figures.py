"""The pictures: right in what they draw, and the same in words."""


import pytest
from looking import pixels

from casebook import sources
from casebook.figures import periods, timeline


@pytest.fixture(scope="module")
def tables():
    return sources.table("events"), sources.table("stages")


@pytest.mark.parametrize("period", timeline.PERIODS)
def test_every_event_of_the_period_has_one_mark(tables, period):
    events, stages = tables
    t = timeline.Timeline(events, stages, timeline.PERIODS[period])
    inside = {e["event"] for e in events.to_dict("records") if timeline.in_period(e, *timeline.PERIODS[period])}
    assert {m["event"] for m in t.marks} == inside and len(t.marks) == len(inside)
    spots = [(m["kind"], m["sub"], round(m["middle"], 3)) for m in t.marks if m["point"]]
    assert len(spots) == len(set(spots)), "two marks lie on one another"


def test_a_mark_is_as_wide_as_its_date_is_loose(tables):
    marks = {m["event"]: m for m in timeline.Timeline(*tables, timeline.PERIODS["1989 to 2010"]).marks}
    assert marks["war-start"]["point"] and not marks["military-stalemate"]["point"]
    assert marks["military-stalemate"]["z"] - marks["military-stalemate"]["a"] > 0.9 and marks["military-stalemate"]["left"]


def test_frames_differ_by_filter_and_choice_and_repeat_exactly(tables):
    t = timeline.Timeline(*tables, timeline.PERIODS["1992 and 1993"])
    every = [m["event"] for m in t.marks]
    whole, half, ring = t.frame(every), t.frame(every[::2]), t.frame(every, every[0])
    assert len({whole, half, ring}) == 3 and t.frame(every) == whole
    assert pixels(whole).size == (int(timeline.WIDTH * 1.5), int(timeline.HEIGHT * 1.5))


def test_drawn_at_once_and_step_by_step_agree(tables):
    from PIL import ImageChops
    from casebook.figures.canvas import png_address

    every = set(tables[0]["event"])
    kept = timeline.Timeline(*tables, timeline.PERIODS["1992 and 1993"]).frame(every, "war-start")
    whole = png_address(timeline.draw(*tables, period="1992 and 1993", selected="war-start"))
    gap = ImageChops.difference(pixels(kept), pixels(whole)).convert("L").point(lambda v: 255 if v > 60 else 0)
    assert gap.histogram()[255] < 0.01 * gap.width * gap.height


def test_nothing_is_drawn_outside_the_picture(tables):
    """Every label lies inside the figure: nothing is cut off."""
    for period in timeline.PERIODS:
        figure = timeline.draw(*tables, period=period)
        figure.canvas.draw()
        box = figure.bbox
        for axes in figure.axes:
            for text in [*axes.texts, *axes.get_xticklabels(which="both"), *axes.get_yticklabels()]:
                if text.get_text() and text.get_visible() and not text.get_clip_on():
                    e = text.get_window_extent()
                    assert e.x0 >= -1 and e.x1 <= box.x1 + 1 and e.y0 >= -1 and e.y1 <= box.y1 + 1, (period, text.get_text(), e)


def test_words_say_what_the_picture_shows(tables):
    found = [e for e in tables[0].to_dict("records") if e["kind"] == "election"]
    inside = [e for e in found if timeline.in_period(e, 1989, 2010.99)]
    words = timeline.describe(found, timeline.PERIODS["1989 to 2010"], selected=inside[0]["event"])
    assert f"{len(inside)} events: elections {len(inside)}." in words and f"Ringed: {inside[0]['title']}" in words
    assert "no event fits" in timeline.describe([], (1989, 2010))


def test_half_years_count_only_dates_that_are_known_to_them(tables):
    events, _ = tables
    counted = periods.counts(events)
    assert counted[1992.0] >= 1 and sum(counted.values()) < len(events)
    loose = events[events["precision"] == "year"]
    assert sum(periods.counts(loose).values()) == 0


def test_own_periods_move_and_fit(tables):
    p = periods.Periods(*tables)
    one, two = p.frame([1992.4], ["a", "b"]), p.frame([1992.4, 1997.5], ["a", "b", "c"])
    assert one != two and p.frame([1992.4], ["a", "b"]) == one
    assert periods._fitting("a very long name for a short time", 0.5, 2) == "2"
    assert "b: May 1992 to June 1997" in periods.describe(p.counts, [1992 + 4 / 12, 1997 + 5 / 12], ["a", "b", "c"])
