"""What is wrong here and how to put it right: `python3 notebooks --doctor`."""

from __future__ import annotations

import hashlib
import http.server
import importlib.util
import json
import shutil
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable
from pathlib import Path

from launcher import install
from launcher.environment import Place, why_rebuild
from launcher.errors import Trouble, check_writable, say
from launcher.requirements import digest, read_environment
from launcher.server import free_port, lesson_environment

Check = Callable[[Place, int], str]

_VERSIONS = """
import importlib.metadata, importlib, json
found = {}
for name in %r:
    try:
        importlib.import_module(name)
        found[name] = importlib.metadata.version(name)
    except Exception as error:
        found[name] = "? " + type(error).__name__
print(json.dumps(found))
"""
_KERNEL = """
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(startup_timeout=60, kernel_name="python3")
try:
    client.execute_interactive("import casebook; print(6 * 7)", timeout=60, output_hook=lambda m: print(m["content"].get("text", ""), end=""))
finally:
    client.stop_channels(); manager.shutdown_kernel(now=True)
"""
_BUILD = "Run: python3 notebooks --no-browser (it makes .venv), then the doctor again."


def checks() -> list[tuple[str, Check]]:
    """Every check by name. A check returns what is well, or raises Trouble whose text is the fix."""
    return [("python", _python), ("tools", _tools), ("disk", _disk), ("environment", _environment), ("packages", _packages),
            ("kernel", _kernel), ("port", _port), ("my-copy", _copy), ("answers", _answers), ("address", _address)]


def run(place: Place, port: int) -> int:
    """Run every check, print a line for each and the code; return 0 when all is well, 1 otherwise.

    The code is made of the outcomes and of environment.yml: the same on every computer where all is well.
    """
    outcomes = []
    for name, check in checks():
        try:
            line, well = check(place, port), True
        except Trouble as trouble:
            line, well = str(trouble), False
        except Exception as error:  # the doctor must finish whatever it meets
            line, well = f"{type(error).__name__}: {error}. Send this line with your question.", False
        say(f"{'ok ' if well else 'FIX'} {name}: {' '.join(line.split())}")
        outcomes.append((name, well))
    good = sum(well for _, well in outcomes)
    bad = len(outcomes) - good
    say(f"doctor: {good} ok, {bad} to fix, code {good}-{bad}-{code(place, outcomes)}")
    return 1 if bad else 0


def code(place: Place, outcomes: list[tuple[str, bool]]) -> str:
    """Four hexadecimal digits of the outcomes and of the list of packages."""
    try:
        edition = digest(read_environment(place.environment_file))
    except Trouble:
        edition = ""
    return hashlib.sha256(json.dumps([edition, outcomes]).encode("utf-8")).hexdigest()[:4]


def _python(place: Place, port: int) -> str:
    return f"{'.'.join(map(str, sys.version_info[:3]))} at {sys.executable}"


def _tools(place: Place, port: int) -> str:
    if not importlib.util.find_spec("venv"):
        raise Trouble("This Python has no venv module. On Debian and Ubuntu: sudo apt install python3-venv")
    for name in ("pip", "ensurepip"):
        if importlib.util.find_spec(name):
            return f"venv and {name} are there"
    if shutil.which("uv"):
        return "venv and uv are there"
    raise Trouble("This Python has neither pip nor ensurepip. On Debian and Ubuntu: sudo apt install python3-venv")


def _disk(place: Place, port: int) -> str:
    free = shutil.disk_usage(place.root).free / 1e9
    needed = 0.1 if place.stamp.exists() else 1.0
    if free < needed:
        raise Trouble(f"Only {free:.1f} GB free at {place.root}; {needed:.1f} GB are needed. Free some space.")
    return f"{free:.1f} GB free at {place.root}"


def _environment(place: Place, port: int) -> str:
    reason = why_rebuild(place, digest(read_environment(place.environment_file)))
    if reason:
        state = "There is no .venv yet." if not place.venv.exists() else reason.partition(";")[0] + "."
        raise Trouble(f"{state} {_BUILD}")
    return f"{place.venv}, Python {install.version_of(place.python)}, made from this environment.yml"


def _ask(place: Place, code: str) -> str:
    """Run a few lines in the lessons' Python and return what they print. Raises Trouble when it cannot."""
    if not place.python.exists():
        raise Trouble(f"There is no .venv yet. {_BUILD}")
    try:
        answer = subprocess.run([place.python, "-P", "-c", code], env=lesson_environment(place), cwd=place.root,
                                capture_output=True, encoding="utf-8", errors="replace", timeout=180)
    except (OSError, subprocess.SubprocessError) as error:
        raise Trouble(f"The Python in .venv does not run ({type(error).__name__}). Delete {place.venv} and run: python3 notebooks") from None
    if answer.returncode != 0:
        last = (answer.stderr.strip().splitlines() or ["no message"])[-1][:200]
        raise Trouble(f"{last} . Delete {place.venv} and run: python3 notebooks")
    return answer.stdout


def _packages(place: Place, port: int) -> str:
    names = [line.partition(">")[0].partition("<")[0].partition("=")[0] for line in read_environment(place.environment_file)]
    found = json.loads(_ask(place, _VERSIONS % names))
    broken = [name for name, version in found.items() if version.startswith("?")]
    if broken:
        raise Trouble(f"Cannot be imported: {', '.join(broken)}. Delete {place.venv} and run: python3 notebooks")
    return ", ".join(f"{name} {version}" for name, version in found.items())


def _kernel(place: Place, port: int) -> str:
    answer = _ask(place, _KERNEL)
    if answer.strip() != "42":
        raise Trouble(f"The kernel python3 started but could not use the lessons' library. Restore it with: git checkout -- notebooks ; "
                      f"if that does not help, delete {place.venv} and run: python3 notebooks")
    return "python3 starts, finds the lessons' library and answers"


def _port(place: Place, port: int) -> str:
    free = free_port(port)
    return f"{port} is free" if free == port else f"{port} is taken; {free} is free and will be used"


def _copy(place: Place, port: int) -> str:
    return _writable(place.root / "my-copy")


def _answers(place: Place, port: int) -> str:
    return _writable(place.root / "my-copy" / "answers")


def _writable(folder: Path) -> str:
    there = next(path for path in (folder, *folder.parents) if path.exists())
    check_writable(there)
    return f"{folder} can be written" if there == folder else f"{folder} can be made"


def _address(place: Place, port: int) -> str:
    free = free_port(port)
    server = http.server.HTTPServer(("127.0.0.1", free), _Hello)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{free}/"
    try:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        if opener.open(address, timeout=10).read() != b"hello":
            raise Trouble(f"Something else answers at {address}. Choose another port: python3 notebooks --port 9000")
    except OSError as error:
        raise Trouble(f"{address} does not answer ({error}). Let Python through the firewall for this computer itself (127.0.0.1).") from None
    finally:
        server.shutdown()
        server.server_close()
    return f"a browser on this computer reaches {address}"


class _Hello(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"hello")

    def log_message(self, *_) -> None:
        """Say nothing."""
