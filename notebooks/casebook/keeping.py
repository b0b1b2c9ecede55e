"""Files that survive: whole or not at all, one writer at a time, nothing overwritten. Knows no workbook, only bytes."""
import contextlib
import errno
import json
import os
import secrets
import sys
import time
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None
HAS_LOCKS = sys.platform != "emscripten"
"""In a browser there are none; the fcntl there is an empty one."""

WAIT = 5.0
"""Seconds to wait for another notebook's write. One write takes milliseconds, so this means that something hangs."""
STALE = 30.0
"""Seconds after which a lock file counts as left behind, where the system itself knows no locks."""


class Busy(OSError):
    """Another notebook has held the lock for longer than WAIT."""


def write_whole(path, data):
    """Put the bytes `data` at `path` so that a reader, or a power cut, meets the old file or the new one, never half of one.

    A temporary file in the same folder is filled and flushed to disk, takes the name in one step, and the folder's
    entry is flushed too. OSError when it cannot; then `path` is as it was.
    """
    path = Path(path)
    temporary = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    try:
        with open(temporary, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _replace(temporary, path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()
    flush_folder(path.parent)


def _replace(source, target):
    for attempt in range(20):
        try:
            return os.replace(source, target)
        except PermissionError:
            # On Windows a virus scanner or a second reader holds the file for a moment; elsewhere this is final.
            if os.name != "nt" or attempt == 19:
                raise
            time.sleep(0.05)


def flush_folder(folder):
    """Flush a folder's own entries, so that a new name outlives a power cut. Windows and some shares cannot; they go without."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def append_line(path, line):
    """Add the bytes `line` (without line break) at the end of `path` and flush it to disk.

    A torn last line, left by a crash, is closed first, so that it spoils only itself.
    """
    new = not os.path.exists(path)
    with open(path, "a+b") as file:
        if file.seek(0, os.SEEK_END):
            file.seek(-1, os.SEEK_END)
            if file.read(1) != b"\n":
                line = b"\n" + line
        file.write(line + b"\n")
        file.flush()
        os.fsync(file.fileno())
    if new:
        flush_folder(Path(path).parent)


def read_lines(path):
    """Every whole JSON object that stands on a line of its own in `path`; torn and foreign lines are passed over."""
    try:
        raw = Path(path).read_bytes()
    except OSError:
        return
    for line in raw.split(b"\n"):
        with contextlib.suppress(ValueError, RecursionError):
            item = json.loads(line)
            if isinstance(item, dict):
                yield item


def set_aside(path):
    """Give the file at `path` a new, free name, ``NAME.unreadable-1.json`` and up, and return it. Overwrites nothing."""
    path = Path(path)
    for number in range(1, 10_000):
        target = path.with_name(f"{path.stem}.unreadable-{number}{path.suffix}")
        if os.path.lexists(target):
            continue
        try:
            os.link(path, target)
        except FileExistsError:
            continue
        except OSError:  # a file system without links: the lock is held, so the name is still free
            os.rename(path, target)
        else:
            os.unlink(path)
        return target
    raise FileExistsError(errno.EEXIST, "no free name", str(path))


def sweep(path):
    """Remove temporary files that killed writers of `path` left behind, once they are a minute old."""
    path = Path(path)
    for left in path.parent.glob(f".{path.name}.*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > 60:
                left.unlink()


@contextlib.contextmanager
def locked(path):
    """Hold the lock file `path` for the length of a ``with``. Raises Busy after WAIT seconds, OSError where it cannot be made.

    The system's own lock is used, which ends with the process that held it, however it died. Where there is none
    (some network folders), the file's existence is the lock and STALE seconds make it stale.
    """
    with open(path, "a+b") as file:
        if not _until_free(file, path):
            with _exclusive(Path(f"{path}.held")):
                yield
            return
        try:
            yield
        finally:
            _system_lock(file, False)


def _until_free(file, path):
    """True once the system's lock is ours; False where the system has no locks."""
    if not HAS_LOCKS:
        return False
    end = time.monotonic() + WAIT
    while True:
        try:
            _system_lock(file, True)
            return True
        except OSError as error:
            if error.errno in (errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL):
                return False
            if time.monotonic() > end:
                raise Busy(errno.EBUSY, "another notebook is writing", str(path)) from None
        time.sleep(0.005)


def _system_lock(file, take):
    if fcntl:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB if take else fcntl.LOCK_UN)
        return
    import msvcrt
    file.seek(0)
    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK if take else msvcrt.LK_UNLCK, 1)


@contextlib.contextmanager
def _exclusive(path):
    """The lock by existence: whoever creates `path` has it. A stale one is moved away under a name of its own first."""
    end = time.monotonic() + WAIT
    while True:
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
            break
        except FileExistsError:
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > STALE:
                    gone = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
                    os.rename(path, gone)
                    os.unlink(gone)
                    continue
            if time.monotonic() > end:
                raise Busy(errno.EBUSY, "another notebook is writing", str(path)) from None
            time.sleep(0.01)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.unlink(path)
