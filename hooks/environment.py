"""What the commands of run.py need on a machine: Python's libraries in .venv, a browser. Standard library only."""

from __future__ import annotations  # so that a Python too old reads this far and is told so

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
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


def second_engine() -> None:
    """Make sure that WebKitGTK (WebKitWebDriver) and a screen for it (Xvfb) are there: nearest to an iPhone's browser."""
    if _has_webkit():
        return
    print("没有找到 WebKitGTK，正在安装 ……", flush=True)
    _apt_get("webkit2gtk-driver", "xvfb")
    if not _has_webkit():
        raise Stop(
            "没有第二个浏览器引擎 WebKitGTK：Debian/Ubuntu 先运行 apt-get install webkit2gtk-driver xvfb，再试一次。"
        )


def _has_webkit() -> bool:
    return bool(shutil.which("WebKitWebDriver") and shutil.which("Xvfb"))


def _apt_get(*packages: str) -> None:
    """Install Debian's `packages` where that can be done without asking; otherwise nothing happens."""
    if os.name != "posix" or not shutil.which("apt-get") or os.geteuid() != 0:
        return
    for words in (["update", "-qq"], ["install", "-y", "-qq", *packages]):
        subprocess.run(["apt-get", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def browser() -> str:
    """Find a browser, or install one: environment variable, the machine's own, Debian's package, Playwright's."""
    if path := os.environ.get("HANDBOOK_BROWSER") or installed_browser():
        return path
    print("没有找到浏览器，正在安装一个 ……", flush=True)
    _apt_get("chromium", "fonts-noto-cjk")
    if path := installed_browser():
        return path
    if subprocess.run([str(python()), "-m", "playwright", "install", "chromium"], capture_output=True).returncode == 0:
        return "playwright"
    raise Stop("没有浏览器，也装不上：请装 Chrome 或 Edge，或用 HANDBOOK_BROWSER=路径 指明它在哪里，再运行。")


def installed_browser() -> str | None:
    """The path of a Chromium-like browser on this machine, if there is one."""
    named = (shutil.which(name) for name in BROWSERS)
    return next((path for path in (*named, *filter(os.path.exists, BROWSER_FILES)) if path), None)
