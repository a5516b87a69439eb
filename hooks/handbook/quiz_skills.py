"""The skill check: statements and situations that say which of the four levels a skill has reached."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.yaml_fields import Id, Text
from handbook.yaml_file import Data


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
