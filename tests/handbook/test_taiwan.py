"""OpenCC read in less memory gives what the package gives; what is kept for the next time is never trusted blindly."""

import re
from pathlib import Path

import opencc
import pytest
from tests.project import ROOT

from handbook import opencc_dictionaries
from handbook.taiwan import taiwan


@pytest.fixture(scope="module")
def text() -> str:
    files = [path for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", ".yml", ".tsv")]
    runs = sorted({run for path in files for run in re.findall("[\u3400-\u9fff]+", path.read_text("utf-8"))})
    assert len(runs) > 30_000
    return "\n".join(runs)


def test_every_run_of_characters_in_the_book_comes_out_as_the_package_has_it(text: str, tmp_path: Path) -> None:
    expected = opencc.OpenCC("s2tw").convert(text).split("\n")
    assert taiwan(tmp_path / "first").convert(text).split("\n") == expected
    words = "\n".join(opencc_dictionaries.load_dictionaries().phrases)
    assert taiwan(tmp_path / "first").convert(words) == opencc.OpenCC("s2tw").convert(words)


@pytest.mark.parametrize("content", [b"", b"OPENCC_MARISA_0.2.5 truncated", b"of another version"])
def test_a_kept_dictionary_that_is_not_whole_is_made_anew(content: bytes, tmp_path: Path) -> None:
    taiwan.__wrapped__(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(content or whole[: len(whole) // 2])
    (tmp_path / "s2tw-0.0.1-0000000000000000.ocd2").write_bytes(whole)
    assert taiwan.__wrapped__(tmp_path).convert("后台干部") == "後臺幹部"
    assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_the_package_itself_serves(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert taiwan.__wrapped__(tmp_path / "file").convert("后台干部") == "後臺幹部"
