"""What a template left to be filled in: no line with TODO is published."""

import re
from collections.abc import Iterator

from handbook.faults import Fault, Faults
from handbook.loading import Found
from handbook.overrides import lines_of
from handbook.yaml_file import text_of

_TODO = re.compile(r"\bTODO\b[:：]?\s*(?P<what>[^\"'\]}>]*)")
_CODE = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)")


def todo_faults(found: Found) -> Iterator[Fault]:
    """Yield every line with TODO, in comments too; code is left alone, so that one can write about it."""
    for chapter in found.chapters:
        for line in lines_of(chapter.markdown, chapter.offset):
            if not line.is_code:
                yield from _faults(f"{found.docs.name}/{chapter.path}", line.number, _CODE.sub("", line.text))
        yield from _head(found, chapter.path, chapter.offset)
    for file in sorted((found.docs / "_data").rglob("*")):
        if file.suffix in (".yml", ".tsv"):
            path = f"{found.docs.name}/{file.relative_to(found.docs).as_posix()}"
            for number, row in enumerate(file.read_text("utf-8", errors="replace").splitlines(), 1):
                yield from _faults(path, number, row)


def _head(found: Found, path: str, offset: int) -> Iterator[Fault]:
    shown_as = f"{found.docs.name}/{path}"
    try:
        rows = text_of(found.docs / path, shown_as).splitlines()[:offset]
    except Faults:
        return
    for number, row in enumerate(rows, 1):
        yield from _faults(shown_as, number, row)


def _faults(path: str, number: int, text: str) -> Iterator[Fault]:
    if found := _TODO.search(text):
        what = found["what"].strip(" -")
        yield Fault(path, number, "todo", f"还没有填:{what},填好后去掉 TODO" if what else "还没有填,填好后去掉 TODO")
