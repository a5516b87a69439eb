"""Worksheets in a real browser: read on a phone, print empty or filled in, copy into a spreadsheet, download."""

import pytest
from playwright.sync_api import Page
from tests.project import Open, started

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])
PRINTED = """() => { window.print = () => {
    const isSeen = ($part) => $part.checkVisibility()
    window.printed = [...document.querySelectorAll("[data-sheet]")].filter(isSeen).map(($part) => $part.dataset.sheet)
}}"""


@BOTH
@pytest.mark.parametrize("script", [True, False])
def test_budget_reads_the_same_with_and_without_javascript(open_page: Open, root: str, script: bool) -> None:
    page = open_page(f"{root}practice/worksheets/activity-budget/", 390, java_script_enabled=script)
    filled = page.locator("[data-sheet=filled]").inner_text()
    for number in ("24,000", "23,200", "193,234", "44.6%", "5.16", "1.18", "10,342"):
        assert number in filled
    assert page.locator("[data-sheet=blank] table").count() == 3
    width = page.locator("html").evaluate("root => root.scrollWidth") if script else 390
    assert width <= 390
    assert page.locator("[data-sheet-print]").first.is_visible() == script


def test_each_sheet_prints_alone(open_page: Open) -> None:
    page = started(open_page("practice/worksheets/raci/"))
    page.evaluate(PRINTED)
    page.emulate_media(media="print")
    for kind, seen in (("blank", ["blank", "checks"]), ("filled", ["filled"])):
        page.locator(f"[data-sheet-print={kind}]").evaluate("button => button.click()")
        assert page.evaluate("window.printed") == seen


@BOTH
def test_copied_cells_are_parted_by_tabs(open_page: Open, root: str) -> None:
    page = started(open_page(f"{root}practice/worksheets/raci/", permissions=["clipboard-read", "clipboard-write"]))
    page.locator("[data-sheet-copy=filled]").click()
    page.wait_for_function("() => document.querySelector('[data-sheet-status]').textContent.length > 2")
    rows = [row.split("\t") for row in str(page.evaluate("navigator.clipboard.readText()")).split("\n")]
    assert len(rows[0]) == 7 and all(len(row) == 7 for row in rows[:14])
    assert ("周蔓" in rows[1]) and ("目标与预算" in rows[1] or "目標與預算" in rows[1])


@BOTH
def test_every_sheet_is_listed_and_downloads(open_page: Open, root: str) -> None:
    page = open_page(f"{root}practice/worksheets/")
    links = [str(link.get_attribute("href")) for link in page.locator(".handbook-sheets a[download]").all()]
    assert len(links) == 14
    for link in links:
        found = page.request.get(f"{page.url}{link}")
        assert found.ok and found.body()[:2] == b"PK"


def tick(page: Page, at: int) -> None:
    page.locator("[data-step]").nth(at).check()


@BOTH
def test_first_month_is_dated_kept_and_counted(open_page: Open, root: str) -> None:
    page = started(open_page(f"{root}start/first-30-days/", 390))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("[data-month-start]").fill("2026-11-27")
    days = page.locator("[data-day]")
    assert days.first.get_attribute("datetime") == "2026-11-27"
    assert page.locator("[data-day='2']").first.get_attribute("datetime") == "2026-11-30"
    assert days.last.get_attribute("datetime") == "2026-12-28"
    tick(page, 0)
    tick(page, 2)
    assert "2/" in page.locator("[data-month-status]").inner_text()
    page.goto(page.url.replace("zh-Hant/", "") if root else page.url.replace("/start/", "/zh-Hant/start/"))
    started(page)
    assert page.locator("[data-step]").nth(2).is_checked() and days.first.get_attribute("datetime") == "2026-11-27"
    page.goto(page.url.split("start/")[0] + "practice/progress/")
    started(page)
    assert page.locator("[data-progress-month]").inner_text() == "2"


def test_corrupt_month_does_no_harm(open_page: Open) -> None:
    page = open_page("start/first-30-days/")
    for kept in ("{broken", "[]", '{"start": 5, "done": "x"}', '{"start": "2026-99-99", "done": [1]}'):
        page.evaluate("kept => { localStorage.clear(); localStorage.setItem('handbook.month', kept) }", kept)
        page.reload()
        started(page)
        tick(page, 1)
        assert "1/" in page.locator("[data-month-status]").inner_text(), kept


def test_a_returning_reader_is_offered_the_place(open_page: Open, address: str) -> None:
    page = started(open_page("trio/user/"))
    page.locator("#rfm").evaluate("heading => heading.scrollIntoView()")
    page.goto(f"{address}zh-Hant/")
    started(page)
    offer = page.locator("[data-resume]")
    assert offer.inner_text() == "用戶營運"
    offer.click()
    assert page.url.endswith("/zh-Hant/trio/user/#rfm")
    page.goto(f"{address}zh-Hant/trio/user/")
    started(page)
    assert page.locator("[data-place]").inner_text() == "RFM"


def test_a_chapter_read_to_its_end_is_not_offered(open_page: Open, address: str) -> None:
    page = started(open_page("trio/user/"))
    page.locator("#next").evaluate("heading => heading.scrollIntoView()")
    page.goto(address)
    started(page)
    assert not page.locator(".handbook-resume").is_visible()


def test_corrupt_places_do_no_harm(open_page: Open) -> None:
    page = open_page("")
    for kept in ("{", "5", '[{"page": "../x", "section": "<img>"}, null]', '[{"page": "trio/user"}]'):
        page.evaluate("kept => { localStorage.clear(); localStorage.setItem('handbook.places', kept) }", kept)
        page.reload()
        offer = started(page).locator(".handbook-resume")
        assert not offer.is_visible() and offer.locator("img").count() == 0, kept


@BOTH
def test_reading_aids_under_the_title(open_page: Open, root: str) -> None:
    page = open_page(f"{root}craft/data/", java_script_enabled=False)
    line = page.locator(".handbook-reading").inner_text()
    assert "分钟" in line or "分鐘" in line
    assert page.locator(".handbook-reading a").count() >= 2
