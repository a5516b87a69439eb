"""What one script says differently: `-{zh-hans:甲; zh-hant:乙}-`, `-{as it is}-`, and blocks for one script only.

The inline syntax is MediaWiki's. A block stands between `<!-- only zh-hant -->` and `<!-- end only -->`, each on a line
of its own. Neither is read inside code, so that it can be shown.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from handbook.faults import did_you_mean
from handbook.script import keep

SCRIPTS = ("zh-hans", "zh-hant")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_BEGINNINGS = ("`", "~", "<")
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")
_CODE_OR_OVERRIDE = re.compile(r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))|-\{(?P<body>.*?)\}-")
_BLOCK_START = re.compile(r"^\s*<!--\s*only\s+(\S+)\s*-->\s*$")
_BLOCK_END = re.compile(r"^\s*<!--\s*end\s+only\s*-->\s*$")
_NEARLY_BLOCK = re.compile(r"<!--\s*(only|end\s+only)\b")
_VARIANT = re.compile(r"^\s*[A-Za-z][\w-]*\s*:")
# What may begin either; most chapters have none, and need not be read line by line.
_SAID_APART = re.compile(r"-\{|<!--\s*(?:only|end)\b")
_HALF_OPEN = re.compile(r"-\{|\}-")


class Line(NamedTuple):
    """One line of a chapter; `script` is the script it is for (None: both), a marker begins or ends such a block."""

    number: int
    text: str
    is_code: bool = False
    script: str | None = None
    is_marker: bool = False


# Several checks read the lines of one chapter, one after another.
@lru_cache(maxsize=4)
def lines_of(markdown: str, offset: int = 0) -> tuple[Line, ...]:
    """Return the lines of `markdown`, numbered from `offset` + 1; broken blocks are left for `override_faults` to tell."""
    return tuple(_lines_of(markdown, offset))


def _lines_of(markdown: str, offset: int) -> Iterator[Line]:
    fence, script = "", None
    # Not splitlines(): it also parts a line at characters that no editor takes for a line's end.
    for number, text in enumerate(markdown.removesuffix("\n").split("\n") if markdown else (), offset + 1):
        # Few lines begin with what a fence or a block does; the others are not looked at three times.
        begins = text.lstrip()[:1] in _BEGINNINGS
        found = _FENCE.match(text) if begins else None
        if not begins:
            yield Line(number, text, bool(fence), script)
        elif fence or found:
            yield Line(number, text, True, script)
            if found and (not fence or (found[1].startswith(fence) and text.strip() == found[1])):
                fence = "" if fence else found[1]
        elif start := _BLOCK_START.match(text):
            script = start[1].lower()
            yield Line(number, text, False, script, True)
        elif _BLOCK_END.match(text):
            yield Line(number, text, False, script, True)
            script = None
        else:
            yield Line(number, text, False, script)


def outside_code(text: str) -> str:
    """Return a line with its inline code blanked, so that what is only shown is not read; columns stay."""
    if "`" not in text:
        return text
    return _CODE.sub(lambda found: " " * len(found[0]), text)


def resolve(markdown: str, script: str) -> str:
    """Return `markdown` as `script` ("zh-hans", "zh-hant") reads it, line for line; final text is marked by `keep`."""
    if not _SAID_APART.search(markdown):
        return markdown.removesuffix("\n")

    def shown(line: Line) -> str:
        if line.is_code and line.script in (None, script):
            return line.text
        if line.is_marker or line.script not in (None, script):
            return ""
        return resolve_line(line.text, script)

    return "\n".join(map(shown, lines_of(markdown)))


def resolve_line(text: str, script: str) -> str:
    """Resolve the inline overrides of one line or title."""

    def chosen(found: re.Match[str]) -> str:
        if found["body"] is None:
            return found[0]
        variants = _variants(found["body"])
        if variants is None:
            return keep(found["body"])
        return keep(variants[script])

    return _CODE_OR_OVERRIDE.sub(chosen, text)


def override_faults(markdown: str, offset: int = 0) -> Iterator[tuple[int, str]]:
    """Yield (line, message in Chinese) for every override or block whose syntax is wrong; lines as in `lines_of`."""
    open_line, open_script = 0, ""
    for line in lines_of(markdown, offset):
        if line.is_code:
            continue
        if line.is_marker and (start := _BLOCK_START.match(line.text)):
            if open_line:
                yield line.number, f"第 {open_line} 行的 <!-- only {open_script} --> 还没有用 <!-- end only --> 结束"
            open_line, open_script = line.number, start[1]
            if start[1].lower() not in SCRIPTS:
                yield line.number, _unknown(start[1])
        elif line.is_marker:
            if not open_line:
                yield line.number, "<!-- end only --> 前面没有 <!-- only zh-hans --> 或 <!-- only zh-hant -->"
            open_line = 0
        elif _NEARLY_BLOCK.search(outside_code(line.text)):
            yield line.number, "<!-- only … --> 和 <!-- end only --> 要各占一行,写作 <!-- only zh-hant -->"
        else:
            yield from ((line.number, message) for message in _inline_faults(line.text))
    if open_line:
        yield open_line, f"<!-- only {open_script} --> 没有结束:在这一段后面另起一行写 <!-- end only -->"


def _inline_faults(text: str) -> Iterator[str]:
    for found in _CODE_OR_OVERRIDE.finditer(text):
        if found["body"] is None:
            continue
        if not found["body"].strip():
            yield "-{ }- 里没有内容"
        elif _VARIANT.match(found["body"]):
            yield from _variant_faults(found["body"])
    if _HALF_OPEN.search(_CODE_OR_OVERRIDE.sub("", text)):
        yield "-{ 和 }- 要在同一行里成对,例如 -{zh-hans:微信群; zh-hant:LINE 群組}-"


def _variant_faults(body: str) -> Iterator[str]:
    parts = [part.partition(":") for part in body.split(";")]
    names = [name.strip().lower() for name, _, _ in parts]
    for name in names:
        if name not in SCRIPTS:
            yield _unknown(name)
    for script in SCRIPTS:
        if names.count(script) != 1 and set(names) <= set(SCRIPTS):
            yield f"-{{{body}}}- 里 {script} 要写一次,现在有 {names.count(script)} 次"
    if any(not value.strip() for _, _, value in parts):
        yield f"-{{{body}}}- 有一边是空的;某一种文字不显示时,用 <!-- only zh-hans --> 这样的整段写法"


def _variants(body: str) -> dict[str, str] | None:
    if not _VARIANT.match(body):
        return None
    return {name.strip().lower(): value.strip() for name, _, value in (part.partition(":") for part in body.split(";"))}


def _unknown(name: str) -> str:
    return f'不认识文字代号 "{name}",只能写 zh-hans 或 zh-hant{did_you_mean(name, SCRIPTS)}'
