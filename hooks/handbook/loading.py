"""Loads everything below docs/ once, checks it, and says all that is wrong at the same time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from handbook.book import Handbook
from handbook.calculators import load_calculators
from handbook.changes import change_faults
from handbook.chapters import Chapter, load_chapters
from handbook.codes import Words
from handbook.directive_faults import directive_faults, picture_faults
from handbook.editions import load_editions
from handbook.faults import Fault, Faults
from handbook.first_month import load_first_month
from handbook.glossary import load_glossary
from handbook.packs import load_packs
from handbook.permalinks import locked
from handbook.quiz_files import load_quizzes
from handbook.reading import after_faults, readings, revised
from handbook.regions import load_regions
from handbook.retold import untold_faults
from handbook.role_files import load_roles
from handbook.roles import Role
from handbook.script import Converter
from handbook.search import Asking
from handbook.sources import load_sources
from handbook.speed import load_speed
from handbook.terms import load_terms
from handbook.worksheet_files import load_worksheets
from handbook.yaml_file import open_document

T = TypeVar("T")


@dataclass(frozen=True)
class Found:
    """What stands below `docs`: its chapters, everything wrong, and the book, None where its data cannot be used."""

    docs: Path
    chapters: tuple[Chapter, ...]
    faults: tuple[Fault, ...]
    book: Handbook | None


@dataclass
class _Reading:
    """Reads one part after another; a part with faults is None, and only what is made from it is not read."""

    docs: Path
    faults: list[Fault] = field(default_factory=list)

    def data(self, reading: Callable[[Path, str], T], name: str) -> T | None:
        return self.attempt(lambda: reading(self.docs / "_data" / name, f"{self.docs.name}/_data/{name}"))

    def attempt(self, reading: Callable[[], T]) -> T | None:
        try:
            return reading()
        except Faults as error:
            self.faults.extend(error.faults)
            return None

    def ids(self, folder: str) -> set[str]:
        """The ids that the names of files give, sound or not."""
        return {path.stem for path in (self.docs / "_data" / folder).glob("*.yml")}


def load(docs: Path) -> Handbook:
    """Load the data and chapters below `docs`, all that was ever published still reachable; raises Faults."""
    return locked(read(docs), docs)


def read(docs: Path) -> Handbook:
    """Read the data and chapters below `docs`; raises Faults with every fault of all files."""
    found = examine(docs)
    if found.faults or not found.book:
        raise Faults(found.faults)
    return found.book


def examine(docs: Path) -> Found:
    """Read the data and chapters below `docs` as far as they can be read, and keep every fault."""
    reading = _Reading(docs)
    sources = reading.data(load_sources, "sources.yml")
    chapters, faults = load_chapters(docs, sources)
    reading.faults += faults
    reading.faults += [*after_faults(chapters, docs.name), *change_faults(chapters, docs)]
    if sources:
        reading.faults += untold_faults(docs / "_data" / "sources.yml", f"{docs.name}/_data/sources.yml", chapters)
    book = _book(reading, chapters)
    known = {**_known(reading, book), "parts": {one.page for one in chapters if one.is_part}}
    for chapter in chapters:
        reading.faults += directive_faults(chapter, f"{docs.name}/{chapter.path}", known)
        reading.faults += picture_faults(chapter, f"{docs.name}/{chapter.path}", book) if book else ()
    return Found(docs, chapters, tuple(reading.faults), book)


def _book(reading: _Reading, chapters: tuple[Chapter, ...]) -> Handbook | None:
    docs = reading.docs
    terms = reading.data(load_terms, "terms.tsv")
    sources = reading.data(load_sources, "sources.yml")
    asking = reading.data(lambda path, shown_as: open_document(path, Asking, shown_as).model.asking, "search.yml")
    words = reading.data(lambda path, shown_as: open_document(path, Words, shown_as).model, "words.yml")
    data = reading.attempt(lambda: load_roles(docs, chapters))
    quizzes = reading.attempt(lambda: load_quizzes(docs, chapters, data))
    worksheets = reading.attempt(lambda: load_worksheets(docs, chapters))
    packs = reading.attempt(lambda: load_packs(docs, chapters, reading.ids("worksheets")))
    calculators = reading.attempt(lambda: load_calculators(docs))
    month = reading.attempt(lambda: load_first_month(docs, chapters))
    speed = reading.attempt(lambda: load_speed(docs))
    glossary = reading.data(lambda path, shown_as: load_glossary(path, shown_as, chapters, words), "glossary.yml")
    regions = reading.data(lambda path, shown_as: load_regions(path, shown_as, chapters, terms), "regions.yml")
    if not (calculators and terms and sources and asking and data and quizzes and worksheets):
        return None
    if not (month and packs and glossary and regions and speed):
        return None
    return Handbook(
        terms=terms,
        converter=Converter(terms),
        sources=sources,
        chapters=chapters,
        data=data,
        asking=asking,
        quizzes=quizzes,
        worksheets=worksheets,
        calculators=calculators[0],
        month=month[0],
        places={**calculators[1], **month[1]},
        packs=packs,
        readings=readings(chapters, revised(docs)),
        glossary=glossary,
        regions=regions,
        editions=load_editions(docs),
        speed=speed,
    )


def _known(reading: _Reading, book: Handbook | None) -> Mapping[str, set[str]]:
    """The ids that a directive may name, by kind; those of files that have faults among them."""
    kinds = {kind: reading.ids(kind) for kind in ("roles", "worksheets", "packs", "calculators")}
    return {**kinds, "dimensions": set(book.data.dimensions if book else Role.model_fields)}
