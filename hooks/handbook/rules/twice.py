"""The same sentence in two places: a reader who meets it again learns nothing, and one of the two will go stale."""

import re
from collections.abc import Iterator

from handbook.faults import Fault
from handbook.loading import Found
from handbook.rules.prose import HAN, is_by_hand, prose, values

LEAST = 24
# Sentences end at full stops; a table's cells and list items are lines or parted by bars.
_END = re.compile(r"[。！？；|\n]")


def twice_faults(found: Found) -> Iterator[Fault]:
    """Yield every sentence of 24 Chinese characters or more that stands in the book a second time."""
    seen: dict[str, tuple[str, int]] = {}
    for path, number, text in _texts(found):
        for sentence in _END.split(text):
            key = "".join(HAN.findall(sentence))
            if len(key) < LEAST:
                continue
            first = seen.setdefault(key, (path, number))
            if first != (path, number):
                place = f"{first[0]} 第 {first[1]} 行" if first[0] != path else f"第 {first[1]} 行"
                message = f"“{key[:12]}……”这一句和{place}一样:删掉一处,或链接过去"
                yield Fault(path, number, "text-twice", message)


def _texts(found: Found) -> Iterator[tuple[str, int, str]]:
    for chapter in found.chapters:
        if not is_by_hand(chapter):
            yield from ((line.path, line.number, line.text) for line in prose(chapter, found.docs.name))
    yield from ((value.path, value.number, value.text) for value in values(found.docs))
