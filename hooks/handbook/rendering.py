"""The way of one chapter through a build, in one script or in both at once; the page is MkDocs', as far as it is used."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from handbook import directives, sources, surroundings
from handbook import page as pages
from handbook.contents import with_made
from handbook.derived import Made
from handbook.exits import TRADITIONAL, Exit, by_hand
from handbook.tooltips import explain
from handbook.traces import Trace, print_around, print_of

# MkDocs tells of every page that the first build has made for the second as skipped.
logging.getLogger("mkdocs.commands.build").addFilter(lambda told: "enerated empty output" not in told.getMessage())


class File(Protocol):
    """Where a chapter comes from, below docs/, and where it goes, below the site or its script's folder there."""

    src_uri: str

    @property
    def dest_uri(self) -> str:
        """Where the page goes."""


class Page(Protocol):
    """MkDocs' page."""

    meta: Any
    content: str | None
    markdown: str | None
    canonical_url: str | None
    present_anchor_ids: set[str] | None
    toc: Any

    @property
    def file(self) -> File:
        """Its file."""

    @property
    def url(self) -> str:
        """Its address below the root of the site."""

    @property
    def title(self) -> Any:
        """Its title."""

    @property
    def parent(self) -> Any:
        """The part of the book that it stands in."""


def read(markdown: str, page: Page, exit_: Exit) -> str:
    """Return a chapter's Markdown as it is rendered now; nothing where the first build has made the page."""
    source = page.file.src_uri
    for key in ("title", "description"):
        page.meta[key] = exit_.said(page.meta[key])
    if exit_.is_for_both and exit_.derived:
        exit_.derived.read(source, markdown)
    if exit_.made(source):
        page.meta["template"] = "made.html"
        return ""
    return exit_.resolved(sources.without_marks(markdown))


def rendered(html: str, page: Page, exit_: Exit, fragments: Path) -> str:
    """Return the chapter's article with all that is made from data, and hand it to search."""
    if made := exit_.made(page.file.src_uri):
        page.present_anchor_ids = set(made.ids)
        exit_.keep(made.searched)
        exit_.traces.pop(page.file.src_uri, None)
        return ""
    path = exit_.path(page.url)
    if _is_by_hand(page):
        html, page.meta["title"] = by_hand(html), by_hand(str(page.title))
    if exit_.is_for_both and exit_.derived:
        exit_.derived.rendered(page.file.src_uri, html)
    trace = _traced(page, html, exit_, fragments)
    searched, html = _article(trace, exit_, fragments)
    if exit_.is_served:
        exit_.traces[page.file.src_uri] = replace(trace, article=print_of((searched, html)))
    page.present_anchor_ids = (page.present_anchor_ids or set()) | pages.ids_in(html)
    with_made(page.toc.items, html)
    if page.meta.get("search", True):
        exit_.gather(path, str(page.title), str(page.parent.title if page.parent else ""), searched)
    return html


def _traced(page: Page, html: str, exit_: Exit, fragments: Path) -> Trace:
    path, book = exit_.path(page.url), exit_.handbook
    explained = explain(html, path.rstrip("/"), book, fragments, exit_.here(path, _is_by_hand(page)))
    return Trace(page, html, explained, (book.glossary, book.regions))


def _article(trace: Trace, exit_: Exit, fragments: Path) -> tuple[str, str]:
    """What is searched of a chapter, and its article."""
    path, book = exit_.path(trace.page.url), exit_.handbook
    here = exit_.here(path, _is_by_hand(trace.page))
    searched = directives.expand(trace.html, book, fragments, here, for_search=True)
    return searched, pages.completed(trace.explained, path, book, fragments, here)


def _is_by_hand(page: Page) -> bool:
    return getattr(page.file, "localization", None) == TRADITIONAL


def changed(exit_: Exit, fragments: Path) -> set[str]:
    """Return the chapters, by path below docs/, of which the exit's book now makes another page than was written."""
    found = set()
    for source, trace in exit_.traces.items():
        if trace.explained_by(exit_.handbook) is None:
            again = _traced(trace.page, trace.html, exit_, fragments)
            trace.explained, trace.words = again.explained, again.words
        searched, html = _article(trace, exit_, fragments)
        around = surroundings.context(exit_, trace.page.url, source, trace.page.meta.get("sources", ()), html)
        if (print_of((searched, html)), print_around(around)) != (trace.article, trace.around):
            found.add(source)
    return found


def context(page: Page, exit_: Exit) -> Mapping[str, Any]:
    """Return what the templates are given beside MkDocs' own: where the page stands in either script, its sources, more."""
    source = page.file.src_uri
    if exit_.made(source):
        return {}
    page.canonical_url = exit_.base + exit_.path(page.url)
    found = surroundings.context(exit_, page.url, source, page.meta.get("sources", ()), page.content or "")
    if exit_.is_served:
        exit_.traces[source].around = print_around(found)
    return found


def finished(output: str, page: Page, exit_: Exit, site: Path) -> str:
    """Return a finished page for MkDocs to write; nothing where one rendering was for both, and both are written here."""
    source = page.file.src_uri
    if exit_.made(source):
        return ""
    # MkDocs keeps every page to the end; what is written needs its text no more (None would take the title, too).
    page.markdown = page.content = ""
    if exit_.writer and exit_.derived and not exit_.derived.is_apart(source):
        exit_.writer.write(site, page.file.dest_uri, output)
        searched = exit_.twin(exit_.path(page.url))
        exit_.derived.made[source] = Made(page.present_anchor_ids or set(), searched)
        return ""
    return exit_.page(output)
