"""make check on the book itself: nothing wrong, in seconds; what it prints, on a terminal and on a pull request."""

import shutil
from pathlib import Path

import pytest
from tests.handbook.test_data import FIXTURE
from tests.project import ROOT

from handbook import check
from handbook.faults import RULES, Fault
from handbook.report import annotations, outputs, report, summary

ONE = Fault("docs/b.md", 3, "link-target", "没有 x, 50%\n这一章|节")
TWO = Fault("docs/a.md", 12, "heading-id", "标题“甲”没有编号")
THREE = Fault("docs/a.md", 2, "heading-id", "标题“乙”没有编号")


def test_the_book_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(ROOT / "docs") == 0
    chapters = sum(1 for _ in (ROOT / "docs").rglob("*.md"))
    assert capsys.readouterr().out.startswith(f"全部通过:{chapters} 章、")


def test_faults_are_sorted_by_file_and_line_and_counted_once() -> None:
    assert report([ONE, TWO, TWO, THREE]).splitlines()[:2] == [str(THREE), str(TWO)]
    assert report([ONE, TWO]).endswith("共 2 处;规则的说明见 contributing/style(#rule-heading-id、#rule-link-target)")


def test_annotations_escape_what_github_reads() -> None:
    assert annotations([ONE]) == ("::error file=docs/b.md,line=3,title=link-target::没有 x, 50%25%0A这一章|节")


def test_summary_is_a_table_whose_cells_hold() -> None:
    rows = summary([ONE, TWO]).splitlines()
    assert rows[0] == "### 内容有 2 处要改"
    assert rows[-1] == "| `docs/b.md:3` | `link-target` | 没有 x, 50% 这一章\\|节 |"


def test_annotations_and_summary_stand_only_on_github() -> None:
    assert outputs([ONE], {}) == (report([ONE]), "")
    printed, table = outputs([ONE], {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "x"})
    assert printed == f"{report([ONE])}\n{annotations([ONE])}" and table == summary([ONE])
    assert outputs([], {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "x"}) == ("", "")


def test_what_is_wrong_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    docs = Path(shutil.copytree(FIXTURE / "docs", tmp_path / "docs"))
    (docs / "index.md").write_text("# 甲\n", "utf-8")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    assert check.main(docs) == 1
    shown = capsys.readouterr().out
    assert "docs/index.md:1: front-matter: 文件开头要有" in shown and "docs/index.md:1: heading-id: " in shown
    assert "::error file=docs/index.md,line=1,title=front-matter::" in shown
    assert "`docs/index.md:1` | `front-matter`" in (tmp_path / "summary.md").read_text("utf-8")


def test_ids_of_rules_are_written_alike() -> None:
    assert all(rule.replace("-", "").isalpha() and rule == rule.lower() and len(rule) <= 20 for rule in RULES)
