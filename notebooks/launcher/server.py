"""JupyterLab started, waited for and stopped."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from launcher import labsettings
from launcher.environment import Place
from launcher.errors import Trouble, from_os, say

FIRST = "00_start_here.ipynb"
PORT = 8888
_OURS = ("JUPYTER", "JPY_", "IPYTHON", "PYTHON", "MPL")  # settings of another Python or Jupyter
_PORT_TAKEN = re.compile(r"port \d+ is (already in use|not available)|address already in use", re.I)
_KEEP = {"JUPYTER_TOKEN", "PYTHONUNBUFFERED", "PYTHONHASHSEED"}


def state_of(place: Place) -> Path:
    """Where Jupyter keeps its own files for these lessons: settings, workspaces, logs. Nothing of the user's is read."""
    return place.venv / "jupyter"


def lesson_environment(place: Place, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment in which lessons run: `casebook` importable, the user's own Python and Jupyter settings left out.

    Of a PYTHONPATH only entries inside the repository are kept (the tests have one); others may hold
    packages for another Python.
    """
    env = {key: value for key, value in environ.items() if key in _KEEP or not key.startswith(_OURS)}
    inside = [entry for entry in environ.get("PYTHONPATH", "").split(os.pathsep)
              if entry and Path(entry).resolve().is_relative_to(place.root)]
    own = str(place.root / "notebooks")
    state = state_of(place)
    return env | {
        "PYTHONPATH": os.pathsep.join([*(entry for entry in inside if entry != own), own]),
        "PYTHONUTF8": "1",
        "MALLOC_MMAP_THRESHOLD_": "262144",  # glibc then gives a picture's memory back at once, not when the kernel ends
        "CASEBOOK_ROOT": str(place.root),
        "CASEBOOK_ANSWERS": str(place.root / "my-copy" / "answers"),
        "IPYTHONDIR": str(state / "ipython"),
        "MPLCONFIGDIR": str(state / "matplotlib"),
        "JUPYTER_PREFER_ENV_PATH": "1",
        "JUPYTER_NO_CONFIG": "1",
        "JUPYTER_PLATFORM_DIRS": "1",
        "JUPYTER_CONFIG_DIR": str(state / "config"),
        "JUPYTER_DATA_DIR": str(state / "data"),
        "JUPYTER_RUNTIME_DIR": str(state / "runtime"),
        "JUPYTERLAB_SETTINGS_DIR": str(state / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(state / "workspaces"),
    }


def free_port(wanted: int, tries: int = 100) -> int:
    """Return `wanted` or the next free port above it on 127.0.0.1. Raises Trouble when none of `tries` is free."""
    for port in range(wanted, min(wanted + tries, 65536)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if os.name != "nt":  # there the option would take a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    raise Trouble(f"No free port from {wanted} on. Close other programs or choose another: python3 notebooks --port 9000")


class Server:
    """One running JupyterLab. `start` it, `wait` until it answers, `stop` it; `log` has what it says."""

    def __init__(self, place: Place, folder: Path, port: int = PORT, large: bool = False, first: str = FIRST):
        self.place, self.folder, self.first, self.large = place, folder, first, large
        self.wanted = self.port = port
        self.token = os.environ.get("JUPYTER_TOKEN") or secrets.token_hex(24)
        self.env = lesson_environment(place) | {"JUPYTER_TOKEN": self.token} | ({"CASEBOOK_LARGE": "1"} if large else {})
        self.process: subprocess.Popen | None = None

    @property
    def address(self) -> str:
        """What to open in a browser."""
        return f"http://127.0.0.1:{self.port}/lab/tree/{self.first}?token={self.token}"

    @property
    def log(self) -> Path:
        """Where JupyterLab's own messages go; one file a port, since two may run."""
        return state_of(self.place) / f"jupyterlab-{self.port}.log"

    @property
    def running(self) -> bool:
        """Whether the process is there."""
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start JupyterLab on a free port; say so when it is not the wanted one."""
        self.port = free_port(self.wanted)
        if self.port != self.wanted:
            say(f"Port {self.wanted} is taken; using {self.port}.")
        config = Path(__file__).with_name("jupyter_server_config.py")
        # -P: a file called random.py among the learner's notebooks must not stop the server
        command = [self.place.python, "-P", "-m", "launcher.lab", f"--config={config}", "--no-browser", "--allow-root",
                   f"--ServerApp.root_dir={self.folder}", f"--ServerApp.port={self.port}"]
        apart = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if os.name == "nt" else {"start_new_session": True}
        try:
            _quiet_settings(Path(self.env["JUPYTERLAB_SETTINGS_DIR"]))
            labsettings.write(self.place.venv / "share" / "jupyter" / "lab")
            labsettings.type_size(Path(self.env["JUPYTERLAB_SETTINGS_DIR"]), self.large)
            with open(self.log, "w", encoding="utf-8") as log:
                self.process = subprocess.Popen(command, env=self.env, cwd=self.folder, stdin=subprocess.PIPE,
                                                stdout=log, stderr=subprocess.STDOUT, **apart)
        except OSError as error:
            raise from_os(error, state_of(self.place)) from None

    def wait(self, patience: float = 60) -> None:
        """Return when the first lesson is served. Raises Trouble naming the log after `patience` seconds, or when it died."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            if self.process.poll() is not None:
                if _PORT_TAKEN.search(self._log_text()):  # by another program, between our look and the start
                    self.start()
                    continue
                raise Trouble(f"JupyterLab stopped while starting. Its last words are in {self.log}. "
                              "Delete .venv and run the same command again; if it stays, send that file with your question.")
            if self._answers():
                return
            time.sleep(0.05)
        self.stop()
        raise Trouble(f"JupyterLab was not ready after {patience:.0f} seconds. See {self.log}, then run the same command again.")

    def stop(self, patience: float = 10) -> None:
        """Stop JupyterLab and its kernels: closing its input asks it to end; whatever does not is killed."""
        if not self.running:
            return
        self.process.stdin.close()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def _answers(self) -> bool:
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/contents/{self.first}?content=0",
                                         headers={"Authorization": f"token {self.token}"})
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # an office proxy must not get this
        try:
            with opener.open(request, timeout=10) as answer:
                return answer.status == 200
        except urllib.error.HTTPError as error:
            if error.code == 404:
                raise Trouble(f"notebooks/{self.first} is missing or unreadable. Restore it with: git checkout -- notebooks") from None
            return False
        except OSError:
            return False

    def _log_text(self) -> str:
        try:
            return self.log.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""


def _quiet_settings(folder: Path) -> None:
    """Write, once, the settings that keep JupyterLab from asking the internet for news and updates."""
    path = folder / "@jupyterlab" / "apputils-extension" / "notification.jupyterlab-settings"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"fetchNews": "false", "checkForUpdates": False}), encoding="utf-8")
