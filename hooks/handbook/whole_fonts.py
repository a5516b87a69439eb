"""Faces for the PDF: Noto CJK of each region, cut to the characters of the book, with TrueType outlines.

Chromium embeds a face under its name only with TrueType outlines; Debian's have PostScript's, which come out as
nameless Type 3 drawings of twice the size.
"""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

_REGIONS = {"zh-Hans": "SC", "zh-Hant": "TC", "zh-Hant-TW": "TC", "zh-Hant-HK": "HK"}
_FAMILIES = ("Sans", "Serif")
_WEIGHTS = {"Regular": 400, "Bold": 700}
# How far a curve may stray, in units of 1000 an em.
_ERROR = 1.0
# Spacing of punctuation; what swaps a glyph for another region's stays out.
_FEATURES = ["kern", "palt", "halt", "chws"]
_ALWAYS = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0•◦▪、"
_COUNTS = (
    "Twilight",
    "Storage",
    "FunctionDefs",
    "InstructionDefs",
    "StackElements",
    "SizeOfInstructions",
    "ComponentElements",
    "Points",
    "Contours",
    "CompositePoints",
    "CompositeContours",
    "ComponentDepth",
)


class NoFont(Exception):  # noqa: N818 - it ends the run with one line for the reader
    """The machine lacks a face of Noto CJK."""


@dataclass(frozen=True)
class Face:
    """One cut face: the family that the style sheet names, its weight, its file's name."""

    family: str
    weight: int
    file: str


def faces(document: Any, folder: Path) -> list[Face]:
    """Write the faces that an lxml document needs, by the languages in it, into `folder`; raises NoFont."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for region, text in sorted(_by_region(document).items()):
        for family in _FAMILIES:
            for style, weight in _WEIGHTS.items():
                file = f"{family}-{region}-{weight}.ttf"
                _cut(_installed(f"Noto {family} CJK {region}", style), text).save(folder / file)
                found.append(Face(f"Book {family} {region}", weight, file))
    return found


def _by_region(document: Any) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for region, text in _texts(document, "SC"):
        # Latin, and what the style sheet adds: marks of lists, an empty cell, the comma between skills.
        found.setdefault(region, set(_ALWAYS)).update(text)
    return {region: "".join(sorted(text)) for region, text in found.items()}


def _texts(element: Any, region: str) -> Iterator[tuple[str, str]]:
    own = _REGIONS.get(element.get("lang") or "", region)
    yield own, element.text or ""
    for child in element:
        yield from _texts(child, own)
        yield own, child.tail or ""


def _installed(name: str, style: str) -> TTFont:
    """Open an installed face by its name, with fontconfig's help."""
    try:
        command = ["fc-match", "--format", "%{file}|%{index}|%{family}", f"{name}:style={style}"]
        answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        answer = ""
    file, _, rest = answer.partition("|")
    index, _, family = rest.partition("|")
    if name not in family:
        raise NoFont(
            f"没有字体 {name} {style}:PDF 会用日文字形。Debian/Ubuntu 装:apt-get install fontconfig fonts-noto-cjk"
        )
    return TTFont(file, fontNumber=int(index) & 0xFFFF, lazy=True, recalcTimestamp=False)


def _cut(font: TTFont, text: str) -> TTFont:
    """Keep the glyphs of `text`, and draw them anew with quadratic curves."""
    options = subset.Options(layout_features=_FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False)
    options.drop_tables += ["VORG", "vhea", "vmtx"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    shapes, order, drawn = font.getGlyphSet(), font.getGlyphOrder(), {}
    for name in order:
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    return _as_truetype(font, order, drawn)


def _as_truetype(font: TTFont, order: list[str], drawn: dict[str, Any]) -> TTFont:
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    most = font["maxp"]
    most.tableVersion, most.maxZones, most.maxTwilightPoints = 0x00010000, 1, 0
    for name in _COUNTS:
        setattr(most, f"max{name}", 0)
    del font["CFF "]
    font["post"].formatType = 3.0
    font.sfntVersion = "\0\1\0\0"
    return font
