"""The question bank: every fault is told with file and line; every answer is marked as it should be."""
import re
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "notebooks"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

import check_questions  # noqa: E402
from casebook import bankfile, marking, questions, sources  # noqa: E402

FIXTURES = Path(__file__).parent / "fixtures" / "questions"
KNOWN = {("excerpts", "first-clashes"), ("excerpts", "garm-later"), ("excerpts", "method"), ("events", "independence"),
         ("events", "khojand-session"), ("events", "general-accord")}


@pytest.fixture(autouse=True)
def rows(monkeypatch):
    """The fixtures' own rows, so that these tests do not hang on the real data."""
    def row(table, key):
        if (table, key) not in KNOWN:
            raise sources.unknown(f"row in {table}", key, [name for place, name in KNOWN if place == table])
        return {"quote": "q", "section": "s", "paragraph": "1"}
    monkeypatch.setattr(sources, "row", row)


def q(name):
    return questions.question(name, FIXTURES)


def test_the_sound_bank_has_no_fault():
    assert questions.check_bank(FIXTURES) == []
    assert set(questions.bank(FIXTURES)) >= {"chronology.first-blood", "start.who-spoke"}
    assert {one.kind for one in questions.bank(FIXTURES).values()} == set(bankfile.KINDS), "the fixtures show every kind"


def test_unknown_question_names_the_nearest():
    with pytest.raises(sources.CasebookError) as error:
        q("chronology.first-blod")
    assert "chronology.first-blood" in str(error.value) and "\n" not in str(error.value)


BASE = (FIXTURES / "01_chronology.toml").read_text(encoding="utf-8")


def line_of(text, needle):
    return text[:text.index(needle)].count("\n") + 1


CASES = [
    # what is changed, into what, the line that the fault must name (by a piece of the changed text), words of the message
    ('level = "recall"', 'level = "hard"', 'level = "hard"', ["chronology.first-blood", "level", "recall, understand"]),
    ('level = "recall"', 'levle = "recall"', 'levle', ["levle", "did you mean level"]),
    ('level = "recall"\n', '', '[[question]]', ["chronology.first-blood", "level: missing"]),
    ('prompt = "Where did', 'prompt = 5 # ', 'prompt = 5', ["prompt", "text in quotation marks"]),
    ('prompt = "Put these events in order."', 'prompt = "  "', 'prompt = "  "', ["chronology.sequence", "prompt: is empty"]),
    ('kind = "choice"', 'kind = "riddle"', 'kind = "riddle"', ["kind: must be one of choice"]),
    ('id = "chronology.sequence"', 'id = "chronology.first-blood"', None, ["chronology.first-blood", "id: is used already in 01_chronology.toml:6"]),
    ('id = "chronology.sequence"', 'id = "Sequence 1"', 'id = "Sequence 1"', ["lesson's word, a dot"]),
    ('right = true\nfeedback = "The rallies', 'feedback = "The rallies', None, ["no option has right = true"]),
    ('text = "In Garm"', 'text = "In Garm"\nright = true', None, ["option", "2 options have right = true"]),
    ('feedback = "The rallies & the first shots were in the capital."\n', '', None, ["option 1.feedback: missing"]),
    ('feedback = "Khojand stayed out of the fighting."\n', '', None, ["option 2.feedback: missing"]),
    ('feedback = "Garm was drawn in later."', 'feedback = "khojand stayed  out of the fighting."',
     'feedback = "khojand stayed', ["option 3.feedback: the same as in option 2"]),
    ('text = "In Garm"', 'text = "In Dushanbe, on the squares"', None, ["option 3.text: the same as in option 1"]),
    ('excerpt = "garm-later"', 'excerpt = "garm-latter"', 'garm-latter', ["option 3.excerpt", "garm-latter", "nearest: garm-later"]),
    ('row = "khojand-session"}', 'row = "khojand-sesion"}', 'khojand-sesion', ["option 2.cites", "nearest: khojand-session"]),
    ('cites = {table = "events", row', 'cites = {table = "events", place', 'cites = {table = "events", place', ["option 2.cites: must be"]),
    ('event = "independence"', 'event = "independance"', 'independance', ["item 1.event", "nearest: independence"]),
    ('event = "independence"', 'event = "khojand-session"', None, ["item 2.event: the same as in item 1"]),
    ('text = "Independence is declared"', 'text = "' + "long " * 30 + '"', 'text = "long', ["item 1.text", "longer than 80"]),
    ('rows = ["general-accord"]', 'rows = ["general-acord"]', 'general-acord', ["chronology.quota", "rows", "nearest: general-accord"]),
    ('rows = ["general-accord"]\n', '', 'table = "events"\nanswer', ["table and rows belong together"]),
    ('low = 60', 'low = 30', 'low = 30', ["wrong 1.low", "holds right answers"]),
    ('low = 60', 'low = 90', 'low = 90', ["wrong 1.low: is above high"]),
    ('tolerance = 0.5', 'tolerance = -1', 'tolerance = -1', ["tolerance", "not negative"]),
    ('answer = 30', 'answer = nan', 'answer = nan', ["answer: must be a finite number"]),
    ('answer = 30', 'answer = true', 'answer = true', ["answer: must be a number"]),
    ('otherwise = "The accord names one share for all posts."', 'otherwise = "The accord promises thirty percent."',
     'otherwise = "The accord promises', ["must say different things"]),
    ('min_words = 8', 'min_words = 0', 'min_words = 0', ["min_words: must be at least 1"]),
    ('limits = "Says what the case cannot settle."\n', '', None, ["rubric: the row limits is missing"]),
    ('limits = "Says', 'limit = "Says', None, ["rubric: unknown row limit"]),
    ('text = "Large fighting was over by 1993."', 'text = "The accord of June 1997 ended it."', None, ["exemplar 2.text: the same as in exemplar 1"]),
    ('[[question.exemplar]]\ntitle = "It had', '[[question.spare]]\ntitle = "It had', None, ["exactly 2 [[question.exemplar]] needed, 1 given"]),
    ('excerpt = "first-clashes"\nmin_words', 'min_words', None, ["chronology.when-over", "excerpt: missing"]),
    ('lesson = "01_chronology"', 'lesson = "chronology"', 'lesson = "chronology"', ["lesson: must name a lesson"]),
    ('lesson = "01_chronology"', 'lesson = "02_actors"', 'lesson = "02_actors"', ["does not begin with 02_actors"]),
    ('edition = "2026.1"', 'editon = "2026.1"', 'editon', ["editon: unknown field"]),
    ('edition = "2026.1"\n', '', None, ["edition: missing"]),
    ('hint = "Read', 'hint = Read', 'hint = Read', ["column", "not TOML"]),
    ('text = "The <mayor>"', 'right = true\ntext = "The <mayor>"', None, ["chronology.who-signed", "leave at least one without"]),
    ('to = "1991"', 'to = "1985"', 'others', ["chronology.pairs", "nobody's partner"]),
    ('to = "1991"', 'to = ["1991"]', 'to = ["1991"]', ["pair 1.to", "text in quotation marks"]),
    ('accept = ["Dushanbe"]', 'accept = ["khújand."]', 'khújand', ["wrong 1.accept", "is a right answer as well"]),
    ('accept = ["Khojand", "Khujand"]', 'accept = ["?"]', None, ["chronology.town", "accept: must name at least one"]),
    ('steps = 5', 'steps = 7', None, ["chronology.how-sure", "step 6 of the scale lies in 0 bands"]),
    ('steps = 5', 'steps = 12', 'steps = 12', ["steps: must be 3 to 9"]),
    ('answer = 40', 'answer = 12.0', 'answer = 12.0', ["chronology.count", "is the right answer as well"]),
]


@pytest.mark.parametrize("old, new, place, words", CASES, ids=[" ".join(case[3])[:60] for case in CASES])
def test_every_fault_names_file_line_question_and_field(tmp_path, old, new, place, words):
    assert old in BASE
    text = BASE.replace(old, new, 1)
    (tmp_path / "01_chronology.toml").write_text(text, encoding="utf-8")
    faults = questions.check_bank(tmp_path)
    found = [fault for fault in faults if all(word in fault for word in words)]
    assert found, faults
    assert all("\n" not in fault and fault.startswith("01_chronology.toml:") for fault in faults)
    if place:
        assert any(fault.startswith(f"01_chronology.toml:{line_of(text, place)}:") for fault in found), (line_of(text, place), found)


def test_a_fault_costs_only_its_own_question(tmp_path):
    (tmp_path / "01_chronology.toml").write_text(BASE.replace('level = "recall"', 'level = "hard"'), encoding="utf-8")
    assert questions.question("chronology.sequence", tmp_path)
    with pytest.raises(sources.CasebookError, match=r"01_chronology.toml:8: chronology.first-blood: level"):
        questions.question("chronology.first-blood", tmp_path)
    (tmp_path / "01_chronology.toml").write_bytes(b"\xff\xfe")
    assert "not UTF-8" in questions.check_bank(tmp_path)[0]
    with pytest.raises(sources.CasebookError, match="not UTF-8"):
        questions.question("chronology.sequence", tmp_path)


def test_a_broken_table_is_told_once(monkeypatch):
    def row(table, key):
        raise sources.DataFault(f"data/{table}.csv row 3: 5 cells where 7 columns are")
    monkeypatch.setattr(sources, "row", row)
    faults = questions.check_bank(FIXTURES)
    assert len(faults) == 2 and all("row 3: 5 cells" in fault for fault in faults)


def test_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "01_chronology.toml"
    path.write_text(BASE, encoding="utf-8")
    assert questions.question("chronology.quota", tmp_path).answer == 30
    path.write_text(BASE.replace("answer = 30", "answer = 33.5"), encoding="utf-8")
    assert questions.question("chronology.quota", tmp_path).answer == 33.5


def test_windows_line_ends_and_byte_order_mark(tmp_path):
    (tmp_path / "01_chronology.toml").write_bytes(b"\xef\xbb\xbf" + BASE.replace("\n", "\r\n").encode())
    assert questions.check_bank(tmp_path) == []


def test_brackets_inside_long_strings_are_no_headers(tmp_path):
    text = BASE.replace('prompt = "Put these events in order."', 'prompt = """Put these\n[[question]]\nlevel = 3\nin order."""')
    text = text.replace("answer = 30", "answer = true")
    (tmp_path / "01_chronology.toml").write_text(text, encoding="utf-8")
    assert questions.check_bank(tmp_path)[0].startswith(f"01_chronology.toml:{line_of(text, 'answer = true')}:")


def test_the_command_lists_faults_and_its_code_says_so(tmp_path, capsys):
    assert check_questions.main([str(FIXTURES)]) == 0 and "no fault" in capsys.readouterr().out
    (tmp_path / "01_chronology.toml").write_text(BASE.replace('level = "recall"', 'level = "hard"', 1).replace("answer = 30", "answer = true"))
    assert check_questions.main([str(tmp_path)]) == 1
    assert len(capsys.readouterr().out.strip().splitlines()) == 2
    assert check_questions.main([str(tmp_path / "none")]) == 1
    (tmp_path / "empty").mkdir()
    assert check_questions.main([str(tmp_path / "empty")]) == 1


# -- marking -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize("name", sorted(questions.bank(FIXTURES)))
@pytest.mark.parametrize("answer", [None, "", [], ["", "", ""]])
def test_no_answer_is_never_marked(name, answer):
    given = questions.mark(q(name), answer)
    assert not given.complete and given.right is None and given.feedback and not given.refs


@pytest.mark.parametrize("name", sorted(questions.bank(FIXTURES)))
@pytest.mark.parametrize("answer", [7, True, "nonsense", ["a", "b", "c"], {"k": 1}, object(), float("nan"), float("inf"), "9" * 5000])
def test_marking_never_raises(name, answer):
    assert isinstance(questions.mark(q(name), answer), questions.Marking)


def test_choice_has_its_own_word_for_each_option():
    question = q("chronology.first-blood")
    given = {part.key: questions.mark(question, part.key) for part in question.parts}
    assert [one.right for one in given.values()] == [True, False, False]
    assert len({one.feedback for one in given.values()}) == 3
    assert given["in-dushanbe-on-the-squares"].refs == (("excerpts", "first-clashes"),), "the question's own passage"
    assert given["garm"].refs == (("excerpts", "garm-later"),)
    assert [one.refs for one in given.values()][1] == (("events", "khojand-session"),)
    assert not questions.mark(question, "an option of an older edition").complete


def test_order_names_the_first_wrong_pair_and_cites_both():
    question, right = q("chronology.sequence"), ["independence", "khojand-session", "general-accord"]
    given = questions.mark(question, right)
    assert given.right and given.feedback == question.feedback and [ref.row for ref in given.refs] == right
    given = questions.mark(question, ["independence", "general-accord", "khojand-session"])
    assert given.right is False and [ref.row for ref in given.refs] == ["khojand-session", "general-accord"]
    assert "“The General Accord is signed” before “The session in Khojand”" in given.feedback
    given = questions.mark(question, ["khojand-session", "independence", "general-accord"])
    assert "Independence belongs to 1991." in given.feedback
    twice = questions.mark(question, ["independence", "independence", "general-accord"])
    assert not twice.complete and "two places" in twice.feedback
    assert not questions.mark(question, [*right, "independence"]).complete
    assert not questions.mark(question, right[:2]).complete
    assert not questions.mark(question, ["independence", "", "general-accord"]).complete


@pytest.mark.parametrize("answer, right, feedback", [
    (30, True, "thirty"), ("30", True, "thirty"), ("30,5", True, "thirty"), ("30.5 %", True, "thirty"), ("29.5", True, "thirty"), ("30.6", False, "one share"),
    ("70", False, "stayed"), ("60", False, "stayed"), ("80", False, "stayed"), ("81", False, "one share"), ("−30", False, "one share")])
def test_number_with_tolerance_and_ranges(answer, right, feedback):
    given = questions.mark(q("chronology.quota"), answer)
    assert given.complete and given.right is right and feedback in given.feedback and given.refs


@pytest.mark.parametrize("text, value", [("5000", 5000), ("5,000", 5000), ("5 000", 5000), ("5\u202f000", 5000), ("5'000", 5000), ("1,234,567.5", 1234567.5),
                                         ("5,5", 5.5), ("-3", -3), ("about 5", None), ("5-6", None), ("1e5", None), ("nan", None), ("inf", None), ("", None),
                                         (True, None), ("٣", 3), ("5.", None)])
def test_numbers_as_people_write_them(text, value):
    assert marking.number(text) == value


def test_written_counts_words_and_judges_nothing():
    question = q("chronology.when-over")
    assert "5 more" in questions.mark(question, "one two three - …").feedback, "dashes are no words"
    assert not questions.mark(question, "la la la la la la la la la").complete
    given = questions.mark(question, "It was over when the guns fell silent.")
    assert given.complete and given.right is None and given.value.startswith("It was")


def test_answers_in_words():
    assert questions.say(q("chronology.first-blood"), "garm") == "In Garm"
    assert questions.say(q("chronology.first-blood"), "gone") == "gone"
    assert questions.say(q("chronology.sequence"), ["independence", "gone"]) == "1. Independence is declared; 2. gone"
    assert questions.say(q("chronology.quota"), 1234.5) == "1,234.5 percent"


def test_a_table_without_quotations_settles_nothing():
    with pytest.raises(sources.CasebookError, match="holds no quotations"):
        questions.settling_row(questions.Ref("footnotes", "7"))


@pytest.mark.parametrize("name", sorted(questions.bank(FIXTURES)))
def test_the_key_says_every_feedback(name, monkeypatch):
    from casebook import key, show
    monkeypatch.setattr(key, "settling", lambda refs: "")
    html = key.FORMS[q(name).kind](q(name))
    for secret in filter(None, (q(name).feedback, q(name).otherwise, *(part.feedback for part in q(name).parts), *(part.notes for part in q(name).parts))):
        assert show.escape(secret) in html


@pytest.mark.parametrize("one, two, alike", [("Kurgan-Tube", "kurgan tube", True), ("The Taliban", "taliban", True), ("Qúrghonteppa", "Qurghonteppa", True),
                                             ("Rahmonov", "Rahmon", False), (3, 3.0, True), (["a", "B"], ["b", "A"], True), (["a"], ["a", "a"], False), (1, "1", False)])
def test_same_answer(one, two, alike):
    assert marking.same(one, two) is alike


def test_a_vote_on_what_is_not_the_cases_does_not_say_that_the_case_answers():
    for q in questions.bank().values():
        if q.predict and q.answered_by == "case":
            assert not re.search(r"outside the case|assumptions|in our judgement|in our table|side by side: in which", q.prompt, re.I), q.id


def test_a_hint_is_plain_text():
    for q in questions.bank().values():
        assert not re.search(r"\*\w|`", q.hint), q.id
