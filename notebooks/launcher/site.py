"""`python3 notebooks site`: the whole collection as a folder of files that any web server can show, with no install.

JupyterLite draws the pages, Pyodide is the Python in them; both run in the reader's browser. What is needed to build
it stands in site.txt and gets an environment of its own, .venv/site, so that the lessons' JupyterLab stays as it is.
"""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from pathlib import Path

from launcher import install, sitekernel, sitepages
from launcher.environment import Place, one_at_a_time, prepare
from launcher.errors import Trouble, from_os, say
from launcher.requirements import digest, read_requirements

MARK = "casebook-site.json"
PINS = Path(__file__).with_name("site.txt")
APPS = ("lab", "notebooks", "tree")
_FOREIGN = ("JUPYTER", "JPY_", "IPYTHON", "PYTHON")  # settings of another Python or Jupyter


def run(place: Place, pyodide: Path | None = None, out: Path | None = None) -> int:
    """Build the site. In: a full Pyodide distribution, or None to load it from its usual place; the folder, default site/.
    Out: 0. Raises Trouble."""
    out = Path(out or place.root / "site").resolve()
    _ours_or_new(out)
    files = sitekernel.checked(pyodide) if pyodide else None
    work = place.venv / "site-work"
    try:
        with one_at_a_time(place):
            prepare(place)
            python = tools(place)
            shutil.rmtree(work, ignore_errors=True)
            edition = sitepages.edition(place.root)
            say(f"Building edition {edition}.")
            sitepages.contents(place.root, work / "lite" / "files", edition)
            settings = sitekernel.settings(place, work / "lite", files, edition)
            (work / "lite" / "jupyter-lite.json").write_text(json.dumps(settings, indent=1), encoding="utf-8")
            _jupyterlite(python, work)
            sitepages.finish(place.root, work / "out", edition)
            (work / "out" / MARK).write_text(json.dumps({"edition": edition, "pyodide": "inside" if files else "outside"}), encoding="utf-8")
            shutil.rmtree(out, ignore_errors=True)
            shutil.move(work / "out", out)
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise from_os(error, out) from None
    size = sum(path.stat().st_size for path in out.rglob("*") if path.is_file())
    say(f"{out} is ready ({size / 2**20:.0f} MB). Put it on any web server; to try it here: {shown_command(out)}")
    if not files:
        say("Its readers load Pyodide from the internet. For a room without internet, build it with --pyodide FOLDER.")
    return 0


def tools(place: Place) -> Path:
    """The Python of .venv/site, made or made anew when site.txt has changed. Raises Trouble."""
    folder, wanted = place.venv / "site", read_requirements(PINS)
    stamp = folder / "casebook-stamp"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest(wanted) or not install.version_of(install.python_in(folder)):
        say("Preparing what builds the site, in .venv/site (once).")
        shutil.rmtree(folder, ignore_errors=True)
        installer = install.Installer(folder)
        installer.make()
        shared = install.Installer(place.venv).uv
        installer.uv = shared if shared.exists() else installer.uv
        installer.packages(wanted)
        stamp.write_text(digest(wanted), encoding="utf-8")
    return install.python_in(folder)


def _jupyterlite(python: Path, work: Path) -> None:
    """Let JupyterLite build `work`/out from `work`/lite. Raises Trouble with its last words."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(_FOREIGN)}
    env |= {"JUPYTER_NO_CONFIG": "1", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [python, "-P", "-m", "jupyterlite_core.app", "build", "--lite-dir", work / "lite", "--output-dir", work / "out",
               "--contents", work / "lite" / "files", *(part for app in APPS for part in ("--apps", app)),
               "--no-sourcemaps", "--no-unused-shared-packages", "--no-libarchive"]
    done = subprocess.run(command, cwd=work / "lite", env=env, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode or not (work / "out" / "jupyter-lite.json").is_file():
        lines = (done.stderr.strip() or done.stdout.strip() or "no reason given").splitlines()
        raise Trouble(f"JupyterLite could not build the site: {lines[-1][:200]} . Delete .venv/site and run the same command again.")


def _ours_or_new(out: Path) -> None:
    """Refuse to build over a folder that is not a site of ours: it will be replaced. Raises Trouble."""
    if out.is_dir() and not any(out.iterdir()):
        return
    if out.exists() and not (out / MARK).is_file():
        raise Trouble(f"{out} holds something else than a site built here, and would be replaced. Choose another with --out FOLDER.")


def shown_command(out: Path) -> str:
    """What to type to look at the site on this computer, ready to paste."""
    return f'py -m http.server -b 127.0.0.1 -d "{out}"' if os.name == "nt" else f"python3 -m http.server -b 127.0.0.1 -d {shlex.quote(str(out))}"
