"""`python3 exercises`: make the learner's exercises from the worked ones, and the printed sheets of the negotiation.

The worked notebooks in `exercises/instructor/` are the source. A cell tagged `solution` is left out of the learner's
copy; everything else is taken over as it stands, with the marks by which nbgrader releases, collects and grades:
questions cannot be changed, code is the learner's, the last cell gives a point for each question answered.
`--check` changes nothing and fails when the two differ.
The sheets (sheets.py) need a Markdown library: without one in this Python, the lessons' own .venv makes them.
"""

import importlib.util
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "instructor"


def learners(worked):
    """The learner's notebook made from a worked one (both as dicts read from JSON)."""
    kept = [dict(c) for c in worked["cells"] if "solution" not in c["metadata"].get("tags", [])]
    count = 0
    for n, cell in enumerate(kept):
        cell["id"] = f"cell-{n:02d}"
        cell["metadata"] = {**cell["metadata"], **nbgrader("".join(cell["source"]), kept)}
        if cell["cell_type"] == "code":
            count += 1
            cell["execution_count"] = count if cell["execution_count"] else None
            cell["outputs"] = [{**o, "execution_count": count} if "execution_count" in o else o for o in cell["outputs"]]
            if "".join(cell["source"]).startswith("answered("):
                cell["outputs"] = [nothing_answered(o) for o in cell["outputs"]]
    return {**worked, "cells": kept}


def nothing_answered(output):
    """The count of answers as a learner finds it; the worked copy has answered its code questions."""
    data = {kind: [re.sub(r"\d+ of (\d+ questions)", r"0 of \1", line) for line in lines] for kind, lines in output["data"].items()}
    return {**output, "data": data | {"text/plain": ["0"]}}


def nbgrader(text, cells):
    """The mark of nbgrader for a cell with this text, as metadata; nothing for a cell that is neither question nor answer."""
    asked = re.search(r'\b(ask|check|answered)\("([\w.-]+)"', text)
    if not asked:
        return {}
    what, name = asked.groups()
    mark = {"schema_version": 3, "grade": what == "answered", "solution": what == "check", "locked": what != "check", "task": False,
            "grade_id": f"{what}-{re.sub('[^a-z0-9]+', '-', name)}", "cell_type": "code"}
    if what == "answered":
        names = re.findall(r'\bask\("([\w.-]+)"', "\n".join("".join(c["source"]) for c in cells))
        mark["points"] = len(set(names))
    return {"nbgrader": mark}


def sheets(argv):
    """Write or check negotiation/sheets.html, in a Python that has mistune. Out: an exit status."""
    python = sys.executable
    if importlib.util.find_spec("mistune") is None:
        sys.path.insert(0, str(HERE.parent / "notebooks"))
        from launcher.environment import Place, one_at_a_time, prepare
        from launcher.errors import Trouble, complain

        place = Place(HERE.parent)
        try:
            with one_at_a_time(place):
                python = prepare(place)
        except Trouble as trouble:
            return complain(trouble)
    return subprocess.run([python, str(HERE / "sheets.py"), *argv]).returncode


def main(argv):
    """Write or check every exercise and the sheets. Out: an exit status."""
    wrong = 0
    for source in sorted(SOURCE.glob("[0-9]*.ipynb")):
        text = json.dumps(learners(json.loads(source.read_text(encoding="utf-8"))), ensure_ascii=False, indent=1) + "\n"
        target = HERE / source.name
        if "--check" in argv:
            if not target.is_file() or target.read_text(encoding="utf-8") != text:
                wrong += 1
                print(f"exercises/{target.name} is not what exercises/instructor/{source.name} gives: run python3 exercises")
        else:
            target.write_text(text, encoding="utf-8")
            print(f"exercises/{target.name} made from exercises/instructor/{source.name}")
    sys.stdout.flush()
    return sheets(argv) or (1 if wrong else 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
