"""Courses in a real browser: another start shifts the day and travels in the link; the trainer's view stays on."""

import pytest
from tests.project import Open, started

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])


@BOTH
def test_another_start_shifts_the_day_and_opens_in_either_script(open_page: Open, address: str, root: str) -> None:
    page = started(open_page(f"{root}training/packs/first-day/", 390))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    times = page.locator("[data-after]")
    assert times.first.inner_text() == "09:30" and times.last.inner_text() == "11:00"
    page.locator("[data-course-start]").fill("13:10")
    assert times.first.inner_text() == "13:10" and times.last.inner_text() == "14:40"
    assert page.url == f"{address}{root}training/packs/first-day/?start=13:10"
    other = started(open_page(("" if root else "zh-Hant/") + "training/packs/first-day/?start=13:10"))
    assert other.locator("[data-after]").last.inner_text() == "14:40"


@pytest.mark.parametrize("start", ["99:99", "<b>", "13", "%00"])
def test_a_start_that_is_none_is_told(open_page: Open, start: str) -> None:
    page = started(open_page(f"training/packs/first-day/?start={start}"))
    assert page.locator("[data-after]").first.inner_text() == "09:30"
    assert "看不懂" in page.locator("[data-course-status]").inner_text()


def test_the_schedule_is_whole_without_javascript(open_page: Open) -> None:
    page = open_page("training/packs/first-week/", 390, java_script_enabled=False)
    assert page.locator(".handbook-pack__day").count() == 5
    assert page.locator("[data-after]").first.inner_text() and not page.locator("[data-course-print]").is_visible()


@BOTH
def test_the_trainers_view_stays_on_from_page_to_page(open_page: Open, address: str, root: str) -> None:
    page = started(open_page(f"{root}start/what-is-ops/?view=trainer"))
    notes = page.locator("article details.trainer")
    assert notes.count() and notes.evaluate_all("all => all.every(note => note.open)")
    assert page.locator(".handbook-trainer").is_visible()
    page.goto(f"{address}{root}trio/activity/")
    started(page)
    assert page.locator("article details.trainer[open]").count() >= 1
    page.locator("[data-trainer-leave]").click()
    assert page.locator("article details.trainer[open]").count() == 0
    page.goto(f"{address}{root}trio/user/")
    started(page)
    assert page.locator("article details.trainer[open]").count() == 0
    assert not page.locator(".handbook-trainer").is_visible()


def test_a_printed_chapter_holds_neither_notes_nor_answers(open_page: Open) -> None:
    page = started(open_page("start/what-is-ops/"))
    page.evaluate("document.querySelectorAll('article details').forEach(part => (part.open = true))")
    page.emulate_media(media="print")
    assert page.locator("article details.trainer:visible").count() == 0
    assert page.locator("[data-module=practice] .handbook-answer:visible").count() == 0
    assert page.locator("article h1").is_visible()
