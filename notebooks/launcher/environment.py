""".venv found, judged, made or rebuilt from environment.yml; one launch at a time."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from launcher import install
from launcher.errors import Trouble, check_writable, from_os, say
from launcher.requirements import digest, read_environment, read_requirements

LAUNCHER = 1  # raise it when .venv must be made anew although environment.yml is the same


@dataclass(frozen=True)
class Place:
    """Where everything stands, given the repository's root."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return install.python_in(self.venv)

    @property
    def stamp(self) -> Path:
        return self.venv / "casebook.json"

    @property
    def environment_file(self) -> Path:
        return self.root / "environment.yml"

    @property
    def tests_file(self) -> Path:
        return self.root / "tests" / "requirements.txt"


def prepare(place: Place, with_tests: bool = False, when_server_is_there: Callable[[], None] = lambda: None) -> Path:
    """Return a Python in .venv that has everything environment.yml lists (and tests/requirements.txt, if asked).

    `when_server_is_there` is called once, as soon as JupyterLab is installed; on the first run it starts
    while the rest is still being downloaded.

    Does nothing when the stamp in .venv says so; otherwise builds, telling why in one line. Raises Trouble.
    Hold `one_at_a_time` around it.
    """
    wanted = read_environment(place.environment_file)
    extra = read_requirements(place.tests_file) if with_tests else []
    reason = why_rebuild(place, digest(wanted))
    try:
        if reason:
            check_writable(place.root)
            say(reason)
            _build(place, wanted, extra, when_server_is_there)
            return place.python
        elif extra and read_stamp(place.stamp).get("tests") != digest(extra):
            say("Adding what the tests need.")
            _add(place, wanted, extra)
        when_server_is_there()
    except OSError as error:
        raise from_os(error, place.venv) from None
    return place.python


def why_rebuild(place: Place, environment: str) -> str:
    """Say in one line why .venv must be made (anew), or return "" when it is good.

    `environment` is the digest of the requirements now wanted.
    """
    if not place.venv.exists():
        return "Preparing the lessons' own Python in .venv (once; 4 to 10 seconds when measured, longer on a slow connection)."
    stamp = read_stamp(place.stamp)
    if not stamp:
        return "An earlier preparation of .venv was interrupted; making it again."
    if stamp.get("launcher") != LAUNCHER:
        return "This edition of the launcher needs a new .venv; making it."
    if stamp.get("place") != str(place.venv):
        return "The folder was moved since .venv was made; making .venv again."
    if stamp.get("environment") != environment:
        return "environment.yml has changed; making .venv again."
    if install.version_of(place.python) != stamp.get("python"):
        return "The Python in .venv no longer runs or has changed; making .venv again."
    return ""


def read_stamp(path: Path) -> dict:
    """Return what the last finished build wrote, or {} when there is none or it cannot be read."""
    try:
        stamp = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _build(place: Place, wanted: list[str], extra: list[str], when_server_is_there: Callable[[], None]) -> None:
    _remove(place.venv)
    installer = install.Installer(place.venv)
    installer.make()
    installer.ready_uv()
    say("Downloading and installing the packages (about 100 MB; 400 MB on disk).")
    server = [line for line in wanted if line.startswith("jupyterlab")]
    if server and not extra:
        installer.packages(server, bounds=wanted)
    when_server_is_there()
    if server and not extra:
        say("Meanwhile, the rest of the packages.")
    installer.packages([*wanted, *extra])
    _write_stamp(place, wanted, extra)


def _add(place: Place, wanted: list[str], extra: list[str]) -> None:
    place.stamp.unlink()  # killed from here on, the next run builds anew
    install.Installer(place.venv).packages([*wanted, *extra])
    _write_stamp(place, wanted, extra)


def _write_stamp(place: Place, wanted: list[str], extra: list[str]) -> None:
    stamp = {"launcher": LAUNCHER, "place": str(place.venv), "python": install.version_of(place.python),
             "environment": digest(wanted), "tests": digest(extra) if extra else None}
    waiting = place.stamp.with_suffix(".tmp")
    waiting.write_text(json.dumps(stamp), encoding="utf-8")
    os.replace(waiting, place.stamp)


def _remove(venv: Path) -> None:
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    if not venv.exists():
        return
    with contextlib.suppress(OSError):
        (venv / "casebook.json").unlink()  # a half-removed .venv must not look finished
    for _ in range(2):  # a virus scanner or a dying process may hold a file for a moment
        shutil.rmtree(venv, ignore_errors=True)
        if not venv.exists():
            return
        time.sleep(0.5)
    raise Trouble(f"{venv} cannot be removed. Close every JupyterLab started from it, check that the folder is yours, "
                  "delete it by hand and run the same command again.")


@contextlib.contextmanager
def one_at_a_time(place: Place, patience: float = 900) -> Iterator[None]:
    """Let one launch at a time touch .venv and my-copy/; a second one waits and says so.

    The lock is the operating system's, so that one left by a killed launch is free again. On POSIX the installers
    inherit it: should only the launcher be killed, the next launch waits until they are gone as well.
    """
    path = place.root / ".venv.lock"
    try:
        handle = open(path, "a+b")
    except OSError as error:
        error.filename = None  # name the folder, not the lock
        raise from_os(error, place.root) from None
    with handle:
        told = False
        end = time.monotonic() + patience
        while not _try_lock(handle):
            if not told:
                say("Another launch is preparing this folder; waiting for it.")
                told = True
            if time.monotonic() > end:
                raise Trouble(f"Another launch has held {path} for too long. Close it and run the same command again.")
            time.sleep(0.2)
        install.KEEP_OPEN = () if os.name == "nt" else (handle.fileno(),)
        try:
            yield
        finally:
            install.KEEP_OPEN = ()
            _unlock(handle)


def _try_lock(handle) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _unlock(handle) -> None:
    with contextlib.suppress(OSError):
        if os.name == "nt":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_UN)


def warm_up(python: Path, env: dict[str, str]) -> subprocess.Popen | None:
    """Import the large packages once in the background, so that the first lesson finds them compiled.

    Matplotlib's font list is made here as well, which would otherwise show as a pink warning in the first figure.
    """
    code = "import ipykernel.kernelapp, ipykernel.ipkernel, ipywidgets, pandas, matplotlib.pyplot, matplotlib_inline.backend_inline"
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        return subprocess.Popen([python, "-c", code], env=env, cwd=python.parent, **quiet)
    except OSError:
        return None  # only a convenience
