"""Gives a heading without an id one: the book's own for its usual sections, the glossary's English word, else pinyin."""

import re
from collections.abc import Mapping

from handbook.chapters import HEADING, HEADING_ID
from handbook.overrides import lines_of
from handbook.rules.prose import blanked
from handbook.rules.shape import SECTIONS

_USUAL: Mapping[str, str] = {title: anchor for anchor, title in SECTIONS.items()}
_NOT_ID = re.compile(r"[^a-z0-9]+")
# An id of five syllables can still be read out; who wants a better one writes it.
_MOST_WORDS = 5


def with_ids(markdown: str, english: Mapping[str, str]) -> tuple[str, dict[int, str]]:
    """Return a chapter's text with an id at every heading, and those added by line (from 1); `english` by term."""
    rows = markdown.split("\n")
    taken = {found["id"] for row in rows if (found := HEADING_ID.search(row.rstrip()))}
    added: dict[int, str] = {}
    for line in lines_of(markdown):
        heading = None if line.is_code else HEADING.match(line.text)
        if not heading or HEADING_ID.search(heading["title"]):
            continue
        name = _free("top" if heading[1] == "#" else anchor_of(heading["title"], english), taken)
        taken.add(name)
        added[line.number] = name
        rows[line.number - 1] = f"{line.text.rstrip()} {{#{name}}}"
    return "\n".join(rows), added


def anchor_of(title: str, english: Mapping[str, str]) -> str:
    """Return an id for a heading: lower-case ASCII words joined by -, beginning with a letter."""
    plain = re.sub(r"[*`]", "", blanked(title)).strip()
    if usual := _USUAL.get(plain):
        return usual
    text = english.get(plain) or _spelled(plain)
    words = [word for word in _NOT_ID.split(text.lower()) if word]
    name = "-".join(words[:_MOST_WORDS]) or "section"
    return name if name[0].isalpha() else f"s-{name}"


def _spelled(text: str) -> str:
    from pypinyin import lazy_pinyin  # a dictionary of 20 MB, read only where a heading needs an id

    return " ".join(lazy_pinyin(text))


def _free(name: str, taken: set[str]) -> str:
    count = 2
    free = name
    while free in taken:
        free, count = f"{name}-{count}", count + 1
    return free
