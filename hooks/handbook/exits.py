"""The exit of one script: everything a reader gets passes here once, on its way out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from handbook import csp, further_files, search
from handbook.alternatives import chosen, either
from handbook.book import Handbook
from handbook.derived import Derived, Made
from handbook.fragments import Here
from handbook.overrides import SCRIPTS, resolve, resolve_line
from handbook.page_writer import pages
from handbook.repository import Repository
from handbook.script import keep, unmark
from handbook.sections import sections
from handbook.traces import Trace
from handbook.worksheet_downloads import downloads

TRADITIONAL = "zh-Hant"
# What stands once for both scripts, at the root of the site.
SHARED = ("assets/", "duo/", "download/", "preview/")


@dataclass(frozen=True)
class Site:
    """What both builds write into: its edition, its absolute address, our templates, where its sources are.

    `is_served`: while writing, by the preview.
    """

    edition: str
    address: str
    fragments: Path
    repository: Repository
    is_served: bool = False


class Exit:
    """What one build (one script) writes: converts text, gathers pages for search, lists further files."""

    def __init__(self, handbook: Handbook, locale: str, site: Site, derived: Derived | None = None) -> None:
        self.locale, self.script = locale, locale.lower()
        self.handbook = handbook
        self.site = site
        self.is_traditional = locale == TRADITIONAL
        self.root = f"{TRADITIONAL}/" if self.is_traditional else ""
        self._pages: dict[str, search.SearchPage] = {}
        self._twins: dict[str, search.SearchPage] = {}
        self._lexicon = ""
        self._downloads: tuple[Any, Mapping[str, bytes]] = (None, {})
        self.derived = derived
        self.is_for_both = derived is not None and not self.is_traditional
        self.is_served = site.is_served
        self.traces: dict[str, Trace] = {}
        self.writer = pages(self.both, site.is_served) if self.is_for_both else None
        # The preview writes the index anew at every save, when one page has changed.
        self._once = lru_cache(maxsize=4096)(self.convert)

    def convert(self, text: str) -> str:
        """Return `text` as readers of this script get it, final text unmarked."""
        text = chosen(text, self.script)
        return self.handbook.converter.convert(text) if self.is_traditional else unmark(text)

    def traditional(self, text: str) -> str:
        """Return simplified `text` in traditional script, final on the pages of either script."""
        return keep(self.handbook.converter.convert(chosen(text, "zh-hant")))

    def either(self, simplified: str, traditional: str) -> str:
        """Return what a page says, given what each script does: both, where one rendering is for both."""
        if self.is_for_both:
            return either(simplified, traditional)
        return traditional if self.is_traditional else simplified

    def addressed(self, text: str) -> str:
        """Return `text`, final, as it stands in the query of an address."""
        hant = quote(self.handbook.converter.convert(chosen(text, "zh-hant")))
        return self.either(quote(unmark(chosen(text, "zh-hans"))), hant)

    def here(self, url: str, by_hand: bool = False) -> Here:
        """Return the page at `url`, relative to the root of this script, as fragments need to know it."""
        return Here(url, self.site.repository, self.traditional, by_hand, self.script, self.is_for_both)

    def page(self, output: str) -> str:
        """Return a finished page as it is written: converted, with its content security policy."""
        return csp.sealed(self.convert(output))

    def both(self, output: str) -> Mapping[str, str]:
        """Return the finished pages of a rendering for both, by the folder of their script below the site."""
        traditional = csp.sealed(self.handbook.converter.convert(chosen(output, "zh-hant")))
        return {"": self.page(output), TRADITIONAL: traditional}

    def shared(self, path: str, address: str) -> str:
        """Return the relative `address` of `path` on a page; what stands once for both scripts is one level further."""
        is_deeper = self.is_for_both and path.startswith(SHARED) and not address.startswith("/")
        return either(address, f"../{address}") if is_deeper else address

    def template(self, output: str) -> str:
        """Return a static template's output; each stands once, in both scripts."""
        return csp.sealed(unmark(chosen(output, self.script)))

    def templates(self, names: Iterable[str]) -> set[str]:
        """Return which static templates this build writes: the sitemap is the last one's, 404.html the first one's."""
        return {name for name in names if name != "404.html" or not self.is_traditional}

    def path(self, url: str) -> str:
        """Return a page's address relative to the root of its script."""
        return url.removeprefix(self.root).removeprefix("./")

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
        return self.either(self.site.address, f"{self.site.address}{TRADITIONAL}/")

    def files(self) -> dict[str, bytes]:
        """The further files of this script by path; from then on the index knows of words what all pages hold."""
        book = self.handbook
        self._lexicon = search.lexicon_json(self._searched(), book.terms, book.asking)
        if self.writer:
            self.writer.finish()
        return {**further_files.shared(self), **further_files.own(self), **self.index()}

    def worksheets(self) -> Mapping[str, bytes]:
        """The files of the worksheets; workbooks take long, and most data that the preview sees saved is not theirs."""
        made_of = (self.handbook.worksheets, self.handbook.data.words.worksheet)
        if self._downloads[0] != made_of:
            self._downloads = (made_of, downloads(*made_of, self.convert))
        return self._downloads[1]

    def index(self) -> dict[str, bytes]:
        """The search index of this script by its path, with what it knew of words when all pages were built."""
        return {f"{self.root}search/index.json": search.index_json(self._searched(), self._lexicon)}

    def _searched(self) -> list[str]:
        return search.rows(self._pages.values(), self._once)


def _entry(path: str, title: str, part: str, html: str) -> search.SearchPage:
    return search.SearchPage(path, title, part, tuple(sections(html)))


def by_hand(text: str) -> str:
    """Mark text that somebody wrote in traditional script as final."""
    return keep(unmark(text))
