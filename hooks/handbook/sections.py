"""Cuts a rendered chapter at its headings into plain text, for searching."""

import re
from dataclasses import dataclass
from html import unescape

_HEADING = re.compile(r"<h([1-6])\b[^>]*?\bid=\"([^\"]+)\"[^>]*>(.*?)</h\1>", re.DOTALL)
_PERMALINK = re.compile(r"<a class=\"headerlink\".*?</a>", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|template|svg)\b.*?</\1>", re.DOTALL)
_BLOCKS = "p|div|li|ul|ol|dl|dt|dd|table|thead|tbody|tr|td|th|h[1-6]|summary|details|blockquote|pre|br|hr"
_BLOCK = re.compile(rf"</?(?:{_BLOCKS})\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Section:
    """One heading and the text up to the next: `anchor` is the heading's id, empty for what comes before the first."""

    anchor: str
    heading: str
    text: str


def sections(html: str) -> list[Section]:
    """Return the sections of an article in order; cells, items and paragraphs are parted by a space."""
    html = _HIDDEN.sub("", html)
    parts = _HEADING.split(html)
    found = [Section("", "", plain(parts[0]))] if plain(parts[0]) else []
    for at in range(1, len(parts), 4):
        found.append(Section(parts[at + 1], plain(_PERMALINK.sub("", parts[at + 2])), plain(parts[at + 3])))
    return found


def plain(html: str) -> str:
    """Return the text of a piece of HTML."""
    text = unescape(_TAG.sub("", _BLOCK.sub(" ", html)))
    return _SPACE.sub(" ", text).strip()
