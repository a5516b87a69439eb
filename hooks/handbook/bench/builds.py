"""The builds that are compared, each in a process of its own: its CPU seconds, its peak memory, its bytes."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from handbook.script import Converter
from handbook.terms import load_terms


@dataclass(frozen=True)
class Cost:
    """What a build took: CPU seconds, peak memory in MiB, bytes of the site."""

    seconds: float
    memory: int
    size: int


def variants(book: Path) -> Mapping[str, Path]:
    """Write the configurations of `book` that are compared; returns them by name.

    `both`: as it is. `one`: the same tree, simplified only (yardstick B). `stock`: Material and static-i18n with a
    second script written beside the first, nothing of ours.
    """
    text = (book / "mkdocs.yml").read_text("utf-8")
    one = book / "mkdocs-one.yml"
    one.write_text(text.replace("name: 繁体中文, build: true", "name: 繁体中文, build: false"), "utf-8")
    return {"both": book / "mkdocs.yml", "one": one, "stock": _stock(book)}


def _stock(book: Path) -> Path:
    docs = book / "stock"
    convert = Converter(load_terms(book / "docs" / "_data" / "terms.tsv", "terms.tsv")).convert
    for path in (book / "docs").rglob("*.md"):
        to = docs / path.relative_to(book / "docs")
        to.parent.mkdir(parents=True, exist_ok=True)
        to.write_text(path.read_text("utf-8"), "utf-8")
        to.with_suffix(".zh-Hant.md").write_text(convert(path.read_text("utf-8")), "utf-8")
    config = book / "mkdocs-stock.yml"
    config.write_text(_STOCK, "utf-8")
    return config


_STOCK = """site_name: 运营全景
site_url: https://example.org/
docs_dir: stock
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


def build(config: Path) -> Cost:
    """Build once; raises RuntimeError with what was printed when it fails. Needs a system with wait4 (not Windows)."""
    with tempfile.TemporaryDirectory() as target, tempfile.TemporaryFile("w+") as said:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", target]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
        process = subprocess.Popen(command, env=env, stdout=said, stderr=said, cwd=config.parent)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{config.name} 没有建成:\n{said.read()[-2000:]}")
        size = sum(path.stat().st_size for path in Path(target).rglob("*") if path.is_file())
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, size)


def compared(configs: Mapping[str, Path], rounds: int) -> dict[str, Cost]:
    """Build all in turn, `rounds` times, so that what else the machine does falls on each; returns medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in configs}
    for _ in range(rounds):
        for name, config in configs.items():
            costs[name].append(build(config))
    return {name: _median(rows) for name, rows in costs.items()}


def _median(rows: Iterable[Cost]) -> Cost:
    found = list(rows)
    return Cost(median(row.seconds for row in found), max(row.memory for row in found), found[-1].size)
