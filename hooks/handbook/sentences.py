"""Cuts the book's sources into sentences, each with its file and line: what a reader of a change looks at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.faults import Fault, Faults
from handbook.overrides import lines_of, override_faults
from handbook.sources import without_marks
from handbook.yaml_nodes import Broken, Location, read_tree

HAND_KEPT = ".zh-Hant.md"
_HAN = re.compile(r"[㐀-䶿一-鿿〇]")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_FRONT_VALUE = re.compile(r"(?:title|description):\s*(.*)")
_COMMENT = re.compile(r"<!--(?!\s*(?:end\s+)?only\b).*?-->|\{#-?\s.*?#\}", re.DOTALL)
_LIST_MARK = re.compile(r"\s*(?:(?:[-*+>:]|\d+\.|#{1,6}|\[[ x]\])\s+)*(?:(?:!!!|\?\?\?\+?|===)\s+[\w-]*)?")
_CELL = re.compile(r"(?<!\\)\|")
# A sentence ends behind its last mark and the quotes that close it; overrides and code are not cut.
_SENTENCE = re.compile(r"(?:-\{.*?\}-|`[^`]*`|[^。！？])+(?:[。！？]+[”’」』）)*_]*)?|[。！？]+")
# What stands in a template as final text never meets the converter.
_FINAL = re.compile(r"\"[^\"]*\"\s*\|\s*(?:keep|hant)\b")
_TEMPLATE_MARKS = re.compile(r"[<>{}%\"'|=]+")
# In regions.yml the words of other places are written as they are shown there.
_WRITTEN_THERE = ("taiwan", "hongkong")


@dataclass(frozen=True)
class Sentence:
    """`text` as it stands in `path` on `line`, markup and overrides included; `script` is set in a one-script block."""

    path: str
    line: int
    text: str
    script: str | None = None

    @property
    def is_kept_by_hand(self) -> bool:
        """Whether it is written in traditional script, so that nothing converts it."""
        return self.path.endswith(HAND_KEPT)


def is_source(path: str) -> bool:
    """Whether readers see words of this file: chapters, data, templates."""
    chapter = path.endswith(".md") and (path.startswith("docs/") or path == "CHANGELOG.md")
    data = path.startswith("docs/_data/") and path.endswith(".yml")
    return chapter or data or (path.startswith("overrides/") and path.endswith(".html"))


def sentences(path: str, text: str) -> tuple[Sentence, ...]:
    """Cut one source into its Chinese sentences, cells and list items; raises Faults where it cannot be read."""
    cut = _of_data if path.endswith(".yml") else _of_template if path.endswith(".html") else _of_chapter
    return tuple(sentence for sentence in cut(path, text) if _HAN.search(sentence.text))


def _of_chapter(path: str, text: str) -> Iterator[Sentence]:
    front = _FRONT_MATTER.match(text)
    for number, row in enumerate(front[0].splitlines() if front else (), 1):
        if value := _FRONT_VALUE.match(row):
            yield from _cut(path, number, value[1].strip("\"' "))
    body = _COMMENT.sub(_blank, without_marks(text))
    if front:
        body = _blank(front) + body[len(front[0]) :]
    if faults := [Fault(path, line, "override", message) for line, message in override_faults(body)]:
        raise Faults(faults)
    for line in lines_of(body):
        if line.is_marker:
            continue
        row = line.text if line.is_code else line.text[_marks_end(line.text) :]
        for cell in _CELL.split(row) if line.text.lstrip().startswith("|") else [row]:
            yield from _cut(path, line.number, cell, line.script)


def _of_data(path: str, text: str) -> Iterator[Sentence]:
    try:
        tree = read_tree(text)
    except Broken as broken:
        raise Faults([Fault(path, broken.line + 1, "yaml-syntax", broken.message)]) from broken
    for location, value in _strings(tree.data):
        if location[-1:] and location[-1] in _WRITTEN_THERE:
            continue
        yield from _cut(path, tree.line(location) + 1, " ".join(value.split()))


def _of_template(path: str, text: str) -> Iterator[Sentence]:
    text = _FINAL.sub(_blank, _COMMENT.sub(_blank, text))
    for number, row in enumerate(text.splitlines(), 1):
        for piece in _TEMPLATE_MARKS.split(row):
            yield from _cut(path, number, piece)


def _strings(data: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    if isinstance(data, str):
        yield location, data
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, tuple) else ()
    for key, value in pairs:
        yield from _strings(value, (*location, key))


def _cut(path: str, line: int, text: str, script: str | None = None) -> Iterator[Sentence]:
    for piece in _SENTENCE.findall(text):
        yield Sentence(path, line, piece.strip(), script)


def _marks_end(row: str) -> int:
    found = _LIST_MARK.match(row)
    return found.end() if found else 0


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")
