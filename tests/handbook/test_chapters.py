"""A broken chapter gives its file, line and cure; several faults come out together."""

from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts

from handbook.chapters import load_chapters
from handbook.faults import Faults
from handbook.sources import Article, Sources

SOURCES = Sources(articles={"S0": Article(title="流程", lines={"1": "一", "3": "三"})})
SOUND = "---\ntitle: 甲\ndescription: 乙\n---\n# 甲 {#top}\n"


def faults_of(docs: Path) -> str:
    _, faults = load_chapters(docs, SOURCES)
    return str(Faults(faults))


def docs_with(folder: Path, **files: bytes) -> Path:
    docs = folder / "docs"
    docs.mkdir()
    for stem, content in files.items():
        (docs / f"{stem}.md").write_bytes(content)
    return docs


@pytest.mark.parametrize("case", cases("chapters"), ids=name)
def test_broken_chapter(case: Path, tmp_path: Path) -> None:
    given = parts(case)
    assert faults_of(docs_with(tmp_path, c=given["input"].encode() + b"\n")) == given["error"]


def test_sound_chapter(tmp_path: Path) -> None:
    (chapter,), _ = load_chapters(docs_with(tmp_path, c=SOUND.encode()), SOURCES)
    assert (chapter.path, chapter.meta.title, chapter.markdown, chapter.offset) == ("c.md", "甲", "# 甲 {#top}\n", 4)


def test_not_utf8(tmp_path: Path) -> None:
    broken = "---\ntitle: 甲\n".encode() + "description: 乙\n".encode("gbk")
    assert faults_of(docs_with(tmp_path, c=broken)).startswith("docs/c.md:3: file-encoding: 这个文件不是 UTF-8 编码")


def test_byte_order_mark(tmp_path: Path) -> None:
    assert faults_of(docs_with(tmp_path, c=b"\xef\xbb\xbf" + SOUND.encode())).startswith(
        "docs/c.md:1: file-encoding: 文件开头有 BOM"
    )


def test_windows_line_ends_are_read(tmp_path: Path) -> None:
    (chapter,), _ = load_chapters(docs_with(tmp_path, c=SOUND.replace("\n", "\r\n").encode()), SOURCES)
    assert chapter.markdown == "# 甲 {#top}\n"


def test_all_faults_of_all_chapters_come_at_once(tmp_path: Path) -> None:
    docs = docs_with(tmp_path, a=b"x\n", b=SOUND.encode() + "## 没有编号\n-{半\n".encode())
    assert [line.split(": ")[0] for line in faults_of(docs).splitlines()] == [
        "docs/a.md:1",
        "docs/b.md:6",
        "docs/b.md:7",
    ]
