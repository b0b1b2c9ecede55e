"""Who stands with whom as a matrix: the same ties as in the network, one row and one column a name."""

from .. import stands
from . import ties
from .canvas import Moving, sheet

WIDTH, HEIGHT = ties.WIDTH, ties.HEIGHT
LEFT, TOP, WIDE, HIGH = 251, 44, 28, 29  # where the cells begin, and the size of one, in pixels


class Matrix(Moving):
    """The kept matrix. `frame(view, focus, chosen)` gives a PNG's data address. In: the pairs that may ever be tied."""

    def __init__(self, pairs):
        self.pairs = pairs
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        axes = self.axes
        self._ground(axes)
        ties.key(axes, HEIGHT - 66)
        self._movers(axes)

    def _ground(self, axes):
        from matplotlib.patches import Rectangle

        count = len(stands.NODES)
        for n, node in enumerate(stands.NODES):
            y, x = TOP + n * HIGH, LEFT + n * WIDE
            if n % 2 == 0:
                axes.add_patch(Rectangle((0, y), LEFT + count * WIDE, HIGH, facecolor="#eef2f6", edgecolor="none", zorder=0))
            axes.text(LEFT - 8, y + HIGH / 2, f"{stands.NAMES[node.key]}  {n + 1}", ha="right", va="center", fontsize=10, color=ties.INK)
            axes.text(x + WIDE / 2, TOP - 9, str(n + 1), ha="center", va="center", fontsize=10, color=ties.INK)
            axes.add_patch(Rectangle((x, y), WIDE, HIGH, facecolor="#9aa4ae", edgecolor="none", zorder=1))
        axes.text(LEFT - 8, 16, "The columns have the numbers of the rows.", ha="left", va="center", fontsize=10, color=ties.INK)
        for n in range(count + 1):
            axes.plot([LEFT, LEFT + count * WIDE], [TOP + n * HIGH] * 2, color="#c4ccd4", linewidth=0.6, zorder=1)
            axes.plot([LEFT + n * WIDE] * 2, [TOP, TOP + count * HIGH], color="#c4ccd4", linewidth=0.6, zorder=1)
        for n in (4, 10):  # between regions, sides and outside
            axes.plot([8, LEFT + count * WIDE], [TOP + n * HIGH] * 2, color=ties.INK, linewidth=1.2, zorder=2)
            axes.plot([LEFT + n * WIDE] * 2, [TOP, TOP + count * HIGH], color=ties.INK, linewidth=1.2, zorder=2)

    def _movers(self, axes):
        from matplotlib.patches import Rectangle

        self.cells = {}
        for pair in self.pairs:
            a, b = (stands.ORDER[n] for n in pair)
            for row, column in ((a, b), (b, a)):
                x, y = LEFT + column * WIDE, TOP + row * HIGH
                box = axes.add_patch(Rectangle((x + 2.5, y + 2.5), WIDE - 5, HIGH - 5, animated=True, zorder=3))
                mark = axes.text(x + WIDE / 2, y + HIGH / 2, "", ha="center", va="center", fontsize=11, fontweight="bold", animated=True, zorder=4)
                ring = axes.add_patch(Rectangle((x - 1, y - 1), WIDE + 2, HIGH + 2, fill=False, edgecolor=ties.INK, linewidth=2.6, animated=True, zorder=5))
                self.cells[pair, row, column] = box, mark, ring
        size = len(stands.NODES)
        self.band = [axes.add_patch(Rectangle((LEFT, TOP), size * WIDE, HIGH, fill=False, edgecolor=ties.HALO, linewidth=4, animated=True, zorder=2)),
                     axes.add_patch(Rectangle((LEFT, TOP), WIDE, size * HIGH, fill=False, edgecolor=ties.HALO, linewidth=4, animated=True, zorder=2))]

    def artists(self, view, focus="", chosen=None):
        """Set every artist for a view ({pair: {sign: state}}) and give those to draw, in order."""
        out = []
        if focus:
            n = stands.ORDER[focus]
            self.band[0].set_y(TOP + n * HIGH)
            self.band[1].set_x(LEFT + n * WIDE)
            out += self.band
        for (pair, _, _), (box, mark, ring) in self.cells.items():
            signs = view.get(pair, {})
            if signs:
                told = not focus or focus in pair
                first = max(signs, key=lambda s: (-stands.RANK[signs[s]], abs(s), s))  # the surest paints the cell
                colour = ties.COLOURS[first] if told else ties.PALE
                box.set(facecolor=ties.FILLS[first] if told and signs[first] != "open" else "white", edgecolor=colour,
                        linewidth=2 if told else 1, linestyle=ties.STYLES[signs[first]])
                mark.set(text="".join(ties.MARKS[s] for s in (1, -1, 0) if s in signs), color=colour if told else "#767676")
                out += [box, mark]
            if pair == chosen:
                out.append(ring)
        return out
