"""A map of Tajikistan with the towns that have coordinates. Regions have no outline here and no point of their own:
where a sentence speaks of a region, a town that lies in it gets an open ring, and the region's name stands in the list."""

import json

from .. import ground, sources
from .canvas import Kept, new_figure

WIDTH, HEIGHT = 760, 560
EDGES = (65.9, 75.4, 36.2, 41.3)  # longitude and latitude of the map's corners; Kabul and Bukhara lie outside
COLOURS = {"government": "#0072B2", "opposition": "#00664B", "contested": "#B34700", "": "#595959", "little": "#595959"}
MARKERS = {"government": "s", "opposition": "^", "contested": "X", "": "o", "little": "v"}
DOT = "#9a9a9a"
BESIDE = {"dushanbe": (-9, 9, "right"), "khojand": (10, 4, "left"), "kurgan-tube-city": (-10, -14, "right"), "khorog": (10, 8, "left"), "gharm-town": (10, 8, "left"),
          "danghara": (10, -14, "left"), "uroteppa": (-10, -12, "right"), "samarkand": (10, -12, "left")}
COUNTRIES = {"Uzbekistan": (66.75, 40.75), "Afghanistan": (69.0, 36.45), "Kyrgyzstan": (73.2, 40.5), "Tajikistan": (71.7, 38.75)}
INK = "#1a1a1a"


def outlines():
    """{country: list of rings of (longitude, latitude)} from the outline file."""
    data = json.loads((sources.DATA / "context" / "outline_50m.geojson").read_text(encoding="utf-8"))
    out = {}
    for feature in data["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        out[feature["properties"]["name"]] = [ring for polygon in polygons for ring in polygon[:1]]
    return out


class RegionsMap:
    """The kept map. `frame(marks)` gives a PNG's data address. In: {town: (camp, exact)}."""

    def __init__(self):
        from matplotlib.patches import Polygon

        self.figure = new_figure(WIDTH, HEIGHT)
        axes = self.axes = self.figure.add_axes((0.01, 0.145, 0.98, 0.845))
        west, east, south, north = EDGES
        axes.set(xlim=(west, east), ylim=(south, north), aspect=1 / 0.777)  # a degree of longitude is shorter here
        axes.set_facecolor("#f4f2ec")
        axes.set_xticks([])
        axes.set_yticks([])
        for country, rings in outlines().items():
            own = country == "Tajikistan"
            for ring in rings:
                axes.add_patch(Polygon(ring, closed=True, facecolor="white" if own else "#e7e3d8", edgecolor=INK if own else "#8f8a7c", linewidth=1.4 if own else 0.8, zorder=2 if own else 1))
        for country, (x, y) in COUNTRIES.items():
            axes.text(x, y, country.upper(), ha="center", va="center", fontsize=10, color="#5a5648", zorder=3, clip_on=True)
        self.towns = {t: v for t, v in ground.towns().items() if west < v[1] < east and south < v[2] < north}
        for town, (name, x, y, _) in self.towns.items():
            dx, dy, side = BESIDE[town]
            axes.scatter([x], [y], s=14, color=DOT, zorder=4)
            axes.annotate(name, (x, y), (dx, dy), textcoords="offset points", fontsize=11, ha=side, va="center", color=INK, zorder=5,
                          bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.75})
        self._key()
        self._movers()
        self._kept = None

    def _key(self):
        key = self.figure.add_axes((0, 0, 1, 0.14))
        key.set(xlim=(0, WIDTH), ylim=(78, 0))
        key.axis("off")
        for x, camp in ((20, "government"), (186, "opposition"), (347, "contested"), (457, ""), (632, "little")):
            key.scatter([x], [16], s=90, marker=MARKERS[camp], color=COLOURS[camp], edgecolors=INK, linewidths=0.8)
            key.text(x + 12, 16, ground.CAMPS[camp], va="center", fontsize=10.5, color=INK)
        key.scatter([20], [41], s=90, marker="o", facecolors=INK, edgecolors=INK)
        key.text(32, 41, "filled: a sentence names this place", va="center", fontsize=10.5, color=INK)
        key.scatter([330], [41], s=110, marker="o", facecolors="white", edgecolors=INK, linewidths=2)
        key.text(344, 41, "open: it names the region in which the place lies", va="center", fontsize=10.5, color=INK)
        key.scatter([20], [66], s=16, color=DOT)
        key.text(32, 66, "grey dot: no sentence here now", va="center", fontsize=10.5, color=INK)
        key.text(290, 66, "Outline: Natural Earth. Towns: GeoNames. Outside the case.", va="center", fontsize=10, color=INK)

    def _movers(self):
        self.spots = {}
        for camp, marker in MARKERS.items():
            for exact in (True, False):
                self.spots[camp, exact] = self.axes.scatter([], [], s=150, marker=marker, facecolors=COLOURS[camp] if exact else "white",
                                                            edgecolors=INK if exact else COLOURS[camp], linewidths=1 if exact else 2.6, zorder=6, animated=True)

    def frame(self, marks):
        self._kept = self._kept or Kept(self.figure)
        for (camp, exact), spot in self.spots.items():
            spot.set_offsets([self.towns[t][1:3] for t, m in marks.items() if m == (camp, exact) and t in self.towns] or [(None, None)])
        return self._kept.frame(list(self.spots.values()))


def describe(period, found, marks):
    """The map in words."""
    seen = [t for t in ground.towns() if t in BESIDE]
    groups = []
    for camp, words in ground.CAMPS.items():
        here = [ground.towns()[t][0] + ("" if marks[t][1] else " (its region)") for t in seen if t in marks and marks[t][0] == camp]
        if here:
            groups.append(f"{words}: {', '.join(here)}")
    return (f"Map of Tajikistan with {len(seen)} places, {period.label}. {len(found)} {'sentence' if len(found) == 1 else 'sentences'}. " + (". ".join(groups) or "No place is marked") + ". "
            + (unpointed(found) if found else "")).rstrip()


def unpointed(found):
    """What the rows name that has no point of its own: what an open mark shows, and what no mark shows. In words."""
    near, off = ground.by_open_marks(found), ground.off_the_map(found)
    where = "; ".join(f"{name} (at {', '.join(names)})" for name, names in near.items())
    parts = [f"Shown by an open mark at a town: {where}."] if near else []
    parts += [f"Named in a sentence, and not shown: {', '.join(off)}."] if off else []
    return " ".join(parts) or "Every place named has a point on the map."
