"""Makes a stylesheet short without changing what it says: no comments, no spaces that only eyes need."""

import re
from collections.abc import Sequence
from typing import Any

import tinycss2

# What stands in quotes stays; spaces around what separates go, all others are one.
_SPACES = re.compile(r'("(?:[^"\\]|\\.)*")|\s*([{};,>])\s*|(:)\s+|\s+')
_LAST = re.compile(r'("(?:[^"\\]|\\.)*")|;(?=\})')


def squeezed(css: str) -> str:
    """Return `css` with one rule a line; a block's first and last lines stand alone, as the offline book looks for them."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(f"{_block(rule) or _short([rule])}\n" for rule in rules)


def _block(rule: Any) -> str:
    if rule.type != "at-rule" or rule.content is None:
        return ""
    inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    prelude = tinycss2.serialize(rule.prelude).strip()
    return f"@{rule.at_keyword} {prelude} {{\n{''.join(_short([one]) for one in inner)}\n}}"


def _short(nodes: Sequence[Any]) -> str:
    text = _SPACES.sub(lambda found: found[1] or found[2] or found[3] or " ", tinycss2.serialize(nodes).strip())
    return _LAST.sub(lambda found: found[1] or "", text)
