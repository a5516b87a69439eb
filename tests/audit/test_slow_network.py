"""A phone on 3G: 400 ms to and fro, 400 kbit/s down. The text must be there soon, the page must come to work."""

import pytest
from playwright.sync_api import Browser
from tests.project import started

pytestmark = [pytest.mark.audit, pytest.mark.browser]
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


@pytest.mark.parametrize("path", ["", "zh-Hant/trio/user/"])
def test_the_text_is_there_before_the_scripts(browser: Browser, address: str, path: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        page.goto(address + path, wait_until="commit")
        page.wait_for_function(f"() => {PAINTED}")
        assert page.evaluate(PAINTED) < 8_000
        assert page.locator("article h1").is_visible()
        page.set_default_timeout(60_000)
        started(page)
