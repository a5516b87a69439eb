"""The preview while writing: what is saved is on the page at once, what is wrong is told there until it is mended."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.project import ROOT, started

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book with all our code."""
    target = tmp_path_factory.mktemp("preview")
    for name in ("hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "fixture" / "docs", target / "docs")
    shutil.copy(ROOT / "CHANGELOG.md", target)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (target / "mkdocs.yml").write_text(config.partition("\nnav:\n")[0] + "\n", "utf-8")
    return target


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """Where the preview of that book is served."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": f"http://{host}/"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    with subprocess.Popen(
        command, cwd=project, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(host, server)
            yield f"http://{host}/"
        finally:
            server.terminate()


def wait_for(host: str, server: subprocess.Popen[bytes]) -> None:
    name, _, port = host.partition(":")
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex((name, int(port))) == 0:
                return
        assert server.poll() is None, "the preview ended before it served"
        time.sleep(0.1)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}zh-Hant/trio/user/")
        yield started(page)


def change(file: Path, find: str, put: str) -> None:
    text = file.read_text("utf-8")
    assert find in text, (file, find)
    file.write_text(text.replace(find, put, 1), "utf-8")


SOON = 20_000  # milliseconds; the machine of a test may be busy, so speed is measured in the bench


def test_a_saved_chapter_is_on_both_pages_and_a_fault_is_told_until_mended(
    project: Path, page: Page, address: str
) -> None:
    chapter = project / "docs" / "trio" / "user.md"
    whole = chapter.read_text("utf-8")
    first = re.search(r"^## (.+?) \{#", whole, re.MULTILINE)
    assert first
    change(chapter, first[1], "刚刚保存的标题")
    expect(page.locator("article h2").first).to_contain_text("剛剛保存的標題", timeout=SOON)
    page.goto(f"{address}trio/user/")
    expect(page.locator("article h2").first).to_contain_text("刚刚保存的标题")
    overlay = page.locator(".handbook-preview")
    expect(overlay).to_be_hidden()

    change(chapter, "刚刚保存的标题 {#", "没有编号的标题 {#坏")
    expect(overlay).to_contain_text("docs/trio/user.md:", timeout=SOON)
    expect(overlay).to_contain_text("heading-id")
    assert page.locator("article h2").first.inner_text().startswith("刚刚保存的标题")

    chapter.write_text(whole, "utf-8")
    expect(page.locator("article h2").first).to_contain_text(first[1], timeout=SOON)
    expect(overlay).to_be_hidden()


def test_data_templates_and_styles_are_watched_too(project: Path, page: Page) -> None:
    change(project / "docs" / "_data" / "roles" / "user.yml", "name: ", "name: 甲乙丙")
    expect(page.locator("article")).to_contain_text("甲乙丙", timeout=SOON)
    change(project / "overrides" / "fragments" / "role_card.html", "服务谁", "替谁做事")
    expect(page.locator(".handbook-card, [class*=card]").first).to_contain_text("替誰做事", timeout=SOON)
    change(
        project / "overrides" / "assets" / "stylesheets" / "roles.css",
        "\n",
        "\nbody { outline: 3px solid rgb(1, 2, 3); }\n",
    )
    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=SOON)


def test_what_breaks_the_build_itself_is_told_with_its_line_and_the_server_lives(project: Path, page: Page) -> None:
    config, card = project / "mkdocs.yml", project / "overrides" / "fragments" / "role_card.html"
    code = project / "hooks" / "handbook" / "roles.py"
    sound = {file: file.read_text("utf-8") for file in (config, card, code)}
    overlay = page.locator(".handbook-preview")

    # as editors save that write beside a file and rename
    beside = config.with_suffix(".new")
    beside.write_text(sound[config].replace("theme:\n", "theme: [\n", 1), "utf-8")
    beside.rename(config)
    expect(overlay).to_contain_text("mkdocs.yml:", timeout=SOON)
    expect(overlay).to_contain_text("YAML 读不懂这一行")

    change(card, "\n", "\n{{ no_such_name }}\n")
    config.write_text(sound[config], "utf-8")
    expect(overlay).to_contain_text("overrides/fragments/role_card.html:2", timeout=SOON)

    code.write_text(f"{sound[code]}\ndef (:\n", "utf-8")
    expect(overlay).to_contain_text(f"hooks/handbook/roles.py:{len(sound[code].splitlines()) + 2}", timeout=SOON)
    assert page.locator("article h1").count() == 1

    for file, text in sound.items():
        file.write_text(text, "utf-8")
    expect(overlay).to_be_hidden(timeout=2 * SOON)
