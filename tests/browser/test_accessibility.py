"""axe-core on a sample of pages and on what opens in them; make audit takes every page."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from tests.axe import faults, show
from tests.project import Open, started

pytestmark = pytest.mark.browser


def searched(page: Page) -> None:
    page.locator("[data-search-open]").click()
    page.locator(".handbook-search__input").fill("复购")
    page.wait_for_selector(".handbook-search__hit")


def menu(page: Page) -> None:
    page.locator("article .headerlink").nth(2).dispatch_event("click")
    page.wait_for_selector("#handbook-copy:popover-open")


def answered(page: Page) -> None:
    for group in page.locator("[data-module=practice] fieldset:has([type=radio])").all():
        group.locator("[type=radio]").first.check()
    page.locator("[data-module=practice] [type=submit]").click()


def compared(page: Page) -> None:
    for box in page.locator("[data-module=compare] input[type=checkbox]").all()[:3]:
        box.check()


def drawer(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator(".handbook-drawer").press("Enter")


def nothing(page: Page) -> None:
    return


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("", nothing),
        ("zh-Hant/craft/control/", answered),
        ("craft/control/", searched),
        ("zh-Hant/trio/user/", menu),
        ("zh-Hant/roles/compare/", compared),
        ("workflow/overview/", drawer),
        ("practice/role-fit/", nothing),
        ("metrics/gmv/", nothing),
        ("zh-Hant/practice/worksheets/week-review/", nothing),
        ("404.html", nothing),
    ],
)
def test_axe_finds_nothing(open_page: Open, path: str, opened: Callable[[Page], None]) -> None:
    page = started(open_page(path, reduced_motion="reduce"))
    opened(page)
    assert faults(show(page, 390 if opened is drawer else 1280, "default")) == []
    assert faults(show(page, 390, "slate")) == []
