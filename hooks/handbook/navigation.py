"""The navigation of what is made from data: a role's chapter stands in its group without being listed by hand."""

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
