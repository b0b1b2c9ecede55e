"""Dates stay as exact as the text, and no more."""

from datetime import date

import pytest
from casebook import dates, sources


@pytest.mark.parametrize("text, first, last", [
    ("1992", date(1992, 1, 1), date(1992, 12, 31)), ("1992-02", date(1992, 2, 1), date(1992, 2, 29)), ("1992-05-05", date(1992, 5, 5), date(1992, 5, 5)),
    ("1991-23", date(1991, 9, 1), date(1991, 11, 30)), ("1991-24", date(1991, 12, 1), date(1992, 2, 29)), ("194X", date(1940, 1, 1), date(1949, 12, 31)),
])
def test_span(text, first, last):
    assert dates.span(text) == (first, last)


@pytest.mark.parametrize("text", ["", "92", "1992-13", "1992-02-30", "1992-25", "May 1992", "1992-5", "1992-23-01"])
def test_what_is_no_date_is_one_line(text):
    with pytest.raises(sources.DataFault, match="is not a date"):
        dates.span(text)


def row(start, end, precision="range", qualifier=""):
    return {"start": start, "end": end, "precision": precision, "qualifier": qualifier}


def test_bounds():
    assert dates.bounds(row("", "")) is None
    assert dates.bounds(row("1992-04", "1992-04")) == (date(1992, 4, 1), date(1992, 4, 30), False, False)
    assert dates.bounds(row("1995", "", "year", "since"))[2:] == (False, True)
    assert dates.bounds(row("1996", "1996", "year", "by"))[2:] == (True, False)
    assert dates.bounds(row("", "1990-23", "season", "until")).open_left


def test_early_middle_late_are_thirds():
    a, b = dates.third(row("1992-04", "1992-04", "month", "late"))
    assert a.month == b.month == 4 and a.day >= 20
    assert dates.third(row("1992-04", "1992-04", "month", "by")) is None


def test_order_of_reading():
    rows = [row("", "", "undated"), row("1989", "1989", "year", "late"), row("1989", "1989", "year", "early"), row("1988", "1988", "year")]
    assert [r["qualifier"] or r["start"] for r in sorted(rows, key=dates.sort_key)] == ["1988", "early", "late", ""]


def test_a_loose_date_stands_in_the_middle_of_what_it_may_mean():
    rows = [row("1992", "1992", "year", "late"), row("1992-09-04", "1992-09-04", "day"), row("1992", "1992", "year", "by"), row("1992-10", "1992-10", "month"), row("1992-05", "1993-02")]
    assert [r["start"] + r["qualifier"] for r in sorted(rows, key=dates.sort_key)] == ["1992-05", "1992-09-04", "1992-10", "1992late", "1992by"]


def test_by_the_end_of_a_year_is_not_by_that_year():
    assert dates.short({**row("1996", "1996", "year", "by"), "date_text": "by the end of 1996"}) == "by the end of 1996"
    assert dates.short({**row("1996", "1996", "year", "by"), "date_text": "by 1996"}) == "by 1996"
    assert dates.short(row("1993-10", "1994", "range", "until")) == "October 1993 until 1994"
    assert dates.short({**row("", "1996", "year", "until"), "quote": "gave them until the end of 1996"}) == "until the end of 1996"


@pytest.mark.parametrize("given, known", [
    (row("1990-02-12", "1990-02-15"), "day"), (row("1992-11-16", "1992-11-16", "day", "about"), "less"), (row("1992-11", "1993-03"), "month"), (row("1991-23", "1991-23", "season"), "less"),
    (row("1996", "1996", "year", "by"), "less"), (row("", "", "undated"), "undated"),
])
def test_how_well_a_date_is_known(given, known):
    assert dates.known_to(given) == known


@pytest.mark.parametrize("given, words", [
    (row("1992-05-05", "1992-05-05", "day"), "5 May 1992"), (row("1992-04", "1992-04", "month", "late"), "late April 1992"), (row("1991-23", "1991-23", "season"), "autumn 1991"),
    (row("194X", "", "decade", "since"), "since the 1940s"), (row("199X", "199X", "decade", "early"), "early 1990s"), (row("198X", "198X", "decade", "middle"), "mid 1980s"), (row("1992-03", "1992-04"), "March to April 1992"), (row("", "", "undated"), "no date"), (row("", "1990-23", "season"), "until autumn 1990"),
    (row("1976", "1976", "year", "middle"), "mid 1976"), (row("1990-02-12", "1990-02-15"), "12 to 15 February 1990"), (row("1991-08-19", "1991-09-09"), "19 August to 9 September 1991"),
    (row("1996-01", "1997-01"), "January 1996 to January 1997"), (row("1993-07", "1993", "range", "about"), "about July 1993 or later in 1993"), (row("1993", "1996"), "1993 to 1996"),
])
def test_dates_in_words(given, words):
    assert dates.short(given) == words


def test_stages_follow_from_the_dates_in_every_row():
    stages = sources.table("stages").to_dict("records")
    for e in sources.table("events").to_dict("records"):
        for scheme in ("war", "peace"):
            expected = "; ".join(dates.stages_of(e, [s for s in stages if s["scheme"] == scheme]))
            assert e[f"{scheme}_stage"] == expected, e["event"]


def test_a_date_too_loose_for_one_stage_is_in_several():
    war = [s for s in sources.table("stages").to_dict("records") if s["scheme"] == "war"]
    assert dates.stages_of(row("1996", "1996", "year"), war) == ["war-2", "war-3"]
    assert dates.stages_of(row("1992-10", "1992-10", "month"), war) == ["war-1"]
    assert dates.stages_of(row("", "", "undated"), war) == []


def test_decimal_year():
    assert dates.decimal_year(date(1992, 1, 1)) == 1992 and abs(dates.decimal_year(date(1992, 7, 2)) - 1992.5) < 0.01
