"""`python3 tests fingerprints CASE.txt`: rebuild tests/fingerprints.txt from a text of the case that you own.

The file holds a short hash of every five-word window and no word of the text. With `--sections` the counts of
paragraphs and words in data/sections.csv are renewed too.
"""

import csv
import sys
from collections import Counter
from pathlib import Path

import casetext

ROOT = Path(__file__).resolve().parents[1]
SECTIONS = ROOT / "data" / "sections.csv"
TARGET = ROOT / "tests" / "fingerprints.txt"


def main(argv):
    """In: the path of the text, perhaps `--sections`. Out: an exit status."""
    paths = [a for a in argv if a != "--sections"]
    if len(paths) != 1 or not Path(paths[0]).is_file():
        print("fingerprints: name one text file of the case: python3 tests fingerprints CASE.txt")
        return 2
    sections = casetext.read_sections(SECTIONS)
    try:
        blocks = casetext.split(Path(paths[0]).read_text(encoding="utf-8"), sections)
    except (ValueError, UnicodeDecodeError) as e:
        print(f"fingerprints: {paths[0]} is not the text that data/sections.csv describes: {e}")
        return 1
    TARGET.write_text("".join(line + "\n" for line in casetext.fingerprints(blocks)), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT).as_posix()}: {len(blocks)} paragraphs and footnotes")
    if "--sections" in argv:
        _count(sections, blocks)
    return 0


def _count(sections, blocks):
    paragraphs = Counter(b.section for b in blocks if not b.paragraph.startswith("fn"))
    words = Counter()
    for b in blocks:
        words[b.section] += len(casetext.words(b.text))
    with open(SECTIONS, "w", encoding="utf-8-sig", newline="") as f:
        writer = csv.DictWriter(f, sections[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**s, "paragraphs": paragraphs[s["section"]], "words": words[s["section"]]} for s in sections)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
