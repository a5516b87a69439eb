"""The colours of sides and stages: readable as text, told apart with each kind of colour blindness, named in one place."""

import re
from itertools import combinations

import pytest
from tests.project import ROOT

SHEETS = ROOT / "overrides" / "assets" / "stylesheets"
LIGHT, _, DARK = (SHEETS / "tokens.css").read_text("utf-8").partition('[data-md-color-scheme="slate"]')
SIDES = ("front", "back", "hybrid")
STAGES = ("stage-1", "stage-2", "stage-3", "stage-4")
# Machado, Oliveira, Fernandes 2009, severity 1, on linear RGB: as everybody sees, then without red, green, blue cones.
SIGHTS = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
)
Color = tuple[float, float, float]


def linear(text: str) -> Color:
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return (_linear(red), _linear(green), _linear(blue))


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    dark, light = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def lab(color: Color, sight: tuple[Color, ...]) -> Color:
    red, green, blue = (min(1.0, max(0.0, sum(a * b for a, b in zip(row, color, strict=True)))) for row in sight)
    x, y, z = (
        (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116)
        for value in (
            (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505,
            0.2126 * red + 0.7152 * green + 0.0722 * blue,
            (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089,
        )
    )
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


@pytest.mark.parametrize(("sheet", "ground"), [(LIGHT, "#ffffff"), (DARK, "#1e2129")])
@pytest.mark.parametrize(("names", "least"), [(SIDES, 20.0), (STAGES, 10.0)])
def test_colours_are_read_and_told_apart(sheet: str, ground: str, names: tuple[str, ...], least: float) -> None:
    found = dict(re.findall(r"--handbook-([\w-]+): (#[0-9a-f]{6});", sheet))
    for name in names:
        assert contrast(found[name], ground) >= 4.5, name
    for sight in SIGHTS:
        for one, other in combinations(names, 2):
            pair = zip(lab(linear(found[one]), sight), lab(linear(found[other]), sight), strict=True)
            assert sum((a - b) ** 2 for a, b in pair) ** 0.5 >= least, (one, other)


def test_small_type_takes_its_size_from_the_tokens() -> None:
    # Pages of one file, and text inside drawings, have their own.
    alone = ("tokens", "book-", "offline", "preview", "picture")
    for file in SHEETS.glob("*.css"):
        if not file.name.startswith(alone):
            assert not re.search(r"font-size: 0?\.\d+rem", file.read_text("utf-8")), file


def test_only_the_tokens_name_the_colours_that_mean_something() -> None:
    for file in SHEETS.glob("*.css"):
        if file.name != "tokens.css" and not file.name.startswith("book-"):
            assert not re.search(r"--handbook-(?:front|back|hybrid|trio|entry|stage-\d):", file.read_text("utf-8")), (
                file
            )
