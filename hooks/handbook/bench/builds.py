"""The builds that are compared, each in a process of its own: its CPU seconds, its peak memory, its bytes."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from handbook.script import Converter
from handbook.terms import load_terms

_MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-q", "-f")
_QUIET = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}


@dataclass(frozen=True)
class Build:
    """How one of the compared sites is built: a command that takes the configuration last, and where the site is put."""

    config: Path
    command: Sequence[str] = _MKDOCS
    environment: Mapping[str, str] = field(default_factory=dict)
    own_site: bool = False


@dataclass(frozen=True)
class Cost:
    """What a build took: CPU seconds, seconds on the clock, peak memory in MiB, bytes of the site."""

    seconds: float
    wall: float
    memory: int
    size: int


def variants(book: Path) -> Mapping[str, Build]:
    """Write the configurations of `book` that are compared; returns the builds by name.

    `both`: as it is. `one`: the same tree, simplified only (yardstick B). `stock`: Material, static-i18n and jieba with
    a second script written beside the first, nothing of ours. `zensical`: the same with zensical and zensical-i18n.
    """
    text = (book / "mkdocs.yml").read_text("utf-8")
    one = book / "mkdocs-one.yml"
    one.write_text(text.replace("name: 繁体中文, build: true", "name: 繁体中文, build: false"), "utf-8")
    stock = _stock(book)
    zensical = (str(Path(sys.executable).with_name("zensical-i18n")), "build", "-f")
    return {
        "both": Build(book / "mkdocs.yml"),
        "one": Build(one),
        "stock": Build(stock),
        "zensical": Build(stock, zensical, own_site=True),
    }


def _stock(book: Path) -> Path:
    docs = book / "stock"
    convert = Converter(load_terms(book / "docs" / "_data" / "terms.tsv", "terms.tsv")).convert
    for path in (book / "docs").rglob("*.md"):
        to = docs / path.relative_to(book / "docs")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(path.read_text("utf-8"), "utf-8")
        to.with_suffix(".zh-Hant.md").write_text(convert(path.read_text("utf-8")), "utf-8")
    config = book / "mkdocs-stock.yml"
    nav = (book / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[2]
    config.write_text(f"{_STOCK}nav:\n{nav}", "utf-8")
    return config


_STOCK = """site_name: 运营全景
site_url: https://example.org/
docs_dir: stock
site_dir: stock-site
theme: {name: material, language: zh, font: false, features: [navigation.tabs, navigation.top]}
plugins:
  - search
  - i18n:
      docs_structure: suffix
      languages:
        - {locale: zh, name: 简体中文, default: true, build: true}
        - {locale: zh-Hant, name: 繁體中文, build: true}
markdown_extensions: [admonition, attr_list, def_list, md_in_html, tables, pymdownx.details, pymdownx.superfences]
"""


def build(what: Build, keep: Path | None = None) -> Cost:
    """Build once, into `keep` if given; raises RuntimeError with what was printed when it fails.

    Needs a system with wait4 (not Windows). The CPU seconds are those of all its processes.
    """
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as said:
        target = what.config.parent / "stock-site" if what.own_site else keep or Path(folder, "site")
        command = [*what.command, str(what.config), *([] if what.own_site else ["-d", str(target)])]
        env = {**os.environ, **_QUIET, **what.environment}
        started = time.perf_counter()
        process = subprocess.Popen(command, env=env, stdout=said, stderr=said, cwd=what.config.parent)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{what.config.name} 没有建成:\n{said.read()[-2000:]}")
        size = sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss // 1024, size)


def compared(builds: Mapping[str, Build], rounds: int) -> dict[str, Cost]:
    """Build all in turn, `rounds` times, so that what else the machine does falls on each; returns medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in builds}
    for _ in range(rounds):
        for name, one in builds.items():
            costs[name].append(build(one))
    return {name: _median(rows) for name, rows in costs.items()}


def _median(rows: Iterable[Cost]) -> Cost:
    found = list(rows)
    seconds, wall = median(row.seconds for row in found), median(row.wall for row in found)
    return Cost(seconds, wall, max(row.memory for row in found), found[-1].size)
