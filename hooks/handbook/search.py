"""The search index of one script: whole sections of plain text, and what makes a query in the other script find them.

Chinese has no spaces, so an index of words finds only what its word cutter foresaw. We send the text itself and scan it
in the browser: every phrase is found, nothing is cut wrongly, and a whole book is scanned in a few milliseconds.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import opencc
from ahocorasick_rs import AhoCorasick

from handbook.sections import Section
from handbook.terms import Term
from handbook.yaml_file import Data

# A sentence that is told again and its number; what may stand before a sentence ends a piece, too.
_UNIT, _REPEAT, _WORTH = re.compile('(?<=[。"])'), "\ue020", 14
_HAN = re.compile(r"[㐀-䶿一-鿿]")


@dataclass(frozen=True)
class SearchPage:
    """One page as the index holds it; `url` is relative to the root of its script, `part` the part of the book."""

    url: str
    title: str
    part: str
    sections: tuple[Section, ...]


class Asking(Data):
    """docs/_data/search.yml: the words of a question that say nothing of what it is about."""

    asking: tuple[str, ...]


def rows(pages: Iterable[SearchPage], convert: Callable[[str], str]) -> list[str]:
    """Return what is searched as JSON, a row a page, [url, title, part, [[anchor, heading, text], …]], each converted once."""
    return [convert(_row(page)) for page in pages]


@lru_cache(maxsize=4096)
def _row(page: SearchPage) -> str:
    row = [page.url, page.title, page.part, [[one.anchor, one.heading, one.text] for one in page.sections]]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def lexicon_json(rows: Sequence[str], terms: Sequence[Term], asking: Sequence[str]) -> str:
    """Return what a query needs to know of the words in the `rows` of the index as JSON.

    `variants`: strings of characters that are one and the same to a query; `synonyms`: {word: [other words for it that
    stand in this script's text]}, folded to simplified characters; `asking`: words that a question may leave out.
    """
    words = _present(_synonyms(tuple(terms)), rows)
    standing = set(filter(_HAN.match, set[str]().union(*rows)))
    seen = standing | {char for word, others in words.items() for char in word + "".join(others)}
    lexicon = {"variants": variants(seen), "synonyms": words, "asking": list(asking)}
    return json.dumps(lexicon, ensure_ascii=False, separators=(",", ":"))


def index_json(rows: Sequence[str], lexicon: str) -> bytes:
    """Return the whole index as JSON in UTF-8: the pages' `rows` beside the parts of `lexicon`, no sentence twice."""
    return _without_repeats(f'{{"pages":[{",".join(rows)}],{lexicon[1:]}').encode()


def read_index(content: bytes) -> Any:
    """Return what `index_json` was given, as search-index.mjs reads it: {"pages", "variants", "synonyms", "asking"}."""
    units = _UNIT.split(content.decode())
    return json.loads("".join(units[int(unit[1:-1], 16)] if unit[:1] == _REPEAT else unit for unit in units))


def _without_repeats(text: str) -> str:
    """Put, for a sentence that stood before, its number: compression looks back over no more than a few pages."""
    seen, units = dict[str, int](), _UNIT.split(text)
    for number, unit in enumerate(units):
        if len(unit) >= _WORTH and unit[-1] == "。" and seen.setdefault(unit, number) != number:
            units[number] = f"{_REPEAT}{seen[unit]:x}。"
    return "".join(units)


def variants(seen: set[str]) -> list[str]:
    """Return groups of characters that differ only by script (运運, 干乾幹), those of which one is in `seen`.

    The first of a group is what `fold` makes of the others.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for char, simplified in _simplified().items():
        groups[simplified].append(char)
    return [group for s in sorted(groups) if (group := "".join([s, *sorted(groups[s])])) and seen.intersection(group)]


def synonyms(terms: Iterable[Term]) -> dict[str, list[str]]:
    """Return what else each word is called, folded to simplified characters.

    The words of one row all stand for one another; a word also finds what its other names are called elsewhere, for
    the names in two regions often meet only in a third.
    """
    near: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        names = {fold(name).replace(" ", "") for name in (term.word, term.traditional, *term.also)}
        names = {name for name in names if len(name) > 1}
        for name in names:
            near[name] |= names
    reach = {word: set[str]().union(*(near[name] for name in names)) - {word} for word, names in near.items()}
    return {word: sorted(reach[word]) for word in sorted(reach) if reach[word]}


@lru_cache(maxsize=2)
def _synonyms(terms: tuple[Term, ...]) -> dict[str, list[str]]:
    return synonyms(terms)


def _present(words: dict[str, list[str]], rows: Sequence[str]) -> dict[str, list[str]]:
    asked = list(dict.fromkeys(other for others in words.values() for other in others))
    if not asked:
        return {}
    finder, there = AhoCorasick(asked), set[str]()
    for row in rows:
        found = finder.find_matches_as_indexes(fold(row).replace(" ", ""), overlapping=True)
        there |= {asked[number] for number, _, _ in found}
    kept = {word: [other for other in others if other in there] for word, others in words.items()}
    return {word: others for word, others in kept.items() if others}


def fold(text: str) -> str:
    """Return `text` with every traditional character replaced by its simplified one, lower case, length unchanged."""
    return text.lower().translate(_folding())


@cache
def _folding() -> dict[int, str]:
    return str.maketrans(_simplified())


@cache
def _simplified() -> dict[str, str]:
    """Every character that has a simpler form, with the simplest: as 麼 → 么 → 幺, so that each is in one group."""
    chars = [chr(code) for code in range(0x4E00, 0xA000)]
    folded = opencc.OpenCC("tw2s").convert("\n".join(chars)).split("\n")
    table = {char: simple for char, simple in zip(chars, folded, strict=True) if char != simple and len(simple) == 1}
    return {char: table.get(simple, simple) for char, simple in table.items()}
