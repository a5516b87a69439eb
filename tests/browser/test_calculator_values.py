"""Each formula in JavaScript against reference values computed here by scipy or by hand, to 1e-6; every example holds."""

import math
import random
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from scipy.optimize import brentq
from tests.project import call, near

from handbook.book import Handbook
from handbook.calculators import Calculator

pytestmark = pytest.mark.browser
COMPUTE = """async ([id, cases]) => {
    const load = (name) => import(new URL(`/assets/javascripts/${name}.mjs`, location))
    const [{ COMPUTE }, { readField }, { split }] = await Promise.all(["calculator", "number-text", "rows-text"].map(load))
    const compute = await COMPUTE[id]()
    return cases.map(([texts, fields, rows]) => {
        const read = fields.map((field) => [field.id, readField(texts[field.id], field)])
        const faults = read.filter(([, { fault }]) => fault)
        if (faults.length) return { faults }
        return compute(Object.fromEntries(read.map(([id, { value }]) => [id, value])), rows === null ? undefined : split(rows))
    })
}"""
DICE = random.Random(20261122)


def compute(page: Page, name: str, calculator: Calculator, cases: list[tuple[dict[str, str], str | None]]) -> list[Any]:
    fields = [field.model_dump() for field in calculator.inputs]
    return list(page.evaluate(COMPUTE, [name, [[texts, fields, rows] for texts, rows in cases]]))


def lines(rows: list[list[Any]]) -> list[dict[str, Any]]:
    return [{"line": at + 1, "cells": [str(cell) for cell in cells]} for at, cells in enumerate(rows)]


def test_payback_and_ltv(page: Page) -> None:
    """LTV against the sum of the series, payback against the root of what is earned after n months."""
    draws = [
        (DICE.uniform(5, 500), DICE.uniform(0.05, 0.9), DICE.uniform(0.1, 4), DICE.uniform(0.005, 0.8))
        for _ in range(200)
    ]
    spends = [DICE.uniform(0.05, 1.3) for _ in draws]
    cases = []
    for (value, margin, orders, churn), spend in zip(draws, spends, strict=True):
        cost = spend * value * margin * orders / churn * 50
        cases.append(
            {"value": value, "margin": margin, "orders": orders, "churn": churn, "cost": cost, "customers": 50}
        )
    for case, spend, found in zip(
        cases, spends, call(page, "calc-money", "ltvCac", [[one] for one in cases]), strict=True
    ):
        profit, churn = case["value"] * case["margin"] * case["orders"], case["churn"]
        assert found["outputs"]["ltv"] == pytest.approx(
            math.fsum(profit * (1 - churn) ** n for n in range(12000)), rel=1e-6
        )
        if spend >= 1:
            assert found["outputs"]["payback"] is None and found["says"][0][0] == "never"
            continue
        left = brentq(lambda n, churn=churn, spend=spend: 1 - (1 - churn) ** n - spend, 0, 5000, xtol=1e-12)
        assert found["outputs"]["payback"] == pytest.approx(left, rel=1e-6)
        assert found["outputs"]["simple"] == pytest.approx(spend / churn, rel=1e-6)


def test_gmv_parts_add_up_and_are_the_partial_sums(page: Page) -> None:
    names = ("visitors", "conversion", "value")
    draws = [[(DICE.uniform(1, 1e6), DICE.uniform(0, 1), DICE.uniform(1, 999)) for _ in range(2)] for _ in range(100)]
    given = [
        [{**dict(zip(names, old, strict=True)), **dict(zip((f"{name}2" for name in names), new, strict=True))}]
        for old, new in draws
    ]
    for (old, new), found in zip(draws, call(page, "calc-money", "gmvTree", given), strict=True):
        expected = [math.prod(new[:at]) * (new[at] - old[at]) * math.prod(old[at + 1 :]) for at in range(3)]
        out = found["outputs"]
        assert [out["byVisitors"], out["byConversion"], out["byValue"]] == near(expected)
        assert out["change"] == near(math.prod(new) - math.prod(old))


def test_campaign(page: Page) -> None:
    names = ("gross", "baseline", "cost", "ads", "adsGross", "margin")
    draws = [[*(DICE.uniform(1, 1e6) for _ in range(5)), DICE.uniform(0.01, 1)] for _ in range(100)]
    given = [[dict(zip(names, draw, strict=True))] for draw in draws]
    for draw, found in zip(draws, call(page, "calc-money", "campaign", given), strict=True):
        gross, base, cost, ads, ads_gross, margin = draw
        out = found["outputs"]
        expected = [(gross - base) / cost, ((gross - base) * margin - cost) / cost, ads_gross / ads]
        assert [out["ratio"], out["roi"], out["roas"]] == near(expected)
        assert out["roi"] == near(out["ratio"] * margin - 1)
        assert (found["says"][1][0] == "ads-gain") == (ads_gross * margin > ads)


def test_funnel(page: Page) -> None:
    draws = [[DICE.randint(1, 10**6)] + [DICE.randint(0, 10**6) for _ in range(DICE.randint(1, 8))] for _ in range(100)]
    given = [[{}, lines([[f"s{at}", one] for at, one in enumerate(counts)])] for counts in draws]
    for counts, found in zip(draws, call(page, "calc-rates", "funnel", given), strict=True):
        steps = [None] + [now / before if before else None for before, now in pairwise(counts)]
        assert [row[3] for row in found["tables"][0]] == near(steps)
        assert found["outputs"]["overall"] == near(counts[-1] / counts[0])
        assert found["outputs"]["lowest"] == near(min((rate for rate in steps if rate is not None), default=None))


def test_retention_adds_up_only_batches_that_got_there(page: Page) -> None:
    def batch() -> list[int]:
        size = DICE.randint(1, 10000)
        return [size] + [DICE.randint(0, size) for _ in range(DICE.randint(1, 9))]

    draws = [[batch() for _ in range(DICE.randint(1, 8))] for _ in range(100)]
    given = [[{}, lines([[f"b{at}", *one] for at, one in enumerate(batches)])] for batches in draws]
    for batches, found in zip(draws, call(page, "calc-rates", "retention", given), strict=True):
        longest = max(map(len, batches))
        there = [[one for one in batches if len(one) > period] for period in range(longest)]
        totals = [sum(one[n] for one in have) / sum(one[0] for one in have) for n, have in enumerate(there)]
        drops = [
            sum(one[n - 1] - one[n] for one in there[n]) / sum(one[0] for one in there[n]) for n in range(1, longest)
        ]
        assert found["tables"][0][-1][2:] == near(totals[1:])
        assert found["outputs"]["drop"] == near(max(drops))


def test_guardrails(page: Page) -> None:
    draws: list[list[Any]] = [
        [[f"g{at}", *(DICE.randint(1, 99) for _ in range(2)), DICE.randint(100, 199)] for at in range(5)]
        for _ in range(100)
    ]
    given = [[{"goal": 80, "now": 60}, lines(rows)] for rows in draws]
    for rows, found in zip(draws, call(page, "calc-rates", "guardrail", given), strict=True):
        broken = [name for name, value, low, high in rows if not low <= value <= high]
        assert found["outputs"] == near({"rate": 0.75, "gap": 20, "broken": len(broken)})
        assert found["says"][-1] == ["short-broken" if broken else "short-kept", "、".join(broken)]
        rooms = [min((value - low) / low, (high - value) / high) for _, value, low, high in rows]
        assert [cells[5] for cells in found["tables"][0]] == near(rooms)


def test_rfm_from_orders_is_rfm_from_sums(page: Page) -> None:
    """Orders of a year summed here and given as sums sort everyone as the orders themselves do."""
    today = date(2026, 11, 30)
    orders = [(f"u{DICE.randrange(60)}", DICE.randrange(500), DICE.randint(1, 900)) for _ in range(900)]
    orders += [("edge", 364, 500), ("edge", 365, 700)]
    dated = [[who, (today - timedelta(days=ago)).isoformat(), money] for who, ago, money in orders]
    sums = []
    for who in dict.fromkeys(one[0] for one in orders):
        mine = [(ago, money) for name, ago, money in orders if name == who]
        year = [money for ago, money in mine if ago < 365]
        sums.append([who, min(ago for ago, _ in mine), len(year), sum(year)])
    given = {"recent": 30, "often": 11, "much": 5000}
    days = (today - date(1970, 1, 1)).days
    first, second = call(
        page,
        "calc-rfm",
        "rfm",
        [[{**given, "today": days}, lines(dated)], [{**given, "today": None}, lines(sums)]],
    )
    assert first["faults"] == second["faults"] == []
    assert first["tables"] == second["tables"] and first["outputs"] == second["outputs"]
    for who, r, f, m, code in second["tables"][1]:
        assert code == "@" + "".join("h" if is_high else "l" for is_high in (r <= 30, f >= 11, m >= 5000)), who
    assert sum(row[2] for row in second["tables"][0]) == len(sums)


def test_every_example_is_what_comes_out(page: Page, handbook: Handbook) -> None:
    """Outputs, tables and sentences of the data, which stand on the page without JavaScript."""
    for name, calculator in handbook.calculators.items():
        texts = {field.id: field.example for field in calculator.inputs}
        rows = calculator.rows.example if calculator.rows else None
        (found,) = compute(page, name, calculator, [(texts, rows)])
        assert found["outputs"] == near({output.id: output.value for output in calculator.outputs}), name
        assert found["tables"] == near([table.rows for table in calculator.tables]), name
        assert found["says"] == near(calculator.said), name


ODD = st.one_of(
    st.sampled_from(
        ["", "0", "-1", "1e12", "1e-9", "0.01", "99", "100", "1000000000000", "9e99", "１２３", "3%", "1.2万", "x"]
    ),
    st.floats(0, 1e12).map(lambda value: f"{value:.6f}"),
    st.integers(0, 10**12).map(str),
    st.text(max_size=8),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_typed_never_gives_a_number_that_is_none(
    page: Page, handbook: Handbook, data: st.DataObject
) -> None:
    for name, calculator in handbook.calculators.items():
        cases = []
        for _ in range(8):
            texts = {
                field.id: data.draw(ODD) if data.draw(st.booleans()) else field.example for field in calculator.inputs
            }
            cells = data.draw(st.lists(st.lists(ODD, min_size=1, max_size=5).map(" ".join), max_size=5))
            rows = (
                "\n".join(cells) if data.draw(st.booleans()) else calculator.rows.example if calculator.rows else None
            )
            cases.append((texts, rows))
        for case, found in zip(cases, compute(page, name, calculator, cases), strict=True):
            numbers = list(found.get("outputs", {}).values())
            numbers += [cell for table in found.get("tables", []) for row in table for cell in row]
            odd = [number for number in numbers if isinstance(number, float) and not math.isfinite(number)]
            assert odd == [], (name, case)
            assert found.get("outputs") or found["faults"], (name, case)
