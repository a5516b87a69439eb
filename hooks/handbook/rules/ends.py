"""Ends of lines and files: no spaces nobody sees, one line end at the end. Two spaces before a line of text break it."""

import re
from collections.abc import Iterator
from pathlib import Path

from handbook.faults import Fault
from handbook.loading import Found
from handbook.overrides import lines_of

_KINDS = (".md", ".yml", ".tsv")
_BREAK = re.compile(r"\S  $")


def end_faults(found: Found) -> Iterator[Fault]:
    """Yield every line with spaces at its end, and every file that does not end with one line end."""
    for file in source_files(found.docs):
        path = f"{found.docs.name}/{file.relative_to(found.docs).as_posix()}"
        text, _ = plain(file.read_bytes().decode("utf-8", errors="replace"))
        for number, message in ends(text, file.suffix):
            yield Fault(path, number, "file-end", message)


def source_files(docs: Path) -> list[Path]:
    """Return the text files below `docs` that people write."""
    return sorted(file for file in docs.rglob("*") if file.suffix in _KINDS)


def plain(text: str) -> tuple[str, str]:
    """Return a file's text with plain line ends, and the line end it has; where both kinds are mixed, \\r is left over."""
    if text.count("\r\n") == text.count("\n"):
        return text.replace("\r\n", "\n"), "\r\n" if "\n" in text else "\n"
    return text, "\n"


def ends(text: str, kind: str) -> Iterator[tuple[int, str]]:
    """Yield (line, message) for what is wrong with the ends of lines and of the text."""
    for number, (row, good) in enumerate(zip(text.split("\n"), trimmed(text, kind).split("\n"), strict=False), 1):
        if row != good:
            yield number, "行尾有看不见的空格,删掉"
    if text and not text.endswith("\n"):
        yield text.count("\n") + 1, "文件末尾要有一个换行"
    elif text.endswith("\n\n"):
        yield text.count("\n"), "文件末尾多了空行,删掉"


def trimmed(text: str, kind: str) -> str:
    """Return `text` without spaces at line ends; a table's last cell may be empty, a chapter's code and breaks stay."""
    if kind == ".md":
        code = {line.number for line in lines_of(text) if line.is_code}
        rows = text.split("\n")
        return "\n".join(
            row if number in code or _BREAK.search(row) else row.rstrip(" \t\r") for number, row in enumerate(rows, 1)
        )
    return "\n".join(row.rstrip(" \r" if kind == ".tsv" else " \t\r") for row in text.split("\n"))
