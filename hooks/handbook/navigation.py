"""The navigation of what is made from data: a role's chapter stands in its group without being listed by hand."""

from collections.abc import Iterator
from typing import Any

from handbook.roles import Roles

PREFIX = "handbook/roles/"


def expand(nav: list[Any], data: Roles) -> list[Any]:
    """Return `nav` with every entry `handbook/roles/<group>` replaced by the chapters of that group, in their order."""
    found: list[Any] = []
    for entry in nav:
        if isinstance(entry, str) and entry.startswith(PREFIX):
            group = entry.removeprefix(PREFIX)
            found += [f"{role.chapter}.md" for role in data.roles.values() if role.group == group]
        elif isinstance(entry, dict):
            found.append(
                {title: expand(inner, data) if isinstance(inner, list) else inner for title, inner in entry.items()}
            )
        else:
            found.append(entry)
    return found


def pages(nav: list[Any]) -> Iterator[str]:
    """Yield the chapters of `nav` in order, by their path without .md."""
    for entry in nav:
        inner = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(inner, list):
            yield from pages(inner)
        elif isinstance(inner, str):
            yield inner.removesuffix(".md")
