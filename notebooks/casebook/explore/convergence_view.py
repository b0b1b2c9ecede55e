"""What pushed towards peace in 1996 and 1997: switch parts off and see which sentences the text has left."""

from functools import lru_cache

from .. import show, sources
from ..alone import alone
from ..figures import pushes

NONE = "(none chosen)"
BEGIN = {"all seven parts": set(pushes.PARTS), "only what came from outside": {p for p, o in pushes.ORIGINS.items() if o == "outside"},
         "only what came from inside": {p for p, o in pushes.ORIGINS.items() if o == "inside"}, "nothing": set()}
OWN = "my own choice"
QUESTION = "What in the text would still push towards peace?"
MOVE = "Run this cell to switch parts off, one at a time, and to read what is left."
ROOM = "5.9em"  # for the longest summary, so that the picture below it stays where it is
CAPTION = (f"{QUESTION} Which line a sentence draws is our reading of it. The picture weighs nothing and proves nothing about what would have happened: "
           "it shows what the text would still have to offer.")


class Convergence:
    """The state and the pictures of the exploration; knows nothing of widgets. `on` is a set of parts."""

    def __init__(self):
        table = sources.table("factor_sentences")
        self.rows = [r for r in table[table["part"] != ""].to_dict("records")]
        self.by_name = {r["sentence"]: r for r in self.rows}
        self.lines = {}
        for r in self.rows:
            for target in sources.split(r["pushes"]):
                self.lines.setdefault((r["part"], target), []).append(r["sentence"])
        picture = pushes.Pushes(self.lines)
        self.address = lru_cache(maxsize=256)(lambda on, chosen: picture.frame(on, chosen))

    def left(self, on):
        """The sentences of the parts that are on, those that push before those that limit, in the order of the parts."""
        order = list(pushes.PARTS)
        return sorted((r for r in self.rows if r["part"] in on), key=lambda r: (order.index(r["part"]), r["stance"] != "for"))

    def figure(self, on, selected=""):
        """The picture of one state, with its words, as HTML."""
        r = self.by_name.get(selected)
        chosen = frozenset((r["part"], t) for t in sources.split(r["pushes"])) if r is not None and r["part"] in on else frozenset()
        alt = pushes.describe(self.lines, on, r["note"] if chosen else "")
        return show.figure_html(self.address(frozenset(on), chosen), alt, CAPTION, pushes.WIDTH, pushes.HEIGHT)

    def summary(self, on):
        """What is left, in a few sentences."""
        if not on:
            return "Everything is off: nothing of these sentences is left. Tick a part."
        found = self.left(on)
        pushing = [r for r in found if _parties(r)]
        only = sum(r["stance"] == "for" for r in found) - len(pushing)
        others = sum(r["attribution"] != "" for r in pushing)
        off = [part_name(p) for p in pushes.PARTS if p not in on]
        words = [f"Off: {'; '.join(off)}." if off else "All seven parts are on.",
                 f"{show.count(len(pushing), 'sentence')} still {'pushes' if len(pushing) == 1 else 'push'} towards peace: {others} reported from somebody else, {len(pushing) - others} by the authors."
                 if pushing else "No sentence still pushes a party towards peace."]
        if only:
            words.append(f"{only} more {'pushes' if only == 1 else 'push'} no side, and {'explains' if only == 1 else 'explain'} another part.")
        bare = [name for party, name in (("government", "the Government"), ("opposition", "the opposition")) if not any(t == party and p in on for p, t in self.lines)]
        if bare and pushing:
            words.append(f"None of them says what would move {' or '.join(bare)}.")
        loose = [part_name(p) for p in pushes.PARTS if pushes.shaken(self.lines, on, p)]
        if loose:
            words.append(f"A reason that the text gives is off: {'; '.join(loose)}. Would {'it' if len(loose) == 1 else 'they'} have come without it? The text does not say.")
        against = len(found) - len(pushing)
        return " ".join([*words, f"{show.count(against, 'sentence')} of the same parts {'limits' if against == 1 else 'limit'} them.", "We chose these sentences, so their number weighs nothing."])

    def card(self, name):
        """One sentence: its part, whom it pushes, its words, and the speaker's own part in the matter."""
        r = self.by_name[name]
        targets = [party_name(t) for t in sources.split(r["pushes"])]
        facts = [("Part", part_name(r["part"])), ("Stance", "limits it, or speaks against it" if r["stance"] != "for" else "pushes" if _parties(r) else "explains another part"),
                 ("Leads, in our reading, to", ", ".join(targets)), ("The speaker's own part in it", r["stake"] or ("the text tells nothing" if r["attribution"] else ""))]
        lines = "".join(f"<li><strong>{show.escape(k)}:</strong> {show.escape(v)}</li>" for k, v in facts if v)
        return f'<p style="margin:0.6em 0 0.2em 0;font-weight:bold">{show.escape(r["note"])}</p><ul style="margin:0;padding-left:1.2em">{lines}</ul>{show.quote_html(r)}'

    def list_html(self, on):
        """The sentences left as a table."""
        rows = [(part_name(r["part"]), does(r), r["note"], f"“{r['quote']}”", sources.speaker(r), sources.cite(r)) for r in self.left(on)]
        return show.rows_html(rows, f"{QUESTION} {show.count(len(rows), 'sentence')} left", ["Part", "It", "In our words", "In the text", "Said by", "Where in the case"])


def part_name(part):
    """A part's name in one line."""
    return pushes.PARTS[part].replace("\n", " ")


def party_name(target):
    """The name of what a line leads to."""
    return part_name(target) if target in pushes.PARTS else pushes.PARTIES[target].replace("\n", " ")


def does(r):
    """What a sentence does in the picture: "pushes: Government, Opposition (UTO)", "explains: Military stalemate", "limits"."""
    explains = [t for t in sources.split(r["pushes"]) if t in pushes.PARTS]
    told = [f"{verb}: {', '.join(map(party_name, targets))}" for verb, targets in (("pushes", _parties(r)), ("explains", explains)) if targets]
    return "; ".join(told) or "limits"


def _parties(r):
    return [t for t in sources.split(r["pushes"]) if t in pushes.PARTIES]


def convergence():
    """Show the diagram with its boxes to tick; without a kernel, the whole of it, in words and as a table."""
    model = Convergence()
    on = set(pushes.PARTS)
    html = (model.figure(on) + f"<p>{show.escape(model.summary(on))}</p><p><em>{MOVE}</em></p>" + show.details("The same as a table", model.list_html(on)))
    show.live(panel(model), html, f"{QUESTION} {model.summary(on)}")


def panel(model):
    """The widgets of the exploration. In: a Convergence. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    begin = parts.dropdown("Begin with", [*BEGIN, OWN], "all seven parts", width="300px")
    ticks = {p: parts.checkbox(part_name(p)) for p in pushes.PARTS}
    for tick in ticks.values():
        tick.value = True
    on = lambda state: {p for p, ticked in state.items() if ticked}

    def seen(state, chosen):
        now = on(state)
        told = f" Chosen: {model.by_name[chosen]['note']}." if chosen else ""
        begin.value = next((words for words, these in BEGIN.items() if these == now), OWN)
        return {"words": show.status(model.summary(now) + told, room=ROOM), "picture": model.figure(now, chosen),
                "card": model.card(chosen) if chosen else "", "listing": show.details("The same as a table", model.list_html(now))}

    entries = lambda state: [(r["note"], r["sentence"]) for r in model.left(on(state))]
    wired = wiring.Wired(ticks, seen, ("words", "picture", "card", "listing"), entries, "Pick a sentence", NONE)

    def start(change):
        if change["new"] != OWN:
            with wired.held():
                for p, tick in ticks.items():
                    tick.value = p in BEGIN[change["new"]]

    begin.observe(alone(start), "value")
    out = wired.laid_out(("pick", "card", "words", "picture", "listing"), above=(parts.line(begin),))
    out.controls = {**out.controls, "begin": begin, "ticks": ticks}
    return out
