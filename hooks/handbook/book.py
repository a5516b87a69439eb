"""The Handbook: everything below docs/ that is not prose, loaded once, checked, frozen."""

from dataclasses import dataclass
from pathlib import Path

from handbook.chapters import Chapter, load_chapters
from handbook.faults import Fault, Faults
from handbook.script import Converter
from handbook.search import Asking
from handbook.sources import Sources, load_sources
from handbook.terms import Term, load_terms
from handbook.yaml_file import read


@dataclass(frozen=True)
class Handbook:
    """What a build needs: the term table, the converter made of it, the source articles, the checked chapters."""

    terms: tuple[Term, ...]
    converter: Converter
    sources: Sources
    chapters: tuple[Chapter, ...]
    asking: tuple[str, ...]


def load(docs: Path) -> Handbook:
    """Load the data and chapters below `docs`; raises Faults with every fault of all files."""
    data, shown_as = docs / "_data", f"{docs.name}/_data"
    faults: list[Fault] = []
    terms: tuple[Term, ...] = ()
    sources = Sources(articles={})
    chapters: tuple[Chapter, ...] = ()
    asking: tuple[str, ...] = ()
    try:
        terms = load_terms(data / "terms.tsv", f"{shown_as}/terms.tsv")
    except Faults as error:
        faults += error.faults
    try:
        sources = load_sources(data / "sources.yml", f"{shown_as}/sources.yml")
        chapters = load_chapters(docs, sources)
        asking = read((data / "search.yml").read_text("utf-8"), Asking, f"{shown_as}/search.yml").asking
    except Faults as error:
        faults += error.faults
    if faults:
        raise Faults(faults)
    return Handbook(terms, Converter(terms), sources, chapters, asking)
