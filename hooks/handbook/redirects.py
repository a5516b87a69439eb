"""Addresses that were renamed: where each old one leads now, read from docs/_data/redirects.yml and checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from handbook.faults import Fault, Faults, did_you_mean
from handbook.yaml_file import Data, Document, open_document

Page = Annotated[str, Field(pattern=r"^[a-z0-9/-]+$")]
Anchor = Annotated[str, Field(pattern=r"^[a-z0-9/-]+#[a-z][a-z0-9-]*$")]
Kind = Literal["role", "metric", "question", "worksheet", "calculator", "term", "pack"]


class PageMove(Data):
    """A chapter that was renamed or moved, by its path without .md."""

    old: Annotated[Page, Field(alias="from")]
    to: Page


class AnchorMove(Data):
    """A section that was renamed or moved: `trio/user#vip`."""

    old: Annotated[Anchor, Field(alias="from")]
    to: Anchor


class IdMove(Data):
    """An id in the data that was renamed; `to` is empty for what was withdrawn."""

    kind: Kind
    old: Annotated[str, Field(alias="from")]
    to: str = ""


class Redirects(Data):
    """docs/_data/redirects.yml."""

    pages: tuple[PageMove, ...] = ()
    anchors: tuple[AnchorMove, ...] = ()
    ids: tuple[IdMove, ...] = ()


SCHEMAS: Mapping[str, type[Data]] = {"redirects": Redirects}


@dataclass(frozen=True)
class Moves:
    """Where old addresses lead: pages and anchors by their old address, ids by (kind, old id)."""

    pages: Mapping[str, str] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    ids: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def anchors_of(self, page: str) -> dict[str, str]:
        """Return old section ids of `page` (which may be gone itself) with the full addresses they lead to."""
        return {old.partition("#")[2]: to for old, to in self.anchors.items() if old.partition("#")[0] == page}

    def renamed(self, kind: str) -> dict[str, str]:
        """Return old ids of `kind` with the ids that they have now."""
        return {old: to for (of, old), to in self.ids.items() if of == kind and to}

    def arrives(self, address: str, live: Mapping[str, object]) -> bool:
        """Whether a link to a page or section that is gone still comes to something that is there."""
        page, _, anchor = address.partition("#")
        if not anchor:
            return page in self.pages
        return address in self.anchors or f"{self.pages.get(page, '')}#{anchor}" in live


def load_redirects(docs: Path, live: set[str], ids: Mapping[str, set[str]] | None) -> Moves:
    """Read the redirects below `docs`; `live` are the addresses that exist, `ids` the ids by kind. Raises Faults.

    A redirect must lead in one step from what is gone to what is there. A book without the file has none. Without
    `ids` (the data has faults of its own) redirects of ids are not checked.
    """
    path = docs / "_data" / "redirects.yml"
    if not path.exists():
        return Moves()
    document = open_document(path, Redirects, f"{docs.name}/_data/redirects.yml")
    if faults := [*_faults(document, live), *(_id_faults(document, ids) if ids is not None else ())]:
        raise Faults(faults)
    model = document.model
    pages = {move.old: move.to for move in model.pages}
    anchors = {move.old: move.to for move in model.anchors}
    return Moves(pages, anchors, {(move.kind, move.old): move.to for move in model.ids})


def _faults(document: Document[Redirects], live: set[str]) -> Iterator[Fault]:
    listed: list[tuple[str, Sequence[PageMove | AnchorMove]]] = [
        ("pages", document.model.pages),
        ("anchors", document.model.anchors),
    ]
    for kind, moves in listed:
        olds: dict[str, int] = {}
        for at, move in enumerate(moves):
            line = document.line(kind, at)
            if move.old in olds:
                yield Fault(
                    document.shown_as, line, "redirect", f'"{move.old}" 在第 {olds[move.old]} 行已经写过,留一行'
                )
            olds.setdefault(move.old, line)
        for at, move in enumerate(moves):
            line = document.line(kind, at)
            if move.old in live:
                yield Fault(document.shown_as, line, "redirect", f'"{move.old}" 现在还在,不用转;删掉这一行')
            if move.to in olds:
                yield Fault(
                    document.shown_as,
                    line,
                    "redirect",
                    f'"{move.to}" 自己也转走了(第 {olds[move.to]} 行),直接写最后的地址',
                )
            elif move.to not in live:
                yield Fault(
                    document.shown_as, line, "redirect", f'没有 "{move.to}" 这个地址{did_you_mean(move.to, live)}'
                )


def _id_faults(document: Document[Redirects], ids: Mapping[str, set[str]]) -> Iterator[Fault]:
    for at, move in enumerate(document.model.ids):
        line, known = document.line("ids", at), ids.get(move.kind, set())
        if move.old in known:
            yield Fault(document.shown_as, line, "redirect", f'{move.kind} "{move.old}" 现在还在,删掉这一行')
        if move.to and move.to not in known:
            yield Fault(
                document.shown_as, line, "redirect", f'没有 {move.kind} "{move.to}"{did_you_mean(move.to, known)}'
            )
