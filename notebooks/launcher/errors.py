"""Every failure as one line that names the thing, the place and the fix."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from pathlib import Path


class Trouble(Exception):
    """Something the user can put right. Its text is one line: the thing, the place, the fix."""

    def __init__(self, text: str):
        super().__init__(" ".join(str(text).split()))


def say(text: str) -> None:
    """Print one line of progress at once, on a terminal of any encoding, and on none."""
    _print(text, sys.stdout)


def _print(text: str, stream) -> None:
    encoding = getattr(stream, "encoding", None) or "ascii"  # an old Windows code page has no Cyrillic
    with contextlib.suppress(BrokenPipeError, ValueError, AttributeError):  # nobody listens: go on all the same
        print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


def complain(trouble: Trouble) -> int:
    """Print the one line of a failure to stderr and return the exit status 1."""
    _print(str(trouble), sys.stderr)
    return 1


def disk_full(place: Path | str) -> Trouble:
    """The line for a full disk (or a used-up quota) at `place`."""
    return Trouble(
        f"The disk is full at {place}. The lessons need about 1 GB: free some space and run the same command again."
    )


def not_writable(place: Path | str) -> Trouble:
    """The line for a folder that this user may not write to."""
    return Trouble(
        f"No permission to write in {place}; it belongs to another user or is read-only. "
        "Copy the whole folder to one of your own (for example into your home folder) and run the command there."
    )


def from_os(error: OSError, place: Path | str) -> Trouble:
    """Turn an OSError met at `place` into one line with its fix."""
    where = error.filename if isinstance(error.filename, str) else place
    full = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}
    if error.errno in full or getattr(error, "winerror", None) == 112:
        return disk_full(where)
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return not_writable(where)
    return Trouble(f"{error.strerror or error} at {where}. Put that right, then run the same command again.")


def check_writable(folder: Path) -> None:
    """Raise Trouble unless this user can make files in `folder` (tried, since access bits lie on network drives)."""
    probe = folder / f".write-test-{os.getpid()}"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        error.filename = None  # name the folder, not the probe
        raise from_os(error, folder) from None
