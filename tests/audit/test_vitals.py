"""A phone of the lower middle on a slow 4G, as Lighthouse takes it: a first visit fetches little, and nothing moves.

How long it takes, `make bench` measures.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from handbook.bench.reading import PAGES, compressed, measure

pytestmark = [pytest.mark.audit, pytest.mark.browser]


@pytest.fixture(scope="module")
def hosted(site: Path) -> Iterator[str]:
    with compressed(site) as address:
        yield address


@pytest.mark.parametrize("path", [*PAGES, "roles/compare/?roles=activity,user&view=move"])
def test_a_first_visit_on_a_slow_phone(browser: Browser, hosted: str, path: str) -> None:
    page = measure(browser, hosted + path)
    assert page["requests"] <= 10 and not page["missing"]
    assert page["js"] <= 20 * 1024
    assert page["cls"] == 0
