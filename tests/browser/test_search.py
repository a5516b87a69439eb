"""Search in a real browser: the right page among the first three, in the reader's script, whatever is typed."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.project import ROOT, Open, started

from handbook.yaml_nodes import read_tree

pytestmark = pytest.mark.browser
QUERIES = read_tree((ROOT / "tests" / "search" / "queries.yml").read_text("utf-8")).data
STATUS, HITS, PAGES = "[data-search-status]", ".handbook-search__hit", ".handbook-search__page"

FIND = """async ([query, root]) => {
    const { prepare, search } = await import(new URL("/assets/javascripts/search-rank.mjs", location))
    const { parse } = await import(new URL("/assets/javascripts/search-index.mjs", location))
    const index = prepare(parse(await (await fetch(new URL(`/${root}search/index.json`, location))).text()))
    return search(index, query).pages.flatMap(({ url, hits }) => hits.map(({ section }) => url + section.anchor))
}"""


def opened(page: Page) -> Page:
    page.locator("[data-search-open]").click()
    page.wait_for_function("() => !document.querySelector('[data-search-status]').textContent.includes('……')")
    return page


def first_pages(page: Page, root: str, count: int = 3) -> list[str]:
    links = [item.locator("a").first.get_attribute("href") or "" for item in page.locator(PAGES).all()[:count]]
    return [link.removeprefix(root).split("#")[0] for link in links]


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant"])
def test_the_page_that_must_be_found_is_among_the_first_three(open_page: Open, address: str, script: str) -> None:
    root = address + ("zh-Hant/" if script == "zh-Hant" else "")
    page = opened(open_page(root.removeprefix(address) + "start/what-is-ops/"))
    missed = []
    for case in (case for case in QUERIES if case["script"] == script):
        page.locator("dialog input").fill(case["query"])
        found = first_pages(page, root)
        if (case["page"] in found) == ("missed" in case):
            missed.append((case["query"], case["page"], found))
    assert missed == []


def test_there_are_queries_enough_in_both_scripts() -> None:
    counts = {script: len([case for case in QUERIES if case["script"] == script]) for script in ("zh-Hans", "zh-Hant")}
    assert min(counts.values()) >= 30
    assert len([case for case in QUERIES if "missed" in case]) <= len(QUERIES) // 50
    for case in QUERIES:
        assert Path(ROOT, "docs", f"{case['page'].rstrip('/') or 'index'}.md").exists(), case


@pytest.mark.parametrize("path", ["", "zh-Hant/"])
def test_every_spelling_finds_the_same_sections(open_page: Open, path: str) -> None:
    page = open_page(f"{path}trio/user/")

    def hits(query: str) -> list[str]:
        return sorted(page.evaluate(FIND, [query, path]))

    for spellings in (
        ("运营", "運營", "營運"),
        ("转化", "轉換", "轉化"),
        ("用户", "用戶", "使用者"),
        ("复盘", "復盤"),
        ("ROI", "roi", "ＲＯＩ"),
        ("标准1.0", "標準 1.0"),
    ):
        found = [hits(query) for query in spellings]
        assert found[0] and all(other == found[0] for other in found[1:]), spellings


def test_nothing_is_fetched_before_the_box_is_opened(open_page: Open) -> None:
    page = open_page("trio/user/")
    started(page)
    fetched = page.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)")
    assert not [name for name in fetched if "search/index.json" in name or "workers" in name or "lunr" in name]


def test_search_never_leaves_the_script(open_page: Open, address: str) -> None:
    page = opened(open_page("zh-Hant/trio/user/", 390))
    page.locator("dialog input").fill("活动预算")
    links = [link.get_attribute("href") or "" for link in page.locator(HITS).all()]
    assert links and all(link.startswith(f"{address}zh-Hant/") for link in links)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}zh-Hant/**")
    assert page.locator("html").get_attribute("lang") == "zh-Hant"


def test_result_leads_to_its_section_and_the_box_closes(open_page: Open, address: str) -> None:
    page = opened(open_page("trio/activity/"))
    page.locator("dialog input").fill("防薅羊毛")
    links = page.locator("dialog [data-search-results] a")
    links.nth(1).wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("(link) => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}trio/activity/#abuse")
    assert not page.locator("dialog").is_visible()


@pytest.mark.parametrize("key", ["/", "s", "f", "Control+k"])
def test_keys_open_and_close_the_box(open_page: Open, key: str) -> None:
    page = open_page("trio/user/")
    page.keyboard.press(key)
    assert page.locator("dialog input").is_visible()
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()


def test_pasted_and_dictated_text_searches_without_a_key(open_page: Open) -> None:
    page = opened(open_page("trio/user/"))
    put = "(text) => { const i = document.querySelector('dialog input'); i.value = text; "
    page.evaluate(
        put + "i.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true})) }", "复购"
    )
    assert page.locator(HITS).count() > 0
    page.evaluate(put + "i.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})) }", "龘龘龘")
    assert page.locator(HITS).count() == 0


ODD = (
    "",
    "   ",
    "！？。、",
    "((([[[",
    "\\",
    "[a-z]*+?",
    "<img src=x onerror=alert(1)>",
    "运" * 5000,
    "😀😀",
    "\ud83d",
    "龘" * 30,
)


def test_odd_queries_do_no_harm(open_page: Open) -> None:
    page = opened(open_page("trio/user/"))
    for query in ODD:
        page.evaluate(
            "(text) => { const i = document.querySelector('dialog input'); i.value = text; "
            "i.dispatchEvent(new Event('input')) }",
            query,
        )
        assert page.locator(STATUS).inner_text(), query[:40]
        assert page.locator("dialog img").count() == 0, query[:40]
        page.locator("dialog input").fill("复盘")
        assert page.locator(HITS).count() > 0, query[:40]


def test_shared_search_opens_with_its_results(open_page: Open) -> None:
    page = open_page("?q=A%2FB%20测试")
    page.locator(HITS).first.wait_for()
    assert page.locator("dialog input").input_value() == "A/B 测试"


@pytest.mark.parametrize("again", ["closed and opened", "typed on"])
def test_missing_index_is_told_and_tried_again(open_page: Open, again: str) -> None:
    page = open_page("trio/user/", expect_404=True)
    page.route("**/search/index.json", lambda route: route.fulfill(status=404, body=""))
    page.locator("[data-search-open]").click()
    told = "() => document.querySelector('[data-search-status]').textContent.includes('没有取到')"
    page.wait_for_function(told)
    if again == "typed on":
        page.locator("dialog input").fill("复")
        page.wait_for_timeout(300)
        page.wait_for_function(told)
    page.unroute("**/search/index.json")
    if again == "closed and opened":
        page.keyboard.press("Escape")
        opened(page)
    page.locator("dialog input").fill("复盘")
    page.locator(HITS).first.wait_for()


def test_phrase_that_stands_nowhere_gets_the_nearest(open_page: Open) -> None:
    page = opened(open_page("trio/user/"))
    page.locator("dialog input").fill("活动预算到底应该怎么算")
    assert "最接近" in page.locator(STATUS).inner_text()
    assert page.locator(HITS).count() > 0
