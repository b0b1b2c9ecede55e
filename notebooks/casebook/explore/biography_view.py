"""One actor's way through the case, in order of time, beside the name resolver."""

from functools import lru_cache

from .. import mentions, show, sources
from ..alone import alone
from ..figures import years

FIRST = "khojand-elite"
EVERY = ""
TYPED = "Khojand"
MOVE = "Run this cell to choose another actor, to keep one kind of row, and to look up a spelling."


class Biography:
    """The logic and the picture; knows nothing of widgets."""

    def __init__(self):
        actors = sources.table("actors")
        self.names = sorted(zip(actors["name"], actors["actor"]), key=lambda pair: pair[0].lower())
        self.kind_of = dict(zip(actors["actor"], actors["kind"]))
        self._years = None
        self.address = lru_cache(maxsize=64)(self._address)

    def actors(self, kind=EVERY):
        """(name, id) of the actors of a kind, in the order of the alphabet."""
        return [(name, actor) for name, actor in self.names if not kind or self.kind_of[actor] == kind]

    def found(self, actor, rows=EVERY):
        """The mentions of an actor, of one kind of row or all."""
        return tuple(m for m in mentions.mentions(actor) if not rows or m.kind == rows)

    def _address(self, actor, rows):
        self._years = self._years or years.Years()
        return self._years.frame(self.found(actor, rows))

    def figure(self, actor, rows=EVERY):
        alt = years.describe(sources.label("actors", actor), self.found(actor, rows))
        caption = f"When the case names {sources.label('actors', actor)}: one mark a row of our tables, by the year in which it begins. “Earlier” holds the eighties at large as well."
        return show.figure_html(self.address(actor, rows), alt, caption, years.WIDTH, years.HEIGHT)

    def summary(self, actor, rows=EVERY):
        """How often, how much of it dated, first and last."""
        found = self.found(actor, rows)
        name = sources.label("actors", actor)
        if not [m for m in found if m.kind != "named"]:
            return f"{name}: no row of this kind. The case names it in one place or in passing."
        dated = [m for m in found if mentions.when(m.row) != "no date"]
        bare = sum(mentions.when(m.row) == "no date" for m in found)
        parts = ", ".join(f"{words} {sum(m.kind == k for m in found)}" for k, words in mentions.KINDS.items() if any(m.kind == k for m in found))
        span = f" First dated: {mentions.when(dated[0].row)}. Last dated: {mentions.when(dated[-1].row)}." if dated else ""
        return f"{name}: {len(found)} {'row' if len(found) == 1 else 'rows'} ({parts}); {bare} without a date.{span}"

    def list_html(self, actor, rows=EVERY):
        found = self.found(actor, rows)
        return mentions.entries_html(found, f"{sources.label('actors', actor)}: {len(found)} rows in order of time, those without a date last, in the order of the pages")

    def resolve_html(self, text):
        """What a spelling may mean: (words for the status line, HTML)."""
        if not text.strip():
            return "Type a spelling.", ""
        found = mentions.meanings(text)
        if not found:
            try:
                sources.entity(text)
            except sources.UnknownName as error:
                return f"{str(error)[0].upper()}{str(error)[1:]}.", ""
        if not found:  # a word of a name that only other texts use
            found = tuple(dict.fromkeys(sources.entity(text)["entity"]))
        told = "one meaning" if len(found) == 1 else f"{len(found)} possible meanings: the sentence must decide"
        return f"“{text}”: {told}: {', '.join(mentions.called(e) for e in found)}.", "".join(mentions.spellings_html(e) for e in found)


def ambiguous_html():
    """The spellings of people and places that mean more than one, as a table."""
    rows = [(spelling, "; ".join(mentions.called(e) for e in found)) for spelling, found in mentions.ambiguous().items()]
    return show.rows_html(rows, f"{len(rows)} spellings of the case with more than one meaning", ["Spelling", "May mean"], [25, 75])


def biography():
    """Show the exploration; without a kernel, the Khojand elite, one spelling, and the ambiguous spellings."""
    model = Biography()
    told, table = model.resolve_html(TYPED)
    html = (model.figure(FIRST) + f"<p>{show.escape(model.summary(FIRST))}</p><p><em>{MOVE}</em></p>" + model.list_html(FIRST)
            + f"<p>{show.escape(told)}</p>" + show.details("Every spelling of each", table) + ambiguous_html())
    show.live(panel(model), html, f"One actor's way through the case. {model.summary(FIRST)}")


def panel(model):
    """The widgets. In: a Biography. Out: a widget; its `controls` are named for tests."""
    from . import parts
    from .people_view import KINDS

    kind = parts.dropdown("Kind of actor", [("all", EVERY)] + sorted((KINDS[k], k) for k in set(model.kind_of.values())), width="300px")
    actor = parts.dropdown("Actor", model.actors(), FIRST, "420px")
    rows = parts.dropdown("Rows", [("all", EVERY)] + [(words, k) for k, words in mentions.KINDS.items() if k != "named"], width="300px")
    typed = parts.text("Look up a spelling (then Enter)", TYPED, "380px")
    choose = parts.dropdown("or choose one with several meanings", [("(none chosen)", "")] + [(s, s) for s in mentions.ambiguous()], "", "400px")
    picture, words, listing, answer, table = (parts.html() for _ in range(5))
    several = parts.html()
    several.value = show.details("All spellings with several meanings", ambiguous_html())
    busy = []

    def narrow(_):
        busy.append(1)
        options = model.actors(kind.value)
        keep = actor.value if actor.value in {a for _, a in options} else options[0][1]
        actor.options = options
        actor.value = keep
        busy.clear()
        refresh()

    def refresh(_=None):
        if busy:
            return
        words.value = show.status(model.summary(actor.value, rows.value))
        picture.value = model.figure(actor.value, rows.value)
        listing.value = model.list_html(actor.value, rows.value)

    def resolve(_=None):
        told, html = model.resolve_html(typed.value)
        answer.value = show.status(told)
        table.value = show.details("Every spelling of each", html) if html else ""

    def take(_):
        if choose.value:
            typed.value = choose.value

    kind.observe(alone(narrow), "value")
    actor.observe(alone(refresh), "value")
    rows.observe(alone(refresh), "value")
    typed.observe(alone(resolve), "value")
    choose.observe(alone(take), "value")
    refresh()
    resolve()
    out = parts.column(parts.line(kind, actor, rows), picture, words, listing, parts.line(typed, choose), answer, table, several)
    out.controls = {"kind": kind, "actor": actor, "rows": rows, "typed": typed, "choose": choose, "picture": picture, "words": words, "listing": listing, "answer": answer, "table": table}
    return out
