"""Where the sources are edited: addresses from mkdocs.yml, and what is said of those that lead nowhere."""

from pathlib import Path

import pytest
from tests.project import ROOT

from handbook.faults import Faults
from handbook.repository import Repository, read_repository
from handbook.roles import Place

CONFIG = ROOT / "mkdocs.yml"
HOME = "https://github.com/a/b"
PLACE = Place("docs/_data/metrics.yml", 12)


def test_the_branch_and_the_mirror_are_those_of_the_configuration() -> None:
    extra = {"repository": f"{HOME}/", "branch": "next", "mirror": "https://gitee.com/a/b", "mail": None}
    assert read_repository(extra, CONFIG).edit(PLACE) == [
        f"{HOME}/edit/next/docs/_data/metrics.yml#L12",
        "https://gitee.com/a/b/edit/next/docs/_data/metrics.yml#L12",
    ]
    assert Repository(HOME).edit(PLACE) == [f"{HOME}/edit/main/docs/_data/metrics.yml#L12"]


def test_an_address_that_is_none_is_told_with_its_line_all_at_once() -> None:
    extra = {"repository": "", "branch": "", "mirror": "gitee.com/a/b", "mail": "mailto:hi@example.org"}
    with pytest.raises(Faults) as told:
        read_repository(extra, CONFIG)
    rows = CONFIG.read_text("utf-8").splitlines()
    for fault in told.value.faults:
        assert rows[fault.line - 1].split(":")[0].strip() in fault.message
    assert [fault.message for fault in told.value.faults] == [
        'extra 的 repository 是 "",要写完整的地址,例如 https://github.com/组织/仓库',
        "extra 的 branch 是空的,写改文字时改哪个分支,例如 main",
        'extra 的 mirror 是 "gitee.com/a/b",要写完整的地址,例如 https://gitee.com/组织/仓库',
        'extra 的 mail 是 "mailto:hi@example.org",只写一个邮箱地址,例如 hi@example.org;没有就空着',
    ]


def test_an_unreadable_configuration_is_not_needed_for_a_good_one(tmp_path: Path) -> None:
    assert read_repository({"repository": HOME, "branch": "main"}, tmp_path / "none.yml") == Repository(HOME)
