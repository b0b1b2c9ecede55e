"""Dates no more exact than the text.

A date is a text: `1992`, `1992-05`, `1992-05-05`, a season `1991-23` (21 spring to 24 winter)
or a decade `194X`. This module says between which days it can lie; it never picks a day.
"""

import calendar
import re
from collections import namedtuple
from datetime import date, timedelta
from functools import lru_cache

from .sources import DataFault

Bounds = namedtuple("Bounds", "earliest latest open_left open_right")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
_DAY = timedelta(days=1)


def span(text):
    """The first and the last day that a date text allows.

    In: a date text. Out: (date, date). Raises DataFault when it is not a date.

    >>> span("1992-05")
    (datetime.date(1992, 5, 1), datetime.date(1992, 5, 31))
    """
    m = re.fullmatch(r"(\d{3})X|(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", str(text))
    try:
        if m is None:
            raise ValueError
        if m[1]:
            return date(int(m[1]) * 10, 1, 1), date(int(m[1]) * 10 + 9, 12, 31)
        year, month, day = int(m[2]), int(m[3] or 0), int(m[4] or 0)
        if day:
            return date(year, month, day), date(year, month, day)
        if month in _SEASONS:
            first, last = _SEASONS[month]
            last_year = year + (last < first)
            return date(year, first, 1), _month_end(last_year, last)
        if month:
            return date(year, month, 1), _month_end(year, month)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise DataFault(f"{text!r} is not a date: write 1992, 1992-05, 1992-05-05, 1991-23 (autumn) or 194X") from None


def _month_end(year, month):
    return date(year, month, calendar.monthrange(year, month)[1])


def bounds(row):
    """Between which days a row can lie, or None when the text gives no date.

    In: anything with `start`, `end`, `qualifier`. Out: Bounds; `open_left` when the text says "by",
    "before" or "until", `open_right` when it says "since" or "after", or gives no end.
    """
    return _bounds(row["start"], row["end"], row.get("qualifier", ""))


@lru_cache(maxsize=4096)  # views ask again and again for the same few hundred dates
def _bounds(start, end, hedge):
    if not start and not end:
        return None
    first = span(start or end)
    last = span(end or start)
    return Bounds(first[0], last[1], hedge in ("by", "before", "until") or not start, hedge in ("since", "after") or not end)


def third(row):
    """The part of the span that "early", "middle" or "late" points to, as (date, date), else None.

    A third is our reading of the word, for drawing and for sorting only.
    """
    b = bounds(row)
    part = {"early": 0, "middle": 1, "late": 2}.get(row.get("qualifier", ""))
    if b is None or part is None:
        return None
    length = (b.latest - b.earliest) / 3
    return b.earliest + part * length, b.earliest + (part + 1) * length


def sort_key(row):
    """A key for reading in order of time: a span stands at its beginning, a loose date in the middle of the time that it
    may mean, "by" and "until" at its end, undated rows last."""
    b = bounds(row)
    if b is None:
        return (date.max, date.max)
    first, last = third(row) or b[:2]
    if row.get("qualifier") in ("by", "until"):
        return last, last
    if row["precision"] == "range" and row.get("qualifier") != "about" and row["start"]:
        return b.earliest, last
    return first + (last - first) / 2, last


def known_to(row):
    """"day" or "month" when every end of a row's date is known so well, "less" when not, "undated" when there is none."""
    ends = [e for e in (row["start"], row["end"]) if e]
    if not ends:
        return "undated"
    if row.get("qualifier") != "about" and all(len(e) == 10 for e in ends):
        return "day"
    return "month" if row.get("qualifier") != "about" and all(len(e) >= 7 and e[5:7] < "13" for e in ends) else "less"


def decimal_year(day):
    """A day as a number on the time axis: 1992-07-01 is about 1992.5."""
    start = date(day.year, 1, 1)
    return day.year + (day - start).days / ((date(day.year + 1, 1, 1) - start).days)


def stages_of(row, stages):
    """The stages into which a row's date can fall.

    In: a row with dates; the rows of `stages` of one scheme. Out: a list of stage ids, in order; several
    when the date is not exact enough, or when the case lets two stages share a time; none when undated.
    """
    b = bounds(row)
    if b is None:
        return []
    found = []
    for s in stages:
        limits = bounds(s)
        latest = date.max if not s["end"] else limits.latest
        if b.earliest <= latest and b.latest >= limits.earliest:
            found.append(s["stage"])
    return found


def in_words(row):
    """The precision of a row's date as a short phrase: "to the day", "to the month, late"."""
    base = {"day": "to the day", "month": "to the month", "season": "to the season", "year": "to the year",
            "decade": "to the decade", "range": "a span of time", "undated": "no date given"}[row["precision"]]
    return f"{base} (“{row['qualifier']}”)" if row.get("qualifier") else base


MONTHS = "January February March April May June July August September October November December".split()
_SEASON_NAMES = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def name(text):
    """A date text for readers: "5 May 1992", "May 1992", "autumn 1991", "the 1940s"."""
    if text.endswith("X"):
        return f"the {text[:3]}0s"
    parts = text.split("-")
    if len(parts) == 1:
        return text
    month = _SEASON_NAMES.get(parts[1]) or MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def _two(start, end):
    if start[:4] == end:
        return f"{name(start)} or later in {end}"
    first, last = name(start).split(), name(end).split()
    same = 0  # words that both end with are said once: "12 to 15 February 1990", "March to April 1992"
    while len(first) == len(last) and same < len(first) - 1 and first[-1 - same] == last[-1 - same]:
        same += 1
    return f"{' '.join(first[:len(first) - same])} to {' '.join(last)}"


def short(row):
    """The date of a row for lists: "late April 1992", "since 1995", "January 1996 to June 1997", "no date"."""
    start, end, hedge = row["start"], row["end"], row.get("qualifier", "")
    if not start and not end:
        return "no date"
    if hedge == "until" and start and end and start != end:
        return f"{name(start)} until {name(end)}"
    core = name(start or end) if start == end or not (start and end) else _two(start, end)
    if hedge in ("early", "middle", "late"):
        core = core.removeprefix("the ")  # "early 1990s"
    if hedge == "middle":
        hedge = "mid"
    said = row.get("date_text") or row.get("quote") or ""  # a table without its own words for the date has them in the sentence
    if hedge in ("by", "until", "before") and "end of" in str(said).lower():
        hedge += " the end of"
    if not hedge:
        hedge = {(True, False): "since", (False, True): "until"}.get((bool(start), bool(end)), "")
    if core.startswith("the ") and hedge == "after":  # within a decade "after" means: at its end or later
        return f"the end of {core} or after"
    return f"{hedge} {core}".strip()
