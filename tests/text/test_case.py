"""The running case: every sum and ratio of docs/_data/case.yml holds, and the chapters quote its numbers."""

from typing import Any

import pytest
from tests.project import ROOT

from handbook.yaml_nodes import read_tree

CASE: dict[str, Any] = read_tree((ROOT / "docs" / "_data" / "case.yml").read_text("utf-8")).data
C = CASE["campaign"]


def total(rows: dict[str, Any], key: str) -> int:
    return sum(row[key] for row in rows.values())


def test_a_usual_day_and_month() -> None:
    day = CASE["daily"]
    assert day["orders"] == day["visitors"] * day["conversion"]
    assert day["gross"] == day["orders"] * day["order_value"]
    assert CASE["monthly"] == {"days": 30, "orders": day["orders"] * 30, "gross": day["gross"] * 30}


def test_members_and_their_orders() -> None:
    members = dict(CASE["members"])
    assert members.pop("total") == sum(members.values())
    assert sum(CASE["orders_by_type"].values()) == CASE["monthly"]["orders"]
    assert CASE["first_orders_9_days"] == round(CASE["orders_by_type"]["first"] * 9 / 30)


def test_goal_and_plan() -> None:
    day, plan = CASE["daily"], C["plan"]
    assert C["baseline"] == {key: day[key] * C["days"] for key in ("visitors", "orders", "gross")}
    assert C["goal"]["gap"] == C["goal"]["gross"] - C["baseline"]["gross"]
    assert plan["orders"] == plan["visitors"] * plan["conversion"]
    assert plan["gross"] == plan["orders"] * plan["order_value"] >= C["goal"]["gross"]
    extra = dict(C["plan_extra_visitors"])
    assert extra.pop("total") == sum(extra.values()) == plan["visitors"] - C["baseline"]["visitors"]


def test_phases_days_and_sources_add_up() -> None:
    phases, days, sources, actual = C["phases"], C["by_day"], C["by_source"], C["actual"]
    for key in ("visitors", "orders"):
        assert total(phases, f"plan_{key}") == C["plan"][key]
        assert total(phases, key) == total(days, key) == total(sources, key) == actual[key]
    assert total(phases, "days") == len(days) == C["days"]
    assert total(sources, "gross") == actual["gross"] == actual["orders"] * actual["order_value"]
    assert actual["conversion"] == pytest.approx(actual["orders"] / actual["visitors"], abs=5e-5)
    assert actual["goal_rate"] == pytest.approx(actual["gross"] / C["goal"]["gross"], abs=5e-4)


def test_the_watch_of_the_first_peak_day() -> None:
    before, after, day = C["watch"]["before"], C["watch"]["after"], C["by_day"]["12-05"]
    for key in ("visitors", "orders"):
        assert before[key] + after[key] == day[key]
    for half in (before, after):
        assert half["conversion"] == pytest.approx(half["orders"] / half["visitors"], abs=5e-4)


def test_content_and_new_customers() -> None:
    content, by_source = C["content"], C["by_source"]
    assert content["clicks"] == round(content["reads"] * content["click_rate"]) == by_source["内容"]["visitors"]
    assert content["orders"] == round(content["clicks"] * content["conversion"]) == by_source["内容"]["orders"]
    groups = [C["new_customers"], C["new_customers_referral"], C["new_customers_other"]]
    assert total(by_source, "new") == groups[0]["total"] == groups[1]["total"] + groups[2]["total"]
    assert groups[0]["repurchased"] == groups[1]["repurchased"] + groups[2]["repurchased"]
    for group in groups:
        assert group["rate"] == pytest.approx(group["repurchased"] / group["total"], abs=5e-4)


def test_money() -> None:
    for name in ("budget", "spent"):
        costs = dict(C[name])
        assert costs.pop("total") == sum(costs.values())
    result, margin, spent = C["result"], CASE["gross_margin"], C["spent"]
    ads, referral = C["by_source"]["投放"], C["by_source"]["裂变"]
    assert result["gross_profit"] == round(C["actual"]["gross"] * margin)
    assert result["baseline_gross_profit"] == round(C["baseline"]["gross"] * margin)
    assert result["extra_gross"] == C["actual"]["gross"] - C["baseline"]["gross"]
    assert result["extra_gross_profit"] == round(result["extra_gross"] * margin)
    assert result["net_gain"] == result["extra_gross_profit"] - spent["total"]
    assert result["roi"] == pytest.approx(result["net_gain"] / spent["total"], abs=5e-4)
    assert result["output_input"] == pytest.approx(result["extra_gross"] / spent["total"], abs=5e-3)
    assert result["roas_ads"] == pytest.approx(ads["gross"] / spent["投放"], abs=5e-3)
    assert result["ads_gross_profit"] == round(ads["gross"] * margin) < spent["投放"]
    assert result["referral_cost_per_new"] == spent["裂变奖励"] / referral["new"]
    assert result["ads_cost_per_new"] == pytest.approx(spent["投放"] / ads["new"], abs=5e-2)


def test_the_case_chapter_shows_these_numbers() -> None:
    text = (ROOT / "docs" / "workflow" / "case.md").read_text("utf-8")
    numbers = [C["goal"]["gross"], C["goal"]["gap"], *C["plan"].values(), *C["actual"].values(), *C["spent"].values()]
    numbers += [value for row in (*C["by_day"].values(), *C["by_source"].values()) for value in row.values()]
    shown = [f"{number:,}" for number in numbers if isinstance(number, int)]
    assert [number for number in shown if number not in text] == []
