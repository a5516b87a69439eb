"""What a filled-in worksheet holds: places in the case looked up, columns and figures computed, totals added."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from handbook.worksheets import Cell, Column, Figure, Part, Quantity, Sum, Worksheet

Value = int | float | str | None


@dataclass(frozen=True)
class Table:
    """A part filled in: `rows` by column, `totals` by column id (None where there is nothing to add)."""

    part: Part
    rows: tuple[dict[str, Value], ...]
    totals: Mapping[str, Value]


@dataclass(frozen=True)
class Figures:
    """A list of figures with their values by id."""

    part: Part
    values: Mapping[str, Value]


def look_up(cell: Cell, case: Mapping[str, Any]) -> Value:
    """Return a cell's value: `=campaign.actual.gross` is that place in `case`; raises KeyError where there is none."""
    if not (isinstance(cell, str) and cell.startswith("=")):
        return cell
    found: Any = case
    for key in cell[1:].split("."):
        found = found[key]
    if not isinstance(found, int | float | str):
        raise KeyError(cell)
    return found


def filled(sheet: Worksheet, case: Mapping[str, Any]) -> list[Table | Figures]:
    """Return the parts of `sheet` with the numbers of `case`, in order; later parts may use totals of earlier ones."""
    known: dict[str, Value] = {}
    parts: list[Table | Figures] = []
    for part in sheet.parts:
        if part.columns:
            table = _table(part, case, known)
            parts.append(table)
            known |= {f"{part.id}.{name}": total for name, total in table.totals.items()}
        else:
            values = _figures(part.figures, case, known)
            parts.append(Figures(part, values))
            known |= {f"{part.id}.{name}": value for name, value in values.items()}
    return parts


def _table(part: Part, case: Mapping[str, Any], known: Mapping[str, Value]) -> Table:
    rows = []
    for row in part.rows:
        values: dict[str, Value] = {}
        for column in part.columns:
            given = None if column.compute else look_up(row.get(column.id, ""), case)
            values[column.id] = _computed(column.compute, {**known, **values}) if column.compute else given
        rows.append(values)
    totals: dict[str, Value] = {}
    for column in part.columns:
        totals[column.id] = _total(column, rows, totals)
    return Table(part, tuple(rows), totals)


def _total(column: Column, rows: list[dict[str, Value]], totals: Mapping[str, Value]) -> Value:
    """A column's sum; the quotient of two summed columns is the quotient of their sums."""
    if column.sum:
        return sum(value for row in rows if isinstance(value := row[column.id], int | float))
    is_quotient = column.compute is not None and column.compute[1] == "/"
    return _computed(column.compute, totals) if column.compute and is_quotient else None


def _figures(figures: tuple[Figure, ...], case: Mapping[str, Any], known: Mapping[str, Value]) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for figure in figures:
        given = None if figure.value is None else look_up(figure.value, case)
        values[figure.id] = _computed(figure.compute, {**known, **values}) if figure.compute else given
    return values


def _computed(compute: Sum, known: Mapping[str, Value]) -> Value:
    """One sum; None where a side is missing or nothing can be divided by."""
    left, right = known.get(compute[0]), known.get(compute[2])
    if not isinstance(left, int | float) or not isinstance(right, int | float):
        return None
    if compute[1] == "/":
        return left / right if right else None
    return {"+": left + right, "-": left - right, "*": left * right}[compute[1]]


def shown(value: Value, quantity: Quantity) -> str:
    """Return a value as a reader sees it: 23,200, 5.16, 44.6%; empty for nothing."""
    if value is None or isinstance(value, str):
        return value or ""
    if quantity.number == "percent":
        return f"{value * 100:.{quantity.places}f}%"
    return f"{value:,.{quantity.places}f}"
