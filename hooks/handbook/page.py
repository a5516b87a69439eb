"""What we add to the HTML of a chapter: the card of its role, and what its directives ask for."""

import re
from pathlib import Path

from handbook.directives import expand
from handbook.fragments import Here, render
from handbook.roles import Roles

_TITLE_END = "</h1>"
_ID = re.compile(r"\bid=\"([^\"]+)\"")


def complete(html: str, path: str, data: Roles, folder: Path, here: Here) -> str:
    """Return the chapter at `path` (without .md) with its role's card below the title and its directives expanded."""
    role_id = next((name for name, role in data.roles.items() if role.chapter == path.rstrip("/")), None)
    if role_id:
        card = render(folder, "role_card", here, id=role_id, role=data.roles[role_id], data=data)
        html = html.replace(_TITLE_END, _TITLE_END + card, 1)
    return expand(html, data, folder, here)


def ids_in(html: str) -> set[str]:
    """Every id in a piece of HTML, so that links to what we added can be checked."""
    return set(_ID.findall(html))
