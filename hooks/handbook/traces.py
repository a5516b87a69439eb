"""What the preview keeps of every page, to tell whether data that was saved would make another page of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.book import Handbook
from handbook.glossary import Glossary
from handbook.regions import Regions


@dataclass
class Trace:
    """A chapter as it was last rendered: MkDocs' page, its HTML as Markdown gave it, the same with `words` explained.

    `article` and `around` stand for what was made of it then: its text and search entry, and what surrounds them.
    """

    page: Any
    html: str
    explained: str
    words: tuple[Glossary, Regions]
    article: int = 0
    around: int = 0

    def explained_by(self, book: Handbook) -> str | None:
        """Return the HTML with its words explained, None where `book` explains others."""
        return self.explained if self.words == (book.glossary, book.regions) else None


def print_of(article: tuple[str, str]) -> int:
    """Return what stands for a search entry and an article."""
    return hash(article)


def print_around(context: Mapping[str, Any]) -> int:
    """Return what stands for all that the templates are given beside the article."""
    return hash(repr(sorted(context.items())))
