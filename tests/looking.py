"""What tests look at in views and pictures: alternative text, entries of a list, pixels, words that are cut off."""

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
