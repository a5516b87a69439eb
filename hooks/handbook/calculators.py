"""Calculators as data: the models of docs/_data/calculators; the arithmetic is in overrides/assets/javascripts/calc-*.mjs."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from handbook.faults import Fault, Faults, did_you_mean
from handbook.roles import Place
from handbook.yaml_fields import Text, Texts
from handbook.yaml_file import Data, Document, open_document

PLACE = re.compile(r"\{([\w-]+)\}")
Name = Annotated[str, Field(pattern=r"^[a-z][A-Za-z0-9]*$")]
Cell = str | int | float | None


class Input(Data):
    """A field: `least` and `most` as typed (a percentage as 28), `above`: least itself is too little."""

    id: Name
    name: Text
    unit: str = ""
    kind: Literal["number", "count", "percent", "date"]
    example: str
    least: float | int = 0
    most: float | int = 1_000_000_000_000
    above: bool = False
    optional: bool = False
    hint: str = ""


class Rows(Data):
    """A field for pasted lines."""

    name: Text
    hint: Text
    example: Text


class Output(Data):
    """A number that comes out, and what it is for the example: percent and points as fractions, null where there is none."""

    id: Name
    name: Text
    unit: str = ""
    show: Literal["number", "percent", "points", "chance"] = "number"
    digits: Annotated[int, Field(ge=0, le=6)] = 0
    value: float | int | None


class Column(Data):
    """A column of a table; `repeat`: it stands once for each further cell of a row, # in its name is the count."""

    name: Text
    unit: str = ""
    show: Literal["number", "percent", "points", "chance", "heat", "bar", "text"] = "number"
    digits: Annotated[int, Field(ge=0, le=6)] = 0
    repeat: bool = False


class Table(Data):
    """A table and its rows for the example; a cell `@key` is one of the calculator's sentences."""

    caption: Text
    columns: Annotated[tuple[Column, ...], Field(min_length=2)]
    rows: Annotated[tuple[tuple[Cell, ...], ...], Field(min_length=1)]


class Interval(Data):
    """What is drawn as an interval: three outputs and the input that is worth reaching."""

    low: Text
    high: Text
    at: Text
    worth: Text


class Calculator(Data):
    """docs/_data/calculators/<id>.yml; {output} or {0} in a sentence is filled in, `said` are those true of the example."""

    title: Text
    intro: Text
    formula: Texts
    source: Text
    example: Text
    rows: Rows | None = None
    inputs: tuple[Input, ...] = ()
    outputs: Annotated[tuple[Output, ...], Field(min_length=1)]
    interval: Interval | None = None
    worked: Texts
    tables: tuple[Table, ...]
    says: dict[str, Text]
    said: tuple[tuple[str | int | float, ...], ...]


CALCULATOR_SCHEMAS: Mapping[str, type[Data]] = {"calculator": Calculator}


def load_calculators(docs: Path) -> tuple[Mapping[str, Calculator], Mapping[str, Place]]:
    """Read every calculator below `docs` by its id, none where there is no such folder, and where each stands.

    Raises Faults with all that is wrong.
    """
    found: dict[str, Calculator] = {}
    places: dict[str, Place] = {}
    faults: list[Fault] = []
    for path in sorted((docs / "_data" / "calculators").glob("*.yml")):
        try:
            document = open_document(path, Calculator, f"{docs.name}/_data/calculators/{path.name}")
            faults += _faults(document)
            found[path.stem] = document.model
            places[f"calculator/{path.stem}"] = Place(document.shown_as, document.line("title"))
        except Faults as error:
            faults += error.faults
    if faults:
        raise Faults(faults)
    return found, places


def _faults(document: Document[Calculator]) -> Iterator[Fault]:
    model = document.model
    outputs, inputs = [output.id for output in model.outputs], [field.id for field in model.inputs]
    for location, message in (*_twice("inputs", inputs), *_twice("outputs", outputs)):
        yield Fault(document.shown_as, document.line(*location), "data-twice", message)
    for location, message in _cells(model):
        yield Fault(document.shown_as, document.line(*location), "calculator-text", message)
    texts: list[tuple[tuple[str | int, ...], str]] = [(("worked", at), text) for at, text in enumerate(model.worked)]
    texts += [(("says", key), text) for key, text in model.says.items()]
    for location, text in texts:
        known = {*outputs, *(inputs if location[0] == "worked" else ())}
        for name in PLACE.findall(text):
            if name not in known and not (name.isdigit() and location[0] == "says"):
                message = f"没有叫 {{{name}}} 的数{did_you_mean(name, known)}"
                yield Fault(document.shown_as, document.line(*location), "calculator-text", message)


def _twice(key: str, ids: list[str]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for at, name in enumerate(ids):
        if name in ids[:at]:
            yield (key, at, "id"), f'id "{name}" 上面已经用过,换一个'


def _cells(model: Calculator) -> Iterator[tuple[tuple[str | int, ...], str]]:
    used: list[tuple[tuple[str | int, ...], Cell]] = [(("said", at), one[0]) for at, one in enumerate(model.said)]
    for at, table in enumerate(model.tables):
        for row, cells in enumerate(table.rows):
            used += [(("tables", at, "rows", row), cell[1:]) for cell in _keys(cells)]
            if len(cells) != len(table.columns) and not table.columns[-1].repeat:
                yield ("tables", at, "rows", row), f"这一行有 {len(cells)} 格,要 {len(table.columns)} 格"
    if (drawn := model.interval) and drawn.worth not in {field.id for field in model.inputs}:
        yield ("interval",), f'inputs 里没有 "{drawn.worth}"'
    for name in (drawn.low, drawn.high, drawn.at) if drawn else ():
        if name not in {output.id for output in model.outputs}:
            yield ("interval",), f'outputs 里没有 "{name}"'
    for location, key in used:
        if key not in model.says:
            yield location, f'says 里没有 "{key}" 这句{did_you_mean(str(key), model.says)}'


def _keys(cells: Iterable[Cell]) -> Iterator[str]:
    return (cell for cell in cells if isinstance(cell, str) and cell.startswith("@"))
