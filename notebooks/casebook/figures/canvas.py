"""A matplotlib figure that is drawn once and then only changed where it must.

The ground (axes, lanes, labels) is drawn when the figure is made and kept as pixels; a change
of view restores it and draws the few artists that moved. Measured in `tests/benchmarks`.
"""

import base64
import io
import zlib

from ..largetype import picture_zoom

SCALE = 1.5  # pixels drawn for each pixel shown: sharp at 150 %, and still quick


def new_figure(width, height):
    """A Figure of `width` x `height` shown pixels, with a canvas and a clean style of its own."""
    import logging

    import matplotlib
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # the first figure somewhere: no pink "building the font cache"
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


def thin_hatch(patch, width):
    """Draw the hatching of `patch` with lines `width` points thick, where matplotlib can do that for one patch (from 3.10 on)."""
    if hasattr(patch, "set_hatch_linewidth"):
        patch.set_hatch_linewidth(width)


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

    The artists must belong to the figure and be marked `animated=True`, so that they are not in the ground. Between two frames
    only packed pixels are kept, a hundredth of the canvas: a lesson has several figures, and a server many learners.
    """

    def __init__(self, figure):
        self.figure = figure
        figure.canvas.draw()
        self._ground = _pack(_pixels(figure.canvas))
        self._stamps = {}
        self._let_go()

    def frame(self, artists, stamps=()):
        """The frame with `artists`. `stamps`: (key, box, make) of pieces that touch nothing else; what `make()` gives is drawn
        into the box once for each key, and copied from then on: text costs far more than a copy."""
        self.figure.canvas.get_renderer()
        pixels = _pixels(self.figure.canvas)
        pixels[:] = _unpack(self._ground, pixels.shape)
        for key, box, make in stamps:
            part = pixels[_rows_and_columns(box, pixels.shape)]
            if key not in self._stamps:
                for artist in make():
                    artist.axes.draw_artist(artist)
                self._stamps[key] = _pack(part)
            else:
                part[:] = _unpack(self._stamps[key], part.shape)
        for artist in artists:
            if artist.get_visible():
                artist.axes.draw_artist(artist)
        address = encode(self.figure.canvas)
        self._let_go()
        return address

    def _let_go(self):
        """Give the pixels back: the next frame begins with a new canvas. Every text remembers the renderer that drew it, and with it
        the pixels; should matplotlib one day remember it under another name, this costs memory and nothing else."""
        from matplotlib.text import Text

        old = self.figure.canvas
        type(old)(self.figure)
        old.renderer = None
        for text in self.figure.findobj(Text):
            text._renderer = None


def _pixels(canvas):
    import numpy

    return numpy.asarray(canvas.buffer_rgba())


def _pack(pixels):
    return zlib.compress(pixels.tobytes(), 1)


def _unpack(packed, shape):
    import numpy

    return numpy.frombuffer(zlib.decompress(packed), "uint8").reshape(shape)


def _rows_and_columns(box, shape):
    """Where a box of the figure, measured from the bottom left, lies among the pixels, which begin at the top."""
    return slice(max(0, shape[0] - int(box.y1)), max(0, shape[0] - int(box.y0))), slice(max(0, int(box.x0)), max(0, int(box.x1)))


class Moving:
    """A figure with a kept ground. A subclass makes `figure`, and `artists(…)` sets what moves to a state and gives it in the
    order of drawing; `frame(…)`, with the same arguments, gives a data address."""

    _kept = None

    def frame(self, *state, **more):
        self._kept = self._kept or Kept(self.figure)
        return self._kept.frame(self.artists(*state, **more))
