"""The Handbook: everything below docs/ that is not prose, checked and frozen; loading.py makes it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from handbook.calculators import Calculator
from handbook.chapters import Chapter
from handbook.editions import Edition
from handbook.first_month import FirstMonth
from handbook.glossary import Glossary
from handbook.packs import Packs
from handbook.quiz_files import Quizzes
from handbook.reading import Reading
from handbook.redirects import Moves
from handbook.regions import Regions
from handbook.roles import Place, Roles
from handbook.script import Converter
from handbook.sources import Sources
from handbook.speed import Speed
from handbook.terms import Term
from handbook.worksheet_files import Worksheets


@dataclass(frozen=True)
class Handbook:
    """What a build needs: term table, converter, source articles, checked chapters, all about the roles, words explained.

    `places` says for "calculator/funnel", "step/login" which line made it; what else there is keeps its places itself.
    """

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
    packs: Packs
    glossary: Glossary
    regions: Regions
    calculators: Mapping[str, Calculator]
    places: Mapping[str, Place] = field(default_factory=dict)
    moves: Moves = field(default_factory=Moves)
    short: Mapping[str, str] = field(default_factory=dict)
    editions: tuple[Edition, ...] = ()
    speed: Speed = field(default_factory=Speed)

    def ids(self) -> dict[str, list[str]]:
        """The ids that links and shared results name, by kind, in the words of redirects.yml and permalinks.lock."""
        questions = [
            item.id for quiz in (self.quizzes.role_fit, self.quizzes.chores, self.quizzes.skills) for item in quiz.items
        ]
        return {
            "role": list(self.data.roles),
            "metric": list(self.data.metrics),
            "question": [*questions, *self.quizzes.exam],
            "worksheet": list(self.worksheets.sheets),
            "pack": list(self.packs.packs),
            "calculator": list(self.calculators),
            "term": [term.id for term in self.glossary.terms],
        }
