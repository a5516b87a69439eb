"""Words explained in place: where, how often, never across a word's edge, never at the cost of the conversion."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import loading
from handbook.book import Handbook
from handbook.fragments import Here
from handbook.glossary import GlossaryTerm
from handbook.repository import Repository
from handbook.script import Converter, keep
from handbook.terms import Term
from handbook.tooltips import explain

FRAGMENTS = ROOT / "overrides" / "fragments"
FIXTURE = loading.load(Path(ROOT, "tests", "fixture", "docs"))
LINK = re.compile(r'<a class="handbook-term" href="[^"]*#([^"]+)"[^>]*>([^<]*)</a>')
FRIEND = re.compile(r'<a class="handbook-friend" href="[^"]*#([^"]+)"[^>]*>※</a>')


def term(name: str, *also: str) -> GlossaryTerm:
    return GlossaryTerm(
        id=f"t{abs(hash(name))}", name=name, also=also, english="x", meaning="甲乙丙", group="user", chapter="trio/user"
    )


def book(*names: str, rows: tuple[Term, ...] = (), friends: bool = False) -> Handbook:
    glossary = replace(FIXTURE.glossary, terms=tuple(map(term, names)))
    regions = FIXTURE.regions if friends else replace(FIXTURE.regions, all=())
    return replace(FIXTURE, glossary=glossary, regions=regions, converter=Converter(rows))


def here(by_hand: bool = False) -> Here:
    return Here("trio/user/", Repository(), str, by_hand)


def words(html: str, *names: str, page: str = "trio/user", rows: tuple[Term, ...] = ()) -> list[str]:
    return [found[1] for found in LINK.findall(explain(html, page, book(*names, rows=rows), FRAGMENTS, here()))]


def test_a_term_is_explained_once_a_section() -> None:
    html = "<p>复盘，复盘</p><h2 id='b'>二</h2><p>再复盘</p><h3 id='c'>三</h3><p>复盘</p>"
    assert words(html, "复盘") == ["复盘", "复盘"]


def test_its_other_names_are_the_same_term() -> None:
    found = explain("<p>社群和微信群</p>", "trio/user", replace(book(), glossary=FIXTURE.glossary), FRAGMENTS, here())
    assert LINK.findall(found) == [("chat-group", "社群")]


@pytest.mark.parametrize(
    "html",
    [
        "<h2 id='a'>复盘</h2>",
        "<h3 id='a'>说<em>复盘</em></h3>",
        "<p><a href='x'>复盘</a></p>",
        "<p><a href='x'><strong>怎么复盘</strong></a></p>",
        "<pre><code>复盘</code></pre>",
        "<table><tr><th>复盘</th></tr></table>",
        "<details><summary>复盘</summary></details>",
        "<label>复盘</label><button>复盘</button>",
        "<figure><figcaption>复盘</figcaption></figure>",
        "<svg><text>复盘</text></svg><script>复盘</script>",
        '<p class="admonition-title">复盘</p>',
        '<div class="handbook-card"><div>一</div>复盘</div>',
        "<!-- 复盘 --><p title='复盘'>一</p>",
        f"<p>{keep('复盘')}</p>",
    ],
)
def test_silent_where_words_are_not_running_text(html: str) -> None:
    assert explain(html, "trio/user", book("复盘"), FRAGMENTS, here()) == html


def test_running_text_goes_on_after_what_is_silent() -> None:
    html = "<table><tr><th>复盘</th><td>复盘</td></tr></table>"
    assert words(html, "复盘") == ["复盘"]


@pytest.mark.parametrize("page", ["practice/exam", "training/cohort", "reference/terms", "index", ""])
def test_pages_that_are_no_chapters_are_left_alone(page: str) -> None:
    assert words("<p>复盘</p>", "复盘", page=page) == []


def test_a_chapter_kept_by_hand_is_left_alone() -> None:
    assert explain("<p>复盘</p>", "trio/user", book("复盘"), FRAGMENTS, here(by_hand=True)) == "<p>复盘</p>"


def test_the_longest_name_wins_and_its_parts_stay_silent() -> None:
    assert words("<p>北极星指标和北极星</p>", "北极星", "北极星指标") == ["北极星指标", "北极星"]


def test_a_term_that_is_only_listed_is_not_explained_and_shields_its_parts() -> None:
    listed = term("成交额").model_copy(update={"inline": False})
    glossary = replace(FIXTURE.glossary, terms=(listed, term("成交")))
    found = explain("<p>成交额，成交</p>", "trio/user", replace(book(), glossary=glossary), FRAGMENTS, here())
    assert [word for _, word in LINK.findall(found)] == ["成交"]


@pytest.mark.parametrize(("text", "found"), [("ROI 高", ["ROI"]), ("HEROIC", []), ("ROI2", []), ("看ROI高", ["ROI"])])
def test_latin_names_are_whole_words(text: str, found: list[str]) -> None:
    assert words(f"<p>{text}</p>", "ROI") == found


def test_a_name_across_two_words_is_not_that_word() -> None:
    assert words("<p>这个项目标价</p>", "目标") == []


def test_a_word_is_parted_only_where_the_parts_convert_as_the_whole() -> None:
    """通过 becomes 透過 only before 数据: a link around 数据 would take that context away."""
    rows = (Term("通过", "透過", "", "通过数据", "", 1, after=("数据",)),)
    assert words("<p>通过数据看</p>", "数据", rows=rows) == []
    assert words("<p>通过数据看，数据</p>", "数据", rows=rows) == ["数据"]
    assert words("<p>通过数据看</p>", "数据") == ["数据"]


def test_the_mark_of_a_false_friend_stands_once_a_chapter_after_the_word() -> None:
    html = "<h2 id='a'>社群</h2><p>做社群运营</p><h2 id='b'>二</h2><p>社群</p>"
    found = explain(html, "trio/user", book(friends=True), FRAGMENTS, here())
    assert FRIEND.findall(found) == ["community"]
    assert "做社群<a" in found and 'data-meaning="大陆的“' in found and 'aria-label="用语提示"' in found


def test_a_word_can_be_both() -> None:
    found = explain(
        "<p>做社群</p>", "trio/user", replace(book(friends=True), glossary=FIXTURE.glossary), FRAGMENTS, here()
    )
    assert re.search(r'做<a class="handbook-term"[^>]*>社群</a><a class="handbook-friend"', found)


def test_the_bubble_is_there_once_and_only_where_it_is_needed() -> None:
    assert explain("<p>复盘，ROI</p>", "trio/user", book("复盘", "ROI"), FRAGMENTS, here()).count("data-module") == 1
    assert explain("<p>别的</p>", "trio/user", book("复盘"), FRAGMENTS, here()) == "<p>别的</p>"


def test_links_fit_the_page() -> None:
    found = explain("<p>复盘</p>", "trio/user", book("复盘"), FRAGMENTS, here())
    assert 'href="../../reference/glossary/#' in found
