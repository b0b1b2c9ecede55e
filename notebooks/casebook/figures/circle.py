"""Actors on a circle and the ties between them: with, against, neither; for a case whose actors we do not know."""
import math

from .canvas import png_address, sheet
from .timeline import INK

WIDTH, HEIGHT = 760, 520
SIGNS = {1: ("with", "+", "#0072B2", "-"), -1: ("against", "×", "#B34700", "--"), 0: ("neither", "o", "#5c5c5c", ":")}
MOST = 24
"""Names that find room on the circle."""


def draw(names, ties):
    """A data address. In: {actor: name} of those drawn, in order; ties as (source, target, sign). A tie to somebody not drawn is left out."""
    figure, axes = sheet(WIDTH, HEIGHT)
    places = {actor: (WIDTH / 2 + 235 * math.sin(2 * math.pi * n / len(names)), 235 - 190 * math.cos(2 * math.pi * n / len(names))) for n, actor in enumerate(names)}
    pairs = {}
    for source, target, sign in ties:
        if source in places and target in places and source != target:
            pairs.setdefault((source, target), []).append(sign)
    for (source, target), signs in pairs.items():
        for n, sign in enumerate(dict.fromkeys(signs)):
            _, mark, colour, style = SIGNS[sign]
            (x0, y0), (x1, y1) = places[source], places[target]
            shift = 7 * n
            axes.annotate("", (x1, y1 + shift), (x0, y0 + shift), arrowprops={"arrowstyle": "-|>", "color": colour, "linestyle": style, "linewidth": 1.8, "shrinkA": 14, "shrinkB": 14})
            axes.text((x0 + x1) / 2, (y0 + y1) / 2 + shift, mark, fontsize=11, fontweight="bold", ha="center", va="center", color=colour,
                      bbox={"boxstyle": "circle,pad=0.15", "facecolor": "white", "edgecolor": colour, "linewidth": 0.8})
    for actor, name in names.items():
        x, y = places[actor]
        axes.text(x, y, _wrapped(name), fontsize=10, ha="center", va="center", color=INK, linespacing=1.05, zorder=5,
                  bbox={"boxstyle": "round,pad=0.3", "facecolor": "white", "edgecolor": INK, "linewidth": 1})
    for n, (word, mark, colour, style) in enumerate(SIGNS.values()):
        axes.plot([40 + 150 * n, 80 + 150 * n], [500, 500], color=colour, linestyle=style, linewidth=2)
        axes.text(88 + 150 * n, 500, f"{mark} {word}", fontsize=10.5, va="center", color=INK)
    axes.text(490, 500, "The places on the circle mean nothing.", fontsize=10, va="center", style="italic", color=INK)
    return png_address(figure)


def _wrapped(name):
    words, lines = name[:48].split(), [""]
    for word in words:
        if lines[-1] and len(lines[-1]) + len(word) > 15:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines[:3])
