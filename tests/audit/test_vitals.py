"""A phone of the lower middle on a slow 4G, as Lighthouse takes it: the text stands soon, does not move, and answers."""

from pathlib import Path

import pytest

from handbook.bench.reading import PAGES, reading

pytestmark = [pytest.mark.audit, pytest.mark.browser]


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, dict[str, float]]:
    return reading(site)


@pytest.mark.parametrize("path", PAGES)
def test_a_first_visit_on_a_slow_phone(found: dict[str, dict[str, float]], path: str) -> None:
    page = found[path]
    assert page["requests"] <= 10 and not page["missing"]
    assert page["js"] <= 20 * 1024
    assert page["lcp"] < 1200 and page["inp"] < 100
    assert page["cls"] == 0
