"""How a directive is written: `<!-- handbook/comparison roles: [activity, user] -->`."""

import re
from collections.abc import Iterator, Mapping

from handbook.chapters import Chapter
from handbook.overrides import lines_of, outside_code

DIRECTIVE = re.compile(r"<!--\s*handbook/(?P<name>[\w-]+)(?P<arguments>[^>]*?)-->")
ARGUMENT = re.compile(r"(?P<key>[\w-]+):\s*(?:\[(?P<list>[^\]]*)\]|(?P<word>[\w-]+))")
Arguments = Mapping[str, tuple[str, ...]]


def arguments_of(text: str) -> Arguments:
    """Read `roles: [a, b] dimensions: c` into {"roles": ("a", "b"), "dimensions": ("c",)}."""
    found = {}
    for match in ARGUMENT.finditer(text):
        values = match["list"] if match["list"] is not None else match["word"]
        found[match["key"]] = tuple(value for value in re.split(r"[\s,]+", values.strip()) if value)
    return found


def directives_in(chapter: Chapter) -> Iterator[tuple[int, str, re.Match[str]]]:
    """Yield each directive of a chapter outside code: its line from 1, the text of that line, the match."""
    for line in lines_of(chapter.markdown, chapter.offset):
        if not line.is_code and (found := DIRECTIVE.search(outside_code(line.text))):
            yield line.number, line.text, found
