"""One file of the question bank: read, checked for shape, and made into questions. Knows TOML, no data tables, no widgets.

What a kind of question holds stands in `KINDS`; a new kind is one entry there, one marker in marking.py, one control
in controls.py and one paper form in paper.py.
"""
import re
import tomllib
from dataclasses import dataclass, field
from typing import NamedTuple

from . import bankrules, sources

LEVELS = ("recall", "understand", "apply", "analyse", "judge")
NUMBER = (int, float)
_PLACES = {"excerpt": (str, list), "table": str, "rows": list, "cites": dict}


class Kind(NamedTuple):
    """Which fields a kind has beyond the common ones ({name: type}), which it must have, and its repeated parts:
    {part: (fields, required fields, least number, largest number or None)}."""
    fields: dict
    required: tuple
    parts: dict


COMMON = {"id": str, "kind": str, "level": str, "prompt": str, "hint": str, "predict": bool, "answered_by": str, "warm": bool, "was": list,
          "excerpt": (str, list), "table": str, "rows": list}
KINDS = {
    "choice": Kind({"open": bool}, (), {"option": ({"text": str, "right": bool, "feedback": str, "key": str, **_PLACES},
                                       ("text", "feedback"), 2, 12)}),
    "order": Kind({"feedback": str}, ("feedback",), {"item": ({"text": str, "event": str, "why": str}, ("text", "event"), 3, 9)}),
    "number": Kind({"answer": NUMBER, "tolerance": NUMBER, "unit": str, "feedback": str, "otherwise": str},
                   ("answer", "unit", "feedback", "otherwise"),
                   {"wrong": ({"low": NUMBER, "high": NUMBER, "feedback": str, **_PLACES}, ("low", "high", "feedback"), 1, None)}),
    "several": Kind({"feedback": str}, ("feedback",), {"option": ({"text": str, "right": bool, "feedback": str, "key": str, **_PLACES},
                                                                 ("text", "feedback"), 3, 12)}),
    "match": Kind({"feedback": str, "others": list}, ("feedback",),
                  {"pair": ({"text": str, "to": str, "feedback": str, "key": str, **_PLACES}, ("text", "to", "feedback"), 3, 9)}),
    "text": Kind({"accept": list, "feedback": str, "otherwise": str}, ("accept", "feedback", "otherwise"),
                 {"wrong": ({"accept": list, "feedback": str, **_PLACES}, ("accept", "feedback"), 1, None)}),
    "scale": Kind({"low": str, "high": str, "steps": int}, ("low", "high", "steps"),
                  {"band": ({"low": NUMBER, "high": NUMBER, "feedback": str, **_PLACES}, ("low", "high", "feedback"), 2, None)}),
    "code": Kind({"answer": (str, int, float, list), "tolerance": NUMBER, "start": str, "feedback": str, "otherwise": str},
                 ("answer", "start", "feedback", "otherwise"),
                 {"wrong": ({"answer": (str, int, float, list), "feedback": str, **_PLACES}, ("answer", "feedback"), 1, None)}),
    "written": Kind({"min_words": int, "rubric": dict}, ("min_words", "rubric"),
                    {"exemplar": ({"title": str, "text": str, "notes": str}, ("title", "text", "notes"), 2, 2)}),
}


class Ref(NamedTuple):
    """What settles an answer: one row of a table; an excerpt is a row of "excerpts"."""
    table: str
    row: str


@dataclass(frozen=True)
class Part:
    """A repeated part of a question: option, item, pair, wrong answer, band or exemplar. `key` names it in stored answers."""
    key: str
    text: str = ""
    right: bool = False
    feedback: str = ""
    refs: tuple = ()
    low: float = 0
    high: float = 0
    title: str = ""
    notes: str = ""
    to: str = ""
    accept: tuple = ()
    answer: object = None


@dataclass(frozen=True)
class Question:
    """A question that passed the check of its shape. `parts` are its options, items, pairs, wrong answers, bands or exemplars, as its kind has them."""
    id: str
    kind: str
    level: str
    prompt: str
    lesson: str
    edition: str
    hint: str = ""
    predict: bool = False
    answered_by: str = "case"
    warm: bool | None = None
    open: bool = False
    was: tuple = ()
    refs: tuple = ()
    parts: tuple = ()
    feedback: str = ""
    otherwise: str = ""
    answer: object = 0
    tolerance: float = 0
    unit: str = ""
    min_words: int = 0
    rubric: dict = field(default_factory=dict)
    others: tuple = ()
    accept: tuple = ()
    low: str = ""
    high: str = ""
    steps: int = 0
    start: str = ""
    lines: dict = field(default_factory=dict, compare=False, repr=False)


class Fault(NamedTuple):
    """One thing wrong with a bank. `str()` gives one line: file, line, question, field, what to do."""
    file: str
    line: int
    question: str
    field: str
    text: str

    def __str__(self):
        where = ": ".join(part for part in (self.question, self.field) if part)
        return " ".join(f"{self.file}:{self.line}: {where + ': ' if where else ''}{self.text}".split())


def locate(text):
    """Line numbers in TOML `text`: {(0-based question or None, part, 0-based number of the part, field): line}.

    A header's own line has the field "". Lines inside multi-line strings are passed over.
    """
    lines, quote = {}, ""
    place, number, counts = (None, "", 0), -1, {}
    for line_number, line in enumerate(text.splitlines(), 1):
        if quote:
            if line.count(quote) % 2:
                quote = ""
            continue
        header = re.match(r"\s*\[\[?\s*([\w.\- ]+?)\s*\]\]?\s*(#.*)?$", line)
        key = re.match(r"\s*[\"']?([\w-]+)[\"']?\s*[=.]", line)
        if header:
            name = header[1].replace(" ", "")
            if name == "question":
                number, counts, place = number + 1, {}, (number + 1, "", 0)
            else:
                part = name.removeprefix("question.")
                place = (number if number >= 0 else None, part, counts.get(part, 0))
                counts[part] = counts.get(part, 0) + 1
            lines.setdefault((*place, ""), line_number)
        elif key:
            lines.setdefault((*place, key[1]), line_number)
        for mark in ('"""', "'''"):
            if line.count(mark) % 2:
                quote = mark
    return lines


def read(path):
    """The file at `path` as (questions, faults, ids of the faulty questions). Raises nothing but OSError."""
    try:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        return [], [Fault(path.name, 1, "", "", f"not UTF-8 text (byte {error.start}); save the file as UTF-8")], []
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)(?:, column (\d+))?", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        what = re.sub(r"\s*\(at .*\)$", "", str(error))
        return [], [Fault(path.name, line, "", "", f"column {found[2] if found and found[2] else 1}: not TOML: {what}")], []
    return _File(path, data, locate(text)).questions()


class _File:
    def __init__(self, path, data, lines):
        self.path, self.data, self.lines, self.faults = path, data, lines, []

    def fault(self, question, number, field, text, part="", index=0):
        near = [(number, part, index, field), (number, part, index, ""), (number, "", 0, field), (number, "", 0, "")]
        line = next((self.lines[key] for key in near if key in self.lines), 1)
        shown = f"{part} {index + 1}{'.' + field if field else ''}" if part else field
        self.faults.append(Fault(self.path.name, line, question, shown, text))

    def questions(self):
        lesson, edition = self.data.get("lesson"), self.data.get("edition")
        for name in self.data.keys() - {"lesson", "edition", "question"}:
            self.fault("", None, name, "unknown field; a bank has lesson, edition and [[question]]")
        if not isinstance(lesson, str) or not re.fullmatch(r"\d\d_[a-z0-9_]+", lesson):
            self.fault("", None, "lesson", 'must name a lesson, such as "01_chronology"')
        elif not self.path.stem.startswith(lesson):
            self.fault("", None, "lesson", f"the file is named {self.path.name}, which does not begin with {lesson}")
        if not isinstance(edition, str) or not edition.strip():
            self.fault("", None, "edition", 'missing; a text such as "2026.1"')
        found, faulty = [], []
        given = self.data.get("question", [])
        if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
            self.fault("", None, "question", "write each question under [[question]], with two brackets")
            given = []
        for number, one in enumerate(given):
            before = len(self.faults)
            question = self.question(number, one, str(lesson), str(edition))
            if len(self.faults) > before:
                faulty.append(str(one.get("id", "")))
            else:
                found.append(question)
        return found, self.faults, faulty

    def question(self, number, one, lesson, edition):
        name = one.get("id") if isinstance(one.get("id"), str) else ""
        label = name or f"question {number + 1}"
        kind = KINDS.get(one.get("kind")) if isinstance(one.get("kind"), str) else None
        if kind is None:
            self.fault(label, number, "kind", f"must be one of {', '.join(KINDS)}")
            return None
        before = len(self.faults)
        self.fields(label, number, one, {**COMMON, **kind.fields, **dict.fromkeys(kind.parts, list)},
                    ("id", "level", "prompt", *kind.required))
        if name and not re.fullmatch(r"[a-z][a-z0-9-]*\.[a-z0-9-]+", name):
            self.fault(label, number, "id", "must be the lesson's word, a dot and a short name: chronology.first-blood")
        if isinstance(one.get("level"), str) and one["level"] not in LEVELS:
            self.fault(label, number, "level", f"must be one of {', '.join(LEVELS)}")
        for part, (known, required, least, most) in kind.parts.items():
            rows = one.get(part, [])
            if not isinstance(rows, list):
                continue
            if len(rows) < least or (most and len(rows) > most):
                span = f"exactly {least}" if least == most else f"at least {least}" if not most else f"{least} to {most}"
                self.fault(label, number, "", f"{span} [[question.{part}]] needed, {len(rows)} given", part, max(len(rows) - 1, 0))
            for index, row in enumerate(rows):
                if isinstance(row, dict):
                    self.fields(label, number, row, known, required, part, index)
        if len(self.faults) > before:
            return None
        question = build(one, lesson, edition)
        for field_name, text, part, index in bankrules.broken(question, one):
            self.fault(label, number, field_name, text, part, index)
        lines = {key[1:]: line for key, line in self.lines.items() if key[0] == number}
        return Question(**{**question.__dict__, "lines": lines})

    def fields(self, label, number, row, known, required, part="", index=0):
        for name, value in row.items():
            if name not in known:
                near = sources.nearest(name, known, 1)
                self.fault(label, number, name, f"unknown field{f'; did you mean {near[0]}?' if near else ''}", part, index)
            elif not isinstance(value, known[name]) or (isinstance(value, bool) and known[name] is not bool):
                self.fault(label, number, name, f"must be {_spoken(known[name])}", part, index)
            elif isinstance(value, str) and not value.strip():
                self.fault(label, number, name, "is empty", part, index)
        for name in required:
            if name not in row:
                self.fault(label, number, name, "missing", part, index)


def _spoken(types):
    words = {str: "text in quotation marks", bool: "true or false", int: "a whole number", list: "a list in [ ]",
             dict: "fields of its own", NUMBER: "a number", (str, list): "one name or a list of names",
             (str, int, float, list): "a text, a number or a list"}
    return words[types]


def refs(row):
    """The places that settle `row` (a question or a part of one): from excerpt, from table and rows, and from cites."""
    found = []
    names = row.get("excerpt", [])
    found += [Ref("excerpts", str(name)) for name in ([names] if isinstance(names, str) else names)]
    found += [Ref(row["table"], str(name)) for name in row.get("rows", [])] if "table" in row else []
    cites = row.get("cites", {})
    if "excerpt" in cites:
        found.append(Ref("excerpts", str(cites["excerpt"])))
    if "table" in cites:
        found.append(Ref(str(cites["table"]), str(cites.get("row", ""))))
    return tuple(found)


def slug(text):
    """A short ASCII key for `text`: its first words in small letters with hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:6]) or "option"


def build(one, lesson, edition):
    """The Question in a table of TOML whose fields have been checked."""
    parts = []
    for part in KINDS[one["kind"]].parts:
        for row in one.get(part, []):
            key = row.get("key") or row.get("event") or slug(row.get("title") or row.get("text") or row["feedback"])
            row = {**row, **({"accept": tuple(row["accept"])} if "accept" in row else {})}
            places = refs(row) or ((Ref("events", row["event"]),) if "event" in row else ())
            parts.append(Part(key=key, refs=places, feedback=row.get("feedback") or row.get("why", ""),
                              **{name: row[name] for name in ("text", "right", "low", "high", "title", "notes", "to", "accept", "answer") if name in row}))
    plain = ("id", "kind", "level", "prompt", "hint", "predict", "answered_by", "warm", "open", "feedback", "otherwise", "answer", "tolerance", "unit",
             "min_words", "rubric", "low", "high", "steps", "start")
    lists = {name: tuple(one[name]) for name in ("was", "others", "accept") if name in one}
    return Question(lesson=lesson, edition=edition, refs=refs(one), parts=tuple(parts), **lists,
                    **{name: one[name] for name in plain if name in one})
