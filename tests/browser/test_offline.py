"""The downloaded book: unpacked on a stick and opened by double click, or served by the start file in it."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.project import EPOCH, Open, started

from handbook import offline
from handbook.book import Handbook

# HANDBOOK_OFFLINE=1 opens every page; otherwise some of each kind.
SOME = [
    "index",
    "contents",
    "practice/exam/index",
    "practice/role-fit/index",
    "practice/progress/index",
    "roles/compare/index",
    "metrics/funnel/index",
    "practice/worksheets/retro/index",
    "training/cohort/index",
    "reference/glossary/index",
    "s/user/index",
    "404",
    "zh-Hant/index",
    "zh-Hant/contents",
    "zh-Hant/start/first-30-days/index",
    "zh-Hant/training/packs/first-day/index",
]


@pytest.fixture(scope="module")
def packed(site: Path, handbook: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return offline.pack(site, tmp_path_factory.mktemp("dist"), int(EPOCH), handbook.converter.convert)


@pytest.fixture(scope="module")
def stick(packed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book unpacked in a folder such as readers have."""
    folder = tmp_path_factory.mktemp("stick") / "我的 U 盘 #1"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder)
    (book,) = folder.iterdir()
    return book


@pytest.fixture
def watched(browser: Browser) -> Iterator[Callable[[], Page]]:
    """A new page; at the end, no message, no error, no failed request and nothing from beyond may have come."""
    context = browser.new_context(locale="zh-CN")
    seen: list[str] = []

    def page() -> Page:
        page = context.new_page()
        page.on("console", lambda message: seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        # Going on to the next page aborts an icon on its way.
        page.on("requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else seen.append(f"{r.url} failed"))
        local = ("file://", "http://127.0.0.1:")
        page.on("request", lambda r: None if r.url.startswith(local) else seen.append(r.url))
        return page

    yield page
    context.close()
    assert seen == []


def rows(page: Page) -> list[int]:
    return [table.locator("tr").count() for table in page.locator("main table").all()]


@pytest.mark.browser
def test_a_reader_walks_through_it_from_the_stick(watched: Callable[[], Page], open_page: Open, stick: Path) -> None:
    page = watched()
    page.goto((stick / "index.html").as_uri())
    assert re.search(r"离线版 \d+\.\d+\.\d+（2026-09-21）", page.locator(".handbook-offline").inner_text())
    assert not page.locator("[data-search-open]").is_visible()
    page.locator("main").get_by_role("link", name="用户运营").first.click()
    assert page.url.endswith("/trio/user/index.html")
    online = rows(open_page("trio/user/", java_script_enabled=False))
    assert rows(page) == online and len(online) > 3
    page.get_by_label("切換到繁體中文").click()
    assert page.url.endswith("/zh-Hant/trio/user/index.html")
    assert page.locator("h1").inner_text().startswith("用戶營運") and rows(page) == online
    page.goto((stick / "zh-Hant" / "practice" / "exam" / "index.html").as_uri())
    page.emulate_media(media="print")
    questions = page.locator("fieldset[data-item]")
    assert questions.count() > 100 and all(questions.nth(at).is_visible() for at in (0, 50, -1))
    assert page.locator("form button:visible").count() == 0
    page.emulate_media(media="screen")
    page.go_back()
    page.get_by_role("link", name="全書目錄").click()
    page.locator("main").get_by_role("link", name="RFM", exact=True).first.click()
    assert re.search(r"/zh-Hant/.+/index\.html", page.url)


@pytest.mark.browser
def test_the_pages_open_without_a_word_from_the_browser(watched: Callable[[], Page], stick: Path) -> None:
    page = watched()
    every = [path.relative_to(stick).with_suffix("").as_posix() for path in sorted(stick.rglob("*.html"))]
    for name in every if os.environ.get("HANDBOOK_OFFLINE") else SOME:
        page.goto((stick / f"{name}.html").as_uri())
        assert page.locator("h1").first.is_visible(), name
        assert page.locator("main :is(button, [type=submit]):not(.md-top):visible").count() == 0, name


@pytest.fixture
def start(stick: Path) -> Iterator[str]:
    """The book served by its own start file, as where Python is there; gives the address that it tells."""
    env = {**os.environ, "BROWSER": "true", "PYTHONUTF8": "1"}
    command = [sys.executable, str(stick / "start.py")]
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout
    told = re.match(r"运营全景：(http://127\.0\.0\.1:\d+/) ，按 Ctrl\+C 停止", process.stdout.readline())
    assert told
    yield told[1]
    process.terminate()
    process.wait()


@pytest.mark.browser
def test_served_by_its_start_file_everything_works(start: str, watched: Callable[[], Page]) -> None:
    page = watched()
    page.goto(start)
    started(page)
    assert page.locator(".handbook-offline").inner_text().endswith("全书目录")
    page.keyboard.press("/")
    page.keyboard.type("复购率")
    page.locator(".handbook-search__hit").first.click()
    started(page)
    page.goto(f"{start}metrics/funnel/index.html")
    started(page).locator("[data-module=calculator][data-ready]").first.wait_for()
    assert page.locator("[data-module=calculator] [data-field]").first.is_editable()
    quiz = page.locator("form[data-module=practice]")
    for question in quiz.locator("fieldset[data-item]").all():
        question.locator("input, select").first.evaluate("$input => $input.click()")
    quiz.locator("[type=submit]").click()
    assert re.search("答对|没答", quiz.locator("[data-quiz-status]").inner_text())
    page.goto(f"{start}no/such/page")
    page.get_by_role("link", name="岗位地图").click()
    page.wait_for_url(f"{start}roles/map/index.html")
    started(page)


def test_all_links_and_anchors_arrive_at_files(stick: Path) -> None:
    lychee = shutil.which("lychee", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert lychee
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "a-folder-is-no-file"]
    done = subprocess.run([lychee, *options, *map(str, stick.rglob("*.html"))], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:]


def test_the_zip_is_the_same_each_time_and_fits_every_system(
    packed: Path, site: Path, handbook: Handbook, tmp_path: Path
) -> None:
    again = offline.pack(site, tmp_path, int(EPOCH), handbook.converter.convert)
    assert again.read_bytes() == packed.read_bytes()
    with zipfile.ZipFile(packed) as archive:
        entries = {entry.filename.partition("/")[2]: entry for entry in archive.infolist()}
        assert all(name.isascii() for name in entries)
        assert archive.read(entries["README.txt"]).decode("utf-8-sig").count("\r\n") > 20
        assert archive.read(entries["start.bat"]).isascii()
    assert entries["start.command"].external_attr >> 16 == 0o100755
    assert entries["index.html"].external_attr >> 16 == 0o100644
