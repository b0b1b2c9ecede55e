"""Who is who: the actors of the case by side, kind and region, each with the sentence that brings it in."""

from .. import show, sources, speaking

EVERY = ""
NOT_SAID = "(not said)"
NONE = "(none chosen)"
SIDES = {"government": "on the Government’s side", "opposition": "on the opposition’s side", "outside": "outside power or helper", "between": "between the sides",
         "changes": "changes sides", NOT_SAID: "the case does not place it"}
KINDS = {"person": "person", "group": "group", "party": "party", "movement": "movement", "alliance": "alliance", "armed group": "armed group", "regional elite": "leaders of a region",
         "state body": "body of a state", "state": "state", "IGO": "organisation of states", "NGO": "organisation, not of a state", "media": "newspaper, journalists", "project": "project",
         "population": "people"}
FIRST = "regional elite"
MOVE = "Run this cell to choose a side, a kind and a region, and to read the sentence behind each name."


class People:
    """The logic: which actors fit a filter. No widgets. `study`: those behind the study, who stand in a list of their own."""

    def __init__(self):
        every = sources.table("actors").to_dict("records")
        self.rows = [r for r in every if r["actor"] not in speaking.STUDY]
        self.study = sorted((r for r in every if r["actor"] in speaking.STUDY), key=lambda r: r["name"].lower())

    def values(self, column):
        """What the column holds, each once, "not said" last."""
        found = {r[column] or NOT_SAID for r in self.rows}
        return sorted(found - {NOT_SAID}, key=str.lower) + ([NOT_SAID] if NOT_SAID in found else [])

    def matching(self, side=EVERY, kind=EVERY, region=EVERY):
        """The actors that pass every filter, in the order of the alphabet."""
        wanted = {c: v for c, v in (("side", side), ("kind", kind), ("region", region)) if v}
        found = [r for r in self.rows if all((r[c] or NOT_SAID) == v for c, v in wanted.items())]
        return sorted(found, key=lambda r: r["name"].lower())

    def summary(self, found):
        """How many, and on which side the case places them."""
        if not found:
            return "No actor fits these filters. Take one filter back."
        sides = {side: sum((r["side"] or NOT_SAID) == side for r in found) for side in SIDES}
        told = "; ".join(f"{words}: {sides[side]}" for side, words in SIDES.items() if sides[side])
        kinds = {k: sum(r["kind"] == k for r in found) for k in KINDS}
        kinds = ", ".join(f"{KINDS[k]} {n}" for k, n in sorted(kinds.items(), key=lambda item: -item[1]) if n)
        return f"{len(found)} of {len(self.rows)} actors. {told[0].upper()}{told[1:]}." + (f" By kind: {kinds}." if len({r["kind"] for r in found}) > 1 else "")

    def study_html(self):
        """Those behind the study, behind a line that opens."""
        return show.details(f"Not in this list: {len(self.study)} who made the study, were asked as organisations, or are cited in it", self.list_html(self.study))

    def list_html(self, found):
        rows = [(r["name"], r["role"], "; ".join(filter(None, (KINDS[r["kind"]], r["region"], SIDES[r["side"] or NOT_SAID]))), sources.cite(r)) for r in found]
        return show.rows_html(rows, f"{len(found)} shown", ["Name", "What it is in the case", "Kind; region or country; in the war", "Where in the case"], [19, 32, 29, 20])


def who_is_who():
    """Show the list with its filters; without a kernel, the leaders of the regions, then all actors behind a line that opens."""
    model = People()
    found = model.matching(kind=FIRST)
    html = (f"<p>{show.escape(model.summary(found))}</p>" + model.list_html(found) + f"<p><em>{MOVE}</em></p>"
            + show.details(f"All {len(model.rows)} actors", model.list_html(model.matching())) + model.study_html())
    show.live(panel(model), html, f"Who is who. {model.summary(found)}")


def panel(model):
    """The widgets. In: a People. Out: a widget; its `controls` are named for tests."""
    from . import parts, wiring

    controls = {
        "side": parts.dropdown("In the war", [("all", EVERY)] + [(words, side) for side, words in SIDES.items() if side in model.values("side")], width="330px"),
        "kind": parts.dropdown("Kind", [("all", EVERY)] + sorted((KINDS[k], k) for k in model.values("kind")), FIRST, "290px"),
        "region": parts.dropdown("Region or country", [("all", EVERY)] + [(r, r) for r in model.values("region")], width="340px"),
    }

    def seen(state, chosen):
        found = model.matching(**state)
        told = f" Chosen: {sources.label('actors', chosen)}." if chosen else ""
        return {"words": show.status(model.summary(found) + told), "listing": model.list_html(found),
                "card": show.quote_html(sources.row("actors", chosen)) if chosen else ""}

    entries = lambda state: [(r["name"], r["actor"]) for r in model.matching(**state)]
    wired = wiring.Wired(controls, seen, ("words", "card", "listing"), entries, "Pick a name to read its sentence", NONE,
                         clear="Clear all filters", reset=dict.fromkeys(controls, EVERY))
    out = wired.laid_out(("words", "pick", "card", "listing"))
    behind = parts.html()
    behind.value = model.study_html()
    out.children = (*out.children, behind)
    return out
