"""The Handbook: everything below docs/ that is not prose, checked and frozen; loading.py makes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.calculators import Calculator
from handbook.chapters import Chapter
from handbook.quiz_files import Quizzes
from handbook.roles import Roles
from handbook.script import Converter
from handbook.sources import Sources
from handbook.terms import Term


@dataclass(frozen=True)
class Handbook:
    """What a build needs: term table, converter, source articles, checked chapters, all about the roles, quizzes, calculators."""

    terms: tuple[Term, ...]
    converter: Converter
    sources: Sources
    chapters: tuple[Chapter, ...]
    data: Roles
    asking: tuple[str, ...]
    quizzes: Quizzes
    calculators: Mapping[str, Calculator]
