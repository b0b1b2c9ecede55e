"""How ties look, in the network and in the matrix alike: a colour, a sign and a word for with, against and neither;
a line that is whole, broken or dotted for how well the text covers the time. And the same in words."""

from .. import stands

WIDTH, HEIGHT = 760, 690
INK, PALE, HALO = "#1a1a1a", "#cfcfcf", "#f2c14e"
COLOURS = {1: "#0072B2", -1: "#B34700", 0: "#595959"}
FILLS = {1: "#cfe3f2", -1: "#f6d5c3", 0: "#e4e4e4"}
MARKS = {1: "+", -1: "×", 0: "o"}
THICK = {1: 3.0, -1: 2.2, 0: 1.4}
STYLES = {"covered": "-", "loose": (0, (5, 2.2)), "open": (0, (1, 1.8))}
STATES = {"covered": "the words cover this time", "loose": "the date is loose", "open": "no end given"}


def key(axes, top):
    """The key, drawn into axes that count pixels from the top left. `top`: where it begins."""
    from matplotlib.lines import Line2D

    for n, (sign, word) in enumerate(stands.SIGNS.items()):
        x, y = 14 + 122 * n, top + 10
        axes.add_line(Line2D([x, x + 40], [y, y], color=COLOURS[sign], linewidth=THICK[sign]))
        badge(axes, x + 20, y, sign)
        axes.text(x + 47, y, word, va="center", fontsize=11, color=INK)
    axes.text(388, top + 10, "(neither: mediates, presses, rules …)", va="center", fontsize=10, color=INK)
    x = 14
    for state, room in (("covered", 232), ("loose", 180), ("open", 0)):
        axes.add_line(Line2D([x, x + 40], [top + 34, top + 34], color=INK, linewidth=2.4, linestyle=STYLES[state]))
        axes.text(x + 47, top + 34, STATES[state], va="center", fontsize=11, color=INK)
        x += 47 + room


def badge(axes, x, y, sign, **more):
    """The sign of a tie in a small white circle."""
    return axes.text(x, y, MARKS[sign], ha="center", va="center", fontsize=10, fontweight="bold", color=COLOURS[sign],
                     bbox={"boxstyle": "circle,pad=0.12", "facecolor": "white", "edgecolor": COLOURS[sign], "linewidth": 1.2}, **more)


def state_words(signs):
    """How a pair stands, in words: "with (no end given) and against". In: {sign: state}."""
    parts = [stands.SIGNS[s] + ("" if signs[s] == "covered" else f" ({STATES[signs[s]]})") for s in (1, -1, 0) if s in signs]
    return " and ".join(parts) or "no dated tie"


def describe(kind, step, view, focus="", chosen=None):
    """A picture of ties in words, for alternative text. In: "Network" or "Matrix"; the step; {pair: {sign: state}};
    the node followed and the pair chosen, if any."""
    if focus:
        view = {p: v for p, v in view.items() if focus in p}
    whom = f" of {stands.NAMES[focus]}" if focus else ""
    groups = []
    for sign, word in stands.SIGNS.items():
        pairs = [f"{stands.NAMES[a]} – {stands.NAMES[b]}" + ("" if v[sign] == "covered" else f" ({STATES[v[sign]]})") for (a, b), v in view.items() if sign in v]
        groups.append(f"{word} {len(pairs)}" + (f": {'; '.join(pairs)}" if pairs else ""))
    ring = f" Marked: {stands.NAMES[chosen[0]]} – {stands.NAMES[chosen[1]]}, {state_words(view.get(chosen, {}))}." if chosen else ""
    return f"{kind} of {len(stands.NODES)} names at {step.label}. Ties{whom}: {'. '.join(groups)}.{ring}"
