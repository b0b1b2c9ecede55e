"""What a class expected for 2009 to 2015 (lesson 08), laid over one another. Pure but for the picture, which `figures` draws."""
from statistics import median

from .. import drawn, show
from ..figures import class_lines
from .tally import FEWEST


def guesses(name, readers):
    """The first guess of each reader who kept a whole one, as {year: value}. In: a key of drawn.SERIES; Readers."""
    one, found = drawn.series(name), []
    for reader in readers:
        answer = reader.answer(drawn.LESSON, one["id"])
        first = answer.get("first") if isinstance(answer, dict) else None
        guess = drawn.whole(first.get("value")) if isinstance(first, dict) else None
        if guess:  # beyond the axis is beyond what the lesson lets anybody enter
            found.append({year: min(max(value, one["low"]), one["high"]) for year, value in guess.items()})
    return found


def html(name, readers, reveal=False):
    """The guesses of a class as a picture and a table; with `reveal` the record beside them. A small group is not shown."""
    one, found = drawn.series(name), guesses(name, readers)
    if len(found) < FEWEST:
        return f"<p>{len(found)} guesses. Fewer than {FEWEST} are not shown, since single readers could be told apart.</p>"
    record = {year: value for year, value in drawn.record(name).items() if year in drawn.YEARS} if reveal else {}
    rows = [(year, *(f"{of(g[year] for g in found):.1f}" for of in (min, median, max)), *([f"{record[year]:.1f}"] if year in record else [])) for year in drawn.YEARS]
    alt = (f"Line chart of {one['name']}, {one['unit']}, 2009 to 2015: {len(found)} first guesses as thin lines and their median as a thick one. "
           + " ".join(f"{year}: from {low} to {high}, median {mid}." for year, low, mid, high, *_ in rows)
           + (" The record stands beside them, with squares." if record else " The record is not shown."))
    picture = show.figure_html(class_lines.draw(one["low"], one["high"], one["unit"], drawn.known(name), found, record), alt,
                               "Each thin line is one reader's first guess, an assumption. The record to 2008, as revised since: World Bank, from outside the case.", class_lines.WIDTH, class_lines.HEIGHT)
    head = ["Year", "Lowest guess", "Median guess", "Highest guess"] + (["Record (World Bank)"] if record else [])
    return picture + show.rows_html(rows, f"{one['name']}: {len(found)} guesses, in {one['unit']}", head)
