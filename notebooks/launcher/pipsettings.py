"""The user's pip settings, read at run time and handed on to uv.

uv does not read pip's settings. Somebody whose pip works (a mirror in the office, a folder of wheels, a proxy)
expects the lessons to install as well, so the few settings that matter are translated.
Nothing of them is ever written into the repository.
"""

from __future__ import annotations

import configparser
import os
import sys
from collections.abc import Mapping
from pathlib import Path

_TRUE = {"1", "true", "yes", "on"}


def files(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> list[Path]:
    """Where pip looks for its settings, weakest first (pip's documentation, "Configuration files")."""
    home = Path(os.path.expanduser("~"))
    chosen = environ.get("PIP_CONFIG_FILE")
    if chosen == os.devnull:
        return []
    name = "pip.ini" if platform == "win32" else "pip.conf"
    if platform == "win32":
        shared = [Path(environ.get("PROGRAMDATA", r"C:\ProgramData"), "pip", name)]
        own = [home / "pip" / name, Path(environ.get("APPDATA", home), "pip", name)]
    elif platform == "darwin":
        shared = [Path("/Library/Application Support/pip", name)]
        own = [home / ".pip" / name, home / ".config" / "pip" / name, home / "Library" / "Application Support" / "pip" / name]
    else:
        folders = environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        shared = [Path(folder, "pip", name) for folder in folders.split(os.pathsep)] + [Path("/etc", name)]
        own = [home / ".pip" / name, Path(environ.get("XDG_CONFIG_HOME") or home / ".config", "pip", name)]
    last = [Path(chosen)] if chosen else []
    return [*shared, *([] if chosen and Path(chosen).exists() else own), Path(sys.prefix, name), *last]


def read(environ: Mapping[str, str] = os.environ, paths: list[Path] | None = None) -> dict[str, str]:
    """Return pip's settings for `pip install`, {"index-url": "…", …}: environment before [install] before [global]."""
    layers: dict[str, dict[str, str]] = {"global": {}, "install": {}}
    for path in files(environ) if paths is None else paths:
        parser = configparser.RawConfigParser()
        try:
            parser.read(path, encoding="utf-8")
        except (configparser.Error, OSError, UnicodeDecodeError):
            continue  # pip itself will complain of it, should it be needed
        for section, layer in layers.items():
            if parser.has_section(section):
                layer |= {key.replace("_", "-"): value for key, value in parser.items(section)}
    own = {key[4:].lower().replace("_", "-"): value for key, value in environ.items() if key.startswith("PIP_") and value}
    return layers["global"] | layers["install"] | own


def for_uv(pip: Mapping[str, str], environ: Mapping[str, str] = os.environ) -> tuple[list[str], dict[str, str]]:
    """Return (arguments, environment) that make uv install from where pip does.

    Addresses may hold a password, so they go into the environment (other users can read a command line).
    What the user has set for uv itself is left alone.
    """
    env: dict[str, str] = {}
    own_index = any(environ.get(name) for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_NO_INDEX"))
    if not own_index and pip.get("index-url"):
        env["UV_DEFAULT_INDEX"] = pip["index-url"]
    if pip.get("cert") and not environ.get("SSL_CERT_FILE"):
        env["SSL_CERT_FILE"] = pip["cert"]
    if pip.get("proxy"):
        for name in ("HTTP_PROXY", "HTTPS_PROXY"):
            if not environ.get(name) and not environ.get(name.lower()):
                env[name] = pip["proxy"]
    if pip.get("trusted-host") and not environ.get("UV_INSECURE_HOST"):
        env["UV_INSECURE_HOST"] = " ".join(pip["trusted-host"].split())
    arguments = ["--no-index"] if not own_index and is_on(pip, "no-index") else []
    for place in pip.get("find-links", "").split():
        arguments += ["--find-links", place]
    if not (environ.get("UV_CACHE_DIR") or environ.get("UV_NO_CACHE")) and not os.access(os.path.expanduser("~"), os.W_OK):
        env["UV_NO_CACHE"] = "1"  # a kiosk or a service account
    return arguments, env


def is_on(pip: Mapping[str, str], name: str) -> bool:
    """Tell whether one of pip's switches is on."""
    return pip.get(name, "").strip().lower() in _TRUE
