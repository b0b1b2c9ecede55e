"""What the learner answered, safe on disk: an answer given is an answer kept.

One file a lesson, ``answers/01_chronology.json``, rewritten whole at each change, and beside it a journal
(``01_chronology.journal``) to which each change is added first. Whatever happens between the two, a kill or a power
cut, the journal holds what the file lacks; whatever happens to the file, the journal rebuilds it. Two notebooks may be
open at once: each reads what the other wrote before it writes, and entries merge by union (see merging.py).
To start over, move both files away.

Nothing here raises to the learner. What goes wrong is one line from `Workbook.status_line`, with the fix.
"""
import contextlib
import json
import os
import re
import secrets
import threading
from datetime import datetime, timezone
from pathlib import Path

from . import keeping, merging, whereabouts
from .whereabouts import answers_folder, clock, shown

JOURNAL_BYTES = 2**19
"""The journal is folded into one line when it grows beyond this and beyond four times the workbook."""
UNTIL_THEN = "Until then your answer is kept only while this notebook stays open"
_open_books = {}
_opening = threading.Lock()


def workbook(lesson, edition=""):
    """The one open Workbook of `lesson` in this kernel, brought up to date with what other notebooks wrote."""
    folder = answers_folder()
    with _opening:
        book = _open_books.get((folder, lesson))
        if book is None:
            book = _open_books[folder, lesson] = Workbook(lesson, folder, edition)
            return book
    book.refresh()
    return book


def status():
    """Where the answers are and when each lesson's were last saved: text, one line a lesson."""
    folder = answers_folder()
    names = sorted(path.stem for path in folder.glob("*.json") if ".unreadable-" not in path.name) if folder.is_dir() else []
    return "\n".join(workbook(name).status_line() for name in names) or f"No answers yet. They will be kept in {shown(folder)}"


class Workbook:
    """The answers to one lesson.

    lesson: file name of the lesson without ending ("01_chronology"). folder: where the file stands, default
    `answers_folder()`. edition: of the question bank, kept in the file. Making one reads the file; nothing is written,
    not even the folder, before there is something to keep.
    """

    def __init__(self, lesson, folder=None, edition=""):
        self.lesson = re.sub(r"[^A-Za-z0-9_-]", "_", str(lesson))
        self.folder = Path(folder) if folder is not None else answers_folder()
        self.path = self.folder / f"{self.lesson}.json"
        self.journal = self.folder / f"{self.lesson}.journal"
        self._lock_path = self.folder / f".{self.lesson}.lock"
        self._turn = threading.RLock()
        self._state = merging.blank(self.lesson, edition, secrets.token_hex(8))
        self._look = None              # what the file looked like when last read or written: (inode, size, time)
        self._replayed = False         # whether the journal has been read
        self._pending = []             # changes that are not in the journal yet
        self._unsaved = False          # whether memory holds more than the file
        self._hung = False             # whether another notebook has held the lock for too long
        self._journal_whole = True     # False once a change reached the file but not the journal
        self._encoded = {}             # answers as JSON, so that a change encodes only itself
        self._problem = self._note = self._saved = ""
        self.refresh()

    def answer(self, qid):
        """What is kept for the question `qid`: {"history", "first", "latest", "draft", …}, or None. A copy; change it freely."""
        with self._turn:
            kept = self._state["answers"].get(qid)
            return json.loads(json.dumps(kept)) if kept is not None else None

    def everything(self):
        """The whole workbook as merging.py describes it. A copy."""
        with self._turn:
            return json.loads(json.dumps(self._state))

    def record(self, qid, value, confidence=None, right=None, kind="", stage="answer", question_edition="", again=False):
        """Keep an answer given: `value` is anything JSON can hold; confidence "guess", "fairly sure", "sure" or None;
        right True, False or None where no machine judges; stage says which step of a longer path this is
        ("answer", "warm-up", "vote", "commit", "score", "revise"). Repeating the latest answer adds nothing, unless `again`.
        Returns True when it is on disk; otherwise it stays in memory, `status_line()` says why, and the next change retries.
        """
        given = {"value": json.loads(json.dumps(value, default=str)), "confidence": confidence, "right": right, "stage": stage}

        def make(answer):
            latest = answer.get("latest")
            if latest and not again and all(latest.get(key) == item for key, item in given.items()):
                return None
            entry = {"id": secrets.token_hex(8), "seq": merging.next_number(answer), "at": whereabouts.now(), **given}
            return {"kind": kind, "question_edition": question_edition, "history": [entry]}

        return self._change(qid, make)

    def draft(self, qid, text, kind="written", seen=None):
        """Keep the unfinished `text` of a written answer, at each change of it.

        seen: the number of the draft this window last showed (`answer(qid)["draft"]["seq"]`, 0 for none). Where another
        window has written a later one, that is moved into the history (stage "draft"), so neither is lost.
        Returns the number of the draft now kept.
        """
        made = []

        def make(answer):
            number = merging.next_number(answer)
            made.append(number)
            before = answer.get("draft")
            new = {"kind": kind, "draft": {"text": text, "seq": number, "at": whereabouts.now(), "id": secrets.token_hex(8)}}
            if before and seen is not None and before["seq"] > seen and before["text"].strip() not in ("", text.strip()):
                new["history"] = [{"id": before["id"], "seq": before["seq"], "at": before.get("at", ""), "value": before["text"],
                                   "confidence": None, "right": None, "stage": merging.SET_ASIDE}]
            return new

        self._change(qid, make)
        return made[0]

    def adopt(self, qid, was):
        """Carry what was answered under the former ids `was` of a renamed question over to `qid`. The old records stay."""
        with self._turn:
            for old in was:
                self.take_in(qid, self._state["answers"].get(old))

    def take_in(self, qid, record):
        """Merge `record`, what another copy keeps for a question, into `qid`. True when there was nothing new or it is on disk."""
        with self._turn:
            known = {entry["id"] for entry in (self._state["answers"].get(qid) or {}).get("history", [])}
            new = record and (record.get("draft") or not {entry["id"] for entry in record["history"]} <= known)
            return self._change(qid, lambda _: record) if new else True

    def refresh(self):
        """Take in what other notebooks wrote, and try again to write what could not be written. True when all is well."""
        with self._turn:
            return self._guarded(self._write if self._unsaved else self._read)

    def status_line(self, qid=None):
        """One line: where the answers are and when they were saved; or what is wrong and how to put it right.

        With `qid`, of that question only: a question without an answer must not look saved because another one is.
        """
        saved = clock(self._saved) if qid is None or self.answer(qid) else ""
        line = self._problem or (f"Saved {saved} in {shown(self.path)}" if saved
                                 else f"Nothing saved yet. Answers will be kept in {shown(self.path)}")
        return f"{line}. {self._note}" if self._note else line

    # -- one change, from the learner's key to the disk ------------------------------------------------------------

    def _change(self, qid, make):
        """Apply `make(answer so far) -> what is new, or None` and store it; True when it is on disk."""
        done = []

        def apply():
            done.append(True)
            new = make(self._state["answers"].get(qid, {}))
            if new:
                change = {**merging.blank(self.lesson), "answers": {qid: {"history": [], **new}}}
                self._state = merging.merge(self._state, change)
                self._pending.append(change)
                self._unsaved = True

        with self._turn:
            # What others wrote is read first, under the lock, so that the new number is above all of theirs.
            saved = self._guarded(lambda: self._write(apply))
            if not done:  # no lock, no folder: the answer is kept in memory all the same
                apply()
                saved = self._beyond_the_lock()
            return saved

    def _guarded(self, action):
        """Run `action`; True if it went well. What goes wrong becomes `_problem`, one line, and never an exception."""
        self._hung = False
        try:
            action()
        except keeping.Busy:
            self._hung = True
            self._problem = ("Not saved yet: another notebook is holding this workbook. Close the other one, then answer once more. "
                             + UNTIL_THEN)
        except merging.Newer as newer:
            self._problem = (f"Not saved: {shown(self.path)} was written by a newer edition of these lessons "
                             f"(format {newer}). Update the lessons, then run this cell again. {UNTIL_THEN}")
        except OSError as error:
            self._problem = f"Not saved: {whereabouts.mend(error, self.folder)}. {UNTIL_THEN}"
        except Exception as error:  # a defect of ours must not cost the learner an answer or show a traceback
            self._problem = f"Not saved: {type(error).__name__} in the workbook ({' '.join(str(error).split())[:100]}). {UNTIL_THEN}"
        else:
            self._problem = ""
            return True
        return False

    def _beyond_the_lock(self):
        """While another notebook hangs with the lock, a line added to the journal is safe without it. True if it got there."""
        if self._hung:
            with contextlib.suppress(OSError):
                self._to_journal()
                self._problem = (f"Saved {clock(whereabouts.now())} in {shown(self.journal)} only, since another notebook is holding "
                                 "the workbook. Close the other one, then answer once more")
                return True
        return False

    # -- reading -----------------------------------------------------------------------------------------------------

    def _read(self):
        if not self.folder.is_dir():
            return
        try:
            with keeping.locked(self._lock_path):
                self._absorb()
                keeping.sweep(self.path)
                if self._unsaved:
                    self._store()
        except keeping.Busy:
            raise
        except OSError:  # a folder that can only be read can still be read
            self._absorb()

    def _absorb(self):
        """Take in what others wrote since we last looked. An unreadable file is set aside and the journal read instead."""
        look = self._looks()
        if look == self._look and self._replayed:
            return
        why = ""
        if look:
            try:
                found, damaged = merging.parse(self.path.read_bytes(), self.lesson)
                self._state = merging.merge(found, self._state)
                self._saved = datetime.fromtimestamp(look[2] / 1e9, timezone.utc).isoformat()
                why = f"{damaged} damaged records" if damaged else ""
            except merging.Unreadable as error:
                why = str(error)
        if why or not self._replayed or not look:
            self._replay()
        if why:
            aside = keeping.set_aside(self.path)  # if this fails, nothing is written: the file is never overwritten
            count = len(self._state["answers"])
            self._note = (f"{self.path.name} could not be read ({why}) and was set aside as {aside.name}; "
                          f"{count} {'answer was' if count == 1 else 'answers were'} recovered")
            self._unsaved, look = bool(count), None
        self._look = look

    def _replay(self):
        told = merging.blank(self.lesson)
        for item in keeping.read_lines(self.journal):
            with contextlib.suppress(merging.Unreadable, merging.Newer):
                told = merging.merge(told, merging.parse(json.dumps(item).encode(), self.lesson)[0])
        self._state = merging.merge(told, self._state)
        self._replayed = True

    def _looks(self):
        try:
            look = os.stat(self.path)
        except FileNotFoundError:
            return None
        return look.st_ino, look.st_size, look.st_mtime_ns

    # -- writing -----------------------------------------------------------------------------------------------------

    def _write(self, apply=None):
        self.folder.mkdir(parents=True, exist_ok=True)
        with keeping.locked(self._lock_path):
            self._absorb()
            if apply:
                apply()
            if self._unsaved:
                self._store()

    def _store(self):
        """Journal first, then the whole file. The lock is held."""
        try:
            self._to_journal()
        except OSError:  # if the file can be written all the same, all is safe; if not, the learner is told
            self._journal_whole = False
        data = self._bytes()
        keeping.write_whole(self.path, data)
        self._look, self._saved, self._pending, self._unsaved = self._looks(), whereabouts.now(), [], False
        with contextlib.suppress(OSError):
            if not self._journal_whole or os.path.getsize(self.journal) > max(JOURNAL_BYTES, 4 * len(data)):
                self._replay()  # what another notebook put there and could not write to the file
                keeping.write_whole(self.journal, encode(self._state) + b"\n")
                self._journal_whole = True

    def _to_journal(self):
        if self._pending:
            keeping.append_line(self.journal, b"\n".join(map(encode, self._pending)))
            self._pending = []

    def _bytes(self):
        """The workbook as JSON with one answer a line: quick to write, and a person can read and compare it."""
        known, self._encoded = self._encoded, {}
        for name, answer in self._state["answers"].items():
            before = known.get(name)
            self._encoded[name] = before if before and before[0] is answer else (answer, encode(name) + b": " + encode(answer))
        head = encode({key: value for key, value in self._state.items() if key != "answers"})
        return head[:-1] + b', "answers": {\n' + b",\n".join(line for _, line in self._encoded.values()) + b"\n}}\n"


def encode(data):
    """`data` as JSON in UTF-8 on one line. Half of a character pair, from a broken paste, is escaped."""
    try:
        return json.dumps(data, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data).encode("ascii")
