"""Faults: everything wrong in the sources, collected first and reported at once, in Chinese, with file and line."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal, get_args

# Every rule of the book by its permanent id: once given, an id is never renamed and never means something else.
# Rules that are cured the same way are one rule. contributing/style explains each under #rule-<id>.
Rule = Literal[
    # files
    "file-missing",
    "file-encoding",
    "file-end",
    # data
    "yaml-syntax",
    "yaml-key",
    "yaml-value",
    "key-order",
    "data-id",
    "data-twice",
    "data-address",
    "data-pair",
    "worksheet-cell",
    "calculator-text",
    "quiz-item",
    "course-item",
    "month-order",
    "glossary-meaning",
    "region-word",
    "term-row",
    "redirect",
    "permalink-gone",
    "permalink-new",
    # chapters
    "front-matter",
    "after-ring",
    "source-mark",
    "source-untold",
    "directive",
    "override",
    "heading-id",
    "heading-twice",
    "heading-level",
    "chapter-shape",
    "chapter-length",
    "link-target",
    "link-form",
    "image-file",
    "image-alt",
    "image-licence",
    "html-unsafe",
    # words
    "copy-spacing",
    "copy-punctuation",
    "markdown-form",
    "term-word",
    "script-simplified",
    "debris",
    "text-twice",
    "todo",
]
RULES: tuple[Rule, ...] = get_args(Rule)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: `path` relative to the project, `line` from 1, `message` in Chinese with the cure in it."""

    path: str
    line: int
    rule: Rule
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


class Faults(Exception):  # noqa: N818 - it holds many, it is not one error
    """All faults found in one reading of the sources, sorted by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return `;是不是 "…"?` for the known word nearest to `wrong`, or an empty string when none is near."""
    near = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return f';是不是 "{near[0]}"?' if near else ""
