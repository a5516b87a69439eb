"""What the theme's templates are given around a chapter: the other script, sources, paper, editing, what is found."""

from collections.abc import Iterable
from typing import Any

from handbook import found
from handbook.book import Handbook
from handbook.editing import heading_lines
from handbook.exits import TRADITIONAL, Exit
from handbook.paper import Paper, paper
from handbook.sources import citations
from handbook.whole_downloads import PAGES, Download, whole_books


def context(exit_: Exit, url: str, file: str, source_lines: Iterable[str], html: str) -> dict[str, Any]:
    """What the templates need beside the article `html`, made from `file` below docs/.

    The same page in the other script, its sources, its paper, and where it and its sections are edited.
    """
    path, book = exit_.path(url), exit_.handbook
    here = exit_.here(path)
    up = here.root
    books = _books_on(exit_, path, file)
    return {
        "root": exit_.root,
        "base_url": here.root.removesuffix("/") or ".",
        "other_url": exit_.either(f"{up}{TRADITIONAL}/{path}", f"../{up}{path}"),
        "citations": citations(source_lines, book.sources),
        "edition": exit_.site.edition,
        "revised": _revised(book, path),
        "repository": exit_.site.repository,
        "edits": exit_.site.repository.edit_file(f"docs/{file}"),
        "heading_lines": heading_lines(html, file, book.chapters, exit_.script),
        "paper": _paper(exit_, html, path),
        "here": path,
        "social": f"{exit_.site.address}assets/images/social-{here.language}.png",
        "linked_data": found.linked_data(book, here, exit_.base, exit_.site.edition),
        "whole_books": books,
    }


def _paper(exit_: Exit, html: str, path: str) -> Paper | None:
    roots = (exit_.site.address, f"{exit_.site.address}{TRADITIONAL}/")
    simplified, traditional = (paper(html, path, root, exit_.handbook.short) for root in roots)
    if not simplified or not traditional:
        return None
    notes = tuple(map(exit_.either, simplified.notes, traditional.notes))
    qr = exit_.either(simplified.qr, traditional.qr)
    return Paper(exit_.either(simplified.address, traditional.address), qr, notes)


def _books_on(exit_: Exit, path: str, source: str) -> list[Download]:
    books = whole_books(exit_.site.fragments, exit_.site.edition).of(exit_.locale) if path in PAGES else []
    if books and exit_.derived:
        exit_.derived.set_apart(source)
    return books


def _revised(book: Handbook, path: str) -> str:
    reading = book.readings.get(path.rstrip("/") or "index")
    return reading.revised if reading else ""
