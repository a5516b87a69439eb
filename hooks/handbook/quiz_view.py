"""What a page needs of a quiz beside its words: short keys for sharing, the order shown, the numbers that score it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from math import cos, pi, sin
from types import MappingProxyType
from typing import Any

from handbook.quiz_knowledge import Choice, Knowledge, Match, Number, Order
from handbook.quiz_profiles import Agree, Chores, RoleFit
from handbook.quiz_skills import Situation, SkillCheck, Statement
from handbook.yaml_file import Data

# What a renamed item was first shared under, by its id now; its key in results stays that of its first id.
Origins = Mapping[str, str]
_NONE: Origins = MappingProxyType({})
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
KEY_LENGTH = 4


def short(text: str, length: int) -> str:
    """Return `length` characters 0–9a–z made of `text`, always the same for the same text."""
    number = int.from_bytes(blake2b(text.encode(), digest_size=8).digest())
    return "".join(_DIGITS[number // 36**at % 36] for at in range(length))


def version(items: Iterable[Data]) -> str:
    """Return four characters that change with any word of a quiz."""
    return short("\n".join(item.model_dump_json() for item in items), 4)


def shuffled(item_id: str, count: int) -> list[int]:
    """Return the positions 0…count−1 in an order of the item's own, never the one in the data."""
    order = sorted(range(count), key=lambda at: short(f"{item_id} {at}", 8))
    return order if order != list(range(count)) else [*order[1:], order[0]]


def scoring(item: Any, origins: Origins = _NONE) -> dict[str, Any]:
    """Return what scores one item: id, type, its sharing key and revision, and the numbers of its kind."""
    key = short(origins.get(item.id, item.id), KEY_LENGTH)
    plain = {"id": item.id, "type": item.type, "key4": key, "revision": version([item])[0]}
    return {**plain, **_numbers(item)}


def _numbers(item: Any) -> dict[str, Any]:
    if isinstance(item, Choice):
        right = [at for at, option in enumerate(item.options) if option.right]
        return {"key": right if item.type == "multiple" else right[0]}
    if isinstance(item, Order | Match):
        return {"key": list(range(len(item.steps if isinstance(item, Order) else item.pairs)))}
    if isinstance(item, Number):
        return {"key": item.answer, "tolerance": item.tolerance}
    if isinstance(item, Statement | Situation):
        return {"skill": item.skill}
    if isinstance(item, Agree) or item.type == "frequency":
        return {"scores": item.scores}
    return {"options": [option.scores for option in item.options]}


def exam_data(items: Iterable[Knowledge], origins: Origins = _NONE) -> dict[str, Any]:
    """Return what the pages of knowledge items need to score them."""
    rows = list(items)
    chapters = {item.id: item.section.partition("#")[0] for item in rows}
    return {
        "version": version(rows),
        "items": [
            {**scoring(item, origins), "chapter": chapters[item.id], "dimension": item.dimension} for item in rows
        ],
    }


def fit_data(quiz: RoleFit, origins: Origins = _NONE) -> dict[str, Any]:
    """Return what scores the role fit: items, dimensions, profiles."""
    profiles: Mapping[str, Mapping[str, int]] = quiz.profiles
    names = [dimension.id for dimension in quiz.dimensions]
    return {**_scored(quiz, origins), "dimensions": names, "profiles": profiles}


def chores_data(quiz: Chores, origins: Origins = _NONE) -> dict[str, Any]:
    """Return what scores the index of chores: items, dimensions, the bounds of its readings."""
    names = [dimension.id for dimension in quiz.dimensions]
    bounds = [reading.upto for reading in quiz.readings]
    return {**_scored(quiz, origins), "dimensions": names, "readings": bounds}


def skills_data(quiz: SkillCheck, needs: Mapping[str, Mapping[str, int]], origins: Origins = _NONE) -> dict[str, Any]:
    """Return what scores the skills, and the levels that each role takes."""
    return {**_scored(quiz, origins), "needs": needs}


def _scored(quiz: RoleFit | Chores | SkillCheck, origins: Origins) -> dict[str, Any]:
    return {"version": version([quiz]), "items": [scoring(item, origins) for item in quiz.items]}


@dataclass(frozen=True)
class Axis:
    """One axis of a radar: its end, and where its name stands, in units of which the radius is 100."""

    id: str
    name: str
    x: float
    y: float
    tx: float
    ty: float
    anchor: str


def axes(traits: Iterable[tuple[str, str]]) -> list[Axis]:
    """Spread axes evenly, the first upright, clockwise; `traits` are (id, name)."""
    rows, found = list(traits), []
    for at, (name, title) in enumerate(rows):
        angle = 2 * pi * at / len(rows) - pi / 2
        x, y = cos(angle), sin(angle)
        anchor = "middle" if abs(x) < 0.1 else "start" if x > 0 else "end"
        place = [round(v, 1) for v in (100 * x, 100 * y, 108 * x, 112 * y + 4)]
        found.append(Axis(name, title, place[0], place[1], place[2], place[3], anchor))
    return found
