"""From one role to another: what carries over, what must be raised, what is new, and where to learn it."""

from collections.abc import Mapping
from dataclasses import dataclass

from handbook.roles import Role, Roles
from handbook.yardsticks import Skill


@dataclass(frozen=True)
class Step:
    """One skill on the way: the level one has (0: none) and the level that the new role takes."""

    skill: Skill
    has: int
    needs: int


@dataclass(frozen=True)
class Path:
    """The way from one role to another; `why` is what the data says of it."""

    start: str
    goal: str
    why: str
    shared: tuple[Step, ...]
    stretch: tuple[Step, ...]
    new: tuple[Step, ...]
    indicators: tuple[str, ...]


def path(data: Roles, start: str, goal: str, why: str = "") -> Path:
    """Compare the skills of `start` with those that `goal` takes: level reached, to be raised, to be learned."""
    has, needs = data.roles[start].skills, data.roles[goal].skills
    steps = [Step(data.skills[name], has.get(name, 0), level) for name, level in needs.items()]
    common = [name for name in data.roles[goal].indicators if name in data.roles[start].indicators]
    return Path(
        start,
        goal,
        why,
        shared=tuple(step for step in steps if step.has >= step.needs),
        stretch=tuple(step for step in steps if 0 < step.has < step.needs),
        new=tuple(step for step in steps if not step.has),
        indicators=tuple(common),
    )


def paths(data: Roles) -> Mapping[str, tuple[Path, ...]]:
    """All ways that the data names, by the role they start from."""
    return {
        name: tuple(path(data, name, step.role, step.why) for step in role.next) for name, role in data.roles.items()
    }


def roles_with(data: Roles, skill: str) -> list[tuple[str, Role, int]]:
    """The roles that take a skill, with the level, highest first."""
    found = [(name, role, role.skills[skill]) for name, role in data.roles.items() if skill in role.skills]
    return sorted(found, key=lambda row: -row[2])


def roles_measured_by(data: Roles, metric: str) -> list[tuple[str, Role]]:
    """The roles among whose core indicators a metric is."""
    return [(name, role) for name, role in data.roles.items() if metric in role.indicators]
