"""Slides: whole, self-contained, nothing cut off on the wall; answers only in the teacher's."""
import json
import os
import re
import sys
from html import unescape
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "notebooks"))

import browser  # noqa: E402
from casebook import questions, slides, sources  # noqa: E402
from launcher import copies  # noqa: E402
from launcher import pages  # noqa: E402

FOUND = copies.sources(ROOT)
REVEAL = ROOT / ".venv" / "slides" / "sphinx_revealjs" / "_static" / "revealjs"
LESSONS = [name for name in FOUND if re.match(r"0[0-8]_", name)]
LOW = """() => Reveal.getSlides().map((slide) => { const at = Reveal.getIndices(slide); Reveal.slide(at.h, at.v || 0);
  return [slide.innerText.slice(0, 60), slide.scrollHeight, parseFloat(getComputedStyle(slide).fontSize)]; })"""


def open_figures(text):
    """How many pictures a stored notebook shows without opening a line."""
    outputs = [BeautifulSoup("".join(o["data"]["text/html"]), "html.parser") for c in json.loads(text)["cells"] for o in c.get("outputs", []) if "text/html" in o.get("data", {})]
    return sum(figure.find_parent("details") is None for soup in outputs for figure in soup.find_all("figure"))


@pytest.mark.parametrize("name", LESSONS)
def test_slides_have_every_question_and_picture_and_no_answer(name):
    html, teacher = (slides.page(FOUND[name], REVEAL, one) for one in (False, True))
    plain, key = (" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in (html, teacher))
    text = FOUND[name].read_text(encoding="utf-8")
    assert not re.search(r'(src|href)="(?!data:|https?:)|<link|var\(--jp|from casebook|Run this cell', html.split('<script>')[0])
    assert html.count("<figure") == open_figures(text) and all(re.search(r'alt="[^"]{30,}', img) for img in re.findall(r"<img[^>]*>", html.split("<script>")[0]))
    for asked in re.findall(r'\bask\(\\"([\w.-]+)\\"\)', text):
        q = questions.question(asked)
        assert " ".join(q.prompt.split("\n")[0][:40].split()) in plain, asked
        for secret in filter(None, [q.feedback, *(p.feedback for p in q.parts)]):
            assert " ".join(secret.split())[:80] not in plain and " ".join(secret.split())[:80] in key, asked


def test_what_is_opened_after_a_guess_lies_below_its_slide():
    deck = slides.page(FOUND["02_actors.ipynb"], REVEAL)
    quote = sources.row("excerpts", "two-alliances")["quote"][:40]
    place = deck.index(quote)
    assert deck.rfind("<section><section>", 0, place) > deck.rfind("</section></section>", 0, place), "in a stack, under what asks for it"


def test_trouble_is_named(tmp_path):
    with pytest.raises(sources.CasebookError, match="no reveal.js there"):
        slides.page(FOUND["00_start_here.ipynb"], tmp_path)
    with pytest.raises(sources.CasebookError, match="no readable notebook"):
        slides.page(ROOT / "README.md", REVEAL)


def test_long_boxes_and_lists_are_shared_out():
    soup = slides._soup('<div><p>' + "a" * 300 + '</p><ol type="A">' + "".join(f"<li>{letter * 200}</li>" for letter in "bcd") + "</ol></div>")
    shares = slides._shares(soup, 450)
    assert len(shares) == 3 and 'type="A" start="3"' in shares[2] and all(len(slides._soup(s).get_text()) <= 450 for s in shares)


@pytest.mark.slow
@pytest.mark.skipif(not browser.CHROMIUM and "CI" not in os.environ, reason="no Chromium found (Debian: apt install chromium)")
def test_nothing_is_cut_off_on_the_wall_and_axe_finds_nothing(tmp_path):
    from axe_playwright_python.sync_playwright import Axe

    made = {}
    for name in LESSONS:
        made[name] = tmp_path / pages.target(name, "teacher")
        made[name].write_text(slides.page(FOUND[name], REVEAL, True), encoding="utf-8")
    with browser.chromium(1280, 720) as page:
        for name, file in made.items():
            page.goto(file.as_uri())
            page.wait_for_function("Reveal.isReady()")
            seen = page.evaluate(LOW)
            assert len(seen) > 20 and [s for s in seen if s[1] > 720 or s[2] < 20] == [], name
            assert [(v["id"], v["nodes"][0]["html"][:150]) for v in Axe().run(page).response["violations"]] == [], name
        page.goto(made["01_chronology.ipynb"].as_uri())
        page.wait_for_function("Reveal.isReady()")
        page.keyboard.press("ArrowRight")
        assert page.evaluate("Reveal.getIndices().h") == 1
        assert page.strays == []
    assert pages.print_pdf(browser.CHROMIUM, made["01_chronology.ipynb"], tmp_path / "x.pdf")
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "x.pdf").read_bytes())) > 20
