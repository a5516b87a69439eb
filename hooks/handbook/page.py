"""What we add to the HTML of a chapter: its words explained, the card of its role, what its directives ask for."""

import re
from pathlib import Path

from handbook.book import Handbook
from handbook.changes import of_chapter, of_pack
from handbook.chapters import APART
from handbook.directives import expand
from handbook.fragments import Here, render
from handbook.old_places import with_old_places
from handbook.packs import FOLDER, prompts
from handbook.paper import numbered
from handbook.quiz_pages import chapter_check
from handbook.script import keep
from handbook.table_cards import with_labels, with_roles
from handbook.tooltips import explain

_TITLE_END = "</h1>"
_LAST_SECTION = '<h2 id="next">'
_HEADING_OR_TABLE = re.compile(r'<h[1-4]\b[^>]*\bid="(?P<heading>[^"]+)"|(?P<table><table\b)(?![^>]*\bid=)')
# What people who edit copy into the sources is simplified on the pages of either script.
_CODE = re.compile(r"(?P<start><code\b)(?P<end>[^>]*>)(?P<text>[^\ue000\ue001]*?)(?=</code>)")
# The corner of a table written in Markdown heads no row and no column.
_EMPTY_HEAD = re.compile(r"<th\b(?P<rest>[^>]*)></th>")
_ID = re.compile(r"\bid=\"([^\"]+)\"")


def complete(html: str, path: str, book: Handbook, folder: Path, here: Here) -> str:
    """Return the chapter at `path` with all that we add to it.

    Words explained, directives expanded, links numbered for paper, its role's card, three questions, what changed.
    """
    return completed(explain(html, path.rstrip("/"), book, folder, here), path, book, folder, here)


def completed(explained: str, path: str, book: Handbook, folder: Path, here: Here) -> str:
    """Return the chapter at `path`, whose words are `explained`, with all the rest that we add to it."""
    page, data = path.rstrip("/"), book.data
    html = numbered(expand(explained, book, folder, here), page)
    html = html.replace(_TITLE_END, _TITLE_END + _under_title(page, book, folder, here), 1)
    if check := chapter_check(data, book.quizzes, page):
        html = html.replace(_LAST_SECTION, render(folder, "chapter_check", here, **check) + _LAST_SECTION, 1)
    if page.partition("/")[0] == "contributing":
        html = _CODE.sub(lambda found: f'{found["start"]} lang="zh-Hans"{found["end"]}{keep(found["text"])}', html)
    html = with_roles(_EMPTY_HEAD.sub(r"<td\g<rest>></td>", with_labels(html)))
    html = _with_table_ids(html) + _changes(page, book, folder, here)
    return with_old_places(html, page, book, folder, here)


def _under_title(page: str, book: Handbook, folder: Path, here: Here) -> str:
    parts = []
    if "/" in page and page.partition("/")[0] not in APART:
        aids = {"reading": book.readings[page], "titles": book.quizzes.titles, "page": page}
        told = {"questions": len(book.quizzes.of_chapter(page)), "prompts": prompts(book.packs, page)}
        parts.append(render(folder, "reading", here, **aids))
        parts.append(render(folder, "trainer", here, short=book.short.get(page), **told, **aids))
    for name, role in book.data.roles.items():
        if role.chapter == page:
            parts.append(render(folder, "role_card", here, id=name, role=role, data=book.data))
    return "".join(parts)


def _changes(page: str, book: Handbook, folder: Path, here: Here) -> str:
    pack = book.packs.packs.get(page.removeprefix(f"{FOLDER}/"))
    changed = of_pack(book.chapters, pack) if pack else of_chapter(book.chapters, page)
    more = {"changed": changed, "is_pack": pack is not None, "page": page, "titles": book.quizzes.titles}
    return render(folder, "changes", here, **more) if changed else ""


def _with_table_ids(html: str) -> str:
    """Give every table an id that links can name: that of the heading above it, and which of the section's it is."""
    section, count = "", 0

    def named(found: re.Match[str]) -> str:
        nonlocal section, count
        if found["heading"]:
            section, count = found["heading"], 0
            return found[0]
        count += 1
        return f'{found["table"]} id="{section}-table-{count}"'

    return _HEADING_OR_TABLE.sub(named, html)


def ids_in(html: str) -> set[str]:
    """Every id in a piece of HTML, so that links to what we added can be checked."""
    return set(_ID.findall(html))
