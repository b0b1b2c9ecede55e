"""One step of an exploration on 100,000 rows against 100: what a large case of one's own would do to the chronology."""
import statistics
import time

SIZES = (100, 100_000)
STEPS = 12


def figures():
    """Kernel side, for a filter and for an event picked; the tables are the case's own rows, drawn again and again under other names."""
    from casebook import sources
    from casebook.explore import chronology_view as view

    own, taken = sources.table("events"), {}
    for size in SIZES:
        rows = own.sample(size, replace=True, random_state=1).reset_index(drop=True)
        rows["event"] = [f"row-{n}" for n in range(size)]
        taken[size] = _steps(view, Grown(rows))
    for what in taken[SIZES[0]]:
        print(f"# {what}: {taken[SIZES[0]][what]:.0f} ms at {SIZES[0]} rows, {taken[SIZES[1]][what]:.0f} ms at {SIZES[1]:,}")
        yield f"chronology, {what}, {SIZES[1]:,} rows against {SIZES[0]}", taken[SIZES[1]][what] / taken[SIZES[0]][what], 2


class Grown:
    """The collection with other events. In: their rows."""

    def __init__(self, events):
        from casebook import sources

        self._case, self._events = sources.COLLECTION, events

    def __getattr__(self, name):
        return getattr(self._case, name)

    def table(self, name):
        return self._events if name == "events" else self._case.table(name)

    def records(self, name):
        return self.table(name).to_dict("records")

    def row(self, name, key):
        return self._events[self._events["event"] == key].iloc[0].to_dict() if name == "events" else self._case.row(name, key)


def _steps(view, case):
    model = view.Chronology(case=case)
    panel = view.panel(model)
    panel.controls["scope"].value = "all"
    kinds = list(dict.fromkeys(case.table("events")["kind"]))[:STEPS]
    picks = [value for _, value in panel.controls["pick"].options][1:STEPS + 1]
    taken = {"new kind": _median(panel.controls["kind"], kinds)}
    panel.controls["kind"].value = ""
    return taken | {"new event": _median(panel.controls["pick"], picks)}


def _median(control, values):
    taken = []
    for value in values:
        began = time.perf_counter()
        control.value = value
        taken.append(1000 * (time.perf_counter() - began))
    return statistics.median(taken)
