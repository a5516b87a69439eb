"""A page's table of contents: the sections that directives have made stand in it beside those that are written."""

import re
from typing import Protocol, Self

_SECTION = re.compile(r"<h2\b[^>]*\bid=\"(?P<id>[^\"]+)\"[^>]*>(?P<text>.*?)</h2>", re.DOTALL)
_NO_TITLE = re.compile(r'<a\b[^>]*class="(?:headerlink|handbook-edit)\b.*?</a>|<[^>]*>', re.DOTALL)


class Entry(Protocol):
    """MkDocs' entry of a table of contents."""

    id: str
    children: list[Self]

    def __init__(self, title: str, id: str, level: int) -> None: ...


def with_made(entries: list[Entry], html: str) -> None:
    """Add to the contents of a page, below its title, the sections of its article `html` that it lacks, in order."""
    if not entries:
        return
    title = entries[0]
    written = {one.id: one for one in title.children}
    found = list(_SECTION.finditer(html))
    # A page that sets its own sections below something else than its title keeps its contents.
    if not written.keys() <= {section["id"] for section in found}:
        return
    kind = type(title)
    made = {section["id"]: kind(_title(section["text"]), section["id"], 2) for section in found}
    title.children[:] = {**made, **written}.values()


def _title(text: str) -> str:
    return _NO_TITLE.sub("", text).strip()
