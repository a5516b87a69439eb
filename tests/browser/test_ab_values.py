"""The statistics of A/B tests in JavaScript against scipy and statsmodels, to 1e-6."""

import random
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page
from scipy.stats import norm
from statsmodels.stats import proportion
from tests.project import call, near

pytestmark = pytest.mark.browser
DICE = random.Random(20261122)


def test_normal(page: Page) -> None:
    places = [at / 50 for at in range(-500, 1500)]
    for place, found in zip(places, call(page, "normal", "above", [[one] for one in places]), strict=True):
        assert found == pytest.approx(norm.sf(place), rel=1e-10, abs=1e-14), place
    shares = [10.0**-power for power in range(1, 100)] + [at / 1000 for at in range(1, 1000)] + [1 - 1e-9]
    for share, found in zip(shares, call(page, "normal", "quantile", [[one] for one in shares]), strict=True):
        assert found == pytest.approx(norm.isf(share), abs=1e-9), share


def test_sample_size(page: Page) -> None:
    grid = product(
        (0.01, 0.03, 0.1, 0.22, 0.5, 0.9), (-0.004, 0.002, 0.006, 0.05, 0.09), (0.01, 0.05, 0.1), (0.5, 0.8, 0.9, 0.99)
    )
    cases = [(base, base + step, alpha, power) for base, step, alpha, power in grid]
    for (base, other, alpha, power), found in zip(cases, call(page, "calc-ab", "groupSize", cases), strict=True):
        expected = proportion.samplesize_proportions_2indep_onetail(
            other - base, base, power, alpha=alpha, alternative="two-sided"
        )
        assert found == pytest.approx(expected, rel=1e-6), (base, other, alpha, power)


def test_sample_size_is_rounded_up_to_whole_people_and_weeks(page: Page) -> None:
    given = {"base": 0.06, "diff": 0.012, "alpha": 0.05, "power": 0.8, "weekly": 3500}
    (found,) = call(page, "calc-ab", "sampleSize", [[given]])
    assert found["outputs"] == near({"target": 0.072, "each": 6719, "total": 13438, "weeks": 4, "days": 28})


def groups(count: int) -> list[tuple[int, int, int, int]]:
    """Two groups, small and large, with shares from none to all."""
    found = []
    for _ in range(count):
        a, b = (DICE.choice((5, 40, 700, 15000, 10**6)) + DICE.randrange(5) for _ in range(2))
        found.append((DICE.randint(0, a), a, DICE.randint(0, b), b))
    return found


def test_two_proportions(page: Page) -> None:
    cases = groups(300)
    tests = call(page, "calc-ab", "zTest", cases)
    intervals = call(page, "calc-ab", "newcombe", cases)
    for (hits_a, a, hits_b, b), test, interval in zip(cases, tests, intervals, strict=True):
        if 0 < hits_a + hits_b < a + b:
            z, p = proportion.proportions_ztest([hits_b, hits_a], [b, a])
            assert [test["z"], test["p"]] == near([float(z), float(p)])
        expected = proportion.confint_proportions_2indep(hits_b, b, hits_a, a, method="newcomb", compare="diff")
        assert interval == near([float(end) for end in expected])


def test_power_of_a_result(page: Page) -> None:
    cases = [one for one in groups(300) if 0 < one[0] < one[1] and 0 < one[2] < one[3]]
    for (hits_a, a, hits_b, b), found in zip(cases, call(page, "calc-ab", "zTest", cases), strict=True):
        expected = proportion.power_proportions_2indep(
            hits_b / b - hits_a / a, hits_a / a, b, ratio=a / b, alpha=0.05, return_results=False
        )
        assert found["power"] == pytest.approx(float(expected), abs=1e-6), (hits_a, a, hits_b, b)


def test_wilson(page: Page) -> None:
    cases = [(hits, people) for hits, people, *_ in groups(200)]
    for case, found in zip(cases, call(page, "calc-ab", "wilson", cases), strict=True):
        assert found == near([float(end) for end in proportion.proportion_confint(*case, method="wilson")])


@pytest.mark.parametrize(
    ("given", "verdict"),
    [
        ((5000, 300, 5000, 352, 0.012), "perhaps"),
        ((5000, 300, 5000, 500, 0.012), "enough"),
        ((90000, 5400, 90000, 5800, 0.012), "little"),
        ((1180, 258, 1175, 288, 0.05), "open"),
        ((90000, 5400, 90000, 5420, 0.012), "nothing"),
        ((5000, 352, 5000, 280, 0.012), "worse"),
        ((5000, 300, 5000, 352, None), "better"),
        ((5000, 300, 5000, 310, None), "unclear"),
        ((50, 0, 50, 0, None), "no-test"),
    ],
)
def test_six_conclusions(page: Page, given: tuple[Any, ...], verdict: str) -> None:
    values = dict(zip(("a", "hitsA", "b", "hitsB", "worth"), given, strict=True))
    (found,) = call(page, "calc-ab", "abResult", [[{**values, "planned": None}]])
    assert [key for key, *_ in found["says"]][:2] == [verdict, "no-plan"]
