"""What a course of one's own is put together from: chapters and sections with their minutes, worksheets, the courses there are."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from handbook.book import Handbook
from handbook.chapters import APART, Chapter
from handbook.overrides import SCRIPTS, resolve, resolve_line
from handbook.packs import Slot
from handbook.quiz_pages import Safe, by_part
from handbook.reading import minutes

_HEADING = re.compile(r"^(?P<level>#{2,6})\s+(?P<title>.*?)\s*\{\s*#(?P<anchor>[\w-]+)[^}]*\}\s*$", re.MULTILINE)
# Where a chapter sends its readers next: links, nothing to read in class.
_LAST = "next"


@dataclass(frozen=True)
class Section:
    """A heading of a chapter and the minutes (at 400 characters each) to all that stands below it."""

    address: str
    level: int
    title: str
    minutes: int


@dataclass(frozen=True)
class Outline:
    """A chapter with its sections of every level, in order; `minutes` is what all of it takes."""

    page: str
    title: str
    minutes: int
    sections: tuple[Section, ...]

    @property
    def listed(self) -> list[Section]:
        """The sections that are offered to be ticked."""
        return [one for one in self.sections if one.level == 2 and not one.address.endswith(f"#{_LAST}")]


def model(book: Handbook) -> dict[str, Any]:
    """Return what the template of the builder is given; the outlines and the numbers by script."""
    outlines = {script: {chapter.page: outline(chapter, script) for chapter in book.chapters} for script in SCRIPTS}
    pages = [page for page in book.quizzes.titles if "/" in page and page.partition("/")[0] not in APART]
    parts = {
        script: [
            (title, [found[page] for page in chapters]) for title, chapters in by_part(book.data, book.quizzes, pages)
        ]
        for script, found in outlines.items()
    }
    asked = {page: len(items) for page in pages if (items := book.quizzes.of_chapter(page))}
    numbers = {script: data_json(numbers_of(book, found, asked)) for script, found in outlines.items()}
    return {
        "parts": parts,
        "asked": asked,
        "data_json": numbers,
        "packs": book.packs.packs,
        "sheets": book.worksheets.sheets,
        "words": book.data.words,
        "safe": Safe,
    }


def outline(chapter: Chapter, script: str) -> Outline:
    """Return a chapter's outline as readers of `script` ("zh-hans", "zh-hant") have it."""
    text = resolve(chapter.markdown, script)
    title = resolve_line(chapter.meta.title, script)
    return Outline(chapter.page, title, minutes(text), tuple(_sections(chapter.page, text)))


def _sections(page: str, text: str) -> Iterator[Section]:
    found = list(_HEADING.finditer(text))
    for at, heading in enumerate(found):
        level = len(heading["level"])
        ends = (later.start() for later in found[at + 1 :] if len(later["level"]) <= level)
        below = text[heading.end() : next(ends, len(text))]
        yield Section(f"{page}#{heading['anchor']}", level, heading["title"], minutes(below))


def numbers_of(book: Handbook, outlines: dict[str, Outline], asked: dict[str, int]) -> dict[str, Any]:
    """Return what builder.mjs works with: titles and minutes by address, the courses, where old addresses lead now."""
    titles: dict[str, tuple[str, int]] = {}
    for chapter in outlines.values():
        titles[chapter.page] = (chapter.title, chapter.minutes)
        titles |= {section.address: (section.title, section.minutes) for section in chapter.sections}
    return {
        "titles": titles,
        "asked": asked,
        "sheets": {name: sheet.title for name, sheet in book.worksheets.sheets.items()},
        "quizzes": {name: title for name, title in book.data.words.instruments.items() if name != "exam"},
        "packs": {name: _pack(book, name) for name in book.packs.packs},
        "moves": {**book.moves.pages, **book.moves.anchors},
        "words": book.data.words.builder,
    }


def _pack(book: Handbook, name: str) -> dict[str, Any]:
    pack = book.packs.packs[name]
    days = [
        {"name": day.name, "start": day.start, "items": [_item(slot) for slot in slots]}
        for day, slots in zip(pack.days, book.packs.slots[name], strict=True)
    ]
    return {**pack.model_dump(include={"title", "audience", "objectives", "prepare"}), "days": days}


def _item(slot: Slot) -> dict[str, Any]:
    said = {**slot.item.model_dump(exclude_defaults=True), "minutes": slot.minutes}
    return {**said, "ref": ref(slot)}


def ref(slot: Slot) -> str:
    """Return four hex digits that say whether an item of a course is still what a link was made from."""
    said = json.dumps({**slot.item.model_dump(), "minutes": slot.minutes}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:4]


def data_json(numbers: dict[str, Any]) -> str:
    """Return JSON that is safe inside a script element and is converted with the page."""
    return json.dumps(numbers, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
