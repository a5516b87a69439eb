"""The result of an assessment as a link or a code: opened in the other script, pasted, damaged, of another time."""

import pytest
from tests.assessments import STATUS, answer_all, result
from tests.project import Open, started

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("root", ["", "zh-Hant/"])
@pytest.mark.parametrize("name", ["role-fit", "chores", "skills"])
def test_take_share_and_reopen_in_the_other_script(open_page: Open, address: str, root: str, name: str) -> None:
    page = started(open_page(f"{root}practice/{name}/", 390, permissions=["clipboard-read", "clipboard-write"]))
    answer_all(page, 7)
    page.locator("form.handbook-quiz button[type=submit]").click()
    assert page.locator("[data-assess-result]").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    mine = result(page)
    page.locator("[data-assess-copy=link]").click()
    page.wait_for_function("() => document.querySelector('[data-quiz-status]').textContent.length > 2")
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
    page.wait_for_function("() => document.querySelector('[data-quiz-status]').textContent.includes('复制')")
    code = str(page.evaluate("navigator.clipboard.readText()"))
    other = started(open_page("practice/chores/"))
    other.locator("summary").filter(has_text="结果码").click()
    other.locator("[data-assess-code]").fill(f"  {code.upper()} ")
    other.locator("[data-assess-open]").click()
    assert other.locator("[data-chores-index]").inner_text() == index


def test_a_wrong_code_is_told_and_loses_nothing(open_page: Open) -> None:
    page = started(open_page("practice/chores/"))
    answer_all(page, 3)
    page.locator("summary").filter(has_text="结果码").click()
    for code in ("role-fit.abcd.xxxx.0000", "", "<img src=x onerror=alert(1)>", "运营"):
        page.locator(STATUS).evaluate("(status) => status.replaceChildren()")
        page.locator("[data-assess-code]").fill(code)
        page.locator("[data-assess-open]").click()
        assert "不完整" in page.locator(STATUS).inner_text(), code
    assert page.locator("fieldset[data-item] input:checked").count() >= 12


def test_a_code_of_another_quiz_is_told(open_page: Open) -> None:
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
