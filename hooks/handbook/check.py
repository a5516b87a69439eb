"""Checks all that stands in docs/ and says everything that is wrong at once (make check); builds nothing."""

import os
import sys
from pathlib import Path
from time import perf_counter

from handbook.faults import RULES, Fault, Faults
from handbook.loading import Found, examine
from handbook.permalinks import locked
from handbook.report import outputs

DOCS = Path(__file__).parents[2] / "docs"


def checked(docs: Path) -> tuple[Found, list[Fault]]:
    """Return what stands below `docs`, and every fault of every rule, sorted by file and line."""
    found = examine(docs)
    faults = set(found.faults)
    try:
        if found.book:
            locked(found.book, docs)
    except Faults as error:
        faults.update(error.faults)
    return found, sorted(faults)


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
