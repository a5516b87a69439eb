"""Worksheets as a workbook with live formulas: how to fill it in, the empty sheet, the filled-in one."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from handbook.worksheet_text import blank_labels, heading
from handbook.worksheet_values import Figures, Table, Value
from handbook.worksheets import Column, Quantity, Sum, Worksheet

# A workbook must not change from one build to the next.
_MADE = datetime(2026, 1, 1)
_WIDTH, _NARROW = 22, 13


@dataclass
class _Sheet:
    """One sheet being written: the row it has come to, and where totals and figures stand (`part.column`)."""

    sheet: Any
    formats: Mapping[str, Any]
    words: Mapping[str, str]
    convert: Callable[[str], str]
    is_filled: bool
    row: int = 0
    places: dict[str, str] = field(default_factory=dict)

    def text(self, column: int, words: str, kind: str = "text") -> None:
        self.sheet.write_string(self.row, column, self.convert(words), self.formats[kind])

    def number(self, column: int, item: Quantity, value: Value, formula: str = "") -> None:
        style = self.formats[f"{item.number}{item.places}" if item.number else "text"]
        if formula:
            self.sheet.write_formula(self.row, column, f"={formula}", style, "" if value is None else value)
        elif isinstance(value, int | float):
            self.sheet.write_number(self.row, column, value, style)
        elif value:
            self.text(column, value)
        else:
            self.sheet.write_blank(self.row, column, None, style)


def to_xlsx(
    sheet: Worksheet, parts: list[Table | Figures], words: Mapping[str, str], convert: Callable[[str], str]
) -> bytes:
    """Return a workbook in the script that `convert` writes; the same input gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": convert(sheet.title), "created": _MADE})
    formats = _formats(book, parts)
    _write_guide(book.add_worksheet(convert(words["guide"])), sheet, formats, convert)
    for name, is_filled in (("blank", False), ("filled", True)):
        page = _Sheet(book.add_worksheet(convert(words[name])), formats, words, convert, is_filled)
        page.sheet.set_landscape()
        page.sheet.set_paper(9)
        page.sheet.fit_to_pages(1, 0)
        for part in parts:
            page.text(0, part.part.title, "title")
            page.row += 1
            if isinstance(part, Table):
                _write_table(page, part)
            else:
                _write_figures(page, part)
            page.row += 1
    book.close()
    return out.getvalue()


def _formats(book: Any, parts: list[Table | Figures]) -> dict[str, Any]:
    plain = {"border": 1, "border_color": "#B8C4C3", "valign": "top", "text_wrap": True}
    formats = {
        "title": book.add_format({"bold": True, "font_size": 13}),
        "head": book.add_format({**plain, "bold": True, "bg_color": "#E3F0EE"}),
        "text": book.add_format(plain),
        "hint": book.add_format({**plain, "italic": False, "font_color": "#5A6B6A"}),
    }
    for part in parts:
        for item in (*part.part.columns, *part.part.figures):
            if item.number:
                after = "." + "0" * item.places if item.places else ""
                shape = f"0{after}%" if item.number == "percent" else f"#,##0{after}"
                formats.setdefault(f"{item.number}{item.places}", book.add_format({**plain, "num_format": shape}))
    return formats


def _write_guide(page: Any, sheet: Worksheet, formats: Mapping[str, Any], convert: Callable[[str], str]) -> None:
    page.set_column(0, 0, 90)
    page.write_string(0, 0, convert(sheet.title), formats["title"])
    for row, line in enumerate((sheet.use, sheet.who, *sheet.steps, *sheet.checks, sheet.case), 1):
        page.write_string(row, 0, convert(line), formats["text"])


def _write_table(page: _Sheet, table: Table) -> None:
    columns = table.part.columns
    for at, column in enumerate(columns):
        width = _NARROW if column.number else _WIDTH
        page.sheet.set_column(at, at, width)
        page.text(at, heading(column), "head")
    page.row += 1
    for at, column in enumerate(columns):
        page.text(at, column.hint, "hint")
    page.row += 1
    first = page.row
    rows = table.rows if page.is_filled else [{columns[0].id: label} for label in blank_labels(table)]
    for values in rows:
        cells = {column.id: xl_rowcol_to_cell(page.row, at) for at, column in enumerate(columns)}
        for at, column in enumerate(columns):
            formula = _formula(column.compute, {**page.places, **cells})
            page.number(at, column, values.get(column.id), formula)
            _offer(page, at, column)
        page.row += 1
    if any(column.sum for column in columns):
        _write_totals(page, table, first)


def _offer(page: _Sheet, at: int, column: Column) -> None:
    if column.choices:
        source = [page.convert(choice) for choice in column.choices]
        page.sheet.data_validation(page.row, at, page.row, at, {"validate": "list", "source": source})


def _write_totals(page: _Sheet, table: Table, first: int) -> None:
    here: dict[str, str] = {}
    page.text(0, page.words["total"], "head")
    for at, column in enumerate(table.part.columns):
        value = table.totals[column.id] if page.is_filled else None
        if column.sum:
            cells = f"{xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(page.row - 1, at)}"
            here[column.id] = xl_rowcol_to_cell(page.row, at)
            page.number(at, column, value, f"SUM({cells})")
        elif column.compute and column.compute[1] == "/":
            page.number(at, column, value, _formula(column.compute, here))
    page.places |= {f"{table.part.id}.{name}": cell for name, cell in here.items()}
    page.row += 1


def _write_figures(page: _Sheet, part: Figures) -> None:
    for at, name in enumerate(("figure", "value", "how")):
        page.text(at, page.words[name], "head")
    page.row += 1
    here: dict[str, str] = {}
    for figure in part.part.figures:
        here[figure.id] = xl_rowcol_to_cell(page.row, 1)
        page.text(0, heading(figure))
        value = part.values[figure.id] if page.is_filled else None
        page.number(1, figure, value, _formula(figure.compute, {**page.places, **here}))
        page.text(2, figure.hint, "hint")
        page.row += 1
    page.places |= {f"{part.part.id}.{name}": cell for name, cell in here.items()}


def _formula(compute: Sum | None, cells: Mapping[str, str]) -> str:
    """The formula of a sum, empty while a side is empty or nothing can be divided by."""
    if compute is None or compute[0] not in cells or compute[2] not in cells:
        return ""
    left, right = cells[compute[0]], cells[compute[2]]
    sum_ = f"{left}{compute[1]}{right}"
    is_open = f'OR({left}="",{right}="")'
    if compute[1] == "/":
        is_open = f'OR({left}="",{right}="",{right}=0)'
    return f'IF({is_open},"",{sum_})'
