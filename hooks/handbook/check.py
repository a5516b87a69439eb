"""Checks all that stands in docs/ and says everything that is wrong at once (make check); builds nothing."""

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter

from handbook.aftermath import told_once
from handbook.faults import RULES, Fault, Faults
from handbook.loading import Found, examine
from handbook.permalinks import locked, lost_addresses
from handbook.report import outputs
from handbook.rules.copy import copy_faults
from handbook.rules.debris import debris_faults
from handbook.rules.ends import end_faults
from handbook.rules.html import html_faults
from handbook.rules.images import image_faults
from handbook.rules.key_order import order_faults
from handbook.rules.links import link_faults
from handbook.rules.markdown import markdown_faults
from handbook.rules.registered import registered_faults
from handbook.rules.script import script_faults
from handbook.rules.shape import shape_faults
from handbook.rules.todo import todo_faults
from handbook.rules.twice import twice_faults
from handbook.rules.words import word_faults

DOCS = Path(__file__).parents[2] / "docs"
EVERY_RULE: tuple[Callable[[Found], Iterator[Fault]], ...] = (
    shape_faults,
    link_faults,
    image_faults,
    html_faults,
    copy_faults,
    markdown_faults,
    word_faults,
    script_faults,
    debris_faults,
    twice_faults,
    todo_faults,
    end_faults,
    order_faults,
    registered_faults,
)


def checked(docs: Path) -> tuple[Found, list[Fault]]:
    """Return what stands below `docs`, and every fault of every rule, sorted by file and line."""
    found = examine(docs)
    faults = set(found.faults)
    try:
        if found.book:
            found = replace(found, book=locked(found.book, docs))
        else:
            faults.update(lost_addresses(found.chapters, docs))
    except Faults as error:
        faults.update(error.faults)
    for rule in EVERY_RULE:
        faults.update(rule(found))
    return found, told_once(faults)


def main(docs: Path = DOCS) -> int:
    """Print what is wrong below `docs`; returns 1 when something is, else 0."""
    start = perf_counter()
    found, faults = checked(docs)
    printed, summary = outputs(faults, os.environ)
    if summary:
        with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as file:
            file.write(summary)
    data = sum(1 for _ in (docs / "_data").rglob("*.yml"))
    sound = (
        f"全部通过:{len(found.chapters)} 章、{data} 份数据、{len(RULES)} 条规则,用时 {perf_counter() - start:.1f} 秒"
    )
    print(printed or sound)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
