"""The data of the roles, open: one JSON and one CSV a script, for spreadsheets and other people's programs."""

import csv
import io
import json

from handbook.comparison import Item, comparison
from handbook.roles import Roles

BOM = "\ufeff"
LICENCE = {"license": "CC BY-SA 4.0", "license_url": "https://creativecommons.org/licenses/by-sa/4.0/"}


def roles_json(data: Roles, version: str) -> str:
    """Everything about roles by id, as the files say it, with the version of the book."""
    tables = {name: getattr(data, name) for name in ("roles", "dimensions", "metrics", "skills", "levels", "stages")}
    plain = {
        name: {key: item.model_dump(by_alias=True) for key, item in table.items()} for name, table in tables.items()
    }
    return json.dumps({"version": version, **LICENCE, **plain}, ensure_ascii=False, indent=1) + "\n"


def roles_csv(data: Roles, version: str) -> str:
    """The comparison of all roles as a table that a spreadsheet opens: a role a row, a dimension a column, with BOM."""
    table, out = comparison(data), io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    end = (version, LICENCE["license"])
    writer.writerow(["id", "name", "group", *(row.dimension.title for row in table.rows), "version", "license"])
    for at, column in enumerate(table.columns):
        cells = ["\n".join(_text(item, row.dimension.id, data) for item in row.cells[at]) for row in table.rows]
        writer.writerow([column.id, column.role.name, data.words.groups[column.role.group], *cells, *end])
    return BOM + out.getvalue()


def _text(item: Item, dimension: str, data: Roles) -> str:
    level = data.words.skill_levels[item.level - 1] if item.level else ""
    only = getattr(data.words, dimension)[item.only] if item.only else ""
    part = data.words.parts[item.part] if item.part else ""
    exchange = f"{item.gives} ⇄ {item.takes}" if item.gives else ""
    return " ".join(word for word in (item.text, only, level, part, item.detail, exchange) if word)
