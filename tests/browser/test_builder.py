"""A course of one's own: ticked and typed in a real browser, opened from its link, downloaded and read as the book's own file."""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.project import ROOT, Open, started

from handbook.book import Handbook
from handbook.packs import Packs, load_packs

pytestmark = pytest.mark.browser
BUILDER = "training/builder/"
NOTE = "先说：“别急”, 'a' \"b\" #1 {x} [y] ~ _ , % & = + \\ 😀\n第二行\t- 完\u2028\u0085止"


ROWS = """() => [...document.querySelectorAll('.handbook-builder__row')].map((row) => [
    row.querySelector("time").textContent, row.elements.kind.value, row.elements.minutes.value,
    row.elements.title.value || row.elements.title.placeholder])"""


def schedule(page: Page) -> list[list[str]]:
    """What stands in the rows: time, kind, minutes, title as it is seen."""
    return list(page.evaluate(ROWS))


def load(folder: Path, text: str, book: Handbook) -> Packs:
    """Read `text` as the build reads a file of docs/_data/packs, as if it stood for the course that has its page."""
    file = folder / "docs" / "_data" / "packs" / "user.yml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return load_packs(folder / "docs", book.chapters, book.worksheets.sheets)


def put(page: Page, name: str, text: str) -> None:
    """Type into a field that may be folded away."""
    page.locator(f"[name={name}]").first.evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})) }", text
    )


def test_a_course_is_ticked_timed_and_opened_in_the_other_script(open_page: Open, address: str) -> None:
    page = started(open_page(BUILDER, 390))
    page.locator("[type=search]").and_(page.get_by_placeholder("章名")).fill("召回")
    page.locator('[value="trio/user#recall"]').check()
    page.locator("[name=minutes]").first.fill("30")
    page.locator('[data-do=add][value="discuss"]').click()
    page.keyboard.type("Title, with ~ 😀 发布")
    page.locator("[name=title]").nth(0).fill("周三带教 vs 復盤")
    page.locator("[name=start]").fill("13:10")
    page.locator("[name=start]").blur()
    assert [row[:3] for row in schedule(page)] == [["13:10", "read", "30"], ["13:40", "discuss", "10"]]
    assert "13:10–13:40 连着读、讲 30 分钟" in page.locator(".handbook-builder__day ul").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("location.href.length") < 400
    query = page.url.partition("?")[2]
    other = started(open_page(f"zh-Hant/{BUILDER}?{query}"))
    assert other.locator("[name=title]").nth(0).input_value() == "周三带教 vs 復盤"
    assert schedule(other)[1] == ["13:40", "discuss", "10", "Title, with ~ 😀 发布"]
    assert other.locator("[data-of=section] a").first.inner_text().startswith("用戶營運")
    assert not other.locator("[data-builder-faults]").inner_text()


def test_a_course_is_changed_by_keyboard_undone_and_kept(open_page: Open) -> None:
    page = started(open_page("training/packs/first-day/"))
    page.get_by_role("link", name="照这门课改一份").click()
    started(page)
    before = schedule(page)
    assert len(before) == 10 and before[-1][0] == "10:52"
    page.locator("[data-do=down]").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert [row[3] for row in schedule(page)][2] == before[0][3]
    assert (
        page.evaluate("document.activeElement.closest('li').querySelector('time').textContent") == schedule(page)[2][0]
    )
    page.locator("[data-do=drop]").first.focus()
    page.keyboard.press("Enter")
    assert len(schedule(page)) == 9
    page.locator("[name=note]").nth(3).evaluate("field => (field.closest('details').open = true)")
    page.locator("[name=note]").nth(3).fill("后来写的")
    page.locator("[data-do=undo]").click()
    assert len(schedule(page)) == 9
    page.locator("[data-do=undo]").click()
    assert len(schedule(page)) == 10
    page.locator("[name=minutes]").first.fill("9999")
    page.locator("[name=minutes]").first.blur()
    assert "1–240" in page.locator("[data-builder-status]").inner_text()
    assert page.locator("[name=minutes]").first.input_value() == "5"
    assert len(page.url) < 300
    rows = schedule(page)
    page.goto(page.url.partition("?")[0])
    assert schedule(started(page)) == rows
    page.goto(f"{page.url.partition('?')[0]}?day=10:00~talk,,7,Other&n=1")
    assert [row[3] for row in schedule(started(page))] == ["Other"]
    page.locator("[data-builder-before]").click()
    assert schedule(started(page)) == rows


BROKEN = (
    "from=nope&title=%E8%AF%BE&day=25:00,A~read,trio/user.recall,5"
    "~read,trio/user.nope,9999~jump,,0,Mine~exercise,trio/gone:raci,20~1.abcd~quiz,3:trio/user,9,%E6"
)


def test_a_broken_link_is_told_piece_by_piece_and_the_rest_stands(open_page: Open) -> None:
    page = started(open_page(f"{BUILDER}?{BROKEN}"))
    told = page.locator("[data-builder-faults]").inner_text()
    for what in ("“nope”这门课", "25:00", "trio/user#nope", "9999", "“jump”", "“0”", "trio/gone", "1.abcd", "截断"):
        assert what in told, what
    rows = schedule(page)
    assert [row[1] for row in rows] == ["read", "read", "talk", "exercise", "talk", "quiz"]
    assert rows[0][:3] == ["09:30", "read", "5"]
    assert rows[2][3] == "Mine" and rows[3][3] == "trio/gone"


@pytest.mark.parametrize("kept", ["day=%&day=~~~,,,~read,__proto__&n=x"])
def test_what_was_kept_may_be_broken(open_page: Open, address: str, kept: str) -> None:
    page = open_page(BUILDER)
    page.evaluate("kept => localStorage.setItem('handbook.builder', kept)", kept)
    page.reload()
    started(page).locator('[data-do=add][value="break"]').last.click()
    assert schedule(page)[-1][1] == "break"


@pytest.mark.parametrize("root", ["", "zh-Hant/"])
def test_the_downloaded_file_is_one_that_the_book_takes(
    open_page: Open, tmp_path: Path, handbook: Handbook, root: str
) -> None:
    page = started(open_page(f"{root}{BUILDER}?from=transfer"))
    put(page, "title", '转岗: "半天" #1')
    put(page, "note", NOTE)
    put(page, "id", "user")
    for kind in ("sheet", "quiz", "assess", "talk", "break"):
        page.locator(f'[data-do=add][value="{kind}"]').first.click()
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    assert download.value.suggested_filename == "user.yml"
    text = Path(download.value.path()).read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schemas/pack.json\n")
    pack, source = load(tmp_path, text, handbook).packs["user"], handbook.packs.packs["transfer"]
    assert str(pack.minutes) in page.locator("[data-builder-sum]").first.inner_text()
    assert pack.title == '转岗: "半天" #1' and pack.days[0].items[0].note == NOTE
    assert pack.days[1].items == source.days[1].items and pack.days[0].items[1:20] == source.days[0].items[1:20]
    assert (pack.audience, pack.objectives, pack.prepare) == (source.audience, source.objectives, source.prepare)


def test_a_file_from_nothing_says_what_is_still_to_write(open_page: Open, tmp_path: Path, handbook: Handbook) -> None:
    page = started(open_page(f"{BUILDER}?day=09:00~quiz,,9~read,trio/user,300~read,x/gone&n=3"))
    with page.expect_download() as download:
        page.locator("[data-do=save]").click()
    pack = load(tmp_path, Path(download.value.path()).read_text("utf-8"), handbook).packs["user"]
    assert [item.kind for item in pack.days[0].items] == ["talk", "read", "talk"] and "待写" in pack.audience


def test_the_sample_and_the_chapters_are_there_without_javascript(
    open_page: Open, tmp_path: Path, handbook: Handbook
) -> None:
    page = open_page(f"zh-Hant/{BUILDER}", 390, java_script_enabled=False)
    page.locator("summary", has_text="核心三大職位").click()
    assert page.locator("summary", has_text="用戶營運").is_visible()
    assert not page.locator("[data-do=save]").is_visible()
    sample = page.locator("[data-builder-sample]").inner_text()
    assert load(tmp_path, sample, handbook).packs["user"].minutes == 60


def test_the_printed_course_is_one_table_a_day(open_page: Open) -> None:
    page = started(open_page(f"{BUILDER}?from=first-week"))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".handbook-builder__paper table").count() == 5
    assert (
        not page.locator(".handbook-builder__plan").is_visible() and not page.locator("article > p").first.is_visible()
    )
    assert "合计 600 分钟" in str(page.locator("[data-builder-sum]").first.text_content())


def test_the_builder_stays_small(site: Path) -> None:
    page = gzip.compress((site / "zh-Hant" / "training" / "builder" / "index.html").read_bytes())
    scripts = (ROOT / "overrides" / "assets" / "javascripts").glob("builder*.mjs")
    assert len(page) <= 60_000
    assert sum(len(gzip.compress(path.read_bytes())) for path in scripts) <= 10_500
