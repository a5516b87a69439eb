"""The chapter on the first month counts what its list holds: steps, hours, the fullest day."""

from collections import Counter

from tests.project import ROOT

from handbook.book import Handbook


def test_the_chapter_counts_what_the_list_holds(handbook: Handbook) -> None:
    steps = handbook.month.steps
    days: Counter[int] = Counter()
    for step in steps:
        days[step.day] += step.minutes
    text = (ROOT / "docs" / "start" / "first-30-days.md").read_text("utf-8")
    assert f"{len(steps)} 步" in text
    assert f"{sum(days.values()) / 60:g} 小时" in text
    assert f"{max(days.values())} 分钟" in text
    assert max(days.values()) <= 150
