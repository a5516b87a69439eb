"""How soon search answers, how large its index is, and whether it finds every section that holds a phrase.

`python -m handbook.bench.searching SITE` prints the figures of a built site.
"""

import gzip
import json
import os
import random
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from handbook.bench.phrases import drawn_phrases, judged, sections_of
from handbook.bench.reading import compressed
from handbook.search import read_index

ROOTS = {"zh-Hans": "", "zh-Hant": "zh-Hant/"}
QUERIES = {
    "zh-Hans": ("复购率", "预算", "活动", "用户分层", "数据"),
    "zh-Hant": ("複購率", "預算", "活動", "會員", "數據"),
}
_HIT, _OPEN = ".handbook-search__hit", "[data-search-open]:not([hidden])"
# The clock of the page: milliseconds since it was asked for.
_WATCH = """() => {
    window.asked = {}
    const note = (name) => (asked[name] ??= performance.now())
    document.addEventListener("click", () => note("opened"), true)
    document.addEventListener("input", () => note("typed"), true)
    const look = () => document.querySelector(".handbook-search__hit") && note("found")
    new MutationObserver(look).observe(document, { childList: true, subtree: true })
}"""
# What a key press costs until the results stand where they are to be painted.
_AGAIN = """(query) => {
    const $input = document.querySelector("dialog input")
    const start = performance.now()
    $input.value = query
    $input.dispatchEvent(new InputEvent("input", { bubbles: true }))
    document.querySelector("dialog").getBoundingClientRect()
    return performance.now() - start
}"""
_FETCHED = "() => performance.getEntriesByType('resource').filter(({ name }) => name.includes('search/index')).length"
_FIND = """async ([root, queries]) => {
    const { prepare, search } = await import(new URL("/assets/javascripts/search-rank.mjs", location))
    const { parse } = await import(new URL("/assets/javascripts/search-index.mjs", location))
    const index = prepare(parse(await (await fetch(new URL(`/${root}search/index.json`, location))).text()))
    const at = new Map(index.sections.map((section, number) => [section, number]))
    return queries.map((query) => search(index, query).pages.flatMap(({ hits }) => hits.map(({ section }) => at.get(section))))
}"""


def first_result(site: Path, queries: Sequence[str] = QUERIES["zh-Hans"], script: str = "zh-Hans") -> dict[str, Any]:
    """Open a chapter of `site` as a first visit, open the search box at once and type the first of `queries`.

    Returns milliseconds: "page" from asking for the page to the first result, "typed" from the first key to it,
    "later" for each further query until its results stand; "early" is how often the index was fetched before the
    box was opened.
    """
    with _chromium() as browser:
        return typed(browser, site, queries, script)


def typed(browser: Browser, site: Path, queries: Sequence[str], script: str) -> dict[str, Any]:
    """Do with `browser` what `first_result` does."""
    rows = _index(site, script)["pages"]
    with compressed(site) as address, browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(f"({_WATCH})()")
        page.goto(f"{address}{ROOTS[script]}{rows[len(rows) // 2][0]}", wait_until="commit")
        page.locator(_OPEN).wait_for()
        early = page.evaluate(_FETCHED)
        page.locator(_OPEN).click()
        page.keyboard.insert_text(queries[0])
        page.locator(_HIT).first.wait_for()
        at = page.evaluate("() => asked")
        later = [page.evaluate(_AGAIN, query) for query in queries[1:]]
    return {"page": at["found"], "typed": at["found"] - at["typed"], "later": later, "early": early}


def recall(site: Path, script: str, phrases: int = 200, seed: int = 1) -> dict[str, Any]:
    """Search for `phrases` phrases of 2–8 characters drawn from the sections of `site`, with the page's own search.

    Returns "recall", the share of sections holding a phrase that were found; "missed" and "misplaced", examples
    (phrase, section) of sections not found and of such as lack it yet stand above one that has it; "wrong", how many
    phrases have such. To hold a phrase is to hold it in any form of its characters.
    """
    with _chromium() as browser:
        return searched(browser, site, script, phrases, seed)


def searched(browser: Browser, site: Path, script: str, phrases: int, seed: int) -> dict[str, Any]:
    """Do with `browser` what `recall` does."""
    sections = list(sections_of(_index(site, script)))
    drawn = list(drawn_phrases(sections, phrases, random.Random(seed)))
    with compressed(site) as address, browser.new_page() as page:
        page.goto(f"{address}{ROOTS[script]}")
        found = page.evaluate(_FIND, [ROOTS[script], drawn])
    return judged(sections, dict(zip(drawn, found, strict=True)))


def index_size(site: Path) -> dict[str, int]:
    """Return the bytes of each script's index as sent (gzip); MkDocs' own, one for both, is parted by address."""
    whole = site / "search" / "search_index.json"
    if not whole.exists():
        return {script: _packed((site / root / "search" / "index.json").read_bytes()) for script, root in ROOTS.items()}
    text = whole.read_text("utf-8")
    index, is_ascii = json.loads(text), text.isascii()
    parts: dict[str, list[Any]] = {script: [] for script in ROOTS}
    for row in index["docs"]:
        parts["zh-Hant" if row["location"].startswith(ROOTS["zh-Hant"]) else "zh-Hans"].append(row)
    return {script: _packed(_dumped({**index, "docs": rows}, is_ascii)) for script, rows in parts.items()}


def _dumped(index: Any, is_ascii: bool) -> bytes:
    return json.dumps(index, ensure_ascii=is_ascii, separators=(",", ":")).encode()


def _packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def _index(site: Path, script: str) -> Any:
    return read_index((site / ROOTS[script] / "search" / "index.json").read_bytes())


@contextmanager
def _chromium() -> Iterator[Browser]:
    path = os.environ.get("HANDBOOK_BROWSER") or shutil.which("chromium")
    own = path in (None, "playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=None if own else path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def main(site: Path) -> None:
    """Print the figures of `site`."""
    print("索引 gzip 字节:", index_size(site))
    for script, queries in QUERIES.items():
        asked = first_result(site, queries, script)
        later = " ".join(f"{one:.0f}" for one in asked["later"])
        print(
            f"{script} 首个结果: 开页起 {asked['page']:.0f} ms, 打字起 {asked['typed']:.0f} ms, 后几个 {later} ms",
            end="",
        )
        print(f", 开框前取索引 {asked['early']} 次")
        print(script, recall(site, script))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
