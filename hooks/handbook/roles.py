"""Roles and what they are described by: models of the files below docs/_data, with every reference checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from handbook.yaml_file import Data

Text = Annotated[str, Field(min_length=1)]
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
Group = Literal["trio", "front", "back", "hybrid", "entry"]
Side = Literal["front", "back", "both"]
StageId = Literal["strategy", "breakdown", "execute", "review"]
Part = Literal["lead", "join", "consult", "inform"]
Family = Literal["deal", "money", "user", "community", "live", "brand", "service", "supply", "data", "control"]


class Dimension(Data):
    """One row of the comparison; `id` is the field of a role that it shows."""

    id: Id
    title: Text
    hint: Text


class Metric(Data):
    """One indicator: what it answers, how it is computed, in which unit and window, who answers for it, its trap."""

    id: Id
    name: Text
    also: tuple[Text, ...]
    family: Family
    meaning: Text
    formula: Text
    unit: Text
    window: Text
    owner: Id
    trap: Text
    example: Text
    stages: Annotated[tuple[StageId, ...], Field(min_length=1)]


class Skill(Data):
    """One skill with its four named levels, each a statement that begins 你能; `chapter` says where it is learned."""

    id: Id
    name: Text
    kind: Literal["硬技能", "通用能力"]
    meaning: Text
    levels: Annotated[tuple[Annotated[str, Field(pattern="^你能")], ...], Field(min_length=4, max_length=4)]
    chapter: Text


class Level(Data):
    """One rung of the one ladder: how large a problem it solves, how that is proved, where people stay behind."""

    id: Literal["assistant", "specialist", "lead", "head"]
    name: Text
    summary: Text
    does: Texts
    problem: Text
    evidence: Text
    stuck: Text


class Stage(Data):
    """One of the four stages of the workflow."""

    id: StageId
    name: Text
    question: Text
    inputs: Texts
    outputs: Texts
    sheets: Texts
    done: Text
    chapter: Text


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


class Words(Data):
    """docs/_data/words.yml: what the codes in the data are called on a page."""

    groups: dict[Group, Text]
    sides: dict[Side, Text]
    skill_levels: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]
    parts: dict[Part, Text]
    company: dict[Literal["startup", "growing", "mature"], Text]
    business: dict[Literal["ecommerce", "content", "tool", "chain"], Text]
    families: dict[Family, Text]
    scales: dict[Literal["agree", "frequency", "statement"], dict[str, Text]]
    topics: dict[Id, Text]
    instruments: dict[Id, Text]
    worksheet: dict[Id, Text]
    parts_of_book: dict[Id, Text]
    glossary_groups: dict[Id, Text]
    course: dict[Id, Text]
    builder: dict[Id, Text]


class DimensionsFile(Data):
    """docs/_data/dimensions.yml."""

    dimensions: Annotated[tuple[Dimension, ...], Field(min_length=1)]


class MetricsFile(Data):
    """docs/_data/metrics.yml."""

    metrics: Annotated[tuple[Metric, ...], Field(min_length=1)]


class SkillsFile(Data):
    """docs/_data/skills.yml."""

    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]


class LevelsFile(Data):
    """docs/_data/levels.yml."""

    levels: Annotated[tuple[Level, ...], Field(min_length=4, max_length=4)]


class StagesFile(Data):
    """docs/_data/stages.yml."""

    stages: Annotated[tuple[Stage, ...], Field(min_length=4, max_length=4)]


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
