"""Old ids within a page: those of renamed sections and data stand where the new ones are, those that left lead on."""

import re
from pathlib import Path

from handbook.book import Handbook
from handbook.fragments import Here, render
from handbook.redirects import Moves

# What stands before an id of the data where it is the id of an element, and on which page; "" is any page.
_PLACES = {
    "role": ("", "from-"),
    "metric": ("metrics/dictionary", ""),
    "question": ("", "q-"),
    "worksheet": ("", "sheet-"),
    "calculator": ("", "calculator-"),
    "term": ("reference/glossary", ""),
    "pack": ("", "pack-"),
}


def with_old_places(html: str, page: str, book: Handbook, folder: Path, here: Here) -> str:
    """Return the article of `page` with every old id that pointed into it; sections that left get a line at its end."""
    left = {}
    stay = dict(_renamed(page, book.moves))
    for old, to in book.moves.anchors_of(page).items():
        target, _, anchor = to.partition("#")
        if target == page:
            stay[old] = anchor
        else:
            left[old] = to
    for old, anchor in stay.items():
        html = _before(html, anchor, render(folder, "old_section", here, id=old))
    return html + render(folder, "moved_sections", here, moved=left) if left else html


def _renamed(page: str, moves: Moves) -> list[tuple[str, str]]:
    """Old and new ids of elements on `page` that carry the id of something in the data."""
    found = []
    for (kind, old), to in moves.ids.items():
        where, prefix = _PLACES[kind]
        if to and where in ("", page):
            found.append((prefix + old, prefix + to))
    return found


def _before(html: str, anchor: str, place: str) -> str:
    """Put `place` before the element with id `anchor`; a part of a table holds it in its first cell."""
    name = re.escape(anchor)
    in_table = rf'<(?:tbody|tr)\b[^>]*\bid="{name}"[^>]*>.*?<t[hd]\b[^>]*>'
    html, count = re.subn(rf"({in_table})", rf"\1{place}", html, count=1, flags=re.DOTALL)
    return html if count else re.sub(rf'(<\w+\b[^>]*\bid="{name}")', rf"{place}\1", html, count=1)
