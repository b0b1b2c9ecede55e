"""Votes by show of hands, from a file typed by hand: untrusted like every file, and every line that cannot be counted is named."""
import csv

from .. import paper, questions, sources

NAME = "tallies.csv"
"""Votes counted in a room without computers: columns question, answer (a letter, or a step of a scale), count and, where wanted, vote (1 or 2)."""
EXAMPLE = "such as chronology.where-it-begins,B,9"


def read(path, notes):
    """{question id: {vote: {answer's key or step: hands}}}, vote 1 or 2; a line without a vote is the first. A line that cannot be counted goes to `notes`."""
    try:
        lines = path.read_bytes()[:2**20].decode("utf-8-sig").splitlines() if path.is_file() else []
    except (OSError, UnicodeDecodeError):
        notes.append(f"{path.name}: cannot be read; save it as CSV in UTF-8")
        return {}
    found = {}
    for number, row in enumerate(csv.reader(lines, delimiter=";" if lines and ";" in lines[0] else ","), 1):
        cells = [one.strip() for one in row]
        if cells[:1] == ["question"] or not any(cells):
            continue
        try:
            name, vote, answer, count = _line(cells)
        except sources.CasebookError as error:
            notes.append(f"{path.name}, line {number}: {error}")
            continue
        counts = found.setdefault(name, {}).setdefault(vote, {})
        counts[answer] = counts.get(answer, 0) + count
    return found


def _line(cells):
    """(question id, vote, answer, count) of a line. Raises CasebookError with what is wrong in it."""
    name, answer, count, vote = (*cells, "1")[:4] if len(cells) == 3 else cells if len(cells) == 4 else ("", "", "", "")
    vote = vote or "1"
    if not name or not (count.isascii() and count.isdigit() and len(count) <= 4) or vote not in ("1", "2"):
        raise sources.CasebookError(f"needs a question's name, a letter and a number, {EXAMPLE}; a fourth column, vote, may say 1 or 2")
    question = questions.bank().get(name)
    if question is None:
        raise sources.CasebookError(f"no question has the name “{name[:60]}”")
    choices = {letter: part.key for letter, part in paper.lettered(question)} if question.kind == "choice" else {str(step): step for step in range(1, question.steps + 1)} if question.kind == "scale" else {}
    if not choices:
        raise sources.CasebookError(f"{name} cannot be counted by hands: only questions with one letter to choose, and scales")
    if answer.upper() not in choices:
        raise sources.CasebookError(f"{name} has no answer “{answer[:20]}”; it has {', '.join(choices)}")
    return name, int(vote), choices[answer.upper()], int(count)
