"""Course packs: what is read, told, practised and discussed in which order, how long each takes, checked and timed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from handbook.chapters import Chapter, addresses
from handbook.faults import Fault, Faults, did_you_mean
from handbook.reading import minutes as minutes_to_read
from handbook.roles import Place
from handbook.yaml_file import Data, Document, open_document

Text = Annotated[str, Field(min_length=1)]
Clock = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Kind = Literal["read", "talk", "exercise", "quiz", "assess", "discuss", "break"]


class Item(Data):
    """One thing in a course: `section` is where it stands, `sheet`, `quiz`, `chapters` and `count` what it uses."""

    kind: Kind
    title: str = ""
    section: str = ""
    sheet: str = ""
    quiz: Literal["", "role-fit", "chores", "skills"] = ""
    chapters: tuple[str, ...] = ()
    count: int | None = None
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    note: str = ""


class Day(Data):
    """A stretch without a night or a noon in between; it begins at `start`."""

    name: Text
    start: Clock
    items: Annotated[tuple[Item, ...], Field(min_length=1)]


class Pack(Data):
    """One course; `minutes` is what all of it takes, breaks included."""

    title: Text
    order: int
    minutes: int
    start: Clock
    audience: Text
    objectives: Annotated[tuple[Text, ...], Field(min_length=2)]
    prepare: Annotated[tuple[Text, ...], Field(min_length=1)]
    days: Annotated[tuple[Day, ...], Field(min_length=1)]


SCHEMAS: Mapping[str, type[Data]] = {"pack": Pack}
FOLDER = "training/packs"


@dataclass(frozen=True)
class Slot:
    """An item with its place in the day: minutes after the day's start, minutes long, heading of its section."""

    item: Item
    after: int
    minutes: int
    heading: str


@dataclass(frozen=True)
class Packs:
    """All courses by id in their order, their timed days, and where each file stands."""

    packs: Mapping[str, Pack]
    slots: Mapping[str, tuple[tuple[Slot, ...], ...]]
    places: Mapping[str, Place]


def clock(start: str, after: int) -> str:
    """Return the time `after` minutes past `start`, both as HH:MM of one day."""
    hours, minutes = map(int, start.split(":"))
    total = hours * 60 + minutes + after
    return f"{total // 60 % 24:02}:{total % 60:02}"


def load_packs(docs: Path, chapters: tuple[Chapter, ...], sheets: Iterable[str]) -> Packs:
    """Read the courses below `docs`; raises Faults with everything wrong in any of them. No folder: none."""
    documents: dict[str, Document[Pack]] = {}
    faults: list[Fault] = []
    sections = dict(_sections(chapters))
    for path in sorted((docs / "_data" / "packs").glob("*.yml")):
        try:
            document = open_document(path, Pack, f"{docs.name}/_data/packs/{path.name}")
        except Faults as error:
            faults += error.faults
            continue
        documents[path.stem] = document
        faults += _faults(path.stem, document, {*sections, *_pages(chapters)}, set(sheets))
    if faults:
        raise Faults(faults)
    ordered = dict(sorted(documents.items(), key=lambda item: (item[1].model.order, item[0])))
    slots = {name: tuple(tuple(_slots(day, sections)) for day in doc.model.days) for name, doc in ordered.items()}
    for name, document in ordered.items():
        total = sum(slot.minutes for day in slots[name] for slot in day)
        if total != document.model.minutes:
            line = document.line("minutes")
            faults.append(
                Fault(
                    document.shown_as,
                    line,
                    "course-item",
                    f"各项加起来是 {total} 分钟,这里写的是 {document.model.minutes}",
                )
            )
    if faults:
        raise Faults(faults)
    places = {name: Place(document.shown_as, document.line("title")) for name, document in ordered.items()}
    return Packs({name: document.model for name, document in ordered.items()}, slots, places)


def prompts(packs: Packs, page: str) -> list[tuple[str, Slot]]:
    """Return what courses discuss about a chapter, each (course id, slot), in the order of the courses."""
    return [
        (name, slot)
        for name, days in packs.slots.items()
        for day in days
        for slot in day
        if slot.item.kind == "discuss" and slot.item.section.partition("#")[0] == page
    ]


def _pages(chapters: Iterable[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        yield from addresses(chapter)


_HEADING = re.compile(r"^#{1,6}\s+(?P<title>.*?)\s*\{\s*#(?P<id>[\w-]+)[^}]*\}\s*$", re.MULTILINE)


def _sections(chapters: Iterable[Chapter]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the address of every section and chapter with its heading and its text."""
    for chapter in chapters:
        found = list(_HEADING.finditer(chapter.markdown))
        yield chapter.page, (chapter.meta.title, chapter.markdown)
        for at, heading in enumerate(found):
            end = found[at + 1].start() if at + 1 < len(found) else len(chapter.markdown)
            yield f"{chapter.page}#{heading['id']}", (heading["title"], chapter.markdown[heading.end() : end])


def _slots(day: Day, sections: Mapping[str, tuple[str, str]]) -> Iterator[Slot]:
    after = 0
    for item in day.items:
        heading, text = sections.get(item.section, ("", ""))
        long = item.minutes or minutes_to_read(text)
        yield Slot(item, after, long, heading)
        after += long


def _faults(name: str, document: Document[Pack], known: set[str], sheets: set[str]) -> Iterator[Fault]:
    if f"{FOLDER}/{name}" not in known:
        yield Fault(document.shown_as, document.line("title"), "data-pair", f"缺这门课的页面 docs/{FOLDER}/{name}.md")
    for day_at, day in enumerate(document.model.days):
        for at, item in enumerate(day.items):
            line = document.line("days", day_at, "items", at)
            for place in (item.section, *item.chapters):
                if place and place not in known:
                    yield Fault(
                        document.shown_as,
                        line,
                        "data-address",
                        f'没有 "{place}" 这一章或这一节{did_you_mean(place, known)}',
                    )
            if item.sheet and item.sheet not in sheets:
                yield Fault(
                    document.shown_as,
                    line,
                    "data-id",
                    f'没有 "{item.sheet}" 这份工作表{did_you_mean(item.sheet, sheets)}',
                )
            yield from (Fault(document.shown_as, line, "course-item", message) for message in _item_faults(item))


def _item_faults(item: Item) -> Iterator[str]:
    if item.kind == "read" and not item.section:
        yield "read 要写 section:读哪一章或哪一节"
    if item.kind != "read" and item.minutes is None:
        yield f"{item.kind} 要写 minutes:几分钟"
    if item.kind not in ("read", "break") and not item.title:
        yield f"{item.kind} 要写 title:这一段做什么"
    if item.kind == "quiz" and not (item.chapters and item.count):
        yield "quiz 要写 chapters 和 count:从哪几章出几题"
    if item.kind == "assess" and not item.quiz:
        yield "assess 要写 quiz:role-fit、chores 或 skills"
