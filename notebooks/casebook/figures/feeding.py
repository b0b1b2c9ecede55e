"""Which effort fed which: boxes that never move, numbered arrows, one a sentence.

An arrow says that a sentence of the text leads from one effort to the other. What went on is told by the line (whole, broken,
dotted …) and by a letter beside the number, never by colour alone. An arrow has no weight.
"""

from .canvas import Moving, sheet
from .timeline import INK, RED

WIDTH, HEIGHT = 760, 488  # low: diagram and controls are to be seen together
W, H = 150, 32
BOXES = {  # left, top, height in pixels of the picture; all of one width
    "russia-cis-diplomacy": (6, 80, H), "itd-local-ceasefires": (6, 141, H), "russia-convinces-government-to-talk": (6, 236, H), "iran-convinces-uto-to-talk": (6, 275, H),
    "massoud-security-zone": (6, 314, H), "un-umbrella": (6, 352, H), "un-military-observers": (6, 394, H),
    "woman-ceasefire-meetings": (205, 26, H), "dartmouth-dialogue": (205, 69, 110), "itd-memorandums": (205, 202, H), "un-envoy-shuttle": (205, 394, H),
    "national-reconciliation-commission": (404, 44, H), "itd-1999-meeting": (404, 87, H), "itd-after-agreement": (404, 168, H), "official-negotiations": (404, 236, 119), "president-uto-meetings": (404, 394, H),
    "religious-education-dialogue": (604, 44, H), "public-committee-regional-dialogues": (604, 103, 33), "itd-members-ngo-programmes": (604, 153, H), "general-agreement": (604, 281, H),
}
WORDS = {
    "russia-cis-diplomacy": "Russia, CIS turn to\na settlement", "itd-local-ceasefires": "Local ceasefires", "russia-convinces-government-to-talk": "Russia persuades\nthe Government",
    "iran-convinces-uto-to-talk": "Iran persuades\nthe opposition", "massoud-security-zone": "Massoud presses\nthe opposition", "un-umbrella": "Umbrella of\nthe UN", "un-military-observers": "UN military\nobservers",
    "woman-ceasefire-meetings": "A woman's meetings\nwith commanders", "dartmouth-dialogue": "Inter-Tajik\nDialogue (ITD)", "itd-memorandums": "Memorandums\nof the ITD", "un-envoy-shuttle": "UN envoy chairs\nand travels",
    "national-reconciliation-commission": "Commission on Nat.\nReconciliation", "itd-1999-meeting": "Meeting of the\nITD in 1999", "itd-after-agreement": "ITD members advise\non the agreement", "official-negotiations": "Official\nnegotiations",
    "president-uto-meetings": "Meetings of\nRahmonov and Nuri", "religious-education-dialogue": "Dialogue on religi-\nous education", "public-committee-regional-dialogues": "Regional dialogues\n(Public Committee)",
    "itd-members-ngo-programmes": "Civic programmes\nof ITD members", "general-agreement": "General\nAgreement, 1997",
}
LINES = {"people": "-", "ideas": (0, (6, 3)), "push": (0, (2, 2)), "frame": (0, (7, 2, 1.5, 2)), "left": (0, (1, 3))}
LETTERS = {"people": "P", "ideas": "I", "push": "F", "frame": "C", "left": "L"}
NAMES = {"people": "P: people went on", "ideas": "I: ideas, papers, results", "push": "F: request, persuasion, pressure", "frame": "C: a frame or a chance", "left": "L: a question left open"}
COLOURS = {"people": "#0072B2", "ideas": "#00664B", "push": "#B34700", "frame": "#5a5a5a", "left": "#8A3B6E"}
FIELD = {"I": "#dbe7f2", "II": "#f6dccb", "III": "#cde5dc", "mixed": "#ecd9e3"}
TRACKS = {"I": "Track I", "II": "Track II", "III": "Track III", "mixed": "more than one"}
GREY = "#c4c4c4"
RIGHT, LEFT, TOP, BOTTOM = (1, 0.5), (0, 0.5), (0.5, 0), (0.5, 1)
PATHS = {  # where an arrow leaves the one box and meets the other, as shares of the boxes
    "dialogue-to-ceasefires": ((0, 0.78), RIGHT), "dialogue-writes-memorandums": (BOTTOM, TOP), "dialogue-shapes-position": ((0.93, 1), (0.3, 0)), "memorandums-to-talks": (RIGHT, (0, 0.06)),
    "idea-of-commission": ((1, 0.05), (0, 0.55)), "members-to-commission": ((1, 0.22), (0, 0.9)), "woman-to-commission": (RIGHT, (0, 0.2)),
    "skills-to-regions": ((1, 0.6), (0, 0.8)), "members-run-programmes": ((1, 0.78), (0, 0.25)), "dialogue-advises": ((1, 0.93), (0, 0.5)), "meeting-to-committee": ((1, 0.6), (0, 0.3)),
    "russia-persuades": (RIGHT, (0, 0.3)), "iran-persuades": (RIGHT, (0, 0.46)), "massoud-presses": (RIGHT, (0, 0.64)), "umbrella-over-talks": (RIGHT, (0, 0.84)), "envoy-chairs-talks": ((1, 0.3), (0.15, 1)),
    "leaders-to-agreement": ((0.9, 0), (0.4, 1)), "agreement-opens-return": ((0.3, 0), (0.8, 1)), "talks-to-agreement": ((1, 0.5), LEFT),
}
MIDDLE = {"idea-of-commission": -0.5, "members-to-commission": -0.5, "dialogue-advises": -0.45, "dialogue-to-ceasefires": -0.45, "skills-to-regions": 0.74, "members-run-programmes": 0.74, "russia-persuades": 0.3, "iran-persuades": 0.3, "massoud-presses": 0.3, "umbrella-over-talks": 0.3}
"""How far along an arrow its number stands, where the middle is taken or too short (then it stands in the box before it)."""


class Feeding(Moving):
    """The kept figure. In: the links as dicts (feed, number, source, target, kind); the track of each effort. `frame(shown, selected)`."""

    def __init__(self, links, tracks):
        self.links = links
        self.figure, self.axes = sheet(WIDTH, HEIGHT)
        self._ground(tracks)
        self._movers()

    def artists(self, shown, selected=""):
        """What moves: every arrow, pale where it is left out; the outline of boxes that a shown arrow touches."""
        touched = {end for r in self.links if r["feed"] in shown for end in (r["source"], r["target"])}
        for r in self.links:
            arrow, badge = self._arrows[r["feed"]]
            there, chosen = r["feed"] in shown, r["feed"] == selected
            arrow.set(color=RED if chosen else COLOURS[r["kind"]] if there else GREY, linewidth=3.4 if chosen else 1.7 if there else 0.9)
            badge.set_color(RED if chosen else INK if there else "#767676")
            badge.set_fontweight("bold" if there else "normal")
        for effort, box in self._boxes.items():
            box.set(linewidth=1.6 if effort in touched else 0.7, edgecolor=INK if effort in touched else "#9a9a9a")
        order = sorted(self.links, key=lambda r: (r["feed"] in shown, r["feed"] == selected))
        return [*(self._arrows[r["feed"]][0] for r in order), *self._boxes.values(), *(self._arrows[r["feed"]][1] for r in order)]

    def _ground(self, tracks):
        for effort, (x, y, h) in BOXES.items():
            self.axes.add_patch(_box(x, y, W, h, facecolor=FIELD[tracks[effort]], edgecolor="none", zorder=1))
            self.axes.text(x + W / 2, y + h / 2, WORDS[effort], ha="center", va="center", fontsize=10, linespacing=1.1, color=INK, zorder=5)
        for words, x in (("outside, UN", 6), ("dialogue", 205), ("talks, commission", 404), ("afterwards, or result", 604)):
            self.axes.text(x, 11, words, fontsize=10, va="center", style="italic", color=INK)
        for n, (kind, words) in enumerate(NAMES.items()):
            x, y = (10, 240, 484)[n % 3], 438 + n // 3 * 18
            self.axes.plot((x, x + 34), (y, y), linestyle=LINES[kind], color=COLOURS[kind], linewidth=1.7)
            self.axes.text(x + 40, y, words, fontsize=10, va="center", color=INK)
        self.axes.text(484, 456, "“ ”: reported from somebody else", fontsize=10, va="center", color=INK)
        self.axes.text(590, 475, "No arrow has a weight.", fontsize=10, va="center", color=INK)
        self.axes.text(10, 475, "Field of a box:", fontsize=10, va="center", color=INK)
        for n, (track, words) in enumerate(TRACKS.items()):
            self.axes.add_patch(_box(112 + n * 108, 468, 22, 14, facecolor=FIELD[track], edgecolor=INK, linewidth=0.6))
            self.axes.text(139 + n * 108, 475, words, fontsize=10, va="center", color=INK)

    def _movers(self):
        from matplotlib.patches import FancyArrowPatch
        self._arrows = {}
        for r in self.links:
            a, b = ends(r)
            t = MIDDLE.get(r["feed"], 0.5)
            arrow = self.axes.add_patch(FancyArrowPatch(a, b, arrowstyle="-|>", mutation_scale=12, shrinkA=0, shrinkB=0, linestyle=LINES[r["kind"]], linewidth=1.7, color=INK, zorder=3))
            badge = self.axes.text(a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, mark(r), ha="center", va="center", fontsize=10, zorder=6,
                                   bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6})
            self._arrows[r["feed"]] = arrow, badge
        self._boxes = {e: self.axes.add_patch(_box(x, y, W, h, facecolor="none", zorder=4)) for e, (x, y, h) in BOXES.items()}
        for artist in [*self._boxes.values(), *(a for two in self._arrows.values() for a in two)]:
            artist.set_animated(True)


def ends(r):
    """Where the arrow of a link starts and stops, in pixels."""
    out = []
    for effort, share in zip((r["source"], r["target"]), PATHS.get(r["feed"], (RIGHT, LEFT))):
        x, y, h = BOXES[effort]
        out.append((x + W * share[0], y + h * share[1]))
    return out


def mark(r):
    """The number and letter of a link; in quotation marks when somebody else says it."""
    short = f"{r['number']}{LETTERS[r['kind']]}"
    return f"“{short}”" if r["attribution"] else short


def _box(x, y, width, height, **look):
    from matplotlib.patches import Rectangle
    return Rectangle((x, y), width, height, **look)


def name(effort):
    """The words of a box in one line."""
    return WORDS[effort].replace("-\n", "").replace("\n", " ")


def describe(links, shown, selected=None):
    """The figure in words. In: all links as dicts; the ids shown; the link chosen, or None."""
    kinds = ", ".join(f"{n} {NAMES[k][3:]}" for k in NAMES if (n := sum(r["kind"] == k and r["feed"] in shown for r in links)))
    told = "; ".join(f"{r['number']}: {name(r['source'])} to {name(r['target'])}" for r in links if r["feed"] in shown)
    ring = f" Drawn thick: link {selected['number']}, {selected['note']}." if selected else ""
    return (f"Diagram of {len(BOXES)} boxes, each an effort, and {len(links)} numbered arrows without weights, each with a sentence. Shown in full: {len(shown)} ({kinds or 'none'}). "
            f"{told or 'No arrow'}. "
            f"{sum(r['attribution'] != '' for r in links if r['feed'] in shown)} of these are reported from somebody else, with the number in quotation marks.{ring}")
