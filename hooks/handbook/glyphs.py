"""Which simplified character each traditional one is, for a reader's browser that compares the words of both scripts."""

from functools import cache

import opencc

_COMMON = range(0x4E00, 0xA000)


@cache
def glyphs() -> str:
    """Return all traditional characters that differ, each followed by its simplified one, without spaces.

    One that is itself the simplified form of another (么 of 麼) is left out: either text may hold it.
    """
    traditional = [chr(code) for code in _COMMON]
    simplified = str(opencc.OpenCC("tw2s").convert("\n".join(traditional))).split("\n")
    pairs = [(one, other) for one, other in zip(traditional, simplified, strict=True) if one != other]
    forms = {other for _, other in pairs}
    return "".join(one + other for one, other in pairs if one not in forms)
