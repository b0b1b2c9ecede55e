"""One step of an exploration on 100,000 rows against 100: what a large case of one's own would do to the chronology."""
import statistics
import time

SIZES = (100, 100_000)
STEPS = 12


def figures():
    """Kernel side, for a filter and for an event picked; the tables are the case's own rows, drawn again and again under other names."""
    from casebook import sources
    from casebook.explore import chronology_view as view
    from looking import OtherEvents

    own, taken = sources.table("events"), {}
    for size in SIZES:
        rows = own.sample(size, replace=True, random_state=1).reset_index(drop=True)
        rows["event"] = [f"row-{n}" for n in range(size)]
        taken[size] = _steps(view, OtherEvents(rows))
    for what in taken[SIZES[0]]:
        print(f"# {what}: {taken[SIZES[0]][what]:.0f} ms at {SIZES[0]} rows, {taken[SIZES[1]][what]:.0f} ms at {SIZES[1]:,}")
        yield f"chronology, {what}, {SIZES[1]:,} rows against {SIZES[0]}", taken[SIZES[1]][what] / taken[SIZES[0]][what], 2


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
