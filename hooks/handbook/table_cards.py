"""Wide tables of a chapter say in each cell which column it stands in, so that a phone can show a row as a card.

A card is no longer laid out as a table, and some browsers then tell a screen reader of none: the roles are said aloud.
"""

import re
from itertools import count

from handbook.script import unmark

# Fewer columns fit a phone.
LEAST = 4
# What is read across and down, as who does what or a share a week, stays a table: cells this short fit a phone too.
SHORT = 6
MOST = 8
_TABLE = re.compile(r"(?P<start><table)(?![^>]*\bclass=)(?P<inside>.*?</table>)", re.DOTALL)
_CARDS = re.compile(r"<table\b[^>]*\bdata-cards\b.*?</table>", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_DATUM = re.compile(r"<td\b[^>]*>(.*?)</td>", re.DOTALL)
# Not the heads of columns: no card shows them, and the theme takes their role for a table that can be sorted.
_PART = re.compile(r'<(?P<tag>table|thead|tbody|tfoot|tr|td|th(?= scope="row"))\b')
_TAG = re.compile(r"<[^>]*>")
_ROLES = {
    "table": "table",
    "tr": "row",
    "td": "cell",
    "th": "rowheader",
    "thead": "rowgroup",
    "tbody": "rowgroup",
    "tfoot": "rowgroup",
}


def with_labels(html: str) -> str:
    """Return a chapter's HTML with its wide tables marked `data-cards` and their cells labelled `data-label`."""
    return _TABLE.sub(_labelled, html)


def with_roles(html: str) -> str:
    """Return a page's HTML with the roles of tables, rows and cells written out in every table marked `data-cards`."""
    return _CARDS.sub(lambda table: _PART.sub(_named, table[0]), html)


def _labelled(table: re.Match[str]) -> str:
    labels = [_TAG.sub("", unmark(head)).strip().replace('"', "&quot;") for head in _HEAD.findall(table["inside"])]
    if len(labels) < LEAST:
        return table[0]
    if len(labels) <= MOST and _is_matrix(table["inside"]):
        return f"{table['start']} data-matrix{table['inside']}"

    def row(found: re.Match[str]) -> str:
        at = count()
        return _CELL.sub(lambda cell: f'{cell[0]} data-label="{labels[next(at)]}"', found[0])

    return f"{table['start']} data-cards{_ROW.sub(row, table['inside'])}"


def _is_matrix(inside: str) -> bool:
    """Whether all cells but a row's first are short, and no more than half of them empty."""
    rows = ([_TAG.sub("", unmark(cell)).strip() for cell in _DATUM.findall(row)[1:]] for row in _ROW.findall(inside))
    cells = [cell for row in rows for cell in row]
    return max(map(len, cells), default=SHORT + 1) <= SHORT and cells.count("") * 2 <= len(cells)


def _named(part: re.Match[str]) -> str:
    return f'{part[0]} role="{_ROLES[part["tag"]]}"'
