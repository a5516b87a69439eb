"""What we add to the HTML of a chapter: its words explained, the card of its role, what its directives ask for."""

import re
from pathlib import Path

from handbook.book import Handbook
from handbook.chapters import APART
from handbook.directives import expand
from handbook.fragments import Here, render
from handbook.quiz_pages import chapter_check
from handbook.tooltips import explain

_TITLE_END = "</h1>"
_LAST_SECTION = '<h2 id="next">'
_ID = re.compile(r"\bid=\"([^\"]+)\"")


def complete(html: str, path: str, book: Handbook, folder: Path, here: Here) -> str:
    """Return the chapter at `path` with words explained, its role's card, directives expanded, three questions."""
    page, data = path.rstrip("/"), book.data
    html = explain(html, page, book, folder, here)
    role_id = next((name for name, role in data.roles.items() if role.chapter == page), None)
    if role_id:
        card = render(folder, "role_card", here, id=role_id, role=data.roles[role_id], data=data)
        html = html.replace(_TITLE_END, _TITLE_END + card, 1)
    if "/" in page and page.partition("/")[0] not in APART:
        aids = {"reading": book.readings[page], "titles": book.quizzes.titles, "page": page}
        html = html.replace(_TITLE_END, _TITLE_END + render(folder, "reading", here, **aids), 1)
    if check := chapter_check(data, book.quizzes, page):
        html = html.replace(_LAST_SECTION, render(folder, "chapter_check", here, **check) + _LAST_SECTION, 1)
    return expand(html, book, folder, here)


def ids_in(html: str) -> set[str]:
    """Every id in a piece of HTML, so that links to what we added can be checked."""
    return set(_ID.findall(html))
