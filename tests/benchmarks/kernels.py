"""Kernels for benchmarks: a notebook executed in a fresh one, and what it then holds in memory."""
import time

import nbformat
from nbclient import NotebookClient

BARE = "import pandas, matplotlib, matplotlib.pyplot, ipywidgets, IPython.display"
"""What a lesson's kernel needs without us."""
USED = """
import os, re
with open("/proc/self/smaps_rollup") as file: text = file.read()
print("RESULT", int(re.search(r"Pss: +(\\d+)", text)[1]) / 1024)
"""


def execute(notebook, folder):
    """Run a notebook in a kernel of its own. Out: seconds, from nothing to the last cell."""
    began = time.perf_counter()
    NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}).execute()
    return time.perf_counter() - began


def of(*sources):
    """A notebook of these code cells."""
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(one) for one in sources])


def result(notebook):
    """The numbers that the last cell printed after RESULT."""
    text = "".join(o.get("text", "") for o in notebook.cells[-1].outputs if o["output_type"] == "stream")
    return [float(one) for one in text.split("RESULT", 1)[1].split()]
