"""Scores of the self-assessments: arithmetic alone, the same as quiz-score.mjs; shared vectors hold both to it.

Formulas are the book's own and stand on the pages of the instruments (practice/role-fit#formula and its like).
"""

from collections.abc import Mapping, Sequence
from math import sqrt

Weights = Mapping[str, float]
Answer = int | float | str | Sequence[int] | None


def trait_scores(items: Sequence[Mapping[str, object]], answers: Mapping[str, Answer]) -> dict[str, float]:
    """Score each dimension −1…1: what the answers gave it, over the most that the answered items could give.

    `items`: {id, type: agree|bestworst, scores or options: weights}; an agree answer is −2…2, a bestworst answer
    [most, least] (positions of options). A dimension that no answered item touches scores 0.
    """
    got: dict[str, float] = {}
    most: dict[str, float] = {}
    for item in items:
        answer = answers.get(str(item["id"]))
        if answer is None:
            continue
        gained, possible = _gained(item, answer)
        for name, value in possible.items():
            most[name] = most.get(name, 0) + value
            got[name] = got.get(name, 0) + gained.get(name, 0)
    return {name: max(-1.0, min(1.0, got[name] / most[name])) if most[name] else 0.0 for name in most}


def _gained(item: Mapping[str, object], answer: Answer) -> tuple[dict[str, float], dict[str, float]]:
    if item["type"] == "agree":
        weights: Weights = item["scores"]  # type: ignore[assignment]
        assert isinstance(answer, int)
        return {name: answer * w for name, w in weights.items()}, {name: 2 * abs(w) for name, w in weights.items()}
    options: Sequence[Weights] = item["options"]  # type: ignore[assignment]
    assert isinstance(answer, Sequence) and not isinstance(answer, str)
    best, worst = options[answer[0]], options[answer[1]]
    names = {name for option in options for name in option}
    gained = {name: best.get(name, 0) - worst.get(name, 0) for name in names}
    return gained, {name: _widest([option.get(name, 0) for option in options]) for name in names}


def _widest(weights: Sequence[float]) -> float:
    """The most that one option as best and another as worst can give."""
    return max(best - worst for at, best in enumerate(weights) for other, worst in enumerate(weights) if at != other)


def closeness(scores: Weights, profiles: Mapping[str, Weights], dimensions: Sequence[str]) -> dict[str, float]:
    """How close a profile is to each role, 0–100: 50 + 50 × cosine of the two, each less its own mean; 50: no direction."""
    mine = _direction([scores.get(name, 0) for name in dimensions])
    return {
        role: 50
        + 50 * sum(a * b for a, b in zip(mine, _direction([weights[name] for name in dimensions]), strict=True))
        for role, weights in profiles.items()
    }


def _direction(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    centred = [value - mean for value in values]
    length = sqrt(sum(value * value for value in centred))
    return [value / length if length > 1e-9 else 0.0 for value in centred]


def chore_scores(
    items: Sequence[Mapping[str, object]], answers: Mapping[str, Answer]
) -> tuple[dict[str, float], float | None]:
    """Each dimension 0…1 (answers 0–4, reversed where the weight is negative) and the index 0–100, 100 being all chores."""
    sums: dict[str, list[float]] = {}
    for item in items:
        answer = answers.get(str(item["id"]))
        if not isinstance(answer, int):
            continue
        weights: Weights = item["scores"]  # type: ignore[assignment]
        for name, weight in weights.items():
            sums.setdefault(name, []).append(answer / 4 if weight > 0 else 1 - answer / 4)
    scores = {name: sum(values) / len(values) for name, values in sums.items()}
    return scores, 100 * (1 - sum(scores.values()) / len(scores)) if scores else None


def skill_levels(items: Sequence[Mapping[str, object]], answers: Mapping[str, Answer]) -> dict[str, tuple[float, int]]:
    """For each skill the mean of its answers (0–4) and the level: from 0.5 the first, 1.5, 2.5, 3.5 the fourth.

    Who has done nothing that the statements name stays at 0, whatever the situations say: one can guess well there.
    """
    values: dict[str, list[float]] = {}
    done: dict[str, list[bool]] = {}
    for item in items:
        answer = answers.get(str(item["id"]))
        if isinstance(answer, int):
            values.setdefault(str(item["skill"]), []).append(answer)
            if item["type"] == "statement":
                done.setdefault(str(item["skill"]), []).append(answer > 0)
    means = {skill: sum(found) / len(found) for skill, found in values.items()}
    return {skill: (mean, int(mean + 0.5) if any(done.get(skill, [True])) else 0) for skill, mean in means.items()}


def is_right(item: Mapping[str, object], answer: Answer) -> bool:
    """Whether a knowledge item is answered rightly: the very set, the very order, every pair, or within tolerance.

    `key` is a position, a sorted list of positions, or a number; order and match answers list positions in the data.
    """
    if answer is None:
        return False
    key = item["key"]
    if item["type"] == "number":
        assert isinstance(key, int | float)
        return isinstance(answer, int | float) and abs(answer - key) <= float(str(item["tolerance"])) + 1e-9
    if item["type"] == "multiple":
        return isinstance(answer, Sequence) and not isinstance(answer, str) and sorted(answer) == key
    if item["type"] in ("order", "match"):
        return isinstance(answer, Sequence) and not isinstance(answer, str) and list(answer) == key
    return answer == key
