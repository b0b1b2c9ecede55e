"""A class's answers: handed in, read as untrusted, counted, shown, written for the gradebook."""
import csv
import io
import json
import random
import re
import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))

from casebook import handin, own_handin, own_tables, paper, questions, sources, whereabouts  # noqa: E402
from casebook import workbook as books  # noqa: E402
from casebook.classroom import board, gather, gradebook, rehearsal, tally  # noqa: E402
from casebook.explore import class_view, handin_view  # noqa: E402

FIXTURES = Path(__file__).parent / "fixtures" / "questions"
FIRST, WRITTEN = "chronology.first-blood", "chronology.when-over"


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(tmp_path / "my-copy" / "answers"))
    monkeypatch.setattr(questions, "FOLDER", FIXTURES)
    monkeypatch.setattr(board, "settling", lambda refs: "<p>settled</p>")
    books._open_books.clear()
    return tmp_path


def answered(folder, value="garm", lesson="01_chronology", qid=FIRST, kind="choice"):
    book = books.Workbook(lesson, folder)
    book.record(qid, value, "sure", None, kind)
    return book


# -- handing in and bringing in ----------------------------------------------------------------------------------------

def test_a_file_carries_every_answer_to_another_computer(place, monkeypatch):
    here = whereabouts.answers_folder()
    answered(here)
    answered(here, "x", "00_start_here", "start.who-spoke")
    path = handin.written(" Blue  fern 7 ")
    assert path.name == "hand-in-blue-fern-7.json" and str(place) not in path.read_text(encoding="utf-8")
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(place / "other" / "answers"))
    books._open_books.clear()
    answered(whereabouts.answers_folder(), "in-dushanbe-on-the-squares")
    assert handin.taken_in(path) == (2, {})
    kept = books.Workbook("01_chronology", whereabouts.answers_folder()).answer(FIRST)
    assert {e["value"] for e in kept["history"]} == {"garm", "in-dushanbe-on-the-squares"}
    assert handin.taken_in(path) == (2, {}) and len(books.Workbook("01_chronology", whereabouts.answers_folder()).answer(FIRST)["history"]) == 2


@pytest.mark.parametrize("name", ["", "  ", "-", "a" * 41, "<b>x</b>", "../x", "=cmd", "a\tb\x00"])
def test_what_is_no_pseudonym(place, name):
    answered(whereabouts.answers_folder())
    with pytest.raises(sources.CasebookError) as error:
        handin.written(name)
    assert "\n" not in str(error.value)


def test_nothing_to_hand_in_is_one_line(place):
    with pytest.raises(sources.CasebookError, match="no answer"):
        handin.written("fern")


def test_the_two_controls(place):
    controls = handin_view.panel().controls
    controls["make"].click()
    assert "A pseudonym has" in controls["told"].value
    controls["name"].value = "fern"
    controls["make"].click()
    assert "no answer" in controls["told"].value
    answered(whereabouts.answers_folder())
    controls["make"].click()
    assert "Made:" in controls["told"].value and "hand-in-fern.json" in controls["told"].value
    controls["bring"].click()
    assert "Choose a file first" in controls["told"].value
    controls["pick"].value = controls["pick"].options[1][1]
    controls["bring"].click()
    assert "answers to 1 question." in controls["told"].value


# -- reading a folder ----------------------------------------------------------------------------------------------------

def test_files_folders_duplicates_and_foreign_things(place):
    box = place / "class"
    rehearsal.invent(box, 3, only=["01_chronology"])
    (box / "again.json").write_bytes((box / "hand-in-invented-01.json").read_bytes())
    answered(box / "Some Student")
    (box / "empty folder").mkdir()
    (box / "notes.txt").write_text("hello")
    (box / "broken.json").write_text('{"answers": {')
    (box / "list.json").write_text("[1, 2]")
    (box / "other.json").write_text('{"lesson": "../../etc", "answers": {}}')
    (box / "newer.json").write_text('{"casebook hand-in": 9}')
    found = gather.gather(box)
    assert [r.name for r in found.readers] == ["reader 01", "reader 02", "reader 03", "reader 04"]
    told = "\n".join(found.notes)
    for words in ("the same workbook as again.json", "empty folder: a folder without", "notes.txt: passed over", "broken.json: not complete JSON",
                  "list.json: not a workbook", "other.json: no workbook", "newer.json: made by another edition"):
        assert words in told, words
    assert sorted(r.name for r in gather.gather(box, as_handed_in=True).readers)[0] == "invented 01"


def test_one_pseudonym_of_two_readers(place):
    box = place / "class"
    rehearsal.invent(box, 1, seed=1)
    data = json.loads((rehearsal.invent(place / "x", 1, seed=2) / "hand-in-invented-01.json").read_text())
    (box / "second.json").write_text(json.dumps(data))
    found = gather.gather(box, as_handed_in=True)
    assert len(found.readers) == 2 and len({r.name for r in found.readers}) == 2 and "as well" in found.notes[0]


def test_no_folder_is_one_line(place):
    with pytest.raises(sources.CasebookError, match="no such folder"):
        gather.gather(place / "nowhere")


def test_three_hundred_workbooks_are_quick(place):
    box = rehearsal.invent(place / "class", 300)
    start = time.perf_counter()
    model = class_view.ClassResults(box)
    assert len(model.tallies) == len(questions.bank()) and "300 readers" in model.summary()
    model.html("01_chronology")
    gradebook.csv_text(model.readers, list(questions.bank().values()))
    assert time.perf_counter() - start < 5


JUNK = [None, True, -1, 1e999, "", "=cmd|'/c calc'!A1", "<script>alert(1)</script>", "\ud800", "x" * 5000, [], {}, [[[[]]]], {"text": "<img src=x onerror=alert(1)>"}, "../../x", float("nan")]


def mutate(value, dice, depth=0):
    """A damaged copy of a JSON value."""
    if dice.random() < 0.03:
        return dice.choice(JUNK)
    if isinstance(value, dict):
        out = {k if dice.random() > 0.02 else str(dice.choice(JUNK))[:50]: mutate(v, dice, depth + 1) for k, v in value.items() if dice.random() > 0.03}
        return out
    if isinstance(value, list):
        return [mutate(v, dice, depth + 1) for v in value if dice.random() > 0.03]
    return value


def test_ten_thousand_mutated_workbooks_never_raise_and_never_reach_the_page(place):
    """Whatever stands in a file: one line, or answers that are escaped."""
    dice = random.Random(20261125)
    whole = [p.read_text(encoding="utf-8") for p in sorted(rehearsal.invent(place / "sound", 3, only=["01_chronology", "00_start_here"]).glob("*.json"))]
    sound = [json.loads(text) for text in whole]
    bank, read, refused = list(questions.bank().values()), 0, 0
    for n in range(10_000):
        if n % 4 == 3:
            text = dice.choice(whole)
            at = dice.randrange(len(text))
            raw = (text[:at] + dice.choice(["", "\x00", "}", '"', "[" * 200, text[:at][:50]]) + text[at + dice.randrange(30):]).encode("utf-8", "surrogatepass")
        else:
            raw = json.dumps(mutate(dice.choice(sound), dice)).encode("utf-8", "surrogatepass")
        try:
            found = handin.parse(raw, "file")
        except sources.CasebookError as error:
            refused += 1
            assert "\n" not in str(error)
            continue
        read += 1
        readers = [gather.Reader("reader 1", found.workbooks, "file")] * 5
        page = "".join(board.whole(q, tally.tally(q, readers), readers, True) for q in bank)
        assert not re.search(r"<(script|img|svg|iframe)", page)
        for row in csv.reader(io.StringIO(gradebook.csv_text(readers, bank))):
            assert not any(cell.startswith(("=", "+", "@", "|")) or cell.startswith("-") and not re.fullmatch(r"-[\d.e+]+", cell) for cell in row)
    assert read > 3000 and refused > 500, (read, refused)


def test_deep_and_large_files_are_refused(place):
    with pytest.raises(sources.CasebookError):
        handin.parse(b"[" * 100_000)
    with pytest.raises(sources.CasebookError, match="not a workbook"):
        handin.parse(b'{"a":' * 60 + b"1" + b"}" * 60)
    big = place / "big.json"
    with open(big, "wb") as file:
        file.truncate(handin.LARGEST + 1)
    with pytest.raises(sources.CasebookError, match="too large"):
        handin.read(big)
    (place / "link.json").symlink_to(big)
    with pytest.raises(sources.CasebookError, match="not a file"):
        handin.read(place / "link.json")


# -- counting and showing ------------------------------------------------------------------------------------------------

def readers_with(*values):
    entry = lambda n, v: {"id": str(n), "seq": n, "at": "", "value": v, "confidence": "sure", "right": True}
    out = []
    for number, (first, latest) in enumerate(values):
        history = [entry(1, first)] + ([entry(2, latest)] if latest != first else [])
        data = handin.parse(json.dumps({"lesson": "01_chronology", "format": 1, "workbook": str(number), "answers": {FIRST: {"history": history}}}).encode())
        out.append(gather.Reader(f"reader {number}", data.workbooks, "f"))
    return out


RIGHT = "in-dushanbe-on-the-squares"


def test_first_and_latest_are_counted_and_marked_anew(place):
    q = questions.question(FIRST)
    t = tally.tally(q, readers_with(("garm", RIGHT), ("garm", "garm"), (RIGHT, RIGHT), ("garm", RIGHT), ("gone", "gone"), (RIGHT, RIGHT)))
    assert (t.answered, t.right_first, t.right_latest, t.stale) == (5, 2, 4, 1), "a stored 'right' is not believed"
    html = board.bars(t)
    assert html.count("<tr>") == 1 + len(q.parts) and "(right)" not in html and "(right)" in board.bars(t, True)
    assert "5 answered<" in html and "5 answered; right at first 2, at last 4" in board.bars(t, True) and "sure 5" in board.sure(t)


def test_small_groups_are_not_counted_out(place):
    t = tally.tally(questions.question(FIRST), readers_with(*[(RIGHT, RIGHT)] * 4))
    assert "4 answered. Fewer than 5" in board.bars(t, True) and "<table" not in board.bars(t) and tally.most_missed([t]) == []


def tallied(place, *lines):
    """The class of a room without computers. In: the lines of tallies.csv."""
    box = place / "class"
    box.mkdir()
    (box / "tallies.csv").write_text("\n".join(lines) + "\n", encoding="utf-8-sig")
    return class_view.ClassResults(box)


LETTER = lambda qid, key: next(letter for letter, part in paper.lettered(questions.question(qid)) if part.key == key)


def test_hands_counted_in_a_room_without_computers(place):
    model = tallied(place, "question,answer,count", f"{FIRST},{LETTER(FIRST, RIGHT).lower()},7", f"{FIRST},{LETTER(FIRST, 'garm')},3", f"{FIRST},Z,3", "nonsense")
    t = model.tallies[FIRST]
    assert (t.answered, t.right_first, t.right_latest, t.first) == (10, 7, 7, t.latest)
    assert len(model.found.notes) == 2 and "line 4" in model.found.notes[0]


def test_hands_of_a_second_vote_stand_beside_the_first(place):
    model = tallied(place, "question,answer,count,vote", f"{FIRST},{LETTER(FIRST, 'garm')},8,1", f"{FIRST},{LETTER(FIRST, RIGHT)},2,1", f"{FIRST},{LETTER(FIRST, 'garm')},3,2", f"{FIRST},{LETTER(FIRST, RIGHT)},6,2")
    t = model.tallies[FIRST]
    assert (t.right_first, t.right_latest, t.answered, sum(t.first.values()), sum(t.latest.values())) == (2, 6, 10, 10, 9) and model.found.notes == []


@pytest.mark.parametrize("line, told", [
    ("chronology.nonsense,A,3", "no question has the name “chronology.nonsense”"), (f"{WRITTEN},A,5", "cannot be counted by hands"), (f"{FIRST},Z,5", "has no answer “Z”; it has A, B"),
    (f"{FIRST},A,many", "a letter and a number, such as chronology.where-it-begins,B,9"), (f"{FIRST},A,3,3", "vote, may say 1 or 2"), (f"{FIRST},A,²", "a letter and a number")])
def test_a_line_that_cannot_be_counted_is_named(place, line, told):
    model = tallied(place, "question,answer,count", line)
    assert len(model.found.notes) == 1 and "tallies.csv, line 2: " in model.found.notes[0] and told in model.found.notes[0] and not model.tallies[FIRST].answered


def test_hands_on_a_scale_are_its_steps(place, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(board, "settling", lambda refs: "")
    model = tallied(place, "scenarios.expect-2015,3,8", "scenarios.expect-2015,5,1", "scenarios.expect-2015,6,1", "scenarios.silent,A,2")
    t = model.tallies["scenarios.expect-2015"]
    assert (t.answered, t.right_first) == (9, None) and "it has 1, 2, 3, 4, 5" in model.found.notes[0] and "cannot be counted" in model.found.notes[1]
    assert ">8<" in board.bars(t)


@pytest.mark.parametrize("qid, rows", [("scenarios.which-asks", 4), ("scenarios.signs-order", 5), ("scenarios.silent", 5)])
def test_ticks_pairs_and_places_are_counted_part_by_part(place, monkeypatch, qid, rows):
    monkeypatch.undo()
    q = questions.question(qid)
    right = {"match": lambda: {p.key: p.to for p in q.parts}, "order": lambda: [p.key for p in q.parts], "several": lambda: [p.key for p in q.parts if p.right]}[q.kind]()
    other = {"match": lambda: {**right, q.parts[0].key: q.parts[-1].to}, "order": lambda: [right[1], right[0], *right[2:]], "several": lambda: [*right, next(p.key for p in q.parts if not p.right)]}[q.kind]()
    entry = lambda n, v: {"id": str(n), "seq": n, "at": "", "value": v}
    readers = []
    for n in range(6):
        history = [entry(1, other), entry(2, right)] if n < 4 else [entry(1, right)]
        data = handin.parse(json.dumps({"lesson": q.lesson, "format": 1, "workbook": str(n), "answers": {qid: {"history": history}}}).encode())
        readers.append(gather.Reader(str(n), data.workbooks, "f"))
    t = tally.tally(q, readers)
    hidden, shown = board.bars(t), board.bars(t, True)
    assert (t.answered, t.right_first, t.right_latest) == (6, 2, 6) and hidden.count("<tr>") == rows + 1 and "(right)" not in hidden
    assert shown.count("(right)") == (3 if q.kind == "several" else rows)
    moved = next(key for key, _ in t.parts_first if t.parts_first[key, "" if q.kind == "several" else _] == 4)
    assert moved and ("2 → 6" in hidden or q.kind == "several" and ">4<" in hidden)


def test_exercises_stand_apart_and_lesson_08_begins_with_the_lines_drawn(place, monkeypatch):
    monkeypatch.undo()
    model = class_view.ClassResults(rehearsal.invent(place / "class", 6, only=["08_scenarios"]))
    controls = class_view.panel(model).controls
    controls["lesson"].value = "08_scenarios"
    assert controls["pick"].value == "drawn:remittances" and "6 first guesses" in controls["view"].value
    texts = " ".join(text for text, _ in controls["pick"].options)
    assert "2015" not in texts.replace("in 2015, between", "") and "2022" not in texts and not any(".x-" in value for _, value in controls["pick"].options)
    controls["lesson"].value = "08_scenarios_exercises"
    assert all(".x-" in value for _, value in controls["pick"].options if value)


@pytest.mark.parametrize("value, safe", [("=1+1", "'=1+1"), ("+44", "+44"), ("-5.5", "-5.5"), ("-x", "'-x"), ("@a", "'@a"), (" =a", "' =a"), ("\t=a", "'\t=a"), ("plain", "plain"), ("-inf", "'-inf")])
def test_no_cell_is_a_formula(value, safe):
    assert gradebook.cell(value) == safe


def test_the_wall(place):
    box = rehearsal.invent(place / "class", 12)
    controls = class_view.panel(class_view.ClassResults(box)).controls
    assert "Invented answers, for rehearsal only" in controls["words"].value
    for lesson in [v for _, v in controls["lesson"].options]:
        controls["lesson"].value = lesson
        assert "most missed" in controls["words"].value
        for _, qid in controls["pick"].options[1:]:
            controls["pick"].value = qid
            controls["reveal"].value = False
            hidden = controls["view"].value
            controls["reveal"].value = True
            assert "settled" not in hidden and "settled" in controls["view"].value and questions.question(qid).prompt.split("<")[0][:20] in controls["view"].value
    controls["lesson"].value, controls["pick"].value = "01_chronology", WRITTEN
    assert controls["view"].value.count("<section") >= 5 and "☐" not in controls["view"].value and "the reader says clearly there" in controls["view"].value
    controls["write"].click()
    assert "Written:" in controls["told"].value
    rows = list(csv.reader(open(box / "gradebook.csv", encoding="utf-8-sig", newline="")))
    assert len(rows) == 13 and len({len(row) for row in rows}) == 1 and rows[1][0] == "reader 01"
    assert "gradebook-01_chronology.csv" in controls["told"].value and model_notes(box) == []
    controls["names"].value = True
    controls["pick"].value = ""
    controls["pick"].value = WRITTEN
    assert "<strong>invented " in controls["view"].value
    (box / "gradebook.csv").unlink()
    controls["folder"].value = str(place / "nowhere")  # what stood there before is not this class: it goes, and is not written
    assert "no such folder" in controls["amiss"].value and "No class is shown" in controls["words"].value and "invented" not in controls["view"].value
    controls["write"].click()
    assert "nothing was written" in controls["told"].value and not (box / "gradebook.csv").exists()
    controls["folder"].value = str(box)
    assert controls["amiss"].value == "" and "12 readers" in controls["words"].value


def model_notes(box):
    """Remarks on a folder's files: our own tables are none."""
    return gather.gather(box).notes


# -- marks, and cases of one's own ---------------------------------------------------------------------------------------

def read_csv(path):
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


def test_a_table_for_each_lesson_has_both_scores_and_keeps_the_teachers_marks(place):
    box = rehearsal.invent(place / "class", 6)
    readers, bank = gather.gather(box).readers, list(questions.bank().values())
    first, *others = gradebook.write(box, readers, bank)
    assert first.name == "gradebook.csv" and len(others) == len({q.lesson for q in bank})
    path = box / "gradebook-01_chronology.csv"
    rows = read_csv(path)
    head = rows[0]
    assert len(rows) == 7 and len({len(r) for r in rows}) == 1 and not any("\n" in c for r in rows for c in r)
    mine, yours = head.index(f"{WRITTEN} claim (teacher)"), head.index(f"{WRITTEN} claim (reader)")
    assert {r[mine] for r in rows[1:]} == {""} and {r[yours] for r in rows[1:]} <= {"", "0", "1", "2"} and any(r[yours] for r in rows[1:])
    assert gradebook.write(box, readers, bank)[1].name == "gradebook-00_start_here.csv", "nothing marked: written anew"
    rows[2][mine] = "2"
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    marked = path.read_bytes()
    names = [p.name for p in gradebook.write(box, readers, bank)]
    assert "gradebook-01_chronology-2.csv" in names and path.read_bytes() == marked
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    assert gradebook.marks_in(path) and not gradebook.marks_in(box / "gradebook-01_chronology-2.csv")


def own_case_in(folder, title="<b>A quarrel</b>"):
    """A changed case of one's own in a folder of answers. Out: its folder."""
    made, _ = own_tables.begin("islands", folder=folder)
    text = (made / "events.csv").read_text(encoding="utf-8-sig")
    (made / "events.csv").write_text(text.replace("Peace Agreement of UTO and Government ends the civil war", title), encoding="utf-8-sig")
    return made


def test_a_case_of_ones_own_is_handed_in_shown_and_carried(place, monkeypatch):
    here = whereabouts.answers_folder()
    own_tables.begin(folder=here)
    own_tables.begin("belfast", "belfast-1998", here)
    assert own_handin.collected(here) == ({}, []), "our rows alone are nothing to hand in"
    own_case_in(here)
    path = handin.written("fern")
    data = json.loads(path.read_text(encoding="utf-8"))
    assert set(data["cases"]) == {"islands"} and set(data["cases"]["islands"]) == {f"{t}.csv" for t in own_tables.TABLES} and data[handin.MARK] == 1
    box = place / "class"
    box.mkdir()
    (box / path.name).write_bytes(path.read_bytes())
    model = class_view.ClassResults(box)
    name, key = model.questions("09_capstone")[0]
    assert name == "A case of one's own: reader 01, islands"
    html = model.html("09_capstone", key)
    assert "1 event of 1997" in html and html.count("data:image/png") == 2 and "&lt;b&gt;A quarrel" in html and "<b>A quarrel" not in html
    controls = class_view.panel(model).controls
    controls["lesson"].value = "01_chronology"
    assert not any(str(v).startswith("case:") for _, v in controls["pick"].options)
    assert "islands: 3 sections, 2 actors" in gradebook.of_lesson(model.readers, [], True)[1][1]
    monkeypatch.setenv("CASEBOOK_ANSWERS", str(place / "other" / "answers"))
    there = whereabouts.answers_folder()
    assert handin.taken_in(path) == (0, {"islands": "islands"}) and handin.taken_in(path) == (0, {"islands": "islands"})
    assert (there / "islands" / "README.md").is_file() and own_handin.collected(there)[0] == data["cases"]
    (there / "islands" / "events.csv").write_text("changed", encoding="utf-8")
    assert handin.taken_in(path) == (0, {"islands": "islands-2"}) and (there / "islands" / "events.csv").read_text(encoding="utf-8") == "changed"


def test_a_learners_folder_with_a_case_and_one_that_cannot_be_drawn(place):
    learner = place / "class" / "Some Student"
    own_case_in(learner)
    answered(learner)
    made = own_case_in(place / "class" / "Another" / "answers")
    (made / "events.csv").write_text((made / "events.csv").read_text(encoding="utf-8-sig").replace(",agreement,", ",<i>nonsense</i>,"), encoding="utf-8")
    model = class_view.ClassResults(place / "class")
    assert model.found.notes == [] and len(model.cases) == 2
    html = [model.html("09_capstone", key) for _, key in model.questions("09_capstone")[:2]]
    assert "not drawn, " in html[0] and "&lt;i&gt;nonsense" in html[0] and "<i>" not in html[0] and "data:image/png" in html[1]
    assert "to mend" in gradebook.of_lesson(model.readers, [], True)[1][1]


def test_cases_in_a_file_are_untrusted_and_bounded(place):
    good = {"events.csv": "event\n"}
    junk = {"../x": good, "A B": good, "ok": good, "none": {}, "list": [], "number": {"events.csv": 3}, "foreign": {"../evil.csv": "x", "README.md": "x"},
            "large": {"events.csv": "x" * (own_handin.LARGEST + 1)}, "odd": {"events.csv": "\ud800"}}
    found, damaged = own_handin.parsed(junk)
    assert set(found) == {"ok", "odd"} and damaged == 7
    assert len(own_handin.parsed({f"c{n}": good for n in range(9)})[0]) == own_handin.MOST
    for given in (None, [], "x", 3):
        assert own_handin.parsed(given) == ({}, 0)
    now = own_handin.put_back(found, place / "answers")
    assert set(now) == {"ok", "odd"} and (place / "answers" / "ok" / "events.csv").is_file()
    from casebook.explore import own_view
    for name, files in found.items():
        assert "to mend" in own_view.case_html(name, files)
    here = whereabouts.answers_folder()
    for n in range(own_handin.MOST + 2):
        own_case_in(here).rename(here / f"case-{n}")
    kept, notes = own_handin.collected(here)
    assert len(kept) == own_handin.MOST and len(notes) == 2


def test_a_hand_in_of_todays_form_is_read_without_its_cases(place):
    """What an older edition does: it knows no cases, and passes over what it does not know."""
    data = json.loads((rehearsal.invent(place / "x", 1, only=["01_chronology"]) / "hand-in-invented-01.json").read_text())
    with_cases = handin.parse(json.dumps(data | {"cases": {"ok": {"events.csv": "event"}}}).encode())
    assert with_cases.cases == {"ok": {"events.csv": "event"}} and with_cases.workbooks == handin.parse(json.dumps(data).encode()).workbooks


def test_the_class_is_found_as_the_page_says(place, monkeypatch):
    for folder in ("class", "instructor", "answers"):
        (place / "my-copy" / folder).mkdir(parents=True)
    answered(place / "my-copy" / "class" / "one")
    monkeypatch.chdir(place / "my-copy" / "instructor")
    for name in ("class", "my-copy/class", "../class", "", str(place / "my-copy" / "class")):
        assert class_view.open_class(name).folder.resolve() == place / "my-copy" / "class", name
    with pytest.raises(sources.CasebookError, match="no such folder"):
        class_view.open_class("clas")


# -- marks, and cases of one's own ---------------------------------------------------------------------------------------

def test_expectations_of_a_class_are_laid_over_one_another(place):
    from casebook.classroom import expected
    box = rehearsal.invent(place / "class", 12)
    readers = gather.gather(box).readers
    hidden, shown = (expected.html("growth", readers, reveal) for reveal in (False, True))
    assert "12 first guesses" in hidden and "The record is not shown." in hidden and "Record" not in hidden and "Record (World Bank)" in shown
    assert "not shown" in expected.html("growth", readers[:4]) and "<img" not in expected.html("growth", readers[:4])
    for junk in (None, [], {"first": {"value": {"2009": "x"}}}, {"first": {"value": {str(y): 1e9 for y in range(2009, 2016)}}}, {"first": 3}):
        stranger = gather.Reader("x", {"08_scenarios": {"answers": {"scenarios.drawn-growth": junk}}}, "f")
        assert all(-20 <= v <= 20 for g in expected.guesses("growth", [stranger]) for v in g.values())
