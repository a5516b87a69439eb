"""Chapters: reads every Markdown file below docs/, checks what a machine can check before MkDocs sees it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

from pydantic import Field

from handbook.faults import Fault, Faults, Rule
from handbook.overrides import SCRIPTS, lines_of, override_faults
from handbook.sources import Sources, source_faults
from handbook.yaml_file import Data, read, text_of

FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^(#{1,6})\s+(?P<title>.+?)\s*$")
HEADING_ID = re.compile(r"\{\s*#(?P<id>[^\s}]+)[^}]*\}$")
# What a build marks text with: final text, the places of terms, alternatives, repeated sentences of the index.
_PRIVATE = re.compile("[\ue000-\ue002\ue010-\ue012\ue020]")
_ASCII_ID = re.compile(r"[a-z][a-z0-9-]*")

# Parts of the site that are no chapters: not ticked as read, their words not explained.
APART = ("practice", "training", "reference", "contributing")


class Change(Data):
    """What a version changed in a chapter, and in which of its sections."""

    version: Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]
    what: Annotated[str, Field(min_length=1)]
    section: str = ""


class FrontMatter(Data):
    """The head of a chapter; `sources` are ids of lines of the source articles, `after` the chapters that are
    better read before, `changes` what versions changed, `search` whether it is searched, `template` and `hide`
    Material's."""

    title: Annotated[str, Field(min_length=1)]
    description: Annotated[str, Field(min_length=1)]
    sources: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    search: bool = True
    template: str | None = None
    hide: tuple[str, ...] = ()


@dataclass(frozen=True)
class Heading:
    """One heading of a chapter, on `line` of its text; `script` is the only one that has it (None: both)."""

    anchor: str
    title: str
    line: int
    script: str | None = None


@dataclass(frozen=True)
class Chapter:
    """One Markdown file: `path` relative to docs/, its front matter, its text.

    `offset` is the line of the file before the text, `lines` says on which one each key of the front matter stands.
    """

    path: str
    meta: FrontMatter
    markdown: str
    offset: int
    lines: Mapping[str, int]

    @property
    def page(self) -> str:
        """Its path without .md, of a part's first page the part; a sibling in traditional script is the same page."""
        return page_of(self.path.removesuffix(".md").removesuffix(".zh-Hant"))

    @property
    def is_part(self) -> bool:
        """Whether it is the first page of a part, `<part>/index.md`."""
        return self.page != "index" and "/" not in self.page

    @property
    def anchors(self) -> list[str]:
        """The ids of its headings, in order."""
        return [heading.anchor for heading in self.headings]

    @cached_property
    def headings(self) -> list[Heading]:
        """Its headings that have an id, in order."""
        found = []
        for line in lines_of(self.markdown):
            heading = None if line.is_code else HEADING.match(line.text)
            if heading and (name := HEADING_ID.search(heading["title"])):
                found.append(Heading(name["id"], heading["title"][: name.start()].strip(), line.number, line.script))
        return found


def load_chapters(docs: Path, sources: Sources | None) -> tuple[tuple[Chapter, ...], list[Fault]]:
    """Read all chapters below `docs`; returns them with everything wrong in any of them.

    A chapter whose head is broken stands among them under its path, so that links to its sections are not told as
    broken too. Without `sources` (they have faults of their own) source marks are not checked.
    """
    faults: list[Fault] = []
    chapters: list[Chapter] = []
    for file in sorted(docs.rglob("*.md")):
        shown_as = f"{docs.name}/{file.relative_to(docs).as_posix()}"
        try:
            chapter, told = read_chapter(file, shown_as, docs), sources
        except Faults as error:
            faults += error.faults
            chapter, told = _without_head(file, docs), None
        chapters.append(chapter)
        faults += chapter_faults(chapter, shown_as, told)
    return tuple(chapters), faults


def _without_head(file: Path, docs: Path) -> Chapter:
    path = file.relative_to(docs).as_posix()
    text = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    found = FRONT_MATTER.match(text)
    end = found.end() if found else 0
    return Chapter(path, FrontMatter(title=path, description=path), text[end:], text.count("\n", 0, end), {})


def read_chapter(file: Path, shown_as: str, docs: Path) -> Chapter:
    """Read one chapter; raises Faults when it is not UTF-8 or its front matter is missing or wrong."""
    text = text_of(file, shown_as)
    found = FRONT_MATTER.match(text)
    if not found:
        raise Faults(
            [Fault(shown_as, 1, "front-matter", "文件开头要有 front matter:一行 ---,title: 和 description:,再一行 ---")]
        )
    meta = read(found["yaml"], FrontMatter, shown_as, first_line=2)
    head = enumerate(found["yaml"].splitlines(), 2)
    lines = {row.partition(":")[0]: line for line, row in head if row[:1].isalpha()}
    path = file.relative_to(docs).as_posix()
    return Chapter(path, meta, text[found.end() :], text.count("\n", 0, found.end()), lines)


def chapter_faults(chapter: Chapter, shown_as: str, sources: Sources | None) -> Iterator[Fault]:
    """Yield what is wrong in a chapter's text: overrides, heading ids, source marks, characters that we keep for us."""
    text, offset = chapter.markdown, chapter.offset
    yield from (Fault(shown_as, line, "override", message) for line, message in override_faults(text, offset))
    yield from (Fault(shown_as, line, rule, message) for line, rule, message in _heading_faults(text, offset))
    for row in lines_of(text, offset):
        if private := _PRIVATE.search(row.text):
            message = f"有看不见的私用字符(U+{ord(private[0]):04X}),重新输入这一行"
            yield Fault(shown_as, row.number, "file-encoding", message)
    if sources:
        where = chapter.lines.get("sources", 1)
        yield from source_faults(chapter.meta.sources, where, text, offset, shown_as, sources)


def _heading_faults(markdown: str, offset: int) -> Iterator[tuple[int, Rule, str]]:
    seen: dict[tuple[str, str], int] = {}
    for line in lines_of(markdown, offset):
        heading = None if line.is_code else HEADING.match(line.text)
        if not heading:
            continue
        found = HEADING_ID.search(heading["title"])
        if not found:
            yield line.number, "heading-id", f"标题“{heading['title']}”没有编号,在行尾加上 {{#english-words}}"
            continue
        if not _ASCII_ID.fullmatch(found["id"]):
            yield line.number, "heading-id", f'标题编号 "{found["id"]}" 只能用小写英文字母、数字和 -,以字母开头'
        for script in [line.script] if line.script else SCRIPTS:
            first = seen.setdefault((found["id"], script), line.number)
            if first != line.number:
                yield line.number, "heading-twice", f'标题编号 "{found["id"]}" 在第 {first} 行已经用过'


def page_of(path: str) -> str:
    """Return the page of a path without .md: `start/index` is `start`, as its address says."""
    return path.removesuffix("/index")


def addresses(chapter: Chapter) -> Iterator[str]:
    """Yield what can be linked to in a chapter: its path without .md, and each of its sections (`trio/user#rfm`)."""
    yield chapter.page
    yield from (f"{chapter.page}#{anchor}" for anchor in chapter.anchors)
