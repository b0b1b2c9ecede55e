"""Who stands with whom as a network: eighteen names whose places never move, ties as lines between them."""

from .. import stands
from . import ties
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
BENDS = tuple(b / 20 for b in range(-9, 10))
APART = 9  # pixels between the lines of a pair that is tied in more than one way


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
        for (pair, sign), (x, y) in spread(curves).items():
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
            x, y = at(points, 0.5)
            self.pill.set_position((min(max(x, 100), WIDTH - 100), y))
            self.pill.set_text(ties.state_words(view.get(chosen, {})).replace(" and ", "\nand "))


def size(node):
    """Width and height of a name's box, in pixels."""
    lines = node.label.split("\n")
    return 7.9 * max(map(len, lines)) + 14, HIGH[len(lines)]


def curve(pair, bend, lane):
    """The three points of the curve between a pair. `bend`: its height as a share of its length; `lane`: how many lanes
    beside the middle one, negative on one side."""
    (ax, ay), (bx, by) = PLACES[pair[0]], PLACES[pair[1]]
    long = _far((ax, ay), (bx, by))
    side = 2 * (bend * long + APART * lane)
    return [(ax, ay), ((ax + bx) / 2 - side * (by - ay) / long, (ay + by) / 2 + side * (bx - ax) / long), (bx, by)]


def at(points, t):
    """The point at share `t` of a curve."""
    (ax, ay), (cx, cy), (bx, by) = points
    a, c, b = (1 - t) ** 2, 2 * t * (1 - t), t ** 2
    return a * ax + c * cx + b * bx, a * ay + c * cy + b * by


def bends(pairs):
    """How far each pair's line bends: as little as keeps it clear of the other names' boxes and of lines already laid."""
    sizes = {n.key: size(n) for n in stands.NODES}
    laid, out = [], {}
    for pair in sorted(pairs, key=lambda p: _far(PLACES[p[0]], PLACES[p[1]])):
        def cost(bend):
            spots = [at(curve(pair, bend, 0), t / 24) for t in range(3, 22)]
            hits = sum(abs(x - PLACES[k][0]) < w / 2 + 7 and abs(y - PLACES[k][1]) < h / 2 + 7 for x, y in spots for k, (w, h) in sizes.items() if k not in pair)
            outside = sum(not 8 < x < WIDTH - 8 or not 30 < y < HEIGHT - 104 for x, y in spots)
            near = sum(_far(p, q) < 9 for p in spots[3:-3] for q in laid)
            return 40 * hits + 40 * outside + 4 * near + 30 * abs(bend)

        out[pair] = min(BENDS, key=lambda b: (cost(b), abs(b), b))
        laid += [at(curve(pair, out[pair], 0), t / 24) for t in range(6, 19)]
    return out


def spread(curves):
    """A place on each curve for its sign, so that no two signs lie on one another or on a name."""
    sizes = {n.key: size(n) for n in stands.NODES}
    taken, out = [], {}
    for name, points in sorted(curves.items(), key=lambda item: _far(item[1][0], item[1][2])):
        spots = [at(points, t / 40) for t in range(7, 34)]
        free = [p for p in spots if not any(abs(p[0] - PLACES[k][0]) < w / 2 + 11 and abs(p[1] - PLACES[k][1]) < h / 2 + 11 for k, (w, h) in sizes.items())] or spots
        best = max(free, key=lambda p: (min([24, *(_far(p, q) for q in taken)]), -abs(spots.index(p) - 13)))
        taken.append(best)
        out[name] = best
    return out


def _far(p, q):
    return ((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) ** 0.5


def crowded(pairs):
    """Signs nearer than 16 pixels to each other, for the tests."""
    bent = bends(pairs)
    spots = list(spread({(p, s): curve(p, bent[p], signs.index(s) - (len(signs) - 1) / 2) for p, signs in pairs.items() for s in signs}).items())
    return [(a, b) for i, (a, p) in enumerate(spots) for b, q in spots[:i] if _far(p, q) < 16]
