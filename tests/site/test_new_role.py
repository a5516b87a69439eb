"""What make new-role and the like start is sound as it stands: it builds strictly, and everything made from data follows.

A role is one YAML file and one chapter: navigation, tables, indexes, search, open data and schema follow.
The same build proves that a chapter's hand-kept traditional sibling is used as it is.
"""

import json
from pathlib import Path

import pytest
from tests.project import build, copy_project

from handbook import loading
from handbook.new.__main__ import create
from handbook.new.answers import Refused
from handbook.permalinks import missing, published, read_lock
from handbook.schemas import schemas

COMMANDS = (
    "role ID=podcast NAME=字幕运营",
    "chapter PAGE=craft/pricing NAME=定价与让利",
    "quiz CHAPTER=craft/pricing#example ID=pricing-floor",
    "worksheet ID=gift-list NAME=赠品清单",
    "pack ID=live-basics NAME=直播半天课",
)
LIKE_A_TEMPLATE = "{{ 7 * 7 }}{{ config.extra }}{% include 'main.html' %}"


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("grown"))
    for command in COMMANDS:
        create(*started_with(command), project)
    sibling = project / "docs" / "roles" / "front" / "podcast.zh-Hant.md"
    text = f"---\ntitle: 手寫营运\ndescription: 手寫\n---\n# 手寫营运 {{#top}}\n\n手寫的运營。\n\n{LIKE_A_TEMPLATE}\n"
    sibling.write_text(text, "utf-8")
    done = build(project / "site", project)
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def started_with(command: str) -> tuple[str, list[str]]:
    kind, *words = command.split()
    return kind, words


def page(grown: Path, path: str) -> str:
    return (grown / "site" / path / "index.html").read_text("utf-8")


def test_what_looks_like_a_template_in_a_chapter_stays_text(grown: Path) -> None:
    assert "{{ 7 * 7 }}{{ config.extra }}{% include" in page(grown, "zh-Hant/roles/front/podcast")


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


@pytest.mark.parametrize("path", ["craft/pricing", "practice/worksheets/gift-list", "training/packs/live-basics"])
def test_each_has_a_page_in_both_scripts_that_says_what_to_fill_in(grown: Path, path: str) -> None:
    text = (grown / "docs" / f"{path}.md").read_text("utf-8")
    assert text.count("TODO") >= 3 and "TODO：写" in page(grown, path) and "TODO：寫" in page(grown, f"zh-Hant/{path}")


def test_they_are_listed_where_their_kind_is(grown: Path) -> None:
    assert 'href="../pricing/"' in page(grown, "craft/control")
    assert "赠品清单" in page(grown, "practice/worksheets") and "直播半天课" in page(grown, "training/packs")
    assert 'data-item="pricing-floor"' in page(grown, "craft/pricing")
    assert (grown / "site" / "data" / "worksheets" / "gift-list.xlsx").exists()


def test_ids_and_addresses_are_registered_and_schemas_written(grown: Path) -> None:
    book, data = loading.load(grown / "docs"), grown / "docs" / "_data"
    assert missing(read_lock(data / "permalinks.lock"), published(book)) == []
    assert set(book.quizzes.role_fit.profiles) == set(book.data.roles)
    assert {path.name: path.read_text("utf-8") for path in (data / "schemas").iterdir()} == schemas(book.data)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_second_time_is_refused(grown: Path, command: str) -> None:
    with pytest.raises(Refused, match="已经有了,换一个"):
        create(*started_with(command), grown)
