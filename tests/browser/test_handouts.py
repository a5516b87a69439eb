"""Pages on paper: where they are found, where their links lead; what changed since a version is marked."""

import re
from pathlib import Path

import pytest
from tests.project import Open, started

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])


@BOTH
@pytest.mark.parametrize("path", ["trio/user", "training/packs/first-day", "practice/worksheets/raci"])
def test_paper_says_where_its_page_and_its_links_are(
    open_page: Open, address: str, site: Path, root: str, path: str
) -> None:
    page = started(open_page(f"{root}{path}/"))
    head, notes = page.locator(".handbook-paper"), page.locator(".handbook-paper-notes")
    assert not head.is_visible() and not notes.is_visible()
    page.emulate_media(media="print")
    short = path.rpartition("/")[2]
    base = re.sub("(zh-Hant/)?s/.*", "", head.locator("span").inner_text())
    assert head.locator("span").inner_text() == f"{base}{root}s/{short}/" and head.locator("svg").is_visible()
    listed = notes.locator("li").all_inner_texts()
    numbers = page.locator("article a[data-note]").evaluate_all("all => all.map(a => [+a.dataset.note, a.href])")
    assert numbers and sorted({number for number, _ in numbers}) == list(range(1, len(listed) + 1))
    for number, target in numbers:
        printed = listed[number - 1].replace(base, address)
        moved = page.request.get(printed).text() if "/s/" in printed else ""
        found = re.search(r'rel="canonical" href="([^"]+)"', moved)
        arrived = found[1].replace(base, address) + "#" + printed.partition("#")[2] if found else printed
        assert arrived.rstrip("#") == target
    assert (site / root / "s" / short / "qr.svg").read_bytes().startswith(b"<?xml")


@BOTH
def test_what_changed_since_a_version_is_marked(open_page: Open, root: str) -> None:
    page = started(open_page(f"{root}training/packs/first-week/?since=0.2.0"))
    changes = page.locator(".handbook-changes")
    newer, older = changes.locator("li[data-changed]"), changes.locator("li:not([data-changed])")
    assert newer.count() and older.count() and newer.first.is_visible()
    assert {text[:5] for text in older.all_inner_texts()} == {"0.2.0"}
    assert str(newer.locator("a").first.get_attribute("href")).endswith("?since=0.2.0")
    assert "0.2.0" in page.locator("h1 + [data-since-status]").inner_text()


@pytest.mark.parametrize(("since", "said"), [("9.0.0", "没有改过"), ("<b>x", "看不懂"), ("", "看不懂")])
def test_since_says_when_nothing_changed_or_the_version_is_none(open_page: Open, since: str, said: str) -> None:
    page = started(open_page(f"trio/user/?since={since}"))
    assert said in page.locator("[data-since-status]").inner_text()
    assert not page.locator("[data-changed]").count()
