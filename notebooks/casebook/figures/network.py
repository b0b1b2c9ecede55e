"""Who stands with whom as a network: eighteen names whose places never move, ties as lines between them."""

from .. import stands
from . import paths, ties
from .canvas import Moving, sheet

WIDTH, HEIGHT = ties.WIDTH, ties.HEIGHT
PLACES = {  # fixed by hand, in pixels from the top left: regions on the left, sides in the middle, outside on the right
    "khojand": (62, 66), "kulob": (128, 204), "gharm": (146, 386), "badakhshan": (66, 524),
    "government": (318, 66), "nabiev": (288, 166), "front": (404, 244),
    "opposition": (392, 420), "democrats": (262, 506), "islamists": (400, 556),
    "russia-security": (548, 62), "russia-democrats": (694, 112), "russia": (694, 204), "uzbekistan": (566, 256), "un": (682, 306),
    "iran": (700, 412), "northern-alliance": (560, 492), "taliban": (700, 560),
}
HIGH = {1: 24, 2: 38}  # height of a name's box by its lines, in pixels
AREA = (8, 30, WIDTH - 8, HEIGHT - 104)  # the room for lines


class Network(Moving):
    """The kept network. `frame(view, focus, chosen)` gives a PNG's data address.

    In: the pairs that may ever be tied, each with its signs: {pair: (signs)}.
    """

    def __init__(self, pairs):
        self.pairs, self.bends = pairs, bends(pairs)
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        axes = self.axes
        for x, word in ((106, "Regions"), (330, "Sides"), (630, "Outside")):
            axes.text(x, 16, word, fontsize=11, fontweight="bold", color=ties.INK, ha="center", va="center")
        axes.text(14, HEIGHT - 86, "Dark: has a tie at this time. White: none with a date. The places of the names mean nothing.", fontsize=10, color=ties.INK, va="center")
        ties.key(axes, HEIGHT - 66)
        self._movers()

    def _movers(self):
        from matplotlib.patches import FancyBboxPatch, PathPatch
        from matplotlib.path import Path

        self.lines, self.badges, curves, codes = {}, {}, {}, [Path.MOVETO, Path.CURVE3, Path.CURVE3]
        for pair, signs in self.pairs.items():
            for sign in signs:
                curves[pair, sign] = curve(pair, self.bends[pair], signs.index(sign) - (len(signs) - 1) / 2)
                self.lines[pair, sign] = self.axes.add_patch(PathPatch(Path(curves[pair, sign], codes), fill=False, animated=True, capstyle="butt"))
        for (pair, sign), (x, y) in paths.spread(curves, boxes()).items():
            self.badges[pair, sign] = ties.badge(self.axes, x, y, sign, animated=True)
        self.halo = self.axes.add_patch(PathPatch(Path([(0, 0), (1, 1)]), fill=False, edgecolor=ties.HALO, linewidth=10, animated=True, visible=False))
        self.boxes, self.names = {}, {}
        for node in stands.NODES:
            (x, y), (w, h) = PLACES[node.key], size(node)
            self.boxes[node.key] = self.axes.add_patch(FancyBboxPatch((x - w / 2, y - h / 2), w, h, boxstyle="round,pad=0,rounding_size=6", animated=True))
            self.names[node.key] = self.axes.text(x, y, node.label, ha="center", va="center", fontsize=10, linespacing=1.05, animated=True)
        self.pill = self.axes.text(0, 0, "", ha="center", va="center", fontsize=10.5, color=ties.INK, animated=True, visible=False,
                                   bbox={"boxstyle": "round,pad=0.35", "facecolor": "#fff3cf", "edgecolor": ties.INK, "linewidth": 1.2})

    def artists(self, view, focus="", chosen=None):
        """Set every artist for a view ({pair: {sign: state}}) and give those to draw, in order."""
        pale, strong, signs = [], [], []
        for (pair, sign), line in self.lines.items():
            state = view.get(pair, {}).get(sign)
            if not state:
                continue
            told = not focus or focus in pair
            line.set(edgecolor=ties.COLOURS[sign] if told else ties.PALE, linewidth=ties.THICK[sign] if told else 1.2, linestyle=ties.STYLES[state])
            (strong if told else pale).append(line)
            if told and pair != chosen:
                signs.append(self.badges[pair, sign])
        tied = {n for p in view for n in p}
        for key, box in self.boxes.items():
            marked = key == focus or chosen and key in chosen
            box.set(facecolor="#33475b" if key in tied else "white", edgecolor=ties.HALO if marked else ties.INK, linewidth=4 if marked else 1.1)
            self.names[key].set_color("white" if key in tied else ties.INK)
        self._mark(view, chosen)
        return [self.halo, *pale, *strong, *signs, *self.boxes.values(), *self.names.values(), self.pill]

    def _mark(self, view, chosen):
        from matplotlib.path import Path

        there = chosen in self.pairs
        self.halo.set_visible(there)
        self.pill.set_visible(there)
        if there:
            points = curve(chosen, self.bends[chosen], 0)
            self.halo.set_path(Path(points, [Path.MOVETO, Path.CURVE3, Path.CURVE3]))
            x, y = paths.at(points, 0.5)
            self.pill.set_position((min(max(x, 100), WIDTH - 100), y))
            self.pill.set_text(ties.state_words(view.get(chosen, {})).replace(" and ", "\nand "))


def size(node):
    """Width and height of a name's box, in pixels."""
    lines = node.label.split("\n")
    return 7.9 * max(map(len, lines)) + 14, HIGH[len(lines)]


def boxes():
    """{key: (x, y, width, height)} of the names' boxes."""
    return {node.key: (*PLACES[node.key], *size(node)) for node in stands.NODES}


def curve(pair, bend, lane):
    """The curve between a pair (see paths.curve)."""
    return paths.curve(PLACES[pair[0]], PLACES[pair[1]], bend, lane)


def bends(pairs):
    """How far each pair's line bends (see paths.bends)."""
    return paths.bends(pairs, boxes(), AREA)


def crowded(pairs):
    """Signs nearer than 16 pixels to each other, for the tests."""
    bent = bends(pairs)
    spots = list(paths.spread({(p, s): curve(p, bent[p], signs.index(s) - (len(signs) - 1) / 2) for p, signs in pairs.items() for s in signs}, boxes()).items())
    return [(a, b) for i, (a, p) in enumerate(spots) for b, q in spots[:i] if paths.far(p, q) < 16]
