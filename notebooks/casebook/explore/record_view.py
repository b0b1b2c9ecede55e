"""What came after 2008: shown by the kernel only when both guesses are kept (and the teacher's word, where one is set, is typed)."""

from functools import lru_cache

from .. import after, drawn, scenarios, show
from ..figures import drawn_line, futures
from . import draw_view, gate_view

CAPTION = f"Your first guess (an assumption) and the record. From outside the case: {drawn.SOURCE}. A series ends where our table ends."
CAME = "The drivers of the scenarios against what came after 2008, in our reading of a few facts from outside the case. Nothing here is counted or weighed."
NONE = "(none chosen)"


# --- HTML, without widgets

def series_html(name):
    """Picture, words and table of one series, the guess beside the record."""
    guess, later = drawn.kept(name) or {}, drawn.kept(name, "latest")
    picture = draw_view.figure(name, guess, drawn.record(name), later if later != guess else None, CAPTION)
    return show.status(after.summary(name)) + picture + show.details("The same as a table", after.record_table(name, guess))


def events_html():
    """Events, elections and refugees after 2008."""
    return after.events_table() + show.details("National elections after 2008", after.elections_table()) + show.details("Refugees from Tajikistan by year", after.refugees_table())


@lru_cache(maxsize=1)
def _matrix():
    """The kept matrix of drivers and scenarios with what came."""
    return futures.Futures(futures.LATER)


@lru_cache(maxsize=32)
def parts_html(driver=""):
    """The matrix of drivers and scenarios with what came; only the frame around a driver changes. In: the driver to frame, or ""."""
    told = {d: words if ";" not in words else "both: see the facts" for d, words in after.told().items()}
    return show.figure_html(_matrix().frame(after.marks(), told, None, driver), futures.describe(after.marks(), after.told(), None, driver), CAME, futures.WIDTH, futures.HEIGHT)


# --- what a lesson calls

def record():
    """The record 2002 to 2024 beside the guess, for one series at a time; behind the gate."""
    gate_view.behind("the record beside your guess", _record_panel)


def after_2008():
    """Events, elections and refugees after 2008; behind the gate."""
    gate_view.behind("the events after 2008", lambda: _still(events_html()))


def which_parts():
    """Which parts of each scenario came; behind the gate."""
    gate_view.behind("the scenarios against what came", _parts_panel)


def after_2008_tables():
    """The tables on the years after 2008, each behind a line that opens. Without a kernel as they are; with one, behind the gate."""
    tables = after.after_2008_tables()
    gate_view.behind("the tables on the years after 2008", lambda: _still(tables.html), tables)


def folded():
    """All of it for reading without a kernel, behind a line that opens. With a kernel, behind the gate like the rest."""
    words = "".join(f"<p>{show.escape(line)}</p>" for line in after.parts_summary())
    inside = "".join(series_html_blank(name) for name in drawn.SERIES) + after.dollars_table() + events_html() + parts_html() + words + after.facts_table()
    html = show.details("Open what came after 2008. Write your expectation down first", inside)
    show.live(gate_view.gate("everything that came, on one page", lambda: _still(inside)), html, "What came after 2008 stands here, folded. Write your expectation down first.")


def series_html_blank(name):
    """The record of one series without anybody's guess."""
    return draw_view.figure(name, {}, drawn.record(name), None, CAPTION.replace("Your first guess (an assumption) and the record", "The record")) + after.record_table(name, {})


# --- widgets

def _still(html):
    from . import parts

    one = parts.html()
    one.value = html
    return one


def _record_panel():
    from . import parts, wiring

    controls = {"series": parts.dropdown("Series", [*((one["name"], key) for key, one in drawn.SERIES.items()), ("Remittances, US dollars (table)", "dollars")], width="420px")}
    seen = lambda state, _: {"view": after.dollars_table() if state["series"] == "dollars" else series_html(state["series"])}
    return wiring.Wired(controls, seen, ("view",)).laid_out(("view",))


def _parts_panel():
    from . import parts, wiring

    controls = {"driver": parts.dropdown("Facts on", [("every driver", ""), *((d["name"], d["driver"]) for d in scenarios.drivers() if after.entries(d["driver"]))], width="360px")}

    def seen(state, _):
        driver = state["driver"]
        lines = "".join(f'<p style="margin:0.2em 0">{show.escape(line)}</p>' for line in after.parts_summary())
        return {"words": show.status(after.answer(driver), room="3em"), "picture": parts_html(driver), "facts": after.facts_table(driver) + (after.asked_html(driver) if driver else ""), "all": lines}

    wired = wiring.Wired(controls, seen, ("words", "picture", "facts", "all"))
    out = parts.column(wired.places["words"], wired.places["picture"], parts.line(*controls.values()), wired.places["facts"], wired.places["all"])  # the facts right below their list
    out.controls = {**controls, **wired.places}
    return out
