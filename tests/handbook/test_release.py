"""A release: the tag, the changes, the files and their checksums belong together, or one line says what is missing."""

import hashlib
import shutil
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook.release import NotReady, edition, files, gather, notes

CONFIG = 'extra:\n  edition: "1.2.0"\n'
CHANGES = "# 变化\n\n## 1.2.0（2026-11-22）\n\n**读者**\n\n- 新的。\n\n## 1.1.0（2026-10-01）\n\n- 旧的。\n"
NAMES = ("book/a-zh-hans.pdf", "book/a-zh-hant.epub", "a-offline.zip")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in (("mkdocs.yml", CONFIG), ("CHANGELOG.md", CHANGES)):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / ".github").mkdir()
    shutil.copy(ROOT / ".github" / "RELEASE.md", tmp_path / ".github")
    for name in NAMES:
        path = tmp_path / "dist" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def test_the_release_holds_the_files_their_checksums_and_the_notes(project: Path) -> None:
    (project / "dist" / "book" / "book.html").write_text("not handed out", "utf-8")
    target = gather(project, "v1.2.0")
    names = ["a-offline.zip", "a-zh-hans.pdf", "a-zh-hant.epub"]
    assert sorted(path.name for path in target.iterdir()) == ["NOTES.md", "SHA256SUMS", *names]
    rows = [row.split("  ") for row in (target / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert rows == [[hashlib.sha256((target / name).read_bytes()).hexdigest(), name] for name in names]
    text = (target / "NOTES.md").read_text("utf-8")
    assert text.startswith("**读者**") and "新的" in text and "旧的" not in text and "CC BY-SA 4.0" in text


def test_a_tag_that_is_not_the_edition() -> None:
    with pytest.raises(NotReady, match=r'^标签 "v1.3.0" 和 mkdocs.yml 的 edition "1.2.0" 对不上;标签应是 v1.2.0。$'):
        edition(CONFIG, "v1.3.0")


def test_an_edition_without_changes() -> None:
    with pytest.raises(NotReady, match=r"^CHANGELOG.md 里没有 1.3.0 的变化;先写一节“## 1.3.0（日期）”。$"):
        notes(CHANGES, "1.3.0")


def test_files_not_made_yet(project: Path) -> None:
    (project / "dist" / NAMES[0]).unlink()
    (project / "dist" / NAMES[2]).unlink()
    with pytest.raises(NotReady, match=r"^dist/ 里还缺文件;先运行 make book 和 make offline。$"):
        files(project / "dist")


def test_a_name_that_github_would_change(project: Path) -> None:
    (project / "dist" / "离线.zip").touch()
    with pytest.raises(NotReady, match=r"^离线.zip 的文件名要改成英文字母和数字"):
        files(project / "dist")


def test_this_book_has_changes_for_its_edition() -> None:
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    stated = config.split('edition: "')[1].split('"')[0]
    text = notes((ROOT / "CHANGELOG.md").read_text("utf-8"), edition(config, f"v{stated}"))
    assert "**读者**" in text and "## " not in text and "--8<--" not in text
