"""What the template of a calculator is given: its data, and its numbers as text, shown as number-text.mjs shows them."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from math import ceil
from typing import Any

from handbook.calculators import PLACE, Calculator, Cell, Column, Input, Output

_OF_A_HUNDRED = ("percent", "points", "heat")


def show(value: Cell, style: Column | Output) -> str:
    """A value as text: fractions as percent or points, thousands parted by commas, what does not exist as a dash."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    if style.show == "chance" and value < 10**-style.digits:
        return f"< {10**-style.digits:.{style.digits}f}"
    text = number(value * 100 if style.show in _OF_A_HUNDRED else value, style.digits)
    if style.show in ("percent", "heat"):
        return f"{text}%"
    return f"{text} {style.unit}" if style.unit else text


def number(value: float, digits: int) -> str:
    """A number with commas and a true minus sign; what rounds to nothing is 0 without a sign.

    Fifteen digits are what a number has; the sixteenth is noise that tips 173.95 to either side.
    """
    exact = Decimal(f"{value:.15g}").quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    text = f"{exact:,f}"
    return text.removeprefix("-") if not text.strip("-0.") else text.replace("-", "−")


def view(name: str, calculator: Calculator) -> dict[str, Any]:
    """What calculator.html takes, the sentences and lines of the example already filled in."""
    outputs = {output.id: show(output.value, output) for output in calculator.outputs}
    inputs = {field.id: _typed(field) for field in calculator.inputs}
    return {
        "id": name,
        "calc": calculator,
        "values": {**{field.id: _value(field) for field in calculator.inputs}, **_values(calculator.outputs)},
        "shown": outputs,
        "worked": [_filled(line, {**inputs, **outputs}) for line in calculator.worked],
        "said": [_filled(calculator.says[str(key)], {**outputs, **_given(given)}) for key, *given in calculator.said],
        "cell": lambda value, column: _cell(calculator, value, column),
        "heat": lambda value: min(6, ceil(value * 10)),
    }


def _values(outputs: Iterable[Output]) -> dict[str, Any]:
    return {output.id: output.value for output in outputs}


def _value(field: Input) -> float:
    """An input of the example as arithmetic takes it; 0 where it is blank or a date."""
    if not field.example or field.kind == "date":
        return 0.0
    return float(field.example) / (100 if field.kind == "percent" else 1)


def _cell(calculator: Calculator, value: Cell, column: Column) -> str:
    is_key = isinstance(value, str) and value.startswith("@")
    return calculator.says[str(value)[1:]] if is_key else show(value, column)


def _typed(field: Input) -> str:
    text = field.example
    if field.kind in ("number", "count") and text:
        digits = len(text.partition(".")[2])
        text = number(float(text), digits)
    gap = "" if field.kind == "percent" and field.unit == "%" else " "
    return f"{text}{gap}{field.unit}".strip()


def _given(values: list[str | int | float]) -> dict[str, str]:
    return {
        str(at): value if isinstance(value, str) else number(value, 0 if isinstance(value, int) else 2)
        for at, value in enumerate(values)
    }


def _filled(text: str, values: dict[str, str]) -> str:
    return PLACE.sub(lambda found: values[found[1]], text)
