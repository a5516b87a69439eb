"""What the tests share: the built site, a server for it, a browser."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.project import EPOCH, ROOT, Open, build, served
from tests.readers import Readers

from handbook import loading
from handbook.book import Handbook


@pytest.fixture(scope="session")
def handbook() -> Handbook:
    return loading.load(ROOT / "docs")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The built site, one for all workers: whoever comes first builds it, the others wait.

    HANDBOOK_SITE=folder takes what SOURCE_DATE_EPOCH=1790000000 make build wrote there: for who writes a test.
    """
    if given := os.environ.get("HANDBOOK_SITE"):
        return Path(given)
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    target, done, failed = shared / "site", shared / "site.done", shared / "site.failed"
    try:
        target.mkdir()
    except FileExistsError:
        while not done.exists():
            assert not failed.exists(), failed.read_text("utf-8")
            time.sleep(0.1)
        return target
    built = build(target, SOURCE_DATE_EPOCH=EPOCH)
    if built.returncode:
        failed.write_text(built.stdout + built.stderr, "utf-8")
    assert built.returncode == 0, built.stdout + built.stderr
    done.touch()
    return target


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with served(site) as base:
        yield base


@pytest.fixture(scope="session")
def launch() -> Iterator[Callable[..., Browser]]:
    """Start a browser of one's own, with options of Playwright; most tests share one, `browser`."""
    path = os.environ.get("HANDBOOK_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    # Without a graphics card the browser draws faster when it does not imitate one.
    quiet = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    with sync_playwright() as playwright:
        own = path in (None, "playwright")
        yield partial(playwright.chromium.launch, executable_path=None if own else path, args=quiet)


@pytest.fixture(scope="session")
def browser(launch: Callable[..., Browser]) -> Iterator[Browser]:
    started = launch()
    yield started
    started.close()


@pytest.fixture(scope="session")
def readers(browser: Browser, address: str) -> Readers:
    return Readers(browser, address)


@pytest.fixture
def open_page(readers: Readers, address: str) -> Iterator[Open]:
    """Open a path of the site, each as another reader; at the end, no console message and no request beyond the site
    may have happened. `once` is for what changes the reader for good, such as a clock.
    """
    ends: list[Callable[[], None]] = []
    seen: list[str] = []

    def open_(path: str, width: int = 1280, expect_404: bool = False, once: bool = False, **options: Any) -> Page:
        options.setdefault("locale", "zh-TW" if path.startswith("zh-Hant/") else "zh-CN")
        context = readers.take(**options)
        ends.append(context.close if once else partial(readers.give_back, context, **options))
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 844})
        page.on("console", lambda message: None if expect_404 and "404" in message.text else seen.append(message.text))
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("request", lambda request: seen.append(request.url) if not request.url.startswith(address) else None)
        page.goto(address + path)
        return page

    yield open_
    for end in ends:
        end()
    assert seen == []
