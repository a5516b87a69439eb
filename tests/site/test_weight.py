"""What a first visit fetches, counted from the built files: stylesheets, scripts, images."""

import gzip
import re
from functools import cache
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook.assets import Modules
from handbook.stylesheets import squeezed
from handbook.theme_styles import ABSENT

LINKED = re.compile(r'<(?:script (?:defer )?src|link rel="(?:stylesheet|icon)" (?:href|rel="icon" href))="([^"]+)"')
LATER = re.compile(r'^ +"?([\w-]+)"?: async .*import\("\./([\w-]+)\.mjs"\)', re.MULTILINE)
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts"
KIB = 1024
# Bytes of pages that are tools or tables, whole for readers without scripts; all else is a chapter.
MOST = {
    "exam": 225_000,
    "compare": 140_000,
    "builder": 135_000,
    "cohort": 125_000,
    "dictionary": 125_000,
    "terms": 120_000,
    "skills": 122_000,
    "glossary": 112_000,
}


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


@pytest.fixture(scope="module")
def chunks() -> dict[str, int]:
    """The compressed bytes of each joined module by its name."""
    return {name.split(".")[0]: packed(text.encode()) for name, text in Modules(SCRIPTS, "handbook").chunks.items()}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, str]:
    found = {path: path.read_text("utf-8") for path in site.rglob("*.html")}
    return {path: html for path, html in found.items() if "md-container" in html}


def test_a_first_visit_is_light_and_its_scripts_are_only_those_it_uses(
    pages: dict[Path, str], chunks: dict[str, int]
) -> None:
    size = cache(lambda path: packed(path.read_bytes()))
    # Both scripts side by side wait in a template of every page until they are asked for.
    later = {name: file for name, file in LATER.findall((SCRIPTS / "handbook.mjs").read_text("utf-8")) if name != "duo"}
    assert later["compare"] == "compare"
    for path, html in pages.items():
        files = {(path.parent / name).resolve() for name in LINKED.findall(html) if not name.startswith("/")}
        wanted = [chunks[file] for name, file in later.items() if f'data-module="{name}"' in html]
        assert chunks["handbook"] + sum(wanted) <= 20 * KIB, path
        assert 1 + len(files) + len(wanted) <= 10, path
        assert packed(html.encode()) + sum(map(size, files)) + sum(wanted) <= MOST.get(path.parent.name, 110_000), path


def test_whatever_a_reader_does_on_a_page_our_scripts_stay_light(
    pages: dict[Path, str], chunks: dict[str, int]
) -> None:
    """The search engine aside; a course is not built with both scripts of the page side by side."""
    later = dict(LATER.findall((SCRIPTS / "handbook.mjs").read_text("utf-8")))
    calculator = (SCRIPTS / "calculator.mjs").read_text("utf-8")
    files = dict(re.findall(r'const (\w+) = \(\) => import\("\./([\w-]+)\.mjs"\)', calculator))
    computed = {
        name: files[function]
        for name, function in re.findall(r'"?([\w-]+)"?: async .*await (\w+)\(', calculator)
        if function in files
    }
    computed["rfm"] = "calc-rfm"
    parts = {"builder": ["builder-give", "builder-filter"]}
    told = []
    for path, html in pages.items():
        names = [file for name, file in later.items() if f'data-module="{name}"' in html]
        names += {computed[name] for name in re.findall(r'data-calculator="([\w-]+)"', html)}
        names += [part for name in names for part in parts.get(name, [])]
        if "builder" in names:
            names.remove("duo")
        told.append((sum(chunks[name] for name in ["handbook", *names]), path, names))
    assert max(told)[0] <= 20 * KIB, max(told)


def test_our_own_rules_are_light() -> None:
    names = re.findall(
        r"^  - (assets/stylesheets/[\w-]+\.css)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    ours = "".join((ROOT / "overrides" / name).read_text("utf-8") for name in names)
    assert packed(squeezed(ours).encode()) <= 15 * KIB


def test_no_page_has_what_the_stylesheet_leaves_out(pages: dict[Path, str]) -> None:
    """A class that is there must lose its place in ABSENT of theme_styles.py."""
    for path, html in pages.items():
        classes = {one for found in re.findall(r' class="([^"]*)"', html) for one in found.split()}
        assert not sorted(filter(ABSENT.fullmatch, classes)), path
        assert '<body dir="ltr" ' in html and not re.search(r'data-md-color-(?:primary|accent)="(?!custom")', html), (
            path
        )


def test_images_have_their_size_and_wait_until_they_are_near(pages: dict[Path, str]) -> None:
    for path, html in pages.items():
        for image in re.findall(r"<img\b[^>]*>", html):
            assert all(f" {name}=" in image for name in ("width", "height", "loading", "alt")), (path, image)
