"""The figures of bench.yml, measured one group after another; each function returns {id of a row: figure}."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from math import log
from pathlib import Path
from statistics import median

from handbook.bench import builds, corpus, reading, saving, searching
from handbook.bench.builds import Build, Cost

PROJECT = Path(__file__).resolve().parents[3]
Figures = dict[str, float]
# How often each is built: the large ones vary less, and the peers take minutes.
ROUNDS: Mapping[int, int] = {20: 5, 50: 5, 200: 5, 1000: 1}
_OF_SIZE = {20: ("both", "one"), 50: ("both", "one"), 1000: ("both", "one", "stock")}


class Books:
    """Generated books below `folder`, each written once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def of(self, size: int) -> Path:
        """Return the project of the book of `size` chapters."""
        target = self._folder / str(size)
        return target if target.exists() else corpus.write(PROJECT, target, size)

    def site(self, size: int, name: str = "both") -> Path:
        """Return the built site of that book, as `name` of builds.variants builds it."""
        target = self._folder / f"{size}-{name}"
        if not target.exists():
            builds.build(builds.variants(self.of(size))[name], target)
        return target


def building(books: Books, tell: Callable[[str], None]) -> Figures:
    """Build books of other sizes than 200 chapters; the growth is between 50 and 1,000."""
    costs = {size: _built(books, size, _OF_SIZE[size], tell) for size in (20, 50, 1000)}
    found = {f"twice-{size}": _ratio(costs[size], "one") for size in costs}
    small, large = costs[50]["both"], costs[1000]["both"]
    growth = log(1000 / 50)
    return {
        **found,
        "stock-1000": _ratio(costs[1000], "stock"),
        "memory-1000": large.memory,
        "time-growth": log(large.seconds / small.seconds) / growth,
        "size-growth": log(large.size / small.size) / growth,
    }


def two_hundred(books: Books, tell: Callable[[str], None]) -> Figures:
    """Build the book of 200 chapters in all ways."""
    costs = _built(books, 200, ("both", "one", "stock", "zensical"), tell)
    return {
        "twice-200": _ratio(costs, "one"),
        "stock-200": _ratio(costs, "stock"),
        "zensical-200": _ratio(costs, "zensical"),
        "wall-200": costs["both"].wall / costs["one"].wall,
        "memory-200": costs["both"].memory,
        "memory-stock-200": costs["stock"].memory,
    }


def _built(books: Books, size: int, names: Iterable[str], tell: Callable[[str], None]) -> dict[str, Cost]:
    every = builds.variants(books.of(size))
    costs = builds.compared({name: every[name] for name in names}, ROUNDS[size])
    tell(f"N={size}: " + ", ".join(f"{name} {one.seconds:.2f} 秒 {one.memory} MiB" for name, one in costs.items()))
    return costs


def _ratio(costs: Mapping[str, Cost], to: str) -> float:
    return costs["both"].seconds / costs[to].seconds


def cutting(books: Books, tell: Callable[[str], None]) -> Figures:
    """Build the book of 200 chapters with the word cutter timed."""
    command = [sys.executable, "-m", "handbook.bench.cutting", str(books.of(200) / "mkdocs.yml")]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=books.of(200))
    return {"cutting-200": 100 * float(done.stdout.split()[-1])}


def real(books: Books, tell: Callable[[str], None]) -> Figures:
    """Build the real book in both scripts and in one."""
    with tempfile.TemporaryDirectory(dir=PROJECT) as folder:
        one = Path(folder, "mkdocs.yml")
        text = (PROJECT / "mkdocs.yml").read_text("utf-8").replace("\ndocs_dir: docs", "\ndocs_dir: ../docs")
        text = text.replace("custom_dir: overrides", "custom_dir: ../overrides").replace("- hooks/", "- ../hooks/")
        text = text.replace("\nwatch:\n  - overrides\n", "\n").replace(
            "base_path: [CHANGELOG", "base_path: [../CHANGELOG"
        )
        one.write_text(text.replace("name: 繁体中文, build: true", "name: 繁体中文, build: false"), "utf-8")
        costs = builds.compared({"both": Build(PROJECT / "mkdocs.yml"), "one": Build(one)}, 5)
    return {"book-twice": _ratio(costs, "one"), "book-seconds": costs["both"].seconds}


def visiting(books: Books, tell: Callable[[str], None]) -> Figures:
    """Visit the pages of the real book as a slow phone does."""
    with tempfile.TemporaryDirectory() as folder:
        builds.build(Build(PROJECT / "mkdocs.yml"), Path(folder, "site"))
        pages = reading.reading(Path(folder, "site"))
    chapter = pages["craft/control/"]
    most = {name: max(page[name] for page in pages.values()) for name in ("css", "js", "lcp", "cls", "inp")}
    return {
        "visit-bytes": chapter["bytes"] / 1000,
        "visit-requests": chapter["requests"],
        "visit-missing": chapter["missing"],
        "visit-css": most["css"] / 1000,
        "visit-js": most["js"] / 1000,
        "visit-lcp": most["lcp"] / 1000,
        "visit-cls": most["cls"],
        "visit-inp": most["inp"],
    }


def saves(books: Books, tell: Callable[[str], None]) -> Figures:
    """Save a chapter twenty times, and a data file, while the real book and one of 200 chapters are served."""
    book = saving.saving(PROJECT, "craft/control.md", "roles/activity.yml")
    generated = saving.saving(books.of(200), "generated/c0100.md", "roles/activity.yml")
    return {
        "save-book": median(book["chapter"]),
        "save-200": median(generated["chapter"]),
        "save-last": median(book["chapter"][-5:]) / median(book["chapter"][:5]),
        "save-data": median(book["data"]),
    }


def searches(books: Books, tell: Callable[[str], None]) -> Figures:
    """Search generated books in the browser, and 200 drawn phrases a script in the real one."""
    found: Figures = {}
    for size in (50, 200, 1000):
        times = [searching.first_result(books.site(size)) for _ in range(3)]
        found[f"first-{size}"] = median(one["page"] for one in times) / 1000
        if size == 200:
            found["later-200"] = max(median(later) for later in zip(*(one["later"] for one in times), strict=True))
            found["index-early"] = max(one["early"] for one in times)
    ours, stock = searching.index_size(books.site(200)), searching.index_size(books.site(200, "stock"))
    found["index-200"] = max(ours[script] / stock[script] for script in ours)
    with tempfile.TemporaryDirectory() as folder:
        builds.build(Build(PROJECT / "mkdocs.yml"), Path(folder, "site"))
        for script, name in (("zh-Hans", "hans"), ("zh-Hant", "hant")):
            told = searching.recall(Path(folder, "site"), script)
            found |= {f"recall-{name}": 100 * told["recall"], f"above-{name}": told["wrong"]}
    return found


GROUPS: Mapping[str, Callable[[Books, Callable[[str], None]], Figures]] = {
    "building": building,
    "two-hundred": two_hundred,
    "cutting": cutting,
    "real": real,
    "saves": saves,
    "searches": searches,
    "visiting": visiting,
}
