"""`import casebook` against `import pandas`."""
import statistics
import subprocess
import sys

IMPORT = "import time; s = time.perf_counter(); import {0}; print(time.perf_counter() - s)"


def figures(runs=9):
    """Fresh processes in turn, medians."""
    found = {"casebook": [], "pandas": []}
    for _ in range(runs):
        for name in found:
            found[name].append(float(subprocess.run([sys.executable, "-c", IMPORT.format(name)], capture_output=True, text=True, check=True).stdout))
    yield "import casebook, against import pandas", statistics.median(found["casebook"]) / statistics.median(found["pandas"]), 1.1
