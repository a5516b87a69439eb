"""What comes with an address or lies in the browser's storage is data: it never becomes an element, and breaks nothing."""

import json
import os
from urllib.parse import quote

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.project import Open, started

pytestmark = pytest.mark.browser
# HANDBOOK_EXAMPLES=50 tries longer.
EXAMPLES = int(os.environ.get("HANDBOOK_EXAMPLES", "1"))
PLACES = {
    "roles/compare/": ("roles", "dims", "view", "diff"),
    "practice/exam/": ("chapters", "mode", "n"),
    "practice/role-fit/": ("q",),
    "practice/progress/": ("view",),
    "metrics/funnel/": ("funnel.rows", "funnel.%s", "since"),
    "training/builder/": ("day", "from", "title"),
    "start/first-30-days/": ("start", "since", "view"),
    "zh-Hant/trio/user/": ("duo", "q", "since"),
}
KEYS = "quiz.exam quiz.role-fit quiz.chores quiz.skills taken.exam taken.role-fit builder builder.before boxes month"
KEYS += " places read script script-refused view"
HOSTILE = (
    "<img src=x onerror=hacked=1>",
    '"><script>hacked=1</script>',
    "javascript:hacked=1//",
    "</template></dialog><iframe srcdoc='<script>parent.hacked=1</script>'>",
    "{{ 7 * 7 }}${7 * 7}",
    "__proto__",
    "constructor",
    "map.x",
    "%E0%A4%A",
    "role-fit.0000.zzzzl9_.0000",
    "9" * 3000,
    "\u202e\u0000-2026-13-45",
)
TEXT = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.tuples(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), max_size=9)).map("".join),
)
NAMES = st.sampled_from(
    ["start", "done", "ids", "answers", "at", "score", "left", "page", "section", "box", "due", "__proto__"]
)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-9, 10**9), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.one_of(NAMES, TEXT), inner, max_size=4)),
    max_leaves=8,
)
KEPT = st.one_of(JSON.map(json.dumps), TEXT)
COUNT = """() => ["script", "img", "iframe", "object", "embed", "base", "style", "svg", "[onerror]", "[srcdoc]"]
    .map((name) => document.querySelectorAll(name).length)"""
FAILED = "'failed' in document.documentElement.dataset"
KEEP = """(rows) => { for (const [key, value] of rows) localStorage.setItem(key, value) }"""


@pytest.mark.parametrize(
    "path",
    [
        "roles/compare/?roles=user,constructor,__proto__&dims=toString",
        "training/builder/?day=09:30~map.x~constructor.abcd&n=2",
        "practice/exam/?chapters=constructor,__proto__",
        "training/cohort/",
        "s/rfm/#toString",
    ],
)
def test_names_that_every_object_has_are_names_like_others(open_page: Open, path: str) -> None:
    page = started(open_page(path))
    if "cohort" in path:
        page.locator("[data-module=cohort] textarea").fill("甲 constructor.abcd..0000")
        page.locator("[data-module=cohort] button").first.click()
    assert not page.evaluate(FAILED)
    assert "/s/" not in page.url and "toString" not in page.url.split("?")[0].split("#")[0]


@pytest.mark.parametrize("path", PLACES)
def test_no_address_and_nothing_kept_becomes_more_than_data(open_page: Open, address: str, path: str) -> None:
    page = started(open_page(path))
    clean, heading = page.evaluate(COUNT), page.locator("article h1").inner_text().split("\n")[0]
    names = PLACES[path]
    tried = 0

    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, phases=[Phase.generate])
    @given(st.tuples(*(TEXT for _ in names)), TEXT, st.tuples(*(KEPT for _ in KEYS.split())), KEPT)
    def attack(values: tuple[str, ...], fragment: str, kept: tuple[str, ...], palette: str) -> None:
        nonlocal tried
        tried += 1
        rows = [(f"handbook.{key}", value) for key, value in zip(KEYS.split(), kept, strict=True)]
        page.evaluate(KEEP, [*rows, ("/.__palette", palette)])
        query = "&".join(
            f"{name.replace('%s', quote(value))}={quote(value)}" for name, value in zip(names, values, strict=True)
        )
        page.goto(f"{address}{path}?{query}&tried={tried}#{fragment if '%' in fragment else quote(fragment)}")
        started(page)
        assert page.evaluate(COUNT) == clean
        assert page.evaluate("typeof hacked") == "undefined"
        assert heading in page.locator("article h1").first.inner_text()
        assert page.locator("html.js").count() == 1, "主题的脚本停了"
        assert not page.evaluate(FAILED)

    attack()
    assert tried >= EXAMPLES
