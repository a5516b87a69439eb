"""Every address and id that the book publishes stands in docs/_data/permalinks.lock before it is published."""

from collections import defaultdict
from collections.abc import Iterator

from handbook.faults import Fault
from handbook.loading import Found
from handbook.permalinks import NAME, missing, published, read_lock


def registered_faults(found: Found) -> Iterator[Fault]:
    """Yield one fault for each chapter with new addresses, and one for each new id of the data."""
    if not found.book:
        return
    lock = read_lock(found.docs / "_data" / NAME)
    new = defaultdict[str, list[str]](list)
    for entry in missing(lock, published(found.book)):
        kind, name = entry.split()
        page, _, anchor = name.partition("#")
        if kind in ("page", "anchor"):
            new[page].append(anchor)
        else:
            last = max(lock.entries.values(), default=1)
            message = f"{kind} {name} 是新的,还没有登记,运行 make fix"
            yield Fault(f"{found.docs.name}/_data/{NAME}", last, "permalink-new", message)
    for chapter in found.chapters:
        if anchors := new.pop(chapter.page, None):
            lines = {heading.anchor: heading.line + chapter.offset for heading in chapter.headings}
            line = min((lines[anchor] for anchor in anchors if anchor), default=1) if "" not in anchors else 1
            shown = "、".join(f"#{anchor}" for anchor in anchors[:3] if anchor) or "这一页"
            message = f"有 {len(anchors)} 个新地址还没有登记({shown}{'等' if len(anchors) > 3 else ''}),运行 make fix"
            yield Fault(f"{found.docs.name}/{chapter.path}", line, "permalink-new", message)
