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
# "" where a reader sees what has the focus, else what it is; a box too small to see has a label in its place.
UNSEEN = """() => {
    const isSeen = ($one) => [...$one.getClientRects()].some(({ left, top, width, height }) => [0.15, 0.5, 0.85].some((part) => {
        const $top = document.elementFromPoint(left + width * part, top + height * part)
        return width && $top && $one.contains($top)
    }))
    const $at = document.activeElement
    const $label = document.querySelector(`#${$at.id || "none"} + label`) ?? $at
    return $at === document.body || isSeen($at) || isSeen($label) ? "" : $at.outerHTML.slice(0, 90)
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


@pytest.mark.parametrize(
    ("path", "width"),
    [
        ("craft/control/", 390),
        ("practice/role-fit/", 390),
        ("training/builder/", 390),
        ("training/", 1280),
        ("404.html", 1280),
    ],
)
def test_no_stop_is_out_of_sight_or_below_a_bar(open_page: Open, path: str, width: int) -> None:
    page = open_page(path, width)
    page.emulate_media(reduced_motion="reduce")
    started(page)
    unseen = []
    for _ in range(50):
        page.keyboard.press("Tab")
        # The theme shows its tabs again a moment after the page has gone back to its top.
        if page.evaluate(UNSEEN):
            page.wait_for_timeout(400)
        unseen.append(page.evaluate(UNSEEN))
    assert [one for one in unseen if one] == []


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


def test_the_panes_of_the_menu_change_by_key_and_only_the_one_in_front_is_gone_through(open_page: Open) -> None:
    page = open_page("craft/control/", 390)
    page.emulate_media(reduced_motion="reduce")
    started(page).get_by_role("button", name="打开目录").press("Enter")

    name = "document.activeElement.ariaLabel || document.activeElement.textContent.trim()"

    def stops(number: int) -> list[str]:
        found = [str(page.evaluate(name))]
        for _ in range(number - 1):
            page.keyboard.press("Tab")
            found.append(page.evaluate(name))
        return found

    assert stops(10) == [
        *("目标导向与四种意识", "效率与投入产出比", "找差距、填差距", "把方法写成标准", "做好运营的九件事"),
        *("数据类技巧", "用户类技巧", "市场类技巧", "组织类技巧", "控制类技巧"),
    ]
    page.keyboard.press("Enter")
    assert stops(2) == ["学完能做什么", "省钱和防事，记在同一本账上"]
    page.get_by_role("button", name="目录", exact=True).press(" ")
    page.get_by_role("button", name="方法与思维").press("Enter")
    assert stops(3) == ["首页", "开始", "岗位"]
    page.get_by_role("link", name="参与", exact=True).press("Tab")
    assert not page.locator("#__drawer").is_checked()
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")


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
