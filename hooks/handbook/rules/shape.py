"""The shape of a chapter: its sections in order, a trainer's note, a length that one sitting holds, headings by steps."""

import re
from collections.abc import Iterator, Mapping

from handbook.chapters import Chapter
from handbook.faults import Fault
from handbook.loading import Found
from handbook.overrides import lines_of
from handbook.rules.prose import HAN, is_body

# The sections that every chapter has, in order, with the heading that a new one gets.
SECTIONS: Mapping[str, str] = {
    "after": "学完能做什么",
    "example": "一个算得清的例子",
    "traps": "常见误区",
    "exercise": "动手练习",
    "summary": "小结",
    "next": "接着读",
}
SHORTEST, LONGEST = 1_500, 6_000
_TRAINER = re.compile(r"^\?\?\?\+? trainer\b", re.MULTILINE)
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_LEVEL = re.compile(r"^(#{1,6})\s+\S")


def shape_faults(found: Found) -> Iterator[Fault]:
    """Yield what is wrong with the shape of every chapter."""
    for chapter in found.chapters:
        path = f"{found.docs.name}/{chapter.path}"
        yield from (Fault(path, line, "heading-level", message) for line, message in _levels(chapter))
        if is_body(chapter):
            yield from (Fault(path, line, "chapter-shape", message) for line, message in _sections(chapter))
            yield from _length(chapter, path)


def _levels(chapter: Chapter) -> Iterator[tuple[int, str]]:
    last = 0
    for line in lines_of(chapter.markdown, chapter.offset):
        found = None if line.is_code else _LEVEL.match(line.text)
        if not found:
            continue
        level = len(found[1])
        if level > last + 1:
            yield line.number, f"标题从 {last} 级跳到了 {level} 级,改成 {'#' * (last + 1)}"
        if level == 1 and last:
            yield line.number, "一章只有一个一级标题(#),这里改成 ##"
        last = level


def _sections(chapter: Chapter) -> Iterator[tuple[int, str]]:
    lines = {heading.anchor: heading.line + chapter.offset for heading in chapter.headings}
    yield from _missing(chapter, set(lines))
    end, previous = chapter.offset + 1, ""
    for anchor in (name for name in SECTIONS if name in lines):
        if lines[anchor] < end and previous:
            yield lines[anchor], f"{{#{anchor}}} 这一节要排在 {{#{previous}}} 之后,整节移过去"
        end, previous = max(end, lines[anchor]), anchor
    if not _TRAINER.search(chapter.markdown):
        yield lines.get("exercise", end), '缺讲师备注:加一行 ??? trainer "讲师备注：练习怎么带",内容缩进四格'


def _missing(chapter: Chapter, anchors: set[str]) -> Iterator[tuple[int, str]]:
    """A section that stands there under another id is renamed; one without an id is told by heading-id."""
    found = {heading.title: heading.line + chapter.offset for heading in chapter.headings}
    absent = [(anchor, title) for anchor, title in SECTIONS.items() if anchor not in anchors]
    for anchor, title in absent:
        if title in found:
            yield found[title], f"“{title}”这一节的编号固定是 {{#{anchor}}},改过来"
    wanted = [f"## {title} {{#{anchor}}}" for anchor, title in absent if title not in found]
    wanted = [row for row in wanted if not _has_line(chapter, row.partition(" {")[0])]
    if wanted:
        yield chapter.offset + 1, f"缺 {len(wanted)} 节,照这个次序加上:{'、'.join(wanted)}"


def _has_line(chapter: Chapter, text: str) -> bool:
    return any(line.text.rstrip() == text for line in lines_of(chapter.markdown) if not line.is_code)


def _length(chapter: Chapter, path: str) -> Iterator[Fault]:
    count = len(HAN.findall(_COMMENT.sub("", chapter.markdown)))
    cure = "补上例子和算法" if count < SHORTEST else "拆成两章"
    if not SHORTEST <= count <= LONGEST:
        message = f"这一章 {count:,} 个字,一章要 {SHORTEST:,}–{LONGEST:,} 个字:{cure}"
        yield Fault(path, chapter.offset + 1, "chapter-length", message)
