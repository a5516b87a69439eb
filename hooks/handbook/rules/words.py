"""One word for one thing: the glossary's word, not another name for it; and the spellings of docs/_data/usage.yml."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field

from handbook.faults import Fault, Faults
from handbook.glossary import GlossaryFile
from handbook.loading import Found
from handbook.rules.prose import blanked, is_by_hand, prose, values
from handbook.script import Converter
from handbook.yaml_file import Data, Document, M, open_document

# Files that speak of words themselves.
_ABOUT_WORDS = ("usage.yml", "regions.yml", "glossary.yml", "search.yml")
Text = Annotated[str, Field(min_length=1)]


class Usage(Data):
    """What the book writes (`word`), what it does not write for it, and why."""

    word: Text
    avoid: Annotated[tuple[Text, ...], Field(min_length=1)]
    why: Text


class UsageFile(Data):
    """docs/_data/usage.yml."""

    usage: tuple[Usage, ...] = ()


SCHEMAS: Mapping[str, type[Data]] = {"usage": UsageFile}


def word_faults(found: Found) -> Iterator[Fault]:
    """Yield every place where a word stands that the book does not use, with the one that it uses."""
    usage, glossary = _opened(found.docs, "usage.yml", UsageFile), _opened(found.docs, "glossary.yml", GlossaryFile)
    if isinstance(usage, Faults):
        yield from usage.faults
    wanted: dict[str, tuple[str, str]] = {}
    if glossary and not isinstance(glossary, Faults):
        wanted |= {word: (term.name, "术语表") for term in glossary.model.terms for word in term.avoid}
    if usage and not isinstance(usage, Faults):
        wanted |= {word: (row.word, row.why) for row in usage.model.usage for word in row.avoid}
    if wanted:
        cutter = Converter(())
        for path, number, text in _texts(found):
            yield from _faults(path, number, text, wanted, cutter)


def _opened(docs: Path, name: str, model: type[M]) -> Document[M] | Faults | None:
    path = docs / "_data" / name
    try:
        return open_document(path, model, f"{docs.name}/_data/{name}") if path.exists() else None
    except Faults as error:
        return error


def _texts(found: Found) -> Iterator[tuple[str, int, str]]:
    for chapter in found.chapters:
        if not is_by_hand(chapter):
            yield from ((line.path, line.number, line.text) for line in prose(chapter, found.docs.name))
    for value in values(found.docs):
        if not value.path.endswith(_ABOUT_WORDS):
            yield value.path, value.number, blanked(value.text)


def _faults(
    path: str, number: int, text: str, wanted: Mapping[str, tuple[str, str]], cutter: Converter
) -> Iterator[Fault]:
    for word, (right, why) in wanted.items():
        at = text.find(word)
        if at >= 0 and not _is_right(text, at, right) and cutter.stands(text, at, at + len(word)):
            yield Fault(path, number, "term-word", f"“{word}”全书写作“{right}”({why}),改过来")


def _is_right(text: str, at: int, right: str) -> bool:
    """Whether what was found is a piece of the right word, as 率 in 转化率."""
    start = text.find(right, max(0, at - len(right)), at + len(right) * 2)
    return start >= 0 and start <= at < start + len(right)
