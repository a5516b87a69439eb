"""What changed in a chapter, by version: said in its front matter, shown at its end, marked by ?since=<version>."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.chapters import Change, Chapter
from handbook.editions import load_editions
from handbook.faults import Fault, did_you_mean
from handbook.packs import Pack


@dataclass(frozen=True)
class Changed:
    """One change with the page that it happened to."""

    page: str
    change: Change

    @property
    def address(self) -> str:
        """Where it is seen: the page or its section."""
        return f"{self.page}#{self.change.section}" if self.change.section else self.page


def change_faults(chapters: Iterable[Chapter], docs: Path) -> Iterator[Fault]:
    """Yield changes that name a version without an entry in CHANGELOG.md, or a section that the chapter lacks."""
    known = [edition.version for edition in load_editions(docs)]
    for chapter in chapters:
        line = chapter.lines.get("changes", 1)
        for change in chapter.meta.changes:
            if known and change.version not in known:
                guess = did_you_mean(change.version, known)
                message = f'changes 里的版本 "{change.version}" 在 CHANGELOG.md 里没有{guess}'
                yield Fault(f"{docs.name}/{chapter.path}", line, "data-id", message)
            if change.section and change.section not in chapter.anchors:
                guess = did_you_mean(change.section, chapter.anchors)
                message = f'changes 里的小节 "{change.section}" 这一章没有{guess}'
                yield Fault(f"{docs.name}/{chapter.path}", line, "data-address", message)


def of_chapter(chapters: Iterable[Chapter], page: str) -> list[Changed]:
    """Return the changes of the chapter at `page`, newest first."""
    return _newest_first(Changed(page, change) for one in chapters if one.page == page for change in one.meta.changes)


def of_pack(chapters: Iterable[Chapter], pack: Pack) -> list[Changed]:
    """Return the changes of every chapter that a course uses, newest first."""
    items = [item for day in pack.days for item in day.items]
    used = {place.partition("#")[0] for item in items for place in (item.section, *item.chapters)}
    rows = (Changed(one.page, change) for one in chapters if one.page in used for change in one.meta.changes)
    return _newest_first(rows)


def _newest_first(rows: Iterable[Changed]) -> list[Changed]:
    return sorted(rows, key=lambda row: [-int(number) for number in row.change.version.split(".")])
