"""What the learner expects for 2009 to 2015, kept before the record is shown; and the gate before that record.

A guess is kept in the workbook of the lesson, under an id of its own, as {"2009": 40.0, …}. The first one stays as it is.
"""

import hashlib

from . import questions, show, sources
from .marking import number
from .workbook import workbook

LESSON = "08_scenarios"
YEARS = tuple(range(2009, 2016))
FIRST, LAST_KNOWN = 2002, 2008
SERIES = {
    "remittances": {"id": "scenarios.drawn-remittances", "name": "Remittances, share of GDP", "unit": "per cent of GDP", "table": "context-remittances", "column": "remittances_pct_gdp", "low": 0, "high": 80},
    "growth": {"id": "scenarios.drawn-growth", "name": "Growth of GDP", "unit": "per cent a year", "table": "context-gdp-growth", "column": "gdp_growth_pct", "low": -20, "high": 20},
}
SOURCE = "World Bank, World Development Indicators, 2025 edition; one source, and figures are revised from year to year"
SEAL = "sealed:"
_word = {"set": "", "typed": ""}


def series(name):
    """The entry of SERIES. Raises UnknownName."""
    if name not in SERIES:
        raise sources.unknown("series", name, SERIES)
    return SERIES[name]


def record(name, last=9999):
    """{year: value} of the outside series from 2002 on. In: a key of SERIES; the last year wanted."""
    one = series(name)
    return {int(r["year"]): float(r[one["column"]]) for r in sources.table(one["table"]).to_dict("records") if FIRST <= int(r["year"]) <= last}


def known(name):
    """The record up to 2008, as revised since: nobody had just these figures in 2009."""
    return record(name, LAST_KNOWN)


def read(name, texts):
    """The values in seven texts and what is wrong with them. In: {year: text}. Out: ({year: value}, [sentences])."""
    one, values, faults = series(name), {}, []
    for year, text in texts.items():
        if not str(text).strip():
            continue
        value = number(text)
        if value is None:
            faults.append(f"{year}: write one number in figures, such as 12.5.")
        elif not one["low"] <= value <= one["high"]:
            faults.append(f"{year}: a number from {one['low']} to {one['high']}, please.".replace("from -", "from −"))
        else:
            values[year] = value
    return values, faults


def book():
    """The workbook of the lesson."""
    return workbook(LESSON, next((q.edition for q in questions.of_lesson(LESSON)), ""))


def kept(name, which="first"):
    """The guess that is kept, {year: value}, or None. In: a key of SERIES; "first" or "latest"."""
    answer = book().answer(series(name)["id"]) or {}
    return whole((answer.get(which) or {}).get("value"))


def whole(value):
    """A kept guess as {year: value}; None when it is not one number for each year. Never raises: it may come from a stranger's file."""
    if not isinstance(value, dict) or any(number(value.get(str(year))) is None for year in YEARS):
        return None
    return {year: number(value[str(year)]) for year in YEARS}


def keep(name, values):
    """Keep a whole guess: the first as the vote, any later one beside it. True when it is on disk. Raises ValueError for a gap."""
    if set(values) != set(YEARS):
        raise ValueError("a guess has one value for each year from 2009 to 2015")
    given = {str(year): values[year] for year in YEARS}
    return book().record(series(name)["id"], given, kind="drawn", stage="revise" if kept(name) else "vote")


def missing():
    """The series for which no guess is kept yet, in words; what came is shown only when there is none."""
    return [one["name"] for name, one in SERIES.items() if kept(name) is None]


# --- the teacher's switch

def ask_for(word=""):
    """Ask for a word before what came is shown in this notebook; without one, the kept guesses are enough. In: the word, or its
    seal, so that the word itself does not stand on the learners' page. Out: the line that says so."""
    word = str(word).strip()
    _word.update(set=word if word.startswith(SEAL) or not word else seal(word), typed="")
    told = "What came is shown when both guesses are kept and the word is typed here." if _word["set"] else "What came is shown when both guesses are kept; no word is asked for."
    if word and word != _word["set"]:
        told += f' In the copy that you hand out or project, write reveal_after("{_word["set"]}") instead: then the word itself does not stand there.'
    return f"{told} Nothing here is secret: the figures stand in the folder data, and folded at the end of this page."


def seal(word):
    """What stands for a word without naming it; case and spaces do not matter."""
    return SEAL + hashlib.sha256(" ".join(str(word).split()).casefold().encode("utf-8")).hexdigest()[:8]


def asks_word():
    """Whether a word is asked for."""
    return bool(_word["set"])


def typed(word):
    """Take a word that was typed; it holds for every reveal of the notebook. Out: whether it is the one asked for."""
    _word["typed"] = seal(word) if str(word).strip() else ""
    return _word["typed"] == _word["set"]


def closed():
    """Why what came is not shown yet, in a sentence; "" when it may be."""
    gaps = missing()
    if gaps:
        return f"Not yet. First keep your guess for: {' and '.join(gaps)} (lesson 08, Round 4)."
    if _word["set"] and _word["typed"] != _word["set"]:
        return "Not yet. Your teacher has set a word: type it into the field at the head of Round 5, when it is given." if not _word["typed"] else "Not yet. The word that was typed at the head of Round 5 is not the one. Ask your teacher."
    return ""
