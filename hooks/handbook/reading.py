"""What helps a reader of a chapter: how long it takes, what comes before and after it, when it was last revised."""

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from pathlib import Path

from handbook.chapters import Chapter
from handbook.faults import Fault, did_you_mean
from handbook.overrides import SCRIPTS, resolve

# Characters a minute: what the book reckons with everywhere; prose with tables and numbers is not skimmed.
SPEED = 400
# A line under the title holds no more; the chapter's own last section says why to read on.
MOST = 4
_NOT_HAN = re.compile("[^㐀-䶿一-鿿]+")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_COMMIT = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Reading:
    """The aids of one chapter: minutes to read by script, chapters (paths) before and after it, last revision or ""."""

    minutes: Mapping[str, int]
    before: tuple[str, ...]
    after: tuple[str, ...]
    revised: str


# The text of most chapters is the same in both scripts, which are asked for one after the other.
@lru_cache(maxsize=4)
def minutes(markdown: str) -> int:
    """Return how many minutes a text takes: its Chinese characters ÷ 400, rounded up, at least one."""
    return max(1, ceil(len(_NOT_HAN.sub("", _COMMENT.sub("", markdown))) / SPEED))


def revised(docs: Path) -> Mapping[str, str]:
    """Return the date (YYYY-MM-DD) of the last commit of every file below `docs`, by its path there.

    One call of git for all files; without git or its history nothing is known, and no date is shown.
    """
    command = ["git", "-c", "core.quotepath=off", "log", "--format=%cs", "--name-only", "--relative", "--", "."]
    try:
        done = subprocess.run(command, cwd=docs, capture_output=True, text=True, encoding="utf-8", timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return {}
    found: dict[str, str] = {}
    date = ""
    for line in done.stdout.splitlines() if done.returncode == 0 else ():
        if _COMMIT.fullmatch(line):
            date = line
        elif line:
            found.setdefault(line, date)
    return found


def readings(chapters: Iterable[Chapter], dates: Mapping[str, str]) -> Mapping[str, Reading]:
    """Return the aids of every chapter by its page; what comes after one is what names it in `after`."""
    rows = list(chapters)
    follows: dict[str, list[str]] = {}
    for chapter in rows:
        for name in chapter.meta.after:
            follows.setdefault(name, []).append(chapter.page)
    return {
        chapter.page: Reading(
            {script: minutes(resolve(chapter.markdown, script)) for script in SCRIPTS},
            chapter.meta.after,
            tuple(dict.fromkeys(follows.get(chapter.page, ())))[:MOST],
            dates.get(chapter.path, ""),
        )
        for chapter in rows
    }


def after_faults(chapters: Iterable[Chapter], docs: str) -> Iterator[Fault]:
    """Yield what is wrong in `after`: chapters that do not exist, and rings in which each waits for the next."""
    rows = {chapter.page: chapter for chapter in chapters}
    for chapter in rows.values():
        line = chapter.lines.get("after", 1)
        for name in chapter.meta.after:
            if name not in rows:
                yield Fault(
                    f"{docs}/{chapter.path}",
                    line,
                    "data-address",
                    f'after 里没有 "{name}" 这一章{did_you_mean(name, rows)}',
                )
        if ring := _ring(chapter.page, rows):
            yield Fault(
                f"{docs}/{chapter.path}", line, "after-ring", f"after 绕成了一圈:{' → '.join(ring)},去掉其中一个"
            )


def _ring(start: str, rows: Mapping[str, Chapter]) -> list[str]:
    paths, seen = [[start]], {start}
    while paths:
        path = paths.pop()
        for name in rows[path[-1]].meta.after if path[-1] in rows else ():
            if name == start:
                return [*path, start]
            if name not in seen:
                seen.add(name)
                paths.append([*path, name])
    return []
