"""`python3 tests execute [NOTEBOOK …]`: run the committed notebooks and store them as readers find them.

Each is run from a fresh kernel, top to bottom; what is stored keeps the readable form of every output and no widget
view, so that a page opened before it is run never shows an empty box. The result is the same on every machine.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("notebooks", "exercises", "exercises/instructor")
VIEW = "application/vnd.jupyter.widget-view+json"


def committed():
    """Every notebook of the collection, lessons first."""
    return [p for folder in FOLDERS for p in sorted((ROOT / folder).glob("*.ipynb"))]


def execute(path):
    """Run one notebook; raises nbclient's CellExecutionError where a cell fails. Out: the notebook, cleaned."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}).execute()
    return clean(notebook)


def clean(notebook):
    """Drop what differs from run to run, and every widget view that has a readable form beside it."""
    notebook.metadata = {"kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
                         "language_info": {"name": "python"}}
    for n, cell in enumerate(notebook.cells):
        cell.id = f"cell-{n:02d}"
        cell.metadata = {k: v for k, v in cell.metadata.items() if k in ("tags", "nbgrader", "jupyter")}
        for output in cell.get("outputs", []):
            output.pop("transient", None)
            if "data" in output and "text/html" in output["data"]:
                output["data"].pop(VIEW, None)
            output.get("metadata", {}).clear()
    return notebook


def main(argv):
    """Rewrite the named notebooks, or all of them. Out: an exit status."""
    import nbformat

    made = ROOT / "exercises"  # the learner's exercises are made from the worked ones, not run
    paths = [Path(a).resolve() for a in argv] or [p for p in committed() if p.parent != made]
    with tempfile.TemporaryDirectory() as answers:
        os.environ["CASEBOOK_ANSWERS"] = answers
        for path in paths:
            notebook = execute(path)
            text = nbformat.writes(notebook, version=4)
            path.write_text(json.dumps(json.loads(text), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            print(f"executed {path.relative_to(ROOT).as_posix()}")
    return subprocess.run([sys.executable, str(made)]).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
