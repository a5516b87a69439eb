"""What a chapter has already said in a table, a numbered list or a sentence, for pictures that show the same numbers."""

import re
from dataclasses import dataclass

from handbook.book import Handbook
from handbook.chapters import HEADING, HEADING_ID, Chapter
from handbook.overrides import lines_of

_MARK = re.compile(r"<!--.*?-->")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_STEP = re.compile(r"\d+\.\s+(?P<name>[^。]+)。(?P<what>.*)")
_NUMBER = re.compile(r"[-−+]?[\d,]+(?:\.\d+)?")


class NotThere(Exception):  # noqa: N818 - it is told as a fault of the chapter that asks
    """A chapter does not have what a picture is made from."""


@dataclass(frozen=True)
class Table:
    """A table of a chapter: `rows` of plain text, links as their words; `where` names it in a message."""

    where: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def column(self, name: str) -> tuple[str, ...]:
        """Return the cells of the column called `name`; raises NotThere."""
        if name not in self.head:
            raise NotThere(f"{self.where} 没有“{name}”这一列,现有 {'、'.join(filter(None, self.head))}")
        return tuple(row[self.head.index(name)] for row in self.rows)


def table(book: Handbook, picture: str, anchor: str) -> Table:
    """Return the first table of a section of the chapter that shows `picture`; raises NotThere."""
    page = _chapter(book, picture).page
    found: list[tuple[str, ...]] = []
    for line in _section(book, picture, anchor):
        if line.startswith("|"):
            found.append(tuple(_plain(cell) for cell in line.strip().strip("|").split("|")))
        elif found:
            break
    if len(found) < 3 or any(len(row) != len(found[0]) for row in found):
        raise NotThere(f"{page}#{anchor} 要有一张每行格数相同的表,图从那里取数")
    return Table(f"{page}#{anchor} 的表", found[0], tuple(found[2:]))


def steps(book: Handbook, picture: str, anchor: str) -> tuple[tuple[str, str], ...]:
    """Return name and text of each `1. 跟做。请最熟的人……` of a section of the chapter that shows `picture`.

    Raises NotThere when there is none.
    """
    page = _chapter(book, picture).page
    found = [step for line in _section(book, picture, anchor) if (step := _STEP.match(line))]
    if not found:
        raise NotThere(f"{page}#{anchor} 要有“1. 跟做。……”这样的编号步骤,图从那里取字")
    return tuple((step["name"], _plain(step["what"])) for step in found)


def said(book: Handbook, picture: str, before: str) -> float:
    """Return the number that follows the words `before` in the chapter that shows `picture`; raises NotThere."""
    chapter = _chapter(book, picture)
    match = re.search(re.escape(before) + r"\s*(?P<number>[\d,]+(?:\.\d+)?)", chapter.markdown)
    if not match:
        raise NotThere(f"{chapter.page} 里要有“{before}”加一个数,图从那里取数")
    return number(match["number"])


def number(text: str) -> float:
    """Return the first number in a cell: `1,180`, `−26 人`, `62%` (as 62); raises NotThere when there is none."""
    match = _NUMBER.search(text)
    if not match:
        raise NotThere(f"“{text}”里没有数,图画不出来")
    return float(match[0].replace(",", "").replace("−", "-"))


def _chapter(book: Handbook, picture: str) -> Chapter:
    """The chapter with the directive: it may be called anything."""
    asked = re.compile(rf"<!--\s*handbook/picture\s+id:\s*{re.escape(picture)}\s*-->")
    for chapter in book.chapters:
        if asked.search(chapter.markdown):
            return chapter
    raise NotThere(f"没有一章放着 {picture} 这张图,它的数从那一章取")


def _section(book: Handbook, picture: str, anchor: str) -> list[str]:
    found, inside = [], False
    for line in lines_of(_chapter(book, picture).markdown):
        heading = None if line.is_code else HEADING.match(line.text)
        if heading:
            named = HEADING_ID.search(heading["title"])
            inside = bool(named and named["id"] == anchor)
        elif inside:
            found.append(line.text)
    return found


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", _MARK.sub("", text)).strip()
