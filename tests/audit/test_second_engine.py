"""The main journeys in WebKitGTK."""

from typing import Any

import pytest

pytestmark = pytest.mark.audit

READY = "html[data-handbook=ready]"


def opened(webkit: Any, address: str) -> Any:
    """Open a page and wait for its components."""
    webkit.get(address)
    assert webkit.find_element("css selector", READY)
    return webkit


def test_the_first_page_starts(webkit: Any, address: str) -> None:
    opened(webkit, address)
    assert webkit.find_element("css selector", "h1").text
