"""The calculators on their pages: typed, checked, computed; in both scripts, on a phone, and without script."""

from itertools import cycle

import pytest
from playwright.sync_api import Locator
from tests.calculators import PAGES, calculator, fill, out, place, status
from tests.project import Open, started

from handbook.book import Handbook

pytestmark = pytest.mark.browser
EACH = pytest.mark.parametrize("name", PAGES)


def fault(root: Locator, field: str) -> str:
    return root.locator(f"[data-fault={field}]").inner_text()


@pytest.mark.parametrize(("name", "root"), list(zip(PAGES, cycle(["", "zh-Hant/"]), strict=False)))
def test_the_example_is_whole_without_the_script_and_the_same_with_it(
    open_page: Open, handbook: Handbook, root: str, name: str
) -> None:
    page = open_page(root + place(name), 390, java_script_enabled=False)
    still, live = page.locator(f"[data-calculator={name}]"), calculator(open_page(root + place(name)), name)
    for part in ("[data-output]", "[data-calculator-says] p", "table :is(th, td)"):
        assert live.locator(part).all_inner_texts() == still.locator(part).all_inner_texts()
    bars = "all => all.map(one => one.value)"
    assert live.locator("progress").evaluate_all(bars) == pytest.approx(still.locator("progress").evaluate_all(bars))
    assert live.locator("[data-heat]").count() == still.locator("[data-heat]").count()
    assert not still.locator("button").first.is_visible()
    assert still.locator("[data-field]:not([readonly])").count() == 0
    assert still.locator("[data-calculator-formula]").first.is_visible()
    assert still.locator(".handbook-calculator__worked li").count() == len(handbook.calculators[name].worked)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@EACH
def test_fits_a_phone_also_with_large_numbers_and_many_faults(open_page: Open, handbook: Handbook, name: str) -> None:
    page = open_page(place(name), 390)
    found = calculator(page, name)
    for field in handbook.calculators[name].inputs:
        fill(found, field.id, "99" if field.kind == "percent" else "999999999999")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for box in found.locator("[data-field]").all():
        box.fill("乱写" * 30)
    assert found.locator("[data-fault]:visible").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert "NaN" not in found.inner_text() and "Infinity" not in found.inner_text() and "∞" not in found.inner_text()


@EACH
def test_every_field_has_a_label_and_says_its_fault_below_itself(open_page: Open, name: str) -> None:
    found = calculator(open_page(place(name)), name)
    for field in found.locator("[data-field]").all():
        assert field.evaluate("one => one.labels.length") == 1
        example = field.input_value()
        field.fill("乱写")
        assert field.get_attribute("aria-invalid") == "true"
        ids = (field.get_attribute("aria-describedby") or "").split()
        assert found.locator(f"[id='{ids[1]}']").inner_text()
        field.fill(example)
        assert field.get_attribute("aria-invalid") == "false"
    assert found.locator("[data-calculator-result]").is_visible()


TYPED: list[tuple[str, dict[str, str], dict[str, str]]] = [
    (
        "gmv-tree",
        {"visitors2": "７２，０００", "conversion2": "4.5%", "value2": "80元"},
        {"plan": "259,200 元", "byVisitors": "73,440 元"},
    ),
    (
        "campaign",
        {"cost": "1.2万", "ads": "", "adsGross": ""},
        {"ratio": "9.98 倍", "roi": "179.5%", "roas": "–"},
    ),
    ("campaign", {"gross": "73,440"}, {"ratio": "0.00 倍", "roi": "−100.0%", "net": "−23,200 元"}),
    ("ltv-cac", {"churn": "8"}, {"ltv": "87.0 元", "payback": "–", "simple": "13.6 个月"}),
    ("sample-size", {"base": "3", "diff": "0.6", "weekly": ""}, {"each": "13,914 人", "weeks": "–"}),
    (
        "ab-result",
        {"a": "5000", "hitsA": "300", "b": "5000", "hitsB": "352", "worth": "1.2"},
        {"diff": "1.04 个百分点", "low": "0.07 个百分点", "high": "2.01 个百分点", "p": "0.0352"},
    ),
    ("ab-result", {"hitsA": "0", "hitsB": "0"}, {"z": "–", "p": "–", "lift": "–", "diff": "0.00 个百分点"}),
    (
        "funnel",
        {"rows": "步骤\t人数\n进店\t2,500\n看商品页\t1,500\n加购\t300"},
        {"overall": "12.00%", "lost": "2,200 人"},
    ),
    ("retention", {"rows": "6月 300 135 108 99\n7月 200 80 62\n8月 500 150"}, {"first": "36.5%", "last": "33.0%"}),
    ("guardrail", {"now": "2094", "rows": "优惠后毛利率 20.5% 27% -"}, {"rate": "104.7%", "broken": "1 条"}),
    ("rfm", {"rows": "戊 27 4 610\n己 63 1 640"}, {"best": "1 人", "people": "2 人"}),
    (
        "rfm",
        {
            "rows": "戊,2026-04-12,130\n戊,2026-11-03,160\n己,2026-11-20,0\n己,2026-09-28,640",
            "today": "2026-11-30",
            "often": "2",
        },
        {"people": "2 人", "money": "930 元"},
    ),
]


@EACH
def test_what_is_typed_is_what_is_computed(open_page: Open, name: str) -> None:
    found = calculator(open_page(place(name)), name)
    for _, fields, expected in (case for case in TYPED if case[0] == name):
        for field, text in fields.items():
            fill(found, field, text)
        assert {output: out(found, output) for output in expected} == expected, fields
        assert found.locator("[data-fault]:visible").count() == 0, fields
        found.locator("[data-reset]").click()


WRONG = [
    ("campaign", "cost", "", "还空着"),
    ("campaign", "cost", "0", "要大于 0"),
    ("campaign", "cost", "-5", "不能是负数"),
    ("campaign", "cost", "很多", "“很多”里没认出一个数"),
    ("campaign", "cost", "5%", "去掉 %"),
    ("campaign", "cost", "1000000000001", "不能大于 1,000,000,000,000"),
    ("campaign", "margin", "101", "不能大于 100"),
    ("gmv-tree", "visitors", "10.5", "写整数"),
    ("ltv-cac", "churn", "0", "不能小于 0.01"),
    ("sample-size", "diff", "0", "差不能是 0"),
    ("sample-size", "diff", "80", "落在 0 到 100% 之间"),
    ("ab-result", "hitsB", "1176", "不能多过这组的 1,175 人"),
    ("funnel", "rows", "", "还空着"),
    ("funnel", "rows", "进店 100", "至少要 2 行"),
    ("funnel", "rows", "进店 0\n加购 0", "第 1 行：第一个数要大于 0"),
    ("funnel", "rows", "进店\t100\n加购\t许多", "第 2 行的“许多”不是数"),
    ("funnel", "rows", "进店\t100\n加购\t-", "第 2 行要写成“步骤名 人数”"),
    ("retention", "rows", "1月 400 - 80", "第 1 行中间空了一期"),
    ("retention", "rows", "1月 400 401", "第 1 行有一期比第 0 期人多"),
    ("retention", "rows", "1月 400", "至少有一批要写到第 1 期"),
    ("guardrail", "rows", "毛利率 20% 27 -", "有的带 %"),
    ("guardrail", "rows", "毛利率 20% - -", "下限和上限至少写一个"),
    ("guardrail", "rows", "毛利率 20% 30% 10%", "写反了"),
    ("rfm", "rows", "甲 36 4", "第 1 行有 3 栏，要 4 栏"),
    ("rfm", "today", "2026-02-30", "不是一个日期"),
]


@EACH
def test_what_is_wrong_is_told_below_its_field_with_its_cure(open_page: Open, name: str) -> None:
    found = calculator(open_page(place(name)), name)
    for _, field, text, said in (case for case in WRONG if case[0] == name):
        fill(found, field, text)
        assert said in fault(found, field) and "\n" not in fault(found, field), (field, text)
        assert found.locator("[data-fault]:visible").count() == 1, (field, text)
        assert "有 1 处要改" in status(found), (field, text)
        assert not found.locator("[data-calculator-result]").is_visible(), (field, text)
        found.locator("[data-reset]").click()
        assert found.locator("[data-calculator-result]").is_visible(), (field, text)
        assert found.locator("[data-fault]:visible").count() == 0, (field, text)


def test_each_calculator_has_something_typed_and_something_wrong() -> None:
    assert {name for name, *_ in TYPED} == {name for name, *_ in WRONG} == set(PAGES)


def test_bad_lines_of_rfm_are_told_and_the_rest_computed(open_page: Open) -> None:
    found = calculator(open_page(place("rfm")), "rfm")
    fill(found, "rows", "甲 36 4 900\n甲 36 4 900\n乙 x 2 200\n丙 22 2")
    lines = fault(found, "rows").splitlines()
    assert [line[:5] for line in lines] == ["第 2 行", "第 3 行", "第 4 行"]
    assert out(found, "people") == "1 人"


def test_five_thousand_lines_are_computed_in_no_time(open_page: Open) -> None:
    page = open_page(place("rfm"))
    found = calculator(page, "rfm")
    rows = "\n".join(f"u{at}\t{at % 90}\t{at % 9}\t{at % 2000}" for at in range(5000))
    took = found.locator("[name=rows]").evaluate(
        """(one, rows) => { one.value = rows; const start = performance.now()
        one.dispatchEvent(new Event("input", { bubbles: true })); return performance.now() - start }""",
        rows,
    )
    assert took < 500
    assert out(found, "people") == "5,000 人"
    assert found.locator("table").nth(1).locator("tbody tr").count() == 50
    found.locator("[name=rows]").evaluate(
        "one => { one.value += '\\nu5000 1 1 1'; one.dispatchEvent(new Event('input', { bubbles: true })) }"
    )
    assert "最多 5,000 行" in fault(found, "rows")


def test_the_interval_is_drawn_where_the_numbers_are(open_page: Open) -> None:
    found = calculator(open_page(place("ab-result")), "ab-result")
    fill(found, "worth", "")
    fill(found, "hitsB", "400")
    mark = found.locator("svg [data-mark=range]")
    x, width = (float(mark.get_attribute(name) or "nan") for name in ("x", "width"))
    assert x > 160 and x + width == pytest.approx(300, abs=0.2)
    assert found.locator("svg [data-mark=worth]").get_attribute("x1") == "160.0"


def test_a_page_without_calculators_loads_none(open_page: Open) -> None:
    page = open_page("metrics/dictionary/")
    started(page)
    names = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert not [name for name in names if "calc" in name and name.endswith(".mjs")]
