"""Repairs what a machine can (make fix): ends, order of keys, spacing, punctuation, heading ids, permalinks.

Every change is printed. What cannot be changed without touching code, addresses, overrides or the meaning of a file is
left to people; running it again changes nothing.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from handbook.chapters import FRONT_MATTER
from handbook.check import DOCS, checked
from handbook.faults import Fault, Faults, Rule
from handbook.loading import examine
from handbook.permalinks import NAME, grown, lost_addresses, missing, published, read_lock
from handbook.rules.copy import body_corrections, value_corrections
from handbook.rules.ends import plain, source_files, trimmed
from handbook.rules.heading_ids import with_ids
from handbook.rules.key_order import ordered
from handbook.rules.prose import texts, values
from handbook.yaml_nodes import Broken, Location, read_tree

Change = tuple[int, Rule, str]
_MARK = "\ufeff"


def fixed(docs: Path) -> list[Fault]:
    """Repair the sources below `docs`; returns what was changed, as faults that are none any more."""
    english = _english(docs)
    changes: list[Fault] = []
    for file in source_files(docs):
        shown_as = f"{docs.name}/{file.relative_to(docs).as_posix()}"
        raw = file.read_bytes()
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            continue
        text, line_end = plain(text)
        new, told = _fixed(text, file, english)
        if told:
            file.write_bytes(new.replace("\n", line_end).encode("utf-8"))
            changes += [Fault(shown_as, line, rule, message) for line, rule, message in told]
    return sorted({*changes, *_data_copy(docs), *_registered(docs)})


def _fixed(text: str, file: Path, english: dict[str, str]) -> tuple[str, list[Change]]:
    told: list[Change] = []
    steps: list[Callable[[str], tuple[str, list[Change]]]] = [
        _without_mark,
        lambda text: _ends(text, file.suffix),
        lambda text: _in_order(text, file.suffix),
    ]
    if file.suffix == ".md" and not file.name.endswith(".zh-Hant.md"):
        steps += [_copy, lambda text: _ids(text, english)]
    for step in steps:
        text, changes = step(text)
        told += changes
    return text, told


def _without_mark(text: str) -> tuple[str, list[Change]]:
    return text.removeprefix(_MARK), [(1, "file-encoding", "已改")] if text.startswith(_MARK) else []


def _ends(text: str, kind: str) -> tuple[str, list[Change]]:
    new = trimmed(text, kind)
    rows = enumerate(zip(text.split("\n"), new.split("\n"), strict=True), 1)
    changed: list[Change] = [(number, "file-end", "已改") for number, (old, good) in rows if old != good]
    whole = new.rstrip("\n") + "\n" if new.strip() else new
    if whole != new:
        changed.append((whole.count("\n"), "file-end", "已改"))
    return whole, changed


def _in_order(text: str, kind: str) -> tuple[str, list[Change]]:
    new, lines = ordered(text, kind)
    return new, [(line, "key-order", "已改") for line in dict.fromkeys(lines)]


def _copy(text: str) -> tuple[str, list[Change]]:
    """Spacing and punctuation of the body; the front matter is YAML, where a colon has a meaning."""
    start, rows = _body(text), text.split("\n")
    changes: list[Change] = []
    for one in body_corrections(text[start:], text.count("\n", 0, start)):
        rows[one.number - 1] = one.new
        changes.append((one.number, one.rule, "已改"))
    return "\n".join(rows), changes


def _ids(text: str, english: dict[str, str]) -> tuple[str, list[Change]]:
    start = _body(text)
    new, added = with_ids(text[start:], english)
    offset = text.count("\n", 0, start)
    return text[:start] + new, [(line + offset, "heading-id", f"已加 {{#{name}}}") for line, name in added.items()]


def _body(text: str) -> int:
    found = FRONT_MATTER.match(text)
    return found.end() if found else 0


def _english(docs: Path) -> dict[str, str]:
    """The glossary's English word for each of its terms."""
    book = examine(docs).book
    return {name: term.english for term in book.glossary.terms for name in term.names} if book else {}


def _data_copy(docs: Path) -> Iterator[Fault]:
    """Spacing and punctuation of texts in data, where the text stands on one line, once, and stays the same value."""
    for value in list(values(docs)):
        for one in value_corrections(value):
            file = docs.parent / value.path
            text = file.read_bytes().decode("utf-8")
            rows = text.split("\n")
            row = rows[one.number - 1]
            rows[one.number - 1] = row.replace(one.old, one.new)
            new = "\n".join(rows)
            if row.count(one.old) == 1 and _texts(new) == {**_texts(text), value.location: one.new}:
                file.write_bytes(new.encode("utf-8"))
                yield Fault(value.path, one.number, one.rule, "已改")


def _texts(text: str) -> dict[Location, str]:
    try:
        return dict(texts(read_tree(text.replace("\r\n", "\n")).data))
    except Broken:
        return {}


def _registered(docs: Path) -> Iterator[Fault]:
    """New addresses, as soon as nothing else in the book is wrong: what is registered can never be taken back."""
    found = examine(docs)
    if found.faults or not found.book or any(lost_addresses(found.chapters, docs)):
        return
    path = docs / "_data" / NAME
    text = path.read_text("utf-8") if path.exists() else ""
    lock = read_lock(path)
    if new := missing(lock, published(found.book)):
        path.write_text(grown(text, lock, published(found.book)), "utf-8")
        lines = read_lock(path).entries
        yield from (Fault(f"{docs.name}/_data/{NAME}", lines[entry], "permalink-new", f"已加 {entry}") for entry in new)


def main(docs: Path = DOCS) -> int:
    """Repair, print every change, and say how much is left for people."""
    try:
        changes = fixed(docs)
    except Faults as error:
        print(error)
        return 1
    left = len(checked(docs)[1])
    for change in changes:
        print(change)
    rest = f"还有 {left} 处要人改,运行 make check 看是哪些" if left else "没有别的要改"
    print(f"改了 {len(changes)} 处;{rest}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
