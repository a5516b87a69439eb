"""Both scripts side by side with ?duo: every paragraph paired, differing words marked, nothing lost when it fails."""

import pytest
from playwright.sync_api import Page
from tests.project import Open, call, started

pytestmark = pytest.mark.browser
STATUS, LEAVE = "[data-duo-status]", "[data-duo-leave]"
PAIRS = """[...document.querySelectorAll('.handbook-duo__pair')].map(($pair) => ({
    langs: [...$pair.querySelectorAll('[lang]')].map(({ lang }) => lang),
    texts: [...$pair.querySelectorAll('[lang]')].map(($one) => $one.textContent.trim()),
    marks: [...$pair.querySelectorAll('[lang]')].map(($one) => [...$one.querySelectorAll('mark')].map((m) => m.textContent)),
}))"""


def duo(page: Page) -> Page:
    page.wait_for_selector("[data-duo=ready]")
    return page


@pytest.mark.parametrize(("path", "width"), [("workflow/breakdown/", 1280), ("zh-Hant/workflow/breakdown/", 390)])
def test_each_paragraph_stands_beside_its_other_script(open_page: Open, address: str, path: str, width: int) -> None:
    page = duo(open_page(f"{path}?duo#split", width))
    own, other = ("zh-Hant", "zh-Hans") if "Hant" in path else ("zh-Hans", "zh-Hant")
    pairs = page.evaluate(PAIRS)
    assert len(pairs) > 150 and all(pair["langs"] == [own, other] for pair in pairs)
    said = page.locator(STATUS).inner_text()
    assert f"{len(pairs)} 段" in said and ("沒有對上" not in said and "没有对上" not in said)
    marked = [tuple(pair["marks"]) for pair in pairs]
    words = ["运营"], ["營運"]
    assert (words if own == "zh-Hans" else words[::-1]) in marked
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first, second = page.locator("h1 .handbook-duo__pair > *").all()
    left, right = first.bounding_box(), second.bounding_box()
    assert left and right and (right["x"] > left["x"] + left["width"] / 2) == (width == 1280)
    assert page.locator("#split").bounding_box()["y"] < 300  # type: ignore[index]


def test_links_ids_and_copying_go_on_working(open_page: Open, address: str) -> None:
    page = duo(started(open_page("workflow/breakdown/?duo", permissions=["clipboard-read", "clipboard-write"])))
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    links = page.evaluate("[...document.querySelectorAll('article [lang=zh-Hant] a[href]')].map(({ href }) => href)")
    inside = f"{address}workflow/breakdown/?duo#"
    assert links and all("/zh-Hant/" in link or link.startswith(inside) for link in links if link.startswith(address))
    page.locator("#split .headerlink").click()
    page.locator("[data-copy-as=markdown]").click()
    page.wait_for_function("() => document.querySelector('[data-copy-status]').textContent")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"]({address}workflow/breakdown/#split)") and "標" not in copied
    page.locator(LEAVE).focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}workflow/breakdown/")
    assert page.locator(".handbook-duo").count() == 0


def test_what_was_written_for_one_script_is_told(open_page: Open) -> None:
    page = duo(open_page("trio/activity/?duo"))
    assert "段没有对上" in page.locator(STATUS).inner_text()
    alone = page.locator(".handbook-duo__alone").all_inner_texts()
    assert any("民政事務總署" in text for text in alone) and any("反不正当竞争法" in text for text in alone)


def test_other_page_out_of_reach_leaves_this_one_as_it_was(open_page: Open, address: str) -> None:
    page = started(open_page("trio/user/", expect_404=True))
    whole = page.locator("article > p").all_inner_texts()
    page.route("**/zh-Hant/trio/user/", lambda route: route.fulfill(status=404, body=""))
    page.goto(f"{address}trio/user/?duo")
    page.wait_for_selector("[data-duo=failed]")
    assert page.locator(STATUS).inner_text() == "另一种文字的这一页没有取到，下面还是原页。检查网络后刷新再试。"
    assert page.locator("article > p").all_inner_texts() == whole


def test_pages_built_unlike_are_paired_by_what_they_share(page: Page) -> None:
    def runs(*texts: str) -> list[dict[str, str]]:
        return [{"tag": text[0], "text": text[1:]} for text in texts]

    mine = runs("h开头", "p先算保本线再谈创意", "p全网最低价拿不出证据就别说", "t字段", "p最后再看一遍")
    theirs = runs("h开头", "p先算损益两平点再谈创意", "p业配要揭露", "p香港先申领牌照", "t栏位", "p最后再看一遍")
    paired, alone = call(page, "duo-align", "align", [[mine, theirs], [mine, runs()]])
    assert [pair for pair in paired if None not in pair] == [[0, 0], [1, 1], [3, 4], [4, 5]]
    assert sorted(at for at, _ in paired if at is not None) == [0, 1, 2, 3, 4]
    assert sorted(to for _, to in paired if to is not None) == [0, 1, 2, 3, 4, 5]
    assert alone == [[at, None] for at in range(5)]


def test_words_that_differ_are_found_whole(page: Page) -> None:
    given = [("做运营的人", "做营运的人"), ("先算保本线了", "先算损益两平点了"), ("一样", "一样"), ("加购率", "率")]
    found = call(page, "duo-diff", "stretches", [[list(one), list(other)] for one, other in given])
    assert found == [[[1, 3, 1, 3]], [[2, 5, 2, 7]], [], [[0, 2, 0, 0]]]
