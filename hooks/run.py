#!/usr/bin/env python3
"""Sets the project up and runs its commands. Standard library only; the Makefile and README's commands call it.

python hooks/run.py serve|build|check|fix|terms|test|schemas|permalinks|lock|links|book|audit|bench|offline|release|clean
python hooks/run.py new-role|new-chapter|new-quiz|new-worksheet|new-pack ID=… NAME=…
"""

from __future__ import annotations  # so that a Python too old reads this far and is told so

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial

from environment import BIN, ROOT, Stop, browser, run, second_engine, setup

OLDEST = (3, 11, 5)
# What `new-<kind>` starts, with its words after it: python hooks/run.py new-role ID=podcast NAME=播客运营
KINDS = ("role", "chapter", "quiz", "worksheet", "pack")
# Two workers, a file of tests to each in turn: what a file makes once, such as a second book, one worker makes.
FILE_BY_FILE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


def serve() -> None:
    """Serve both scripts and rebuild on every save; ADDR says where (default 127.0.0.1:8000)."""
    setup("requirements.lock")
    address = os.environ.get("ADDR") or "127.0.0.1:8000"
    host, _, port = address.rpartition(":")
    if not host or not port.isdigit():
        raise Stop(f"ADDR={address} 写法不对，应是 地址:端口，例如 ADDR=127.0.0.1:8001。")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except (OSError, OverflowError):
            raise Stop(f"{address} 用不了（多半是端口被占）。换一个，例如：make serve ADDR=127.0.0.1:8001。") from None
    print(f"简体 http://{address}/ ，繁体 http://{address}/zh-Hant/ ，按 Ctrl+C 停止", flush=True)
    run("mkdocs", "serve", "--dev-addr", address, SITE_URL=f"http://{address}/")


def build() -> None:
    """Build both scripts into site/, strictly."""
    setup("requirements.lock")
    run("mkdocs", "build", "--strict", "--site-dir", os.environ.get("SITE_DIR", "site"))


def check() -> None:
    """Say all that is wrong with words and data, in seconds; nothing is built."""
    setup("requirements.lock")
    run("handbook.check", PYTHONPATH=str(ROOT / "hooks"))


def fix() -> None:
    """Repair what a machine can repair, line by line."""
    setup("requirements.lock")
    run("handbook.fix", PYTHONPATH=str(ROOT / "hooks"))


def test() -> None:
    """Everything: words and data, Python's own checks, all tests, browser included."""
    check()
    lint()
    run("pytest", "-q", *FILE_BY_FILE, HANDBOOK_BROWSER=browser())


def book() -> None:
    """The whole book of both scripts as PDF and EPUB, checked, in dist/book/; a build after it puts them on the site."""
    setup("requirements-book.lock")
    with tempfile.TemporaryDirectory() as site:
        run("mkdocs", "build", "--strict", "--site-dir", site)
        here = {"PYTHONPATH": str(ROOT / "hooks"), "HANDBOOK_BROWSER": browser()}
        run("handbook.make_book", site, str(ROOT / "dist" / "book"), **here)
    print("四个文件在 dist/book/；再运行一次 build，网站上就有下载的链接。")


def audit() -> None:
    """The slow checks of tests/audit that `test` leaves out: the main journeys in a second browser engine, and the like."""
    setup("requirements-audit.lock")
    second_engine()
    run("pytest", "-q", "-m", "audit", "tests/audit", HANDBOOK_BROWSER=browser())


def lint() -> None:
    """Python's own checks."""
    setup("requirements-dev.lock")
    run("ruff", "check", "--quiet", ".")
    run("ruff", "format", "--check", "--quiet", ".")
    run("mypy", "--no-error-summary")


def offline() -> None:
    """Pack both scripts into dist/ as a zip that opens by double click; one commit gives the same bytes each time."""
    setup("requirements.lock")
    dated = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH") or committed()}
    with tempfile.TemporaryDirectory() as site:
        run("mkdocs", "build", "--strict", "--site-dir", site, **dated)
        run("handbook.offline", site, "dist", PYTHONPATH=str(ROOT / "hooks"), **dated)


def committed() -> str:
    """The time of the last commit in seconds; without git the beginning of this day."""
    try:
        told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    except OSError:
        told = None
    return told.stdout.strip() if told and told.stdout.strip() else str(int(time.time()) // 86400 * 86400)


def bench() -> None:
    """Measure builds, the preview, search and reading against their lines; BENCH=searches measures one group."""
    setup("requirements-bench.lock")
    here = {"PYTHONPATH": str(ROOT / "hooks"), "HANDBOOK_BROWSER": browser()}
    run("handbook.bench", *os.environ.get("BENCH", "").split(), **here)


def lock() -> None:
    """Write the lock files anew, with hashes, for every system and Python from 3.11.5."""
    setup("requirements-dev.lock")
    options = ["--universal", "--python-version", "3.11.5", "--generate-hashes", "--no-header", "--quiet"]
    options += ["--upgrade", "--default-index", "https://pypi.org/simple"]
    for name in ("requirements", "requirements-dev", "requirements-book", "requirements-audit", "requirements-bench"):
        run("uv", "pip", "compile", f"{name}.txt", *options, "-o", f"{name}.lock")


def terms() -> None:
    """Show what changed since BASE in both scripts, and what decided the traditional one; takes --markdown."""
    setup("requirements.lock")
    run("handbook.script_change", *sys.argv[2:], PYTHONPATH=str(ROOT / "hooks"))


def schemas() -> None:
    """Write the JSON Schemas that editors use for the data files."""
    setup("requirements.lock")
    run("handbook.schemas", PYTHONPATH=str(ROOT / "hooks"))


def permalinks() -> None:
    """Register what is new in docs/_data/permalinks.lock; nothing is taken out of it."""
    setup("requirements.lock")
    run("handbook.add_permalinks", PYTHONPATH=str(ROOT / "hooks"))


def new(kind: str) -> None:
    """Start a role, chapter, question, worksheet or course from its skeleton, with what the command line says of it."""
    setup("requirements.lock")
    run("handbook.new", kind, *sys.argv[2:], PYTHONPATH=str(ROOT / "hooks"))


def links() -> None:
    """Open every address beyond the site that the sources name; needs the network, so no other command does it."""
    setup("requirements-dev.lock")
    found = ("docs", "overrides", "README.md", "CONTRIBUTING.md", "CHANGELOG.md")
    lychee = shutil.which("lychee", path=str(BIN))
    if code := subprocess.run([str(lychee), "--config", ".github/lychee.toml", *found], cwd=ROOT).returncode:
        raise SystemExit(code)


def release() -> None:
    """Gather dist/release for the tag named by TAG: the book, the offline zip, their checksums and the notes."""
    setup("requirements.lock")
    run("handbook.release", os.environ.get("TAG", ""), PYTHONPATH=str(ROOT / "hooks"))


def clean() -> None:
    """Remove what can be made again."""
    for name in (".venv", "site", "dist", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".rumdl_cache", ".hypothesis"):
        shutil.rmtree(ROOT / name, ignore_errors=True)


def main() -> int:
    """Run the command named on the command line; returns the exit code."""
    daily = (serve, build, check, fix, terms, test, schemas, permalinks, lock, links)
    known = (*daily, book, audit, bench, offline, release, clean)
    commands: dict[str, Callable[[], None]] = {f.__name__: f for f in known}
    commands |= {f"new-{kind}": partial(new, kind) for kind in KINDS}
    try:
        if sys.version_info < OLDEST:
            raise Stop(f"Python 太旧：这里是 {sys.version.split()[0]}，需要 {'.'.join(map(str, OLDEST))} 或更新。")
        name, *words = sys.argv[1:] or [""]
        if name not in commands or (words and not name.startswith("new-") and sys.argv[1:] != ["terms", "--markdown"]):
            raise Stop(f"用法：python hooks/run.py {'|'.join(commands)}")
        commands[name]()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
