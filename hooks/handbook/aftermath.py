"""One mistake, told once: what only follows from a published section that is gone waits until that is settled."""

import re
from collections.abc import Iterable
from dataclasses import replace

from handbook.faults import Fault

_GONE = re.compile(r"(?P<page>[\w/-]+)#(?P<anchor>[\w-]+) 发布过")


def told_once(faults: Iterable[Fault]) -> list[Fault]:
    """Return the faults, sorted, without those that name a section told as gone; that one says how many there are.

    They come back, each with its new address, as soon as the id is restored or its redirect is written.
    """
    kept = set(faults)
    for fault in sorted(kept):
        gone = _GONE.match(fault.message) if fault.rule == "permalink-gone" else None
        if gone:
            # What would be registered now could never be taken back: a slip of the pen among it.
            kept = {other for other in kept if (other.rule, other.path) != ("permalink-new", fault.path)}
        if gone and (followers := {other for other in kept if _follows(other, gone["page"], gone["anchor"])}):
            more = f";还有 {len(followers)} 处指着它,写好转向再跑一次会逐条列出"
            kept = kept - followers - {fault} | {replace(fault, message=fault.message + more)}
    return sorted(kept)


def _follows(fault: Fault, page: str, anchor: str) -> bool:
    if fault.rule == "data-address":
        return f'"{page}#{anchor}"' in fault.message
    return fault.rule == "link-target" and fault.message.startswith(f"{page}.md 没有 #{anchor} ")
