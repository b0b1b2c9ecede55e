"""The negotiation in three roles: every fact cited, every quotation proved, the minutes counted, the printed page made from its sources."""

import csv
import importlib.util
import re
from html.parser import HTMLParser
from pathlib import Path

import casetext
import pytest
from casebook import sources

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "exercises" / "negotiation"
SHEETS = {p.stem: p.read_text(encoding="utf-8") for p in sorted(FOLDER.glob("*.md"))}
ROLES = ["government", "opposition", "un"]
FINGERPRINTS = casetext.Fingerprints(ROOT / "tests" / "fingerprints.txt")
SHORTS = {s["short"]: s["section"] for s in sources.table("sections").to_dict("records")}
CITATION = re.compile(r"\(([A-Z][^¶()]*?), (¶|footnote )(\d+), (pp?\. [\d–]+)\)")
WORDS_A_MINUTE = 130  # a slow reader in a second language
each_sheet = pytest.mark.parametrize("name", SHEETS)


def load():
    spec = importlib.util.spec_from_file_location("negotiation_sheets", ROOT / "exercises" / "sheets.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def paragraph(match):
    """Section id and paragraph of a citation."""
    return SHORTS.get(match[1]), ("fn" if match[2] != "¶" else "") + match[3]


def unproved(text):
    """One line for each quotation or citation that the case does not bear out."""
    for match in CITATION.finditer(text):
        if match[1] not in SHORTS or paragraph(match) not in FINGERPRINTS.blocks:
            yield f"no such paragraph: {match[0]}"
        elif f"({sources.place(*paragraph(match))})" != match[0]:
            yield f"not the form or pages of sources.place: {match[0]}"
    if text.count("¶") + len(re.findall(r"\bfootnote \d", text)) != len(CITATION.findall(text)):
        yield "a citation that is not in the agreed form"
    for quotation in re.finditer(r"“([^”]+)”", text):
        rest = text[quotation.end():].split("\n")[0]
        match = CITATION.search(rest)
        fault = "no citation follows in its line" if not match else FINGERPRINTS.fault(quotation[1], *paragraph(match))
        if fault:
            yield f"{fault}: {quotation[1]!r}"


@each_sheet
def test_every_citation_and_quotation_is_proved(name):
    assert list(unproved(SHEETS[name])) == []


@pytest.mark.parametrize("was, spoiled", [("¶6, pp. 14–15", "¶6, pp. 14–16"), ("¶6, pp. 14–15", "¶60, pp. 14–15"), ("¶6, pp. 14–15", "¶5, pp. 14–15"), ("(Regionalism", "(Regions"),
                                          ("a 30% quota", "a 40% quota"), ("(Regionalism, ¶6, pp. 14–15)", ""), ("(Regionalism, ¶6, pp. 14–15)", "(Regionalism, par. 6)"), ("footnote 13,", "footnote 130,")])
def test_a_wrong_citation_or_word_is_caught(was, spoiled):
    assert was in SHEETS["situation"]
    assert list(unproved(SHEETS["situation"].replace(was, spoiled)))


def test_we_quote_only_what_the_tables_quote_already():
    """The sheets do not raise the share of the case that this collection prints."""
    quoted = {}
    for path in (ROOT / "data").glob("*.csv"):
        with open(path, encoding="utf-8-sig", newline="") as f:
            for r in csv.DictReader(f):
                for end in ("", "_a", "_b"):
                    if r.get(f"quote{end}"):
                        for part in re.split(r"\s*\[…\]\s*", r[f"quote{end}"]):
                            quoted.setdefault((r[f"section{end}"], r[f"paragraph{end}"]), set()).update(casetext.window_hashes(part))
    for text in SHEETS.values():
        for q in re.finditer(r"“([^”]+)”", text):
            where = paragraph(CITATION.search(text[q.end():]))
            assert set(casetext.window_hashes(q[1])) <= quoted[where], q[1]


def part(name, heading):
    """What stands under a heading of a sheet."""
    return re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", SHEETS[name], re.M | re.S)[1]


@pytest.mark.parametrize("name", ["situation", *ROLES])
def test_each_fact_carries_its_place_and_each_assumption_its_label(name):
    facts = re.findall(r"^- (.+)$", part(name, "What the case says"), re.M)
    assert len(facts) >= 5
    assert [f for f in facts if not CITATION.search(f)] == []
    assumed = part(name, "Our assumptions for the game")
    assert len(re.findall(r"^- ", assumed, re.M)) >= 3
    if name in ROLES:
        assert "The case does not say" in assumed and not CITATION.search(assumed)
        assert re.findall(r"^- \*\*(You .+?)\*\*", assumed, re.M)[2].startswith("You do not")


def test_what_came_later_stands_only_where_it_may():
    """Players do not read the outcome before the debrief."""
    for name in ["situation", "form", "observer", *ROLES]:
        assert not re.search(r"never fulfilled|parliamentary elections|legal reason|oust|Certificate|5,000|prosecut|law enforcement", SHEETS[name]), name


def test_nobody_plays_a_person_and_parties_claims_keep_their_speaker():
    for name, text in SHEETS.items():
        assert not re.search(r"Rahmon|Nuri\b|Massoud|Nabiev|Safarov|Karimov", text), name
    for line in SHEETS["debrief"].splitlines():
        for claim, speaker in (("never fulfilled", "opposition sources say"), ("5,000", "IRP members"), ("1,000 of", "less than"), ("not all government agencies", "According to opposition sources"),
                               ("additional crimes", "Opposition sources say"), ("exploited", "Many commentators"), ("success story", "A number of people"), ("immunity", "in the Government's interpretation")):
            if claim in line:
                assert speaker in line, (claim, line)


def rows(text):
    """The body rows of the first table in a text."""
    lines = [line for line in text.split("\n\n") if line.lstrip().startswith("|")][0].strip().splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_plan_has_forty_minutes_and_a_debrief_of_more_than_ten():
    plan = rows(part("README", "The 40 minutes"))
    spans = [(int(a), int(b)) for a, b, *_ in plan]
    assert spans[0][0] == 0 and spans[-1][1] == 40
    assert all(a < b for a, b in spans) and all(x[1] == y[0] for x, y in zip(spans, spans[1:]))
    out = next(n for n, r in enumerate(plan) if "Out of the role" in r[2])
    after = 40 - spans[out][0]
    assert all("Debrief" in r[2] for r in plan[out + 1:-1]) and after >= 10
    assert f"The debrief takes {after} of the 40 minutes" in SHEETS["README"]
    negotiate = next(b - a for (a, b), r in zip(spans, plan) if "Negotiate" in r[2])
    assert f"You have {negotiate} minutes" in SHEETS["un"]


def read_in(text):
    """Minutes for a slow reader; brackets are skipped, as the sheet says."""
    return len(re.findall(r"\w[\w'’]*", CITATION.sub("", text))) / WORDS_A_MINUTE


def test_the_sheets_can_be_read_in_their_minutes():
    situation = SHEETS["situation"].split("## Notes")[0]
    assert read_in(situation) <= 4.5
    for name in ROLES:
        assert read_in(SHEETS[name]) <= 3, name
        assert read_in(situation) + read_in(SHEETS[name]) <= 7, name


def test_every_number_of_people_from_3_to_30_finds_tables():
    found = set()
    for people, tables, size in rows(part("README", "How many people")):
        low, high = map(int, people.split(" to "))
        sizes = set()
        for n in range(low, high + 1):
            least, rest = divmod(n, int(tables))
            sizes |= {least} | ({least + 1} if rest else set())
            found.add(n)
        assert size == f"{min(sizes)} to {max(sizes)}" and 3 <= min(sizes) and max(sizes) <= 7
    assert found == set(range(3, 31))


def test_the_eight_lines_are_the_same_everywhere():
    lines = re.findall(r"^\| (\d\. [^|]+?) \|", SHEETS["form"], re.M)
    assert len(lines) == 8
    for name in ("observer", "debrief"):
        assert re.findall(r"^\| (\d\. [^|]+?) \|", SHEETS[name], re.M) == lines


@each_sheet
def test_headings_and_links(name):
    levels = [len(m) for m in re.findall(r"^(#+) ", SHEETS[name], re.M)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in zip(levels, levels[1:]))
    for words, target in re.findall(r"\[([^\]]+)\]\(([^)]+)\)", SHEETS[name]):
        assert (FOLDER / target).is_file() and words
    assert set(SHEETS) == set(load().SHEETS)


def test_the_page_is_made_from_its_sources():
    assert load().page(SHEETS) == (FOLDER / "sheets.html").read_text(encoding="utf-8"), "run python3 exercises"


def test_drift_is_caught_and_told(tmp_path, monkeypatch, capsys):
    sheets = load()
    monkeypatch.setattr(sheets, "TARGET", tmp_path / "sheets.html")
    assert sheets.main(["--check"]) == 1 and "run python3 exercises" in capsys.readouterr().out
    assert sheets.main([]) == 0 and sheets.main(["--check"]) == 0
    (tmp_path / "sheets.html").write_text("old", encoding="utf-8")
    assert sheets.main(["--check"]) == 1


@pytest.mark.parametrize("bad", ["\n<script>alert(1)</script>\n", "\ntext <b>bold</b>\n", "\n<!-- room -->\n", "\n<!-- anything -->\n"])
def test_other_html_is_not_let_through(bad):
    with pytest.raises(ValueError, match="must not hold"):
        load().page(SHEETS | {"form": SHEETS["form"] + bad})


class Outline(HTMLParser):
    """What a page holds: heading levels, ids, links, addresses."""

    def __init__(self, text):
        super().__init__()
        self.levels, self.ids, self.links, self.loads, self.tags = [], [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if re.fullmatch("h[1-6]", tag):
            self.levels.append(int(tag[1]))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if tag == "a":
            self.links.append(attrs["href"])
        self.loads += [attrs[a] for a in ("src", "data") if a in attrs] + ([attrs["href"]] if tag == "link" else [])


def test_the_page_needs_nothing_else_and_is_in_order():
    text = (FOLDER / "sheets.html").read_text(encoding="utf-8")
    page = Outline(text)
    assert page.loads == [] and not re.search(r"https?://|url\(|@import|<script", text)
    assert page.tags[0] == ("html", {"lang": "en"})
    assert page.levels.count(1) == 1 and page.levels[0] == 1 and all(b - a <= 1 for a, b in zip(page.levels, page.levels[1:]))
    assert len(page.ids) == len(set(page.ids)) and {a[1:] for a in page.links} <= set(page.ids)
    assert all(attrs.get("scope") in ("col", "row") for tag, attrs in page.tags if tag == "th")
    assert all(f"page: {name};" in text for name in load().SHEETS)
    colours = {c for c in re.findall(r"#[0-9a-f]{3,6}\b", load().STYLE, re.I) if c not in ("#form", "#debrief", "#observer")}
    assert colours <= {"#fff", "#000", "#eee", "#555", "#004488"}
