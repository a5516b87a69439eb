"""On which line of its file each written heading of a page stands, for the links that edit a section."""

import re
from collections.abc import Iterable

from handbook.chapters import Chapter

_WRITTEN = re.compile(
    r"<h(?P<level>[1-6])\b[^>]*\bid=\"(?P<id>[^\"]+)\"(?:(?!</h(?P=level)>).)*class=\"headerlink\"", re.S
)


def heading_lines(html: str, path: str, chapters: Iterable[Chapter], script: str) -> list[int]:
    """Return the line in `path` (relative to docs/) of every heading in `html` that has the theme's mark, in order.

    Lines count from 1 in the file, front matter included; a heading from elsewhere (CHANGELOG.md) has that of the one above.
    """
    own = next((chapter for chapter in chapters if chapter.path == path), None)
    headings = own.headings if own else ()
    lines = {one.anchor: one.line + own.offset for one in headings if own and one.script in (None, script)}
    found = [1]
    for heading in _WRITTEN.finditer(html):
        found.append(lines.get(heading["id"], found[-1]))
    return found[1:]
