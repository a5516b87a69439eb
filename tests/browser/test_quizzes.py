"""Self-assessments and exam as readers use them: answer, see, share, open in the other script, break things, print."""

import json
import random

import pytest
from playwright.sync_api import Page
from tests.project import Open

from handbook.book import Handbook

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])
STATUS = "[data-quiz-status]"
ASSESSMENTS = ("role-fit", "chores", "skills")


def started(page: Page) -> Page:
    """The page's own module has been fetched once its root reacts: it fills the status or keeps an answer."""
    page.wait_for_load_state("networkidle")
    return page


def answer_all(page: Page, seed: int) -> None:
    """Answer every item in one go, as a reader would by clicking, with a change event each."""
    page.evaluate(
        """(seed) => {
        let state = seed
        const pick = (count) => (state = (state * 1103515245 + 12345) % 2147483648) % count
        for (const $item of document.querySelectorAll("fieldset[data-item]")) {
            const $worst = [...$item.querySelectorAll('input[name$=".worst"]')]
            const $inputs = [...$item.querySelectorAll("input[type=radio]")].filter(($input) => !$worst.includes($input))
            const best = pick($inputs.length)
            $inputs[best].click()
            if ($worst.length) $worst[(best + 1) % $worst.length].click()
        }}""",
        seed,
    )


RESULT = """() => Object.fromEntries(
    [...document.querySelectorAll("[data-assess-result] tr:is([data-role], [data-trait], [data-skill])")].map((row) => {
        const cell = row.querySelector("[data-value]")
        const level = [...cell.querySelectorAll("[data-level-name]")].find((word) => !word.hidden)
        return [row.dataset.role ?? row.dataset.trait ?? row.dataset.skill, level?.dataset.levelName ?? cell.innerText.trim()]
    }))"""


def result(page: Page) -> dict[str, str]:
    """What each row of the result says: a number, or the number of a level, whatever the script."""
    return dict(page.evaluate(RESULT))


@BOTH
@pytest.mark.parametrize("name", ASSESSMENTS)
def test_take_share_and_reopen_in_the_other_script(open_page: Open, address: str, root: str, name: str) -> None:
    page = started(open_page(f"{root}practice/{name}/", 390, permissions=["clipboard-read", "clipboard-write"]))
    answer_all(page, 7)
    page.locator("form.handbook-quiz button[type=submit]").click()
    assert page.locator("[data-assess-result]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    mine = result(page)
    page.locator("[data-assess-copy=link]").click()
    page.wait_for_function("document.querySelector('[data-quiz-status]').textContent.length > 2")
    link = str(page.evaluate("navigator.clipboard.readText()"))
    other = link.replace(address + root, address + ("" if root else "zh-Hant/"))
    reopened = started(open_page(other.removeprefix(address)))
    assert result(reopened) == mine
    assert reopened.evaluate("localStorage.getItem('handbook.quiz." + name + "')") is None


def test_the_code_can_be_pasted_where_an_app_strips_the_link(open_page: Open) -> None:
    page = started(open_page("practice/chores/", permissions=["clipboard-read", "clipboard-write"]))
    answer_all(page, 3)
    page.locator("form.handbook-quiz button[type=submit]").click()
    index = page.locator("[data-chores-index]").inner_text()
    page.locator("[data-assess-copy=code]").click()
    page.wait_for_function("document.querySelector('[data-quiz-status]').textContent.includes('复制')")
    code = str(page.evaluate("navigator.clipboard.readText()"))
    other = started(open_page("practice/chores/"))
    other.locator("summary").filter(has_text="结果码").click()
    other.locator("[data-assess-code]").fill(f"  {code.upper()} ")
    other.locator("[data-assess-open]").click()
    assert other.locator("[data-chores-index]").inner_text() == index


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("role-fit.abcd.xxxx.0000", "不完整"),
        ("", "不完整"),
        ("<img src=x onerror=alert(1)>", "不完整"),
        ("运营", "不完整"),
    ],
)
def test_a_wrong_code_is_told_and_loses_nothing(open_page: Open, code: str, said: str) -> None:
    page = started(open_page("practice/chores/"))
    answer_all(page, 3)
    page.locator("summary").filter(has_text="结果码").click()
    page.locator("[data-assess-code]").fill(code)
    page.locator("[data-assess-open]").click()
    assert said in page.locator(STATUS).inner_text()
    assert page.locator("fieldset[data-item] input:checked").count() >= 12


def test_time_up_hands_the_paper_in(open_page: Open) -> None:
    page = started(open_page("practice/exam/?chapters=trio/user"))
    page.clock.install()
    page.locator("select[name=minutes]").select_option("10")
    page.locator(".handbook-exam__setup button[type=submit]").click()
    assert "10:00" in page.locator("[data-exam-clock]").inner_text()
    page.clock.run_for(601_000)
    assert "时间到" in page.locator(STATUS).inner_text()
    assert page.locator("[data-exam-result]").is_visible()


def test_a_code_of_another_quiz_is_told(open_page: Open, handbook: Handbook) -> None:
    page = started(open_page("practice/chores/"))
    code = page.evaluate(
        """async () => (await import("/assets/javascripts/answer-code.mjs")).encode("role-fit", "abcd", [], {})"""
    )
    page.locator("summary").filter(has_text="结果码").click()
    page.locator("[data-assess-code]").fill(code)
    page.locator("[data-assess-open]").click()
    assert "另一份" in page.locator(STATUS).inner_text()


def test_an_old_link_still_opens_and_says_what_changed(open_page: Open) -> None:
    page = started(open_page("practice/chores/"))
    code = page.evaluate(
        """async () => {
        const { encode } = await import("/assets/javascripts/answer-code.mjs")
        const { items } = JSON.parse(document.querySelector("[data-quiz-data]").textContent)
        const sharing = items.map(({ id, key4, revision }) => ({ id, key: key4, revision }))
        sharing[0].revision = sharing[0].revision === "a" ? "b" : "a"
        sharing.push({ id: "gone", key: "zzz9", revision: "a" })
        return encode("chores", "old0", sharing, { ...Object.fromEntries(items.map(({ id }) => [id, 2])), gone: 1 })
    }"""
    )
    old = started(open_page(f"practice/chores/#{code}"))
    assert "有 2 题改了文字或撤下了" in old.locator(STATUS).inner_text()
    assert old.locator("[data-chores-index]").inner_text() == "50"


def test_answers_are_kept_for_both_scripts_and_cleared_on_request(open_page: Open, address: str) -> None:
    page = started(open_page("practice/role-fit/"))
    answer_all(page, 5)
    before = page.locator("fieldset[data-item] input:checked").count()
    page.goto(f"{address}zh-Hant/practice/role-fit/")
    started(page)
    assert page.locator("fieldset[data-item] input:checked").count() == before > 24
    page.locator("[data-assess-clear]").click()
    page.reload()
    started(page)
    assert page.locator("fieldset[data-item] input:checked").count() == 0


@pytest.mark.parametrize("kept", ["{broken", "null", "[]", '"x"', '{"chores-asked-why": 99}', '{"a": {"b": 1}}'])
def test_corrupt_storage_does_no_harm(open_page: Open, kept: str) -> None:
    page = open_page("practice/chores/")
    page.evaluate("text => localStorage.setItem('handbook.quiz.chores', text)", kept)
    page.reload()
    started(page)
    assert page.locator("fieldset[data-item] input:checked").count() == 0
    answer_all(page, 1)
    page.locator("form.handbook-quiz button[type=submit]").click()
    assert page.locator("[data-assess-result]").is_visible()


def test_blocked_storage_is_told_and_the_quiz_works(open_page: Open) -> None:
    page = open_page("practice/chores/")
    page.add_init_script("Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new Error('full') }})")
    page.reload()
    started(page)
    page.locator("fieldset[data-item] input").first.click()
    assert "不让保存" in page.locator(STATUS).inner_text()


def test_the_closest_two_roles_lead_to_their_comparison(open_page: Open) -> None:
    page = started(open_page("practice/role-fit/"))
    answer_all(page, 11)
    page.locator("form.handbook-quiz button[type=submit]").click()
    first, second = [row.get_attribute("data-role") for row in page.locator("[data-fit-roles] tr").all()[:2]]
    page.locator("[data-fit-compare]").click()
    page.wait_for_url(f"**/roles/compare/?roles={first},{second}")


def test_the_same_answer_everywhere_gives_no_verdict(open_page: Open) -> None:
    page = started(open_page("practice/role-fit/"))
    page.evaluate(
        """() => document.querySelectorAll('fieldset[data-type=agree] input[value="2"]').forEach(box => box.click())"""
    )
    page.locator("form.handbook-quiz button[type=submit]").click()
    assert "看不出更接近哪个岗位" in page.locator("[data-fit-near]").inner_text()


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
    page.wait_for_function("document.querySelector('[data-quiz-status]').textContent.includes('已复制')")
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
    page.wait_for_function("document.querySelector('[data-quiz-status]').textContent.includes('已复制')")
    code = str(page.evaluate("navigator.clipboard.readText()"))
    other = started(open_page("practice/exam/"))
    other.locator("summary").filter(has_text="结果码").click()
    other.locator("[data-exam-code]").fill(code[:-1])
    other.locator("[data-exam-open]").click()
    assert "不完整" in other.locator(STATUS).inner_text()
    other.locator("[data-exam-code]").fill(code)
    other.locator("[data-exam-open]").click()
    assert other.locator("[data-exam-total]").inner_text() == total


def test_the_gap_to_a_role_and_level(open_page: Open, handbook: Handbook) -> None:
    page = started(open_page("practice/skills/"))
    page.evaluate(
        """() => document.querySelectorAll('fieldset[data-type=statement] input[value="2"]').forEach(box => box.click())"""
    )
    page.evaluate(
        """() => document.querySelectorAll('fieldset[data-type=situation] input[value="2"]').forEach(box => box.click())"""
    )
    needs = handbook.data.roles["community"].skills
    for rung, more in (("0", 0), ("1", 1), ("-1", -1)):
        page.locator("[data-skill-role]").select_option("community")
        page.locator("[data-skill-rung]").select_option(rung)
        page.locator("form.handbook-quiz button[type=submit]").click()
        gaps = [row.get_attribute("data-skill") for row in page.locator("tr[data-gap]").all()]
        assert sorted(map(str, gaps)) == sorted(
            skill for skill, need in needs.items() if max(1, min(4, need + more)) > 2
        )


def test_practice_tells_at_once(open_page: Open, handbook: Handbook) -> None:
    page = started(open_page("practice/exam/?chapters=workflow/strategy"))
    page.locator(".handbook-exam__setup button[type=submit]").click()
    single = page.locator("[data-exam-paper] fieldset[data-type=single]:visible").first
    single.locator("input").first.check()
    assert single.get_attribute("data-result") in ("right", "wrong")
    assert single.locator("details li").first.is_visible()


@BOTH
@pytest.mark.parametrize(
    "path", ["practice/role-fit/", "practice/chores/", "practice/skills/", "practice/exam/", "trio/user/"]
)
def test_whole_without_javascript(open_page: Open, root: str, path: str) -> None:
    page = open_page(f"{root}{path}", 390, java_script_enabled=False)
    assert page.locator("fieldset[data-item]").count() >= 3
    assert page.evaluate is not None and page.locator("fieldset[data-item] :is(input, select)").first.is_visible()
    folded = page.locator("details.handbook-answer summary")
    assert folded.count() >= 1
    folded.last.click()
    assert page.locator("details.handbook-answer[open]").count() == 1
    assert not page.locator("form button[type=submit]").first.is_visible()


def test_by_keyboard_alone(open_page: Open) -> None:
    page = started(open_page("practice/chores/"))
    page.locator("fieldset[data-item] input").first.focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.checked")
    page.keyboard.press("Enter")
    assert page.locator("[data-assess-result]").is_visible()
    assert page.evaluate("document.activeElement.matches('[data-assess-result]')")


def test_random_answers_always_give_numbers_in_range(open_page: Open) -> None:
    page = started(open_page("practice/role-fit/"))
    for seed in random.Random(1).sample(range(10_000), 5):
        answer_all(page, seed)
        page.locator("form.handbook-quiz button[type=submit]").click()
        values = [float(value) for value in result(page).values()]
        assert len(values) == 32 and all(-100 <= value <= 100 for value in values), json.dumps(values)
