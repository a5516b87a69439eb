"""The exit of one script: everything a reader gets passes here once, on its way out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handbook import found, open_data, search
from handbook.book import Handbook
from handbook.editing import heading_lines
from handbook.fragments import Here
from handbook.glyphs import glyphs
from handbook.moved import SHORT, moved_pages
from handbook.paper import paper, qr_file
from handbook.repository import Repository
from handbook.script import keep, unmark
from handbook.sections import sections
from handbook.sources import citations
from handbook.whole_downloads import PAGES, WholeBooks
from handbook.worksheet_downloads import downloads

TRADITIONAL = "zh-Hant"


class Exit:
    """What one build (one script) writes: converts text, gathers pages for search, lists further files."""

    def __init__(
        self, handbook: Handbook, locale: str, edition: str, site: str, fragments: Path, repository: Repository
    ) -> None:
        self.script = locale.lower()
        self._handbook = handbook
        self._edition = edition
        self._site = site
        self._fragments = fragments
        self._repository = repository
        self._locale = locale
        self._books = WholeBooks(fragments.parent.parent / "dist" / "book", edition)
        self._is_traditional = locale == TRADITIONAL
        self._root = f"{TRADITIONAL}/" if self._is_traditional else ""
        self._pages: list[search.SearchPage] = []

    def convert(self, text: str) -> str:
        """Return `text` as readers of this script get it, final text unmarked."""
        return self._handbook.converter.convert(text) if self._is_traditional else unmark(text)

    def traditional(self, text: str) -> str:
        """Return simplified `text` in traditional script, final on the pages of either script."""
        return keep(self._handbook.converter.convert(text))

    def here(self, url: str, by_hand: bool = False) -> Here:
        """Return the page at `url`, relative to the root of this script, as fragments need to know it."""
        return Here(url, self._repository, self.traditional, by_hand, self.script)

    def template(self, output: str, name: str) -> str:
        """Return a static template's output; 404.html is written by the simplified build alone."""
        return "" if self._is_traditional and name == "404.html" else unmark(output)

    def path(self, url: str) -> str:
        """Return a page's address relative to the root of its script."""
        return url.removeprefix(self._root).removeprefix("./")

    def gather(self, path: str, title: str, part: str, html: str) -> None:
        """Take a page for the search index; `html` is its article."""
        self._pages.append(search.SearchPage(path, title, part, tuple(sections(html))))

    def context(self, url: str, file: str, source_lines: Iterable[str], html: str) -> dict[str, Any]:
        """What the templates need beside the article `html`, made from `file` below docs/.

        The same page in the other script, its sources, its paper, and where it and its sections are edited.
        """
        path = self.path(url)
        other = path if self._is_traditional else f"{TRADITIONAL}/{path}"
        cited = citations(source_lines, self._handbook.sources)
        return {
            "root": self._root,
            "other_url": other,
            "citations": cited,
            "edition": self._edition,
            "revised": self._revised(path),
            "repository": self._repository,
            "edits": self._repository.edit_file(f"docs/{file}"),
            "heading_lines": heading_lines(html, file, self._handbook.chapters, self.script),
            "paper": paper(html, path, f"{self._site}{self._root}", self._handbook.short),
            "here": path,
            "base": f"{self._site}{self._root}",
            "social": f"{self._site}assets/images/social-{self._locale}.png",
            "linked_data": found.linked_data(
                self._handbook, self.here(path), f"{self._site}{self._root}", self._edition
            ),
            "whole_books": self._books.of(self._locale) if path in PAGES else (),
        }

    def _revised(self, path: str) -> str:
        reading = self._handbook.readings.get(path.rstrip("/") or "index")
        return reading.revised if reading else ""

    def files(self) -> dict[str, bytes]:
        """The further files of this script, by path: the search index, open data, worksheets, the whole book if made."""
        book, data = self._handbook, self._handbook.data
        converter = book.converter if self._is_traditional else None
        files = {
            "search/index.json": search.index_json(self._pages, book.terms, book.asking, converter).encode(),
            "data/roles.json": self.convert(open_data.roles_json(data, self._edition)).encode(),
            "data/roles.csv": self.convert(open_data.roles_csv(data, self._edition)).encode(),
            **downloads(book.worksheets, data.words.worksheet, self.convert),
            **self._moved(),
            **self._codes(),
            **self._found(),
        }
        shared = {} if self._is_traditional else {"duo/glyphs.txt": glyphs().encode()}
        shared |= self._books.files(self._locale)
        return shared | {f"{self._root}{path}": content for path, content in files.items()}

    def _found(self) -> dict[str, bytes]:
        """What readers of feeds and language models look for."""
        here, base = self.here(""), f"{self._site}{self._root}"
        texts = {
            "llms.txt": found.llms(self._handbook, here, base),
            "feed.xml": found.feed(self._handbook, self._fragments, here, base),
        }
        return {path: self.convert(text).encode() for path, text in texts.items() if text}

    def _codes(self) -> dict[str, bytes]:
        """The QR code of every short address."""
        names = [f"{SHORT}{name}/" for page, name in self._handbook.short.items() if "/" in page]
        return {f"{name}qr.svg": qr_file(f"{self._site}{self._root}{name}") for name in names}

    def _moved(self) -> dict[str, bytes]:
        """The pages that only lead on."""

        pages = moved_pages(self._handbook, self._fragments, f"{self._site}{self._root}", self.here)
        return {path: self.convert(text).encode() for path, text in pages.items()}


def by_hand(text: str) -> str:
    """Mark text that somebody wrote in traditional script as final."""
    return keep(unmark(text))
