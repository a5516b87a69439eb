"""What has been published must stay reachable: the lock of addresses and ids, and a short address for each chapter.

`docs/_data/permalinks.lock` has one entry a line: `page trio/user s/user`, `anchor trio/user#rfm`, `role activity`.
`make permalinks` adds what is new and never takes anything away.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from handbook.book import Handbook
from handbook.chapters import APART, Chapter, Heading, addresses
from handbook.faults import Fault, Faults
from handbook.redirects import Moves, load_redirects

NAME = "permalinks.lock"
_HEAD = "# 发布过的地址和编号，由 make permalinks 加，不要手改，也不要删：别人的链接靠它。\n"


@dataclass(frozen=True)
class Lock:
    """The lock: its entries (`page trio/user`, `role activity`) with their lines, and pages by their short names."""

    entries: Mapping[str, int]
    short: Mapping[str, str]


def read_lock(path: Path) -> Lock:
    """Read the lock at `path`; a book without one has published nothing."""
    entries: dict[str, int] = {}
    short: dict[str, str] = {}
    rows = path.read_text("utf-8", errors="replace").splitlines() if path.exists() else []
    for line, row in enumerate(rows, 1):
        words = row.split()
        if len(words) < 2 or row.startswith("#"):
            continue
        entries[" ".join(words[:2])] = line
        if words[0] == "page" and len(words) == 3:
            short[words[1]] = words[2].removeprefix("s/")
    return Lock(entries, short)


def published(book: Handbook) -> list[str]:
    """Return every entry that the book publishes now: its pages, their sections, the ids of its data by kind."""
    found = dict.fromkeys(f"page {chapter.page}" for chapter in book.chapters)
    found |= dict.fromkeys(f"anchor {chapter.page}#{anchor}" for chapter in book.chapters for anchor in chapter.anchors)
    return [*found, *(f"{kind} {name}" for kind, names in book.ids().items() for name in names)]


def locked(book: Handbook, docs: Path) -> Handbook:
    """Return `book` with its redirects and short addresses; raises Faults when a published address leads nowhere."""
    folder, shown_as = docs / "_data", f"{docs.name}/_data"
    live = {address for chapter in book.chapters for address in addresses(chapter)}
    moves = load_redirects(docs, live, {kind: set(names) for kind, names in book.ids().items()})
    lock = read_lock(folder / NAME)
    if faults := list(lock_faults(lock, published(book), moves, book.chapters, shown_as)):
        raise Faults(faults)
    origins = {to: old for old, to in moves.renamed("question").items()}
    return replace(book, moves=moves, short=lock.short, quizzes=replace(book.quizzes, origins=origins))


def lost_addresses(chapters: Iterable[Chapter], docs: Path) -> Iterator[Fault]:
    """Yield published pages and sections that lead nowhere now: what can be said where the data cannot be read."""
    chapters = tuple(chapters)
    live = {address for chapter in chapters for address in addresses(chapter)}
    try:
        moves = load_redirects(docs, live, None)
    except Faults as error:
        yield from error.faults
        return
    lock = read_lock(docs / "_data" / NAME)
    entries = {entry: line for entry, line in lock.entries.items() if entry.startswith(("page ", "anchor "))}
    now = [f"{'anchor' if '#' in address else 'page'} {address}" for address in live]
    yield from lock_faults(Lock(entries, lock.short), now, moves, chapters, f"{docs.name}/_data")


def lock_faults(
    lock: Lock, now: Iterable[str], moves: Moves, chapters: Iterable[Chapter], folder: str
) -> Iterator[Fault]:
    """Yield what was published and leads nowhere now, with the line to add to redirects.yml in `folder`.

    A chapter that is gone is told once, without its sections.
    """
    live = dict.fromkeys(now)
    addresses = {entry.split()[1]: None for entry in live if entry.startswith(("page ", "anchor "))}
    pages = {chapter.page: chapter for chapter in chapters}
    for entry, line in lock.entries.items():
        kind, name = entry.split()
        place, cure, to = (f"{folder}/{NAME}", line), "", "新的地址"
        if entry in live or (kind, name) in moves.ids:
            continue
        if kind not in ("page", "anchor"):
            row = _row(f"kind: {kind}, from: {name}, to: 新的编号", "ids", bool(moves.ids), folder)
            yield Fault(*place, "permalink-gone", f"{kind} {name} 发布过,现在没有了;{row}")
            continue
        page, _, anchor = name.partition("#")
        if moves.arrives(name, addresses) or (anchor and page not in pages):
            continue
        if anchor and (heading := _unpublished(pages[page], lock)):
            place = f"{folder.partition('/')[0]}/{pages[page].path}", heading.line + pages[page].offset
            cure, to = f"把编号改回 {{#{anchor}}} 最省事,真要改就", f"{page}#{heading.anchor}"
        row = _row(f"from: {name}, to: {to}", f"{kind}s", bool(moves.anchors if anchor else moves.pages), folder)
        yield Fault(*place, "permalink-gone", f"{name} 发布过,现在没有了;{cure}{row}")


def _unpublished(chapter: Chapter, lock: Lock) -> Heading | None:
    """The one heading of a chapter that is new: what a section that is gone was probably renamed to."""
    new = [heading for heading in chapter.headings if f"anchor {chapter.page}#{heading.anchor}" not in lock.entries]
    return new[0] if len(new) == 1 else None


def _row(row: str, key: str, has_some: bool, folder: str) -> str:
    """What to write into the file of redirects, which has the key already or perhaps is not there at all."""
    where = f" 的 {key} 下加一行" if has_some else f"(没有就新建)里写一行 {key}: 再写一行"
    return f"在 {folder}/redirects.yml{where} - {{{row}}}"


def missing(lock: Lock, now: Iterable[str]) -> list[str]:
    """Return what is published and not locked yet: `make permalinks` adds it, a test of the book asks for it."""
    return [entry for entry in now if entry not in lock.entries]


def grown(text: str, lock: Lock, now: Sequence[str]) -> str:
    """Return the text of a lock with what is new added, each kind in its place; nothing is taken away."""
    rows = {row.rsplit(" s/", 1)[0]: row for row in text.splitlines() if row and not row.startswith("#")}
    taken = set(lock.short.values())
    pages = [entry.split()[1] for entry in now if entry.startswith("page ")]
    last = Counter(page.rpartition("/")[2] for page in pages if page.partition("/")[0] not in APART)
    for entry in now:
        if entry in rows:
            continue
        kind, name = entry.split()
        is_alone = last[name.rpartition("/")[2]] < (1 if name.partition("/")[0] in APART else 2)
        rows[entry] = f"{entry} s/{_short(name, taken, is_alone)}" if kind == "page" else entry
    order = ["page", "anchor"]
    return _HEAD + "".join(f"{row}\n" for row in sorted(rows.values(), key=lambda row: _rank(row, order)))


def _rank(row: str, order: list[str]) -> tuple[int, str, str]:
    kind = row.split()[0]
    return (order.index(kind) if kind in order else len(order), kind, row)


def _short(page: str, taken: set[str], is_alone: bool) -> str:
    """A name that people can say: the last part of the path, with the part before it where another page ends so."""
    parts = page.split("/")
    names = ["-".join(parts[at:]) for at in range(len(parts) - 1, -1, -1)]
    free = (one for one in (names if is_alone else names[1:]) if one not in taken)
    name = next(free, f"{names[-1]}-{len(taken)}")
    taken.add(name)
    return name
