"""The main journeys in WebKitGTK, the engine of iPhones and of the browsers inside their apps."""

import time
from typing import Any

import pytest
from tests.browser.test_sturdy import REWRITE

pytestmark = pytest.mark.audit
READY = "html[data-handbook=ready]"


def opened(webkit: Any, address: str) -> Any:
    """Open a page and wait for its components."""
    webkit.get(address)
    assert webkit.find_element("css selector", READY)
    return webkit


def part(webkit: Any, selector: str) -> Any:
    return webkit.find_element("css selector", selector)


def click(webkit: Any, selector: str) -> None:
    """A click by script: what a finger does where a header lies over the part is not the matter here."""
    webkit.execute_script("arguments[0].click()", part(webkit, selector))


def follow(webkit: Any, selector: str) -> None:
    """Click what leads to another page, and wait for that page's components."""
    before, link = webkit.current_url, part(webkit, selector)
    webkit.execute_script("const [$link] = arguments; setTimeout(() => $link.click())", link)
    until = time.monotonic() + 15
    while webkit.current_url == before and time.monotonic() < until:
        time.sleep(0.1)
    assert webkit.current_url != before and part(webkit, READY)


def test_a_reader_searches_and_changes_the_script(webkit: Any, address: str) -> None:
    opened(webkit, address)
    click(webkit, "[data-search-open]")
    field = part(webkit, "dialog[open] input")
    field.send_keys("复购率")
    follow(webkit, ".handbook-search__hit")
    assert part(webkit, "article h1").text
    opened(webkit, f"{address}trio/user/")
    follow(webkit, "[data-module=script-switch]")
    assert part(webkit, "html[lang=zh-Hant]") and webkit.current_url == f"{address}zh-Hant/trio/user/"
    assert part(webkit, "article h1").text.startswith("用戶營運")


def test_a_comparison_is_in_the_address_and_comes_back(webkit: Any, address: str) -> None:
    opened(webkit, f"{address}roles/compare/?roles=user,content")
    part(webkit, ".handbook-compare[data-ready]")
    click(webkit, 'input[value="live"]')
    assert webkit.current_url.endswith("?roles=user,content,live")
    webkit.get(f"{address}trio/user/")
    webkit.back()
    assert part(webkit, ".handbook-compare[data-ready]")
    heads = webkit.find_elements("css selector", ".handbook-compare thead th[data-role]:not([hidden])")
    assert [head.get_attribute("data-role") for head in heads] == ["user", "content", "live"]


def test_a_calculator_reckons_and_a_quiz_is_marked_though_the_text_was_rewritten(webkit: Any, address: str) -> None:
    opened(webkit, f"{address}metrics/gmv/")
    part(webkit, "[data-calculator=campaign][data-ready]")
    webkit.execute_script(f"({REWRITE})()")
    fill = "const $field = document.querySelector('[data-calculator=campaign] [name=ads]'); $field.value = '5000'"
    webkit.execute_script(
        f"{fill}; for (const name of ['input', 'change']) $field.dispatchEvent(new Event(name, {{ bubbles: true }}))"
    )
    assert "0.85" in part(webkit, "[data-calculator=campaign] [data-output=roas]").text
    opened(webkit, f"{address}workflow/strategy/")
    webkit.execute_script(f"({REWRITE})()")
    click(webkit, "form[data-module=practice] [type=submit]")
    assert part(webkit, "form[data-module=practice] [data-quiz-status]").text


def test_the_policy_holds_and_stops_nothing_of_ours(webkit: Any, address: str) -> None:
    """WebKit has no console to read: what the policy stopped is counted, on pages of every kind."""
    count = "window.stopped ??= []; document.addEventListener('securitypolicyviolation', (event) => stopped.push(event.blockedURI))"
    for path in ("trio/user/?duo", "practice/exam/", "metrics/funnel/", "training/builder/"):
        opened(webkit, address + path)
        webkit.execute_script(count)
        click(webkit, "label[for^=__palette]")
        assert webkit.execute_script("return stopped") == [], path
    webkit.execute_script(
        "const $script = document.createElement('script'); $script.textContent = 'hacked = 1'; document.body.append($script)"
    )
    assert webkit.execute_script("return typeof hacked") == "undefined"


def test_a_wrong_address_is_guessed(webkit: Any, address: str) -> None:
    opened(webkit, f"{address}trio/users")
    assert part(webkit, "[data-near-list] a").get_attribute("href") == f"{address}trio/user/"
