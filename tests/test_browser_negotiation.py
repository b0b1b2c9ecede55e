"""The printed sheets in Chromium: one page a role on A4 and Letter, nothing cut, no fault for axe."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import browser

pytestmark = pytest.mark.timeout(120)
if browser.CHROMIUM is None:
    if os.environ.get("CI"):
        pytest.fail("no Chromium in CI: .ci/run installs it", pytrace=False)
    pytest.skip("no Chromium found: the browser tests are skipped (Debian: apt install chromium)", allow_module_level=True)

PAGE = Path(__file__).resolve().parents[1] / "exercises" / "negotiation" / "sheets.html"
PAGES = {"README": 4, "situation": 2, "government": 1, "opposition": 1, "un": 1, "observer": 1, "form": 2, "debrief": 3}
PAPER = {"A4": (210, 297), "Letter": (216, 279)}
USUAL_FONT = shutil.which("fc-match") and re.search("Arial|Liberation", subprocess.run(["fc-match", "Arial"], capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def page():
    with browser.chromium() as one:
        one.goto(PAGE.as_uri())
        yield one
        assert one.strays == []


def leaves(page, paper):
    """How many pages are printed on a paper."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format=paper)))


@pytest.mark.skipif(not USUAL_FONT, reason="neither Arial nor Liberation Sans here: other letters take other room")
@pytest.mark.parametrize("paper", PAPER)
def test_each_sheet_has_its_pages_on_both_papers(page, paper):
    assert leaves(page, paper) == sum(PAGES.values())
    for name, wanted in PAGES.items():
        others = "" if name == "README" else "header, "  # the title stands above the guide
        page.add_style_tag(content=f"{others}section:not(#{name}) {{ display: none !important; }}")
        try:
            assert leaves(page, paper) == wanted, name
        finally:
            page.evaluate("document.head.lastElementChild.remove()")


@pytest.mark.parametrize("paper", PAPER)
def test_nothing_is_wider_than_the_paper(page, paper):
    width = int((PAPER[paper][0] - 32) / 25.4 * 96)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": width, "height": 900})
    wide = page.evaluate("w => [...document.querySelectorAll('section *')].filter(e => e.getBoundingClientRect().right > w + 1 || e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != 'inline').map(e => e.outerHTML.slice(0, 80))", width)
    page.emulate_media(media="screen")
    assert wide == []


@pytest.mark.parametrize("width", [1280, 640])
def test_axe_finds_no_fault(page, width):
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size({"width": width, "height": 900})
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
