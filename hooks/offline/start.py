#!/usr/bin/env python3
"""Serves the folder it stands in to this computer alone and opens it; standard library only, Python 3.8 and later."""

from __future__ import annotations  # Python 3.8 reads the types below only so

import contextlib
import functools
import os
import sys
import webbrowser
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

FOLDER = Path(__file__).resolve().parent
# What a reader ticked is kept by address, so the port is the same each time where it can be.
FIRST, LAST = 8321, 8340
# A Windows registry may call scripts text/plain, and browsers then refuse modules.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class Handler(SimpleHTTPRequestHandler):
    """Files of the book; what is not there leads to 404.html, whose links are relative to the root."""

    def guess_type(self, path: object) -> str:
        """The type by the name's ending, never by what this machine thinks of it."""
        return TYPES.get(PurePosixPath(str(path)).suffix.lower(), "application/octet-stream")

    def end_headers(self) -> None:
        """Another edition at the same port must not come out of the browser's memory."""
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Lead a reader who took a wrong address to the page that says so."""
        if code != HTTPStatus.NOT_FOUND or "text/html" not in self.headers.get("Accept", ""):
            return super().send_error(code, message, explain)
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", "/404.html")
        self.send_header("Content-Length", "0")
        self.end_headers()
        return None

    def list_directory(self, path: object) -> None:
        """No listings."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


class Server(ThreadingHTTPServer):
    """On Windows the same port could be taken twice, and each would answer half of the requests."""

    allow_reuse_address = os.name == "posix"
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes on to another page hangs up in the middle of a file: nothing to tell of."""


def listening() -> Server | None:
    """A server at the first port that is free, None where all are taken."""
    handler = functools.partial(Handler, directory=str(FOLDER))
    for port in range(FIRST, LAST + 1):
        try:
            return Server(("127.0.0.1", port), handler)
        except OSError:
            continue
    return None


def main() -> int:
    """Serve until Ctrl+C; returns the exit code."""
    server = listening()
    if not server:
        print(f"127.0.0.1 的 {FIRST} 到 {LAST} 端口都被占用了：关掉先前打开的 start 窗口，再试一次。")
        return 2
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"运营全景：{address} ，按 Ctrl+C 停止", flush=True)
    if server.server_port != FIRST:
        print(f"{FIRST} 端口被占用，换了一个；在那边记下的进度这里看不到。", flush=True)
    webbrowser.open(address)
    with contextlib.suppress(KeyboardInterrupt):
        server.serve_forever()
    return 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    sys.exit(main())
