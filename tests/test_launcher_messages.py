"""Bad surroundings: each ends in one line that names the thing, the place and the fix, without a traceback."""

import errno
import http.server
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from launcher import cli, doctor, errors, failures, install, server
from launcher.environment import Place
from launcher.errors import Trouble

LINES = {
    "full": ["error: Failed to install: x.whl\n  Caused by: failed to write: No space left on device (os error 28)",
             "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
             "Caused by: There is not enough space on the disk. (os error 112)", "Disk quota exceeded (os error 122)"],
    "denied": ["error: failed to create directory: Permission denied (os error 13)", "Read-only file system (os error 30)"],
    "network": ["error: Failed to fetch: `https://x`\n  Caused by: dns error: failed to lookup address information",
                "WARNING: Retrying ... NewConnectionError('Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')\n"
                "ERROR: Could not find a version that satisfies the requirement uv",
                "error sending request for url\n  Caused by: operation timed out"],
    "certificate": ["Caused by: invalid peer certificate: UnknownIssuer", "SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]"],
    "password": ["HTTP status client error (401 Unauthorized) for url", "ERROR: HTTP error 403 while getting https://x"],
    "none-fits": ["× No solution found when resolving dependencies:", "ERROR: No matching distribution found for uv"],
    "other": ["Segmentation fault", ""],
}


@pytest.mark.parametrize("kind, text", [(kind, text) for kind, texts in LINES.items() for text in texts])
def test_what_an_installer_complains_of(kind, text):
    assert failures.kind_of_failure(text) == kind
    line = str(failures.explain(text, Path("/x/.venv"), Path("/x/.venv/install.log")))
    assert "\n" not in line and "/x/.venv" in line and "Traceback" not in line


def test_a_folder_of_wheels_that_lacks_one_is_named():
    line = str(failures.explain(LINES["none-fits"][0], Path("/x/.venv"), Path("/x/log"), no_index=True))
    assert "folder of wheels" in line and "/x/log" in line


@pytest.mark.parametrize("number, words", [(errno.ENOSPC, "disk is full"), (errno.EACCES, "No permission to write"), (errno.EROFS, "Copy the whole folder"),
                                           (errno.EIO, "Put that right")])
def test_errors_of_the_operating_system(number, words):
    line = str(errors.from_os(OSError(number, os.strerror(number), "/some/file"), "/place"))
    assert words in line and "/some/file" in line and "\n" not in line


@pytest.fixture
def house(tmp_path, root):
    """A copy of the launcher in a folder with a space and Cyrillic letters, with one lesson."""
    house = tmp_path / "мой дом"
    shutil.copytree(root / "notebooks" / "launcher", house / "notebooks" / "launcher", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "notebooks" / "__main__.py", house / "notebooks")
    shutil.copy(root / "environment.yml", house)
    lesson = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (house / "notebooks" / "00_start_here.ipynb").write_text(json.dumps(lesson), encoding="utf-8")
    return house


def run(house, *arguments, python=sys._base_executable, cwd=None, **env):
    """Run the launcher as a person would; return (exit status, lines on stdout, lines on stderr)."""
    own = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    done = subprocess.run([python, str(house / "notebooks"), "--no-browser", *arguments], env=own | env, cwd=cwd, timeout=120,
                          stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()


def test_no_registry_ends_in_one_line(house):
    status, _, complaint = run(house, PIP_INDEX_URL="https://127.0.0.1:1/simple", PIP_RETRIES="0", PATH="/nowhere", UV_OFFLINE="1")
    assert status == 1 and len(complaint) == 1
    assert "pip" in complaint[0]


def test_disk_full_ends_in_one_line(house, tmp_path):
    """A uv that says what uv says on a full disk."""
    if os.name == "nt":
        pytest.skip("the stand-in is a shell script")
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "uv").write_text("#!/bin/sh\necho 'error: Failed to install: numpy' >&2\n"
                              "echo '  Caused by: No space left on device (os error 28)' >&2\nexit 2\n", encoding="utf-8")
    (tools / "uv").chmod(0o755)
    status, _, complaint = run(house, PIP_NO_INDEX="1", PATH=f"{tools}:/usr/bin:/bin")
    assert status == 1 and len(complaint) == 1 and "disk is full" in complaint[0]
    assert not (house / ".venv" / "casebook.json").exists()


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("setpriv"),
                    reason="needs root, who can become somebody else")
def test_a_folder_of_another_user_ends_in_one_line(house):
    for path in (house, *house.parents[:3]):
        path.chmod(0o755)
    python = "/usr/bin/python3"  # one that every user can run
    if subprocess.run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]).returncode:
        pytest.skip("no Python 3.11 for every user here")
    done = subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", python, str(house / "notebooks"), "--no-browser"],
                          env={"PATH": "/usr/bin:/bin", "HOME": "/nonexistent"}, cwd="/", capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 1 and done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert str(house) in line and "Copy the whole folder" in line


def test_no_pip_no_ensurepip_names_the_package(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(install.shortcut, "fetch_uv", lambda *_: False)
    installer = install.Installer(tmp_path)
    with pytest.raises(Trouble, match="sudo apt install python3-venv"):
        installer.ready_uv()


def test_no_venv_module_names_the_package(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "venv", None)
    with pytest.raises(Trouble, match="sudo apt install python3-venv"):
        install.Installer(tmp_path / ".venv").make()


@pytest.mark.skipif(os.name == "nt", reason="a colon is no file name there")
def test_a_colon_in_the_folders_name_is_named(tmp_path):
    (tmp_path / "a:b").mkdir()
    with pytest.raises(Trouble, match="Rename the folder"):
        install.Installer(tmp_path / "a:b" / ".venv").make()


OLD = [path for path in Path.home().glob(".pyenv/versions/*/bin/python") if path.parts[-3].startswith(("3.6", "3.8", "3.10"))]


@pytest.mark.parametrize("python", OLD or [None], ids=lambda path: path.parts[-3] if path else "none")
@pytest.mark.parametrize("folder", ["notebooks", "tests"])
def test_an_old_python_says_which_it_needs(root, python, folder):
    if python is None:
        source = (root / folder / "__main__.py").read_text(encoding="utf-8")
        compile(source.partition("from launcher")[0], folder, "exec", flags=0, dont_inherit=True)
        assert "f\"" not in source.partition("from launcher")[0]
        return
    done = subprocess.run([python, str(root / folder)], capture_output=True, text=True, env={"PATH": os.environ["PATH"]})
    (line,) = done.stderr.splitlines()
    assert done.returncode == 1 and "Python 3.11 or newer" in line and str(python) in line


# --- options ---------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("arguments, words", [
    (["--foo"], "--foo"), (["--no-brow"], "--no-brow"), (["--port", "x"], "--port"), (["--port", "0"], "--port 0"), (["--port"], "--port"),
    (["--port", "70000"], "70000"), (["--reset"], "--reset"), (["01"], "01"), (["--reset", "01_chronologie"], "Nearest")])
def test_options_not_understood_end_in_one_line(house, capsys, arguments, words):
    assert cli.main(arguments, root=house) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line


def test_help_reads_well(root, capsys):
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--help"], root=root)
    told = capsys.readouterr().out
    assert stopped.value.code == 0
    assert all(option in told for option in ("--no-browser", "--port", "--reset", "--doctor", "my-copy/", "Ctrl-C"))


def test_reset_from_any_folder(house, tmp_path):
    status, told, _ = run(house, "--reset", "start_here", cwd=tmp_path)
    assert status == 0 and "my-copy/00_start_here.ipynb" in told[0]


def test_lines_survive_an_old_terminal_and_a_closed_one(house):
    status, told, _ = run(house, "--reset", "zzz", PYTHONIOENCODING="ascii")
    assert status == 1
    broken = subprocess.run([sys.executable, "-c", "import sys; sys.path.insert(0, sys.argv[1]); from launcher.errors import say; import os; "
                             "os.close(1); say('x'); sys.stdout = None; say('y')", str(house / "notebooks")], capture_output=True, text=True)
    assert "Traceback" not in broken.stderr or "Bad file descriptor" in broken.stderr


# --- the server's surroundings ---------------------------------------------------------------------------------------

def test_the_next_free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert port < server.free_port(port) <= port + 100
        with pytest.raises(Trouble, match="--port"):
            server.free_port(port, tries=1)


def test_lessons_see_their_own_settings_only(tmp_path):
    place = Place(tmp_path)
    users = {"PATH": "/bin", "PYTHONPATH": os.pathsep.join(["/opt/ros", str(tmp_path / "tests" / "offline")]), "PYTHONHOME": "/x", "JUPYTER_PATH": "/x",
             "JUPYTER_CONFIG_PATH": "/x", "IPYTHONDIR": "/x", "MPLBACKEND": "tk", "JUPYTER_TOKEN": "t", "PYTHONDONTWRITEBYTECODE": "1"}
    env = server.lesson_environment(place, users)
    assert env["PYTHONPATH"] == os.pathsep.join([str(tmp_path / "tests" / "offline"), str(tmp_path / "notebooks")])
    assert env["CASEBOOK_ANSWERS"] == str(tmp_path / "my-copy" / "answers") and env["CASEBOOK_ROOT"] == str(tmp_path)
    assert env["PATH"] == "/bin" and env["JUPYTER_TOKEN"] == "t"
    assert not {"PYTHONHOME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "MPLBACKEND", "PYTHONDONTWRITEBYTECODE"} & set(env)
    assert all(env[name].startswith(str(tmp_path)) for name in env if name.startswith("JUPYTER") and name.endswith("_DIR"))


class Pretend(server.Server):
    """A server whose process is any command."""

    def __init__(self, place, *command, says=""):
        super().__init__(place, place.root)
        self.log.parent.mkdir(parents=True)
        self.log.write_text(says, encoding="utf-8")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE)


def test_a_server_that_dies_names_its_log(tmp_path):
    pretend = Pretend(Place(tmp_path), sys.executable, "-c", "")
    with pytest.raises(Trouble, match="stopped while starting.*jupyterlab-8888.log"):
        pretend.wait()


def test_a_server_that_is_not_ready_names_its_log_and_is_stopped(tmp_path):
    pretend = Pretend(Place(tmp_path), sys.executable, "-c", "import sys; sys.stdin.read()")
    pretend.port = server.free_port(20000)
    with pytest.raises(Trouble, match="not ready after 0 seconds.*jupyterlab-"):
        pretend.wait(patience=0.2)
    assert not pretend.running


def test_a_port_taken_between_look_and_start_means_another_try(tmp_path, monkeypatch):
    pretend = Pretend(Place(tmp_path), sys.executable, "-c", "", says="ERROR: the Jupyter server could not be started because port 8888 is not available.")
    pretend.process.wait()

    class Again(Exception):
        pass

    def again(self):
        raise Again

    monkeypatch.setattr(server.Server, "start", again)
    with pytest.raises(Again):
        pretend.wait()


# --- saving ----------------------------------------------------------------------------------------------------------

def hook(root):
    class Anything:
        def __getattr__(self, name):
            setattr(self, name, Anything())
            return getattr(self, name)

    settings = {"c": Anything()}
    path = root / "notebooks" / "launcher" / "jupyter_server_config.py"
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec"), settings)
    return settings["c"].ContentsManager.pre_save_hook


def test_saved_notebooks_hold_no_dead_widget(root):
    view = "application/vnd.jupyter.widget-view+json"
    both, bare = {view: {}, "text/html": "<p>x</p>"}, {view: {}, "text/plain": "x"}
    content = {"cells": [{"cell_type": "markdown", "source": ""}, {"cell_type": "code", "outputs": [{"output_type": "display_data", "data": both},
               {"output_type": "display_data", "data": bare}, {"output_type": "stream", "text": "x"}]}], "metadata": {"widgets": {}, "kernelspec": {}}}
    hook(root)({"type": "notebook", "content": content}, path="x", contents_manager=None)
    assert both == {"text/html": "<p>x</p>"} and view in bare and content["metadata"] == {"kernelspec": {}}
    hook(root)({"type": "file", "content": "x"}, path="x", contents_manager=None)
    hook(root)({"type": "notebook", "content": None}, path="x", contents_manager=None)


# --- the doctor ------------------------------------------------------------------------------------------------------

def test_the_doctor_prints_each_fix_and_a_code(house, capsys):
    assert doctor.run(Place(house), server.free_port(21000)) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(doctor.checks()) + 1
    assert all(line.startswith(("ok  ", "FIX ")) for line in lines[:-1])
    assert any(line.startswith("FIX environment: There is no .venv yet") for line in lines)
    good, bad = (sum(line.startswith(word) for line in lines) for word in ("ok ", "FIX"))
    assert lines[-1].startswith(f"doctor: {good} ok, {bad} to fix, code {good}-{bad}-")


def test_the_doctors_code_tells_outcomes_and_edition_apart(house):
    place = Place(house)
    well = [("python", True), ("disk", True)]
    first = doctor.code(place, well)
    assert first == doctor.code(place, well) != doctor.code(place, [("python", True), ("disk", False)])
    (house / "environment.yml").write_text("dependencies:\n  - x >=1\n", encoding="utf-8")
    assert doctor.code(place, well) != first


def test_the_doctor_survives_anything(house, capsys, monkeypatch):
    def broken(place, port):
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(doctor, "checks", lambda: [("broken", broken)])
    assert doctor.run(Place(house), 8888) == 1
    assert "FIX broken: RuntimeError: two lines" in capsys.readouterr().out


@pytest.mark.slow
def test_the_doctor_finds_this_environment_well(root, capsys):
    place = Place(root)
    told = [check(place, 8888) for name, check in doctor.checks() if name in ("python", "environment", "packages", "kernel", "address", "port")]
    assert len(told) == 6 and "pandas 3" in " ".join(told)


# --- no network ------------------------------------------------------------------------------------------------------

def test_the_guard_lets_nothing_out(no_network):
    for address in [("192.0.2.1", 80), ("2001:db8::1", 80, 0, 0)]:
        with socket.socket(socket.AF_INET6 if len(address) == 4 else socket.AF_INET) as one, pytest.raises(no_network.NetworkIsOff):
            one.connect(address)
    with socket.socket() as one, pytest.raises(OSError, match="no network"):
        one.connect_ex(("192.0.2.1", 80))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, pytest.raises(OSError, match="no network"):
        one.sendto(b"x", ("192.0.2.1", 53))
    with pytest.raises(OSError, match="no network"):
        socket.getaddrinfo("example.invalid", 80)


def test_the_guard_lets_this_computer_in(no_network):
    listener = http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    for host in ("127.0.0.1", "localhost"):
        socket.create_connection((host, listener.server_port), timeout=5).close()
    listener.shutdown()
    listener.server_close()


def test_the_guard_holds_in_other_processes():
    code = "import socket\ntry:\n    socket.create_connection(('192.0.2.1', 80), 1)\nexcept OSError as e:\n    print(type(e).__name__)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "NetworkIsOff"
