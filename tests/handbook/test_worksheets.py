"""Worksheets: filled in from the case, totals and quotients right, the workbook's formulas give what the page shows."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.project import ROOT

from handbook import loading
from handbook.book import Handbook
from handbook.worksheet_downloads import downloads
from handbook.worksheet_values import Figures, Table, filled, shown

SMALL = loading.load(Path(ROOT, "tests", "fixture", "docs"))
SHEETS = sorted(path.stem for path in (ROOT / "docs" / "_data" / "worksheets").glob("*.yml"))


def test_case_totals_and_figures() -> None:
    cost, result = filled(SMALL.worksheets.sheets["budget"], SMALL.worksheets.case)
    assert isinstance(cost, Table) and isinstance(result, Figures)
    assert [row["gap"] for row in cost.rows] == [50, 0]
    assert cost.totals["spent"] == 800 and cost.totals["rate"] == pytest.approx(50 / 750)
    assert cost.totals["state"] is None
    assert result.values["net"] == 400 and result.values["roi"] == 0.5
    column = cost.part.columns[4]
    assert [shown(row["rate"], column) for row in cost.rows] == ["20.0%", "0.0%"]


def test_nothing_is_divided_by_zero() -> None:
    sheet = SMALL.worksheets.sheets["budget"]
    case = {**SMALL.worksheets.case, "campaign": {"spent": {"投放": 0, "补贴": 0}, "gross": 4000}}
    result = filled(sheet, case)[1]
    assert isinstance(result, Figures) and result.values["roi"] is None


def test_csv_of_the_empty_sheet_has_its_labels_and_lines() -> None:
    files = downloads(SMALL.worksheets, SMALL.data.words.worksheet, str)
    rows = list(csv.reader(io.StringIO(files["data/worksheets/budget.csv"].decode("utf-8-sig"))))
    assert rows[0] == ["花费"] and rows[1][1] == "预算（元）"
    assert [row[0] for row in rows[2:6]] == ["投放", "补贴", "", "合计"]
    filled_in = files["data/worksheets/budget-example.md"].decode()
    assert "| 补贴 | 500 | 500 | 0 | 0.0% | 未付 |" in filled_in and "- [ ] 花费合计和付款记录一致" in filled_in


def test_files_are_the_same_each_time() -> None:
    words = SMALL.data.words.worksheet
    assert downloads(SMALL.worksheets, words, str) == downloads(SMALL.worksheets, words, str)


def evaluated(sheet: Any, cell: str, seen: dict[str, Any]) -> Any:
    """The value of a cell as a spreadsheet works it out: numbers, SUM, and our IF(OR(…), "", …)."""
    if cell not in seen:
        value = sheet[cell].value
        seen[cell] = "" if value is None else value
        if isinstance(value, str) and value.startswith("="):
            text = re.sub(r"SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)", r"total('\1', \2, \3)", value[1:])
            text = re.sub(r"(?<!['\w])([A-Z]+\d+)", r"at('\1')", text).replace("IF(", "if_(").replace("OR(", "or_(")
            text = re.sub(r"(?<![<>=])=(?!=)", "==", text)
            text = re.sub(r'\),"",(.*)\)$', r'),"", lambda: \1)', text)

            def total(column: str, first: int, last: int) -> float:
                found = [evaluated(sheet, f"{column}{row}", seen) for row in range(first, last + 1)]
                return sum(one for one in found if isinstance(one, int | float))

            known = {
                "at": lambda name: evaluated(sheet, name, seen),
                "total": total,
                "if_": lambda test, one, other: one if test else other(),
                "or_": lambda *tests: any(tests),
            }
            seen[cell] = eval(text, {"__builtins__": {}, **known})
    return seen[cell]


@pytest.mark.parametrize("name", SHEETS)
def test_formulas_of_the_workbook_give_what_the_page_shows(handbook: Handbook, name: str) -> None:
    files = downloads(handbook.worksheets, handbook.data.words.worksheet, str)
    content = io.BytesIO(files[f"data/worksheets/{name}.xlsx"])
    formulas, values = openpyxl.load_workbook(content), openpyxl.load_workbook(content, data_only=True)
    assert formulas.sheetnames == ["怎么填", "空白表", "填好的例子"]
    page, results = formulas["填好的例子"], values["填好的例子"]
    for row in page.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("="):
                expected = results[cell.coordinate].value or 0
                assert evaluated(page, cell.coordinate, {}) == pytest.approx(expected), (name, cell.coordinate)


@pytest.mark.parametrize("name", SHEETS)
def test_empty_workbook_shows_no_error(handbook: Handbook, name: str) -> None:
    files = downloads(handbook.worksheets, handbook.data.words.worksheet, str)
    page = openpyxl.load_workbook(io.BytesIO(files[f"data/worksheets/{name}.xlsx"]))["空白表"]
    found = [cell for row in page.iter_rows() for cell in row if str(cell.value or "").startswith("=")]
    assert all(evaluated(page, cell.coordinate, {}) in ("", 0) for cell in found)
