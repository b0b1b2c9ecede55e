"""What came after 2008: shown by the kernel only when both guesses are kept (and the teacher's word, where one is set, is typed)."""

from functools import lru_cache

from .. import after, drawn, scenarios, show
from ..figures import drawn_line, futures
from . import draw_view

NOT_YET = "What came is shown here by the running page once your two guesses are kept. Read without a kernel, it stands folded at the end of this page."
CAPTION = f"Your first guess (an assumption) and the record. From outside the case: {drawn.SOURCE}. A series ends where our table ends."
CAME = "The drivers of the scenarios against what came after 2008, in our reading of a few facts from outside the case. Nothing here is counted or weighed."
NONE = "(none chosen)"


# --- HTML, without widgets

def series_html(name):
    """Picture, words and table of one series, the guess beside the record."""
    guess, later = drawn.kept(name) or {}, drawn.kept(name, "latest")
    picture = draw_view.figure(name, guess, drawn.record(name), later if later != guess else None, CAPTION)
    return picture + show.status(after.summary(name)) + show.details("The same as a table", after.record_table(name, guess))


def events_html():
    """Events, elections and refugees after 2008."""
    return after.events_table() + show.details("National elections after 2008", after.elections_table()) + show.details("Refugees from Tajikistan by year", after.refugees_table())


@lru_cache(maxsize=1)
def parts_html():
    """The matrix of drivers and scenarios with what came; it has one state, so that it is drawn once."""
    told = {d: words if ";" not in words else "both: see the facts" for d, words in after.told().items()}
    return show.figure_html(futures.Futures(futures.LATER).frame(after.marks(), told), futures.describe(after.marks(), after.told()), CAME, futures.WIDTH, futures.HEIGHT)


# --- what a lesson calls

def record():
    """The record 2002 to 2024 beside the guess, for one series at a time; behind the gate."""
    _behind("the record beside your guess", _record_panel)


def after_2008():
    """Events, elections and refugees after 2008; behind the gate."""
    _behind("the events after 2008", lambda: _still(events_html()))


def which_parts():
    """Which parts of each scenario came; behind the gate."""
    _behind("the scenarios against what came", _parts_panel)


def folded():
    """All of it for reading without a kernel, behind a line that opens. With a kernel, behind the gate like the rest."""
    words = "".join(f"<p>{show.escape(line)}</p>" for line in after.parts_summary())
    inside = "".join(series_html_blank(name) for name in drawn.SERIES) + after.dollars_table() + events_html() + parts_html() + words + after.facts_table()
    html = show.details("Open what came after 2008. Write your expectation down first", inside)
    show.live(gate("everything that came, on one page", lambda: _still(inside)), html, "What came after 2008 stands here, folded. Write your expectation down first.")


def series_html_blank(name):
    """The record of one series without anybody's guess."""
    return draw_view.figure(name, {}, drawn.record(name), None, CAPTION.replace("Your first guess (an assumption) and the record", "The record")) + after.record_table(name, {})


# --- the gate

def _behind(what, make):
    show.live(gate(what, make), f"<p><em>{NOT_YET}</em></p>", NOT_YET)


def gate(what, make):
    """A button that shows `make()`, a widget, when the gate is open, and says why not when it is closed. Out: a widget with `controls`."""
    from . import parts

    button, word, words, place = parts.button(f"Show {what}"), parts.text("Word from your teacher", width="360px"), parts.html(), parts.column()
    word.layout.display = "" if drawn.asks_word() else "none"
    words.value = show.status(drawn.closed() or "Your guesses are kept.")

    def opened(_):
        why = drawn.closed(word.value)
        words.value = show.status(why or "Shown below.")
        if not why:
            inside = make()
            place.children = (inside, *place.children[-1:])
            place.controls = getattr(inside, "controls", {})

    button.on_click(opened)
    out = parts.column(parts.line(word, button), words, place)
    out.controls = {"show": button, "word": word, "words": words, "place": place}
    return out


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
        return {"words": show.status_lines(after.parts_summary()), "picture": parts_html(), "facts": after.facts_table(state["driver"]) + (after.asked_html(state["driver"]) if state["driver"] else "")}

    return wiring.Wired(controls, seen, ("words", "picture", "facts")).laid_out(("picture", "words", "facts"))
