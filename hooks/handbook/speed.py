"""How fast the book is built and read: what is measured and must be reached, and what `make bench` last found."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from handbook.faults import Fault, Faults
from handbook.yaml_file import Data, open_document

Text = Annotated[str, Field(min_length=1)]


class Row(Data):
    """One figure: what it says, how much it may be at most or must be at least, its unit."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    what: Text
    most: float | None = None
    least: float | None = None
    unit: str = ""

    def holds(self, value: float) -> bool | None:
        """Whether `value`, as it is shown, is within the line; None where there is no line."""
        if self.most is None and self.least is None:
            return None
        shown = float(number(value))
        return (self.most is None or shown <= self.most) and (self.least is None or shown >= self.least)


class Part(Data):
    """Figures of one kind."""

    name: Text
    rows: tuple[Row, ...]


class Lines(Data):
    """docs/_data/bench.yml."""

    parts: tuple[Part, ...] = ()


class Found(Data):
    """docs/_data/bench.json: the day and machine of the last run, and its figures by row."""

    measured: str = ""
    machine: Mapping[str, str] = {}
    figures: Mapping[str, float] = {}


class Speed(Data):
    """Both."""

    lines: Lines = Lines()
    found: Found = Found()


SCHEMAS: Mapping[str, type[Data]] = {"bench": Lines}


def load_speed(docs: Path) -> Speed:
    """Read what is measured and what was found; raises Faults. A book without the files has neither."""
    lines, found = docs / "_data" / "bench.yml", docs / "_data" / "bench.json"
    if not lines.exists():
        return Speed()
    known = open_document(lines, Lines, f"{docs.name}/_data/bench.yml").model
    return Speed(lines=known, found=_found(found, f"{docs.name}/_data/bench.json"))


def _found(path: Path, shown_as: str) -> Found:
    try:
        return Found.model_validate_json(path.read_text("utf-8")) if path.exists() else Found()
    except ValidationError as error:
        message = "看不懂(它由 make bench 写,不用手改):删掉它,或者取回上一次提交的"
        raise Faults([Fault(shown_as, 1, "yaml-value", message)]) from error


def number(value: float) -> str:
    """Return a figure as it is shown: two digits after the point below ten, one below a hundred, none above."""
    digits = 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    text = f"{value:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
