"""A matplotlib figure that is drawn once and then only changed where it must.

The ground (axes, lanes, labels) is drawn when the figure is made and kept as pixels; a change
of view restores it and draws the few artists that moved. Measured in `tests/benchmarks`.
"""

import base64
import io

from ..largetype import picture_zoom

SCALE = 1.5  # pixels drawn for each pixel shown: sharp at 150 %, and still quick


def new_figure(width, height):
    """A Figure of `width` x `height` shown pixels, with a canvas and a clean style of its own."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    matplotlib.rcParams.update({"font.family": "DejaVu Sans", "font.size": 11, "svg.hashsalt": "casebook"})
    figure = Figure(figsize=(width / 100, height / 100), dpi=100 * SCALE * picture_zoom(height), facecolor="white")
    FigureCanvasAgg(figure)
    return figure


def sheet(width, height):
    """A Figure with one blank axes over all of it, measured in shown pixels from the top left. Out: (figure, axes)."""
    figure = new_figure(width, height)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(height, 0))
    axes.axis("off")
    return figure, axes


def png_address(figure):
    """The figure as a data address of a PNG, drawn whole."""
    figure.canvas.draw()
    return encode(figure.canvas)


def encode(canvas):
    """The canvas's pixels as a data address. A palette of 128 colours halves both time and size; the figures use
    some twenty and their blends."""
    from PIL import Image

    size = canvas.get_width_height(physical=True)
    image = Image.frombuffer("RGBA", size, canvas.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
    out = io.BytesIO()
    image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "png", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")


class Kept:
    """A figure with a kept ground. In: the figure; then `frame(artists)` gives a data address.

    The artists must belong to the figure and be marked `animated=True`, so that they are not in the ground.
    """

    def __init__(self, figure):
        self.figure = figure
        figure.canvas.draw()
        self._ground = figure.canvas.copy_from_bbox(figure.bbox)
        self._stamps = {}

    def frame(self, artists, stamps=()):
        """The frame with `artists`. `stamps`: (key, box, make) of pieces that touch nothing else; what `make()` gives is drawn
        into the box once for each key, and copied from then on: text costs far more than a copy."""
        canvas = self.figure.canvas
        canvas.restore_region(self._ground)
        for key, box, make in stamps:
            if key in self._stamps:
                canvas.restore_region(self._stamps[key])
                continue
            for artist in make():
                artist.axes.draw_artist(artist)
            self._stamps[key] = canvas.copy_from_bbox(box)
        for artist in artists:
            if artist.get_visible():
                artist.axes.draw_artist(artist)
        return encode(canvas)


class Moving:
    """A figure with a kept ground. A subclass makes `figure`, and `artists(…)` sets what moves to a state and gives it in the
    order of drawing; `frame(…)`, with the same arguments, gives a data address."""

    _kept = None

    def frame(self, *state, **more):
        self._kept = self._kept or Kept(self.figure)
        return self._kept.frame(self.artists(*state, **more))
