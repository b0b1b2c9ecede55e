"""environment.yml, the stamp in .venv, the lock, the user's pip settings."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from launcher import environment, install, pipsettings, requirements, shortcut
from launcher.environment import Place
from launcher.errors import Trouble


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


# --- environment.yml -------------------------------------------------------------------------------------------------

def test_our_environment_is_read_and_bounded(root):
    wanted = requirements.read_environment(root / "environment.yml")
    names = [line.split(">")[0] for line in wanted]
    assert names == ["jupyterlab", "pandas", "matplotlib", "ipywidgets", "nbval"]
    assert all(">=" in line and "<" in line for line in wanted)


def test_our_environment_is_yaml_that_conda_and_binder_take(root):
    yaml = pytest.importorskip("yaml")
    content = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))
    assert set(content) == {"name", "channels", "dependencies"} and content["channels"] == ["conda-forge"]
    plain = [line for line in content["dependencies"] if isinstance(line, str)]
    ours = requirements.read_environment(root / "environment.yml")
    assert [line.replace(" ", "") for line in plain if line.split()[0] not in ("python", "pip")] == ours
    assert content["dependencies"][-1] == {"pip": ["-e ./notebooks"]}


def test_the_oldest_python_is_the_same_everywhere(root):
    import tomllib

    assert "- python >=3.11\n" in (root / "environment.yml").read_text(encoding="utf-8")
    assert "sys.version_info < (3, 11)" in (root / "notebooks" / "__main__.py").read_text(encoding="utf-8")
    assert "sys.version_info < (3, 11)" in (root / "tests" / "__main__.py").read_text(encoding="utf-8")
    project = tomllib.loads((root / "notebooks" / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["requires-python"] == ">=3.11"
    assert "dependencies" not in project["project"]
    assert project["tool"]["setuptools"]["packages"]["find"]["include"] == ["casebook", "casebook.*"]


def test_bounds_count_and_comments_do_not(tmp_path):
    text = "name: x\nchannels:\n  - conda-forge\ndependencies:\n  - python >=3.11\n  - pandas >=3.1,<4{}\n  - pip\n  - pip:\n      - -e ./notebooks\n"
    first = requirements.read_environment(write(tmp_path / "a.yml", text.format("")))
    second = requirements.read_environment(write(tmp_path / "b.yml", text.format("   # why\n\n  # more")))
    other = requirements.read_environment(write(tmp_path / "c.yml", text.format("").replace("3.1", "3.2")))
    assert first == second == ["pandas>=3.1,<4"]
    assert requirements.digest(first) == requirements.digest(second) != requirements.digest(other)


@pytest.mark.parametrize("line", ["- pandas =3.1", "- conda-forge::pandas", "- pandas=3.1=py_0", "pandas: 3", "- \"pandas\"", "-"])
def test_a_line_we_cannot_read_is_named(tmp_path, line):
    path = write(tmp_path / "environment.yml", f"dependencies:\n  - python >=3.11\n  {line}\n")
    with pytest.raises(Trouble, match="environment.yml, line 3"):
        requirements.read_environment(path)


@pytest.mark.parametrize("text", ["", "dependencies:\n", "name: x\ndependencies:\n  - python >=3.11\n"])
def test_an_empty_list_is_named(tmp_path, text):
    with pytest.raises(Trouble, match="git checkout -- environment.yml"):
        requirements.read_environment(write(tmp_path / "environment.yml", text))


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(Trouble, match="environment.yml is missing"):
        requirements.read_environment(tmp_path / "environment.yml")


# --- the stamp -------------------------------------------------------------------------------------------------------

class FakeInstaller:
    """Makes a .venv whose Python is this one, and notes what it was asked for."""

    asked: list = []

    def __init__(self, venv):
        self.venv = venv

    def make(self):
        python = install.python_in(self.venv)
        python.parent.mkdir(parents=True)
        python.symlink_to(sys.executable)

    def ready_uv(self):
        pass

    def packages(self, wanted, bounds=()):
        type(self).asked.append(list(wanted))


@pytest.fixture
def place(tmp_path, monkeypatch):
    if os.name == "nt":
        pytest.skip("a stand-in .venv needs symbolic links")
    write(tmp_path / "environment.yml", "dependencies:\n  - jupyterlab >=4\n  - pandas >=3\n")
    write(tmp_path / "tests" / "requirements.txt", "pytest >=8\n")
    FakeInstaller.asked = []
    monkeypatch.setattr(install, "Installer", FakeInstaller)
    return Place(tmp_path)


def test_built_once_then_left_alone(place, capsys):
    started = []
    environment.prepare(place, when_server_is_there=lambda: started.append(len(FakeInstaller.asked)))
    assert FakeInstaller.asked == [["jupyterlab>=4"], ["jupyterlab>=4", "pandas>=3"]]
    assert started == [1]  # JupyterLab may start before the rest is there
    capsys.readouterr()
    environment.prepare(place, when_server_is_there=lambda: started.append(0))
    assert len(FakeInstaller.asked) == 2 and started == [1, 0]
    assert capsys.readouterr().out == ""


def test_tests_add_to_it_without_a_rebuild(place):
    environment.prepare(place)
    marker = write(place.venv / "marker", "")
    environment.prepare(place, with_tests=True)
    assert FakeInstaller.asked[-1] == ["jupyterlab>=4", "pandas>=3", "pytest>=8"] and marker.exists()
    count = len(FakeInstaller.asked)
    environment.prepare(place, with_tests=True)
    environment.prepare(place)
    assert len(FakeInstaller.asked) == count
    write(place.tests_file, "pytest >=9\n")
    environment.prepare(place)
    assert len(FakeInstaller.asked) == count
    environment.prepare(place, with_tests=True)
    assert len(FakeInstaller.asked) == count + 1 and marker.exists()


def spoil_nothing(place):
    pass


def change_list(place):
    write(place.environment_file, "dependencies:\n  - jupyterlab >=4\n  - pandas >=4\n")


def lose_stamp(place):
    place.stamp.unlink()


def half_stamp(place):
    write(place.stamp, '{"launch')


def older_launcher(place):
    write(place.stamp, json.dumps(json.loads(place.stamp.read_text(encoding="utf-8")) | {"launcher": 0}))


def other_python(place):
    write(place.stamp, json.dumps(json.loads(place.stamp.read_text(encoding="utf-8")) | {"python": "3.11.0.1"}))


def lose_python(place):
    place.python.unlink()


def break_python(place):
    place.python.unlink()
    write(place.python, "#!/bin/sh\nexit 3\n").chmod(0o755)


def move(place):
    write(place.stamp, json.dumps(json.loads(place.stamp.read_text(encoding="utf-8")) | {"place": "/elsewhere/.venv"}))


@pytest.mark.parametrize("spoil, told", [
    (spoil_nothing, ""), (change_list, "environment.yml has changed"), (lose_stamp, "interrupted"), (half_stamp, "interrupted"),
    (older_launcher, "edition of the launcher"), (other_python, "no longer runs or has changed"), (lose_python, "no longer runs"),
    (break_python, "no longer runs"), (move, "moved")])
def test_rebuilt_when_and_only_when_needed_and_told_why(place, capsys, spoil, told):
    environment.prepare(place)
    write(place.venv / "marker", "")
    capsys.readouterr()
    spoil(place)
    environment.prepare(place)
    assert (place.venv / "marker").exists() == (not told)
    assert capsys.readouterr().out.partition("\n")[0].count(told)


@pytest.mark.parametrize("at", ["make", "packages"])
def test_killed_at_any_point_the_next_run_repairs(place, monkeypatch, at):
    def killed(*_, **__):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(FakeInstaller, at, killed)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(place)
    assert not place.stamp.exists()
    environment.prepare(place)
    assert place.stamp.exists()
    with monkeypatch.context() as patch:
        patch.setattr(FakeInstaller, "packages", killed)
        with pytest.raises(KeyboardInterrupt):
            environment.prepare(place, with_tests=True)
    assert environment.why_rebuild(place, requirements.digest(["x"])).startswith("An earlier preparation")


def test_a_file_called_venv_is_replaced(place):
    write(place.venv, "")
    environment.prepare(place)
    assert place.stamp.exists()


# --- one launch at a time --------------------------------------------------------------------------------------------

HOLD = """
import sys, time; sys.path.insert(0, sys.argv[1])
from pathlib import Path
from launcher.environment import Place, one_at_a_time
with one_at_a_time(Place(Path(sys.argv[2]))):
    print("held", flush=True); time.sleep(float(sys.argv[3]))
"""


def hold(root, folder, seconds):
    child = subprocess.Popen([sys.executable, "-c", HOLD, root / "notebooks", folder, str(seconds)], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "held\n"
    return child


def test_a_second_launch_waits_and_says_so(root, tmp_path, capsys):
    child = hold(root, tmp_path, 0.5)
    start = time.monotonic()
    with environment.one_at_a_time(Place(tmp_path)):
        assert time.monotonic() - start > 0.2
    child.wait()
    assert "Another launch" in capsys.readouterr().out


def test_the_lock_of_a_killed_launch_is_free(root, tmp_path, capsys):
    child = hold(root, tmp_path, 60)
    child.kill()
    child.wait()
    with environment.one_at_a_time(Place(tmp_path)):
        pass
    assert capsys.readouterr().out == ""


def test_patience_ends_in_one_line(root, tmp_path):
    child = hold(root, tmp_path, 60)
    with pytest.raises(Trouble, match="too long"), environment.one_at_a_time(Place(tmp_path), patience=0.3):
        pass
    child.kill()
    child.wait()


# --- pip's settings --------------------------------------------------------------------------------------------------

def test_pip_settings_by_strength(tmp_path):
    weak = write(tmp_path / "a.conf", "[global]\nindex-url = https://a.invalid/simple\ncert = /a.pem\n[install]\nfind_links = /one\n /two\n")
    strong = write(tmp_path / "b.conf", "[global]\nindex-url = https://b.invalid/%40x/simple\n[list]\nproxy = no\n")
    broken = write(tmp_path / "c.conf", "index-url = no section\n")
    found = pipsettings.read({"PIP_CERT": "/env.pem", "PIP_TIMEOUT": ""}, [weak, strong, broken, tmp_path / "none"])
    assert found == {"index-url": "https://b.invalid/%40x/simple", "cert": "/env.pem", "find-links": "/one\n/two"}


def test_pip_settings_are_what_pip_says(tmp_path):
    """Our reading of pip's files against pip's own, where there is a pip."""
    own = write(tmp_path / "xdg" / "pip" / "pip.conf", "[global]\nindex-url = https://a.invalid/simple\nproxy = http://p.invalid:1\n")
    chosen = write(tmp_path / "chosen.conf", "[install]\nproxy = http://q.invalid:1\n")
    pip = next((python for python in (sys.executable, sys._base_executable)
                if subprocess.run([python, "-m", "pip", "--version"], capture_output=True).returncode == 0), None)
    if pip is None:
        pytest.skip("no pip here to compare with")
    for extra in ({}, {"PIP_CONFIG_FILE": str(chosen)}, {"PIP_CONFIG_FILE": os.devnull}, {"PIP_PROXY": "http://r.invalid:1"}):
        env = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "XDG"))} | {"XDG_CONFIG_HOME": str(own.parents[1])} | extra
        said = subprocess.run([pip, "-m", "pip", "config", "list"], env=env, capture_output=True, text=True, check=True).stdout
        ours = pipsettings.read(env, [path for path in pipsettings.files(env) if not str(path).startswith(sys.prefix)])
        for name in ("index-url", "proxy"):
            values = [line.partition("=")[2].strip("'") for line in said.splitlines() if line.partition("=")[0].endswith(f".{name}")]
            assert (ours.get(name) in values) if values else (name not in ours), (extra, name, said)


def test_pip_settings_reach_uv_and_addresses_stay_off_the_command_line():
    pip = {"index-url": "https://user:secret@a.invalid/simple", "no-index": "false", "find-links": "/one\n/two", "cert": "/c.pem",
           "proxy": "http://p.invalid:3128", "trusted-host": "a.invalid\nb.invalid"}
    arguments, env = pipsettings.for_uv(pip, {"UV_CACHE_DIR": "x"})
    assert arguments == ["--find-links", "/one", "--find-links", "/two"]
    assert env == {"UV_DEFAULT_INDEX": pip["index-url"], "SSL_CERT_FILE": "/c.pem", "HTTP_PROXY": pip["proxy"],
                   "HTTPS_PROXY": pip["proxy"], "UV_INSECURE_HOST": "a.invalid b.invalid"}


def test_what_the_user_set_for_uv_is_left_alone():
    own = {"UV_CACHE_DIR": "x", "UV_DEFAULT_INDEX": "https://mine.invalid", "SSL_CERT_FILE": "/mine.pem", "https_proxy": "http://mine", "HTTP_PROXY": "http://mine"}
    arguments, env = pipsettings.for_uv({"index-url": "https://a.invalid", "no-index": "1", "cert": "/c", "proxy": "http://p"}, own)
    assert (arguments, env) == ([], {})


def test_a_folder_of_wheels_is_enough():
    assert pipsettings.for_uv({"no-index": "1", "find-links": "/wheels"}, {"UV_CACHE_DIR": "x"})[0] == ["--no-index", "--find-links", "/wheels"]


def test_the_paths_of_windows_and_mac():
    windows = pipsettings.files({"APPDATA": "C:/Users/x/AppData/Roaming", "PROGRAMDATA": "C:/ProgramData"}, "win32")
    assert Path("C:/Users/x/AppData/Roaming/pip/pip.ini") in windows and Path("C:/ProgramData/pip/pip.ini") in windows
    assert any("Library/Application Support/pip/pip.conf" in path.as_posix() for path in pipsettings.files({}, "darwin"))


# --- uv without pip --------------------------------------------------------------------------------------------------

def entry(version, tags="manylinux_2_17_x86_64.manylinux2014_x86_64", **more):
    return {"filename": f"uv-{version}-py3-none-{tags}.whl", "url": "x", "hashes": {"sha256": "0"}} | more


def test_the_newest_uv_that_fits():
    files = [entry("0.9.9"), entry("0.13.2"), entry("0.13.10", yanked="broken"), entry("0.14.0", tags="win_amd64"), entry("1.0.0"),
             entry("0.14.1", hashes={}), {"filename": "uv-0.15.0.tar.gz", "url": "x", "hashes": {"sha256": "0"}}]
    assert shortcut.choose(files, "manylinux2014_x86_64")["filename"].startswith("uv-0.13.2-")
    assert shortcut.choose(files, "macosx_11_0_arm64") is None


@pytest.mark.parametrize("pip", [{"no-index": "1"}, {"index-url": "https://user:pass@a.invalid/simple"}, {"index-url": "http://a.invalid/simple"},
                                 {"index-url": "file:///nowhere"}, {"index-url": "https://127.0.0.1:1/simple"}, {"cert": "/none.pem"}])
def test_whatever_is_not_plain_is_left_to_pip(tmp_path, pip):
    assert shortcut.fetch_uv(tmp_path / "uv", pip) is False
    assert not (tmp_path / "uv").exists()
