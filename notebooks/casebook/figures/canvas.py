"""A matplotlib figure that is drawn once and then only changed where it must.

The ground (axes, lanes, labels) is drawn when the figure is made and kept as pixels; a change
of view restores it and draws the few artists that moved. Measured in `tests/benchmarks`.
"""

import base64
import io
import zlib

from ..largetype import picture_zoom

COLOURS = 128  # of a ground; as many again are free for what a frame adds
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
    """The canvas's pixels as a data address."""
    return address(_few_colours(_pixels(canvas)))


def _few_colours(pixels):
    """Pixels as an image with a palette: that halves both time and size; the figures use some twenty colours and their blends."""
    from PIL import Image

    return Image.fromarray(pixels).convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def address(image):
    """An image with a palette as a data address of a PNG."""
    out = io.BytesIO()
    image.save(out, "png", compress_level=1)
    return "data:image/png;base64," + base64.b64encode(out.getvalue()).decode("ascii")


class Kept:
    """A figure with a kept ground. In: the figure; then `frame(artists)` gives a data address.

    The artists must belong to the figure and be marked `animated=True`, so that they are not in the ground. Between two frames
    only packed pixels are kept, a hundredth of the canvas: a lesson has several figures, and a server many learners.
    """

    def __init__(self, figure):
        self.figure = figure
        figure.canvas.draw()
        pixels = _pixels(figure.canvas)
        self._ground, self._stamps, self._paint = pack(pixels), {}, Paint(pixels)
        self._let_go()

    def frame(self, artists, stamps=()):
        """The frame with `artists`. `stamps`: (key, box, make) of pieces that touch nothing else; what `make()` gives is drawn
        into the box once for each key, and copied from then on: text costs far more than a copy."""
        self.figure.canvas.get_renderer()
        pixels = _pixels(self.figure.canvas)
        ground = unpack(self._ground, pixels.shape)
        pixels[:] = ground
        for key, box, make in stamps:
            part = pixels[_rows_and_columns(box, pixels.shape)]
            if key not in self._stamps:
                for artist in make():
                    artist.axes.draw_artist(artist)
                self._stamps[key] = pack(part)
            else:
                part[:] = unpack(self._stamps[key], part.shape)
        for artist in artists:
            if artist.get_visible():
                artist.axes.draw_artist(artist)
        shown = self._paint.address(pixels, ground)
        self._let_go()
        return shown

    def _let_go(self):
        """Give the pixels back: the next frame begins with a new canvas. Every text remembers the renderer that drew it, and with it
        the pixels; should matplotlib one day remember it under another name, this costs memory and nothing else."""
        from matplotlib.text import Text

        old = self.figure.canvas
        type(old)(self.figure)
        old.renderer = None
        for text in self.figure.findobj(Text):
            text._renderer = None


class Paint:
    """Colours for frames that differ little from a ground: it gets its palette once, and a frame new colours only for what differs.

    In: the ground's pixels (rows, columns, RGBA). To find a palette for a whole picture takes longer than to draw it.
    """
    FREE = 256 - COLOURS

    def __init__(self, ground):
        import numpy

        image = _few_colours(ground)
        self._ground, self._shape = pack(numpy.asarray(image)), ground.shape[:2]
        self._colours = numpy.array(image.getpalette()[:3 * COLOURS], "uint8").reshape(-1, 3)

    def address(self, pixels, ground):
        """A frame as a data address. In: its pixels, and the ground's."""
        import numpy
        from PIL import Image

        out = unpack(self._ground, self._shape).copy()
        changed = pixels.view("uint32")[..., 0] != ground.view("uint32")[..., 0]
        found, where, often = numpy.unique(pixels[changed].view("uint32")[:, 0], return_inverse=True, return_counts=True)
        order = numpy.argsort(-often, kind="stable")
        rgb = found.view("uint8").reshape(-1, 4)[:, :3]
        colours = numpy.concatenate([self._colours, rgb[order[:self.FREE]]])
        slots = numpy.empty(len(found), "uint8")
        slots[order[:self.FREE]] = numpy.arange(len(self._colours), len(colours))
        rare = order[self.FREE:]  # blends at the edges of letters: the nearest colour there is
        for part in numpy.array_split(rare, len(rare) // 500 + 1):
            slots[part] = ((colours[None].astype("int32") - rgb[part][:, None]) ** 2).sum(axis=2).argmin(axis=1)
        out[changed] = slots[where]
        image = Image.fromarray(out, "P")
        image.putpalette(colours.tobytes())
        return address(image)


def _pixels(canvas):
    import numpy

    return numpy.asarray(canvas.buffer_rgba())


def pack(pixels):
    """Pixels as bytes, a hundredth of their size. In: an array of uint8."""
    return zlib.compress(pixels.tobytes(), 1)


def unpack(packed, shape):
    """What `pack` packed, for reading only. In: bytes, the array's shape."""
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
