"""Roles: the models of docs/_data/roles, and all that is known of them once every reference is checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from handbook.codes import Group, Part, Side, Words
from handbook.yaml_fields import Id, Text, Texts
from handbook.yaml_file import Data
from handbook.yardsticks import (
    Dimension,
    DimensionsFile,
    Level,
    LevelsFile,
    Metric,
    MetricsFile,
    Skill,
    SkillsFile,
    Stage,
    StagesFile,
)


class Partner(Data):
    """Whom a role works with, what that role gives it and takes from it."""

    role: Id
    gives: Text
    takes: Text


class Next(Data):
    """A role to which one can go on, and why it fits."""

    role: Id
    why: Text


class ByLevel(Data):
    """What a role does on each level of the ladder."""

    assistant: Text
    specialist: Text
    lead: Text
    head: Text


class ByCompany(Data):
    """How a role differs with the stage of the company."""

    startup: Text
    growing: Text
    mature: Text


class ByBusiness(Data):
    """How a role differs with the kind of business: shops online, content platform, tool, chain of shops."""

    ecommerce: Text
    content: Text
    tool: Text
    chain: Text


class Duty(Data):
    """A role's part in one stage: leads it, joins in, is asked, is told; and what it does there."""

    part: Part
    does: Text


class ByStage(Data):
    """A role's part in each of the four stages."""

    strategy: Duty
    breakdown: Duty
    execute: Duty
    review: Duty


class Role(Data):
    """One role, as `docs/_data/roles/<id>.yml` describes it. `skills` maps a skill to the level it takes, 1–4."""

    name: Text
    order: int
    group: Group
    side: Side
    chapter: Text
    grows_from: tuple[Id, ...] = Field(alias="from")
    position: Text
    serves: Text
    daily: Texts
    indicators: Annotated[tuple[Id, ...], Field(min_length=2, max_length=5)]
    skills: Annotated[dict[Id, Annotated[int, Field(ge=1, le=4)]], Field(min_length=3)]
    tools: Texts
    partners: Annotated[tuple[Partner, ...], Field(min_length=1)]
    suits: Texts
    levels: ByLevel
    next: Annotated[tuple[Next, ...], Field(min_length=1)]
    traps: Texts
    company: ByCompany
    business: ByBusiness
    workflow: ByStage


SCHEMAS: Mapping[str, type[Data]] = {
    "role": Role,
    "dimensions": DimensionsFile,
    "metrics": MetricsFile,
    "skills": SkillsFile,
    "levels": LevelsFile,
    "stages": StagesFile,
    "words": Words,
}


@dataclass(frozen=True)
class Place:
    """Where something stands in the sources: file relative to the project, line from 1."""

    path: str
    line: int


@dataclass(frozen=True)
class Roles:
    """Everything about roles, checked; `places` says for "role/activity", "metric/gmv" … which line made it."""

    roles: Mapping[str, Role]
    dimensions: Mapping[str, Dimension]
    metrics: Mapping[str, Metric]
    skills: Mapping[str, Skill]
    levels: Mapping[str, Level]
    stages: Mapping[str, Stage]
    words: Words
    places: Mapping[str, Place]

    def in_group(self, group: str) -> dict[str, Role]:
        """Return the roles of a group by id, in the order of the book."""
        return {name: role for name, role in self.roles.items() if role.group == group}
