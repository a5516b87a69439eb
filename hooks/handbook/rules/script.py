"""Simplified only: the sources are written once, the traditional pages are made from them."""

from collections.abc import Iterator
from functools import cache

import opencc

from handbook.faults import Fault
from handbook.loading import Found
from handbook.rules.prose import blanked, is_by_hand, prose, values

# Read as traditional by the converter, and right in simplified text.
_RIGHT = (
    "乾坤",
    "乾隆",
    "乾陵",
    "瞭望",
    "瞭如指掌",
    "藉慰",
    "慰藉",
    "狼藉",
    "枕藉",
    "著作",
    "覆盖",
    "答覆",
    "于",
    "噁心",
)
# Words written elsewhere, in the characters written there.
_TRADITIONAL = {("taiwan",), ("hongkong",)}


@cache
def _simplify() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def script_faults(found: Found) -> Iterator[Fault]:
    """Yield every line with traditional characters outside overrides and one-script blocks."""
    for chapter in found.chapters:
        if not is_by_hand(chapter):
            for line in prose(chapter, found.docs.name):
                yield from _faults(line.path, line.number, line.text)
    for value in values(found.docs):
        if not (value.path.endswith("regions.yml") and value.location[-1:] in _TRADITIONAL):
            yield from _faults(value.path, value.number, blanked(value.text))


def _faults(path: str, number: int, text: str) -> Iterator[Fault]:
    simple = _simplify().convert(text)
    if simple == text or "-{" in text or "}-" in text:
        # An override that is half open is told by its own rule; what it holds may be traditional.
        return
    for word in _RIGHT:
        text = text.replace(word, _simplify().convert(word))
    if len(simple) != len(text):
        yield Fault(path, number, "script-simplified", f"源文只写简体,这一行改成:{simple.strip()}")
        return
    wrong = [at for at, (old, new) in enumerate(zip(text, simple, strict=True)) if old != new]
    if wrong:
        pieces = [(text[first : last + 1], simple[first : last + 1]) for first, last in _runs(wrong)]
        told = "、".join(f"“{old}”改成“{new}”" for old, new in pieces)
        message = f"源文只写简体:{told};要原样留着就写成 -{{{pieces[0][0]}}}-"
        yield Fault(path, number, "script-simplified", message)


def _runs(wrong: list[int]) -> list[tuple[int, int]]:
    """First and last place of each run of wrong characters, gaps of one let pass."""
    runs = [(wrong[0], wrong[0])]
    for at in wrong[1:]:
        first, last = runs[-1]
        runs[-1:] = [(first, at)] if at <= last + 2 else [(first, last), (at, at)]
    return runs
