"""The three scenarios of the case: what each asks for, what a set of states does to each, and lists for reading.

The logic itself is a table, `data/scenario_logic.csv`; here it is only looked up.
"""

from functools import cache

from . import show, sources

TITLES = {1: "Scenario One", 2: "Scenario Two", 3: "Scenario Three"}
MARKS = {
    "holds": "fits what the text says", "contradicted": "contradicted", "open": "the text does not decide it", "unset": "not set",
    "silent": "the text is silent", "part": "fits, with a rest that the text does not decide", "both": "fits in part, contradicted in part", "judge": "for you to judge", "no row": "no row in our tables",
}
ROLES = {"condition": "condition", "trigger": "trigger: it “could” set the scenario off", "indicator": "sign, not a condition", "consequence": "consequence: said to follow"}
NOW = "as the text has it when it is written"


@cache
def headings():
    """{scenario: its heading in the case, without its number}."""
    return {s: sources.row("sections", f"scenario-{s}")["title"].partition(": ")[2] for s in TITLES}


@cache
def drivers():
    """The drivers in order, as dicts: driver, name, kind, states ((state, words) pairs), now (the state at the time of writing, or "")."""
    out = {}
    for r in sources.table("scenario_states").to_dict("records"):
        one = out.setdefault(r["driver"], {"driver": r["driver"], "name": r["name"], "kind": r["kind"], "states": [], "now": ""})
        one["states"].append((r["state"], r["words"]))
        one["now"] = r["state"] if r["at_writing"] else one["now"]
    return tuple(out.values())


@cache
def rules():
    """{(scenario, driver): row of scenario_logic}; a pair that is missing is one on which the scenario's text is silent."""
    return {(int(r["scenario"]), r["driver"]): r for r in sources.table("scenario_logic").to_dict("records")}


def mark(rule, states, judged=False):
    """What some states of a driver do to one scenario: a key of MARKS.

    In: a row of scenario_logic or None; the states, none where nothing is set; `judged`: there is something, but it points to no state.
    """
    if rule is None:
        return "silent"
    if not states:
        return "judge" if judged else "unset"
    found = {"holds" if s in sources.split(rule["asks"]) else "contradicted" if s in sources.split(rule["excludes"]) else "open" for s in states}
    return found.pop() if len(found) == 1 else "part" if found == {"holds", "open"} else "both"


def marks(chosen):
    """{(scenario, driver): key of MARKS}. In: {driver: state}, "" or missing where nothing is set."""
    return {(s, d["driver"]): mark(rules().get((s, d["driver"])), [chosen[d["driver"]]] if chosen.get(d["driver"]) else [])
            for s in TITLES for d in drivers()}


def beginning(name):
    """{driver: state} to begin with. In: "nothing", NOW, or a scenario's title: the first state that it asks for, if any. Raises UnknownName."""
    if name == "nothing":
        return {}
    if name == NOW:
        return {d["driver"]: d["now"] for d in drivers() if d["now"]}
    number = next((n for n, title in TITLES.items() if title == name), None)
    if number is None:
        raise sources.unknown("beginning", name, ["nothing", NOW, *TITLES.values()])
    return {driver: sources.split(r["asks"])[0] for (s, driver), r in rules().items() if s == number and r["asks"]}


def named(driver):
    """A driver's entry in `drivers()`. Raises UnknownName."""
    found = next((d for d in drivers() if d["driver"] == driver), None)
    if found is None:
        raise sources.unknown("driver", driver, [d["driver"] for d in drivers()])
    return found


def words(state):
    """A state in words; "" for none."""
    return next((told for d in drivers() for key, told in d["states"] if key == state), "")


def answer(driver, state):
    """What each scenario says to one driver in one state, in a line. In: a driver; a state, or ""."""
    name = named(driver)["name"]
    if not state:
        return f"{name}: not set. Choose what it is set to."
    return f"{name}: {words(state)}. " + " ".join(f"{title}: {MARKS[mark(rules().get((s, driver)), [state])]}." for s, title in TITLES.items())


def summary(chosen):
    """What fits, what is contradicted, where the text is silent: sentences, one a scenario, with names and without numbers."""
    set_ = [f"{d['name']}: {words(chosen[d['driver']])}" for d in drivers() if chosen.get(d["driver"])]
    if not set_:
        return ["Nothing is set. Choose a state for a driver, and see which scenario it fits, which it contradicts, and whose text is silent."]
    found, told = marks(chosen), []
    for s, title in TITLES.items():
        group = {m: [d["name"] for d in drivers() if chosen.get(d["driver"]) and found[s, d["driver"]] == m] for m in ("holds", "contradicted", "open", "silent")}
        told.append(f"{title}: " + "; ".join(f"{head}: {', '.join(group[m])}" for m, head in
                                             (("holds", "fits"), ("contradicted", "contradicted by"), ("open", "the text does not decide"), ("silent", "silent on")) if group[m]) + ".")
    return [f"Set: {'; '.join(set_)}.", *told]


# --- lists for reading

def scenario_matrix():
    """Drivers down, scenarios across, as the text has them. Out: Html."""
    def cell(s, driver):
        r = rules().get((s, driver))
        return f"{r['short']} ({r['role']})" if r else "(silent)"

    rows = [(d["name"], *(cell(s, d["driver"]) for s in TITLES)) for d in drivers()]
    return _table(rows, "What each scenario asks for, driver by driver", ["Driver", *(f"{t}: {headings()[s]}" for s, t in TITLES.items())], [22, 26, 26, 26])


def scenario_sentences(number):
    """The sentences of one scenario: 1, 2 or 3. Out: Html. Raises UnknownName."""
    if number not in TITLES:
        raise sources.unknown("scenario", str(number), map(str, TITLES))
    found = [r for r in _sentences() if r["scenario"] == number and r["role"] != "likelihood"]
    return _told(found, f"{TITLES[number]}: {headings()[number]}. Its sentences")


def early_signs():
    """The sentences that tell of a sign already there when the text was written. Out: Html."""
    return _told([r for r in _sentences() if r["role"] == "indicator"], "Early signs: what the text says is already to be seen")


def likelihood_words(fold=False):
    """The words with which the text speaks of what is likely, as it gives them. `fold`: closed at first, so that a vote can come before. Out: Html."""
    found = [r for r in _sentences() if r["role"] == "likelihood"]
    rows = [(f"“{r['quote']}”", r["state"], sources.speaker(r), sources.cite(r)) for r in found]
    made = _table(rows, "How likely? The words of the text", ["In the text", "In our words", "Said by", "Where in the case"], [32, 28, 20, 20])
    return show.folded("Open: how likely? The words of the text", made) if fold else made


def _sentences():
    return sources.table("scenario_drivers").to_dict("records")


def _told(found, caption):
    said = [sources.speaker(r) for r in found]
    most = max(said, key=said.count)
    if said.count(most) * 2 < len(said):  # nobody says half of it: everybody is named in the column
        most = ""
    told = [(r["driver"], r["role"], r["state"], f"“{r['quote']}”", "(as above)" if one == most else one, sources.cite(r)) for r, one in zip(found, said)]
    above = f"{caption}. Said by, where the column has “as above”: {most}" if most else caption
    if set(said) == {most}:
        return _table([row[:4] + row[5:] for row in told], f"{caption}. All said by: {most}", ["Driver", "Role", "In our words", "In the text", "Where in the case"], [16, 12, 23, 33, 16])
    return _table(told, above, ["Driver", "Role", "In our words", "In the text", "Said by", "Where in the case"], [15, 12, 20, 27, 12, 14])


def _table(rows, caption, headings, widths):
    return show.Html(show.rows_html(rows, caption, headings, widths), "\n".join([caption, *(" | ".join(map(str, r)) for r in rows)]))
