"""Actors on a circle and the ties between them: with, against, neither; for a case whose actors we do not know."""
import math

from . import paths
from .canvas import png_address, sheet
from .timeline import INK

WIDTH, HEIGHT = 760, 560
SIGNS = {1: ("with", "+", "#0072B2", "-"), -1: ("against", "×", "#B34700", (0, (5, 2.2))), 0: ("neither", "o", "#5c5c5c", (0, (1, 1.8)))}
MOST = 12
"""Names that find room on the circle."""
AROUND = (WIDTH / 2, 255, 300, 205)  # centre and half axes of the ellipse
LINE, LONGEST, LINES = 14, 14, 3  # pixels of a line of a name, its letters, its lines
AREA = (8, 8, WIDTH - 8, 508)  # the room for lines
APART = 13  # pixels between the lines of a pair that is tied in more than one way
HEAD = 9  # pixels of an arrow's head


def draw(names, ties):
    """A data address. In: {actor: name} of those drawn, in order; ties as (source, target, sign). A tie to somebody not drawn is left out."""
    from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
    from matplotlib.path import Path

    figure, axes = sheet(WIDTH, HEIGHT)
    boxes = layout(names, ties)
    lines = curves(boxes, ties)
    spots = paths.spread(lines, boxes)
    for (source, target, sign), points in lines.items():
        _, mark, colour, style = SIGNS[sign]
        start, end = paths.visible(points, boxes[source], boxes[target])
        shown = paths.part(points, start, end)
        axes.add_patch(FancyArrowPatch(path=Path(shown, [Path.MOVETO, Path.CURVE3, Path.CURVE3]), arrowstyle="-", color=colour, linestyle=style, linewidth=2))
        back = paths.at(points, max(start, end - 0.03))
        axes.annotate("", shown[2], back, arrowprops={"arrowstyle": f"-|>,head_length={HEAD / 20},head_width={HEAD / 40}", "color": colour, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0, "mutation_scale": 20})
        axes.text(*spots[source, target, sign], mark, fontsize=11, fontweight="bold", ha="center", va="center", color=colour, zorder=4,
                  bbox={"boxstyle": "circle,pad=0.15", "facecolor": "white", "edgecolor": colour, "linewidth": 0.8})
    for actor, name in names.items():
        x, y, w, h = boxes[actor]
        axes.add_patch(FancyBboxPatch((x - w / 2, y - h / 2), w, h, boxstyle="round,pad=0,rounding_size=5", facecolor="white", edgecolor=INK, linewidth=1, zorder=5))
        axes.text(x, y, "\n".join(wrapped(name)), fontsize=10, ha="center", va="center", color=INK, linespacing=1.05, zorder=6)
    there = {sign for _, _, sign in lines}
    for n, (word, mark, colour, style) in enumerate(one for sign, one in SIGNS.items() if sign in there):
        axes.plot([24 + 140 * n, 64 + 140 * n], [536, 536], color=colour, linestyle=style, linewidth=2)
        axes.text(72 + 140 * n, 536, f"{mark} {word}", fontsize=10.5, va="center", color=INK)
    axes.text(32 + 140 * len(there), 536, "The places on the circle mean nothing.", fontsize=10, va="center", style="italic", color=INK)
    return png_address(figure)


def order(names, ties):
    """The actors in an order in which neighbours have as few ties as can be, so that no line is hidden between two boxes. Out: a list."""
    tied = lambda a, b: sum({a, b} == {source, target} for source, target, _ in ties)
    left = list(names)
    out = [left.pop(0)] if left else []
    while left:
        out.append(min(left, key=lambda a: (tied(a, out[-1]), -sum(tied(a, b) for b in names), left.index(a))))
        left.remove(out[-1])
    return out


def layout(names, ties):
    """{actor: (x, y, width, height)}: boxes at even distances along the ellipse."""
    cx, cy, a, b = AROUND
    fine = [2 * math.pi * n / 720 for n in range(721)]
    long = [0.0]
    for s, t in zip(fine, fine[1:]):
        long.append(long[-1] + math.hypot(a * (math.sin(t) - math.sin(s)), b * (math.cos(t) - math.cos(s))))
    out = {}
    for n, actor in enumerate(order(names, ties)):
        angle = fine[next(i for i, far in enumerate(long) if far >= long[-1] * n / len(names))]
        lines = wrapped(names[actor])
        out[actor] = (cx + a * math.sin(angle), cy - b * math.cos(angle), 7.6 * max(map(len, lines)) + 20, LINE * len(lines) + 10)
    return out


def curves(boxes, ties):
    """{(source, target, sign): curve}: one line for each kind of tie, the lines of a pair side by side, clear of the other boxes."""
    pairs = {}
    for source, target, sign in ties:
        if source in boxes and target in boxes and source != target:
            kinds = pairs.setdefault(tuple(sorted((source, target))), [])
            if (source, target, sign) not in kinds:
                kinds.append((source, target, sign))
    bent, out = paths.bends(pairs, boxes, AREA), {}
    for (a, b), kinds in pairs.items():
        for n, kind in enumerate(kinds):
            (ax, ay), (bx, by) = boxes[a][:2], boxes[b][:2]
            aside = APART * (n - (len(kinds) - 1) / 2) / (paths.far((ax, ay), (bx, by)) or 1)
            dx, dy = -aside * (by - ay), aside * (bx - ax)  # the whole line is moved aside, its ends too
            points = paths.curve((ax + dx, ay + dy), (bx + dx, by + dy), bent[a, b])
            out[kind] = points if kind[0] == a else points[::-1]
    return out


def wrapped(name):
    """A name as at most three lines; a word that is too long is cut, and so is what finds no room, with an ellipsis."""
    lines, words = [""], [word if len(word) <= LONGEST + 3 else word[:LONGEST + 2] + "…" for word in name.split()]
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > LONGEST:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines if len(lines) <= LINES else [*lines[:LINES - 1], lines[LINES - 1] + " …"]
