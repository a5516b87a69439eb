"""The script switch keeps the place, works without JavaScript, remembers; the other script is offered, never forced."""

import pytest
from tests.project import Open

pytestmark = pytest.mark.browser
SWITCH, OFFER = "[data-module=script-switch]", "[data-module=script-offer]"


@pytest.mark.parametrize(
    ("path", "arrives"),
    [
        ("trio/activity/?from=course#budget", "zh-Hant/trio/activity/?from=course#budget"),
        ("zh-Hant/workflow/case/?a=1&b=2#numbers", "workflow/case/?a=1&b=2#numbers"),
        ("#begin", "zh-Hant/#begin"),
        ("zh-Hant/?x=1", "?x=1"),
    ],
)
@pytest.mark.parametrize("width", [390, 1280])
def test_switch_keeps_page_query_and_anchor(open_page: Open, address: str, path: str, arrives: str, width: int) -> None:
    page = open_page(path, width)
    page.locator(SWITCH).click()
    page.wait_for_url(address + arrives)
    assert page.locator("html").get_attribute("lang") == ("zh-Hant" if "Hant" in arrives else "zh-Hans")


def test_switch_follows_an_anchor_chosen_after_loading(open_page: Open, address: str) -> None:
    page = open_page("trio/activity/")
    page.evaluate("location.hash = 'rhythm'")
    page.locator(SWITCH).click()
    page.wait_for_url(f"{address}zh-Hant/trio/activity/#rhythm")


def test_switch_by_keyboard(open_page: Open, address: str) -> None:
    page = open_page("trio/user/#rfm")
    page.locator(SWITCH).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}zh-Hant/trio/user/#rfm")


def test_switch_keeps_the_page_without_javascript(open_page: Open, address: str) -> None:
    page = open_page("trio/activity/", java_script_enabled=False)
    page.locator(SWITCH).click()
    assert page.url == f"{address}zh-Hant/trio/activity/"


def test_reader_of_the_other_script_is_offered_it_once(open_page: Open, address: str) -> None:
    page = open_page("trio/user/#rfm", 390, locale="zh-TW")
    assert page.url == f"{address}trio/user/#rfm"
    assert page.locator(OFFER).inner_text().startswith("這一頁有繁體中文版")
    page.locator(f"{OFFER} button").click()
    assert not page.locator(OFFER).is_visible()
    page.reload()
    assert not page.locator(OFFER).is_visible()


def test_offer_leads_to_the_same_place(open_page: Open, address: str) -> None:
    page = open_page("zh-Hant/trio/user/?q1=1#rfm", locale="zh-CN")
    assert page.locator(f"{OFFER} a").inner_text() == "这一页有简体中文版"
    page.locator(f"{OFFER} a").click()
    page.wait_for_url(f"{address}trio/user/?q1=1#rfm")


@pytest.mark.parametrize(
    ("locale", "offered"), [("zh-CN", False), ("zh-TW", True), ("zh-HK", True), ("zh-Hant-HK", True), ("en-US", False)]
)
def test_browser_language_decides_for_a_new_reader(open_page: Open, locale: str, offered: bool) -> None:
    page = open_page("workflow/overview/", locale=locale)
    assert page.locator(OFFER).is_visible() == offered


def test_choice_counts_more_than_the_browser_language(open_page: Open, address: str) -> None:
    page = open_page("trio/user/", locale="zh-CN")
    page.locator(SWITCH).click()
    page.wait_for_url(f"{address}zh-Hant/trio/user/")
    assert not page.locator(OFFER).is_visible()
    page.goto(f"{address}trio/content/")
    assert page.locator(OFFER).is_visible()


def test_blocked_storage_leaves_the_switch_working(open_page: Open, address: str) -> None:
    page = open_page("trio/user/")
    page.add_init_script("Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new Error('full') }})")
    page.reload()
    page.locator(SWITCH).click()
    page.wait_for_url(f"{address}zh-Hant/trio/user/")
