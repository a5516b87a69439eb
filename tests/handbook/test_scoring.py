"""Scores: hand-made cases, the shared vectors that JavaScript must meet too, and simulated answers that reach every role."""

import json
from typing import Any

import pytest
from tests.project import ROOT

from handbook.book import Handbook
from handbook.quiz_view import fit_data
from handbook.scoring import chore_scores, closeness, is_right, skill_levels, trait_scores

VECTORS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "vectors" / "scores.json").read_text("utf-8"))


def scored(case: dict[str, Any]) -> Any:
    items, answers = case["items"], case["answers"]
    if case["kind"] == "traits":
        return trait_scores(items, answers)
    if case["kind"] == "closeness":
        return closeness(case["scores"], case["profiles"], case["dimensions"])
    if case["kind"] == "chores":
        scores, index = chore_scores(items, answers)
        return {"scores": scores, "index": index}
    if case["kind"] == "skills":
        return {skill: {"mean": mean, "level": level} for skill, (mean, level) in skill_levels(items, answers).items()}
    return [is_right(item, answers.get(item["id"])) for item in items]


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["name"])
def test_vector(case: dict[str, Any]) -> None:
    assert scored(case) == approx(case["expected"])


def approx(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: approx(inner) for key, inner in value.items()}
    return pytest.approx(value, abs=1e-9) if isinstance(value, float) else value


def answers_of(profile: dict[str, int], items: list[dict[str, Any]]) -> dict[str, Any]:
    """What somebody answers who works just as a role does."""
    mean = sum(profile.values()) / len(profile)
    wants = {name: value - mean for name, value in profile.items()}

    def worth(weights: dict[str, int]) -> float:
        return sum(wants[name] * weight for name, weight in weights.items())

    answers: dict[str, Any] = {}
    for item in items:
        if item["type"] == "agree":
            answers[item["id"]] = max(-2, min(2, round(worth(item["scores"]))))
        else:
            order = sorted(range(len(item["options"])), key=lambda at, item=item: worth(item["options"][at]))  # type: ignore[misc]
            answers[item["id"]] = [order[-1], order[0]]
    return answers


def test_every_role_can_be_reached(handbook: Handbook) -> None:
    data = fit_data(handbook.quizzes.role_fit)
    missed = {}
    for role, profile in data["profiles"].items():
        scores = trait_scores(data["items"], answers_of(profile, data["items"]))
        near = closeness(scores, data["profiles"], data["dimensions"])
        first, second = sorted(near, key=lambda name: -near[name])[:2]
        if first != role or near[first] - near[second] < 5:
            missed[role] = (first, near[first], second, near[second])
    assert missed == {}


def test_scores_stay_in_their_range(handbook: Handbook) -> None:
    data = fit_data(handbook.quizzes.role_fit)
    for side in (0, -1):
        answers = {
            item["id"]: 2 if item["type"] == "agree" else [side % len(item["options"]), 1] for item in data["items"]
        }
        assert all(-1 <= score <= 1 for score in trait_scores(data["items"], answers).values())


def test_no_answers_have_no_direction(handbook: Handbook) -> None:
    data = fit_data(handbook.quizzes.role_fit)
    near = closeness(trait_scores(data["items"], {}), data["profiles"], data["dimensions"])
    assert set(near.values()) == {50.0}
