"""Dates as people and spreadsheets write them: what is wrong with one, and what to write instead."""
import re

from . import dates
from .reading import DataFault

COLUMNS = ("start", "end", "as_of")
SHAPES = {"day": r"\d{4}-\d\d-\d\d", "month": r"\d{4}-(0\d|1[0-2])", "season": r"\d{4}-2[1-4]", "year": r"\d{4}", "decade": r"\d{3}X", "range": r".+"}
LIKE = {"day": "2005-08-15", "month": "2005-08", "season": "2005-22 (summer)", "year": "2005", "decade": "200X"}
WRONG = "is not a date here: write 2005, 2005-08 or 2005-08-15, as exact as your text"


def suggested(cell):
    """What to write instead of a date of another form: [] when it is none that we know, two where day and month can be meant.

    >>> suggested("15.08.2005"), suggested("May 1801"), suggested("3/4/2005")
    (['2005-08-15'], ['1801-05'], ['2005-04-03', '2005-03-04'])
    """
    text = " ".join(str(cell).split()).rstrip(".")
    if m := re.fullmatch(r"(\d{4})[-./](\d\d?)(?:[-./](\d\d?))?(?:[ T]0?0:00(?::00)?)?", text):
        found = [(m[1], m[2], m[3])]
    elif m := re.fullmatch(r"(\d\d?)[-./](\d\d?)[-./](\d{4})(?: 0?0:00(?::00)?)?", text):
        found = [(m[3], m[2], m[1])] + ([(m[3], m[1], m[2])] if m[1] != m[2] else [])
    elif m := re.fullmatch(r"(\d\d?)[./](\d{4})", text):
        found = [(m[2], m[1], None)]
    elif m := re.fullmatch(r"(?:(\d\d?)\.? )?([A-Za-z]{3,9})\.?,? (\d{4})|([A-Za-z]{3,9})\.? (\d\d?),? (\d{4})", text):
        day, word, year = (m[1], m[2], m[3]) if m[2] else (m[5], m[4], m[6])
        month = next((n for n, name in enumerate(dates.MONTHS, 1) if name.lower().startswith(word.lower())), None)
        found = [(year, month, day)] if month else []
    else:
        return []
    written = [f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "") for year, month, day in found]
    return [one for one in written if one[5:7] <= "12" and not wrong(one)]


def wrong(cell):
    """What is wrong with one date, or ""."""
    try:
        dates.span(cell)
        return ""
    except DataFault:
        pass
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-\d\d", cell):
        return f"{cell!r}: the calendar has no such day"
    found = suggested(cell)
    return f"{cell!r} {WRONG}" if not found else f"{cell!r}: write {' or '.join(found)} (a spreadsheet may have changed it; set the column to Text there)"


def disagree(row):
    """What does not fit between the dates of a row and its precision, as (column, text), or None. Its dates must be sound."""
    start, end, precision = row.get("start", ""), row.get("end", ""), row.get("precision", "")
    if start and end and dates.span(end)[1] < dates.span(start)[0]:
        return "end", f"{end} lies before start, {start}"
    if precision == "undated":
        return ("precision", "says undated, but there is a date") if start or end else None
    if precision not in SHAPES:
        return None
    if not start and not end:
        return "precision", f"says {precision}, but start and end are empty; without a date write undated"
    if not re.fullmatch(SHAPES[precision], start or end):
        return "precision", f"says {precision}, but the date is {start or end}; write the precision that your text has, or a date like {LIKE[precision]}"
    if start and end and start != end and precision != "range":
        return "precision", f"says {precision}, but start and end differ ({start}, {end}); for a span of time write range"
    return None
