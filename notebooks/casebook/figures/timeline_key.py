"""The key of the timeline: an entry for each mark, three lines high. What a picture cannot show is left out, and the rest moves up."""

PALE, BLUE, GREEN, PURPLE, BAR, DARK, RED, INK = "#d9d9d9", "#0072B2", "#00664B", "#8A3B6E", "#9DB4C8", "#3F5F7D", "#B34700", "#1a1a1a"
LINES = (
    (("day", 9.5), ("month", 12), ("season", 13), ("span", 60)),
    (("right", 18.5), ("left", 25), ("disputed", 50)),
    (("chosen", 26.5), ("year only", 44), ("left out", 28)),
)
"""The entries of each line with the room that they take, in hundredths of the width."""
EVERY = tuple(name for line in LINES for name, _ in line)


def draw(axes, entries=EVERY):
    """Draw the entries into axes that it sets from 0 to 100 and from 0 to 3. In: names of EVERY; the others are left out."""
    axes.set(xlim=(0, 100), ylim=(0, 3))
    axes.axis("off")
    filled = [kept for line in LINES if (kept := [(name, room) for name, room in line if name in entries])]
    for n, line in enumerate(filled):
        x = 1.5
        for name, room in line:
            _entry(axes, name, x, 2.5 - n)
            x += room


def _entry(axes, name, x, y):
    simple = {"day": ("o", BLUE, "day"), "month": ("s", GREEN, "month"), "season": ("D", PURPLE, "season"), "right": (">", INK, "since, after"),
              "left": ("<", INK, "by, before, until"), "left out": ("o", PALE, "left out by a filter")}
    if name in simple:
        marker, colour, word = simple[name]
        axes.scatter([x], [y], marker=marker, s=36, color=colour, edgecolors=colour if colour == PALE else INK, linewidths=0.6)
        axes.text(x + 1.6, y, word, va="center", fontsize=10)
    elif name == "span":
        axes.hlines(y, x, x + 6, color=BAR, linewidth=7)
        axes.hlines(y, x + 4, x + 6, color=DARK, linewidth=7)
        axes.text(x + 7.2, y, "span or year; dark where the text says early, mid or late", va="center", fontsize=10)
    elif name == "disputed":
        axes.scatter([x], [y], marker="$?$", s=50, color=RED)
        axes.text(x + 1.6, y, "date or order in dispute", va="center", fontsize=10, color=RED)
    elif name == "chosen":
        axes.scatter([x + 0.2], [y], marker="o", s=90, facecolors="none", edgecolors=RED, linewidths=2)
        axes.text(x + 2.5, y, "the event chosen", va="center", fontsize=10, color=RED)
    elif name == "year only":
        axes.barh(y - 0.3, 4, 0.6, x, align="edge", color="white", edgecolor=INK, linewidth=0.5, hatch="////")
        axes.text(x + 5.2, y, "in the strips: the year only", va="center", fontsize=10)
