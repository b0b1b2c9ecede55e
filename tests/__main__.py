"""Run with `python3 tests`: the whole suite in the lessons' own .venv.

    python3 tests                      everything
    python3 tests -k chronology -x     what you add goes to pytest
    python3 tests fingerprints ...       tests/fingerprints.py: rebuild or check the fingerprints of the case
    python3 tests questions ...          tests/check_questions.py: check the question bank
    python3 tests site [NAME ...]        tests/run_site.py: every page of the browser edition in Chromium, its seconds and its size
    python3 tests hub [--users 20]       tests/hub.py: a class on a real JupyterHub
"""
import sys

if sys.version_info < (3, 11):
    sys.exit(
        "The tests need Python 3.11 or newer; this is Python %d.%d (%s). Run them with a newer one, for example: python3.12 tests"
        % (sys.version_info[0], sys.version_info[1], sys.executable)
    )

import os  # noqa: E402
import re  # noqa: E402
import subprocess  # noqa: E402
import tempfile  # noqa: E402
from pathlib import Path  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "notebooks"))
sys.dont_write_bytecode = True

import fetch_pyodide  # noqa: E402
from hub_place import fetch_proxy  # noqa: E402  (needs only the standard library, like the launcher)
from launcher import site, slides, tools  # noqa: E402
from launcher.environment import Place, one_at_a_time, prepare  # noqa: E402
from launcher.errors import Trouble, complain  # noqa: E402
from launcher.server import lesson_environment  # noqa: E402

TOOLS = {"fingerprints": "fingerprints.py", "questions": "check_questions.py", "execute": "execute.py", "dictionary": "dictionary.py", "site": "run_site.py", "benchmarks": "benchmarks/run.py", "hub": "hub.py"}


PLAIN = ("fingerprints", "questions", "dictionary")
"""Tools that need the lessons' own packages and nothing else."""


def main(arguments: list[str]) -> int:
    """Prepare .venv, then run pytest (or one of TOOLS) in it; return its exit status."""
    place = Place(ROOT)
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    try:
        with one_at_a_time(place):
            if arguments and arguments[0] in PLAIN:
                return subprocess.run([prepare(place), ROOT / "tests" / TOOLS[arguments[0]], *arguments[1:]], cwd=ROOT, env=lesson_environment(place)).returncode
            python = prepare(place, with_tests=True)
            grader = tools.ready(place, "nbgrader", ROOT / "tests" / "nbgrader.txt")  # in .venv itself it would add its menus to the lessons
            hub = tools.ready(place, "hub", ROOT / "tests" / "hub.txt")
            fetch_proxy(hub)  # where it cannot be had, the tests of the hub say so
            slides.reveal(place)
            env = lesson_environment(place) | browser_edition(place, arguments)
    except Trouble as trouble:
        return complain(trouble)
    with tempfile.TemporaryDirectory(prefix="casebook-answers-") as answers:
        env |= {"CASEBOOK_NBGRADER": str(grader), "CASEBOOK_HUB": str(hub), "MPLBACKEND": "agg", "CASEBOOK_ANSWERS": answers, "PYTHONDONTWRITEBYTECODE": "1"}
        env.setdefault("PYTEST_TIMEOUT", "240")  # a test that hangs says so
        if arguments and arguments[0] in TOOLS:
            command = [python, ROOT / "tests" / TOOLS[arguments[0]], *arguments[1:]]
        else:
            paths = [] if any(not argument.startswith("-") and Path(ROOT, argument.split("::")[0]).exists() for argument in arguments) else ["tests"]
            command = [python, "-m", "pytest", *arguments, *paths]
        try:
            return subprocess.run(command, cwd=ROOT, env=env).returncode
        except KeyboardInterrupt:
            return 130


def browser_edition(place: Place, arguments: list[str]) -> dict[str, str]:
    """Have what test_site.py needs, unless only other tests are asked for. Out: variables that tell it where, or why not."""
    if not any(re.search("site", one) for one in arguments) and any(Path(ROOT, one.split("::")[0]).exists() or one in TOOLS for one in arguments):
        return {}
    site.tools(place)
    folder, lacks = fetch_pyodide.ready(place)
    return {"CASEBOOK_NO_PYODIDE": lacks} if lacks else {"CASEBOOK_PYODIDE": str(folder)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
