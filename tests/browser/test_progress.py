"""Progress, spaced repetition, one question at a time, the trainer's class: kept in the browser, sent nowhere."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.project import Open, started

from handbook.book import Handbook

pytestmark = pytest.mark.browser
STATUS = "[data-quiz-status]"
LEITNER = """async ({ steps }) => {
    const { answered, due } = await import(new URL("/assets/javascripts/leitner.mjs", location))
    let boxes = {}
    const seen = []
    for (const [id, right, day] of steps) {
        boxes = answered(boxes, id, right, day)
        seen.push(boxes[id] ?? null)
    }
    return [seen, due(boxes, 10, new Set(["a", "b"]))]
}"""
ENCODE = """async ([quiz, answers]) => {
    const { encode } = await import(new URL("/assets/javascripts/answer-code.mjs", location))
    const data = JSON.parse(document.querySelector("[data-quiz-data]").textContent)[quiz]
    const items = data.items.map(({ id, key4, revision }) => ({ id, key: key4, revision }))
    return encode(quiz, data.version, items, answers)
}"""


def test_a_missed_item_comes_back_later_and_later_and_leaves(open_page: Open) -> None:
    page = open_page("practice/progress/")
    steps = [
        ["a", False, 0],
        ["a", True, 1],
        ["a", True, 3],
        ["a", True, 7],
        ["a", True, 15],
        ["a", True, 31],
        ["b", True, 1],
    ]
    seen, due = page.evaluate(LEITNER, {"steps": steps})
    assert seen == [
        {"box": 0, "due": 1},
        {"box": 1, "due": 3},
        {"box": 2, "due": 7},
        {"box": 3, "due": 15},
        {"box": 4, "due": 31},
        None,
        None,
    ]
    assert due == []


def test_what_was_missed_is_asked_again_when_it_is_due(open_page: Open, address: str, handbook: Handbook) -> None:
    page = started(open_page("practice/exam/?chapters=workflow/strategy"))
    page.locator("select[name=mode]").select_option("practice")
    page.locator(".handbook-exam__setup button[type=submit]").click()
    single = page.locator("[data-exam-paper] fieldset[data-type=single]:visible").first
    quiz = handbook.quizzes.exam[str(single.get_attribute("data-item"))]
    assert quiz.type == "single"
    wrong = next(at for at, option in enumerate(quiz.options) if not option.right)
    single.locator(f'input[value="{wrong}"]').check()
    boxes = json.loads(page.evaluate("localStorage.getItem('handbook.boxes')"))
    assert set(boxes) == {quiz.id}
    boxes[quiz.id]["due"] -= 1
    page.evaluate("text => localStorage.setItem('handbook.boxes', text)", json.dumps(boxes))
    page.goto(f"{address}zh-Hant/practice/progress/")
    assert started(page).locator("[data-progress-due]").inner_text() == "1"
    page.goto(f"{address}practice/exam/")
    started(page).locator("[data-exam-today]").click()
    shown = page.locator("[data-exam-paper] fieldset:visible")
    assert [item.get_attribute("data-item") for item in shown.all()] == [quiz.id]
    right = next(at for at, option in enumerate(quiz.options) if option.right)
    shown.first.locator(f'input[value="{right}"]').check()
    assert json.loads(page.evaluate("localStorage.getItem('handbook.boxes')"))[quiz.id]["box"] == 1


def test_nothing_due_is_said(open_page: Open) -> None:
    page = started(open_page("practice/exam/"))
    page.locator("[data-exam-today]").click()
    assert "没有到期" in page.locator(STATUS).inner_text()


def test_a_chapter_ticked_at_its_end_counts_in_both_scripts(open_page: Open, address: str) -> None:
    page = started(open_page("zh-Hant/trio/user/", 390))
    page.locator("[data-module=read-tick] input").check()
    page.goto(f"{address}practice/progress/")
    assert started(page).locator("[data-progress-count]").inner_text() == "1"
    assert page.locator('[data-read="trio/user"]').is_checked()
    page.locator('[data-read="trio/user"]').uncheck()
    assert page.locator("[data-progress-count]").inner_text() == "0"


def test_export_clear_restore(open_page: Open, tmp_path: Path) -> None:
    page = started(open_page("practice/progress/"))
    page.locator('[data-read="trio/user"]').check()
    with page.expect_download() as download:
        page.locator("[data-progress-export]").click()
    file = tmp_path / "kept.json"
    download.value.save_as(file)
    page.locator("[data-progress-clear]").click()
    assert page.locator('[data-read="trio/user"]').is_checked()
    page.locator("[data-progress-clear]").click()
    assert not page.locator('[data-read="trio/user"]').is_checked()
    page.locator("[data-progress-import]").set_input_files(file)
    page.wait_for_function("() => document.querySelector('[data-quiz-status]').textContent.includes('已恢复')")
    assert page.locator('[data-read="trio/user"]').is_checked()


def test_a_foreign_file_restores_nothing(open_page: Open, tmp_path: Path) -> None:
    page = started(open_page("practice/progress/"))
    page.locator('[data-read="trio/user"]').check()
    foreign = ("", "{", "[]", '{"format": "other", "kept": {"read": "[]"}}', '{"kept": null}')
    for at, text in enumerate(foreign):
        file = tmp_path / f"other-{at}.json"
        file.write_text(text, "utf-8")
        page.evaluate("document.querySelector('[data-quiz-status]').textContent = ''")
        page.locator("[data-progress-import]").set_input_files(file)
        expect(page.locator(STATUS), text).to_contain_text("没有恢复")
        assert page.locator('[data-read="trio/user"]').is_checked(), text


def test_corrupt_records_do_no_harm(open_page: Open) -> None:
    page = open_page("practice/progress/")
    page.evaluate(
        "for (const key of ['read', 'boxes', 'taken.exam']) localStorage.setItem('handbook.' + key, '{\"a\": [')"
    )
    page.reload()
    assert started(page).locator("[data-progress-count]").inner_text() == "0"


def test_one_question_at_a_time_by_digits_and_enter(open_page: Open) -> None:
    page = started(open_page("zh-Hant/practice/chores/", 390))
    page.locator("[data-stepper-switch]").check()
    shown = page.locator("fieldset[data-item]:visible")
    assert shown.count() == 1
    first = shown.first.get_attribute("data-item")
    shown.first.locator("input").first.focus()
    page.keyboard.press("3")
    assert page.locator(f'[data-item="{first}"] input[value="2"]').is_checked()
    page.keyboard.press("Enter")
    assert shown.count() == 1 and shown.first.get_attribute("data-item") != first
    assert page.locator("[data-stepper-count]").inner_text().startswith("2/")
    page.locator("[data-stepper-back]").click()
    assert shown.first.get_attribute("data-item") == first


def test_a_class_becomes_a_table_a_heat_map_and_a_csv(open_page: Open, handbook: Handbook) -> None:
    page = started(open_page("training/cohort/", permissions=["clipboard-read", "clipboard-write"]))
    quizzes = handbook.quizzes
    chores = [page.evaluate(ENCODE, ["chores", {item.id: value for item in quizzes.chores.items}]) for value in (0, 4)]
    single = next(item for item in quizzes.exam.values() if item.type == "single")
    wrong = next(at for at, option in enumerate(single.options) if not option.right)
    exam = page.evaluate(ENCODE, ["exam", {single.id: wrong}])
    lines = [
        f"甲 {chores[0]}",
        f"=乙, https://example.org/practice/chores/#{chores[1]}",
        "",
        f"丙\t{exam}",
        "丁 chores.abcd.0000",
        exam,
    ]
    page.locator("[data-cohort-codes]").fill("\n".join(lines))
    page.locator("form button[type=submit]").click()
    assert page.locator(STATUS).inner_text() == "汇总了 4 份。"
    assert [row.inner_text() for row in page.locator("[data-cohort-faults] li").all()] == [
        "第 5 行的结果码不完整或抄错了，没有计入。"
    ]
    table = page.locator("[data-cohort-tables] table").first
    rows = [[cell.inner_text() for cell in row.locator("th, td").all()] for row in table.locator("tbody tr").all()]
    assert [row[0] for row in rows] == ["甲", "=乙", "平均"]
    assert all(a is not None and int(rows[0][at]) + int(rows[1][at]) == 100 for at, a in enumerate(rows[0]) if at)
    assert table.locator("[data-heat]").count() == 3 * len(quizzes.chores.dimensions)
    missed = page.locator("[data-cohort-missed] li")
    assert missed.count() == 1 and missed.first.inner_text().startswith("2/2")
    page.locator("[data-cohort-csv]").click()
    page.wait_for_function("() => document.querySelector('[data-quiz-status]').textContent.includes('已复制')")
    text = str(page.evaluate("navigator.clipboard.readText()"))
    assert '"甲"' in text and '"\'=乙"' in text


def test_a_class_of_nonsense_is_told(open_page: Open) -> None:
    page = started(open_page("training/cohort/"))
    for text in ("", "只有名字", "<img src=x onerror=alert(1)> role-fit.aaaa.zzzz.0000", "a" * 20_000):
        page.evaluate("document.querySelector('[data-quiz-status]').textContent = ''")
        page.locator("[data-cohort-codes]").fill(text)
        page.locator("form button[type=submit]").click()
        assert "没有认出一份结果码" in page.locator(STATUS).inner_text(), text[:40]
        assert page.locator(".handbook-cohort img").count() == 0, text[:40]
