"""Every page in both scripts, phone and desk: no message in the console, nothing from elsewhere, no sideways scroll."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.project import ROOT, Open, started

pytestmark = pytest.mark.browser
CHAPTERS = sorted(
    f"{path.relative_to(ROOT / 'docs').with_suffix('').as_posix()}/".removesuffix("index/")
    for path in (ROOT / "docs").rglob("*.md")
)


@pytest.fixture(scope="module")
def walk(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """One reader a script who goes from page to page with a warm cache; what the console says stands in SAID."""
    pages: dict[str, Page] = {}

    def go(path: str) -> Page:
        locale = "zh-TW" if path.startswith("zh-Hant/") else "zh-CN"
        if locale not in pages:
            pages[locale] = browser.new_context(locale=locale).new_page()
            pages[locale].on("console", lambda message: SAID.append(message.text))
            pages[locale].on("pageerror", lambda error: SAID.append(str(error)))
            pages[locale].on("request", lambda one: None if one.url.startswith(address) else SAID.append(one.url))
        SAID.clear()
        pages[locale].set_viewport_size({"width": 390, "height": 844})
        pages[locale].goto(address + path)
        return started(pages[locale])

    yield go
    for page in pages.values():
        page.context.close()


SAID: list[str] = []


@pytest.mark.parametrize("path", [f"{script}{chapter}" for script in ("", "zh-Hant/") for chapter in CHAPTERS])
def test_page_is_quiet_and_fits(walk: Callable[[str], Page], path: str) -> None:
    page = walk(path)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("article h1").inner_text().strip("¶\n ")
    assert SAID == []


@pytest.mark.parametrize("path", ["", "trio/activity/", "zh-Hant/trio/activity/"])
def test_page_is_whole_without_javascript(open_page: Open, path: str) -> None:
    page = open_page(path, 390, java_script_enabled=False)
    assert page.locator("article h1").is_visible()
    assert page.locator("[data-module=script-switch]").is_visible()
    assert not page.locator("[data-search-open]").is_visible()
    assert not page.locator("[data-module=script-offer]").is_visible()


def test_not_found_page_helps_in_both_scripts(open_page: Open) -> None:
    page = open_page("no/such/page/", expect_404=True)
    assert page.locator("[data-not-found=zh-Hans] h1").is_visible()
    assert page.locator("[data-near]:visible").count() == 0
    page.locator("[data-not-found=zh-Hant] a:visible").first.click()
    assert page.url.endswith("/zh-Hant/")


WRONG = {
    "roles/Compares.html": "roles/compare/",
    "trio/users": "trio/user/",
    "metrics/funel/": "metrics/funnel/",
    "start/first_30_days.md": "start/first-30-days/",
    "role/levels/": "roles/levels/",
    "zh-hant/practice/worksheet/": "practice/worksheets/",
    "retention/": "metrics/retention/",
}


def test_a_wrong_address_leads_to_the_nearest_page_in_both_scripts(open_page: Open, address: str) -> None:
    page = started(open_page("no/such/page/", expect_404=True))
    for wrong, right in WRONG.items():
        page.goto(address + wrong)
        for root, script in (("", "zh-Hans"), ("zh-Hant/", "zh-Hant")):
            first = started(page).locator(f"[data-not-found={script}] [data-near-list] a").first
            assert first.get_attribute("href") == f"/{root}{right}", wrong
    page.keyboard.press("/")
    page.keyboard.type("复购率")
    page.locator(".handbook-search__hit").first.click()
    assert page.url.startswith(address) and page.locator("article h1").first.inner_text()


def test_a_wrong_address_leads_to_every_chapter_without_javascript(open_page: Open) -> None:
    page = open_page("no/such/page/", expect_404=True, java_script_enabled=False)
    for script, name in (("zh-Hans", "用户运营"), ("zh-Hant", "用戶營運")):
        part = page.locator(f"[data-not-found={script}]")
        part.locator("summary").click()
        assert part.get_by_role("link", name=name, exact=True).is_visible()
        assert part.locator("details a").count() == len(CHAPTERS) - 1


def test_sources_of_a_chapter_are_told_in_words(open_page: Open) -> None:
    page = open_page("trio/activity/")
    source = page.locator(".handbook-sources")
    source.locator("summary").first.click()
    assert "活动运营" in source.locator("li").first.inner_text()


def test_corrupt_or_blocked_storage_does_no_harm(open_page: Open) -> None:
    page = open_page("trio/user/")
    page.evaluate("localStorage.setItem('handbook.script', '\\\\u0000{broken')")
    page.reload()
    page.locator("[data-search-open]").click()
    assert page.locator("dialog[open] input").is_visible()


def test_paths_of_the_book_are_there() -> None:
    assert len(CHAPTERS) >= 14 and all(isinstance(chapter, str) for chapter in CHAPTERS)
    assert Path(ROOT / "docs" / "index.md").exists()


@pytest.mark.parametrize("root", ["", "zh-Hant/"])
def test_a_table_becomes_cards_on_a_phone(open_page: Open, root: str) -> None:
    page = open_page(f"{root}workflow/roles/", 390, java_script_enabled=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    first = page.locator(".handbook-stages tbody td").first
    assert first.bounding_box()["width"] > 300  # type: ignore[index]


def test_every_generated_block_leads_to_the_line_that_made_it(open_page: Open) -> None:
    page = open_page("roles/front/live/")
    href = page.locator(".handbook-card .handbook-edit").get_attribute("href") or ""
    path, _, line = href.partition("/edit/main/")[2].partition("#L")
    assert (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1].startswith("name: 直播运营")
    page = open_page("metrics/dictionary/")
    href = page.locator("#gmv .handbook-edit").get_attribute("href") or ""
    path, _, line = href.partition("/edit/main/")[2].partition("#L")
    assert "id: gmv" in (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1]
