"""Loads everything below docs/ once, checks it, and says all that is wrong at the same time."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from handbook.book import Handbook
from handbook.calculators import load_calculators
from handbook.chapters import load_chapters
from handbook.directives import directive_faults
from handbook.faults import Fault, Faults
from handbook.quiz_files import load_quizzes
from handbook.role_files import load_roles
from handbook.script import Converter
from handbook.search import Asking
from handbook.sources import load_sources
from handbook.terms import load_terms
from handbook.yaml_file import open_document

T = TypeVar("T")


def load(docs: Path) -> Handbook:
    """Load the data and chapters below `docs`; raises Faults with every fault of all files."""
    folder, shown_as, faults = docs / "_data", f"{docs.name}/_data", list[Fault]()

    def attempt(reading: Callable[[], T]) -> T | None:
        try:
            return reading()
        except Faults as error:
            faults.extend(error.faults)
            return None

    terms = attempt(lambda: load_terms(folder / "terms.tsv", f"{shown_as}/terms.tsv"))
    sources = attempt(lambda: load_sources(folder / "sources.yml", f"{shown_as}/sources.yml"))
    chapters = attempt(lambda: load_chapters(docs, sources)) if sources else None
    data = attempt(lambda: load_roles(docs, chapters))
    quizzes = attempt(lambda: load_quizzes(docs, chapters, data)) if chapters and data else None
    calculators = attempt(lambda: load_calculators(docs))
    asking = attempt(lambda: open_document(folder / "search.yml", Asking, f"{shown_as}/search.yml").model.asking)
    if chapters and data and calculators is not None:
        for chapter in chapters:
            faults += directive_faults(chapter, f"{docs.name}/{chapter.path}", data, calculators)
    if (
        faults
        or terms is None
        or sources is None
        or chapters is None
        or data is None
        or asking is None
        or quizzes is None
        or calculators is None
    ):
        raise Faults(faults)
    return Handbook(terms, Converter(terms), sources, chapters, data, asking, quizzes, calculators)
