"""The project as the tests use it: where it is, how it is built, how a copy of it is made."""

import functools
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def build(target: Path, project: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `project` into `target` as a contributor would, strictly; returns what it printed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **environment}
    return subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, encoding="utf-8")


def copy_project(target: Path) -> Path:
    """Copy what a build reads into `target`, for tests that change a source and build again."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(ROOT / name, target)
    return target


# The date that the tests build with, so that two builds can be compared.
EPOCH = "1790000000"
Open = Callable[..., Page]


def started(page: Page) -> Page:
    """The page with all its components at work: handbook.mjs says when it has fetched and started them."""
    page.wait_for_selector("html[data-handbook=ready]", state="attached")
    return page


CALL = """async ([module, name, cases]) => {
    const found = await import(new URL(`/assets/javascripts/${module}.mjs`, location))
    return cases.map((given) => found[name](...given))
}"""


def call(page: Page, module: str, name: str, cases: list[Any]) -> list[Any]:
    """What a function of ours returns for each of `cases`, the lists of its arguments."""
    return list(page.evaluate(CALL, [module, name, cases]))


def near(value: Any) -> Any:
    """The same with every number taken for right within 1e-6 of itself."""
    if isinstance(value, (list, tuple)):
        return [near(one) for one in value]
    if isinstance(value, dict):
        return {key: near(one) for key, one in value.items()}
    return pytest.approx(value, rel=1e-6, abs=1e-9) if isinstance(value, (int, float)) else value


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a built site as a static host does: 404.html for what is not there."""

    def log_message(self, format: str, *args: object) -> None:
        return

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            return super().send_error(code, message, explain)
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    """A browser that goes on to another page hangs up in the middle of a file: nothing to tell of."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a built site on a free port; gives the address of its root."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
