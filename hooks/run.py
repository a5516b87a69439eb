#!/usr/bin/env python3
"""Sets the project up and runs its commands. Standard library only; the Makefile and README's commands call it.

python hooks/run.py serve|build|check|test|book|schemas|permalinks|lock|clean
"""

from __future__ import annotations  # so that a Python too old reads this far and is told so

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST = (3, 11, 5)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
BROWSER_FILES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)


class Stop(Exception):  # noqa: N818 - it ends the run with one line for the reader
    """What went wrong and what to do, in one line of Chinese."""


def setup(lock: str) -> None:
    """Make .venv and install `lock` into it, once for each content of the lock."""
    stamp = VENV / f"{lock}.sha256"
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"第一次运行或依赖有变：把 {lock} 里的库装进 .venv ……", flush=True)
    if not (BIN / ("python.exe" if os.name == "nt" else "python")).exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
        if made.returncode:
            raise Stop("建不了虚拟环境。Debian/Ubuntu 先运行：apt-get install python3-venv，再试一次。")
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    done = subprocess.run([str(python()), *pip], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        sys.stderr.write(done.stderr)
        raise Stop("库没有装上：多半是连不上 PyPI。检查网络，或设好镜像（环境变量 PIP_INDEX_URL）后再运行一次。")
    stamp.write_text(wanted)


def python() -> Path:
    """The interpreter of .venv."""
    return BIN / ("python.exe" if os.name == "nt" else "python")


def run(*command: str, **environment: str) -> None:
    """Run a command of .venv in the project's folder; its failure ends this run with its code."""
    path = f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    env = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **os.environ, "PATH": path, **environment}
    code = subprocess.run([str(python()), "-m", *command], cwd=ROOT, env=env).returncode
    if code:
        raise SystemExit(code)


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
    """Everything that needs no browser."""
    lint()
    run("pytest", "-q", "-n", "2", "--dist", "loadfile", "-m", "not browser")


def test() -> None:
    """Everything, browser included."""
    lint()
    run("pytest", "-q", "-n", "2", "--dist", "worksteal", HANDBOOK_BROWSER=browser())


def book() -> None:
    """The whole book of both scripts as PDF and EPUB, checked, in dist/book/; a build after it puts them on the site."""
    setup("requirements-book.lock")
    with tempfile.TemporaryDirectory() as site:
        run("mkdocs", "build", "--strict", "--quiet", "--site-dir", site)
        here = {"PYTHONPATH": str(ROOT / "hooks"), "HANDBOOK_BROWSER": browser()}
        run("handbook.make_book", site, str(ROOT / "dist" / "book"), **here)
    print("四个文件在 dist/book/；再运行一次 build，网站上就有下载的链接。")


def lint() -> None:
    """Python's own checks."""
    setup("requirements-dev.lock")
    run("ruff", "check", "--quiet", ".")
    run("ruff", "format", "--check", "--quiet", ".")
    run("mypy", "--no-error-summary")


def browser() -> str:
    """Find a browser, or install one: environment variable, the machine's own, Debian's package, Playwright's."""
    if path := os.environ.get("HANDBOOK_BROWSER") or installed_browser():
        return path
    print("没有找到浏览器，正在安装一个 ……", flush=True)
    if os.name == "posix" and shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
        packages = ["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"]
        subprocess.run(packages, **quiet)  # type: ignore[call-overload]
        if path := installed_browser():
            return path
    if subprocess.run([str(python()), "-m", "playwright", "install", "chromium"], capture_output=True).returncode == 0:
        return "playwright"
    raise Stop("没有浏览器，也装不上：请装 Chrome 或 Edge，或用 HANDBOOK_BROWSER=路径 指明它在哪里，再运行。")


def installed_browser() -> str | None:
    """The path of a Chromium-like browser on this machine, if there is one."""
    named = (shutil.which(name) for name in BROWSERS)
    return next((path for path in (*named, *filter(os.path.exists, BROWSER_FILES)) if path), None)


def lock() -> None:
    """Write the lock files anew, with hashes, for every system and Python from 3.11.5."""
    setup("requirements-dev.lock")
    options = ["--universal", "--python-version", "3.11.5", "--generate-hashes", "--no-header", "--quiet"]
    options += ["--upgrade", "--default-index", "https://pypi.org/simple"]
    for name in ("requirements", "requirements-dev", "requirements-book"):
        run("uv", "pip", "compile", f"{name}.txt", *options, "-o", f"{name}.lock")


def schemas() -> None:
    """Write the JSON Schemas that editors use for the data files."""
    setup("requirements.lock")
    run("handbook.schemas", PYTHONPATH=str(ROOT / "hooks"))


def permalinks() -> None:
    """Register what is new in docs/_data/permalinks.lock; nothing is taken out of it."""
    setup("requirements.lock")
    run("handbook.add_permalinks", PYTHONPATH=str(ROOT / "hooks"))


def clean() -> None:
    """Remove what can be made again."""
    for name in (".venv", "site", "dist", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".rumdl_cache", ".hypothesis"):
        shutil.rmtree(ROOT / name, ignore_errors=True)


def main() -> int:
    """Run the command named on the command line; returns the exit code."""
    commands = {f.__name__: f for f in (serve, build, check, test, book, schemas, permalinks, lock, clean)}
    try:
        if sys.version_info < OLDEST:
            raise Stop(f"Python 太旧：这里是 {sys.version.split()[0]}，需要 {'.'.join(map(str, OLDEST))} 或更新。")
        if len(sys.argv) != 2 or sys.argv[1] not in commands:
            raise Stop(f"用法：python hooks/run.py {'|'.join(commands)}")
        commands[sys.argv[1]]()
    except Stop as stop:
        print(stop, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
