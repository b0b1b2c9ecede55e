"""Every lesson and exercise for everyone: axe before and after moving and answering, light and dark, on a page as narrow as at 200 and 400 % zoom."""
import json

import browser
import pytest
from launcher import copies

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
ALL = [(name, theme) for theme in ("light", "dark") for name in copies.sources(browser.ROOT)]
TWO = [("06_amnesty_gap.ipynb", "light"), ("exercises/01_chronology.ipynb", "dark")]  # in the plain run; `python3 tests --everyone` has all
MOVE = """() => { const fire = (e, k) => e.dispatchEvent(new Event(k, {bubbles: true})); let moved = 0;
  for (const s of document.querySelectorAll('.jp-OutputArea-output select')) if (s.options.length > 1) { s.selectedIndex = Math.min(s.selectedIndex + 1, s.options.length - 1); fire(s, 'change'); moved++; }
  for (const c of document.querySelectorAll('.jp-OutputArea-output input[type=checkbox]')) { c.click(); moved++; }
  return moved; }"""
ANSWER = """text => { const fire = (e, k) => e.dispatchEvent(new Event(k, {bubbles: true}));
  for (const c of document.querySelectorAll('.casebook-ask textarea, .casebook-ask input:not([type=checkbox])')) { c.value = c.tagName === 'TEXTAREA' ? text : '5'; fire(c, 'input'); fire(c, 'change'); } }"""
PRESS = """() => { const keep = [...document.querySelectorAll('.casebook-ask button')].filter(b => /^(Check|Keep|Commit) my/.test(b.innerText)); keep.forEach(b => b.click()); return keep.length; }"""
TOO_WIDE = """() => { const found = [];
  for (const out of document.querySelectorAll('.jp-OutputArea-output')) for (const e of out.querySelectorAll('p, label, select, input, button, textarea, li, h3, h4, h5, img, summary, blockquote, figcaption')) {
    const at = e.getBoundingClientRect(); if (at.width && !e.closest('table') && at.right > out.getBoundingClientRect().right + 2) found.push(`${e.tagName} ${(e.innerText || e.alt || '').slice(0, 60)}`); }
  return found; }"""


def pytest_generate_tests(metafunc):
    metafunc.parametrize(("name", "shown"), ALL if metafunc.config.getoption("--everyone") else TWO, indirect=["shown"], ids=lambda part: part)


@pytest.fixture(scope="module")
def shown(request, tmp_path_factory):
    """(JupyterLab in this theme, whether it is the dark one)."""
    dark = request.param == "dark"
    settings = tmp_path_factory.mktemp("settings") / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "themes.jupyterlab-settings").write_text(json.dumps({"theme": f"JupyterLab {request.param.title()}"}))
    with browser.lab(tmp_path_factory.mktemp("my copy"), port=9320, JUPYTERLAB_SETTINGS_DIR=str(settings.parents[1])) as server:
        yield server, dark


def test_no_fault_before_and_after_moving_and_answering(name, shown):
    server, dark = shown
    with browser.chromium(1280, 900, dark) as page:
        page.emulate_media(reduced_motion="reduce")
        lesson = browser.Lesson(page, server, name)
        lesson.run()
        assert (page.evaluate("document.body.dataset.jpThemeLight") == "false") is dark
        states = [browser.faults(page)]
        asked = page.locator(".casebook-ask").count()
        for _ in range(2):
            moved = page.evaluate(MOVE)
            page.evaluate(ANSWER, browser.ESSAY)
            page.wait_for_timeout(1200)
            pressed = page.evaluate(PRESS)
            page.wait_for_timeout(1500)
            states.append(browser.faults(page))
        assert states == [[], [], []] and lesson.errors() == []
        assert not asked or moved and pressed, "nothing was moved or answered: this test looks at nothing"
        for width in (640, 320):  # 1280 pixels at 200 and 400 %
            page.set_viewport_size({"width": width, "height": 450})
            page.wait_for_timeout(800)
            assert page.evaluate(TOO_WIDE) == [], f"wider than the page at {128000 // width} %"
