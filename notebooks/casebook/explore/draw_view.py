"""Draw what you expect for 2009 to 2015, before the record is shown: seven labelled fields, and the guess is kept."""

from functools import lru_cache

from .. import drawn, show
from ..alone import alone
from ..figures import drawn_line

MOVE = "Run this cell to enter what you expect. The record comes only after your guess is kept."
CAPTION = f"The record to 2008, as revised since: {drawn.SOURCE}. From outside the case. What you enter is your assumption."


@lru_cache(maxsize=4)
def picture(name):
    """The kept figure of a series, one for the guess and for the record."""
    one = drawn.series(name)
    return drawn_line.Line(one["low"], one["high"], f"{one['name']}, {one['unit']}", drawn.known(name), drawn.YEARS)


def figure(name, guess, record=None, later=None, caption=CAPTION):
    """One state as HTML. In: a key of drawn.SERIES; {year: value} each."""
    one = drawn.series(name)
    alt = drawn_line.describe(one["name"], one["unit"], drawn.known(name), guess, record, later)
    return show.figure_html(picture(name).frame(guess, record, later), alt, caption, drawn_line.WIDTH, drawn_line.HEIGHT)


def draw(name):
    """Show the picture with its seven fields; without a kernel, the record to 2008, as picture and table. Raises UnknownName."""
    one, known = drawn.series(name), drawn.known(name)
    table = show.rows_html([(year, f"{value:.1f}") for year, value in known.items()], f"{one['name']}, {one['unit']}, to 2008", ["Year", one["unit"].capitalize()])
    show.live(panel(name), figure(name, {}) + f"<p><em>{MOVE}</em></p>" + show.details("The same as a table", table), f"{one['name']}: what do you expect for 2009 to 2015? {MOVE}")


class Draw:
    """The live form. `box` is the widget; `controls` are named for tests."""

    def __init__(self, name):
        from .. import controls
        from . import parts

        self.name, self.one = name, drawn.series(name)
        self.fields = {year: parts.text(str(year), width="96px") for year in drawn.YEARS}
        self.same, self.clear, self.keep = parts.button("Same as the year before"), parts.button("Empty all fields"), parts.button("Keep my guess")
        self.words, self.place, self.kept = parts.html(), parts.html(), parts.html()
        self.put, self.quiet = controls.put, controls.Quiet()
        self.quiet.watch(*self.fields.values())
        for field in self.fields.values():
            field.observe(alone(self.redraw), "value")
        self.same.on_click(alone(lambda _: self.quiet.then(self.fill)))
        self.clear.on_click(alone(lambda _: self.empty()))
        self.keep.on_click(alone(lambda _: self.quiet.then(self.keep_it)))
        self._held = False
        self.restore()
        head = parts.html()
        head.value = f"<p style=\"margin:0.2em 0\">{self.one['unit'][0].upper()}{self.one['unit'][1:]}, for each year a number from {self.one['low']} to {self.one['high']}:</p>".replace("from -", "from −")
        self.box = parts.column(head, parts.line(*self.fields.values()), parts.line(self.same, self.clear, self.keep), self.words, self.place, self.kept)
        self.controls = {"fields": self.fields, "same": self.same, "clear": self.clear, "keep": self.keep, "words": self.words, "picture": self.place, "kept": self.kept}
        self.box.controls = self.controls

    def values(self):
        return drawn.read(self.name, {year: field.value for year, field in self.fields.items()})

    def write(self, values):
        """Put values into the fields, with one redraw."""
        self._held = True
        for year, field in self.fields.items():
            field.value = f"{values[year]:g}" if year in values else ""
        self._held = False
        self.redraw()

    def restore(self):
        """Bring the last kept guess back."""
        self.write(drawn.kept(self.name, "latest") or {})
        self.show_kept()

    def redraw(self, _=None, told=""):
        if self._held:
            return
        values, faults = self.values()
        first = drawn.kept(self.name)
        self.put(self.place, figure(self.name, first or values, later=values if first and values != first else None))
        gaps = [str(year) for year in drawn.YEARS if year not in values and not self.fields[year].value.strip()]
        state = " ".join(faults) or (f"Still empty: {', '.join(gaps)}." if gaps else "All seven years are filled.")
        self.put(self.words, show.status(told or state))

    def fill(self):
        """Put the value of the year before into the first empty field."""
        values, _ = self.values()
        known = drawn.known(self.name)
        year = next((y for y in drawn.YEARS if not self.fields[y].value.strip()), None)
        if year is None:
            self.redraw(told="No field is empty.")
            return
        before = {**known, **values}.get(year - 1)
        if before is None:
            self.redraw(told=f"First mend the year {year - 1}.")
            return
        self.fields[year].value = f"{round(before, 1):g}"
        self.redraw(told=f"{year} is filled with the value of {year - 1}: {round(before, 1):g}.")

    def empty(self):
        self.write({})

    def keep_it(self):
        values, faults = self.values()
        if faults or len(values) < len(drawn.YEARS):
            gaps = [str(y) for y in drawn.YEARS if y not in values]
            self.redraw(told=" ".join(faults) or f"Fill every year first. Still empty: {', '.join(gaps)}.")
            return
        again = drawn.kept(self.name) is not None
        drawn.keep(self.name, values)
        self.redraw(told="Your new guess is kept beside the first. The first stays as it is." if again else "Your guess is kept. It stays as it is, whatever you enter later.")
        self.show_kept()

    def show_kept(self):
        first, latest = drawn.kept(self.name), drawn.kept(self.name, "latest")
        say = lambda found: ", ".join(f"{y}: {v:g}" for y, v in found.items())
        told = [f"Your first guess: {say(first)}."] if first else []
        told += [f"Your latest guess: {say(latest)}."] if first and latest != first else []
        self.keep.description = "Keep my new guess" if first else "Keep my guess"
        self.put(self.kept, "".join(f"<p>{show.escape(line)}</p>" for line in told) + show.status(drawn.book().status_line(self.one["id"])))


def panel(name):
    """The widgets of one series. In: a key of drawn.SERIES. Out: a widget with `controls`."""
    return Draw(name).box
