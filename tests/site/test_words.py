"""Words explained in place, in the whole book: once a section, in no heading or link, leading to their entries."""

import re
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook.book import Handbook
from handbook.chapters import APART

ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
TERM = re.compile(r'<a class="handbook-term" href="[^"]*#([^"]+)" data-meaning="[^"]*">([^<]*)</a>')
FRIEND = re.compile(r'<a class="handbook-friend" href="[^"]*#([^"]+)" data-meaning="[^"]*" aria-label="[^"]*">※</a>')
TIP = re.compile(r'<div class="handbook-tip".*?</div>', re.DOTALL)
CHAPTERS = sorted(
    path.relative_to(ROOT / "docs").with_suffix("").as_posix()
    for path in (ROOT / "docs").rglob("*/*.md")
    if path.relative_to(ROOT / "docs").parts[0] not in APART and path.stem != "index"
)


def article(site: Path, page: str) -> str:
    (found,) = ARTICLE.findall((site / page / "index.html").read_text("utf-8"))
    return TIP.sub("", found)


@pytest.mark.parametrize("page", CHAPTERS)
def test_each_term_is_explained_once_a_section_and_each_friend_once_a_chapter(page: str, site: Path) -> None:
    for folder in ("", "zh-Hant"):
        text = article(site / folder, page)
        for section in re.split(r"<h2\b", text):
            ids = [found[0] for found in TERM.findall(section)]
            assert len(ids) == len(set(ids))
        friends = FRIEND.findall(text)
        assert len(friends) == len(set(friends))


@pytest.mark.parametrize("page", CHAPTERS)
def test_nothing_is_explained_in_headings_links_and_controls(page: str, site: Path) -> None:
    for found in re.finditer(
        r"<(h[1-6]|th|summary|label|button|figcaption|pre|code|svg|a)\b(?P<rest>[^>]*)>(?P<inner>.*?)</\1>",
        article(site, page),
        re.DOTALL,
    ):
        assert "handbook-term" not in found["inner"] and "handbook-friend" not in found["inner"]


def test_there_are_explanations_everywhere_and_they_lead_to_their_entries(site: Path, handbook: Handbook) -> None:
    glossary = (site / "reference/glossary/index.html").read_text("utf-8")
    words = (site / "reference/terms/index.html").read_text("utf-8")
    for page in CHAPTERS:
        text = article(site, page)
        assert TERM.search(text), page
        assert all(f' id="{name}"' in glossary for name, _ in TERM.findall(text))
        assert all(f' id="{name}"' in words for name in FRIEND.findall(text))


def test_search_does_not_know_of_explanations(site: Path) -> None:
    assert "※" not in (site / "zh-Hant/search/index.json").read_text("utf-8")


def test_reference_pages_hold_each_entry_once(site: Path, handbook: Handbook) -> None:
    for folder in ("", "zh-Hant"):
        text = (site / folder / "reference/glossary/index.html").read_text("utf-8")
        assert len(re.findall(r'class="handbook-entry"', text)) == len(handbook.glossary.terms)
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        ids = re.findall(r'\bid="([^"]+)"', (site / folder / "reference/terms/index.html").read_text("utf-8"))
        assert len(ids) == len(set(ids))


def test_every_line_of_the_sources_leads_to_where_it_is_retold(site: Path, handbook: Handbook) -> None:
    text = (site / "reference/sources/index.html").read_text("utf-8")
    for name in handbook.sources.ids():
        entry = re.search(rf"<dt><code>{re.escape(name)}</code>.*?</dd>", text, re.DOTALL)
        assert entry and "<li><a href=" in entry[0], name
