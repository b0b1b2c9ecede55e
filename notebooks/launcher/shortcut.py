"""uv fetched straight from the registry, without pip, where that is plain: it saves a second of the first start.

pip spends that second weighing every file that uv ever published. Whatever is not plain here (a password, an unusual
computer, a registry without JSON) is left to pip, so nothing depends on this module.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import platform
import re
import ssl
import sys
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Mapping
from pathlib import Path

from launcher import pipsettings

_WHEEL = re.compile(r"uv-(\d+)\.(\d+)\.(\d+)-py3-none-(.+)\.whl")
_JSON = "application/vnd.pypi.simple.v1+json"
_TAGS = {
    ("linux", "x86_64"): "manylinux2014_x86_64",
    ("linux", "aarch64"): "manylinux2014_aarch64",
    ("darwin", "x86_64"): "macosx_10_12_x86_64",
    ("darwin", "arm64"): "macosx_11_0_arm64",
    ("win32", "amd64"): "win_amd64",
}


def fetch_uv(target: Path, pip: Mapping[str, str]) -> bool:
    """Put the newest uv of the registry that pip would use at `target`; False, and no file, when pip should do it."""
    try:
        index = _index(pip)
        tag = _tag()
        if not index or not tag:
            return False
        handlers = [urllib.request.HTTPSHandler(context=ssl.create_default_context(cafile=pip.get("cert")))]
        if pip.get("proxy"):
            handlers.append(urllib.request.ProxyHandler({"http": pip["proxy"], "https": pip["proxy"]}))
        opener = urllib.request.build_opener(*handlers)
        page = f"{index.rstrip('/')}/uv/"
        with opener.open(urllib.request.Request(page, headers={"Accept": _JSON}), timeout=15) as answer:
            if _JSON not in answer.headers.get("Content-Type", ""):
                return False
            chosen = choose(json.load(answer)["files"], tag)
        if chosen is None:
            return False
        with opener.open(urllib.parse.urljoin(page, chosen["url"]), timeout=15) as answer:
            wheel = answer.read()
        if hashlib.sha256(wheel).hexdigest() != chosen["hashes"]["sha256"]:
            return False
        _unpack(wheel, target)
    except Exception:  # any surprise at all: pip knows better, and tells better
        target.unlink(missing_ok=True)
        return False
    return True


def choose(files: list[dict], tag: str) -> dict | None:
    """The newest wheel for `tag` among a registry's entries, none yanked, none without a sha256; or None."""
    fitting = []
    for entry in files:
        match = _WHEEL.fullmatch(entry["filename"])
        if match and tag in match[4].split(".") and match[1] == "0" and not entry.get("yanked") and entry["hashes"].get("sha256"):
            fitting.append((tuple(map(int, match.groups()[:3])), entry))
    return max(fitting, key=lambda one: one[0])[1] if fitting else None


def _index(pip: Mapping[str, str]) -> str:
    if pipsettings.is_on(pip, "no-index"):
        return ""
    index = pip.get("index-url")
    if not index:
        from pip._internal.models.index import PyPI  # pip's own default; if it moves, pip does the work

        index = PyPI.simple_url
    parts = urllib.parse.urlsplit(index)
    return index if parts.scheme == "https" and "@" not in parts.netloc and not pip.get("trusted-host") else ""


def _tag() -> str:
    if sys.platform == "linux" and platform.libc_ver()[0] != "glibc":
        return ""
    if sys.maxsize < 2**32:
        return ""
    return _TAGS.get((sys.platform, platform.machine().lower()), "")


def _unpack(wheel: bytes, target: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(wheel)) as archive:
        name = next(name for name in archive.namelist() if name.endswith(f".data/scripts/{target.name}"))
        target.write_bytes(archive.read(name))
    os.chmod(target, 0o755)
