"""What the tests of pure JavaScript share: one page of the site in which modules are imported."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}practice/exam/")
    yield page
    context.close()
