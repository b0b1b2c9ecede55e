"""Handouts: whole, printable, without code; answers in the teacher's copy only."""
import json
import os
import re
import sys
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

import browser  # noqa: E402
from casebook import handout, questions, show, sources  # noqa: E402
from launcher import copies  # noqa: E402
from launcher import pages  # noqa: E402

FOUND = copies.sources(ROOT)


@pytest.mark.parametrize("name", FOUND)
def test_a_sheet_has_everything_but_code_and_answers(name):
    html, teacher = (handout.page(FOUND[name], one) for one in (False, True))
    cells = json.loads(FOUND[name].read_text(encoding="utf-8"))["cells"]
    assert len(re.findall("<h1", html)) == 1 and 'lang="en"' in html and "<title>" in html
    assert not re.search(r'(src|href)="(?!data:|https?:)|<script|<link|var\(--|from casebook|Run this cell', html)
    assert all(re.search(r'alt="[^"]{30,}', img) for img in re.findall(r"<img[^>]*>", html))
    text = "".join("".join(c["source"]) for c in cells)
    plain, key = (unescape(re.sub(r"<[^>]+>", "", one)) for one in (html, teacher))
    for asked in re.findall(r'\bask\("([\w.-]+)"\)', text):
        q = questions.question(asked)
        assert q.prompt.split("\n")[0][:40] in plain, asked
        for secret in filter(None, [q.feedback, *(p.feedback for p in q.parts), *(p.notes for p in q.parts)]):
            assert secret not in plain and secret in key, asked
    assert html.count("Card ") >= 2 * text.count("fold=True")


def test_a_folded_card_stands_at_the_end_and_not_beside_its_question():
    html = handout.page(FOUND["01_chronology.ipynb"])
    quote = sources.row("excerpts", "destabilisation-begins")["quote"][:60]
    assert html.index(show.escape(quote)) > html.index("<h2>Cards</h2>")


def test_sizes_and_large_type():
    assert "size: Letter" in handout.page(FOUND["00_start_here.ipynb"], size="letter") and "font: 16pt" in handout.page(FOUND["00_start_here.ipynb"], large=True)
    with pytest.raises(sources.CasebookError, match="a4"):
        handout.page(FOUND["00_start_here.ipynb"], size="a5")
    with pytest.raises(sources.CasebookError, match="no readable notebook"):
        handout.page(ROOT / "README.md")


@pytest.mark.slow
@pytest.mark.skipif(not browser.CHROMIUM and "CI" not in os.environ, reason="no Chromium found (Debian: apt install chromium)")
def test_paper_from_the_browser_is_tagged_and_axe_finds_nothing(tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    page = tmp_path / pages.target("exercises/01_chronology.ipynb", "teacher")
    assert page.name == "01_chronology_exercises_teacher.html"
    page.write_text(handout.page(FOUND["exercises/01_chronology.ipynb"], True), encoding="utf-8")
    assert pages.print_pdf(browser.CHROMIUM, page, tmp_path / "x.pdf")
    raw = (tmp_path / "x.pdf").read_bytes()
    assert raw.startswith(b"%PDF") and b"/StructTreeRoot" in raw and b"/Lang" in raw
    lesson = tmp_path / "lesson.html"
    lesson.write_text(handout.page(FOUND["01_chronology.ipynb"], True), encoding="utf-8")
    with browser.chromium() as tab:
        for one in (page, lesson):
            tab.goto(one.as_uri())
            faults = [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in Axe().run(tab).response["violations"]]
            assert faults == []


def test_a_browser_that_cannot_print_is_no_trouble(tmp_path):
    assert pages.print_pdf(str(tmp_path / "none"), tmp_path / "x.html", tmp_path / "x.pdf") is False
