"""The scores in JavaScript meet the same vectors as those in Python; codes survive, or say that they did not."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page
from tests.project import ROOT

pytestmark = pytest.mark.browser
VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "vectors" / "scores.json").read_text("utf-8"))
SCORE = """async ({ kind, items, answers, scores, profiles, dimensions }) => {
    const score = await import(new URL("/assets/javascripts/quiz-score.mjs", location))
    if (kind === "traits") return score.traitScores(items, answers)
    if (kind === "closeness") return score.closeness(scores, profiles, dimensions)
    if (kind === "chores") return score.choreScores(items, answers)
    if (kind === "skills") return score.skillLevels(items, answers)
    return items.map((item) => score.isRight(item, answers[item.id] ?? null))
}"""
ITEMS = [{"id": f"item-{at}", "key": f"k{at:03d}", "revision": "a"} for at in range(40)]
CODE = """async ({ quiz, items, each }) => {
    const { encode, decode } = await import(new URL("/assets/javascripts/answer-code.mjs", location))
    const codes = each.map((answers) => encode(quiz, "v123", items, answers))
    return codes.map((code) => [code, decode(code, quiz, items)])
}"""
DECODE = """async (texts) => {
    const { decode } = await import(new URL("/assets/javascripts/answer-code.mjs", location))
    const items = [{ id: "one", key: "abcd", revision: "e" }]
    return texts.map((text) => decode(text, "role-fit", items))
}"""


def test_vectors(page: Page) -> None:
    for case in VECTORS:
        assert page.evaluate(SCORE, case) == approx(case["expected"]), case["name"]


def approx(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: approx(inner) for key, inner in value.items()}
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


numbers = st.one_of(
    st.integers(-9999, 9999), st.decimals(-99999, 99999, places=2, allow_nan=False, allow_infinity=False).map(float)
)
answers = st.dictionaries(
    st.sampled_from([item["id"] for item in ITEMS]), st.one_of(numbers, st.lists(st.integers(0, 35), max_size=8))
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(answers, min_size=10, max_size=10))
def test_a_code_gives_back_the_answers(page: Page, each: list[dict[str, Any]]) -> None:
    codes = page.evaluate(CODE, {"quiz": "role-fit", "items": ITEMS, "each": each})
    for one, (code, found) in zip(each, codes, strict=True):
        assert found == {"quiz": "role-fit", "version": "v123", "answers": one, "gone": 0, "changed": []}
        assert set(code) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-_")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(max_size=200), min_size=30, max_size=60))
def test_malformed_codes_by_the_thousand_open_nothing(page: Page, texts: list[str]) -> None:
    assert page.evaluate(DECODE, texts) == [{"fault": "broken"}] * len(texts)


def test_a_code_cut_short_or_mistyped_anywhere_is_broken(page: Page) -> None:
    asked = {"quiz": "role-fit", "items": ITEMS, "each": [{"item-1": 2, "item-7": [0, 3]}]}
    ((code, _),) = page.evaluate(CODE, asked)
    cut = [code[:length] for length in range(len(code))]
    mistyped = [
        code[:at] + ("x" if code[at] != "x" else "y") + code[at + 1 :] for at in range(len(code)) if code[at].isalnum()
    ]
    found = page.evaluate(DECODE, [*cut, *mistyped])
    assert [row.get("fault") for row in found] == ["broken"] * len(found)
