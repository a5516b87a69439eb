"""The exit of one script: everything a reader gets passes here once, on its way out."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from handbook import csp, found, open_data, search, security_txt
from handbook.alternatives import chosen, either
from handbook.book import Handbook
from handbook.derived import Derived, Made
from handbook.editing import heading_lines
from handbook.fragments import Here
from handbook.glyphs import glyphs
from handbook.moved import SHORT, moved_pages
from handbook.overrides import SCRIPTS, resolve, resolve_line
from handbook.paper import Paper, paper, qr_file
from handbook.repository import Repository
from handbook.script import keep, unmark
from handbook.sections import sections
from handbook.sources import citations
from handbook.traces import Trace
from handbook.traditional_pages import pages
from handbook.whole_downloads import PAGES, Download, WholeBooks
from handbook.worksheet_downloads import downloads

TRADITIONAL = "zh-Hant"
# What stands once for both scripts, at the root of the site.
SHARED = ("assets/", "duo/", "download/")


class Exit:
    """What one build (one script) writes: converts text, gathers pages for search, lists further files."""

    def __init__(
        self,
        handbook: Handbook,
        locale: str,
        edition: str,
        site: str,
        fragments: Path,
        repository: Repository,
        derived: Derived | None = None,
        is_served: bool = False,
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
        self._twins: dict[str, search.SearchPage] = {}
        self._lexicon = ""
        self._downloads: tuple[Any, Mapping[str, bytes]] = (None, {})
        self.derived = derived
        self.is_for_both = derived is not None and not self._is_traditional
        self.is_served = is_served
        self.traces: dict[str, Trace] = {}
        self.writer = pages(self.traditional_page, is_served) if self.is_for_both else None
        # The preview writes the index anew at every save, when one page has changed.
        self._once = lru_cache(maxsize=4096)(self.convert)

    def convert(self, text: str) -> str:
        """Return `text` as readers of this script get it, final text unmarked."""
        text = chosen(text, self.script)
        return self.handbook.converter.convert(text) if self._is_traditional else unmark(text)

    def traditional(self, text: str) -> str:
        """Return simplified `text` in traditional script, final on the pages of either script."""
        return keep(self.handbook.converter.convert(chosen(text, "zh-hant")))

    def either(self, simplified: str, traditional: str) -> str:
        """Return what a page says, given what each script does: both, where one rendering is for both."""
        if self.is_for_both:
            return either(simplified, traditional)
        return traditional if self._is_traditional else simplified

    def addressed(self, text: str) -> str:
        """Return `text`, final, as it stands in the query of an address."""
        hant = quote(self.handbook.converter.convert(chosen(text, "zh-hant")))
        return self.either(quote(unmark(chosen(text, "zh-hans"))), hant)

    def here(self, url: str, by_hand: bool = False) -> Here:
        """Return the page at `url`, relative to the root of this script, as fragments need to know it."""
        return Here(url, self._repository, self.traditional, by_hand, self.script, self.is_for_both)

    def page(self, output: str) -> str:
        """Return a finished page as it is written: converted, with its content security policy."""
        return csp.sealed(self.convert(output))

    def traditional_page(self, output: str) -> str:
        """Return the traditional page of a rendering for both."""
        return csp.sealed(self.handbook.converter.convert(chosen(output, "zh-hant")))

    def shared(self, path: str, address: str) -> str:
        """Return the relative `address` of `path` on a page; what stands once for both scripts is one level further."""
        is_deeper = self.is_for_both and path.startswith(SHARED) and not address.startswith("/")
        return either(address, f"../{address}") if is_deeper else address

    def template(self, output: str, name: str) -> str:
        """Return a static template's output; 404.html is written by the simplified build alone."""
        return "" if self._is_traditional and name == "404.html" else csp.sealed(unmark(chosen(output, self.script)))

    def path(self, url: str) -> str:
        """Return a page's address relative to the root of its script."""
        return url.removeprefix(self._root).removeprefix("./")

    def said(self, text: str) -> str:
        """Return one line with what it says for one script only."""
        return self.either(resolve_line(text, "zh-hans"), resolve_line(text, "zh-hant"))

    def resolved(self, markdown: str) -> str:
        """Return a chapter's Markdown as this script has it; where it differs the other is rendered on its own."""
        return resolve(markdown, self.script)

    def made(self, source: str) -> Made | None:
        """Return what the first build has made of the chapter at `source` (below docs/) in this second one."""
        return self.derived.made.get(source) if self.derived and not self.is_for_both else None

    def gather(self, path: str, title: str, part: str, html: str) -> None:
        """Take a page for the search index; `html` is its article."""
        rows = {script: [chosen(text, script) for text in (title, part, html)] for script in SCRIPTS}
        own, other = rows[self.script], rows["zh-hant"]
        self._pages[path] = _entry(path, *own)
        if self.is_for_both:
            self._twins[path] = _entry(path, *other) if own != other else self._pages[path]

    def keep(self, page: search.SearchPage | None) -> None:
        """Take a page for the search index as the first build has read it."""
        if page:
            self._pages[page.url] = page

    def twin(self, path: str) -> search.SearchPage | None:
        """Return what the traditional index holds of the page at `path`, if it holds it."""
        return self._twins.get(path)

    @property
    def base(self) -> str:
        """The absolute address of the root of this script."""
        return self.either(self._site, f"{self._site}{TRADITIONAL}/")

    def context(self, url: str, file: str, source_lines: Iterable[str], html: str) -> dict[str, Any]:
        """What the templates need beside the article `html`, made from `file` below docs/.

        The same page in the other script, its sources, its paper, and where it and its sections are edited.
        """
        path, book = self.path(url), self.handbook
        here = self.here(path)
        up = here.root
        books = self._books_on(path, file)
        return {
            "root": self._root,
            "base_url": here.root.removesuffix("/") or ".",
            "other_url": self.either(f"{up}{TRADITIONAL}/{path}", f"../{up}{path}"),
            "citations": citations(source_lines, book.sources),
            "edition": self._edition,
            "revised": self._revised(path),
            "repository": self._repository,
            "edits": self._repository.edit_file(f"docs/{file}"),
            "heading_lines": heading_lines(html, file, book.chapters, self.script),
            "paper": self._paper(html, path),
            "here": path,
            "social": f"{self._site}assets/images/social-{here.language}.png",
            "linked_data": found.linked_data(book, here, self.base, self._edition),
            "whole_books": books,
        }

    def _paper(self, html: str, path: str) -> Paper | None:
        roots = (self._site, f"{self._site}{TRADITIONAL}/")
        simplified, traditional = (paper(html, path, root, self.handbook.short) for root in roots)
        if not simplified or not traditional:
            return None
        notes = tuple(map(self.either, simplified.notes, traditional.notes))
        qr = self.either(simplified.qr, traditional.qr)
        return Paper(self.either(simplified.address, traditional.address), qr, notes)

    def _books_on(self, path: str, source: str) -> list[Download]:
        books = self._books.of(self._locale) if path in PAGES else []
        if books and self.derived:
            self.derived.set_apart(source)
        return books

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
            **self._worksheets(),
            **self._moved(),
            **self._codes(),
            **self._found(),
        }
        if self.writer:
            self.writer.finish()
        shared = {} if self._is_traditional else {"duo/glyphs.txt": glyphs().encode(), **self._security()}
        shared |= self._books.files(self._locale)
        return shared | self.index() | {f"{self._root}{path}": content for path, content in files.items()}

    def _worksheets(self) -> Mapping[str, bytes]:
        """The files of the worksheets; workbooks take long, and most data that the preview sees saved is not theirs."""
        made_of = (self.handbook.worksheets, self.handbook.data.words.worksheet)
        if self._downloads[0] != made_of:
            self._downloads = (made_of, downloads(*made_of, self.convert))
        return self._downloads[1]

    def index(self) -> dict[str, bytes]:
        """The search index of this script by its path, with what it knew of words when all pages were built."""
        return {f"{self._root}search/index.json": search.index_json(self._searched(), self._lexicon)}

    def _searched(self) -> list[str]:
        return search.rows(self._pages.values(), self._once)

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


def _entry(path: str, title: str, part: str, html: str) -> search.SearchPage:
    return search.SearchPage(path, title, part, tuple(sections(html)))


def by_hand(text: str) -> str:
    """Mark text that somebody wrote in traditional script as final."""
    return keep(unmark(text))
