"""Where things stand in a picture: pure arithmetic, in the units of the SVG's view box."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

Point = tuple[float, float]


@dataclass(frozen=True)
class Frame:
    """A chart's area: values from `low` to `high` (x, y) stand between `left`, `bottom` and `right`, `top`."""

    left: float
    top: float
    right: float
    bottom: float
    low: Point
    high: Point

    def x(self, value: float) -> float:
        """Return where `value` stands across."""
        share = (value - self.low[0]) / (self.high[0] - self.low[0])
        return round(self.left + share * (self.right - self.left), 1)

    def y(self, value: float) -> float:
        """Return where `value` stands down."""
        share = (value - self.low[1]) / (self.high[1] - self.low[1])
        return round(self.bottom - share * (self.bottom - self.top), 1)

    def line(self, points: Iterable[Point]) -> str:
        """Return the `points` of a polyline through these values."""
        return " ".join(f"{self.x(x)},{self.y(y)}" for x, y in points)


@dataclass(frozen=True)
class Bar:
    """A bar on a scale of 100: where it begins and how long it is."""

    start: float
    length: float


def bars(values: Sequence[float]) -> tuple[Bar, ...]:
    """Return bars from 0, the largest of `values` is 100 long."""
    return tuple(Bar(0, round(value / max(values) * 100, 1)) for value in values)


def waterfall(values: Sequence[float], most: float) -> tuple[Bar, ...]:
    """Return bars each of which begins where the one before ends; `most` is 100."""
    ends = [0.0, *accumulate(values)]
    return tuple(
        Bar(round(start / most * 100, 1), round(value / most * 100, 1))
        for start, value in zip(ends, values, strict=False)
    )


def earned(monthly: float, churn: float, months: int) -> tuple[Point, ...]:
    """Return (month, gross profit so far) of one customer who earns `monthly` and leaves at `churn` a month."""
    return tuple((month, monthly * (1 - (1 - churn) ** month) / churn) for month in range(months + 1))


def payback(monthly: float, churn: float, cost: float) -> float | None:
    """Return the months until `cost` is earned, None when it never is."""
    left = 1 - cost * churn / monthly
    return log(left) / log(1 - churn) if left > 0 else None


def verdict(low: float, high: float, worth: float) -> int:
    """Return which of the six rows of metrics/ab-test#result an interval of the difference falls in, from 0."""
    if high < 0:
        return 5
    if low <= 0:
        return 3 if high >= worth else 4
    if low >= worth:
        return 0
    return 1 if high >= worth else 2
