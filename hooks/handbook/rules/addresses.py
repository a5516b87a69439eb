"""Every place that a link can name: chapters, their headings, and the ids that a directive or our own parts add."""

import posixpath
import re
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path

from jinja2 import TemplateError

from handbook import page as pages
from handbook.chapters import Chapter, addresses
from handbook.faults import Faults
from handbook.fragments import Here
from handbook.loading import Found
from handbook.redirects import Moves, load_redirects
from handbook.repository import Repository

FRAGMENTS = Path(__file__).parents[3] / "overrides" / "fragments"
_OWN_ID = re.compile(r"\{[^{}]*#([\w-]+)[^{}]*\}|<[a-z][^>]*\bid=[\"']?([\w-]+)")
_DIRECTIVE = re.compile(r"<!--\s*handbook/.*?-->", re.DOTALL)
_TABLE = re.compile(r"-table-\d+$")


class Addresses:
    """The chapters by path, and the ids on the page of each."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self.pages = {chapter.path: chapter for chapter in found.chapters}
        self.made = cache(self._made)

    @cached_property
    def _anchors(self) -> dict[str, set[str]]:
        return {path: set(chapter.anchors) for path, chapter in self.pages.items()}

    @cached_property
    def _moves(self) -> Moves:
        """The redirects, also where the data has faults; none where they have some of their own."""
        live = {address for chapter in self._found.chapters for address in addresses(chapter)}
        try:
            return load_redirects(self._found.docs, live, None)
        except Faults:
            return Moves()

    def has(self, path: str, anchor: str) -> bool:
        """Whether the page made from the chapter at `path` has this id; with broken data, what directives make is let pass."""
        if anchor in self._anchors[path] or _TABLE.sub("", anchor) in self._anchors[path]:
            return True
        written = {name for found in _OWN_ID.finditer(self.pages[path].markdown) for name in found.groups()}
        if anchor in written:
            return True
        if self._found.book is None:
            return bool(_DIRECTIVE.search(self.pages[path].markdown))
        made = self.made(path)
        return made is None or anchor in made

    def _made(self, path: str) -> set[str] | None:
        """The ids of what directives and our own parts add to a chapter; None where faults told elsewhere prevent it."""
        chapter, book = self.pages[path], self._found.book
        assert book
        frame = ["<h1></h1>", *_DIRECTIVE.findall(chapter.markdown), '<h2 id="next"></h2>']
        here = Here(f"{chapter.page}/", Repository(), lambda text: text)
        try:
            return pages.ids_in(pages.complete("\n".join(frame), f"{chapter.page}/", book, FRAGMENTS, here))
        except (LookupError, ValueError, TemplateError):
            return None

    def is_file(self, path: str) -> bool:
        """Whether there is such a file below docs/."""
        return not path.startswith("..") and (self._found.docs / path).is_file()

    def relative(self, page: str, chapter: Chapter) -> str:
        """How `chapter` writes the path of `page`."""
        return posixpath.relpath(page, posixpath.dirname(chapter.path) or ".")

    def no_section(self, path: str, anchor: str, chapter: Chapter) -> str:
        """Say that a page has no such section, and which one was probably meant."""
        target = self.pages[path]
        shown = f"{self.relative(path, chapter)}#" if path != chapter.path else "#"
        by_title = {heading.title: heading.anchor for heading in target.headings}
        moved = self._moves.anchors.get(f"{target.page}#{anchor}")
        near = get_close_matches(anchor, target.anchors, n=1, cutoff=0.6)
        elsewhere = [other for other, anchors in self._anchors.items() if anchor in anchors]
        if moved:
            page, _, name = moved.partition("#")
            hint = f";改名了,现在是 {self.relative(f'{page}.md', chapter)}#{name}"
        elif anchor in by_title:
            hint = f";用标题的编号,改成 {shown}{by_title[anchor]}"
        elif near:
            hint = f";是不是 {shown}{near[0]}?"
        elif len(elsewhere) == 1:
            hint = f";这一节在 {self.relative(elsewhere[0], chapter)}#{anchor}"
        else:
            hint = f";这一章有 {'、'.join(target.anchors[:8])}"
        return f"{target.path} 没有 #{anchor} 这一节{hint}"
