"""The traditional site made from the simplified one's rendering, where one rendering can serve both.

A chapter without anything said for one script only is rendered once; what the page around it says differently stands
in it as alternatives. The second build then renders only what is apart: such chapters, and those kept by hand.
"""

import os
import re
from collections.abc import Iterable, MutableMapping, Set
from dataclasses import dataclass
from typing import Any

from handbook.overrides import SCRIPTS, resolve
from handbook.search import SearchPage

# A file beside the chapters stands once for both scripts, at another depth from each.
_FILE = re.compile(r'\b(?:src|href)="(?![a-z][a-z+.-]*:|#|/)[^"#?]*[^"#?/.][^"#?/]*\.[A-Za-z0-9]+(?:[#?][^"]*)?"')


@dataclass(frozen=True)
class Made:
    """A page that the first build has written in both scripts: the ids on it, its entry in the traditional search."""

    ids: Set[str]
    searched: SearchPage | None


class Derived:
    """Which chapters, by path below docs/, stand in both scripts after the first build, and which cannot."""

    def __init__(self) -> None:
        self.made: dict[str, Made] = {}
        self._apart: set[str] = set()

    def read(self, source: str, markdown: str) -> None:
        """Take note of a chapter that is about to be rendered: what is said for one script only sets it apart."""
        self.made.pop(source, None)
        self._apart.discard(source)
        simplified, traditional = (resolve(markdown, script) for script in SCRIPTS)
        if simplified != traditional:
            self._apart.add(source)

    def rendered(self, source: str, html: str) -> None:
        """Take note of a chapter's HTML as Markdown gives it: the address of a file sets it apart."""
        if _FILE.search(html):
            self._apart.add(source)

    def set_apart(self, source: str) -> None:
        """Have the chapter rendered for each script."""
        self._apart.add(source)

    def is_apart(self, source: str) -> bool:
        """Whether the chapter needs a rendering for each script."""
        return source in self._apart


def shared(extra: MutableMapping[str, Any], scripts: Iterable[str]) -> Derived | None:
    """Return what the builds of `scripts` share, kept in `extra`; None where one is built alone.

    HANDBOOK_APART=1 builds each as if alone: slower, and the same to the byte.
    """
    is_alone = "zh-Hant" not in scripts or os.environ.get("HANDBOOK_APART")
    if is_alone:
        return None
    found: Derived = extra.setdefault("derived", Derived())
    return found
