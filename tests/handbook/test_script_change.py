"""What a change does to the other script: which sentences are new, and what decided each of their words."""

import subprocess
from pathlib import Path

import opencc
import pytest
from tests.golden_cases import cases, name, parts

from handbook.book import Handbook
from handbook.decisions import decide
from handbook.faults import Faults
from handbook.git_changes import Base, NoBase, find_base
from handbook.opencc_dictionaries import load_dictionaries
from handbook.regions import Region
from handbook.script import Converter
from handbook.script_change import compare
from handbook.script_report import Change, as_markdown, as_text
from handbook.sentences import sentences
from handbook.terms import load_terms

HEAD = "simplified\ttraditional\tnote\texample\tunchanged\n"


def table(rows: list[str]) -> str:
    cells = [row.split(" | ") for row in rows]
    return HEAD + "".join(f"{word}\t{value}\t\t{word}\t\n" for word, value in cells)


@pytest.fixture(scope="module")
def converter(tmp_path_factory: pytest.TempPathFactory) -> Converter:
    """The table of all cases: its first row stands on line 2."""
    path = tmp_path_factory.mktemp("table") / "terms.tsv"
    path.write_text(table(["运营 | 營運", "复盘 | 檢討", "项目 | 專案", "发 | 發", "干货 | 乾貨"]), "utf-8")
    return Converter(load_terms(path, "terms.tsv"))


def regions_of(rows: list[str]) -> list[tuple[Region, str]]:
    found = []
    for number, row in enumerate(rows, 1):
        word, taiwan, friend = [*(cell.strip() for cell in row.split("|")), ""][:3]
        region = Region(id=f"r{number}", word=word, taiwan=taiwan or None, friend=bool(friend))
        found.append((region, f"regions.yml:{number}"))
    return found


@pytest.mark.parametrize("case", cases("script_change"), ids=name)
def test_each_sentence_is_told_in_both_scripts_with_its_reasons(case: Path, converter: Converter) -> None:
    given = parts(case)
    regions = regions_of(given.get("regions", "").splitlines())
    found = [
        decide(sentence, converter, load_dictionaries(), regions)
        for sentence in sentences(given["path"].strip(), given["source"] + "\n")
    ]
    text = as_text(Change(Base(Path(), "main", "0" * 40), tuple(found)))
    assert text.split("\n", 1)[1] == given["output"]


def test_phrases_are_those_that_opencc_goes_by(handbook: Handbook) -> None:
    """Cut by our reading of its dictionaries, chapters come out in the characters that OpenCC itself writes."""
    dictionaries, plain = load_dictionaries(), opencc.OpenCC("s2tw")
    for chapter in handbook.chapters[::4]:
        text = "".join(one if "一" <= one <= "鿿" else "\n" for one in chapter.markdown)
        ours = [
            "".join(dictionaries.form(segment) for _, segment in dictionaries.segments(row)) for row in text.split("\n")
        ]
        assert "\n".join(ours) == plain.convert(text), chapter.path


@pytest.mark.parametrize(
    ("path", "source", "told"),
    [
        ("docs/_data/a.yml", "a: [甲", r"docs/_data/a.yml:\d: yaml-syntax: 方括号"),
        ("docs/a.md", "甲\n\n-{zh-hans:甲}-\n", "docs/a.md:3: "),
    ],
)
def test_a_source_that_cannot_be_read_says_where(path: str, source: str, told: str) -> None:
    with pytest.raises(Faults, match=told):
        sentences(path, source)


CHAPTER = "---\ntitle: 甲\ndescription: 乙\n---\n# 甲 {#top}\n\n先复盘。再看一遍！\n\n- 管社群\n- 发货\n"
REGIONS = "regions:\n  - {id: a, word: 社群, friend: true, note: 两边不同}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A book of one chapter, committed on main; the working tree stands on a branch."""
    write(tmp_path, "docs/a.md", CHAPTER)
    write(tmp_path, "docs/_data/regions.yml", REGIONS)
    write(tmp_path, "docs/_data/terms.tsv", table(["复盘 | 檢討", "发货 | 出貨"]))
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    commit(tmp_path)
    git(tmp_path, "switch", "-q", "-c", "work")
    return tmp_path


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


def git(root: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qam", "a")


def told(change: Change) -> list[tuple[str, int, str]]:
    return [(one.sentence.path, one.sentence.line, one.simplified) for one in change.decided]


def test_committed_and_open_and_new_changes_count_and_moved_sentences_do_not(repository: Path) -> None:
    write(
        repository,
        "docs/a.md",
        CHAPTER.replace("再看一遍！", "再看两遍！").replace("- 管社群\n- 发货", "- 发货\n- 管社群"),
    )
    commit(repository)
    write(repository, "docs/新.md", CHAPTER.replace("先复盘。", "先存档。"))
    write(repository, "docs/_data/b.yml", "a: 明天\n")
    write(repository, "notes.md", "不在书里。\n")
    change = compare(find_base(repository, "main"))
    assert told(change)[:2] == [("docs/_data/b.yml", 1, "明天"), ("docs/a.md", 7, "再看两遍！")]
    assert ("docs/新.md", 7, "先存档。") in told(change) and len(change.decided) == 8
    assert as_text(change).startswith("和 main(分岔点 ") and change.rows == ()


def test_what_main_did_meanwhile_is_not_ours(repository: Path) -> None:
    write(repository, "docs/a.md", CHAPTER + "- 收尾\n")
    commit(repository)
    git(repository, "switch", "-q", "main")
    write(repository, "docs/a.md", CHAPTER.replace("再看一遍！", "不看了！"))
    commit(repository)
    git(repository, "switch", "-q", "work")
    assert told(compare(find_base(repository, "main"))) == [("docs/a.md", 11, "收尾")]
    stand_in = compare(find_base(repository))
    assert as_text(stand_in).startswith("没有 origin/main,改和 main(分岔点 ")


def test_a_changed_term_table_shows_the_sentences_it_reaches(repository: Path) -> None:
    write(repository, "docs/_data/terms.tsv", table(["复盘 | 復盤", "社群 | 群組"]))
    change = compare(find_base(repository, "main"))
    assert change.decided == ()
    assert [(one.sentence.line, one.before, one.now) for one in change.reached if one.sentence.path == "docs/a.md"] == [
        (7, "先檢討。", "先復盤。"),
        (9, "管社群", "管群組"),
        (10, "出貨", "發貨"),
    ]
    text = as_text(change)
    assert "词表改了 3 行,全书另有 4 句因此变了:" in text
    assert "  复盘: 檢討 → 復盤(terms.tsv:2)\n  发货: 出貨 → ∅(这一行删了)\n  社群: ∅ → 群組(terms.tsv:3)\n" in text
    assert "| docs/a.md:7 | 先复盘。 | 先檢討。 | 先復盤。 |" in as_markdown(change)


def test_markdown_holds_any_text_in_its_cell(repository: Path) -> None:
    write(repository, "docs/a.md", CHAPTER + "- 写 `a|b` 给 @他 <b>看</b>\n")
    assert "| 写 &#96;a&#124;b&#96; 给 &#64;他 看 |" in as_markdown(compare(find_base(repository, "main")))


@pytest.mark.parametrize("base", ["mian", "--all"])
def test_a_mistyped_base_is_told_in_one_line(repository: Path, base: str) -> None:
    with pytest.raises(NoBase) as caught:
        find_base(repository, base)
    assert str(caught.value) == f"BASE={base} 不是这个仓库里的分支或提交;先 git fetch,或写 make terms BASE=main"


def test_no_repository_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(NoBase, match=r"^这里没有 git 的提交记录"):
        find_base(tmp_path)
