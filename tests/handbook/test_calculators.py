"""Calculators as data: optional as a whole, sound in the book, shown in Python as in JavaScript."""

import shutil
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import loading
from handbook.book import Handbook
from handbook.calculator_view import show
from handbook.calculators import Column

NINE = ["ab-result", "campaign", "funnel", "gmv-tree", "guardrail", "ltv-cac", "retention", "rfm", "sample-size"]


def test_the_nine_are_there(handbook: Handbook) -> None:
    assert list(handbook.calculators) == NINE


def test_a_book_may_have_none(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(ROOT / "tests" / "fixture" / "docs", tmp_path / "docs"))
    shutil.rmtree(docs / "_data" / "calculators")
    assert loading.read(docs).calculators == {}


@pytest.mark.parametrize("name", NINE)
def test_everything_is_said_about_a_calculator(handbook: Handbook, name: str) -> None:
    calculator = handbook.calculators[name]
    assert calculator.formula and calculator.worked and calculator.source and calculator.said
    assert calculator.inputs or calculator.rows


@pytest.mark.parametrize(
    ("value", "style", "text"),
    [
        (1234567.891, {"digits": 2, "unit": "元"}, "1,234,567.89 元"),
        (0.0455, {"show": "percent", "digits": 2}, "4.55%"),
        (-0.00763, {"show": "points", "digits": 2, "unit": "个百分点"}, "−0.76 个百分点"),
        (-0.00001, {"show": "percent", "digits": 1}, "0.0%"),
        (-0.4, {}, "0"),
        (173.95, {"digits": 1}, "174.0"),
        (0.00001, {"show": "chance", "digits": 4}, "< 0.0001"),
        (None, {"unit": "元"}, "–"),
        ("甲", {"show": "text"}, "甲"),
    ],
)
def test_show(value: str | float | None, style: dict[str, str | int], text: str) -> None:
    assert show(value, Column.model_validate({"name": "列", **style})) == text
