"""Tools that only some need, each in a folder of its own in .venv, so that they change nothing in the lessons' JupyterLab."""

from __future__ import annotations

from pathlib import Path

from launcher.environment import Place
from launcher.install import Installer
from launcher.requirements import digest, read_requirements


def ready(place: Place, name: str, requirements: Path) -> Path:
    """Have the packages that a requirements file lists, and just these, in .venv/NAME; fetched once and when the list has changed.

    Hold `one_at_a_time` around it, after `prepare`. Out: the folder. Raises Trouble.
    """
    folder, wanted = place.venv / name, read_requirements(requirements)
    stamp = folder / "casebook-stamp"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != digest(wanted):
        Installer(place.venv).packages(wanted, target=folder)
        stamp.write_text(digest(wanted), encoding="utf-8")
    return folder
