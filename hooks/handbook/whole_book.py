"""The whole book as one page a script: every chapter of the built site in the order of the nav, cover to answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import html
from markupsafe import Markup

from handbook import navigation
from handbook.book import Handbook
from handbook.fragments import Here, render
from handbook.repository import Repository
from handbook.script import keep, unmark
from handbook.settings import Settings
from handbook.whole_article import Answer, Article, article
from handbook.whole_links import page_id, section_id, settle_ids, settle_links

if TYPE_CHECKING:  # fontTools is there only for `make book`
    from handbook.whole_fonts import Face

_STYLES = {"pdf": ("book-page", "book-text", "book-blocks"), "epub": ("book-epub",)}


@dataclass(frozen=True)
class Source:
    """What the book of one script is made from: the built site, the checked data, mkdocs.yml, templates, its date."""

    site: Path
    handbook: Handbook
    settings: Settings
    overrides: Path
    date: str


@dataclass(frozen=True)
class Chapter:
    """One chapter in the book: the id that leads to it, its title, its HTML."""

    id: str
    title: str
    html: Markup


@dataclass(frozen=True)
class Part:
    """A part and its chapters; pages of the nav that stand in no part have the title ""."""

    id: str
    title: str
    chapters: tuple[Chapter, ...]


class WholeBook:
    """The book of one script, `zh-Hans` or `zh-Hant`; reads the site once, `html` writes it in its forms."""

    def __init__(self, source: Source, locale: str) -> None:
        self._source, self._settings = source, source.settings
        self._is_traditional = locale == "zh-Hant"
        traditional = source.handbook.converter.convert
        self._here = Here("", Repository(), lambda text: keep(traditional(text)), script=locale.lower())
        self._root = self._settings.site + ("zh-Hant/" if self._is_traditional else "")
        nav = navigation.expand(self._settings.nav, source.handbook)
        self._nav = list(_parts(nav))
        articles = dict(self._articles())
        self.parts = self._settled(articles)
        self._answers = [entry for found in articles.values() for entry in _answers(found)]

    def html(self, form: str, faces: Sequence["Face"] = (), numbers: Mapping[str, int] | None = None) -> str:
        """Return the book for `form` (`pdf` or `epub`).

        `faces` lie in fonts/ beside it, `numbers` are pages of paper by id, for the contents.
        """
        return self._rendered(
            "whole_book",
            form=form,
            faces=faces,
            parts=self.parts,
            answers=self._answers,
            numbers=numbers or {},
            style=self._style(*_STYLES[form]),
        )

    def cover(self) -> str:
        """Return the cover as a page of its own, 1600 × 2400 pixels."""
        return self._rendered("whole_cover", style=self._style("book-cover"))

    def words(self) -> dict[str, str]:
        """Return what a catalogue asks for: title, subtitle, rights."""
        lines = self._rendered("whole_words").strip().splitlines()
        return dict(line.split("：", 1) for line in lines)

    def _style(self, *names: str) -> Markup:
        folder = self._source.overrides / "assets" / "stylesheets"
        return Markup("\n".join((folder / f"{name}.css").read_text("utf-8") for name in names))

    def _rendered(self, name: str, **data: Any) -> str:
        settings = {"settings": self._settings, "date": self._source.date, "root": self._root}
        text = render(self._source.overrides / "fragments", name, self._here, **settings, **data)
        return self._source.handbook.converter.convert(text) if self._is_traditional else unmark(text)

    def _fragment(self, name: str, **data: str) -> Any:
        return html.fragment_fromstring(self._rendered(name, **data).strip())

    def _articles(self) -> Iterator[tuple[str, Article]]:
        asked: set[str] = set()
        base = self._source.site / ("zh-Hant" if self._is_traditional else "")
        for _, pages in self._nav:
            for page in pages:
                file = base / ("" if page == "index" else page) / "index.html"
                yield page, article(page, file.read_text("utf-8"), asked, self._fragment)

    def _settled(self, articles: Mapping[str, Article]) -> list[Part]:
        ids: set[str] = set()
        for page, found in articles.items():
            for body in (found.body, *(answer.body for answer in found.answers)):
                ids |= settle_ids(page, body)
            ids |= {section_id(page, f"{answer.asked}-answer") for answer in found.answers}
        pages = {("" if page == "index" else f"{page}/"): page for page in articles}
        for page, found in articles.items():
            for body in (found.body, *(answer.body for answer in found.answers)):
                settle_links(page, body, self._root, pages, ids)
        return [
            Part(f"part-{at}", title, tuple(_chapter(articles[page]) for page in found))
            for at, (title, found) in enumerate(self._nav)
        ]


def _parts(nav: list[Any]) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of an expanded nav: a title and the pages below it."""
    for entry in nav:
        title, inside = next(iter(entry.items()))
        yield (
            (title, list(navigation.pages(inside))) if isinstance(inside, list) else ("", [inside.removesuffix(".md")])
        )


def _chapter(found: Article) -> Chapter:
    return Chapter(page_id(found.page), keep(found.title), _inner(found.body))


def _answers(found: Article) -> Iterator[dict[str, Any]]:
    """Yield the page's answers, where it has some, under the headings at which they were asked."""
    if found.answers:
        groups = [
            {"heading": keep(heading), "rows": [_answer(found.page, answer) for answer in rows]}
            for heading, rows in groupby(found.answers, lambda answer: answer.heading)
        ]
        yield {"page": page_id(found.page), "title": keep(found.title), "groups": groups}


def _answer(page: str, answer: Answer) -> dict[str, Any]:
    return {
        "id": section_id(page, f"{answer.asked}-answer"),
        "asked": section_id(page, answer.asked),
        "label": keep(answer.label),
        "is_number": answer.label.isdigit(),
        "html": _inner(answer.body),
    }


def _inner(body: Any) -> Markup:
    """The element's content as final HTML."""
    return Markup(keep((body.text or "") + "".join(html.tostring(one, encoding="unicode") for one in body)))
