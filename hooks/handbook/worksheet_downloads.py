"""The files of the worksheets that readers take away: Markdown, CSV and a workbook for each."""

from collections.abc import Callable, Mapping

from handbook.worksheet_files import Worksheets
from handbook.worksheet_text import to_csv, to_markdown
from handbook.worksheet_values import filled
from handbook.worksheet_xlsx import to_xlsx

FOLDER = "data/worksheets"


def downloads(worksheets: Worksheets, words: Mapping[str, str], convert: Callable[[str], str]) -> Mapping[str, bytes]:
    """Return each file by its path below the root of a script; `convert` writes that script."""
    found: dict[str, bytes] = {}
    for name, sheet in worksheets.sheets.items():
        parts = filled(sheet, worksheets.case)
        for ending, is_filled in (("", False), ("-example", True)):
            found[f"{FOLDER}/{name}{ending}.md"] = convert(to_markdown(sheet, parts, is_filled, words)).encode()
            found[f"{FOLDER}/{name}{ending}.csv"] = convert(to_csv(parts, is_filled, words)).encode()
        found[f"{FOLDER}/{name}.xlsx"] = to_xlsx(sheet, parts, words, convert)
    return found
