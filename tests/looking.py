"""What tests look at in views and pictures: alternative text, entries of a list, pixels, words that are cut off; and a case with other events."""

import base64
import io
import re

POLITE = re.compile(r'role="status"')


def alt(shown):
    """The alternative text of the first picture. In: HTML, or the controls of a view with a picture."""
    html = shown if isinstance(shown, str) else shown["picture"].value
    return re.search(r'alt="([^"]*)"', html)[1]


def values(control):
    """The values of a list's entries."""
    return [o[1] if isinstance(o, tuple) else o for o in control.options]


def pixels(address):
    """A PNG's data address as an image."""
    from PIL import Image
    return Image.open(io.BytesIO(base64.b64decode(address.split(",", 1)[1]))).convert("RGB")


def cut_off(figure):
    """Texts that do not lie inside the picture."""
    figure.canvas.draw()
    box = figure.bbox
    for axes in figure.axes:
        for text in [*axes.texts, *([*axes.get_xticklabels(), *axes.get_yticklabels()] if axes.axison else [])]:
            if text.get_text() and text.get_visible():
                e = text.get_window_extent()
                if e.x0 < -1 or e.x1 > box.x1 + 1 or e.y0 < -1 or e.y1 > box.y1 + 1:
                    yield text.get_text()


class OtherEvents:
    """The collection with other events. In: their rows."""

    def __init__(self, events):
        from casebook import sources

        self._case, self._events = sources.COLLECTION, events

    def __getattr__(self, name):
        return getattr(self._case, name)

    def table(self, name):
        return self._events if name == "events" else self._case.table(name)

    def records(self, name):
        return self.table(name).to_dict("records")

    def row(self, name, key):
        return self._events[self._events["event"] == key].iloc[0].to_dict() if name == "events" else self._case.row(name, key)
