"""For every test: no network, and where things are."""

import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OFFLINE = ROOT / "tests" / "offline"

# Kernels, JupyterLab and other Pythons that tests start load the same guard by themselves.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(OFFLINE), *(entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry and entry != str(OFFLINE))])
for _folder in (ROOT / "notebooks", ROOT / "tests"):
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))


def _guard():
    import importlib.util

    spec = importlib.util.spec_from_file_location("casebook_tests_offline", OFFLINE / "sitecustomize.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


offline = _guard()


def pytest_addoption(parser):
    parser.addoption("--everyone", action="store_true", help="every page in both themes in tests/test_browser_everyone.py, not two of them: some 20 minutes")


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: starts a real JupyterLab, browser or installation")


@pytest.fixture(scope="session", autouse=True)
def no_network():
    """The guard of tests/offline is on for the whole session; its tests get it as a module."""
    offline.turn_off()
    return offline


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's root."""
    return ROOT


@pytest.fixture(scope="session")
def one_lab(tmp_path_factory):
    """One JupyterLab for all lessons that browser tests open."""
    import browser

    with browser.lab(tmp_path_factory.mktemp("my copy")) as server:
        yield server


@pytest.fixture(scope="module")
def page():
    """A page of Chromium, one a module."""
    import browser

    with browser.chromium() as one:
        yield one


@pytest.fixture(scope="module")
def lesson(request, page, one_lab):
    """The lesson that the module names as LESSON, open and not yet run."""
    import browser

    yield browser.Lesson(page, one_lab, request.module.LESSON)
