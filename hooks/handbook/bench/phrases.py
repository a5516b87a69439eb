"""Phrases that stand in the sections of a search index, and how well a search found them."""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from handbook.search import fold

_HAN = re.compile(r"[㐀-鿿]{2,}")
_SHORTEST, _LONGEST = 2, 8


@dataclass(frozen=True)
class Section:
    """One section of an index: where it is, and what it says (its heading, or the page's title, and its text)."""

    address: str
    says: str


def sections_of(index: Any) -> Iterator[Section]:
    """Yield the sections of a search index (what search.read_index gives) in its order."""
    for url, title, _, rows in index["pages"]:
        for order, (anchor, heading, text) in enumerate(rows):
            # A line's end, which no phrase holds, parts the two.
            yield Section(f"{url}#{anchor}", f"{heading if order else title}\n{text}")


def drawn_phrases(sections: Sequence[Section], count: int, draw: random.Random) -> Iterator[str]:
    """Yield `count` different phrases that stand within a run of Chinese in some section."""
    runs = sorted({run for section in sections for run in _HAN.findall(section.says)})
    seen = set[str]()
    while len(seen) < count:
        run = draw.choice(runs)
        length = draw.randint(_SHORTEST, min(_LONGEST, len(run)))
        start = draw.randint(0, len(run) - length)
        phrase = run[start : start + length]
        if phrase not in seen:
            seen.add(phrase)
            yield phrase


def judged(sections: Sequence[Section], found: Mapping[str, list[int]]) -> dict[str, Any]:
    """Compare what was `found` for each phrase (numbers of sections, best first) with what stands in the `sections`."""
    texts = [fold(section.says) for section in sections]
    held, right, missed, misplaced = 0, 0, list[tuple[str, str]](), dict[str, str]()
    for phrase, numbers in found.items():
        holds = {number for number, text in enumerate(texts) if fold(phrase) in text}
        held, right = held + len(holds), right + len(holds.intersection(numbers))
        missed += [(phrase, sections[number].address) for number in sorted(holds.difference(numbers))]
        last = max((place for place, number in enumerate(numbers) if number in holds), default=0)
        above = [number for number in numbers[:last] if number not in holds]
        if above:
            misplaced[phrase] = sections[above[0]].address
    share = right / held if held else 1.0
    return {"recall": share, "missed": missed[:5], "wrong": len(misplaced), "misplaced": list(misplaced.items())[:5]}
