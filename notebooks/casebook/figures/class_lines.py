"""The guesses of a class for a series by year, one thin line each, their median thick, the record only when given."""
from statistics import median

from .canvas import new_figure, png_address
from .timeline import INK

WIDTH, HEIGHT = 760, 400
BLUE, ORANGE = "#0072B2", "#D55E00"


def draw(low, high, unit, known, guesses, record):
    """A data address. In: ends of the axis; the unit; {year: value} known before; the guesses, {year: value} each; the record, or {}."""
    figure = new_figure(WIDTH, HEIGHT)
    axes = figure.add_axes((0.065, 0.16, 0.92, 0.74))
    years = sorted(guesses[0])
    axes.set(xlim=(min(known) - 0.5, years[-1] + 0.5), ylim=(low, high))
    axes.set_xticks(range(min(known), years[-1] + 1), [f"’{y % 100:02d}" for y in range(min(known), years[-1] + 1)], fontsize=10)
    axes.tick_params(labelsize=10, length=0)
    axes.grid(axis="y", color="#dcdcdc", linewidth=0.7)
    for side in ("right", "top", "left"):
        axes.spines[side].set_visible(False)
    axes.plot(list(known), list(known.values()), color=BLUE, marker="o", markersize=5, linewidth=2, label="to 2008, as revised since")
    for number, guess in enumerate(guesses):
        axes.plot(years, [guess[y] for y in years], color=ORANGE, linewidth=0.9, alpha=0.45, label="" if number else "one reader's guess")
    axes.plot(years, [median(g[y] for g in guesses) for y in years], color=ORANGE, linewidth=3, linestyle="--", marker="D", markersize=6, label="median guess")
    if record:
        axes.plot(sorted(record), [record[y] for y in sorted(record)], color=INK, linewidth=2, marker="s", markersize=6, label="record")
    figure.text(0.012, 0.955, f"{unit}: guesses are assumptions", fontsize=10.5, fontweight="bold", va="center", color=INK)
    figure.legend(*axes.get_legend_handles_labels(), loc="lower center", ncols=4, fontsize=10, frameon=False, bbox_to_anchor=(0.5, -0.005))
    return png_address(figure)
