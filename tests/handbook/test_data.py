"""Broken data: each case changes one thing in the small book below tests/fixture and names every fault with its cure.

A case has `=== file`, then `=== find` and `=== put` (the first place), or `=== write` (the whole file), or `=== raw`
(Python's escapes for bytes that are no text), or `=== delete`.
"""

import shutil
from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts
from tests.project import ROOT

from handbook import loading
from handbook.faults import Faults

FIXTURE = ROOT / "tests" / "fixture"


def change(docs: Path, given: dict[str, str]) -> None:
    path = docs.parent / given["file"]
    if "delete" in given:
        path.unlink()
    elif "raw" in given:
        path.write_bytes(given["raw"].encode().decode("unicode_escape").encode("latin-1"))
    elif "write" in given:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(given["write"] + "\n", "utf-8")
    else:
        text = path.read_text("utf-8")
        assert given["find"] in text, given["file"]
        path.write_text(text.replace(given["find"], given["put"], 1), "utf-8")


def test_the_small_book_is_sound() -> None:
    assert list(loading.load(FIXTURE / "docs").data.roles) == ["activity", "user", "community"]


def test_there_are_thirty_cases() -> None:
    assert len(cases("data")) >= 30


@pytest.mark.parametrize("case", cases("data"), ids=name)
def test_broken_data(case: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(FIXTURE / "docs", tmp_path / "docs"))
    given = parts(case)
    change(docs, given)
    with pytest.raises(Faults) as caught:
        loading.load(docs)
    assert str(caught.value) == given["error"]
