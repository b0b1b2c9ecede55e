"""Cuts the case's text into sections, paragraphs and footnotes, and normalises its words.

The text itself is not in this repository. Whoever owns a copy can run these
functions on it; the tests use them on `tests/fingerprints.txt` alone.
"""

import csv
import hashlib
import re
import unicodedata
from collections import namedtuple
from pathlib import Path

Block = namedtuple("Block", "section paragraph text")
WINDOW = 5
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_DIGITS = str.maketrans(SUPERSCRIPTS, "0123456789")
_FOOTNOTE = re.compile(f"^([{SUPERSCRIPTS}]+) (.+)$")
_QUOTES = str.maketrans({c: "'" for c in "‘’“”\"`´"} | {c: "-" for c in "–—−‐‑"})
# A paragraph goes on over a page break when it stops without an end mark.
_ENDED = re.compile(r"[.!?:;”\"»)>\]]\s*$|[.!?,;:”\"][%s]+\s*$" % SUPERSCRIPTS)


def words(text):
    """The words of `text`, normalised: lower case, one kind of quote and dash, no
    footnote marks, no emphasis asterisks, punctuation at the edges dropped."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = re.sub(f"[{SUPERSCRIPTS}]+|\\*+", " ", text.replace("№", "No"))
    return [w for w in re.findall(r"[\w%]+(?:[.,'][\w]+)*", text.lower())]


def window_hashes(text):
    """One short hash for each five-word window of `text`, in order; of a shorter text, one hash of the whole."""
    w = words(text)
    if 0 < len(w) < WINDOW:
        return [_hash(w)]
    return [_hash(w[i:i + WINDOW]) for i in range(len(w) - WINDOW + 1)]


def _hash(window):
    return hashlib.blake2b(" ".join(window).encode(), digest_size=3).hexdigest()


def read_sections(path):
    """The rows of sections.csv, in the order of the case."""
    with open(path, encoding="utf-8-sig", newline="") as f:
        return list(csv.DictReader(f))


def split(text, sections):
    """Cut the case into blocks.

    In: the whole text; the rows of sections.csv (headings must stand in that order).
    Out: a list of Block(section, paragraph, text); paragraphs count from "1" within
    a section's own body, list items and sub-headings included; footnotes are "fn12".
    Raises ValueError when a heading is not found where it should be.
    """
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip())
    headings = [r for r in sections[1:]]
    blocks, current, body, after_gap = [], sections[0]["section"], [], True
    past_contents = False

    def close():
        for n, paragraph in enumerate(body, 1):
            blocks.append(Block(current, str(n), paragraph))

    for line in lines[start:]:
        line = line.strip()
        if not line:
            after_gap = True
            continue
        past_contents = past_contents or line == "List of Abbreviations"
        if headings and _is_heading(line, headings[0]["title"]):
            close()
            current, body = headings.pop(0)["section"], []
            continue
        note = _FOOTNOTE.match(line)
        if re.fullmatch(r"<https?://\S+>\.?", line):  # a web address on a line of its own ends what stands before it
            if blocks and blocks[-1].paragraph.startswith("fn") and current != "bibliography":
                blocks[-1] = blocks[-1]._replace(text=blocks[-1].text + " " + line)
            else:
                body[-1] += " " + line
        elif note:
            blocks.append(Block(current, "fn" + note[1].translate(_DIGITS), note[2]))
        elif body and _continues(body[-1], line, after_gap) and past_contents and current != "abbreviations":
            glue = "" if body[-1].endswith("-") else " "
            body[-1] = body[-1] + glue + line
        else:
            body.append(line)
        after_gap = False
    close()
    if headings:
        raise ValueError(f"heading not found in the text: {headings[0]['title']!r}")
    return _footnotes_to_their_marks(blocks)


def _footnotes_to_their_marks(blocks):
    """A footnote belongs to the section whose text carries its mark, not to the page it was printed on."""
    home, heading_marks = {}, {"19": "stage-3"}  # footnote 19 hangs on a heading
    for b in blocks:
        if not b.paragraph.startswith("fn"):
            for mark in re.findall(f"[{SUPERSCRIPTS}]+", b.text):
                home.setdefault("fn" + mark.translate(_DIGITS), b.section)
    home.update({"fn" + n: s for n, s in heading_marks.items()})
    return [b._replace(section=home[b.paragraph]) if b.paragraph.startswith("fn") else b for b in blocks]


def _is_heading(line, title):
    clean = re.sub(r"[*%s]" % SUPERSCRIPTS, "", line).rstrip(":").strip()
    return clean == title.rstrip(":").strip()


def _continues(before, line, after_gap):
    if re.match(r"^(- |\d+\)|\d+\. |[a-c]\) )", line) or before[:3] in ("1) ", "2) ", "3) ") and len(before) < 60:
        return False
    return not _ENDED.search(before) and (after_gap or before.endswith("-"))


def fingerprints(blocks):
    """The lines of fingerprints.txt: section, paragraph, number of words, hashes."""
    for b in blocks:
        yield f"{b.section}\t{b.paragraph}\t{len(words(b.text))}\t{' '.join(window_hashes(b.text))}"


class Fingerprints:
    """What tests/fingerprints.txt knows of the case: enough to prove a quotation."""

    def __init__(self, path):
        self.blocks, self.total_words = {}, 0
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            section, paragraph, count, hashes = line.split("\t")
            self.blocks[section, paragraph] = hashes.split()
            self.total_words += int(count)

    def fault(self, quote, section, paragraph):
        """None when `quote` stands word for word in that paragraph, else one line that says why not."""
        wanted = []
        for part in re.split(r"\s*\[…\]\s*", quote):  # a marked omission parts the quotation
            hashes = window_hashes(part)
            whole = self.blocks.get((section, str(paragraph))) == hashes  # a paragraph of a few words, quoted whole
            if len(words(part)) < WINDOW and not whole:
                return f"quotation has fewer than {WINDOW} words in a row: {part!r}"
            wanted.append(hashes)
        if (section, str(paragraph)) not in self.blocks:
            return f"the case has no paragraph {paragraph!r} in section {section!r}"
        if all(_runs_in(w, self.blocks[section, str(paragraph)]) for w in wanted):
            return None
        elsewhere = [f"{s} ¶{p}" for (s, p), h in self.blocks.items() if all(_runs_in(w, h) for w in wanted)]
        where = f" (it stands in {', '.join(elsewhere)})" if elsewhere else ""
        return f"not verbatim in {section} ¶{paragraph}{where}: {quote!r}"


def _runs_in(needle, hay):
    n = len(needle)
    return any(hay[i:i + n] == needle for i in range(len(hay) - n + 1))
