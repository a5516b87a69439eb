"""The Handbook: everything below docs/ that is not prose, checked and frozen; loading.py makes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.calculators import Calculator
from handbook.chapters import Chapter
from handbook.first_month import FirstMonth
from handbook.glossary import Glossary
from handbook.quiz_files import Quizzes
from handbook.reading import Reading
from handbook.regions import Regions
from handbook.roles import Roles
from handbook.script import Converter
from handbook.sources import Sources
from handbook.terms import Term
from handbook.worksheet_files import Worksheets


@dataclass(frozen=True)
class Handbook:
    """What a build needs: term table, converter, source articles, checked chapters, all about the roles, words explained."""

    terms: tuple[Term, ...]
    converter: Converter
    sources: Sources
    chapters: tuple[Chapter, ...]
    data: Roles
    asking: tuple[str, ...]
    quizzes: Quizzes
    worksheets: Worksheets
    month: FirstMonth
    readings: Mapping[str, Reading]
    glossary: Glossary
    regions: Regions
    calculators: Mapping[str, Calculator]
