"""Knowledge items, of which an examination is drawn: the models of docs/_data/quizzes/exam."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.yaml_fields import Id, Text
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
