"""Pictures: where things stand, whether the numbers are those of the chapters, and a golden file each."""

import os
from dataclasses import replace
from math import isclose

import pytest
from tests.project import ROOT

from handbook.book import Handbook
from handbook.chapter_tables import NotThere, number, said, steps, table
from handbook.directive_faults import picture_faults
from handbook.directives import expand
from handbook.fragments import Here
from handbook.picture_geometry import Bar, Frame, bars, earned, payback, verdict, waterfall
from handbook.picture_metrics import SPANS, ab_test, funnel, gmv_tree, north_star, relations
from handbook.picture_work import RHYTHM, gap, life_cycle, raci, rhythm, role_map
from handbook.pictures import PICTURES
from handbook.repository import Repository
from handbook.whole_article import article

FRAGMENTS, GOLDEN = ROOT / "overrides" / "fragments", ROOT / "tests" / "golden" / "pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, handbook: Handbook) -> None:
    """A golden file a picture; HANDBOOK_GOLDEN=write writes them anew, for a look at what changed."""
    here = Here("metrics/gmv/", Repository(), str)
    found = expand(f"<!-- handbook/picture id: {name} -->", handbook, FRAGMENTS, here)
    golden = GOLDEN / f"{name}.html"
    if os.environ.get("HANDBOOK_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
    assert " style=" not in found and "<script" not in found


def test_every_picture_stands_in_one_chapter(handbook: Handbook) -> None:
    text = "\n".join(chapter.markdown for chapter in handbook.chapters if not chapter.page.startswith("contributing"))
    assert {name: text.count(f"<!-- handbook/picture id: {name} -->") for name in PICTURES} == dict.fromkeys(
        PICTURES, 1
    )


def test_a_frame_puts_values_where_they_belong() -> None:
    frame = Frame(10, 0, 110, 50, (0, 0), (4, 10))
    assert (frame.x(0), frame.x(1), frame.x(4)) == (10, 35, 110)
    assert (frame.y(0), frame.y(10)) == (50, 0)
    assert frame.line([(0, 0), (4, 10)]) == "10.0,50.0 110.0,0.0"


def test_bars_share_a_scale_and_a_waterfall_joins() -> None:
    assert bars([20, 5]) == (Bar(0, 100), Bar(0, 25))
    assert waterfall([160, 30, 10], 200) == (Bar(0, 80), Bar(80, 15), Bar(95, 5))


def test_what_is_earned_meets_the_cost_at_the_payback() -> None:
    """The chapter's own example: 12 yuan a month, 10 % leave; 60 yuan come back after 6.6 months, 120 never do."""
    months = payback(12, 0.1, 60)
    assert months and round(months, 1) == 6.6
    assert isclose(12 * (1 - 0.9**months) / 0.1, 60)
    assert [round(sum_, 1) for _, sum_ in earned(12, 0.1, 2)] == [0, 12, 22.8]
    assert payback(12, 0.1, 120) is None


def test_each_drawn_interval_falls_in_its_row() -> None:
    """No difference stands at 40, what is worth it at 60."""
    assert [verdict(low - 40, high - 40, 20) for low, high in SPANS] == [0, 1, 2, 3, 4, 5]


def test_a_table_of_a_chapter_is_read_as_plain_text(handbook: Handbook) -> None:
    found = table(handbook, "life-cycle", "segments")
    assert found.head[:3] == ("层", "判定", "人数") and found.column("人数")[-1] == "48,000"
    assert [number(text) for text in ("1,180", "−26 人", "62%", "+2.5")] == [1180, -26, 62, 2.5]
    assert steps(handbook, "sop", "write-sop")[0][0] == "跟做"
    for broken in (
        lambda: found.column("没有"),
        lambda: table(handbook, "life-cycle", "summary"),
        lambda: steps(handbook, "life-cycle", "summary"),
        lambda: said(handbook, "life-cycle", "没有这句"),
        lambda: table(handbook, "nobody", "top"),
        lambda: number("–"),
    ):
        with pytest.raises(NotThere):
            broken()


def test_the_numbers_are_those_of_the_chapters(handbook: Handbook) -> None:
    assert role_map(handbook)["count"] == 19
    room = gap(handbook)
    assert (room["anyway"], room["goal"], room["short"], room["best"]) == (160, 200, 6.6, "1–3 次")
    assert room["last"].start + room["last"].length == 100
    layers = life_cycle(handbook)
    assert sum(layer.count for layer in layers["layers"]) == layers["total"] == 48000
    assert raci(handbook)["heaviest"] == ("林舟", {"A": 3, "R": 4, "C": 3, "I": 1})
    nine = rhythm(handbook)["days"]
    assert sum(day.orders for day in nine) == 2446 and sum(day.plan for day in nine) == 2520
    assert all(RHYTHM.top <= day.y <= RHYTHM.bottom for day in nine)


def test_the_metrics_add_up(handbook: Handbook) -> None:
    tree = gmv_tree(handbook)
    assert sum(count for (_, count), _ in tree["sources"]) == tree["from"]["visitors2"] == 56000
    assert tree["most"] == "byConversion"
    found = funnel(handbook)
    assert (found["worst"].name, found["lowest"].name) == ("进结算页", "加购")
    assert all(round(step.x * 2 + step.width, 1) == 100 for step in found["steps"])
    assert ab_test(handbook)["rows"][ab_test(handbook)["found"]][2] == "未判定"
    star = north_star(handbook)
    assert sum(number(row[3]) for row, _ in star["inputs"]) == star["total"] == 1874
    sign = {"×": lambda a, b: a * b, "÷": lambda a, b: a / b, "−": lambda a, b: a - b}
    for (left, right), name, made in relations(handbook)["sums"]:
        assert isclose(sign[name](left.value, right.value), made.value, rel_tol=0.004), made.name


def test_a_picture_without_its_table_is_told_where_it_is_asked_for(handbook: Handbook) -> None:
    changed = [
        replace(chapter, markdown=chapter.markdown.replace("| 层 | 判定 |", "| 层级 | 判定 |"))
        if chapter.page == "trio/user"
        else chapter
        for chapter in handbook.chapters
    ]
    book = replace(handbook, chapters=tuple(changed))
    (user,) = (chapter for chapter in changed if chapter.path == "trio/user.md")
    (fault,) = picture_faults(user, "docs/trio/user.md", book)
    assert str(fault).endswith(
        "directive: 画不出 life-cycle 这张图:trio/user#segments 的表 没有“层”这一列,现有 层级、判定、人数、下一步动作、看哪个数"
    )


def test_the_whole_book_says_a_picture_in_words() -> None:
    drawn = "<figure class='handbook-picture'><figcaption>差 6.6 人。</figcaption><svg></svg><p>160</p></figure>"
    body = article("craft/gap", f"<article><h1>找差距</h1>{drawn}</article>", set(), lambda name, **_: name).body
    assert [element.text for element in body.iter("p")] == ["差 6.6 人。"]
