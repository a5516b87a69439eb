"""By keys alone, at 400 % (320 px wide) and at 200 %, in forced colours, with words of the other script marked as such."""

import pytest
from playwright.sync_api import Page
from tests.project import Open, started

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    const $at = document.activeElement, { outlineStyle, outlineWidth, outlineColor } = getComputedStyle($at)
    const box = $at.getBoundingClientRect(), above = document.querySelector(".md-header").getBoundingClientRect().bottom
    const isCovered = !$at.closest(".md-header, .md-skip") && box.height && box.bottom <= above
    return { name: $at.textContent.trim().slice(0, 20) || $at.id || $at.className, isCovered,
        isMarked: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(", 0)") }
}"""
TOO_WIDE = """() => document.scrollingElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll("body *")].filter(($one) => $one.getBoundingClientRect().right > innerWidth + 1).slice(-3)
        .map(($one) => $one.outerHTML.slice(0, 90))"""


def pressed(page: Page, key: str, times: int) -> list[dict[str, object]]:
    found = []
    for _ in range(times):
        page.keyboard.press(key)
        found.append(page.evaluate(FOCUSED))
    return found


def test_every_stop_is_seen_and_not_below_the_header(open_page: Open) -> None:
    page = started(open_page("craft/control/"))
    page.evaluate("scrollTo(0, 3000)")
    page.locator("article h2").nth(4).evaluate("(part) => { part.tabIndex = -1; part.focus() }")
    stops = pressed(page, "Tab", 12) + pressed(page, "Shift+Tab", 16)
    assert [stop["name"] for stop in stops if not stop["isMarked"]] == []
    assert [stop["name"] for stop in stops if stop["isCovered"]] == []


def test_the_first_stop_skips_to_the_text_and_the_header_is_within_reach(open_page: Open) -> None:
    page = started(open_page("craft/control/"))
    stops = pressed(page, "Tab", 5)
    assert stops[0]["name"] == "跳转至"
    assert [stop["name"] for stop in stops if not stop["isMarked"]] == []


def test_the_menu_opens_by_key_at_200_percent_and_gives_the_focus_back(open_page: Open) -> None:
    page = started(open_page("craft/control/", 640))
    button = page.get_by_role("button", name="打开目录")
    button.focus()
    page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    assert page.evaluate("Boolean(document.activeElement.closest('.md-sidebar--primary'))")
    page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("(one) => one === document.activeElement")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "zh-Hant/craft/control/",
        "roles/compare/",
        "practice/exam/",
        "metrics/gmv/",
        "training/builder/",
        "reference/terms/",
    ],
)
def test_nothing_scrolls_sideways_at_400_percent(open_page: Open, path: str) -> None:
    assert started(open_page(path, 320)).evaluate(TOO_WIDE) == []


def test_words_of_the_other_script_say_which_it_is(open_page: Open) -> None:
    for path, script in (("trio/user/", "zh-Hant"), ("zh-Hant/trio/user/", "zh-Hans")):
        page = started(open_page(path))
        assert page.locator(".handbook-switch").get_attribute("lang") == script
