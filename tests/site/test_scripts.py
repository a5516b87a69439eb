"""Two scripts from one source: the equation, language tags, no leftovers, a hand-kept sibling, sameness of two builds."""

import html
import re
from pathlib import Path

import pytest
from tests.project import ROOT, build, copy_project

from handbook.book import Handbook
from handbook.overrides import resolve
from handbook.script import KEEP_END, KEEP_START
from handbook.sources import without_marks

ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
PAGES = sorted(path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md"))
FINAL = re.compile(f"{KEEP_START}[^{KEEP_END}]*{KEEP_END}")


def file_of(site: Path, page: Path) -> Path:
    return site / (page.parent if page.name == "index" else page) / "index.html"


def article(path: Path) -> str:
    (found,) = ARTICLE.findall(path.read_text("utf-8"))
    return str(found)


@pytest.fixture(scope="module")
def resolved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The simplified site of a book in which everything is said as the traditional reader gets it, conversion aside.

    What is final hides behind private letters, so that the simplified build leaves its marks in place.
    """
    project = copy_project(tmp_path_factory.mktemp("resolved"))
    for chapter in (project / "docs").rglob("*.md"):
        text = resolve(without_marks(chapter.read_text("utf-8")), "zh-hant")
        text = text.replace(KEEP_START, "\ue00a").replace(KEEP_END, "\ue00b")
        chapter.write_text(re.sub(r"^sources: .*\n", "", text, flags=re.MULTILINE), "utf-8")
    target = project / "site"
    done = build(target, project)
    assert done.returncode == 0, done.stdout + done.stderr
    return target


# Role names for a search in either script: data that holds both and stays out of the conversion.
BOTH_SCRIPTS = re.compile(r' data-search="[^"]*"')
# What git and the date of the last revision say is not known of a copy of the sources.
REVISED = re.compile(r'<span class="handbook-reading__date">.*?</span>| data-date="[^"]*"', re.DOTALL)
SOURCES = re.compile(r'<aside class="handbook-sources".*?</aside>', re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_traditional_article_is_the_converted_simplified_one(
    page: Path, site: Path, resolved: Path, handbook: Handbook
) -> None:
    if (ROOT / "docs" / page.parent / f"{page.name}.zh-Hant.md").exists():
        pytest.skip("has a sibling kept by hand")
    simplified = article(file_of(resolved, page)).replace("\ue00a", KEEP_START).replace("\ue00b", KEEP_END)
    converted = handbook.converter.convert(BOTH_SCRIPTS.sub("", REVISED.sub("", simplified)))
    traditional = BOTH_SCRIPTS.sub("", SOURCES.sub("", REVISED.sub("", article(file_of(site / "zh-Hant", page)))))
    assert re.sub(r"\s+", " ", traditional) == re.sub(r"\s+", " ", converted)


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
