"""What roles are measured and compared by: the rows of the comparison, indicators, skills, levels and stages."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.codes import Family, StageId
from handbook.yaml_fields import Id, Text, Texts
from handbook.yaml_file import Data


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
