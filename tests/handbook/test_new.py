"""Starting something new: a wrong answer is told in one line and nothing is written; a terminal is asked one by one."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook.loading import load
from handbook.new.__main__ import create
from handbook.new.answers import Refused
from handbook.new.drafts import KINDS
from handbook.new.places import profiled
from handbook.new.skeletons import FOLDER, scalar
from handbook.new.writing import write
from handbook.yaml_nodes import read_tree

CONFIG = """nav:
  - 四步工作流程:
      - workflow/strategy.md  # 注释留着
      - 复盘: workflow/review.md
      # 下一部分
  - 练习:
      - practice/exam.md
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests" / "fixture" / "docs", tmp_path / "docs")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


def files(project: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}


REFUSED = [
    ("role ID=Podcast NAME=播客", 'ID "Podcast" 不合规:只用小写英文字母、数字和 -,以字母开头,如 new-member'),
    ("role ID=播客 NAME=播客", 'ID "播客" 不合规:只用小写英文字母、数字和 -,以字母开头,如 new-member'),
    ("role ID=pod_cast NAME=播客", 'ID "pod_cast" 不合规:只用小写英文字母、数字和 -,以字母开头,如 new-member'),
    ("role ID=community NAME=播客", '岗位 "community" 已经有了,换一个 ID'),
    ("role ID=podcast NAME=社群运营", "“社群运营”已经有一页(docs/roles/front/community.md),换一个 NAME"),
    ("role ID=podcast NAME=播{客", "NAME \"播{客\" 里不能有 '{',去掉它"),
    (
        "role ID=podcast NAME=播客 GROUP=forehead",
        '没有 "forehead" 这一组,GROUP 只能是 front、back、hybrid、entry',
    ),
    (
        "role NAME=播客",
        "缺 ID(岗位的英文短名,定了不改);写成 make new-role ID=podcast NAME=播客运营 GROUP=front",
    ),
    (
        "pack",
        "缺 ID(课的英文短名,定了不改)、NAME(课的中文名);写成 make new-pack ID=live-basics NAME=直播半天课",
    ),
    (
        "worksheet ID=a NAME=甲 TYPE=single",
        'new-worksheet 不认识 "TYPE=single";只有 ID、NAME,写成 make new-worksheet ID=gift-list NAME=赠品清单',
    ),
    ("worksheet ID=budget NAME=甲", '工作表 "budget" 已经有了,换一个 ID'),
    ("pack ID=index NAME=甲", "index 是目录页的名字,换一个"),
    ("chapter PAGE=workflows/pricing NAME=甲", '没有 "workflows" 这一部分,只能是 workflow;是不是 "workflow"?'),
    (
        "chapter PAGE=pricing NAME=甲",
        'PAGE "pricing" 不合规:写成 部分/英文短名,只用小写英文字母、数字和 -,如 craft/pricing',
    ),
    ("chapter PAGE=roles/front/podcast NAME=甲", "roles/front/ 里的页由数据排进目录,用 make new-role"),
    ("chapter PAGE=workflow/review NAME=甲", "docs/workflow/review.md 已经有了,换一个"),
    ("chapter PAGE=workflow/gone NAME=甲", '"workflow/gone" 以前用过,旧链接还指着它,换一个'),
    ("quiz CHAPTER=trio/users ID=a", '没有 "trio/users" 这一章或这一节;是不是 "trio/user"?'),
    (
        "quiz CHAPTER=training/packs/short ID=a",
        '"training/packs/short" 不是正文的章,题要出在读者读得到答案的章里,如 craft/gap',
    ),
    (
        "quiz CHAPTER=trio/user ID=a TYPE=singel",
        '没有 "singel" 这种题,TYPE 只能是 single、multiple、truefalse、order、match、number;是不是 "single"?',
    ),
]


@pytest.mark.parametrize(("command", "told"), REFUSED, ids=[command for command, _ in REFUSED])
def test_a_wrong_answer_is_refused_and_nothing_written(project: Path, command: str, told: str) -> None:
    lock = project / "docs" / "_data" / "permalinks.lock"
    moves = "pages:\n  - {from: workflow/gone, to: workflow/review}\n"
    lock.write_text(lock.read_text("utf-8") + "page workflow/gone s/gone\n", "utf-8")
    (project / "docs" / "_data" / "redirects.yml").write_text(moves, "utf-8")
    before = files(project)
    kind, *words = command.split()
    with pytest.raises(Refused) as refused:
        create(kind, words, project)
    assert str(refused.value) == told
    assert files(project) == before


def test_a_terminal_is_asked_one_by_one_and_again_after_a_wrong_answer(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    answers: Iterator[str] = iter(["Podcast", "", "podcast", "播客运营", ""])

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    told = create("role", [], project, ask)
    group = "GROUP 放在哪一组:front 前端、back 后端、hybrid 综合、entry 入门(例:front,直接回车就是 front):"
    identity = "ID 岗位的英文短名,定了不改(例:podcast):"
    assert asked == [identity, identity, identity, "NAME 岗位的中文名(例:播客运营):", group]
    assert capsys.readouterr().out == ('ID "Podcast" 不合规:只用小写英文字母、数字和 -,以字母开头,如 new-member\n')
    assert told.startswith("新建了岗位“播客运营”：\n  新文件 docs/_data/roles/podcast.yml（") and "make check" in told


def test_the_navigation_keeps_its_comments(project: Path) -> None:
    create("chapter", ["PAGE=workflow/pricing", "NAME=定价: 让利"], project)
    added = "      - 复盘: workflow/review.md\n      - workflow/pricing.md\n"
    assert (project / "mkdocs.yml").read_text("utf-8") == CONFIG.replace("      - 复盘: workflow/review.md\n", added)
    assert load(project / "docs").readings["workflow/pricing"]


def test_profiles_go_after_the_last_one() -> None:
    text = "profiles:\n  a: {x: 1}\n\n# 末尾\nitems: []\n"
    assert profiled(text, "  b: {x: 2}\n") == "profiles:\n  a: {x: 1}\n  b: {x: 2}\n\n# 末尾\nitems: []\n"


def test_every_type_of_question_is_sound_and_stands_with_its_chapter(project: Path) -> None:
    last = list(load(project / "docs").quizzes.exam)
    for at, name in enumerate(("single", "multiple", "truefalse", "order", "match", "number")):
        create("quiz", ["CHAPTER=trio/user", f"ID=q-{at}", f"TYPE={name}"], project)
    exam = load(project / "docs").quizzes.exam
    assert [name for name in exam if name not in last] == [f"q-{at}" for at in range(6)]
    reasons = [option.why for item in exam.values() for option in getattr(item, "options", ())]
    assert len(reasons) == len(set(reasons))


def test_when_one_file_cannot_be_written_none_is(project: Path) -> None:
    before = files(project)
    with pytest.raises(OSError, match="mkdocs"):
        write({"docs/a.md": "甲", "docs/index.md": "乙", "mkdocs.yml/b.md": "丙", "docs/c.md": "丁"}, project)
    assert files(project) == before


def test_a_line_has_one_gap_so_that_check_can_name_each() -> None:
    for path in FOLDER.glob("*.jinja"):
        for line in path.read_text("utf-8").splitlines():
            assert line.count("TODO") <= (2 if "trainer" in line else 1), f"{path.name}: {line}"


@pytest.mark.parametrize("text", ["播客运营", "定价: 让利", "123", "no", "“引号”与 'x'", '说"好"', "# 井号", "- 横"])
def test_a_name_reads_back_from_yaml_as_it_was_given(text: str) -> None:
    assert read_tree(f"name: {scalar(text)}").data == {"name": text}


def test_every_kind_says_what_to_do_next() -> None:
    assert all((FOLDER / f"{kind}.txt.jinja").exists() for kind in KINDS)
