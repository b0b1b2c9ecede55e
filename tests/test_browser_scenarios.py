"""Lesson 08 in JupyterLab in Chromium: the matrix by keyboard, a guess that survives a reload, and a record that comes only after it."""

import pytest

import browser

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]
browser.need()
LESSON = "08_scenarios.ipynb"

SEEN = "() => [...document.querySelectorAll('figure img')].some(i => /%s/.test(i.alt))"
SAID = "() => [...document.querySelectorAll('.jp-OutputArea-output [role=status]')].some(e => e.textContent.includes('%s'))"


def run_whole(lesson):
    """Run every cell, and wait until the last one shows its button: on a busy machine the page is slower than the kernel."""
    lesson.run()
    lesson.cell("explore.folded()").get_by_role("button", name="Show ").first.wait_for(timeout=90000)
    lesson.cell("explore.scenarios()").locator("figure img").first.wait_for(timeout=90000)


def test_the_page_shows_no_record_before_it_is_run_but_in_the_last_folded_part(lesson, page):
    open_to_see = page.evaluate("() => [...document.querySelectorAll('figure img')].filter(i => /The record: 2002/.test(i.alt)).map(i => i.closest('details')?.open)")
    assert open_to_see == [False, False]
    assert page.locator("figure img[alt^='Matrix of 15 drivers']").count() >= 1
    run_whole(lesson)
    assert lesson.errors() == []
    assert page.locator("figure img[alt*='The record: 2002']").count() == 0


def test_a_driver_is_set_by_keyboard_and_the_picture_stays_where_it_is(lesson, page):
    cell = lesson.cell("explore.scenarios()")
    box = lambda: (lambda b: (b["width"], b["height"]))(cell.locator("figure img").first.bounding_box())
    before = box()
    cell.get_by_label("Driver", exact=True).select_option(label="Economic reform")
    page.wait_for_function(SEEN % "Framed: Economic reform", timeout=15000)
    cell.get_by_label("Set it to").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(SEEN % "Set: Economic reform: policies shift soon", timeout=15000)
    assert box() == before and "Economic reform: policies shift soon. Scenario One: fits what the text says." in cell.locator("[role=status]").first.inner_text()
    cell.get_by_label("Pick a cell to read its sentence").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(SEEN % "Ringed: ", timeout=15000)
    cell.get_by_text("Said by:").first.wait_for()


def test_a_guess_is_typed_kept_and_there_after_a_reload_and_only_then_comes_the_record(lesson, page):
    lesson.cell("explore.record()").get_by_role("button", name="Show the record beside your guess").press("Enter")
    page.wait_for_function(SAID % "First keep your guess for: Remittances", timeout=15000)
    for series, first in (("remittances", "30"), ("growth", "4")):
        cell = lesson.cell(f'explore.draw("{series}")')
        cell.get_by_label("2009", exact=True).fill(first)
        page.keyboard.press("Tab")
        page.wait_for_function(SEEN % f"Your guess, an assumption: 2009 {first}", timeout=15000)
        for year in range(2010, 2016):
            cell.get_by_role("button", name="Same as the year before").press("Enter")
            page.wait_for_function(SAID % f"{year} is filled with the value of {year - 1}: {first}", timeout=15000)
        cell.get_by_role("button", name="Keep my guess").press("Enter")
        cell.get_by_text("Your first guess: 2009: ").wait_for(timeout=15000)
    lesson.save()
    lesson.open()
    run_whole(lesson)
    assert lesson.errors() == [] and page.locator("figure img[alt*='The record: 2002']").count() == 0
    assert lesson.cell('explore.draw("growth")').get_by_label("2015", exact=True).input_value() == "4"
    cell = lesson.cell("explore.record()")
    cell.get_by_role("button", name="Show the record beside your guess").press("Enter")
    page.wait_for_function(SEEN % "Your guess, an assumption: 2009 30.0.*The record: 2002", timeout=15000)
    for name in ("explore.after_2008()", "explore.which_parts()", "explore.folded()"):
        lesson.cell(name).get_by_role("button", name="Show ").first.press("Enter")
        lesson.cell(name).locator("table").first.wait_for(timeout=15000)


def test_axe_finds_no_fault_in_what_we_draw(lesson, page):
    assert browser.faults(page) == []
    assert page.strays == []
