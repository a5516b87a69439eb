"""The tests' own readers: what one kept, the next does not find, though both have the same window."""

import pytest
from tests.readers import Readers

pytestmark = pytest.mark.browser


def test_who_is_lent_again_has_nothing_kept_and_nothing_open(readers: Readers, address: str) -> None:
    first = readers.take(locale="zh-CN")
    page = first.new_page()
    page.goto(f"{address}llms.txt")
    page.evaluate("localStorage.setItem('handbook.read', '[]')")
    readers.give_back(first, locale="zh-CN")
    again = readers.take(locale="zh-CN")
    assert again is first and len(again.pages) == 1
    page = again.new_page()
    page.goto(f"{address}llms.txt")
    assert page.evaluate("localStorage.length") == 0
    readers.give_back(again, locale="zh-CN")
