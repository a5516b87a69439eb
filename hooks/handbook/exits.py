"""The exit of one script: everything a reader gets passes here once, on its way out."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from handbook import csp, found, open_data, search, security_txt
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
        self.handbook = handbook
        self._edition = edition
        self._site = site
        self._fragments = fragments
        self._repository = repository
        self._locale = locale
        self._books = WholeBooks(fragments.parent.parent / "dist" / "book", edition)
        self._is_traditional = locale == TRADITIONAL
        self._root = f"{TRADITIONAL}/" if self._is_traditional else ""
        self._pages: dict[str, search.SearchPage] = {}
        self._lexicon = ""
        # The preview writes the index anew at every save, when one page has changed.
        self._once = lru_cache(maxsize=4096)(self.convert)

    def convert(self, text: str) -> str:
        """Return `text` as readers of this script get it, final text unmarked."""
        return self.handbook.converter.convert(text) if self._is_traditional else unmark(text)

    def traditional(self, text: str) -> str:
        """Return simplified `text` in traditional script, final on the pages of either script."""
        return keep(self.handbook.converter.convert(text))

    def here(self, url: str, by_hand: bool = False) -> Here:
        """Return the page at `url`, relative to the root of this script, as fragments need to know it."""
        return Here(url, self._repository, self.traditional, by_hand, self.script)

    def page(self, output: str) -> str:
        """Return a finished page as it is written: converted, with its content security policy."""
        return csp.sealed(self.convert(output))

    def template(self, output: str, name: str) -> str:
        """Return a static template's output; 404.html is written by the simplified build alone."""
        return "" if self._is_traditional and name == "404.html" else csp.sealed(unmark(output))

    def path(self, url: str) -> str:
        """Return a page's address relative to the root of its script."""
        return url.removeprefix(self._root).removeprefix("./")

    def gather(self, path: str, title: str, part: str, html: str) -> None:
        """Take a page for the search index; `html` is its article."""
        self._pages[path] = search.SearchPage(path, title, part, tuple(sections(html)))

    def context(self, url: str, file: str, source_lines: Iterable[str], html: str) -> dict[str, Any]:
        """What the templates need beside the article `html`, made from `file` below docs/.

        The same page in the other script, its sources, its paper, and where it and its sections are edited.
        """
        path = self.path(url)
        other = path if self._is_traditional else f"{TRADITIONAL}/{path}"
        cited = citations(source_lines, self.handbook.sources)
        return {
            "root": self._root,
            "other_url": other,
            "citations": cited,
            "edition": self._edition,
            "revised": self._revised(path),
            "repository": self._repository,
            "edits": self._repository.edit_file(f"docs/{file}"),
            "heading_lines": heading_lines(html, file, self.handbook.chapters, self.script),
            "paper": paper(html, path, f"{self._site}{self._root}", self.handbook.short),
            "here": path,
            "base": f"{self._site}{self._root}",
            "social": f"{self._site}assets/images/social-{self._locale}.png",
            "linked_data": found.linked_data(
                self.handbook, self.here(path), f"{self._site}{self._root}", self._edition
            ),
            "whole_books": self._books.of(self._locale) if path in PAGES else (),
        }

    def _revised(self, path: str) -> str:
        reading = self.handbook.readings.get(path.rstrip("/") or "index")
        return reading.revised if reading else ""

    def files(self) -> dict[str, bytes]:
        """The further files of this script, by path: the search index, open data, worksheets, the whole book if made."""
        book, data = self.handbook, self.handbook.data
        self._lexicon = search.lexicon_json(self._searched(), book.terms, book.asking)
        files = {
            "data/roles.json": self.convert(open_data.roles_json(data, self._edition)).encode(),
            "data/roles.csv": self.convert(open_data.roles_csv(data, self._edition)).encode(),
            **downloads(book.worksheets, data.words.worksheet, self.convert),
            **self._moved(),
            **self._codes(),
            **self._found(),
        }
        shared = {} if self._is_traditional else {"duo/glyphs.txt": glyphs().encode(), **self._security()}
        shared |= self._books.files(self._locale)
        return shared | self.index() | {f"{self._root}{path}": content for path, content in files.items()}

    def index(self) -> dict[str, bytes]:
        """The search index of this script by its path, with what it knew of words when all pages were built."""
        return {f"{self._root}search/index.json": search.index_json(self._searched(), self._lexicon).encode()}

    def _searched(self) -> str:
        return search.pages_json(self._pages.values(), self._once)

    def _security(self) -> dict[str, bytes]:
        """Where holes are told; the site has one such file."""
        text = security_txt.security_txt(self._repository, self._site, security_txt.built_at())
        return {security_txt.PATH: text.encode()}

    def _found(self) -> dict[str, bytes]:
        """What readers of feeds and language models look for."""
        here, base = self.here(""), f"{self._site}{self._root}"
        texts = {
            "llms.txt": found.llms(self.handbook, here, base),
            "feed.xml": found.feed(self.handbook, self._fragments, here, base),
        }
        return {path: self.convert(text).encode() for path, text in texts.items() if text}

    def _codes(self) -> dict[str, bytes]:
        """The QR code of every short address."""
        names = [f"{SHORT}{name}/" for page, name in self.handbook.short.items() if "/" in page]
        return {f"{name}qr.svg": qr_file(f"{self._site}{self._root}{name}") for name in names}

    def _moved(self) -> dict[str, bytes]:
        """The pages that only lead on."""

        pages = moved_pages(self.handbook, self._fragments, f"{self._site}{self._root}", self.here)
        return {path: self.page(text).encode() for path, text in pages.items()}


def by_hand(text: str) -> str:
    """Mark text that somebody wrote in traditional script as final."""
    return keep(unmark(text))
