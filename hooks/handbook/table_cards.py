"""Wide tables of a chapter say in each cell which column it stands in, so that a phone can show a row as a card."""

import re
from itertools import count

from handbook.script import unmark

# Fewer columns fit a phone.
LEAST = 4
_TABLE = re.compile(r"(?P<start><table)(?![^>]*\bclass=)(?P<inside>.*?</table>)", re.DOTALL)
_HEAD = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"<td\b")
_TAG = re.compile(r"<[^>]*>")


def with_labels(html: str) -> str:
    """Return a chapter's HTML with its wide tables marked `data-cards` and their cells labelled `data-label`."""
    return _TABLE.sub(_labelled, html)


def _labelled(table: re.Match[str]) -> str:
    labels = [_TAG.sub("", unmark(head)).strip().replace('"', "&quot;") for head in _HEAD.findall(table["inside"])]
    if len(labels) < LEAST:
        return table[0]

    def row(found: re.Match[str]) -> str:
        at = count()
        return _CELL.sub(lambda cell: f'{cell[0]} data-label="{labels[next(at)]}"', found[0])

    return f"{table['start']} data-cards{_ROW.sub(row, table['inside'])}"
