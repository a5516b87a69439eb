"""Worksheets as their files say them: parts that are tables to fill in, or lists of figures that follow one another."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from handbook.yaml_file import Data

Text = Annotated[str, Field(min_length=1)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
Kind = Literal["integer", "decimal", "percent"]
# A number, words, or `=campaign.actual.gross`: a place in case.yml.
Cell = int | float | str
# (left, sign, right): ids of the same part, or `part.column` for the total of a column.
Sum = tuple[str, Literal["+", "-", "*", "/"], str]


class Quantity(Data):
    """What a column and a figure share: how a number is meant and shown; a percentage is kept as a fraction."""

    id: Id
    name: Text
    hint: Text
    number: Kind | None = None
    digits: Annotated[int, Field(ge=0, le=4)] | None = None
    unit: str = ""
    compute: Sum | None = None

    @property
    def places(self) -> int:
        """Digits after the point."""
        return self.digits if self.digits is not None else {"decimal": 2, "percent": 1}.get(self.number or "", 0)


class Column(Quantity):
    """One column of a table; `sum` adds a total below it, `choices` are the only words it takes."""

    sum: bool = False
    choices: tuple[Text, ...] = ()


class Figure(Quantity):
    """One number of a list: given (`value`) or made of others (`compute`)."""

    value: Cell | None = None


class Part(Data):
    """A block of a worksheet: a table (`columns`, `rows`), or a list of `figures`.

    `labels` are the names printed in the first column of the empty table, `blank` how many rows it has.
    """

    id: Id
    title: Text
    note: str = ""
    columns: tuple[Column, ...] = ()
    blank: Annotated[int, Field(ge=1, le=40)] = 6
    labels: tuple[Text, ...] = ()
    rows: tuple[dict[str, Cell], ...] = ()
    figures: tuple[Figure, ...] = ()


class Worksheet(Data):
    """One worksheet: what it is for, how it is filled in, its parts, and how to check oneself."""

    title: Text
    order: int
    use: Text
    who: Text
    minutes: Annotated[int, Field(ge=1)]
    chapter: Text
    steps: Annotated[tuple[Text, ...], Field(min_length=2)]
    case: Text
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    checks: Annotated[tuple[Text, ...], Field(min_length=1)]


SCHEMAS: Mapping[str, type[Data]] = {"worksheet": Worksheet}
