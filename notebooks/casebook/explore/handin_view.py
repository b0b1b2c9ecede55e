"""Take your answers with you: one file to hand in, and one to bring in on another computer."""

import base64

from .. import handin, own_handin, show, sources, whereabouts
from ..alone import alone

NOTHING = "(none chosen)"
MOVE = "Run this cell to make the file, or to bring one in."
SAID = ("All your answers in one file, under a pseudonym of your choice, and the tables of a case of your own if you made one (capstone). It holds what you answered and when, and no name. "
        "To hand it in, download it with the link that then appears here; it also stands in the folder answers.")


def hand_in():
    """Show the two controls; without a kernel, what they do."""
    show.live(panel(), f"<p>{show.escape(SAID)}</p><p><em>{MOVE}</em></p>", f"{SAID} {MOVE}")


def files():
    """Hand-in files in the folder of answers and beside the lessons, as (name, path)."""
    folder = whereabouts.answers_folder()
    return [(path.name, path) for place in (folder, folder.parent) if place.is_dir() for path in sorted(place.glob("hand-in-*.json"))]


def download(path):
    """A link that downloads the file at `path`, which it carries with it: it needs no server."""
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return f'<p><a download="{show.escape(path.name)}" href="data:application/json;base64,{data}">Download {show.escape(path.name)}</a></p>'


def panel():
    """The widgets. Out: a widget; its `controls` are named for tests."""
    from . import parts

    words = parts.html()
    words.value = f"<p>{show.escape(SAID)}</p>"
    name, make, told = parts.text("A pseudonym, not your name", width="380px"), parts.button("Make the file"), parts.html()
    pick, bring = parts.dropdown("A file to bring in", [(NOTHING, "")], width="420px"), parts.button("Bring it in")

    def look():
        pick.options = [(NOTHING, ""), *((label, str(path)) for label, path in files())]

    def made(_):
        paths = []

        def act():
            paths.append(handin.written(name.value))
            return _made(paths[0])

        line = _said(act)
        told.value = show.status(line, "".join([f"<p>{show.escape(line)}</p>", *map(download, paths)]))
        look()

    def brought(_):
        def act():
            if not pick.value:
                return "Choose a file first. Put it beside the lessons or into the folder answers, then run this cell again."
            count, cases = handin.taken_in(dict((str(p), p) for _, p in files())[pick.value])
            with_them = "".join(f" Your case {name} stands in the folder {now}." for name, now in cases.items())
            return f"Brought in: answers to {count} {'question' if count == 1 else 'questions'}.{with_them} Nothing of yours was overwritten. Run the lessons' cells again to see them."
        told.value = show.status(_said(act))

    make.on_click(alone(made))
    bring.on_click(alone(brought))
    look()
    out = parts.column(words, parts.line(name, make), parts.line(pick, bring), told)
    out.controls = {"name": name, "make": make, "pick": pick, "bring": bring, "told": told}
    return out


def _made(path):
    cases, notes = own_handin.collected(path.parent)
    return " ".join([f"Made: {whereabouts.shown(path)}.", *([f"With the tables of: {', '.join(cases)}."] if cases else []), *notes])


def _said(action):
    try:
        return action()
    except sources.CasebookError as error:
        return str(error)
    except OSError as error:
        return f"This did not work: {whereabouts.mend(error, whereabouts.answers_folder())}."
