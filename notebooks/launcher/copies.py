"""my-copy/: the learner's own lessons and exercises. Refreshed where untouched, never overwritten where changed.

An edition is told by its cells alone (their kind, text and attachments): running a notebook changes outputs, counts
and metadata, and that is not a change of the learner's. `my-copy/.editions.json` keeps, for each file, the digests of
all editions that were put there.
"""

from __future__ import annotations

import contextlib
import difflib
import hashlib
import json
import os
import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from launcher.errors import Trouble, check_writable, from_os

MANIFEST = ".editions.json"
NEW_EDITION = "new-edition"
FRESH = "fresh"


def sources(root: Path, teach: bool = False) -> dict[str, Path]:
    """What a learner's copy is made from: {"01_chronology.ipynb": path, "exercises/01_chronology.ipynb": path, …};
    with `teach` also the worked exercises, the class results and the teaching notes."""
    found = {path.name: path for path in sorted((root / "notebooks").glob("*.ipynb"))}
    found |= {f"exercises/{path.name}": path for path in sorted((root / "exercises").glob("*.ipynb"))}
    if teach:
        pack = sorted(path for path in (root / "exercises" / "instructor").glob("*") if path.suffix in (".ipynb", ".md"))
        found |= {f"instructor/{path.name}": path for path in pack}
    return found


def for_learner(name: str, content: bytes) -> bytes:
    """The notebook as it goes into the copy, where exercises stand in a folder beside the lessons: its links follow."""
    if name.startswith("instructor/"):
        return content.replace(b"](../../notebooks/", b"](../").replace(b"](../../exercises/", b"](../exercises/")
    if name.startswith("exercises/"):
        return content.replace(b"](../notebooks/", b"](../")
    return content.replace(b"](../exercises/", b"](exercises/")


def edition(notebook: bytes) -> str | None:
    """The digest of a notebook's cells, or None for something that is no readable notebook."""
    try:
        cells = json.loads(notebook.decode("utf-8-sig"))["cells"]
        parts = [[cell["cell_type"], _text(cell["source"]), cell.get("attachments") or {}] for cell in cells]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _edition(name: str, content: bytes) -> str | None:
    if name.endswith(".md"):
        return hashlib.sha256(content.replace(b"\r\n", b"\n").rstrip()).hexdigest()[:24]
    return edition(content)


def _text(source: str | list[str]) -> str:
    text = source if isinstance(source, str) else "".join(source)
    return text.replace("\r\n", "\n").rstrip()  # git and editors on Windows


@dataclass
class Copy:
    """A learner's folder being brought up to date. `lines` is what to tell the learner, one line a matter."""

    folder: Path
    lines: list[str] = field(default_factory=list)
    editions: dict[str, list[str]] = field(default_factory=dict)

    def refresh(self, found: dict[str, Path]) -> list[str]:
        """Bring `folder` up to date with the source notebooks `found`; return the lines to tell. Raises Trouble."""
        try:
            for_class = [self.folder / "class"] if any(name.startswith("instructor/") for name in found) else []
            for folder in (self.folder, self.folder / "answers", *for_class, *{(self.folder / name).parent for name in found}):
                folder.mkdir(parents=True, exist_ok=True)
            check_writable(self.folder)
            self._read_manifest()
            before = json.dumps(self.editions)
            made = 0
            for name, path in found.items():
                made += self._bring(name, path)
            if json.dumps(self.editions) != before:
                self._write_manifest()
        except OSError as error:
            raise from_os(error, self.folder) from None
        if made:
            self.lines.insert(0, f"{made} notebook{'s' * (made != 1)} copied or refreshed in {self.folder.name}/.")
        return self.lines

    def _bring(self, name: str, path: Path) -> bool:
        """Bring one notebook up to date; tell whether a file was written under its own name."""
        content = for_learner(name, path.read_bytes())
        new = _edition(name, content)
        if new is None:
            self.lines.append(f"{path} is no readable notebook and was left out. Restore it with: git checkout -- {path.name}")
            return False
        target = self.folder / name
        known = self.editions.setdefault(name, [])
        here = _edition(name, target.read_bytes()) if target.exists() else "missing"
        if here == new:
            _remember(known, new)
            return False
        if here == "missing" or here in known:
            write_whole(target, content)
            _remember(known, new)
            return True
        if known and known[-1] == new:
            return False  # changed by the learner, and this edition was already offered
        self._beside(name, content, new)
        _remember(known, new)
        return False

    def _beside(self, name: str, content: bytes, new: str) -> None:
        for number in range(1, 1000):
            other = beside(name, NEW_EDITION, number)
            target = self.folder / other
            known = self.editions.get(other, [])
            here = _edition(name, target.read_bytes()) if target.exists() else "missing"
            if here in ("missing", new) or here in known:
                if here != new:
                    write_whole(target, content)
                _remember(self.editions.setdefault(other, []), new)
                self.lines.append(f"You changed {name}, so it stays as it is; its new edition stands beside it as {other}.")
                return

    def _read_manifest(self) -> None:
        with contextlib.suppress(OSError, ValueError, AttributeError, TypeError):  # without it, every difference counts as the learner's
            files = json.loads((self.folder / MANIFEST).read_text(encoding="utf-8"))["files"]
            self.editions = {str(name): [str(one) for one in known] for name, known in files.items()}

    def _write_manifest(self) -> None:
        text = json.dumps({"format": 1, "files": self.editions}, indent=1, sort_keys=True)
        write_whole(self.folder / MANIFEST, text.encode("utf-8"))


def _remember(known: list[str], new: str) -> None:
    if new in known:
        known.remove(new)
    known.append(new)


def beside(name: str, word: str, number: int = 1) -> str:
    """The name of another version: ("01_x.ipynb", "fresh", 2) → "01_x.fresh-2.ipynb". ASCII and safe on Windows."""
    path = PurePosixPath(name)
    return str(path.with_name(f"{path.stem}.{word}{'' if number == 1 else f'-{number}'}{path.suffix}"))


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that at every moment either the old or the new one stands there, whole."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with open(waiting, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(waiting, path)
    finally:
        with contextlib.suppress(OSError):
            waiting.unlink(missing_ok=True)


def find(wanted: str, names: list[str]) -> str:
    """Find the notebook a person means by `1`, `01`, `01_chronology`, `exercises/01_chronology.ipynb`, `my-copy/01_chronology.ipynb`.

    A lesson goes before an exercise of the same name. Raises Trouble with the nearest names when there is none.
    """
    asked = re.sub(r"^(\./)?((my-copy|notebooks)/)?", "", wanted.strip().replace("\\", "/"))
    asked = re.sub(r"(?<!\d)(\d)$", r"0\1", asked.removesuffix(".ipynb"))  # 6 is 06
    stems = {name.removesuffix(".ipynb"): name for name in names}
    if asked in stems:
        return stems[asked]
    for folder in ("", "exercises/"):
        number = asked if asked.startswith(folder) else folder + asked
        matches = [stem for stem in stems if stem.startswith(f"{number}_") or stem == number]
        if len(matches) == 1 and not number.endswith("/"):
            return stems[matches[0]]
    short = {stem.rpartition("/")[2].partition("_")[2]: stem for stem in reversed(stems)}
    if asked in short:
        return stems[short[asked]]
    near = [short.get(one, one) for one in difflib.get_close_matches(asked, [*stems, *short], n=3, cutoff=0.5)]
    near = list(dict.fromkeys(near)) or list(stems)
    raise Trouble(f"There is no lesson or exercise called {wanted!r}. Nearest: {', '.join(near)}.")


def reset(folder: Path, found: dict[str, Path], wanted: str) -> str:
    """Put a fresh copy of one notebook beside the learner's; return its name in `folder`. Raises Trouble."""
    if not found:
        raise Trouble(f"No lessons to copy for {folder}. Restore them with: git checkout -- notebooks exercises")
    name = find(wanted, list(found))
    try:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        number = 0
        other = name
        while (folder / other).exists():
            number += 1
            other = beside(name, FRESH, number)
        write_whole(folder / other, for_learner(name, found[name].read_bytes()))
    except OSError as error:
        raise from_os(error, folder) from None
    return other
