"""Where answers are kept, and how a place, a time and a failure are told to a learner. Writes nothing."""
import contextlib
import errno
import os
from datetime import datetime, timezone
from pathlib import Path

from . import browser

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
"""Ours, not the locale's: the page is in English wherever it is read."""


def answers_folder():
    """The folder of answers: CASEBOOK_ANSWERS, or my-copy/answers around the working folder, or a folder `answers` beside the
    notebook (nbgrader collects what stands there), or answers/ in the collection around the working folder, or in that of this library.

    On a hub the last two differ: the library comes with the image, which is gone when the server stops; the collection in the
    learner's home stays.
    """
    if browser.HERE and not browser.KEEPS:
        return browser.MEMORY
    chosen = os.environ.get("CASEBOOK_ANSWERS")
    if chosen:
        return Path(os.path.abspath(os.path.expanduser(chosen)))
    with contextlib.suppress(OSError):
        here = Path.cwd()
        for folder in (here, *here.parents):
            if folder.name == "my-copy":
                return folder / "answers"
        if (here / "answers").is_dir():
            return here / "answers"
        for folder in (here, *here.parents):
            if (folder / "data" / "datapackage.json").is_file() and (folder / "notebooks" / "casebook").is_dir():
                return folder / "answers"
    from . import sources
    return sources.ROOT / "answers"


def shown(path):
    """A path as people know it: from the repository's root (in the browser edition from the top of its files), or from the home
    folder as ~, or in full."""
    from . import sources
    if browser.HERE and not browser.KEEPS:
        return "the memory of this page, until you close it"
    for base, mark in ((browser.DRIVE if browser.HERE else sources.ROOT, ""), (Path.home(), "~/")):
        with contextlib.suppress(ValueError, OSError):
            return mark + Path(path).resolve().relative_to(Path(base).resolve()).as_posix()
    return str(path)


def now():
    """This moment as ISO text in UTC, to the second."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def clock(at, today=None):
    """An ISO time as the learner's clock shows it: "14:02" today, "24 Nov 2026, 14:02" on any other day, "" if it is none.

    today: a date in the learner's time zone, default the present one.
    """
    try:
        local = datetime.fromisoformat(at).astimezone()
    except (TypeError, ValueError, OverflowError, OSError):
        return ""
    today = today or datetime.now().astimezone().date()
    day = "" if local.date() == today else f"{local.day} {MONTHS[local.month - 1]} {local.year}, "
    return f"{day}{local:%H:%M}"


def mend(error, folder):
    """What is wrong and what to do about it, for an OSError while writing to `folder`: one line without a full stop."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return "the disk is full. Free some space, then answer once more"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{shown(folder)} cannot be written. Make it writable or set CASEBOOK_ANSWERS to a folder of yours"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return f"{shown(folder)} is not a folder. Rename what stands there or set CASEBOOK_ANSWERS to a folder of yours"
    return f"{error.strerror or type(error).__name__} ({shown(error.filename or folder)}). Put that right, then answer once more"
