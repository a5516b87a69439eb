"""axe-core on every page in both scripts, light and dark, wide and narrow."""

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.axe import SCHEMES, WIDTHS, faults, show
from tests.project import started

pytestmark = pytest.mark.audit


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant"])
def test_axe_finds_nothing_on_any_page(browser: Browser, address: str, site: Path, script: str) -> None:
    found = []
    pages = [page for page in sorted(site.rglob("*.html")) if "<main " in page.read_text("utf-8")]
    names = [page.relative_to(site).as_posix() for page in pages]
    for name in [name for name in names if name.startswith("zh-Hant/") == (script == "zh-Hant")]:
        context = browser.new_context(reduced_motion="reduce", locale="zh-TW" if script == "zh-Hant" else "zh-CN")
        page = context.new_page()
        page.goto(address + name.removesuffix("index.html"))
        started(page)
        for width, scheme in product(WIDTHS, SCHEMES):
            found += [f"{name} {width} {scheme} {fault}" for fault in faults(show(page, width, scheme))]
        context.close()
    assert found == []
