"""environment.yml and tests/requirements.txt read as lists of requirements."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from launcher.errors import Trouble

# conda needs these two lines; the Python that runs us and uv stand in for them.
NOT_INSTALLED = {"python", "pip"}

_LINE = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)\s*(?P<bounds>(?:[<>]=?|==|!=|~=)[^#]*)?$")


def read_environment(path: Path) -> list[str]:
    """Return the requirement lines of an environment.yml, without `python`, `pip` and the `pip:` part.

    Reads the small part of YAML that such a file needs: a `dependencies:` list of `- name >=low,<high`.
    Raises Trouble naming the file and line for anything else.
    """
    found = []
    inside = False
    for number, raw in enumerate(_lines(path), start=1):
        line = raw.split("#", 1)[0].rstrip()
        if not line.strip():
            continue
        if not line[0].isspace() and not line.startswith("-"):
            inside = line.split(":", 1)[0] == "dependencies"
            continue
        if not inside:
            continue
        item = line.strip()
        if item.startswith("- pip:"):
            inside = False  # what follows is conda's business
            continue
        match = _LINE.match(item[2:].strip()) if item.startswith("- ") else None
        if match is None:
            raise Trouble(f"{path}, line {number}: cannot read {item!r}. Write it as `- name >=low,<high`.")
        if match["name"].lower() not in NOT_INSTALLED:
            found.append(f"{match['name']}{(match['bounds'] or '').replace(' ', '')}")
    if not found:
        raise Trouble(f"{path} lists no packages under `dependencies:`. Restore it with: git checkout -- environment.yml")
    return found


def read_requirements(path: Path) -> list[str]:
    """Return the lines of a requirements.txt without comments and spaces. Raises Trouble where it cannot be read."""
    lines = (raw.split("#", 1)[0].strip() for raw in _lines(path))
    return [line.replace(" ", "") for line in lines if line]


def digest(lines: list[str]) -> str:
    """A short digest of a list of requirements: comments and spaces do not count, order and bounds do."""
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()[:16]


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        raise Trouble(f"{path} is missing. Restore it with: git checkout -- {path.name}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble(f"{path} cannot be read ({error}). Restore it with: git checkout -- {path.name}") from None
