"""The workbook: nothing acknowledged is lost, nothing is overwritten, nothing raises."""
import errno
import json
import multiprocessing
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from casebook import keeping, merging, whereabouts, workbook as module  # noqa: E402
from casebook.workbook import Workbook  # noqa: E402

LESSON = "01_chronology"
KILLS = 100  # in each of ten folders: a thousand in all
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs os.fork")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "ответы и answers"


def values(book, name):
    return [entry["value"] for entry in book.answer(name)["history"]]


def test_an_answer_is_there_for_the_next_reader(folder):
    assert Workbook(LESSON, folder).record("a.b", "garm", "sure", False, "choice", question_edition="2026.1")
    answer = Workbook(LESSON, folder).answer("a.b")
    assert answer["latest"]["value"] == "garm" and answer["latest"]["confidence"] == "sure" and answer["latest"]["right"] is False
    assert answer["kind"] == "choice" and answer["question_edition"] == "2026.1"
    data = json.loads((folder / f"{LESSON}.json").read_text(encoding="utf-8"))
    assert data["format"] == merging.FORMAT and data["lesson"] == LESSON and data["workbook"]
    assert data["answers"]["a.b"]["first"] == data["answers"]["a.b"]["latest"]


def test_nothing_is_written_before_there_is_something_to_keep(folder):
    book = Workbook(LESSON, folder)
    assert not folder.exists() and book.answer("a.b") is None and book.status_line().startswith("Nothing saved yet")


def test_first_and_every_later_answer_are_kept(folder):
    book = Workbook(LESSON, folder)
    for value in ("x", "y", "y", "z"):
        book.record("a.b", value)
    answer = Workbook(LESSON, folder).answer("a.b")
    assert values(book, "a.b") == ["x", "y", "z"], "a repeated answer is no new one"
    assert (answer["first"]["value"], answer["latest"]["value"]) == ("x", "z")
    book.record("a.b", "z", again=True)
    assert len(values(book, "a.b")) == 4


def test_the_identity_of_the_file_stays(folder):
    Workbook(LESSON, folder).record("a.b", 1)
    first = json.loads((folder / f"{LESSON}.json").read_text())["workbook"]
    Workbook(LESSON, folder).record("a.b", 2)
    assert json.loads((folder / f"{LESSON}.json").read_text())["workbook"] == first


def test_two_open_notebooks_keep_each_others_answers(folder):
    one, two = Workbook(LESSON, folder), Workbook(LESSON, folder)
    one.record("a.b", "from one")
    two.record("a.b", "from two")
    one.record("c.d", "one again")
    third = Workbook(LESSON, folder)
    assert values(third, "a.b") == ["from one", "from two"] and values(third, "c.d") == ["one again"]
    two.refresh()
    assert values(two, "c.d") == ["one again"]


def test_a_clock_set_back_neither_loses_nor_reorders(folder, monkeypatch):
    book = Workbook(LESSON, folder)
    for year, value in ((2030, "first"), (1999, "second"), (2015, "third")):
        monkeypatch.setattr(whereabouts, "now", lambda year=year: f"{year}-01-01T00:00:00+00:00")
        Workbook(LESSON, folder).record("a.b", value)
    book.refresh()
    assert values(book, "a.b") == ["first", "second", "third"] and book.answer("a.b")["latest"]["value"] == "third"


def test_drafts_are_kept_and_a_displaced_one_too(folder):
    one, two = Workbook(LESSON, folder), Workbook(LESSON, folder)
    seen = one.draft("a.w", "a long thought", seen=0)
    seen = one.draft("a.w", "a long thought, longer", seen=seen)
    two.draft("a.w", "quite other words", seen=0)
    answer = Workbook(LESSON, folder).answer("a.w")
    assert answer["draft"]["text"] == "quite other words"
    assert [(entry["stage"], entry["value"]) for entry in answer["history"]] == [("draft", "a long thought, longer")]
    assert "latest" not in answer, "a draft that was set aside is no answer"


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'"x"', b"\xff\xfe\x00", b'{"format": 1}', b'{"format": "1", "answers": {}}',
                                 b'{"format": 1, "lesson": "02_actors", "answers": {}}', b"[" * 100_000,
                                 b'{"format": true, "answers": {}}', b'{"format": -1, "answers": {}}'])
def test_an_unreadable_file_is_set_aside_and_the_journal_rebuilds_it(folder, raw):
    Workbook(LESSON, folder).record("a.b", "kept")
    path = folder / f"{LESSON}.json"
    path.write_bytes(raw)
    book = Workbook(LESSON, folder)
    assert (folder / f"{LESSON}.unreadable-1.json").read_bytes() == raw
    assert values(book, "a.b") == ["kept"] and "\n" not in book.status_line()
    assert "unreadable-1.json" in book.status_line() and "recovered" in book.status_line()
    assert "a.b" in json.loads(path.read_text())["answers"], "the rebuilt file is back in its place"
    path.write_bytes(raw)
    Workbook(LESSON, folder).record("a.b", "more")
    assert (folder / f"{LESSON}.unreadable-2.json").read_bytes() == raw == (folder / f"{LESSON}.unreadable-1.json").read_bytes()


def test_a_file_cut_at_any_byte_loses_nothing(folder):
    book = Workbook(LESSON, folder)
    book.record("a.b", "Қӯрғонтеппа")
    book.draft("c.d", "words")
    path, journal = folder / f"{LESSON}.json", (folder / f"{LESSON}.journal").read_bytes()
    whole = path.read_bytes()
    for cut in range(0, len(whole), 37):
        path.write_bytes(whole[:cut])
        (folder / f"{LESSON}.journal").write_bytes(journal)
        again = Workbook(LESSON, folder)
        assert values(again, "a.b") == ["Қӯрғонтеппа"] and again.answer("c.d")["draft"]["text"] == "words", cut


def test_a_torn_journal_spoils_only_its_last_line(folder):
    Workbook(LESSON, folder).record("a.b", "kept")
    journal = folder / f"{LESSON}.journal"
    journal.write_bytes(journal.read_bytes() + b'{"format": 1, "answers": {"a.b": {"hist')
    (folder / f"{LESSON}.json").unlink()
    book = Workbook(LESSON, folder)
    assert values(book, "a.b") == ["kept"]
    book.record("a.b", "more")
    (folder / f"{LESSON}.json").unlink()
    assert values(Workbook(LESSON, folder), "a.b") == ["kept", "more"]


def test_damaged_records_cost_only_themselves(folder):
    book = Workbook(LESSON, folder)
    book.record("a.b", "good")
    data = json.loads((folder / f"{LESSON}.json").read_text())
    data["answers"]["x.y"] = {"history": [{"id": 3}, "?", {"id": "k", "seq": 1, "at": "", "value": "fine"}], "draft": []}
    data["answers"]["z"] = 7
    (folder / f"{LESSON}.json").write_text(json.dumps(data))
    book = Workbook(LESSON, folder)
    assert values(book, "a.b") == ["good"] and values(book, "x.y") == ["fine"] and book.answer("z") is None
    assert (folder / f"{LESSON}.unreadable-1.json").exists() and "4 damaged records" in book.status_line()


def test_an_older_format_loads(folder):
    folder.mkdir()
    (folder / f"{LESSON}.json").write_text('{"answers": {"a.b": "garm"}}')
    book = Workbook(LESSON, folder)
    assert values(book, "a.b") == ["garm"]
    book.record("a.b", "khojand")
    assert book.answer("a.b")["first"]["value"] == "garm" and book.answer("a.b")["latest"]["value"] == "khojand"
    assert json.loads((folder / f"{LESSON}.json").read_text())["format"] == merging.FORMAT


def test_a_newer_format_is_left_alone(folder):
    folder.mkdir()
    path = folder / f"{LESSON}.json"
    raw = json.dumps({"format": merging.FORMAT + 1, "lesson": LESSON, "answers": {"new": "shape"}}).encode()
    path.write_bytes(raw)
    book = Workbook(LESSON, folder)
    assert not book.record("a.b", "x") and path.read_bytes() == raw
    assert f"format {merging.FORMAT + 1}" in book.status_line() and "Update" in book.status_line() and "\n" not in book.status_line()
    assert values(book, "a.b") == ["x"], "kept in memory"


@pytest.mark.parametrize("number, word", [(errno.ENOSPC, "disk is full"), (errno.EACCES, "cannot be written"), (errno.EROFS, "cannot be written"),
                                          (errno.EIO, "Put that right")])
def test_what_cannot_be_written_stays_in_memory_and_is_tried_again(folder, monkeypatch, number, word):
    book = Workbook(LESSON, folder)
    book.record("a.b", "before")
    before = (folder / f"{LESSON}.json").read_bytes()

    def fail(*_, **__):
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(keeping, "append_line", fail)
        patch.setattr(keeping.os, "replace", fail)
        assert not book.record("a.b", "during")
        assert word in book.status_line() and "\n" not in book.status_line()
        assert values(book, "a.b") == ["before", "during"] and (folder / f"{LESSON}.json").read_bytes() == before
        assert not list(folder.glob("*.tmp")) and not list(folder.glob(".*.tmp")), "no litter on a full disk"
    assert book.record("c.d", "after") and book.status_line().startswith("Saved")
    assert values(Workbook(LESSON, folder), "a.b") == ["before", "during"]
    (folder / f"{LESSON}.json").unlink()
    assert values(Workbook(LESSON, folder), "a.b") == ["before", "during"], "the journal caught up as well"


@pytest.mark.parametrize("what", ["mkdir", "lock"])
def test_a_folder_that_cannot_be_made_or_locked(folder, monkeypatch, what):
    folder.parent.joinpath("file").write_text("")
    place = folder.parent / "file" / "answers" if what == "mkdir" else folder
    book = Workbook(LESSON, place)
    if what == "lock":
        monkeypatch.setattr(keeping, "locked", lambda path: (_ for _ in ()).throw(PermissionError(errno.EACCES, "no", str(path))))
    assert not book.record("a.b", "x") and values(book, "a.b") == ["x"] and book.status_line().startswith("Not saved")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="POSIX permissions")
def test_a_read_only_folder(folder):
    Workbook(LESSON, folder).record("a.b", "kept")
    (folder / f".{LESSON}.lock").unlink()
    for path in (folder, *folder.iterdir()):
        path.chmod(0o555 if path.is_dir() else 0o444)
    opened = [folder.parent, *folder.parent.parents]
    modes = {path: path.stat().st_mode for path in opened}
    try:
        if os.geteuid() == 0:
            for path in opened:
                if not modes[path] & 0o001:
                    path.chmod(modes[path] | 0o055)
            os.seteuid(65534)
        try:
            book = Workbook(LESSON, folder)
            assert values(book, "a.b") == ["kept"] and book.status_line().startswith("Saved")
            assert not book.record("a.b", "new") and "cannot be written" in book.status_line() and values(book, "a.b") == ["kept", "new"]
        finally:
            if os.getuid() == 0:
                os.seteuid(0)
    finally:
        folder.chmod(0o755)
        for path in opened:
            if path.stat().st_mode != modes[path]:
                path.chmod(modes[path])


def test_a_defect_becomes_one_line(folder, monkeypatch):
    book = Workbook(LESSON, folder)
    monkeypatch.setattr(keeping, "write_whole", lambda *_: 1 / 0)
    assert not book.record("a.b", "x") and "ZeroDivisionError" in book.status_line() and "\n" not in book.status_line()
    assert values(book, "a.b") == ["x"]


def test_a_hanging_notebook_does_not_cost_the_answer(folder, monkeypatch):
    monkeypatch.setattr(keeping, "WAIT", 0.05)
    book = Workbook(LESSON, folder)
    book.record("a.b", "before")
    with keeping.locked(folder / f".{LESSON}.lock"):
        assert book.record("a.b", "during") and "holding" in book.status_line() and "journal" in book.status_line()
    assert values(Workbook(LESSON, folder), "a.b") == ["before", "during"]


def test_without_system_locks_the_file_is_the_lock_and_goes_stale(tmp_path, monkeypatch):
    monkeypatch.setattr(keeping, "WAIT", 0.05)

    def none(*_):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(keeping, "_system_lock", none)
    held = tmp_path / "lock.held"
    with keeping.locked(tmp_path / "lock"):
        assert held.exists()
        with pytest.raises(keeping.Busy), keeping.locked(tmp_path / "lock"):
            pass
        os.utime(held, (0, 0))
        with keeping.locked(tmp_path / "lock"):
            pass
    assert not held.exists()


def test_the_journal_is_folded_and_still_tells_all(folder, monkeypatch):
    monkeypatch.setattr(module, "JOURNAL_BYTES", 2000)
    book = Workbook(LESSON, folder)
    sizes = []
    for number in range(60):
        book.draft("a.w", "word " * number)
        sizes.append((folder / f"{LESSON}.journal").stat().st_size)
    assert any(later < earlier for earlier, later in zip(sizes, sizes[1:])), "it shrinks"
    (folder / f"{LESSON}.json").unlink()
    assert Workbook(LESSON, folder).answer("a.w")["draft"]["text"] == "word " * 59


def test_a_change_the_journal_missed_is_made_up_for_once(folder, monkeypatch):
    book, written, whole = Workbook(LESSON, folder), [], keeping.write_whole
    monkeypatch.setattr(keeping, "write_whole", lambda path, data: (written.append(Path(path).suffix), whole(path, data)))
    with monkeypatch.context() as patch:
        patch.setattr(keeping, "append_line", lambda *_: (_ for _ in ()).throw(OSError(errno.EIO, "no")))
        assert book.record("a.b", "missed by the journal")
    book.record("a.b", "x")
    assert written == [".json", ".journal", ".json"]
    (folder / f"{LESSON}.json").unlink()
    assert values(Workbook(LESSON, folder), "a.b") == ["missed by the journal", "x"]


def test_a_renamed_question_keeps_its_answers(folder):
    book = Workbook(LESSON, folder)
    book.record("old.name", "x")
    book.adopt("new.name", ("older.name", "old.name"))
    book.record("new.name", "y")
    size = (folder / f"{LESSON}.journal").stat().st_size
    book.adopt("new.name", ("old.name",))
    assert values(Workbook(LESSON, folder), "new.name") == ["x", "y"] and values(book, "old.name") == ["x"]
    assert (folder / f"{LESSON}.journal").stat().st_size == size, "adopted once"


def test_any_text_and_any_value_can_be_kept(folder):
    book = Workbook(LESSON, folder)
    for number, value in enumerate(["half a pair \ud83d", "line\nbreak\x00", "<script>", ["a", None, 1.5], {"k": {"d": []}}, "ҷ" * 10_000]):
        assert book.record(f"q.{number}", value), book.status_line()
        assert Workbook(LESSON, folder).answer(f"q.{number}")["latest"]["value"] == value
    assert book.record("q.odd", {1, 2}) in (True, False)


def test_lesson_names_cannot_leave_the_folder(folder):
    Workbook("../../evil lesson", folder).record("a.b", 1)
    assert [path.name for path in folder.glob("*.json")] == ["______evil_lesson.json"]


def _write_many(folder, name, count, start):
    start.wait()
    book = Workbook(LESSON, folder)
    for number in range(count):
        book.record("shared.q", f"{name}-{number}")
        book.record(f"own.{name}", number)


@forks
def test_processes_that_write_at_once_lose_nothing(folder):
    context = multiprocessing.get_context("fork")
    start = context.Event()
    writers = [context.Process(target=_write_many, args=(folder, name, 40, start)) for name in "abc"]
    for writer in writers:
        writer.start()
    start.set()
    for writer in writers:
        writer.join(60)
    book = Workbook(LESSON, folder)
    assert sorted(values(book, "shared.q")) == sorted(f"{name}-{number}" for name in "abc" for number in range(40))
    assert [entry["seq"] for entry in book.answer("shared.q")["history"]] == list(range(1, 121)), "no number given twice"
    assert all(values(book, f"own.{name}") == list(range(40)) for name in "abc")


@forks
@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_killed_at_random_moments_nothing_acknowledged_is_lost(folder, seed):
    dice, acknowledged = random.Random(seed), []
    for run in range(KILLS):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                book = Workbook(LESSON, folder)
                for number in range(100_000):
                    if book.record("a.b", f"{run}-{number}"):
                        os.write(write, f"{run}-{number}\n".encode())
            finally:
                os._exit(1)
        os.close(write)
        time.sleep(dice.random() * 0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = b""
        while piece := os.read(read, 65536):
            told += piece
        os.close(read)
        acknowledged += told.decode().split()
    book = Workbook(LESSON, folder)
    kept = values(book, "a.b")
    assert acknowledged and not set(acknowledged) - set(kept)
    assert not list(folder.glob("*.unreadable-*")) and kept == sorted(kept, key=lambda name: [int(part) for part in name.split("-")])


def test_where_answers_are_kept(tmp_path, monkeypatch):
    from casebook import sources
    monkeypatch.delenv("CASEBOOK_ANSWERS", raising=False)
    monkeypatch.chdir(tmp_path)
    assert whereabouts.answers_folder() == sources.ROOT / "answers"
    lessons = tmp_path / "my-copy" / "notebooks"
    lessons.mkdir(parents=True)
    monkeypatch.chdir(lessons)
    assert whereabouts.answers_folder() == tmp_path / "my-copy" / "answers"
    clone = tmp_path / "home" / "collection"  # on a hub, where the library comes with the image
    for folder in ("data", "exercises", "notebooks/casebook"):
        (clone / folder).mkdir(parents=True)
    (clone / "data" / "datapackage.json").touch()
    monkeypatch.chdir(clone / "exercises")
    assert whereabouts.answers_folder() == clone / "answers"
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path / "x"))
    assert whereabouts.answers_folder() == tmp_path / "x"
    assert module.status().startswith("No answers yet")
    module.workbook(LESSON).record("a.b", 1)
    assert module.workbook(LESSON) is module.workbook(LESSON) and module.status().startswith("Saved ")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="needs time.tzset")
def test_paths_and_times_are_told_briefly(monkeypatch):
    from casebook import sources
    monkeypatch.setenv("TZ", "Asia/Dushanbe")
    time.tzset()
    try:
        day = __import__("datetime").date(2026, 11, 24)
        assert whereabouts.clock("2026-11-24T09:02:00+00:00", day) == "14:02"
        assert whereabouts.clock("2026-11-23T09:02:00+00:00", day) == "23 Nov 2026, 14:02"
        assert whereabouts.clock("2026-11-24T20:00:00+00:00", day) == "25 Nov 2026, 01:00", "the learner's own day"
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [whereabouts.clock(odd) for odd in (None, "", "yesterday", 5)] == [""] * 4
    assert whereabouts.shown(sources.ROOT / "my-copy" / "answers") == "my-copy/answers"


def test_ten_thousand_answers_stay_quick(folder):
    book = Workbook(LESSON, folder)
    change = merging.blank(LESSON)
    change["answers"] = {f"q.{n}": {"history": [{"id": f"i{n}", "seq": 1, "at": "", "value": "x" * 50, "stage": "answer"}]} for n in range(10_000)}
    book._state = merging.merge(book._state, change)
    book.record("q.1", "y")
    began = time.perf_counter()
    book.record("q.2", "y")
    assert len(Workbook(LESSON, folder)._state["answers"]) == 10_000
    assert time.perf_counter() - began < 10, "not a benchmark: only that nothing explodes"
