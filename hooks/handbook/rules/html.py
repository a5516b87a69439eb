"""HTML that a reader's browser must not get from a chapter: scripts, frames, forms, styles, what others serve."""

import re
from collections.abc import Iterator

from handbook.faults import Fault
from handbook.loading import Found
from handbook.rules.prose import blanked, raw_lines

_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->")
_UNSAFE = {
    re.compile(r"<\s*(script|iframe|object|embed|form|style|link|meta|base)\b", re.IGNORECASE): "不许写 <{0}>,删掉它",
    re.compile(r"[<{][^<>{}]*\s(on[a-z]+)\s*=", re.IGNORECASE): "不许写 {0}=,删掉这个属性",
    re.compile(r"((?:java|vb)script:|data:text/html)", re.IGNORECASE): "链接里不许用 {0},换成真的地址",
    re.compile(r"[<{][^<>{}]*\s(style)\s*=", re.IGNORECASE): "不许写 {0}=,样子由 overrides/assets/stylesheets 管",
    re.compile(r"<[^<>]*\s(?:src|srcset|poster)\s*=\s*[\"']?((?:https?:)?//[^\"'\s>]+)", re.IGNORECASE): (
        "不许引用别处的资源 {0},存进 docs/ 再用"
    ),
}
_IN_SVG = re.compile(
    r"<script\b|\son[a-z]+\s*=|javascript:|<foreignObject\b|(?:href|src)\s*=\s*[\"']https?:", re.IGNORECASE
)


def html_faults(found: Found) -> Iterator[Fault]:
    """Yield every piece of HTML in a chapter, or in a picture, that can run or fetch something."""
    for chapter in found.chapters:
        for line in raw_lines(chapter, found.docs.name):
            text = blanked(line.text, _CODE)
            for pattern, message in _UNSAFE.items():
                if match := pattern.search(text):
                    yield Fault(line.path, line.number, "html-unsafe", message.format(match[1].lower()))
    for file in sorted(found.docs.rglob("*.svg")):
        shown_as = f"{found.docs.name}/{file.relative_to(found.docs).as_posix()}"
        for number, row in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1):
            if match := _IN_SVG.search(row):
                yield Fault(shown_as, number, "html-unsafe", f"图里不许有“{match[0].strip()}”,删掉它")
