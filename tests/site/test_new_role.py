"""Adding a role is one YAML file and one chapter: navigation, tables, indexes, search, open data and schema follow.

The same build proves that a chapter's hand-kept traditional sibling is used as it is.
"""

import json
from pathlib import Path

import pytest
from tests.project import build, copy_project

from handbook import loading
from handbook.schemas import schemas

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
    sibling = docs / "roles" / "front" / "podcast.zh-Hant.md"
    sibling.write_text("---\ntitle: 手寫营运\ndescription: 手寫\n---\n# 手寫营运 {#top}\n\n手寫的运營。\n", "utf-8")
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
    assert '"podcast"' in schemas(loading.load(grown / "docs").data)["role.json"]


def test_a_sibling_kept_by_hand_is_used_as_it_is(grown: Path) -> None:
    text = page(grown, "zh-Hant/roles/front/podcast")
    assert "手寫的运營。" in text and "<title>手寫营运 - " in text
    assert "手寫的运營" in (grown / "site" / "zh-Hant" / "search" / "index.json").read_text("utf-8")
    assert "手寫" not in page(grown, "roles/front/podcast")
    assert "前端職位" in text and "前端岗位" not in text
    assert page(grown, "zh-Hant/practice/progress").count('data-read="roles/front/podcast') == 1
