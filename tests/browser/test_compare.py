"""The comparison page: choose, switch, share, go back; in both scripts, on phone and desk, with and without script."""

import json
import re

import pytest
from playwright.sync_api import Page
from tests.project import Open

pytestmark = pytest.mark.browser
STATUS = "[data-compare-status]"
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])


def ready(page: Page) -> Page:
    page.locator(".handbook-compare[data-ready]").wait_for()
    return page


def columns(page: Page) -> list[str]:
    heads = page.locator(".handbook-compare thead th[data-role]:not([hidden])")
    return list(heads.evaluate_all("all => all.map(head => head.dataset.role)"))


def rows(page: Page) -> list[str]:
    shown = page.locator("tbody tr[data-dimension]:visible")
    return list(shown.evaluate_all("all => all.map(row => row.dataset.dimension)"))


def tick(page: Page, value: str) -> None:
    page.locator(f'input[value="{value}"]').click()


def query(page: Page) -> str:
    return str(page.evaluate("location.search")).removeprefix("?")


@BOTH
@pytest.mark.parametrize("width", [390, 1280])
def test_choosing_writes_the_address_and_the_address_shows_the_same(open_page: Open, root: str, width: int) -> None:
    page = ready(open_page(f"{root}roles/compare/", width))
    if width == 390:
        page.locator("summary", has_text=re.compile("2–4")).click()
    for role in ("activity", "community"):
        tick(page, role)
    assert query(page) == "roles=activity,community"
    assert columns(page) == ["activity", "community"]
    tick(page, "diff")
    page.locator("select[name=company]").select_option("startup")
    assert query(page) == "roles=activity,community&only=diff&company=startup"
    shared = ready(open_page(f"{root}roles/compare/?{query(page)}", width))
    assert columns(shared) == ["activity", "community"] and rows(shared) == rows(page)
    assert shared.evaluate("document.documentElement.scrollWidth") <= width


@BOTH
def test_back_and_forward_walk_through_the_choices(open_page: Open, root: str) -> None:
    page = ready(open_page(f"{root}roles/compare/?roles=user,content"))
    tick(page, "live")
    assert columns(page) == ["user", "content", "live"]
    page.go_back()
    assert columns(page) == ["user", "content"]
    page.go_forward()
    assert columns(page) == ["user", "content", "live"]


def test_columns_and_title_stand_as_they_were_chosen(open_page: Open) -> None:
    page = ready(open_page("roles/compare/?roles=live,finance,data"))
    assert columns(page) == ["live", "finance", "data"]
    assert page.locator("caption").first.inner_text().startswith("直播运营、财务运营")
    tick(page, "finance")
    tick(page, "activity")
    assert columns(page) == ["live", "data", "activity"]
    first = page.locator("tbody tr").first.locator("td")
    assert first.evaluate_all("all => all.map(cell => cell.dataset.role)") == ["live", "data", "activity"]


def test_the_script_switch_keeps_the_comparison(open_page: Open, address: str) -> None:
    page = ready(open_page("roles/compare/?roles=user,content"))
    tick(page, "live")
    page.locator("[data-module=script-switch]").click()
    page.wait_for_url(f"{address}zh-Hant/roles/compare/?roles=user,content,live")
    ready(page)
    assert columns(page) == ["user", "content", "live"]


def test_differences_only_hides_what_is_shared(open_page: Open) -> None:
    page = ready(open_page("roles/compare/?roles=activity,user"))
    before = page.locator("tr[data-dimension=skills] li:visible").count()
    tick(page, "diff")
    assert "side" not in rows(page)
    assert 0 < page.locator("tr[data-dimension=skills] li:visible").count() < before
    assert re.search(r"有 \d+ 项不同", page.locator(STATUS).inner_text())


def test_rows_can_be_chosen(open_page: Open) -> None:
    page = ready(open_page("roles/compare/?roles=activity,user&dims=skills,indicators"))
    assert rows(page) == ["indicators", "skills"]
    page.locator("summary").filter(has_text="选看哪几行").click()
    tick(page, "traps")
    assert query(page) == "roles=activity,user&dims=indicators,skills,traps"


def test_company_and_business_switches_show_one_answer(open_page: Open) -> None:
    page = ready(open_page("roles/compare/?roles=activity,user&company=mature&business=chain"))
    for dimension, only in (("company", "mature"), ("business", "chain")):
        shown = page.locator(f"tr[data-dimension={dimension}] td:visible li:visible")
        assert {item.get_attribute("data-only") for item in shown.all()} == {only}


@BOTH
def test_move_view_tells_what_carries_over(open_page: Open, root: str) -> None:
    page = ready(open_page(f"{root}roles/compare/?roles=community,user&view=move"))
    data = json.loads(page.evaluate("fetch('../../data/roles.json').then(answer => answer.text())"))["roles"]
    has, needs = data["community"]["skills"], data["user"]["skills"]
    expected = {
        "shared": [skill for skill in needs if has.get(skill, 0) >= needs[skill]],
        "stretch": [skill for skill in needs if 0 < has.get(skill, 0) < needs[skill]],
        "new": [skill for skill in needs if skill not in has],
    }
    for kind, skills in expected.items():
        found = page.locator(f"[data-move={kind}] li").all()
        assert sorted(item.get_attribute("data-key") or "" for item in found) == sorted(skills)
    assert page.locator("[data-move-chapter]").get_attribute("href").endswith("trio/user/")  # type: ignore[union-attr]


def test_move_view_needs_exactly_two(open_page: Open) -> None:
    page = ready(open_page("roles/compare/?roles=community,user,live&view=move"))
    assert "正好两个岗位" in page.locator(STATUS).inner_text()
    assert not page.locator("[data-compare-move]").is_visible()


@pytest.mark.parametrize(
    ("given", "shown", "said"),
    [
        ("", ["activity", "user", "content"], "还没有选岗位"),
        ("roles=", ["activity", "user", "content"], "还没有选岗位"),
        ("roles=live", ["live"], "再选一个才能对比"),
        ("roles=activity,user,content,live,data", ["activity", "user", "content", "live"], "没有放进来的是：数据运营"),
        ("roles=activity,nobody,user", ["activity", "user"], "已略过：nobody"),
        ("roles=activity,user&dims=salary&only=all", ["activity", "user"], "已略过：salary、all"),
        ("roles=<img src=x onerror=alert(1)>,user,live", ["user", "live"], "已略过：<img src=x onerror=alert(1)>"),
        ("roles=user,user,live", ["user", "live"], "用户运营、直播运营"),
    ],
)
def test_odd_addresses_are_told_and_show_the_rest(open_page: Open, given: str, shown: list[str], said: str) -> None:
    page = ready(open_page(f"roles/compare/?{given}"))
    assert columns(page) == shown
    assert said in page.locator(STATUS).inner_text()
    assert page.locator(".handbook-compare img").count() == 0


def test_a_fifth_role_is_refused_and_told(open_page: Open) -> None:
    page = ready(open_page("roles/compare/?roles=activity,user,content,live"))
    tick(page, "data")
    assert columns(page) == ["activity", "user", "content", "live"]
    assert "最多同时看四个岗位" in page.locator(STATUS).inner_text()
    assert not page.locator('input[value="data"]').is_checked()


@BOTH
def test_roles_are_found_by_name_in_either_script_or_by_indicator(open_page: Open, root: str) -> None:
    page = ready(open_page(f"{root}roles/compare/"))
    for words, role in (("社群", "community"), ("群組", "community"), ("GPM", "live"), ("直播", "live")):
        page.locator("[data-compare-filter]").fill(words)
        shown = [box.get_attribute("value") for box in page.locator("[name=roles]:visible").all()]
        assert role in shown and len(shown) < 20, words


def test_by_keyboard_alone(open_page: Open) -> None:
    page = ready(open_page("roles/compare/"))
    page.locator("[data-compare-filter]").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.value") == "activity"
    page.keyboard.press("Space")
    assert query(page) == "roles=activity"
    assert page.locator(STATUS).get_attribute("role") == "status"


def test_a_click_is_answered_in_a_tenth_of_a_second(open_page: Open) -> None:
    """Measured in the page, without layout: what our code does for a click on the largest table."""
    page = ready(open_page("roles/compare/?roles=activity,user,content"))
    took = page.evaluate(
        """() => { const box = document.querySelector('input[value="live"]'), start = performance.now()
        box.click(); return performance.now() - start }"""
    )
    assert took < 100


@BOTH
def test_whole_without_javascript(open_page: Open, root: str) -> None:
    page = open_page(f"{root}roles/compare/", java_script_enabled=False)
    assert not page.locator(".handbook-compare__form").is_visible()
    assert len(columns(page)) == 20
    table = page.locator(".handbook-compare table")
    assert table.locator("caption").inner_text()
    assert table.locator("tbody th[scope=row]").count() == 15
    assert table.locator("tbody td").count() == 15 * 20
