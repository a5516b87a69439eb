"""What people read in the sources, line by line: code, comments, addresses and overrides are blanked, columns stay."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.chapters import APART, Chapter
from handbook.faults import Faults
from handbook.overrides import lines_of
from handbook.yaml_file import text_of
from handbook.yaml_nodes import Broken, Location, read_tree

HAN = re.compile("[㐀-䶿一-鿿]")
_CODE = r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
_OVERRIDE = r"-\{.*?\}-"
_COMMENT = r"<!--.*?-->"
_TAG = r"</?[A-Za-z][^<>]*>"
_TARGET = r"(?<=\])\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
_ATTRIBUTES = r"\{\s*[#.:][^{}]*\}"
_ADDRESS = r"https?://[^\s<>）)，。；]+"
PROTECTED = re.compile("|".join((_CODE, _OVERRIDE, _COMMENT, _TAG, _TARGET, _ATTRIBUTES, _ADDRESS)))
# What stands deeper below these belongs to them: list items, !!! and ???, tabs, definitions.
_BLOCK_HEAD = re.compile(r"\s*(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|===|:)\s")
_OPEN_COMMENT = re.compile(r"<!--(?!.*?-->).*$")


@dataclass(frozen=True)
class Line:
    """One line that people read: `path` relative to the project, `number` from 1."""

    path: str
    number: int
    text: str


@dataclass(frozen=True)
class Value:
    """One text of a data file: where it stands in it (its keys) and on which line (from 1)."""

    path: str
    number: int
    location: Location
    text: str


def is_body(chapter: Chapter) -> bool:
    """Whether it is a chapter of the book proper: not the home page, not in one of the parts that stand apart."""
    return "/" in chapter.page and chapter.page.partition("/")[0] not in APART and not is_by_hand(chapter)


def is_by_hand(chapter: Chapter) -> bool:
    """Whether it is kept in traditional script by hand; rules on simplified text do not hold there."""
    return chapter.path.endswith(".zh-Hant.md")


def blanked(text: str, pattern: re.Pattern[str] = PROTECTED) -> str:
    """Return `text` with what `pattern` finds replaced by as many spaces."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


def indented_code(rows: Sequence[str]) -> set[int]:
    """Return the places (from 0) of the lines that Markdown takes for code because they stand deeper than their block."""
    found: set[int] = set()
    for at, row in enumerate(rows):
        depth = _depth(row)
        if depth < 4 or not row.strip():
            continue
        if at and rows[at - 1].strip():
            is_code = at - 1 in found
        else:
            above = next((other for other in reversed(rows[:at]) if other.strip() and _depth(other) < depth), "")
            is_code = not (_BLOCK_HEAD.match(above) and _depth(above) >= depth - 4)
        if is_code:
            found.add(at)
    return found


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def raw_lines(chapter: Chapter, docs: str) -> Iterator[Line]:
    """Yield the lines of a chapter that are no fenced code, comments over several lines left out."""
    inside = False
    for line in lines_of(chapter.markdown, chapter.offset):
        if line.is_code or line.is_marker:
            continue
        text = line.text
        if inside:
            _, inside, text = text.partition("-->")[0], "-->" not in text, text.partition("-->")[2]
        if opened := _OPEN_COMMENT.search(text):
            text, inside = text[: opened.start()], True
        yield Line(f"{docs}/{chapter.path}", line.number, text)


def prose(chapter: Chapter, docs: str) -> list[Line]:
    """Return the lines of a chapter as simplified readers see them, its title and description among them."""
    hant = {line.number for line in lines_of(chapter.markdown, chapter.offset) if line.script == "zh-hant"}
    path = f"{docs}/{chapter.path}"
    head = [
        Line(path, chapter.lines.get(key, 1), blanked(text))
        for key, text in (("title", chapter.meta.title), ("description", chapter.meta.description))
    ]
    body = (Line(row.path, row.number, blanked(row.text)) for row in raw_lines(chapter, docs))
    return head + [row for row in body if row.number not in hant]


def values(docs: Path) -> Iterator[Value]:
    """Yield every text in the data files below `docs`; files that cannot be read are told by who loads them."""
    for file in sorted((docs / "_data").rglob("*.yml")):
        shown_as = f"{docs.name}/{file.relative_to(docs).as_posix()}"
        try:
            tree = read_tree(text_of(file, shown_as))
        except (Broken, Faults):
            continue
        yield from (Value(shown_as, tree.line(location) + 1, location, text) for location, text in texts(tree.data))


def texts(node: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every text in plain data with the keys that lead to it."""
    if isinstance(node, str):
        yield location, node
    elif isinstance(node, dict):
        for key, inner in node.items():
            yield from texts(inner, (*location, key))
    elif isinstance(node, tuple):
        for at, inner in enumerate(node):
            yield from texts(inner, (*location, at))
