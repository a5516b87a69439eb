"""The comparison of roles: which roles, which rows, and in each cell the items that make likeness visible.

An item's key is what two roles may share: an indicator's id, a skill's, a partner's; without one it is the text itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from handbook.codes import Part
from handbook.roles import Place, Role, Roles
from handbook.yardsticks import Dimension

GROUPS = ("trio", "front", "back", "hybrid", "entry")


@dataclass(frozen=True)
class Item:
    """One thing in a cell. `level` is 1–4 for a skill, `part` a part in a stage, `only` the switch value it is for."""

    key: str = ""
    text: str = ""
    link: str = ""
    level: int = 0
    part: Part | None = None
    only: str = ""
    detail: str = ""
    gives: str = ""
    takes: str = ""


@dataclass(frozen=True)
class Column:
    """One role at the head of a column."""

    id: str
    role: Role
    place: Place


@dataclass(frozen=True)
class Row:
    """One dimension and, for each column, its items."""

    dimension: Dimension
    place: Place
    cells: tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class Comparison:
    """A table of roles by dimensions."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def comparison(data: Roles, roles: Sequence[str] = (), dimensions: Sequence[str] = ()) -> Comparison:
    """Compare `roles` (ids, groups or nothing for all) in `dimensions` (nothing for all), in the order of the data."""
    chosen = chosen_roles(data, roles)
    columns = tuple(Column(role, data.roles[role], data.places[f"role/{role}"]) for role in chosen)
    names = [name for name in data.dimensions if not dimensions or name in dimensions]
    rows = (
        Row(
            data.dimensions[name],
            data.places[f"dimension/{name}"],
            tuple(tuple(ITEMS[name](column.role, data)) for column in columns),
        )
        for name in names
    )
    return Comparison(columns, tuple(rows))


def chosen_roles(data: Roles, wanted: Sequence[str]) -> list[str]:
    """Role ids for a list of ids and group names; an empty list or `all` means every role."""
    if not wanted or "all" in wanted:
        return list(data.roles)
    found = [role for name in wanted for role, model in data.roles.items() if name in (role, model.group)]
    return list(dict.fromkeys(found))


def _texts(texts: Iterable[str]) -> list[Item]:
    return [Item(text=text) for text in texts]


def _indicators(role: Role, data: Roles) -> list[Item]:
    return [Item(name, data.metrics[name].name, f"metrics/dictionary#{name}") for name in role.indicators]


def _skills(role: Role, data: Roles) -> list[Item]:
    ordered = sorted(role.skills.items(), key=lambda skill: -skill[1])
    return [Item(name, data.skills[name].name, data.skills[name].chapter, level=level) for name, level in ordered]


def _partners(role: Role, data: Roles) -> list[Item]:
    return [
        Item(partner.role, data.roles[partner.role].name, gives=partner.gives, takes=partner.takes)
        for partner in role.partners
    ]


def _levels(role: Role, data: Roles) -> list[Item]:
    does = {level.id: getattr(role.levels, level.id) for level in data.levels.values()}
    return [Item(text=data.levels[name].name, detail=text) for name, text in does.items()]


def _workflow(role: Role, data: Roles) -> list[Item]:
    duties = {stage: getattr(role.workflow, stage) for stage in data.stages}
    return [
        Item(
            f"{stage}-{duty.part}",
            data.stages[stage].name,
            data.stages[stage].chapter,
            part=duty.part,
            detail=duty.does,
        )
        for stage, duty in duties.items()
    ]


def _switched(fields: Mapping[str, str]) -> list[Item]:
    return [Item(detail=text, only=name) for name, text in fields.items()]


def _next(role: Role, data: Roles) -> list[Item]:
    return [
        Item(step.role, data.roles[step.role].name, data.roles[step.role].chapter, detail=step.why)
        for step in role.next
    ]


ITEMS: Mapping[str, Callable[[Role, Roles], Iterable[Item]]] = {
    "position": lambda role, _: _texts([role.position]),
    "side": lambda role, data: [Item(role.side, data.words.sides[role.side])],
    "serves": lambda role, _: _texts([role.serves]),
    "daily": lambda role, _: _texts(role.daily),
    "indicators": _indicators,
    "skills": _skills,
    "tools": lambda role, _: _texts(role.tools),
    "partners": _partners,
    "suits": lambda role, _: _texts(role.suits),
    "levels": _levels,
    "workflow": _workflow,
    "company": lambda role, _: _switched(role.company.model_dump()),
    "business": lambda role, _: _switched(role.business.model_dump()),
    "next": _next,
    "traps": lambda role, _: _texts(role.traps),
}
