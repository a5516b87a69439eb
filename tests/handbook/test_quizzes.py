"""The quizzes: references checked, broken items told, the bank healthy, keys for sharing unique."""

from collections import Counter
from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts
from tests.project import ROOT

from handbook.book import Handbook
from handbook.chapters import APART
from handbook.faults import Faults
from handbook.quiz_files import health, load_quizzes
from handbook.quiz_knowledge import ExamFile
from handbook.quiz_view import scoring, shuffled
from handbook.yaml_file import parse

ITEM = """items:
  - id: {id}
    type: single
    dimension: review
    section: workflow/review#watch
    prompt: 问
    options:
      - {{text: 甲, right: true, why: 因为}}
      - {{text: 乙, why: 不对}}
    explain: 收住
"""


def test_every_chapter_has_three_questions_or_more(handbook: Handbook) -> None:
    counts = Counter(item.section.partition("#")[0] for item in handbook.quizzes.exam.values())
    chapters = [
        chapter.path.removesuffix(".md")
        for chapter in handbook.chapters
        if "/" in chapter.page and chapter.page.partition("/")[0] not in APART
    ]
    assert [chapter for chapter in chapters if counts[chapter] < 3] == []


def test_the_bank_is_healthy(handbook: Handbook) -> None:
    bank = health(handbook.quizzes.exam.values())
    assert bank["repeated_reasons"] == []
    assert bank["longest_is_right"] < 0.45
    assert min(bank["right_places"]) / sum(bank["right_places"]) > 0.15
    assert set(bank["types"]) == {"single", "multiple", "truefalse", "order", "match", "number"}
    assert min(bank["dimensions"].values()) >= 3


def test_keys_for_sharing_are_unique_in_each_quiz(handbook: Handbook) -> None:
    quizzes = handbook.quizzes
    for items in (quizzes.exam.values(), quizzes.role_fit.items, quizzes.chores.items, quizzes.skills.items):
        keys = [scoring(item)["key4"] for item in items]
        assert len(set(keys)) == len(keys)


def test_instruments_are_of_size(handbook: Handbook) -> None:
    quizzes = handbook.quizzes
    assert set(quizzes.role_fit.profiles) == set(handbook.data.roles)
    assert len(quizzes.role_fit.items) >= 24 and len(quizzes.chores.items) >= 12 and len(quizzes.skills.items) >= 48


def test_shuffling_is_never_the_right_order() -> None:
    for count in range(2, 7):
        for at in range(50):
            order = shuffled(f"item-{at}", count)
            assert sorted(order) == list(range(count)) != order


def test_rewording_changes_the_revision_but_not_the_key() -> None:
    one, other = (
        parse(ITEM.format(id="a").replace("问", text), ExamFile, "x").model.items[0] for text in ("问", "怎么问")
    )
    assert scoring(one)["key4"] == scoring(other)["key4"]
    assert scoring(one)["revision"] != scoring(other)["revision"]


@pytest.mark.parametrize("case", cases("quizzes"), ids=name)
def test_broken_quiz(case: Path, handbook: Handbook, tmp_path: Path) -> None:
    """A case is one exam file beside sound instruments; every fault names the file, the line and the item."""
    given = parts(case)
    folder = tmp_path / "docs" / "_data" / "quizzes"
    (folder / "exam").mkdir(parents=True)
    for source in (ROOT / "docs" / "_data" / "quizzes").glob("*.yml"):
        (folder / source.name).write_text(source.read_text("utf-8"), "utf-8")
    (folder / "exam" / "x.yml").write_text(given["input"] + "\n", "utf-8")
    with pytest.raises(Faults) as caught:
        load_quizzes(tmp_path / "docs", handbook.chapters, handbook.data)
    assert str(caught.value) == given["error"]
