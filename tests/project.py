"""The project as the tests use it: where it is, how it is built, how a copy of it is made."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden"


def build(target: Path, project: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Build the site of `project` into `target` as a contributor would, strictly; returns what it printed."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(target)]
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
