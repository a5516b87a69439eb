"""The exam and the questions at chapter ends as readers use them: draw a paper, hand it in, share it, do it again."""

import pytest
from playwright.sync_api import Page
from tests.project import Open, started

from handbook.book import Handbook

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])
STATUS = "[data-quiz-status]"


def solve(page: Page, handbook: Handbook, right: bool) -> None:
    """Answer what the paper shows, rightly or wrongly, kind by kind."""
    for item in page.locator("[data-exam-paper] fieldset:visible").all():
        quiz = handbook.quizzes.exam[str(item.get_attribute("data-item"))]
        if quiz.type in ("single", "truefalse", "multiple"):
            for at, option in enumerate(quiz.options):
                if option.right == right:
                    item.locator(f'input[value="{at}"]').check()
        elif quiz.type == "number":
            value = quiz.answer if right else quiz.answer + 1000
            item.locator("input").fill(f"{value:,}" if isinstance(value, int) else str(value))
        elif quiz.type == "order":
            count = len(quiz.steps)
            for at in range(count):
                item.locator(f'select[data-position="{at}"]').select_option(str(at + 1 if right else count - at))
        elif quiz.type == "match":
            count = len(quiz.pairs)
            for at in range(count):
                item.locator(f'select[data-position="{at}"]').select_option(str(at if right else (at + 1) % count))


def test_time_up_hands_the_paper_in(open_page: Open) -> None:
    page = started(open_page("practice/exam/?chapters=trio/user", once=True))
    # The theme has timers of its own under way: a clock that stops them half-way is told in the console.
    page.wait_for_load_state("networkidle")
    page.clock.install()
    page.locator("select[name=minutes]").select_option("10")
    page.locator(".handbook-exam__setup button[type=submit]").click()
    assert "10:00" in page.locator("[data-exam-clock]").inner_text()
    page.clock.run_for(601_000)
    assert "时间到" in page.locator(STATUS).inner_text()
    assert page.locator("[data-exam-result]").is_visible()


def test_a_paper_of_every_kind_all_right(open_page: Open, handbook: Handbook) -> None:
    page = started(open_page("practice/exam/?chapters=workflow/breakdown,trio/activity"))
    page.locator("select[name=count]").select_option("0")
    page.locator("select[name=mode]").select_option("exam")
    page.locator(".handbook-exam__setup button[type=submit]").click()
    shown = page.locator("[data-exam-paper] fieldset:visible")
    count = shown.count()
    kinds = {item.get_attribute("data-type") for item in shown.all()}
    assert count == 11 and len(kinds) == 6
    assert not shown.first.locator("details").is_visible()
    solve(page, handbook, right=True)
    page.locator("[data-exam-end] button[type=submit]").click()
    assert page.locator("[data-exam-total]").inner_text() == f"{count}/{count}"
    assert page.locator("[data-exam-paper] fieldset[data-result=wrong]").count() == 0


def test_all_wrong_then_only_the_wrong_again_then_shared(open_page: Open, handbook: Handbook, address: str) -> None:
    page = started(
        open_page("practice/exam/?chapters=workflow/review", permissions=["clipboard-read", "clipboard-write"])
    )
    page.locator("select[name=count]").select_option("0")
    page.locator("select[name=mode]").select_option("exam")
    page.locator(".handbook-exam__setup button[type=submit]").click()
    solve(page, handbook, right=False)
    page.locator("[data-exam-end] button[type=submit]").click()
    total = page.locator("[data-exam-total]").inner_text()
    assert total.startswith("0/")
    page.locator("[data-exam-share=link]").click()
    page.wait_for_function("() => document.querySelector('[data-quiz-status]').textContent.includes('已复制')")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    page.locator("[data-exam-retake]").click()
    assert page.locator("[data-exam-paper] fieldset:visible").count() == int(total.split("/")[1])
    other = started(open_page(link.replace(address, "zh-Hant/")))
    assert other.locator("[data-exam-total]").inner_text() == total


def test_a_paper_is_there_again_in_the_other_script(open_page: Open, handbook: Handbook, address: str) -> None:
    page = started(open_page("practice/exam/?chapters=workflow/breakdown"))
    page.locator("select[name=mode]").select_option("exam")
    page.locator(".handbook-exam__setup button[type=submit]").click()
    solve(page, handbook, right=True)
    count = page.locator("[data-exam-paper] fieldset:visible").count()
    page.goto(f"{address}zh-Hant/practice/exam/")
    started(page)
    assert page.locator("[data-exam-paper] fieldset:visible").count() == count
    page.locator("[data-exam-end] button[type=submit]").click()
    assert page.locator("[data-exam-total]").inner_text() == f"{count}/{count}"
    page.reload()
    assert started(page).locator("[data-exam-paper] fieldset:visible").count() == len(handbook.quizzes.exam)


def test_an_exam_code_can_be_pasted(open_page: Open, handbook: Handbook) -> None:
    page = started(
        open_page("practice/exam/?chapters=trio/together", permissions=["clipboard-read", "clipboard-write"])
    )
    page.locator(".handbook-exam__setup button[type=submit]").click()
    solve(page, handbook, right=True)
    page.locator("[data-exam-end] button[type=submit]").click()
    total = page.locator("[data-exam-total]").inner_text()
    page.locator("[data-exam-share=code]").click()
    page.wait_for_function("() => document.querySelector('[data-quiz-status]').textContent.includes('已复制')")
    code = str(page.evaluate("navigator.clipboard.readText()"))
    other = started(open_page("practice/exam/"))
    other.locator("summary").filter(has_text="结果码").click()
    other.locator("[data-exam-code]").fill(code[:-1])
    other.locator("[data-exam-open]").click()
    assert "不完整" in other.locator(STATUS).inner_text()
    other.locator("[data-exam-code]").fill(code)
    other.locator("[data-exam-open]").click()
    assert other.locator("[data-exam-total]").inner_text() == total


def test_practice_tells_at_once(open_page: Open, handbook: Handbook) -> None:
    page = started(open_page("practice/exam/?chapters=workflow/strategy"))
    page.locator(".handbook-exam__setup button[type=submit]").click()
    single = page.locator("[data-exam-paper] fieldset[data-type=single]:visible").first
    numbers = page.locator("[data-exam-paper] .handbook-item__number:visible").all_inner_texts()
    assert numbers == [str(at + 1) for at in range(len(numbers))] and len(numbers) > 3
    single.locator("input").first.check()
    assert single.get_attribute("data-result") in ("right", "wrong")
    assert single.locator("details li").first.is_visible()
    several = page.locator("[data-exam-paper] fieldset:visible:has(input[type=checkbox])").first
    several.locator("input").first.check()
    assert several.get_attribute("data-result") is None
    several.locator("summary").click()
    assert several.get_attribute("data-result") in ("right", "wrong")
    assert several.locator("details li").first.is_visible()


@BOTH
def test_chapter_questions_are_marked_with_their_reasons(open_page: Open, handbook: Handbook, root: str) -> None:
    page = started(open_page(f"{root}trio/activity/", 390))
    items = [item.get_attribute("data-item") for item in page.locator("[data-module=practice] fieldset").all()]
    assert len(items) == 3
    single = handbook.quizzes.exam[str(items[0])]
    assert single.type == "single"
    right = next(at for at, option in enumerate(single.options) if option.right)
    page.locator(f'input[name="{single.id}"][value="{right}"]').check()
    page.locator("[data-module=practice] button[type=submit]").click()
    first = page.locator(f'[data-item="{single.id}"]')
    assert first.get_attribute("data-result") == "right" and first.locator("li").first.is_visible()
    assert (
        not page.locator("[data-module=practice] fieldset").nth(1).locator("details li, details p").first.is_visible()
    )
