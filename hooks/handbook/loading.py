"""Loads everything below docs/ once, checks it, and says all that is wrong at the same time."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from handbook.book import Handbook
from handbook.calculators import load_calculators
from handbook.changes import change_faults
from handbook.chapters import load_chapters
from handbook.directives import directive_faults
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
from handbook.script import Converter
from handbook.search import Asking
from handbook.sources import load_sources
from handbook.terms import load_terms
from handbook.worksheet_files import load_worksheets
from handbook.yaml_file import open_document

T = TypeVar("T")


def load(docs: Path) -> Handbook:
    """Load the data and chapters below `docs`, all that was ever published still reachable; raises Faults."""
    return locked(read(docs), docs)


def read(docs: Path) -> Handbook:
    """Read the data and chapters below `docs`; raises Faults with every fault of all files."""
    faults = list[Fault]()

    def attempt(reading: Callable[[Path, str], T], name: str = "") -> T | None:
        """Read docs/_data/`name`; when it has faults they are kept, and what depends on it is not read."""
        try:
            return reading(docs / "_data" / name, f"{docs.name}/_data/{name}")
        except Faults as error:
            faults.extend(error.faults)
            return None

    terms = attempt(load_terms, "terms.tsv")
    sources = attempt(load_sources, "sources.yml")
    chapters = attempt(lambda *_: load_chapters(docs, sources)) if sources else None
    data = attempt(lambda *_: load_roles(docs, chapters))
    asking = attempt(lambda path, shown_as: open_document(path, Asking, shown_as).model.asking, "search.yml")
    if not (chapters and data):
        raise Faults(faults)
    quizzes = attempt(lambda *_: load_quizzes(docs, chapters, data))
    worksheets = attempt(lambda *_: load_worksheets(docs, chapters))
    packs = attempt(lambda *_: load_packs(docs, chapters, worksheets.sheets)) if worksheets else None
    calculators = attempt(lambda *_: load_calculators(docs))
    month = attempt(lambda *_: load_first_month(docs, chapters))
    glossary = attempt(lambda path, shown_as: load_glossary(path, shown_as, chapters, data.words), "glossary.yml")
    regions = attempt(lambda path, shown_as: load_regions(path, shown_as, chapters, terms or ()), "regions.yml")
    faults += [*after_faults(chapters, docs.name), *change_faults(chapters, docs)]
    faults += untold_faults(docs / "_data" / "sources.yml", f"{docs.name}/_data/sources.yml", chapters)
    if worksheets and packs and calculators:
        known = {
            "roles": set(data.roles),
            "dimensions": set(data.dimensions),
            "worksheets": set(worksheets.sheets),
            "packs": set(packs.packs),
            "calculators": set(calculators[0]),
        }
        for chapter in chapters:
            faults += directive_faults(chapter, f"{docs.name}/{chapter.path}", known)
    if (
        faults
        or not (terms and sources and asking and quizzes and worksheets and packs and glossary and regions)
        or not (calculators and month)
    ):
        raise Faults(faults)
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
    )
