"""What the output of a failed pip or uv means, in one line with its fix."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from launcher.errors import Trouble, disk_full, not_writable

_FULL = re.compile(r"no space left|os error 28\b|os error 112\b|disk quota|os error 122\b|not enough space|errno 28\b", re.I)
_DENIED = re.compile(r"permission denied|os error 13\b|os error 30\b|read-only file system|access is denied|errno 13\b", re.I)
_PASSWORD = re.compile(r"\b(401|403|407)\b|unauthorized|forbidden|authentication required", re.I)
_CERTIFICATE = re.compile(r"certificate|CERTIFICATE_VERIFY_FAILED|sslerror|unknownissuer", re.I)
_NETWORK = re.compile(
    r"failed to fetch|dns error|error sending request|name resolution|name or service|getaddrinfo|connection refused|"
    r"connection reset|timed out|timeout|newconnectionerror|proxyerror|network is unreachable|no route to host|"
    r"failed to establish|connecterror|connection aborted|temporary failure",
    re.I,
)
_NONE_FITS = re.compile(r"no solution found|could not find a version|no matching distribution|resolutionimpossible|not found in the package registry", re.I)


def kind_of_failure(output: str) -> str:
    """Name what an installer's output complains of: full, denied, password, certificate, network, none-fits or other."""
    for kind, pattern in (("full", _FULL), ("denied", _DENIED), ("certificate", _CERTIFICATE), ("password", _PASSWORD),
                          ("network", _NETWORK), ("none-fits", _NONE_FITS)):
        if pattern.search(output):
            return kind
    return "other"


def explain(output: str, place: Path, log: Path, no_index: bool = False) -> Trouble:
    """Turn the output of a failed pip or uv, installing into `place`, into one line with its fix.

    `no_index` tells that the user's pip settings allow no registry, only a folder of wheels.
    """
    kind = kind_of_failure(output)
    if kind == "full":
        return disk_full(f"{place} or in your home folder")
    if kind == "denied":
        return not_writable(place)
    registry = "the Python package registry (PyPI, or the one in your pip settings)"
    again = "then run the same command again: it goes on by itself"
    if kind == "certificate":
        return Trouble(f"The certificate of {registry} is not trusted here. In an office or a school, ask for its certificate file "
                       f"and set it: pip config set global.cert FILE, {again}. Details: {log}")
    if kind == "password":
        return Trouble(f"{registry[0].upper()}{registry[1:]} refused us. Check the address and password in `pip config list`, "
                       f"or the proxy, {again}. Details: {log}")
    if kind == "network":
        return Trouble(f"No answer from {registry}. Check the internet connection and proxy, {again}. Details: {log}")
    if kind == "none-fits" and no_index:
        return Trouble("Your pip settings allow no registry (no-index), and the folder of wheels they name (find-links) lacks a package. "
                       f"Its name stands in {log} ; add it to the folder, {again}.")
    if kind == "none-fits":
        version = ".".join(map(str, sys.version_info[:2]))
        return Trouble(f"{registry[0].upper()}{registry[1:]} has no versions of the packages in environment.yml that fit Python "
                       f"{version} on this computer, or cannot be reached. Check the connection, or try another version of Python. "
                       f"Details: {log}")
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    last = lines[-1][:160] if lines else "no message"
    return Trouble(f"Installing into {place} failed: {last} . Details: {log} . Delete {place} and run the same command again.")
