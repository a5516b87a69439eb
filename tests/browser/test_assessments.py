"""The self-assessments as readers use them: answer, see, keep, break things, print."""

import json
import random

import pytest
from playwright.sync_api import Page
from tests.assessments import STATUS, answer_all, result
from tests.project import Open, started

from handbook.book import Handbook

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])
ASSESSMENTS = ("role-fit", "chores", "skills")


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


def test_corrupt_storage_does_no_harm(open_page: Open) -> None:
    page = open_page("practice/chores/")
    for kept in ("{broken", "null", "[]", '"x"', '{"chores-asked-why": 99}', '{"a": {"b": 1}}'):
        page.evaluate("text => { localStorage.clear(); localStorage.setItem('handbook.quiz.chores', text) }", kept)
        page.reload()
        started(page)
        assert page.locator("fieldset[data-item] input:checked").count() == 0, kept
        answer_all(page, 1)
        page.locator("form.handbook-quiz button[type=submit]").click()
        assert page.locator("[data-assess-result]").is_visible(), kept


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


def far(page: Page) -> dict[str, float]:
    """How far out the rings of a role's needs stand on the axes of the radars, 0–1, as drawn."""
    return {skill: round(share, 2) for skill, share in page.evaluate(FAR)}


FAR = """() => [...document.querySelectorAll("[data-radar-need]")].flatMap(($path) =>
    [...$path.getAttribute("d").matchAll(/M(\\S+) ([^m]+)m/g)].map(([, x, y]) => {
        const lines = [...$path.closest("svg").querySelectorAll("[data-axis]")]
        const away = ($line) => Math.abs(Math.atan2($line.getAttribute("y2"), $line.getAttribute("x2")) - Math.atan2(y, x))
        return [lines.sort((a, b) => away(a) - away(b))[0].dataset.axis, Math.hypot(x, y) / 100]
    }))"""


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
        assert far(page) == {skill: max(1, min(4, need + more)) / 4 for skill, need in needs.items()}


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
        values = [float(value.replace("−", "-")) for value in result(page).values()]
        assert len(values) == 32 and all(-100 <= value <= 100 for value in values), json.dumps(values)


PRINTED = """() => { window.print = () => {
    const seen = (selector) => [...document.querySelectorAll(selector)].filter(($part) => $part.checkVisibility()).length
    window.printed = [seen("fieldset[data-item] :is(input, select)"), seen("details.handbook-answer :is(ul, ol, p)")]
}}"""


@pytest.mark.parametrize("name", ["skills", "role-fit", "chores", "exam"])
def test_blank_sheet_and_key_print_apart(open_page: Open, name: str) -> None:
    page = started(open_page(f"practice/{name}/"))
    page.evaluate(PRINTED)
    page.emulate_media(media="print")
    printed = {}
    for kind in ("blank", "key"):
        page.locator(f"[data-exam-print={kind}], [data-assess-{kind}]").first.evaluate("button => button.click()")
        printed[kind] = page.evaluate("window.printed")
    asked, told = zip(printed["blank"], printed["key"], strict=True)
    assert asked[0] >= 40 and asked[1] == 0
    assert told[0] == 0 and told[1] >= 1
