"""The search index of one script: whole sections of plain text, and what makes a query in the other script find them.

Chinese has no spaces, so an index of words finds only what its word cutter foresaw. We send the text itself and scan it
in the browser: every phrase is found, nothing is cut wrongly, and a whole book is scanned in a few milliseconds.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import opencc

from handbook.script import Converter, unmark
from handbook.sections import Section
from handbook.terms import Term

_HAN = re.compile(r"[㐀-䶿一-鿿]")


@dataclass(frozen=True)
class SearchPage:
    """One page as the index holds it; `url` is relative to the root of its script, `part` the part of the book."""

    url: str
    title: str
    part: str
    sections: tuple[Section, ...]


def index_json(pages: Iterable[SearchPage], terms: Sequence[Term], converter: Converter | None) -> str:
    """Return the index as JSON; with a `converter` everything shown is converted, once, before it is written.

    `pages`: [url, title, part, [[anchor, heading, text], …]]; `variants`: strings of characters that are one and the
    same to a query; `synonyms`: {word: [other words for it]}, all folded to simplified characters.
    """
    rows = [[p.url, p.title, p.part, [[s.anchor, s.heading, s.text] for s in p.sections]] for p in pages]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    text = converter.convert(text) if converter else unmark(text)
    words = synonyms(terms)
    seen = set(_HAN.findall(text)) | {char for word, others in words.items() for char in word + "".join(others)}
    lexicon = {"variants": variants(seen), "synonyms": words}
    return f'{{"pages":{text},{json.dumps(lexicon, ensure_ascii=False, separators=(",", ":"))[1:]}'


def variants(seen: set[str]) -> list[str]:
    """Return groups of characters that differ only by script (运運, 干乾幹), those of which one is in `seen`."""
    groups: dict[str, list[str]] = defaultdict(list)
    for char, simplified in _simplified().items():
        groups[simplified].append(char)
    return [group for s in sorted(groups) if (group := "".join([s, *sorted(groups[s])])) and seen.intersection(group)]


def synonyms(terms: Iterable[Term]) -> dict[str, list[str]]:
    """Return what else each word of the term table is called, from either side, folded to simplified characters."""
    found: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        for other in map(fold, (term.traditional, *term.also)):
            if other.replace(" ", "") != term.word and len(other) > 1 and len(term.word) > 1:
                found[term.word].add(other)
                found[other].add(term.word)
    return {word: sorted(found[word]) for word in sorted(found)}


def fold(text: str) -> str:
    """Return `text` with every traditional character replaced by its simplified one, lower case, length unchanged."""
    table = _simplified()
    return "".join(table.get(char, char) for char in text.lower())


@cache
def _simplified() -> dict[str, str]:
    to_simplified = opencc.OpenCC("tw2s")
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = to_simplified.convert("\n".join(chars)).split("\n")
    return {char: simple for char, simple in zip(chars, folded, strict=True) if char != simple and len(simple) == 1}
