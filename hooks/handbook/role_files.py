"""Reads the files about roles below docs/_data and checks that everything they name exists; all faults at once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from handbook.chapters import Chapter, addresses
from handbook.codes import Words
from handbook.faults import Fault, Faults, Rule, did_you_mean
from handbook.roles import Place, Role, Roles
from handbook.yaml_file import Data, Document, open_document
from handbook.yardsticks import DimensionsFile, LevelsFile, MetricsFile, SkillsFile, StagesFile

M = TypeVar("M", bound=Data)
LISTS: Mapping[str, type[Data]] = {
    "dimensions": DimensionsFile,
    "metrics": MetricsFile,
    "skills": SkillsFile,
    "levels": LevelsFile,
    "stages": StagesFile,
}
NOT_SHOWN = {"name", "order", "group", "chapter", "grows_from"}


@dataclass
class _Reading:
    """What has been read so far, and every fault met on the way."""

    docs: Path
    faults: list[Fault] = field(default_factory=list)
    documents: dict[str, Document[Any]] = field(default_factory=dict)

    def open(self, name: str, model: type[M]) -> None:
        path = self.docs / "_data" / f"{name}.yml"
        try:
            self.documents[name] = open_document(path, model, f"{self.docs.name}/_data/{name}.yml")
        except Faults as error:
            self.faults += error.faults

    def role_ids(self) -> list[str]:
        return sorted(path.stem for path in (self.docs / "_data" / "roles").glob("*.yml"))

    def items(self, name: str) -> dict[str, Any]:
        document = self.documents.get(name)
        return {item.id: item for item in getattr(document.model, name)} if document else {}

    def say(self, name: str, location: Iterable[int | str], rule: Rule, message: str) -> None:
        document = self.documents[name]
        self.faults.append(Fault(document.shown_as, document.line(*location), rule, message))


def load_roles(docs: Path, chapters: tuple[Chapter, ...]) -> Roles:
    """Read roles, dimensions, metrics, skills, levels and stages below `docs`; raises Faults with all that is wrong.

    Names of what stands in a file that cannot be read are not told: the file is.
    """
    reading = _Reading(docs)
    for name, model in LISTS.items():
        reading.open(name, model)
    reading.open("words", Words)
    for name in reading.role_ids():
        reading.open(f"roles/{name}", Role)
    roles = _roles(reading)
    for name in LISTS:
        _repeated(reading, name)
    _check(reading, roles, chapters)
    if reading.faults:
        raise Faults(reading.faults)
    ordered = dict(sorted(roles.items(), key=lambda item: (item[1].order, item[0])))
    lists = {name: reading.items(name) for name in LISTS}
    words = reading.documents["words"].model
    return Roles(ordered, words=words, places=_places(reading, ordered), **lists)


def _roles(reading: _Reading) -> dict[str, Role]:
    return {
        name.removeprefix("roles/"): document.model
        for name, document in reading.documents.items()
        if name.startswith("roles/")
    }


def _repeated(reading: _Reading, name: str) -> None:
    seen: dict[str, int] = {}
    for at, item in enumerate(getattr(reading.documents[name].model, name) if name in reading.documents else ()):
        first = seen.setdefault(item.id, at)
        if first != at:
            line = reading.documents[name].line(name, first)
            reading.say(name, (name, at), "data-twice", f'id "{item.id}" 在第 {line} 行已经用过,换一个')


def _check(reading: _Reading, roles: Mapping[str, Role], chapters: tuple[Chapter, ...]) -> None:
    known = {name: set(reading.items(name)) for name in LISTS if name in reading.documents}
    known["roles"] = set(reading.role_ids())
    places = {address for chapter in chapters for address in addresses(chapter)}
    for name, kind, location, value in _references(reading, roles):
        if kind == "chapter":
            if value not in places:
                reading.say(
                    name, location, "data-address", f'没有 "{value}" 这一章或这一节{did_you_mean(value, places)}'
                )
        elif value not in known.get(kind, {value}):
            where = "docs/_data/roles/" if kind == "roles" else f"docs/_data/{kind}.yml"
            hint = did_you_mean(value, known[kind])
            reading.say(name, location, "data-id", f'{_KINDS[kind]} "{value}" 不在 {where} 里{hint}')
    for role_id, role in roles.items():
        if role.chapter.rpartition("/")[2] != role_id:
            message = f'章节文件要和数据文件同名:{role_id},现在是 "{role.chapter}"'
            reading.say(f"roles/{role_id}", ("chapter",), "data-pair", message)
    shown = set(Role.model_fields) - NOT_SHOWN
    for at, dimension in enumerate(reading.items("dimensions").values()):
        if dimension.id not in shown:
            hint = did_you_mean(dimension.id, shown)
            reading.say(
                "dimensions", ("dimensions", at, "id"), "data-id", f'岗位数据里没有 "{dimension.id}" 这一项{hint}'
            )
    reading.faults += _chapters_without_data(reading.docs.name, reading.role_ids(), roles, chapters)


_KINDS = {"roles": "岗位", "metrics": "指标", "skills": "技能", "stages": "步骤"}
Reference = tuple[str, str, tuple[int | str, ...], str]


def _references(reading: _Reading, roles: Mapping[str, Role]) -> Iterator[Reference]:
    """Yield (document, kind, location, value) for everything that names something else."""
    for role_id, role in roles.items():
        name = f"roles/{role_id}"
        yield name, "chapter", ("chapter",), role.chapter
        yield from ((name, "roles", ("from", at), value) for at, value in enumerate(role.grows_from))
        yield from ((name, "metrics", ("indicators", at), value) for at, value in enumerate(role.indicators))
        yield from ((name, "skills", ("skills", value), value) for value in role.skills)
        yield from ((name, "roles", ("partners", at, "role"), partner.role) for at, partner in enumerate(role.partners))
        yield from ((name, "roles", ("next", at, "role"), step.role) for at, step in enumerate(role.next))
    for at, metric in enumerate(reading.items("metrics").values()):
        yield "metrics", "roles", ("metrics", at, "owner"), metric.owner
    for name in ("skills", "stages"):
        yield from (
            (name, "chapter", (name, at, "chapter"), item.chapter)
            for at, item in enumerate(reading.items(name).values())
        )


def _chapters_without_data(
    docs: str, ids: Iterable[str], roles: Mapping[str, Role], chapters: tuple[Chapter, ...]
) -> Iterator[Fault]:
    described = {role.chapter for role in roles.values()}
    unread = set(ids) - set(roles)
    for chapter in chapters:
        folder, _, stem = chapter.page.rpartition("/")
        if (
            folder in ("roles/front", "roles/back", "roles/hybrid")
            and chapter.page not in described
            and stem not in unread
        ):
            yield Fault(
                f"{docs}/{chapter.path}", 1, "data-pair", f"这一章没有岗位数据,补上 {docs}/_data/roles/{stem}.yml"
            )


_SINGULAR = {"dimensions": "dimension", "metrics": "metric", "skills": "skill", "levels": "level", "stages": "stage"}


def _places(reading: _Reading, roles: Iterable[str]) -> dict[str, Place]:
    found = {}
    for name, singular in _SINGULAR.items():
        document = reading.documents[name]
        for at, item in enumerate(getattr(document.model, name)):
            found[f"{singular}/{item.id}"] = Place(document.shown_as, document.line(name, at))
    for role in roles:
        document = reading.documents[f"roles/{role}"]
        found[f"role/{role}"] = Place(document.shown_as, document.line("name"))
    return found
