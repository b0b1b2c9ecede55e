"""Kernel side: how long a change of the timeline takes, against interact + plt.show()."""
import tempfile
import textwrap

VIEW_CHANGE = """
import statistics, time
import ipywidgets, matplotlib
matplotlib.use("module://matplotlib_inline.backend_inline")
from IPython.display import display
from casebook.explore import chronology_view as view
from casebook.figures import timeline
model = view.Chronology()
key = model.events[model.events["weight"] == "key"]
picks = [e["event"] for e in model.matching()][:24]

def naive(n=0):
    # what interact + plt.show() does at each step: build the same figure, draw it whole, send it as PNG
    display(timeline.draw(key, model.stages, "1989 to 2010", None, picks[n], model.disputed))

slider = ipywidgets.IntSlider(min=0, max=len(picks) - 1)
ipywidgets.interactive(naive, n=slider)
panel = view.panel(model)

def times(act, values):
    out = []
    for v in values:
        start = time.perf_counter(); act(v); out.append(1000 * (time.perf_counter() - start))
    return statistics.median(out)

def slide(n): slider.value = n
def pick(e): panel.controls["pick"].value = e
def kind(k): panel.controls["kind"].value = k
kinds = [k for k in timeline.KINDS]
slide(1); pick(picks[0]); kind("talks"); kind("")
steps = list(range(2, len(picks)))
a, b = times(slide, steps), times(pick, picks[1:])
seen = times(pick, picks[1:])
c = times(kind, kinds)
print("RESULT", a, b, seen, c)
"""



def figures():
    """Kernel side, in a real kernel: a new choice, a choice seen before, a new filter, each against interact + plt.show()."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(textwrap.dedent(VIEW_CHANGE))])
    with tempfile.TemporaryDirectory() as folder:
        NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": folder}}).execute()
    text = "".join(o.get("text", "") for o in notebook.cells[0].outputs if o["output_type"] == "stream")
    naive, new, seen, kind = map(float, text.split("RESULT", 1)[1].split()[:4])
    print(f"# interact + plt.show() {naive:.0f} ms, new event {new:.1f} ms, event seen before {seen:.1f} ms, new kind {kind:.1f} ms (medians)")
    yield "view change, new event, against interact", new / naive, 0.2
    yield "view change, new kind, against interact", kind / naive, 0.2
    yield "view change, seen before, against interact", seen / naive, 0.05
