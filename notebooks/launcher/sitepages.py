"""The pages of the browser edition: lessons and exercises made to run there, the landing page, how JupyterLab is set."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import quote

from launcher import copies, labsettings

LANDING = Path(__file__).with_name("landing.html")
EXTENSION = Path(__file__).with_name("site.js")
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}


def edition(root: Path) -> str:
    """What is built, as a reader can tell it on: "1a2b3c4 of 2026-11-25"; "+" marks changes that are in no commit."""
    def git(*arguments):
        try:
            done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, timeout=60)
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.strip() if done.returncode == 0 else None

    if git("rev-parse", "--show-prefix") == "":  # not a folder inside somebody else's repository
        commit, changed = git("log", "-1", "--format=%h of %cs"), git("status", "--porcelain", "--untracked-files=no")
        if commit:
            return commit.replace(" of", "+ of") if changed else commit
    version = re.search(r'__version__ = "([^"]+)"', (root / "notebooks/casebook/__init__.py").read_text(encoding="utf-8"))
    return version[1]


def contents(root: Path, folder: Path, edition: str) -> None:
    """Put the learner's lessons and exercises into `folder`, as they run in the browser."""
    for name, path in copies.sources(root).items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        notebook = json.loads(copies.for_learner(name, path.read_bytes()))
        target.write_text(json.dumps(for_browser(notebook, edition), ensure_ascii=False, indent=1), encoding="utf-8")
    (folder / "answers").mkdir()
    (folder / "answers" / "README.md").write_text("# Answers\n\nWhat you answer is kept here, one file a lesson, in this browser's storage.\n", encoding="utf-8")


def for_browser(notebook: dict, edition: str) -> dict:
    """A notebook with the kernel of the browser edition, and a cell after the first import that says which edition it is and
    where answers are kept; its output is stored, so that it is read before anything runs."""
    from casebook.browser import KEPT  # here, so that every other command of the launcher needs no casebook
    from casebook.explore.widget_check_view import FIX, FIX_HERE

    notebook = json.loads(json.dumps(notebook).replace(json.dumps(FIX)[1:-1], json.dumps(FIX_HERE)[1:-1]))
    notebook["metadata"]["kernelspec"] = dict(KERNEL)
    cells = notebook["cells"]
    first = next(n for n, cell in enumerate(cells) if cell["cell_type"] == "code")
    told = f"Browser edition {edition}. {KEPT}"
    output = {"output_type": "execute_result", "execution_count": None, "metadata": {},
              "data": {"text/html": f"<p>{html.escape(told)}</p>", "text/plain": told}}
    cells.insert(first + 1, {"id": "browser-edition", "cell_type": "code", "metadata": {}, "execution_count": None,
                             "source": f'browser_edition("{edition}")', "outputs": [output]})
    notebook["metadata"]["casebook"] = {"edition": edition, "digest": digest(notebook)}
    return notebook


def digest(notebook: dict) -> int:
    """What site.js tells an unchanged notebook by: a number made of the kinds and texts of all cells."""
    h = 0
    for cell in notebook["cells"]:
        for text in (cell["cell_type"], "".join(cell["source"])):
            units = text.encode("utf-16-le", "surrogatepass")
            for low, high in zip(units[::2], units[1::2]):
                h = (h * 31 + low + 256 * high) % 2**32
            h = h * 31 % 2**32
    return h


def finish(root: Path, out: Path, edition: str) -> None:
    """Write what JupyterLite does not: the landing page, and our settings of JupyterLab."""
    (out / ".nojekyll").touch()  # GitHub Pages would leave out what begins with an underscore
    config = json.loads((out / "jupyter-lite.json").read_text(encoding="utf-8"))
    extension = out / "extensions" / "casebook-site" / "static" / "remoteEntry.js"
    extension.parent.mkdir(parents=True)
    extension.write_text(EXTENSION.read_text(encoding="utf-8").replace('"{{edition}}"', json.dumps(edition)), encoding="utf-8")
    config["jupyter-config-data"]["federated_extensions"].append(
        {"name": "casebook-site", "extension": "./extension", "load": f"static/remoteEntry.js?{quote(edition)}"})
    config["jupyter-config-data"]["settingsOverrides"] = labsettings.overrides(out / "build" / "schemas")
    (out / "jupyter-lite.json").write_text(json.dumps(config, indent=1), encoding="utf-8")
    page = LANDING.read_text(encoding="utf-8")
    (out / "index.html").write_text(page.replace("{{edition}}", html.escape(edition)).replace("{{lessons}}", _list(copies.sources(root))), encoding="utf-8")


def _list(found: dict[str, Path]) -> str:
    """Every lesson with its exercises, as items of a list with links."""
    numbers = sorted({Path(name).name[:2] for name in found})
    items = []
    for number in numbers:
        links = []
        for name, path in found.items():
            if Path(name).name.startswith(number):
                title = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"]).partition("\n")[0].lstrip("# ")
                links.append(f'<a href="lab/index.html?path={quote(name)}">{html.escape(title if links else f"{number}. {title}")}</a>')
        items.append(f"<li>{'<br>'.join(links)}</li>")
    return "\n".join(items)
