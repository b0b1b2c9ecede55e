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
