"""A newcomer's first month: dated steps to tick off, read from docs/_data/first-month.yml and checked."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from handbook.chapters import Chapter, addresses
from handbook.faults import Fault, Faults, did_you_mean
from handbook.roles import Place
from handbook.yaml_file import Data, Document, open_document

Text = Annotated[str, Field(min_length=1)]
WORKDAYS = 22


class Step(Data):
    """One thing to do on a workday (1–22): what, how long in minutes, what one then holds, where it is explained."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    day: Annotated[int, Field(ge=1, le=WORKDAYS)]
    minutes: Annotated[int, Field(ge=5, le=150)]
    do: Text
    proof: Text
    chapter: Text


class Group(Data):
    """A stretch of the month: its first day, its first week, the rest."""

    id: Literal["day-1", "week-1", "month-1"]
    name: Text
    aim: Text
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]


class FirstMonth(Data):
    """docs/_data/first-month.yml."""

    groups: tuple[Group, ...] = ()

    @property
    def steps(self) -> list[Step]:
        """All steps in order."""
        return [step for group in self.groups for step in group.steps]


SCHEMAS: Mapping[str, type[Data]] = {"first-month": FirstMonth}


def load_first_month(docs: Path, chapters: tuple[Chapter, ...]) -> tuple[FirstMonth, Mapping[str, Place]]:
    """Read the first month and where each step stands; raises Faults. A book without the file has none."""
    path = docs / "_data" / "first-month.yml"
    if not path.exists():
        return FirstMonth(), {}
    document = open_document(path, FirstMonth, f"{docs.name}/_data/first-month.yml")
    known = {address for chapter in chapters for address in addresses(chapter)}
    if faults := list(_faults(document, known)):
        raise Faults(faults)
    return document.model, dict(_places(document))


def _places(document: Document[FirstMonth]) -> Iterator[tuple[str, Place]]:
    for at, group in enumerate(document.model.groups):
        for row, step in enumerate(group.steps):
            yield f"step/{step.id}", Place(document.shown_as, document.line("groups", at, "steps", row))


def _faults(document: Document[FirstMonth], known: Iterable[str]) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    day = 1
    for at, group in enumerate(document.model.groups):
        for row, step in enumerate(group.steps):
            line = document.line("groups", at, "steps", row)
            if step.chapter not in known:
                hint = did_you_mean(step.chapter, known)
                yield Fault(document.shown_as, line, "data-address", f'没有 "{step.chapter}" 这一章或这一节{hint}')
            if step.id in seen:
                yield Fault(
                    document.shown_as, line, "data-twice", f'id "{step.id}" 在第 {seen[step.id]} 行已经用过,换一个'
                )
            if step.day < day:
                yield Fault(document.shown_as, line, "month-order", f"第 {step.day} 天排在第 {day} 天后面了,按天排好")
            seen.setdefault(step.id, line)
            day = max(day, step.day)
