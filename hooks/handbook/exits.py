"""The exit of one script: everything a reader gets passes here once, on its way out."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handbook import open_data, search
from handbook.book import Handbook
from handbook.fragments import Here
from handbook.moved import moved_pages
from handbook.script import keep, unmark
from handbook.sections import sections
from handbook.sources import citations
from handbook.whole_downloads import PAGES, WholeBooks
from handbook.worksheet_downloads import downloads

TRADITIONAL = "zh-Hant"


class Exit:
    """What one build (one script) writes: converts text, gathers pages for search, lists further files."""

    def __init__(self, handbook: Handbook, locale: str, edition: str, site: str, fragments: Path) -> None:
        self.script = locale.lower()
        self._handbook = handbook
        self._edition = edition
        self._site = site
        self._fragments = fragments
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

    def template(self, output: str, name: str) -> str:
        """Return a static template's output; 404.html is written by the simplified build alone."""
        return "" if self._is_traditional and name == "404.html" else unmark(output)

    def path(self, url: str) -> str:
        """Return a page's address relative to the root of its script."""
        return url.removeprefix(self._root).removeprefix("./")

    def gather(self, path: str, title: str, part: str, html: str) -> None:
        """Take a page for the search index; `html` is its article."""
        self._pages.append(search.SearchPage(path, title, part, tuple(sections(html))))

    def context(self, url: str, source_lines: Iterable[str]) -> dict[str, Any]:
        """What the templates need: the root of this script, the page in the other one, the sources it retells."""
        path = self.path(url)
        other = path if self._is_traditional else f"{TRADITIONAL}/{path}"
        found = citations(source_lines, self._handbook.sources)
        return {
            "root": self._root,
            "other_url": other,
            "citations": found,
            "edition": self._edition,
            "revised": self._revised(path),
            "whole_books": self._books.of(self._locale) if path in PAGES else (),
        }

    def _revised(self, path: str) -> str:
        reading = self._handbook.readings.get(path.rstrip("/") or "index")
        return reading.revised if reading else ""

    def files(self) -> dict[str, bytes]:
        """The further files of this script, by path: the search index, open data, worksheets, the whole book if made."""
        book, data = self._handbook, self._handbook.data
        converter = book.converter if self._is_traditional else None
        found = {
            "search/index.json": search.index_json(self._pages, book.terms, book.asking, converter).encode(),
            "data/roles.json": self.convert(open_data.roles_json(data, self._edition)).encode(),
            "data/roles.csv": self.convert(open_data.roles_csv(data, self._edition)).encode(),
            **downloads(book.worksheets, data.words.worksheet, self.convert),
            **self._moved(),
        }
        here = {f"{self._root}{path}": content for path, content in found.items()}
        return {**here, **self._books.files(self._locale)}

    def _moved(self) -> dict[str, bytes]:
        """The pages that only lead on."""

        def here(url: str) -> Here:
            return Here(url, "", self.traditional, script=self.script)

        pages = moved_pages(self._handbook, self._fragments, f"{self._site}{self._root}", here)
        return {path: self.convert(text).encode() for path, text in pages.items()}


def by_hand(text: str) -> str:
    """Mark text that somebody wrote in traditional script as final."""
    return keep(unmark(text))
