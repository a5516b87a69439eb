"""A page on paper: its short address as text and as a QR code, and where its links lead, as numbered notes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from io import BytesIO
from urllib.parse import urljoin

import segno

from handbook.moved import SHORT

# What the screen alone needs: words explained in place, pencils, permanent links; what is folded stays off paper.
_OFF_PAPER = re.compile(
    r'<details class="(?:trainer|answer|choice)\b.*?</details>|<p class="handbook-quiz__actions".*?</p>|<table\b.*?</table>',
    re.DOTALL,
)
_LINK = re.compile(r'<a (?![^>]*class="(?:handbook-(?:term|friend|edit)|headerlink)\b)[^>]*?href="(?P<to>[^"#][^"]*)"')
_NOTED = re.compile(r'<a data-note="(?P<number>\d+)"[^>]*?href="(?P<to>[^"]*)"')
# These look things up, page after page of links; their addresses on paper would help nobody.
_LOOKED_UP = ("reference/", "practice/exam", "practice/progress", "training/builder")


@dataclass(frozen=True)
class Paper:
    """What a printed page adds: its absolute short address, that as SVG of a QR code, and the notes' addresses."""

    address: str
    qr: str
    notes: tuple[str, ...]


def numbered(html: str, page: str) -> str:
    """Number the links of a page's article that lead elsewhere (`data-note`); the same address has the same number.

    Links in tables go without, as the numbers would widen the columns, and so do links in what is not printed.
    """
    if page.startswith(_LOOKED_UP):
        return html
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        to = numbers.setdefault(found["to"], len(numbers) + 1)
        return found[0].replace("<a ", f'<a data-note="{to}" ', 1)

    kept = [match.span() for match in _OFF_PAPER.finditer(html)]
    done, at = [], 0
    for start, end in [*kept, (len(html), len(html))]:
        done += [_LINK.sub(number, html[at:start]), html[start:end]]
        at = end
    return "".join(done)


def paper(html: str, path: str, root: str, short: Mapping[str, str]) -> Paper | None:
    """Return what the page at `path` adds on paper; `root` is the absolute address of its script, `short` by page."""
    page = path.rstrip("/")
    if "/" not in page or page not in short:
        return None
    links = {int(found["number"]): found["to"] for found in _NOTED.finditer(html)}
    notes = [_shortened(urljoin(root + path, unescape(to)), root, short) for _, to in sorted(links.items())]
    address = f"{root}{SHORT}{short[page]}/"
    return Paper(address, qr(address), tuple(notes))


@lru_cache(maxsize=4096)
def qr(address: str) -> str:
    """Return `address` as the SVG of a QR code (error correction M), one unit a module, sized by its style sheet."""
    code = segno.make(address, error="m", micro=False, mask=0)
    return code.svg_inline(border=2, omitsize=True, svgclass="handbook-qr", lineclass=None)


@lru_cache(maxsize=4096)
def qr_file(address: str) -> bytes:
    """Return the same as an SVG file of its own, for a slide or a door."""
    out = BytesIO()
    segno.make(address, error="m", micro=False, mask=0).save(out, kind="svg", border=4, scale=8, light="#fff", nl=False)
    return out.getvalue()


def _shortened(address: str, root: str, short: Mapping[str, str]) -> str:
    page, hash_, anchor = address.removeprefix(root).partition("#")
    name = short.get(page.rstrip("/")) if address.startswith(root) and "/" in page.rstrip("/") else None
    return f"{root}{SHORT}{name}/{hash_}{anchor}" if name else address
