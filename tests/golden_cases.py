"""A golden case is a file of sections headed `=== name`; its file name is the sentence that it proves."""

from pathlib import Path

from tests.project import GOLDEN


def cases(folder: str) -> list[Path]:
    found = sorted((GOLDEN / folder).glob("*.md"))
    assert found, folder
    return found


def parts(case: Path) -> dict[str, str]:
    found = {}
    for block in case.read_text("utf-8").split("=== ")[1:]:
        name, _, text = block.partition("\n")
        found[name.strip()] = text.rstrip("\n")
    return found


def name(case: Path) -> str:
    return case.stem
