"""Quizzes as data: the models of docs/_data/quizzes, four instruments that are never mixed into one number."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from handbook.roles import Id, Text
from handbook.yaml_file import Data

Topic = Literal[
    "concept",
    "strategy",
    "breakdown",
    "execute",
    "review",
    "user",
    "content",
    "activity",
    "supply",
    "career",
    "compliance",
]
Weights = dict[Id, Annotated[int, Field(ge=-2, le=2)]]


class Option(Data):
    """One answer of a knowledge item and the reason for it; a wrong one names the real mistake behind it."""

    text: Text
    right: bool = False
    why: Text


class Step(Data):
    """One step of an order item, in its right place."""

    text: Text
    why: Text


class Pair(Data):
    """One pair of a match item."""

    left: Text
    right: Text
    why: Text


class Mistake(Data):
    """A wrong number that people really get, and how they get it."""

    value: float | int
    why: Text


class Choice(Data):
    """A knowledge item answered by choosing: one, several, or true and false."""

    id: Id
    type: Literal["single", "multiple", "truefalse"]
    dimension: Topic
    section: Text
    prompt: Text
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]
    explain: Text


class Order(Data):
    """A knowledge item answered by putting steps in order; `steps` stand in the right one."""

    id: Id
    type: Literal["order"]
    dimension: Topic
    section: Text
    prompt: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=3, max_length=8)]
    explain: Text


class Match(Data):
    """A knowledge item answered by pairing left with right."""

    id: Id
    type: Literal["match"]
    dimension: Topic
    section: Text
    prompt: Text
    pairs: Annotated[tuple[Pair, ...], Field(min_length=3, max_length=6)]
    explain: Text


class Number(Data):
    """A knowledge item answered by a number in `unit`, right within `tolerance` (absolute)."""

    id: Id
    type: Literal["number"]
    dimension: Topic
    section: Text
    prompt: Text
    answer: float | int
    unit: Text
    tolerance: Annotated[float | int, Field(ge=0)]
    why: Text
    mistakes: tuple[Mistake, ...] = ()
    explain: Text


Knowledge = Annotated[Choice | Order | Match | Number, Field(discriminator="type")]


class ExamFile(Data):
    """docs/_data/quizzes/exam/<part>.yml."""

    items: Annotated[tuple[Knowledge, ...], Field(min_length=1)]


class Trait(Data):
    """One dimension of a profile: what more and less of it looks like, in behaviour."""

    id: Id
    name: Text
    meaning: Text
    more: Text
    less: Text


class Agree(Data):
    """A statement agreed to on five levels, −2 to +2, times its weights."""

    id: Id
    type: Literal["agree"]
    prompt: Text
    scores: Weights
    section: Text | None = None


class Way(Data):
    """One way to act in a situation; chosen as most like oneself it adds its weights, as least like it takes them off."""

    text: Text
    scores: Weights


class BestWorst(Data):
    """A situation: which of the ways is most, which least like oneself."""

    id: Id
    type: Literal["bestworst"]
    prompt: Text
    options: Annotated[tuple[Way, ...], Field(min_length=3, max_length=5)]
    section: Text | None = None


class RoleFit(Data):
    """docs/_data/quizzes/role-fit.yml: items, and for each role how much of each dimension it takes (0–4)."""

    title: Text
    intro: Text
    dimensions: Annotated[tuple[Trait, ...], Field(min_length=3)]
    items: Annotated[tuple[Annotated[Agree | BestWorst, Field(discriminator="type")], ...], Field(min_length=24)]
    profiles: dict[Id, dict[Id, Annotated[int, Field(ge=0, le=4)]]]


class Frequency(Data):
    """How often something happened last week: never, now and then, half, mostly, always (0–4)."""

    id: Id
    type: Literal["frequency"]
    prompt: Text
    scores: Weights
    section: Text | None = None


class Hours(Data):
    """A kind of work whose hours are asked for."""

    id: Id
    name: Text
    kind: Literal["goal", "support"]
    hint: Text


class Reading(Data):
    """What an index up to `upto` means."""

    upto: Annotated[int, Field(ge=0, le=100)]
    title: Text
    text: Text


class Monday(Data):
    """One thing to change on Monday, for a dimension."""

    dimension: Id
    text: Text


class Chores(Data):
    """docs/_data/quizzes/chores.yml."""

    title: Text
    intro: Text
    dimensions: Annotated[tuple[Trait, ...], Field(min_length=3)]
    items: Annotated[tuple[Frequency, ...], Field(min_length=12)]
    hours: Annotated[tuple[Hours, ...], Field(min_length=2)]
    readings: Annotated[tuple[Reading, ...], Field(min_length=2)]
    monday: Annotated[tuple[Monday, ...], Field(min_length=3)]


class Statement(Data):
    """A skill statement: not done, done by a pattern, alone, with others, as a rule for all (0–4)."""

    id: Id
    type: Literal["statement"]
    skill: Id
    prompt: Annotated[str, Field(pattern="^你能")]
    evidence: Text
    section: Text


class Graded(Data):
    """One way to act in a situation, of the level of those who act so."""

    text: Text
    level: Annotated[int, Field(ge=1, le=4)]
    why: Text


class Situation(Data):
    """A situation in which four ways to act belong to the four levels."""

    id: Id
    type: Literal["situation"]
    skill: Id
    prompt: Text
    options: Annotated[tuple[Graded, ...], Field(min_length=4, max_length=4)]
    section: Text


class NextStep(Data):
    """What to read and do to reach level `to`."""

    to: Annotated[int, Field(ge=2, le=4)]
    section: Text
    do: Text


class SkillReading(Data):
    """The way up in one skill."""

    skill: Id
    steps: Annotated[tuple[NextStep, ...], Field(min_length=3, max_length=3)]


class SkillCheck(Data):
    """docs/_data/quizzes/skills.yml."""

    title: Text
    intro: Text
    items: Annotated[tuple[Annotated[Statement | Situation, Field(discriminator="type")], ...], Field(min_length=48)]
    reading: tuple[SkillReading, ...]


QUIZ_SCHEMAS: Mapping[str, type[Data]] = {
    "quiz-exam": ExamFile,
    "quiz-role-fit": RoleFit,
    "quiz-chores": Chores,
    "quiz-skills": SkillCheck,
}
