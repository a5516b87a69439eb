"""The whole book as one page: what a reader finds in it, from the built site; make_book checks what is made of it."""

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from tests.project import ROOT

from handbook import navigation
from handbook.book import Handbook
from handbook.settings import read_settings
from handbook.whole_book import Source, WholeBook
from handbook.whole_downloads import WholeBooks
from handbook.whole_links import page_id
from handbook.whole_tables import in_pieces

SETTINGS = read_settings(ROOT / "mkdocs.yml")


@pytest.fixture(params=["zh-Hans", "zh-Hant"])
def book(request: pytest.FixtureRequest, site: Path, handbook: Handbook) -> Any:
    return whole(site, handbook, request.param)


def whole(site: Path, handbook: Handbook, locale: str) -> Any:
    if (site, locale) not in _MADE:
        source = Source(site, handbook, SETTINGS, ROOT / "overrides", "2026-01-02")
        _MADE[site, locale] = html.document_fromstring(WholeBook(source, locale).html("pdf"))
    return _MADE[site, locale]


_MADE: dict[tuple[Path, str], Any] = {}


@cache
def ids(book: Any) -> Counter[str]:
    return Counter(book.xpath("//@id"))


def test_every_page_of_the_nav_is_a_chapter_below_its_part_in_its_order(book: Any, handbook: Handbook) -> None:
    nav = navigation.expand(SETTINGS.nav, handbook)
    wanted = [page_id(page) for page in navigation.pages(nav)]
    assert book.xpath("//h2[not(starts-with(@id, 'answers-'))]/@id") == wanted
    assert len(book.xpath("//h1")) == len(nav) + 2
    levels = [int(heading.tag[1]) for heading in book.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_no_id_twice_and_every_link_leads_somewhere(book: Any) -> None:
    assert [name for name, count in ids(book).items() if count > 1] == []
    links = book.xpath("//a/@href")
    assert [link for link in links if not link.startswith(("#", "https://"))] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids(book)] == []


def test_only_what_works_online_leads_to_the_site(book: Any) -> None:
    root = book.xpath("//*[@class='rights']//a/@href")[0]
    links = book.xpath(f"//a[not(ancestor::p[@class='online'])][starts-with(@href, '{root}')]/@href")
    assert [link for link in links if link != root and not set("?.") & set(link.removeprefix(root))] == []


def test_nothing_to_click_is_left_and_nothing_private(book: Any) -> None:
    assert book.xpath("//script | //button | //input | //select | //textarea | //details | //form | //*[@hidden]") == []
    assert not set("\ue000\ue001") & set(book.text_content())


def test_every_question_leads_to_an_answer_that_leads_back(book: Any) -> None:
    asked = book.xpath("//a[@class='to-answer']")
    assert len(asked) > 300
    questions = Counter(
        name.partition("_q-")[2] for name in ids(book) if "_q-" in name and not name.endswith("-answer")
    )
    assert [name for name, count in questions.items() if count > 1] == []
    places = {place.get("id"): place for place in book.xpath("//a[@id]")}
    for link in asked:
        answer = places[link.get("href")[1:]]
        assert answer.getparent().getparent().get("class") == "answer"
        assert link.xpath("ancestor::div[@id][1]/@id") == [answer.get("href")[1:]]


def test_trainers_notes_are_there_and_the_words_are_of_one_script(book: Any) -> None:
    is_traditional = book.get("lang") == "zh-Hant"
    assert len(book.find_class("trainer")) > 200
    titles = {place.get("id"): place.text_content() for place in book.iter("h1", "h2")}
    assert titles["answers"] == "答案"
    assert titles["trio.user"] == ("用戶營運" if is_traditional else "用户运营")
    assert book.find_class("contents__title")[0].text == ("目錄" if is_traditional else "目录")


def test_a_table_wider_than_paper_is_cut_and_keeps_its_first_column() -> None:
    cells = "".join(f"<td>{number}</td>" for number in range(13))
    page = html.fragment_fromstring(f"<div><table id='wide'><tr><th>行</th>{cells}</tr></table></div>")
    in_pieces(page[0])
    shown = [[cell.text for cell in table.iter("th", "td")] for table in page]
    assert shown == [["行", *map(str, range(at, min(at + 4, 13)))] for at in range(0, 13, 4)]
    assert page.xpath("//@id") == ["wide"]


def test_only_the_files_of_this_edition_are_offered(tmp_path: Path) -> None:
    assert WholeBooks(tmp_path / "none", "1.0").of("zh-Hans") == []
    for name in ("1.0-zh-hans.pdf", "0.9-zh-hans.epub", "1.0-zh-hant.epub"):
        (tmp_path / f"yunying-quanjing-{name}").write_bytes(b"x" * 1_250_000)
    [found] = WholeBooks(tmp_path, "1.0").of("zh-Hans")
    assert (found.path, found.format, found.size) == ("download/yunying-quanjing-1.0-zh-hans.pdf", "PDF", "1.2")
    assert list(WholeBooks(tmp_path, "1.0").files("zh-Hant")) == ["download/yunying-quanjing-1.0-zh-hant.epub"]


def test_the_site_offers_a_file_only_where_it_is_there(site: Path) -> None:
    for file in ("index.html", "start/how-to-use/index.html", "zh-Hant/training/handouts/index.html"):
        page = html.document_fromstring((site / file).read_text("utf-8"))
        links = [link for link in page.xpath("//a/@href") if "download/" in link]
        there = ROOT.joinpath("dist", "book").is_dir() and any(ROOT.joinpath("dist", "book").glob("*.pdf"))
        assert bool(links) == there
        assert all((site / file).parent.joinpath(link).resolve().is_file() for link in links)
