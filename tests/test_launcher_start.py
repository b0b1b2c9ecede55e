"""The two commands for real: a clone in a folder with a space and Cyrillic letters, JupyterLab, its answers, its end."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest

from launcher.environment import Place
from launcher.server import free_port

pytestmark = [pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="driven with POSIX signals")]
TOKEN = "test-token"
VIEW = "application/vnd.jupyter.widget-view+json"


class Launch:
    """`python3 notebooks --no-browser`, as started by a person."""

    def __init__(self, house, **env):
        self.port = free_port(21500)
        self.began = time.monotonic()
        self.process = subprocess.Popen([sys._base_executable, str(house / "notebooks"), "--no-browser", "--port", str(self.port)], cwd="/",
                                        env=os.environ | {"JUPYTER_TOKEN": TOKEN} | env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, encoding="utf-8")
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if line.startswith("Leave this window"):
                break
        else:
            self.process.wait()
        self.seconds = time.monotonic() - self.began

    def ask(self, path, content=None, method="GET"):
        data = None if content is None else json.dumps(content).encode("utf-8")
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", data=data, method=method,
                                         headers={"Authorization": f"token {TOKEN}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=90) as answer:
            return json.loads(answer.read() or b"null")

    def end(self, how=signal.SIGINT):
        self.process.send_signal(how)
        out, err = self.process.communicate(timeout=90)
        return self.process.returncode, out, err

    def gone(self):
        for _ in range(100):
            try:
                self.ask("api")
            except (urllib.error.URLError, ConnectionError):
                return True
            time.sleep(0.1)
        return False


def tiny(text):
    return json.dumps({"cells": [{"cell_type": "code", "id": "a", "source": text, "metadata": {}, "outputs": [], "execution_count": None}],
                       "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture(scope="module")
def house(root, tmp_path_factory):
    """The repository's working files in a new folder, with small lessons, not yet prepared."""
    house = tmp_path_factory.mktemp("дом") / "Мои уроки тут"
    ignore = shutil.ignore_patterns("__pycache__", "*.ipynb", "*.egg-info", ".ipynb_checkpoints")
    for name in ("notebooks", "exercises"):
        shutil.copytree(root / name, house / name, ignore=ignore)
    shutil.copytree(root / "tests" / "offline", house / "tests" / "offline", ignore=ignore)
    shutil.copy(root / "environment.yml", house)
    for name in ("notebooks/00_start_here.ipynb", "notebooks/01_chronology.ipynb", "exercises/01_chronology.ipynb"):
        (house / name).write_text(tiny("6 * 7"), encoding="utf-8")
    return house


@pytest.fixture(scope="module")
def from_cache(root, house):
    """Settings that install from uv's cache, which preparing .venv has just filled: the tests have no network."""
    uv = Place(root).python.with_name("uv")
    if not uv.exists():
        pytest.skip("uv came from elsewhere")
    cache = subprocess.run([uv, "cache", "dir"], capture_output=True, text=True, check=True).stdout.strip()
    nowhere = "http://127.0.0.1:1"  # for pip, which uv stands in for
    env = {"UV_OFFLINE": "1", "UV_CACHE_DIR": cache, "HTTPS_PROXY": nowhere, "HTTP_PROXY": nowhere,
           "PATH": f"{uv.parent}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(house / "tests" / "offline")}
    return env


@pytest.fixture(scope="module")
def first(house, from_cache):
    launch = Launch(house, **from_cache)
    if launch.process.poll() is not None and "CI" not in os.environ:
        why = launch.process.stderr.read()
        if "registry" in why:
            pytest.skip("uv's cache no longer has the packages: delete .venv and run the tests again")
    yield launch
    if launch.process.poll() is None:
        launch.end()


def test_a_first_start_serves_the_first_lesson(first, house):
    assert first.process.poll() is None, first.lines
    address = next(line for line in first.lines if "http://127.0.0.1" in line)
    assert f"/lab/tree/00_start_here.ipynb?token={TOKEN}" in address
    lesson = first.ask("api/contents/00_start_here.ipynb")
    assert lesson["content"]["cells"][0]["source"] == "6 * 7"
    assert {entry["name"] for entry in first.ask("api/contents")["content"]} == {"00_start_here.ipynb", "01_chronology.ipynb", "exercises", "answers"}
    assert list(first.ask("api/kernelspecs")["kernelspecs"]) == ["python3"]


def test_without_the_token_nothing_is_served(first):
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"http://127.0.0.1:{first.port}/api/contents", timeout=10)
    assert refused.value.code == 403


def test_a_saved_lesson_holds_no_dead_widget(first, house):
    output = {"output_type": "display_data", "metadata": {}, "data": {VIEW: {"model_id": "x"}, "text/html": "<p>words</p>"}}
    content = json.loads(tiny("6 * 7"))
    content["cells"][0] |= {"outputs": [output], "execution_count": 1}
    content["metadata"]["widgets"] = {}
    first.ask("api/contents/01_chronology.ipynb", {"type": "notebook", "format": "json", "content": content}, "PUT")
    saved = json.loads((house / "my-copy" / "01_chronology.ipynb").read_text(encoding="utf-8"))
    assert list(saved["cells"][0]["outputs"][0]["data"]) == ["text/html"] and "widgets" not in saved["metadata"]


def test_ctrl_c_stops_server_and_kernels_without_a_question(first):
    first.ask("api/kernels", {"name": "python3"}, "POST")
    status, out, err = first.end()
    assert status == 0 and err == "" and "Stopping JupyterLab" in out
    assert first.gone()


def test_a_second_start_builds_nothing_and_a_killed_launcher_leaves_no_server(first, house, from_cache):
    second = Launch(house, **from_cache)
    assert second.process.poll() is None
    assert not any(word in " ".join(second.lines) for word in ("Fetching", "Downloading", "copied"))
    assert second.seconds < first.seconds
    second.end(signal.SIGKILL)
    assert second.gone()


def test_casebook_can_be_imported_by_a_kernel_anywhere(first, house, from_cache):
    from launcher.server import lesson_environment

    place = Place(house)
    code = "import casebook, os; print(os.path.dirname(os.path.dirname(casebook.__file__)))"
    done = subprocess.run([place.python, "-c", code], env=lesson_environment(place), cwd=house / "my-copy", capture_output=True, encoding="utf-8")
    assert done.stdout.strip() == str(house / "notebooks"), done.stderr
