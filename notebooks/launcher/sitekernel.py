"""The Python inside the pages: which Pyodide, which packages are loaded with it, and casebook with its data as a wheel.

Everything is loaded while the kernel starts, so that no lesson has an install cell. The wheels are named by address
relative to the kernel's own script, which stands at the same depth in every site: the site works under any path.
"""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
import re
import shutil
import zipfile
from pathlib import Path

from launcher.environment import Place
from launcher.errors import Trouble

PYODIDE = "0.27.7"
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
PACKAGES = ("micropip", "packaging", "ssl", "sqlite3", "jedi", "ipython", "matplotlib", "pandas")
"""The first six the kernel asks for itself; named here, they are fetched side by side."""
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"
_TO_ROOT = "../../../../"  # from extensions/@jupyterlite/pyodide-kernel-extension/static/
_INSIDE = "/lib/python3.12/site-packages"


def checked(folder: Path) -> dict[str, Path]:
    """The files of a Pyodide distribution that the lessons need, by name. Raises Trouble when one lacks or is not the right one."""
    found = {name: folder / name for name in CORE}
    lacks = [name for name, path in found.items() if not path.is_file()]
    if lacks:
        raise Trouble(f"{folder} is no Pyodide distribution: it lacks {lacks[0]}. Unpack the full distribution {PYODIDE} and name the folder with that file.")
    lock = _lock(folder)
    if lock["info"]["version"] != PYODIDE:
        raise Trouble(f"{folder} is Pyodide {lock['info']['version']}; the site needs {PYODIDE}. Unpack that one and name its folder.")
    for name in closure(lock):
        entry = lock["packages"][name]
        path = folder / entry["file_name"]
        if not path.is_file():
            raise Trouble(f"{folder} lacks {path.name}. Unpack the full distribution {PYODIDE}, not the core alone.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != entry["sha256"]:
            raise Trouble(f"{path} is damaged: its sha256 is not the one in pyodide-lock.json. Unpack the distribution again.")
        found[path.name] = path
    return found


def closure(lock: dict) -> list[str]:
    """The names of PACKAGES and all they depend on, in a lock file's contents."""
    found: list[str] = []
    waiting = list(PACKAGES)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name not in found:
            found.append(name)
            waiting += lock["packages"][name]["depends"]
    return sorted(found)


def _lock(folder: Path) -> dict:
    try:
        return json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(f"{folder / 'pyodide-lock.json'} cannot be read ({error}). Unpack the distribution again.") from None


def settings(place: Place, lite: Path, files: dict[str, Path] | None, edition: str) -> dict:
    """Put wheels, and Pyodide when `files` are given, into JupyterLite's folder `lite`; return its jupyter-lite.json."""
    wheels = [ours(place.root, lite / "pypi", edition)]
    site_packages = next((place.venv / "site").glob("[Ll]ib/**/site-packages"))
    wheels += [packed(name, site_packages, lite / "pypi") for name in ("comm", "ipywidgets")]
    kernel = {
        "disablePyPIFallback": True,
        "pyodideUrl": "./static/pyodide/pyodide.js" if files else _usual_place(place),
        "loadPyodideOptions": {
            "packages": [*PACKAGES, *(f"{_TO_ROOT}pypi/{wheel.name}" for wheel in wheels)],
            "env": {"CASEBOOK_ROOT": f"{_INSIDE}/casebook_collection", "CASEBOOK_ANSWERS": "/drive/answers", "CASEBOOK_EDITION": edition,
                    "MPLBACKEND": "agg", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNODEBUGRANGES": "1"},  # the last two: quicker imports
        },
    }
    if files:
        _copy(files, lite / "static" / "pyodide")
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": {
        "appName": "Lessons on the Tajikistan case", "litePluginSettings": {KERNEL: kernel}, "enableMemoryStorage": False}}


def _usual_place(place: Place) -> str:
    """Where the kernel loads Pyodide from by itself, with our version of it."""
    schema = next((place.venv / "site").glob("share/jupyter/labextensions/@jupyterlite/pyodide-kernel-extension/static/schema/kernel*.json"))
    usual = json.loads(schema.read_text(encoding="utf-8"))["properties"]["pyodideUrl"]["default"]
    return re.sub(r"v\d+\.\d+\.\d+", f"v{PYODIDE}", usual)


def _copy(files: dict[str, Path], target: Path) -> None:
    """The files of a distribution, its lock cut down to them."""
    target.mkdir(parents=True)
    for name, path in files.items():
        shutil.copyfile(path, target / name)
    lock = json.loads(files["pyodide-lock.json"].read_text(encoding="utf-8"))
    lock["packages"] = {name: lock["packages"][name] for name in closure(lock)}
    (target / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")


def ours(root: Path, folder: Path, edition: str) -> Path:
    """casebook with the data, the question banks and the begun cases as one wheel in `folder`. Its name changes with its
    contents, so that no browser takes an old one for it."""
    inside = {f"casebook/{path.relative_to(root / 'notebooks' / 'casebook').as_posix()}": path
              for path in sorted((root / "notebooks" / "casebook").rglob("*.py"))}
    for part in ("data", "exercises/questions", "exercises/begun"):
        inside |= {f"casebook_collection/{path.relative_to(root).as_posix()}": path for path in sorted((root / part).rglob("*")) if path.is_file()}
    content = {name: path.read_bytes() for name, path in inside.items()}
    version = re.search(r'__version__ = "([^"]+)"', content["casebook/__init__.py"].decode("utf-8"))[1]
    print_ = hashlib.sha256(json.dumps([edition, *((name, hashlib.sha256(data).hexdigest()) for name, data in content.items())]).encode()).hexdigest()[:10]
    return _wheel("casebook", f"{version}+{print_}", content, folder)


def packed(name: str, site_packages: Path, folder: Path) -> Path:
    """An installed pure-Python package as a wheel again."""
    found = next(one for one in importlib.metadata.distributions(name=name, path=[str(site_packages)]))
    content = {file.as_posix(): Path(file.locate()).read_bytes() for file in found.files
               if file.suffix != ".pyc" and ".." not in file.parts and ".dist-info/" not in file.as_posix()}
    return _wheel(name, found.version, content, folder)


def _wheel(name: str, version: str, content: dict[str, bytes], folder: Path) -> Path:
    info = f"{name}-{version}.dist-info"
    content = content | {
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: casebook\nRoot-Is-Purelib: true\nTag: py3-none-any\n"}
    record = "".join(f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
                     for path, data in content.items())
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in [*content.items(), (f"{info}/RECORD", f"{record}{info}/RECORD,,\n".encode())]:
            archive.writestr(zipfile.ZipInfo(path, (2020, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return target
