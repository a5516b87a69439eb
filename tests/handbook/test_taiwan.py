"""OpenCC without its cut into words gives what it gives with it."""

import re

import opencc
from tests.project import ROOT

from handbook.taiwan import taiwan


def test_every_run_of_characters_in_the_book_comes_out_as_the_package_has_it() -> None:
    files = [path for path in (ROOT / "docs").rglob("*") if path.suffix in (".md", ".yml", ".tsv")]
    runs = sorted({run for path in files for run in re.findall("[\u3400-\u9fff]+", path.read_text("utf-8"))})
    assert len(runs) > 30_000
    text = "\n".join(runs)
    assert taiwan().convert(text).split("\n") == opencc.OpenCC("s2tw").convert(text).split("\n")
