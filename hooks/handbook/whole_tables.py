"""Tables for a page of paper: one too wide becomes several, each with the first column."""

from copy import deepcopy
from typing import Any

# A4 upright holds so many columns of a few characters; a wider table is cut into pieces of four columns of text.
_MOST, _PIECE = 12, 4
# A table longer than this is let over the page's edge, between two rows.
_SHORT = 16


def in_pieces(table: Any) -> None:
    """Cut an lxml table without spans in place, when it has more columns than a page holds; mark the long ones."""
    rows = table.xpath(".//tr")
    width = max((len(row) for row in rows), default=0)
    if len(rows) > _SHORT or width > _MOST:
        table.set("class", f"{table.get('class') or ''} long".strip())
    if width <= _MOST or table.xpath(".//*[@colspan or @rowspan]"):
        return
    for start in range(1 + _PIECE, width, _PIECE):
        table.getparent().insert(_after(table, start), _columns(deepcopy(table), start, start + _PIECE))
    _columns(table, 1, 1 + _PIECE, is_first=True)


def _after(table: Any, start: int) -> int:
    return int(table.getparent().index(table)) + (start - 1) // _PIECE


def _columns(table: Any, start: int, end: int, is_first: bool = False) -> Any:
    for row in table.xpath(".//tr"):
        for at, cell in reversed(list(enumerate(row))):
            if at and not start <= at < end:
                row.remove(cell)
    if not is_first:
        table.tail = None
        for element in table.xpath("descendant-or-self::*[@id]"):
            del element.attrib["id"]
    return table
