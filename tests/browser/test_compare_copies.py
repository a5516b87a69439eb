"""A comparison taken elsewhere: copied as a link, Markdown or CSV, printed."""

import re

import pytest
from tests.project import Open, started

pytestmark = pytest.mark.browser


def test_copies(open_page: Open) -> None:
    page = started(
        open_page(
            "roles/compare/?roles=activity,user&dims=indicators", permissions=["clipboard-read", "clipboard-write"]
        )
    )

    def copied(kind: str) -> str:
        page.locator(f"[data-compare-copy={kind}]").click()
        page.wait_for_function("() => document.querySelector('[data-compare-status]').textContent.includes('已复制')")
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert copied("link") == page.url
    markdown = copied("markdown").splitlines()
    assert markdown[0] == "| 看什么 | 活动运营 | 用户运营 |" and markdown[1] == "| --- | --- | --- |"
    assert len(markdown) == 3 and markdown[2].startswith("| 核心指标 | ")
    assert copied("csv").startswith('"看什么","活动运营","用户运营"')


def test_copying_that_fails_is_told(open_page: Open) -> None:
    page = started(open_page("roles/compare/?roles=activity,user"))
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    page.locator("[data-compare-copy=link]").click()
    page.wait_for_function("() => document.querySelector('[data-compare-status]').textContent.includes('没能复制')")


def test_print_is_a_sheet_with_title_link_and_date(open_page: Open) -> None:
    page = started(open_page("roles/compare/?roles=activity,user"))
    page.evaluate(
        "window.print = () => (window.printed = document.querySelector('[data-module=compare]').outerHTML.slice(0, 200))"
    )
    page.locator("[data-compare-print]").click()
    assert "data-print" in page.evaluate("window.printed")
    page.evaluate("document.querySelector('[data-module=compare]').dataset.print = ''")
    page.emulate_media(media="print")
    assert not page.locator(".handbook-compare__form").is_visible()
    assert not page.locator("#traps").is_visible()
    line = page.locator(".handbook-compare__print").inner_text()
    assert page.url in line and re.search(r"\d{4}-\d\d-\d\d", line)
