"""Large type: pictures and controls grow, nothing else changes."""
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from casebook import largetype, show  # noqa: E402
from casebook.explore import chronology_view, parts  # noqa: E402
from casebook.figures import timeline  # noqa: E402


@pytest.fixture(autouse=True)
def off(monkeypatch):
    monkeypatch.setenv(largetype.VARIABLE, "0")


def test_controls_grow_by_half_pictures_less_and_words_stay():
    small = chronology_view.Chronology()
    before = small.figure(small.matching())
    line = largetype.large_type()
    assert "is on" in repr(line) and "--jp-content-font-size1: 21px" in line._repr_html_() and 'role="status"' in line._repr_html_()
    large = chronology_view.Chronology()
    after = large.figure(large.matching())
    width = lambda html: int(re.search(r'width="(\d+)"', html)[1])
    alt = lambda html: re.search(r'alt="([^"]*)"', html)[1]
    assert (width(before), width(after)) == (timeline.WIDTH, round(timeline.WIDTH * largetype.picture_zoom(timeline.HEIGHT))) and before != after and alt(before) == alt(after)
    assert parts.dropdown("x", ["a"], width="200px").layout.width == "300px" and parts.choose("x", "y").layout.width == "98%"
    assert "is off" in repr(largetype.large_type(False)) and largetype.zoom() == 1


def test_text_in_pictures_is_at_least_14_points_on_the_wall():
    """The smallest words are of 10 points at 100 dots an inch; a page shows 96 pixels an inch. A high picture has less room, so that its controls are seen with it."""
    assert show.picture_zoom(300) == 1
    largetype.large_type()
    assert 10 * 100 / 96 * largetype.picture_zoom(360) >= 14 and largetype.picture_zoom(9999) == largetype.LEAST > 1
    assert all(height * largetype.picture_zoom(height) <= largetype.ROOM for height in (300, 370, 450))
