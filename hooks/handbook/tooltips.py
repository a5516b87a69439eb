"""Words explained where they stand: each term once a section, each false friend once a chapter, in running text only.

What is put around a word parts the run of characters that is converted, so a word is touched only where the parts come
out as the whole does; and only where it is a word, not a piece of two others.
"""

import re
from pathlib import Path

from handbook.book import Handbook
from handbook.chapters import APART
from handbook.fragments import Here, render
from handbook.glossary import GlossaryTerm
from handbook.regions import Region
from handbook.script import KEEP_END, KEEP_START, run_around

NOT_EXPLAINED = (*APART, "index", "")
_TOKEN = re.compile(f"<!--.*?-->|<[^>]*>|{KEEP_START}[^{KEEP_END}]*{KEEP_END}|[^<{KEEP_START}]+", re.DOTALL)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>[^>]*)>")
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_CODE = {"code", "pre", "kbd", "script", "style", "svg"}
_SILENT_TAGS = _HEADINGS | _CODE | {"a", "button", "summary", "label", "select", "textarea", "th", "figcaption"}
_SILENT_CLASS = re.compile(r'class="[^"]*(?:handbook-|admonition-title)')


def explain(html: str, page: str, book: Handbook, folder: Path, here: Here) -> str:
    """Return a chapter's HTML, directives not yet expanded, with its terms and false friends explained in place."""
    if here.by_hand or "/" not in page or page.partition("/")[0] in NOT_EXPLAINED:
        return html
    found = _Reading(book, folder, here).read(html)
    return found if found == html else found + "\n" + render(folder, "tip", here)


class _Reading:
    """One chapter from its first word to its last: what has been explained so far, and where we are silent."""

    def __init__(self, book: Handbook, folder: Path, here: Here) -> None:
        self._converter, self._folder, self._here = book.converter, folder, here
        self._terms = {name: term for term in book.glossary.terms for name in term.names}
        self._friends = {name: region for region in book.regions.friends for name in region.names}
        names = sorted({*self._terms, *self._friends}, key=lambda name: (-len(name), name))
        self._names = re.compile("|".join(map(_bounded, names)))
        self._said: set[str] = set()
        self._marked: set[str] = set()
        self._silent: list[str] = []

    def read(self, html: str) -> str:
        return "".join(map(self._token, _TOKEN.findall(html)))

    def _token(self, token: str) -> str:
        if tag := _TAG.fullmatch(token):
            self._pass(tag)
        elif not self._silent and token[0] not in ("<", KEEP_START):
            return self._text(token)
        return token

    def _pass(self, tag: re.Match[str]) -> None:
        name = tag["name"].lower()
        if name == "h2" and not tag["end"]:
            self._said.clear()
        if self._silent:
            # Only elements of the same name can end the one that made us silent.
            if name == self._silent[0]:
                self._silent = self._silent[:-1] if tag["end"] else [*self._silent, name]
        elif not tag["end"] and (name in _SILENT_TAGS or _SILENT_CLASS.search(tag["rest"])):
            self._silent = [name]

    def _text(self, text: str) -> str:
        done, at = list[str](), 0
        for found in self._names.finditer(text):
            term, friend = self._open(found[0])
            start, end = (found.start() if term else found.end()), found.end()
            if not (term or friend) or not self._parts(text, at, found.start(), start, end):
                continue
            self._said |= {term.id} if term else set()
            self._marked |= {friend.id} if friend else set()
            link = render(self._folder, "term", self._here, term=term, friend=friend, text=text[start:end])
            done += [text[at:start], link]
            at = end
        return "".join([*done, text[at:]])

    def _open(self, name: str) -> tuple[GlossaryTerm | None, Region | None]:
        """What is still to be said of a word: a term that this section has not explained, a friend not yet marked."""
        term, friend = self._terms.get(name), self._friends.get(name)
        is_open = term and term.inline and term.id not in self._said
        return term if is_open else None, friend if friend and friend.id not in self._marked else None

    def _parts(self, text: str, free: int, word: int, start: int, end: int) -> bool:
        """Whether a link at start–end leaves the words around it, from `free` on, and their conversion as they are."""
        first, last = run_around(text, word, end)
        first = max(first, free)
        pieces = (text[first:start], text[start:end], text[end:last])
        convert, around = self._converter.convert, text[first:last]
        stands = self._converter.stands(around, word - first, end - first)
        return stands and "".join(map(convert, pieces)) == convert(around)


def _bounded(name: str) -> str:
    """ROI is not a part of HEROIC: where a name begins or ends in Latin, no letter may stand beside it."""
    before = r"(?<![A-Za-z0-9])" if name[0].isascii() else ""
    after = r"(?![A-Za-z0-9])" if name[-1].isascii() else ""
    return before + re.escape(name) + after
