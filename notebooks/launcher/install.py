"""Makes a .venv and puts packages into it: pip fetches uv, uv does the rest (pip takes five to ten times as long)."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher import failures, pipsettings, shortcut
from launcher.errors import Trouble, from_os, say

UV = "uv>=0.5,<1"
KEEP_OPEN: tuple[int, ...] = ()  # the lock of environment.one_at_a_time, kept by every installer we start
_CONFLICTING = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CONDA_PREFIX")


def python_in(venv: Path) -> Path:
    """The Python of a virtual environment, on this operating system."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def version_of(python: Path) -> str:
    """Ask a Python for its version; "" when it is missing or does not run."""
    code = "import sys; print('.'.join(map(str, sys.version_info[:3])))"
    try:
        answer = subprocess.run([python, "-I", "-S", "-c", code], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.SubprocessError):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


class Installer:
    """Installs into one virtual environment. Every failure is a Trouble of one line; details stand in `log`."""

    def __init__(self, venv: Path):
        self.venv = venv
        self.python = python_in(venv)
        self.uv = self.python.parent / ("uv.exe" if os.name == "nt" else "uv")
        self.log = venv / "install.log"
        self.env = {key: value for key, value in os.environ.items() if key not in _CONFLICTING}
        self.env |= {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PYTHONUTF8": "1", "NO_COLOR": "1"}
        self.settings = pipsettings.read(self.env)
        self.pip: list[str | Path] = []

    def make(self) -> None:
        """Make the empty virtual environment, without pip: uv needs none, and it saves seconds."""
        try:
            import venv
        except ImportError:
            raise _no_venv() from None
        try:
            venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(self.venv)
        except ValueError:
            raise Trouble(f"Python cannot use a folder with {os.pathsep!r} in its name: {self.venv.parent}. "
                          "Rename the folder and run the same command again.") from None
        except OSError as error:
            raise from_os(error, self.venv) from None
        except subprocess.CalledProcessError:
            raise _no_venv() from None

    def ready_uv(self) -> None:
        """Have a uv: from the registry, or one already on this computer where none can be fetched. Raises Trouble."""
        if self.uv.exists():
            return
        say("Fetching uv, the installer (about 20 MB).")
        self.pip = self._find_pip()
        if not shortcut.fetch_uv(self.uv, self.settings):
            self._fetch_uv()

    def packages(self, requirements: list[str], bounds: list[str] = (), target: Path | None = None) -> None:
        """Install `requirements`, within `bounds` on other packages, with uv; with `target` just these, into that folder. Raises Trouble.

        Where uv cannot get them pip tries, which knows more kinds of registry.
        """
        self.ready_uv()
        arguments, env = pipsettings.for_uv(self.settings, self.env)
        limits = self.venv / "bounds.txt"
        limits.write_text("\n".join([*requirements, *bounds]), encoding="utf-8")
        asked = [*requirements, *(["--target", target, "--no-deps"] if target else ["--constraint", limits])]
        command = [self.uv, "pip", "install", "--python", self.python, "--color", "never", "--no-progress", *arguments, *asked]
        failed, output = self._run(command, self.env | env)
        pip = self.pip or self._find_pip() if failed else []
        if pip and failures.kind_of_failure(output) in {"network", "certificate", "password", "none-fits"}:
            say("uv could not get the packages; trying pip, which takes longer.")
            failed, output = self._run([*pip, "--python", self.python, "install", "--quiet", "--retries", "1", *asked], self.env)
        if failed:
            raise self._explain(output)

    def _explain(self, output: str) -> Trouble:
        return failures.explain(output, self.venv, self.log, no_index=pipsettings.is_on(self.settings, "no-index"))

    def _find_pip(self) -> list[str | Path]:
        """The command of a pip: this Python's, or one unpacked into .venv; [] where there is none."""
        if importlib.util.find_spec("pip"):
            return [sys.executable, "-m", "pip"]
        if importlib.util.find_spec("ensurepip"):
            failed, _ = self._run([self.python, "-m", "ensurepip"], self.env)
            if not failed:
                return [self.python, "-m", "pip"]
        return []

    def _use_uv_of_this_computer(self, otherwise: Trouble) -> None:
        found = shutil.which("uv")
        if not found:
            raise otherwise
        say(f"uv could not be fetched; using the one at {found}.")
        self.uv = Path(found)

    def _fetch_uv(self) -> None:
        """Put the uv program into .venv, from the registry, with whatever pip there is (`--target` is as old as pip)."""
        if not self.pip:
            self._use_uv_of_this_computer(_no_venv())
            return
        folder = self.venv / "uv-download"
        shutil.rmtree(folder, ignore_errors=True)
        command = [*self.pip, "install", "--target", folder, "--no-deps", "--no-compile", "--only-binary", ":all:", "--no-input",
                   "--retries", "2", "--progress-bar", "off", "--disable-pip-version-check", UV]
        failed, output = self._run(command, self.env)
        program = next((path for path in folder.rglob(self.uv.name) if path.is_file()), None)
        if failed or program is None:
            self._use_uv_of_this_computer(self._explain(output))
            return
        os.replace(program, self.uv)
        shutil.rmtree(folder, ignore_errors=True)

    def _run(self, command: list[str | Path], env: dict[str, str]) -> tuple[bool, str]:
        """Run an installer, note its output in the log and tell its progress; return (failed?, output)."""
        lines: list[str] = []
        try:
            running = subprocess.Popen(command, env=env, cwd=self.venv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", pass_fds=KEEP_OPEN)
        except OSError as error:
            return True, f"{command[0]}: {error}"
        with running, self.log.open("a", encoding="utf-8") as log:
            try:
                for line in running.stdout:
                    lines.append(line)
                    with contextlib.suppress(OSError):  # a full disk must not hide what the installer says of it
                        log.write(line)
                        log.flush()
                    told = _progress(line)
                    if told:
                        say(told)
            except BaseException:
                running.terminate()  # a stopped launcher leaves no installer at work
                raise
        return running.returncode != 0, "".join(lines)


def _progress(line: str) -> str:
    """What a line of uv's output means to somebody who waits; "" for most."""
    words = line.split()
    if len(words) > 2 and words[1].isdigit() and words[2].startswith("package"):
        told = {"Resolved": "chosen", "Prepared": "downloaded", "Installed": "installed"}.get(words[0])
        if told:
            return f"  {words[1]} packages {told}"
    return ""


def _no_venv() -> Trouble:
    version = ".".join(map(str, sys.version_info[:2]))
    return Trouble(f"{sys.executable} (Python {version}) has neither pip nor ensurepip to make .venv with. On Debian and Ubuntu: "
                   "sudo apt install python3-venv ; elsewhere install Python from python.org/downloads. Then run the same command again.")
