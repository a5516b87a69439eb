"""Two scripts from one source: the equation, language tags, no leftovers, a hand-kept sibling, sameness of two builds."""

import html
import re
from pathlib import Path

import pytest
from tests.project import ROOT, build, copy_project

from handbook.book import Handbook
from handbook.overrides import resolve
from handbook.script import KEEP_END, KEEP_START
from handbook.sections import plain

# What git says of the last revision is not known of a copy of the sources.
REVISED = re.compile(r'<span class="handbook-reading__date">.*?</span>| data-date="[^"]*"', re.DOTALL)
ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
PAGES = sorted(path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md"))
FINAL = re.compile(f"{KEEP_START}[^{KEEP_END}]*{KEEP_END}")


def file_of(site: Path, page: Path) -> Path:
    return site / (page.parent if page.name == "index" else page) / "index.html"


def article(path: Path) -> str:
    (found,) = ARTICLE.findall(path.read_text("utf-8"))
    return REVISED.sub("", str(found))


def change(file: Path, find: str, put: str) -> None:
    text = file.read_text("utf-8")
    assert find in text, file
    file.write_text(text.replace(find, put), "utf-8")


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The simplified site of a book in which everything is said as the traditional reader gets it, conversion aside.

    What is final hides behind private letters until the chapters have been read; the exit leaves its marks in place.
    """
    project = copy_project(tmp_path_factory.mktemp("resolved"))
    for chapter in (project / "docs").rglob("*.md"):
        text = resolve(chapter.read_text("utf-8"), "zh-hant")
        chapter.write_text(text.replace(KEEP_START, "\ue00a").replace(KEEP_END, "\ue00b"), "utf-8")
    shown = "sources.without_marks(markdown).translate({0xE00A: 0xE000, 0xE00B: 0xE001})"
    change(project / "hooks" / "handbook" / "rendering.py", "sources.without_marks(markdown)", shown)
    change(project / "hooks" / "handbook" / "exits.py", "else unmark(text)", "else text")
    target = project / "site"
    done = build(target, project)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


# What holds both scripts and stays out of the conversion: names for a search in either, words set side by side.
BOTH_SCRIPTS = re.compile(r' data-search="[^"]*"|<span lang="zh-Han[^"]*">[^<]*</span>')
# The sources are the articles' own words; paper and reports of problems name addresses, each in its script; the whole
# book, where make book has left it, is another file in each.
SOURCES = re.compile(
    r'<aside class="handbook-(?:sources|report)".*?</aside>|<div class="handbook-paper.*?</div>'
    r'|<p class="handbook-whole".*?</p>',
    re.DOTALL,
)


def said(resolved: Path, page: Path) -> str:
    """The article as it is before conversion, without 出处 and with the marks of what is final."""
    return SOURCES.sub("", article(file_of(resolved, page))).replace("\ue00a", KEEP_START).replace("\ue00b", KEEP_END)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_traditional_article_is_the_converted_simplified_one(
    page: Path, site: Path, resolved: Path, handbook: Handbook
) -> None:
    if (ROOT / "docs" / page.parent / f"{page.name}.zh-Hant.md").exists():
        pytest.skip("has a sibling kept by hand")
    simplified = said(resolved, page)
    converted = handbook.converter.convert(BOTH_SCRIPTS.sub("", simplified))
    traditional = BOTH_SCRIPTS.sub("", SOURCES.sub("", article(file_of(site / "zh-Hant", page))))
    assert re.sub(r"\s+", " ", traditional) == re.sub(r"\s+", " ", converted)


EXPLAINED = re.compile(r'<a class="handbook-term"[^>]*>([^<]*)</a>|<a class="handbook-friend"[^>]*>※</a>')


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_traditional_text_is_the_same_as_without_words_explained(
    page: Path, site: Path, resolved: Path, handbook: Handbook
) -> None:
    """A link parts a run of characters; what is converted in parts must come out as the whole does."""
    simplified = EXPLAINED.sub(r"\1", BOTH_SCRIPTS.sub("", said(resolved, page)))
    traditional = EXPLAINED.sub(r"\1", BOTH_SCRIPTS.sub("", SOURCES.sub("", article(file_of(site / "zh-Hant", page)))))
    assert plain(traditional) == plain(handbook.converter.convert(simplified))


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_page_names_its_language_and_shows_no_mark(page: Path, site: Path) -> None:
    for folder, language in (("", "zh-Hans"), ("zh-Hant", "zh-Hant")):
        text = file_of(site / folder, page).read_text("utf-8")
        assert f'<html lang="{language}"' in text
        assert not FINAL.search(text) and KEEP_END not in text


SIMPLIFIED_ON_PURPOSE = re.compile(r'<(\w+)\b[^>]*\blang="zh-Hans"[^>]*>.*?</\1>', re.DOTALL)


def is_simplified_only(char: str) -> bool:
    """Characters of Big5 are what Taiwan's computers have always had; a simplified form is not among them."""
    try:
        char.encode("cp950")
    except UnicodeEncodeError:
        return True
    return False


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_traditional_page_shows_no_simplified_character(page: Path, site: Path) -> None:
    text = BOTH_SCRIPTS.sub("", file_of(site / "zh-Hant", page).read_text("utf-8"))
    text = SIMPLIFIED_ON_PURPOSE.sub("", html.unescape(text))
    assert {char for char in re.findall("[\u4e00-\u9fff]", text) if is_simplified_only(char)} == set()
