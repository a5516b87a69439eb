"""Worksheets as plain text that people paste elsewhere: Markdown and CSV, empty or filled in."""

import csv
import io
from collections.abc import Iterator, Mapping

from handbook.worksheet_values import Figures, Table, shown
from handbook.worksheets import Quantity, Worksheet

BOM = "\ufeff"
Row = list[str]


def heading(item: Quantity) -> str:
    """A column's or figure's name with its unit: 预算（元）."""
    return f"{item.name}（{item.unit}）" if item.unit else item.name


def rows(part: Table | Figures, is_filled: bool, words: Mapping[str, str]) -> Iterator[Row]:
    """Yield a part as rows of text, its head first; `words` holds total, figure, value and how."""
    if isinstance(part, Figures):
        yield [words["figure"], words["value"], words["how"]]
        for figure in part.part.figures:
            value = shown(part.values[figure.id], figure) if is_filled else ""
            yield [heading(figure), value, figure.hint]
        return
    columns = part.part.columns
    yield [heading(column) for column in columns]
    if not is_filled:
        yield from ([label, *[""] * (len(columns) - 1)] for label in blank_labels(part))
    else:
        yield from ([shown(row[column.id], column) for column in columns] for row in part.rows)
    if any(column.sum for column in columns):
        totals = [shown(part.totals[column.id], column) if is_filled else "" for column in columns]
        yield [words["total"], *totals[1:]]


def blank_labels(table: Table) -> list[str]:
    """The first cells of the empty table: printed names, then empty lines up to `blank`."""
    labels = list(table.part.labels)
    return labels + [""] * max(0, table.part.blank - len(labels))


def to_csv(parts: list[Table | Figures], is_filled: bool, words: Mapping[str, str]) -> str:
    """A file that a spreadsheet opens as it is, parts one below the other."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for part in parts:
        writer.writerow([part.part.title])
        writer.writerows(rows(part, is_filled, words))
        writer.writerow([])
    return BOM + out.getvalue()


def to_markdown(sheet: Worksheet, parts: list[Table | Figures], is_filled: bool, words: Mapping[str, str]) -> str:
    """The same as Markdown: for a document, a chat, an issue."""
    lines = [f"# {sheet.title}", "", sheet.case if is_filled else sheet.use, ""]
    for part in parts:
        head, *body = rows(part, is_filled, words)
        lines += [f"## {part.part.title}", "", _line(head), _line(["---"] * len(head)), *map(_line, body), ""]
    lines += [f"## {words['checks']}", "", *(f"- [ ] {check}" for check in sheet.checks), ""]
    return "\n".join(lines)


def _line(cells: Row) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
