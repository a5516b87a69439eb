"""How fast a page is for a reader with a slow phone: what is fetched, when the text stands, whether it moves, how it answers.

`python -m handbook.bench.reading SITE` prints the figures of a built site.
"""

import functools
import gzip
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

# A phone of the lower middle on a 4G of the slow kind, as Lighthouse takes it: bytes a second, milliseconds, times slower.
DOWN, UP, ROUND_TRIP, SLOWER = 1_600_000 / 8, 750_000 / 8, 150, 4
# One page of each kind that readers come to first, in both scripts.
PAGES = tuple(
    root + page for root in ("", "zh-Hant/") for page in ("", "craft/control/", "roles/compare/", "practice/role-fit/")
)
TEXTS = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".csv")
WATCH = """() => {
    window.vitals = { lcp: 0, cls: 0, inp: 0 }
    const watch = (type, take, more = {}) =>
        new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more })
    watch("largest-contentful-paint", ({ startTime }) => (vitals.lcp = startTime))
    watch("layout-shift", ({ value, hadRecentInput }) => (vitals.cls += hadRecentInput ? 0 : value))
    const slowest = ({ duration, interactionId }) => (vitals.inp = Math.max(vitals.inp, interactionId && duration))
    watch("event", slowest, { durationThreshold: 16 })
}"""


def reading(site: Path) -> dict[str, dict[str, float]]:
    """Visit each of PAGES of the built `site` three times as measure() does; returns the middle figures by path."""
    path = os.environ.get("HANDBOOK_BROWSER") or shutil.which("chromium")
    own = path in (None, "playwright")
    with compressed(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=None if own else path, args=["--no-sandbox", "--disable-gpu"]
        )
        return {page: _middle([measure(browser, address + page) for _ in range(3)]) for page in PAGES}


def _middle(visits: list[dict[str, float]]) -> dict[str, float]:
    return {name: median(visit[name] for visit in visits) for name in visits[0]}


def measure(browser: Browser, page_url: str) -> dict[str, float]:
    """Open `page_url` as a first visit on a slow phone, then use it.

    Returns requests and missing (numbers), bytes, css and js (compressed; js only ours), lcp and inp (milliseconds),
    cls (a share of the screen).
    """
    with browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, device_scale_factor=2) as context:
        page = context.new_page()
        fetched = _slowed(page)
        page.add_init_script(f"({WATCH})()")
        page.goto(page_url, wait_until="load")
        page.wait_for_selector("html[data-handbook=ready]", state="attached")
        page.wait_for_timeout(500)
        found = {**_weight(fetched), **page.evaluate("vitals")}
        return {**found, "inp": _used(page)}


def _slowed(page: Page) -> list[tuple[str, int, float]]:
    """Slow the page down; gives the address, the status and the compressed bytes of all that it fetches from then on."""
    answers: dict[str, tuple[str, int]] = {}
    fetched: list[tuple[str, int, float]] = []
    session = page.context.new_cdp_session(page)
    session.on(
        "Network.responseReceived",
        lambda told: answers.update({told["requestId"]: (told["response"]["url"], told["response"]["status"])}),
    )
    session.on(
        "Network.loadingFinished",
        lambda told: fetched.append((*answers[told["requestId"]], told["encodedDataLength"])),
    )
    session.send("Network.enable")
    conditions = {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": DOWN, "uploadThroughput": UP}
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return fetched


def _used(page: Page) -> float:
    """The slowest answer, in milliseconds, to what readers do: answer a question, open the search box and the menu."""
    for selector, opens in (
        ("article [type=radio], article [type=checkbox], article summary", False),
        ("[data-search-open]", True),
        (".handbook-drawer", True),
    ):
        found = page.locator(selector).first
        if found.count() and found.is_visible():
            found.click()
            page.wait_for_timeout(300)
        # A key that changes nothing is answered by the next frame, which then may be long in coming.
        if opens:
            page.keyboard.press("Escape")
            page.wait_for_timeout(200)
    return float(page.evaluate("vitals.inp"))


def _weight(fetched: list[tuple[str, int, float]]) -> dict[str, float]:
    fetched = [one for one in fetched if not one[0].startswith("data:")]
    sizes = [(address.rpartition("/")[2], size) for address, _, size in fetched]
    return {
        "requests": len(fetched),
        "missing": sum(status >= 400 for _, status, _ in fetched),
        "bytes": sum(size for _, size in sizes),
        "css": sum(size for name, size in sizes if name.endswith(".css")),
        "js": sum(size for name, size in sizes if name.endswith(".mjs") and not name.startswith("search-results.")),
    }


class _Compressing(SimpleHTTPRequestHandler):
    """Sends text compressed and keeps the connection, as every host that we describe does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.exists()
        body = path.read_bytes() if found else b""
        packed = path.suffix in TEXTS
        body = gzip.compress(body, 6) if packed else body
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "text/javascript" if path.suffix == ".mjs" else self.guess_type(str(path)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):
            self.wfile.write(body)


@contextmanager
def compressed(site: Path) -> Iterator[str]:
    """Serve a built site compressed on a free port; gives the address of its root."""
    handler: Any = functools.partial(_Compressing, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


if __name__ == "__main__":
    for path, found in reading(Path(sys.argv[1])).items():
        print(
            f"/{path:<28}", "  ".join(f"{name} {value:.{3 if name == 'cls' else 0}f}" for name, value in found.items())
        )
