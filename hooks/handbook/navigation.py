"""The navigation of what is made from data: a role's chapter, a worksheet's page stand in it without being listed."""

from collections.abc import Iterator
from typing import Any

from handbook import packs
from handbook.book import Handbook
from handbook.chapters import page_of
from handbook.worksheet_files import FOLDER

ROLES, WORKSHEETS, PACKS = "handbook/roles/", "handbook/worksheets", "handbook/packs"


def expand(nav: list[Any], book: Handbook) -> list[Any]:
    """Return `nav` with `handbook/roles/<group>` and `handbook/worksheets` replaced by their pages, in their order."""
    found: list[Any] = []
    for entry in nav:
        if isinstance(entry, dict):
            found.append(
                {title: expand(inner, book) if isinstance(inner, list) else inner for title, inner in entry.items()}
            )
        else:
            found += _made(entry, book)
    return found


def _made(entry: Any, book: Handbook) -> list[Any]:
    if entry == WORKSHEETS:
        return [f"{FOLDER}/{name}.md" for name in book.worksheets.sheets]
    if entry == PACKS:
        return [f"{packs.FOLDER}/{name}.md" for name in book.packs.packs]
    if isinstance(entry, str) and entry.startswith(ROLES):
        group = entry.removeprefix(ROLES)
        return [f"{role.chapter}.md" for role in book.data.in_group(group).values()]
    return [entry]


def made(book: Handbook) -> list[tuple[str, ...]]:
    """Return all that the navigation takes from data, in its order, to tell whether another book has another."""
    roles = [(role.group, role.chapter) for role in book.data.roles.values()]
    return [tuple(book.worksheets.sheets), tuple(book.packs.packs), *roles]


def pages(nav: list[Any]) -> Iterator[str]:
    """Yield the chapters of `nav` in order, by their path without .md."""
    for entry in nav:
        inner = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(inner, list):
            yield from pages(inner)
        elif isinstance(inner, str):
            yield page_of(inner.removesuffix(".md"))
