"""The files of a site that are no pages of the theme: open data, worksheets, redirects, codes, feeds, the whole book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from handbook import found, open_data, security_txt
from handbook.glyphs import glyphs
from handbook.moved import SHORT, moved_pages
from handbook.paper import qr_file
from handbook.whole_downloads import whole_books

if TYPE_CHECKING:
    from handbook.exits import Exit


def own(exit_: Exit) -> Mapping[str, bytes]:
    """Return the files that each script has, by path below the root of the site."""
    data, edition = exit_.handbook.data, exit_.site.edition
    files = {
        "data/roles.json": exit_.convert(open_data.roles_json(data, edition)).encode(),
        "data/roles.csv": exit_.convert(open_data.roles_csv(data, edition)).encode(),
        **exit_.worksheets(),
        **_moved(exit_),
        **_codes(exit_),
        **_found(exit_),
    }
    return {f"{exit_.root}{path}": content for path, content in files.items()}


def shared(exit_: Exit) -> Mapping[str, bytes]:
    """Return what this build adds to the files that stand once, at the root of the site."""
    books = whole_books(exit_.site.fragments, exit_.site.edition).files(exit_.locale)
    return books if exit_.is_traditional else {"duo/glyphs.txt": glyphs().encode(), **_security(exit_), **books}


def _security(exit_: Exit) -> dict[str, bytes]:
    """Where holes are told; the site has one such file."""
    text = security_txt.security_txt(exit_.site.repository, exit_.site.address, security_txt.built_at())
    return {security_txt.PATH: text.encode()}


def _found(exit_: Exit) -> dict[str, bytes]:
    """What readers of feeds and language models look for."""
    here, base = exit_.here(""), f"{exit_.site.address}{exit_.root}"
    texts = {
        "llms.txt": found.llms(exit_.handbook, here, base),
        "feed.xml": found.feed(exit_.handbook, exit_.site.fragments, here, base),
    }
    return {path: exit_.convert(text).encode() for path, text in texts.items() if text}


def _codes(exit_: Exit) -> dict[str, bytes]:
    """The QR code of every short address."""
    names = [f"{SHORT}{name}/" for page, name in exit_.handbook.short.items() if "/" in page]
    return {f"{name}qr.svg": qr_file(f"{exit_.site.address}{exit_.root}{name}") for name in names}


def _moved(exit_: Exit) -> dict[str, bytes]:
    """The pages that only lead on."""
    pages = moved_pages(exit_.handbook, exit_.site.fragments, f"{exit_.site.address}{exit_.root}", exit_.here)
    return {path: exit_.page(text).encode() for path, text in pages.items()}
