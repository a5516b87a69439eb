"""Words explained in place: by mouse, keyboard and finger, in both scripts; plain links without JavaScript."""

import pytest
from playwright.sync_api import Locator, Page
from tests.project import Open, started

pytestmark = pytest.mark.browser
TERM, FRIEND, TIP = ".handbook-term", ".handbook-friend", ".handbook-tip"
PHONE = {"has_touch": True, "is_mobile": True}


def is_shown(page: Page) -> bool:
    return bool(page.locator(TIP).is_visible())


def is_inside(page: Page) -> bool:
    box = page.locator(TIP).bounding_box()
    width, height = page.evaluate("[document.documentElement.clientWidth, innerHeight]")
    assert box
    return box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= width and box["y"] + box["height"] <= height


def word(page: Page, selector: str = TERM) -> Locator:
    return page.locator(selector).first


def test_a_mouse_over_a_word_shows_its_meaning_and_leaves_it_a_link(open_page: Open, address: str) -> None:
    page = started(open_page("trio/user/"))
    assert not is_shown(page)
    word(page).hover()
    assert page.locator(TIP).inner_text().strip() == word(page).get_attribute("data-meaning")
    assert word(page).get_attribute("aria-describedby") == page.locator(TIP).get_attribute("id")
    assert page.locator(TIP).get_attribute("role") == "tooltip"
    page.locator(TIP).hover()
    page.wait_for_timeout(300)
    assert is_shown(page)
    page.mouse.move(2, 2)
    page.locator(TIP).wait_for(state="hidden")
    assert word(page).get_attribute("aria-describedby") is None
    word(page).click()
    page.wait_for_url(f"{address}reference/glossary/#*")


def test_by_keyboard(open_page: Open, address: str) -> None:
    page = started(open_page("trio/user/"))
    page.evaluate(f"document.querySelector('{TERM}').previousSibling; document.querySelector('article h2 a').focus()")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"document.activeElement.matches('{TERM}')"):
            break
    assert is_shown(page) and is_inside(page)
    page.keyboard.press("Escape")
    assert not is_shown(page)
    assert page.evaluate(f"document.activeElement.matches('{TERM}')")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert is_shown(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}reference/glossary/#*")


@pytest.mark.parametrize("path", ["trio/user/", "zh-Hant/workflow/breakdown/"])
def test_a_first_tap_explains_and_the_link_inside_leads_on(open_page: Open, address: str, path: str) -> None:
    page = started(open_page(path, 390, **PHONE))
    word(page).tap()
    assert page.url == address + path
    assert page.locator(f"{TIP} [data-tip-more]:visible").count() == 1
    assert is_shown(page) and is_inside(page)
    other = page.locator(TERM).nth(1)
    other.tap()
    assert is_shown(page) and str(other.get_attribute("data-meaning")) in page.locator(TIP).inner_text()
    page.locator("article h1").tap(position={"x": 5, "y": 5})
    assert not is_shown(page)
    word(page).tap()
    page.locator(f"{TIP} [data-tip-more]:visible").tap()
    page.wait_for_url("**/reference/glossary/#*")


@pytest.mark.parametrize("path", ["trio/activity/", "zh-Hant/trio/activity/"])
def test_no_bubble_leaves_the_screen_and_no_page_scrolls_sideways(open_page: Open, path: str) -> None:
    page = started(open_page(path, 390, **PHONE))
    for at in range(0, page.locator(TERM).count(), 5):
        page.locator(TERM).nth(at).scroll_into_view_if_needed()
        page.locator(TERM).nth(at).tap()
        assert is_inside(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_false_friend_warns_on_the_traditional_page_only(open_page: Open) -> None:
    page = started(open_page("zh-Hant/roles/front/community/"))
    mark = page.locator(f"{FRIEND}[href$='#community']")
    assert mark.count() == 1 and mark.is_visible()
    mark.hover()
    assert "大陸的「社群」多指微信群組" in page.locator(TIP).inner_text()
    plain = started(open_page("roles/front/community/"))
    assert plain.locator(FRIEND).count() > 0 and not plain.locator(f"{FRIEND}:visible").count()


def test_a_friends_bubble_leads_to_the_table_of_words(open_page: Open) -> None:
    page = started(open_page("zh-Hant/roles/front/community/", 390, **PHONE))
    page.locator(FRIEND).first.tap()
    more = page.locator(f"{TIP} [data-tip-more]:visible")
    assert more.inner_text() == "看用語對照"
    more.tap()
    page.wait_for_url("**/zh-Hant/reference/terms/#*")


def test_plain_links_without_javascript(open_page: Open, address: str) -> None:
    page = open_page("trio/user/", 390, java_script_enabled=False)
    assert not is_shown(page)
    word(page).click()
    assert page.url.startswith(f"{address}reference/glossary/#")


def test_plain_links_where_there_are_no_popovers(open_page: Open, address: str) -> None:
    page = open_page("trio/user/")
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(address + "trio/user/")
    started(page)
    word(page).hover()
    assert not is_shown(page)
    word(page).click()
    assert page.url.startswith(f"{address}reference/glossary/#")


def test_nothing_of_it_is_printed(open_page: Open) -> None:
    page = started(open_page("zh-Hant/trio/user/"))
    word(page).hover()
    page.emulate_media(media="print")
    assert not is_shown(page) and not page.locator(f"{FRIEND}:visible").count()
    assert word(page).evaluate("node => getComputedStyle(node).textDecorationLine") == "none"


@pytest.mark.parametrize("script", ["", "zh-Hant/"])
@pytest.mark.parametrize("name", ["glossary", "terms", "sources"])
def test_reference_pages_fit_a_phone(open_page: Open, script: str, name: str) -> None:
    page = open_page(f"{script}reference/{name}/", 390)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    wide = "nodes => nodes.filter(node => node.getBoundingClientRect().right > 391).length"
    assert page.locator("article :is(table, tr, td, dd, p)").evaluate_all(wide) == 0
