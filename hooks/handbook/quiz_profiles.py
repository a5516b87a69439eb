"""The two instruments that weigh answers by dimension: the role fit, and the index of chores."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.yaml_fields import Id, Text
from handbook.yaml_file import Data

Weights = dict[Id, Annotated[int, Field(ge=-2, le=2)]]


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
