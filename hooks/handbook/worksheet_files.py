"""Reads docs/_data/worksheets and the case that fills them in, and checks all that they name; all faults at once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from handbook.chapters import Chapter, addresses
from handbook.faults import Fault, Faults, Rule, did_you_mean
from handbook.roles import Place
from handbook.worksheet_values import look_up
from handbook.worksheets import Cell, Figure, Part, Quantity, Worksheet
from handbook.yaml_file import Document, open_document

FOLDER = "practice/worksheets"
Location = tuple[int | str, ...]
Told = tuple[Location, Rule, str]


class Case(BaseModel):
    """The case that runs through the book: free in shape, its sums are checked by a test."""

    model_config = ConfigDict(frozen=True, extra="allow")


@dataclass(frozen=True)
class Worksheets:
    """All worksheets by id in their order, the case that fills them in, and where each stands."""

    sheets: Mapping[str, Worksheet]
    case: Mapping[str, Any]
    places: Mapping[str, Place]


def load_worksheets(docs: Path, chapters: tuple[Chapter, ...]) -> Worksheets:
    """Read the worksheets below `docs`; raises Faults with everything wrong in any of them. No folder: none."""
    folder, shown_as = docs / "_data", f"{docs.name}/_data"
    files = sorted((folder / "worksheets").glob("*.yml"))
    if not files:
        return Worksheets({}, {}, {})
    case = open_document(folder / "case.yml", Case, f"{shown_as}/case.yml").model.model_dump()
    known = {address for chapter in chapters for address in addresses(chapter)}
    documents: dict[str, Document[Worksheet]] = {}
    faults: list[Fault] = []
    for path in files:
        try:
            document = open_document(path, Worksheet, f"{shown_as}/worksheets/{path.name}")
        except Faults as error:
            faults += error.faults
            continue
        documents[path.stem] = document
        for location, rule, message in _faults(path.stem, document.model, case, known):
            faults.append(Fault(document.shown_as, document.line(*location), rule, message))
    if faults:
        raise Faults(faults)
    ordered = dict(sorted(documents.items(), key=lambda item: (item[1].model.order, item[0])))
    places = {name: Place(document.shown_as, document.line("title")) for name, document in ordered.items()}
    return Worksheets({name: document.model for name, document in ordered.items()}, case, places)


def _faults(name: str, sheet: Worksheet, case: Mapping[str, Any], known: set[str]) -> Iterator[Told]:
    if f"{FOLDER}/{name}" not in known:
        yield ("title",), "data-pair", f"缺这份工作表的页面 docs/{FOLDER}/{name}.md"
    if sheet.chapter not in known:
        yield ("chapter",), "data-address", f'没有 "{sheet.chapter}" 这一章或这一节{did_you_mean(sheet.chapter, known)}'
    usable: set[str] = set()
    for at, part in enumerate(sheet.parts):
        if bool(part.columns) == bool(part.figures):
            yield ("parts", at), "worksheet-cell", f'块 "{part.id}" 要么写 columns 和 rows,要么写 figures,正好一种'
        names = [item.id for item in (*part.columns, *part.figures)]
        for repeated in {one for one in names if names.count(one) > 1}:
            yield ("parts", at), "data-twice", f'块 "{part.id}" 里 id "{repeated}" 用了两次,换一个'
        yield from _compute_faults(part, at, usable)
        yield from _cell_faults(part, at, case)
        totals = [column.id for column in part.columns if column.sum] + [figure.id for figure in part.figures]
        usable |= {f"{part.id}.{one}" for one in totals}


def _compute_faults(part: Part, at: int, usable: set[str]) -> Iterator[Told]:
    """A sum may use what stands before it in its own part, and the totals of the parts before."""
    before = set(usable)
    for kind, items in (("columns", part.columns), ("figures", part.figures)):
        for row, item in enumerate(items):
            for operand in (item.compute[0], item.compute[2]) if item.compute else ():
                if operand not in before:
                    hint = did_you_mean(operand, before)
                    yield (
                        ("parts", at, kind, row),
                        "worksheet-cell",
                        f'compute 里的 "{operand}" 不在它前面,也不是前面某块的合计{hint}',
                    )
            if isinstance(item, Figure) and bool(item.compute) == (item.value is not None):
                yield ("parts", at, kind, row), "worksheet-cell", f'"{item.id}" 要么写 value,要么写 compute,正好一种'
            before.add(item.id)


def _cell_faults(part: Part, at: int, case: Mapping[str, Any]) -> Iterator[Told]:
    columns = {column.id: column for column in part.columns}
    for row, figure in enumerate(part.figures):
        if figure.value is not None:
            yield from _value_faults(("parts", at, "figures", row), figure, figure.value, case)
    new = [name for name in columns if len(part.rows) > 1 and not any(name in values for values in part.rows)]
    for column, item in enumerate(part.columns):
        if item.id in new and not item.compute:
            message = f'下面 {len(part.rows)} 行例子都还没有 "{item.id}",每行加上;空着的写 {item.id}: –'
            yield ("parts", at, "columns", column), "worksheet-cell", message
    for row, values in enumerate(part.rows):
        place: Location = ("parts", at, "rows", row)
        for name in columns.keys() - values.keys() - set(new):
            if not columns[name].compute:
                yield place, "worksheet-cell", f'这一行缺 "{name}"(空着就写 "–")'
        for name, value in values.items():
            if name not in columns:
                yield (*place, name), "worksheet-cell", f'没有 "{name}" 这一列{did_you_mean(name, columns)}'
            elif columns[name].compute:
                yield (*place, name), "worksheet-cell", f'"{name}" 是算出来的列,不用写'
            else:
                yield from _value_faults((*place, name), columns[name], value, case)


def _value_faults(location: Location, item: Quantity, value: Cell, case: Mapping[str, Any]) -> Iterator[Told]:
    try:
        found = look_up(value, case)
    except (KeyError, TypeError):
        yield location, "worksheet-cell", f'case.yml 里没有 "{str(value)[1:]}"'
        return
    if item.number and isinstance(found, str) and found != "–":
        yield location, "worksheet-cell", f'"{item.name}" 这里要写数字,现在是 "{found}"'
    choices = getattr(item, "choices", ())
    if choices and found not in choices:
        yield location, "worksheet-cell", f'"{item.name}" 只能写 {"、".join(choices)},现在是 "{found}"'
