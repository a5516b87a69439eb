"""How numbers are typed, rows are pasted, and states stand in the address: the pure modules of the calculators."""

from typing import Any

import pytest
from playwright.sync_api import Page
from tests.project import call

pytestmark = pytest.mark.browser
COUNT = {"kind": "count", "least": 0, "most": 1e12}
PERCENT = {"kind": "percent", "least": 0, "most": 100}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", 1234),
        (" 1,234,567.5 ", 1234567.5),
        ("１２，３４５．６", 12345.6),
        ("１２。５", 12.5),
        ("1.2万", 12000),
        ("1.2萬元", 12000),
        ("3百万", 3e6),
        ("2亿", 2e8),
        ("2億", 2e8),
        ("1.5w", 15000),
        ("3K", 3000),
        ("3千", 3000),
        ("68元", 68),
        ("¥68", 68),
        ("￥６８", 68),
        ("36,000 人", 36000),
        ("120 单", 120),
        ("12人次", 12),
        ("1e12", 1e12),
        (".5", 0.5),
        ("−3", -3),
        ("－3", -3),
        ("+3", 3),
        ("3%", 3),
        ("３％", 3),
    ],
)
def test_numbers_as_people_type_them(page: Page, text: str, value: float) -> None:
    assert call(page, "number-text", "readNumber", [[text]])[0]["value"] == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "12abc",
        "1,5",
        "1,23,456",
        "1万2千",
        "1个半",
        "3成",
        "五",
        "1.2.3",
        "--3",
        "-",
        "元",
        "1/2",
        "NaN",
        "Infinity",
    ],
)
def test_what_is_no_number(page: Page, text: str) -> None:
    assert call(page, "number-text", "readNumber", [[text]]) == [None]


@pytest.mark.parametrize(
    ("text", "field", "expected"),
    [
        ("", COUNT, {"fault": ["empty"]}),
        ("  ", {**COUNT, "optional": True}, {"value": None}),
        ("x", COUNT, {"fault": ["words", "x"]}),
        ("3%", COUNT, {"fault": ["percent"]}),
        ("-3", COUNT, {"fault": ["negative"]}),
        ("0", COUNT, {"value": 0}),
        ("0", {**COUNT, "above": True}, {"fault": ["above", 0]}),
        ("0.5", COUNT, {"fault": ["whole"]}),
        ("1e12", COUNT, {"value": 1e12}),
        ("1000000000001", COUNT, {"fault": ["high", 1e12]}),
        ("9e99", COUNT, {"fault": ["high", 1e12]}),
        ("9e999", COUNT, {"fault": ["high", 1e12]}),
        ("3", PERCENT, {"value": 0.03}),
        ("3%", PERCENT, {"value": 0.03}),
        ("101", PERCENT, {"fault": ["high", 100]}),
        ("0.001", {**PERCENT, "least": 0.01}, {"fault": ["low", 0.01]}),
        ("2026-02-30", {"kind": "date"}, {"fault": ["date", "2026-02-30"]}),
        ("2026年11月30日", {"kind": "date"}, {"value": 20787}),
        ("20261130", {"kind": "date"}, {"value": 20787}),
        ("2026/1/5", {"kind": "date"}, {"value": 20458}),
    ],
)
def test_fields(page: Page, text: str, field: dict[str, Any], expected: Any) -> None:
    assert call(page, "number-text", "readField", [[text, field]]) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "进店\t6,000\n加购\t780",
        "进店,6000\n加购,780",
        "进店，6000\n加购，780",
        "进店, 6,000\n加购; 780",
        "进店   6,000\n\n加购  780人",
        "进店 6000\r\n加购 780",
        '"进店"\t"6,000"\n"加购"\t"780"',
        "步骤\t人数\n进店\t6000\n加购\t780",
        "进店 ６０００\n加购 0.078万",
    ],
)
def test_rows_from_wherever_they_are_pasted(page: Page, text: str) -> None:
    (cut,) = call(page, "rows-text", "split", [[text]])
    (found,) = call(page, "rows-text", "named", [[cut, {"from": 1, "to": 1, "least": 2, "most": 20}]])
    assert found["faults"] == []
    assert [(row["name"], row["numbers"]) for row in found["rows"]] == [("进店", [6000]), ("加购", [780])]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("进店 6000", ["row-few", 2]),
        ("进店 6000\n加购 7x8", ["row-columns", 2, 1, 1, 0]),
        ("进店\t6000\n加购\t7x8", ["row-number", 2, "7x8"]),
        ("进店 6000\n加购 780 390", ["row-columns", 2, 1, 1, 2]),
        ("进店 6000\n加购 -780", ["row-negative", 2]),
        ("进店 6000\n\n加购 78%", ["row-percent", 3]),
        ("进店 6000\n加购 9e13", ["row-high", 2]),
        ("\n".join("a 1" for _ in range(21)), ["row-many", 20, 21]),
    ],
)
def test_bad_rows_are_told_by_line(page: Page, text: str, fault: list[Any]) -> None:
    (cut,) = call(page, "rows-text", "split", [[text]])
    (found,) = call(page, "rows-text", "named", [[cut, {"from": 1, "to": 1, "least": 2, "most": 20}]])
    assert found["faults"] == [["rows", *fault]]


def test_names_with_spaces_and_blank_cells(page: Page) -> None:
    (cut,) = call(page, "rows-text", "split", [["1 月 400 120 - \n2 月\t500\t\t105\t"]])
    (found,) = call(page, "rows-text", "named", [[cut, {"from": 1, "to": 9, "least": 1, "most": 9}]])
    assert [(row["name"], row["numbers"]) for row in found["rows"]] == [
        ("1 月", [400, 120, None]),
        ("2 月", [500, None, 105]),
    ]


def test_state_keeps_others_and_leaves_out_the_example(page: Page) -> None:
    given = [
        "?roles=user&funnel.rows=x&campaign.ads=5",
        "campaign",
        {"ads": "7", "cost": "9"},
        {"ads": "3", "cost": "9"},
    ]
    (found,) = call(page, "calculator-state", "serialize", [given])
    assert found == {"query": "?roles=user&funnel.rows=x&campaign.ads=7", "isCut": False}
    (back,) = call(page, "calculator-state", "parse", [[found["query"] + "&campaign.x=1", "campaign", ["ads", "cost"]]])
    assert back == {"texts": {"ads": "7"}, "unknown": ["campaign.x"]}


def test_rows_too_long_for_a_link_are_left_out(page: Page) -> None:
    (found,) = call(page, "calculator-state", "serialize", [["", "rfm", {"rows": "甲" * 2000}, {"rows": ""}]])
    assert found == {"query": "", "isCut": True}
