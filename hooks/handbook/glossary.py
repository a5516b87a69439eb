"""The glossary `docs/_data/glossary.yml`: one term, one meaning, and the place in the book that treats it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from handbook.chapters import Chapter, addresses
from handbook.codes import Words
from handbook.faults import Fault, Faults, did_you_mean
from handbook.overrides import override_faults
from handbook.roles import Place
from handbook.yaml_fields import Id, Text
from handbook.yaml_file import Data, Document, open_document

SHORTEST, LONGEST = 20, 60
# What a meaning begins with when it says in other words that it is a meaning.
_EMPTY_STARTS = ("是指", "指的是", "即", "所谓", "顾名思义", "简单来说", "简单说")


class GlossaryTerm(Data):
    """One term: `also` are its other names on a page, `avoid` names that the book does not use, `inline` whether it is
    explained where it stands."""

    id: Id
    name: Text
    also: tuple[Text, ...] = ()
    avoid: tuple[Text, ...] = ()
    english: Text
    meaning: Text
    group: Id
    chapter: Text
    inline: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """All that it is called in simplified script."""
        return (self.name, *self.also)


class GlossaryFile(Data):
    """docs/_data/glossary.yml."""

    terms: Annotated[tuple[GlossaryTerm, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Glossary:
    """The terms in the order of the file; `places` says which line made each."""

    terms: tuple[GlossaryTerm, ...]
    places: Mapping[str, Place]


def load_glossary(path: Path, shown_as: str, chapters: Iterable[Chapter], words: Words | None) -> Glossary:
    """Read the file at `path`; raises Faults with everything wrong in it. Without `words` groups are not checked."""
    document = open_document(path, GlossaryFile, shown_as)
    known = {address for chapter in chapters for address in addresses(chapter)}
    faults = [*_repeated(document), *_unknown(document, known, words), *_badly_said(document)]
    if faults:
        raise Faults(faults)
    terms = document.model.terms
    places = {term.id: Place(shown_as, document.line("terms", at)) for at, term in enumerate(terms)}
    return Glossary(terms, places)


def _repeated(document: Document[GlossaryFile]) -> Iterator[Fault]:
    ids: dict[str, int] = {}
    names: dict[str, int] = {}
    for at, term in enumerate(document.model.terms):
        line = document.line("terms", at)
        if ids.setdefault(term.id, line) != line:
            yield Fault(document.shown_as, line, "data-twice", f'id "{term.id}" 在第 {ids[term.id]} 行已经用过,换一个')
        for name, count in Counter(term.names).items():
            if names.setdefault(name, line) != line or count > 1:
                yield Fault(
                    document.shown_as, line, "data-twice", f'"{name}" 在第 {names[name]} 行已经有了,一个词只解释一次'
                )


def _unknown(document: Document[GlossaryFile], known: Collection[str], words: Words | None) -> Iterator[Fault]:
    for at, term in enumerate(document.model.terms):
        if term.chapter not in known:
            line, hint = document.line("terms", at, "chapter"), did_you_mean(term.chapter, known)
            yield Fault(document.shown_as, line, "data-address", f'没有 "{term.chapter}" 这一章或这一节{hint}')
        if words and term.group not in words.glossary_groups:
            line, hint = document.line("terms", at, "group"), did_you_mean(term.group, words.glossary_groups)
            yield Fault(document.shown_as, line, "data-id", f'words.yml 的 glossary_groups 里没有 "{term.group}"{hint}')


def _badly_said(document: Document[GlossaryFile]) -> Iterator[Fault]:
    for at, term in enumerate(document.model.terms):
        line = document.line("terms", at, "meaning")
        if not SHORTEST <= len(term.meaning) <= LONGEST:
            counted = f"“{term.name}”的意思写了 {len(term.meaning)} 个字"
            yield Fault(document.shown_as, line, "glossary-meaning", f"{counted},要一句话,{SHORTEST}–{LONGEST} 个字")
        for _, message in override_faults(term.meaning):
            yield Fault(document.shown_as, line, "override", message)
        if start := next((start for start in (*_EMPTY_STARTS, *term.names) if term.meaning.startswith(start)), None):
            yield Fault(
                document.shown_as, line, "glossary-meaning", f"“{term.name}”的意思别用“{start}”起头,直接说它是什么"
            )
