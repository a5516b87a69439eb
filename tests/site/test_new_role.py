"""Adding a role is one YAML file and one chapter: navigation, tables, indexes, search, open data and schema follow."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.project import build, copy_project

CHAPTER = """---
title: 字幕运营
description: 字幕运营做什么
---
# 字幕运营 {#top}

## 学完能做什么 {#after}

剪出一期字幕。
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("grown"))
    docs = project / "docs"
    source = (docs / "_data" / "roles" / "community.yml").read_text("utf-8")
    source = source.replace("name: 社群运营", "name: 字幕运营").replace("roles/front/community", "roles/front/podcast")
    (docs / "_data" / "roles" / "podcast.yml").write_text(source, "utf-8")
    (docs / "roles" / "front" / "podcast.md").write_text(CHAPTER, "utf-8")
    done = build(project / "site", project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def page(grown: Path, path: str) -> str:
    return (grown / "site" / path / "index.html").read_text("utf-8")


@pytest.mark.parametrize("script", ["", "zh-Hant/"])
def test_it_has_a_page_with_a_card_in_both_scripts(grown: Path, script: str) -> None:
    assert 'class="handbook-card"' in page(grown, f"{script}roles/front/podcast")


def test_it_stands_in_the_navigation_of_its_group(grown: Path) -> None:
    assert 'href="../podcast/"' in page(grown, "roles/front/live")


def test_it_is_in_every_table_and_index(grown: Path) -> None:
    for path in ("roles/compare", "workflow/roles", "roles/paths", "roles/levels", "metrics/dictionary"):
        assert "字幕运营" in page(grown, path), path
    assert "字幕營運" in page(grown, "zh-Hant/roles/compare")


def test_it_is_found_and_published(grown: Path) -> None:
    pages = json.loads((grown / "site" / "search" / "index.json").read_text("utf-8"))["pages"]
    assert "roles/front/podcast/" in [row[0] for row in pages]
    assert "podcast,字幕运营" in (grown / "site" / "data" / "roles.csv").read_text("utf-8")
    assert "podcast" in json.loads((grown / "site" / "zh-Hant" / "data" / "roles.json").read_text("utf-8"))["roles"]


def test_the_schema_offers_it(grown: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(grown / "hooks"), "PYTHONUTF8": "1"}
    subprocess.run([sys.executable, "-m", "handbook.schemas"], env=env, check=True, cwd=grown)
    assert '"podcast"' in (grown / "docs" / "_data" / "schemas" / "role.json").read_text("utf-8")
