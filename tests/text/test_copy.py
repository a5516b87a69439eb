"""Chinese copy: punctuation and spacing, Markdown, simplified only in sources, words that two scripts would tell apart."""

import re
import subprocess
import sys
from pathlib import Path

import autocorrect_py as autocorrect
import opencc
import pytest
from tests.project import ROOT

from handbook.overrides import lines_of

CHAPTERS = sorted((ROOT / "docs").rglob("*.md"))
PRINTED = re.compile(r"^```text\n.*?^```$", re.DOTALL | re.MULTILINE)
OVERRIDE = re.compile(r"-\{.*?\}-")
PATHS = [path.relative_to(ROOT).as_posix() for path in CHAPTERS]


@pytest.mark.parametrize("path", PATHS)
def test_punctuation_and_spacing(path: str) -> None:
    """Text below `!!!` and `???` is dedented first: the linter takes indented text for code. What a command prints stays."""
    text = PRINTED.sub(lambda found: "\n" * found[0].count("\n"), (ROOT / path).read_text("utf-8"))
    text = re.sub(r"^ {4}", "", text, flags=re.MULTILINE)
    found = autocorrect.lint_for(text, "md")
    assert [f"{path}:{row.line}: {row.old} → {row.new}" for row in found.lines] == []


def test_markdown_is_well_formed() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "rumdl"), "check", "--disable", "MD040", "docs"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", PATHS)
def test_source_text_is_simplified(path: str) -> None:
    if path.endswith(".zh-Hant.md"):
        pytest.skip("kept by hand in traditional script")
    simplify = opencc.OpenCC("t2s")
    rows = lines_of(OVERRIDE.sub("", (ROOT / path).read_text("utf-8")))
    wrong = [f"{path}:{row.number}: {row.text}" for row in rows if simplify.convert(row.text) != row.text]
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in PATHS
        if "/" in path.removeprefix("docs/")
        and not path.startswith(("docs/practice/", "docs/training/", "docs/reference/", "docs/contributing/"))
    ],
)
def test_chapter_has_the_shape_of_the_book(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    places = [text.find(f"{{#{name}}}") for name in ("after", "example", "traps", "exercise", "summary", "next")]
    assert -1 not in places and places == sorted(places)
    assert "??? trainer" in text
    assert len(re.findall("[一-鿿]", text)) >= 2000
