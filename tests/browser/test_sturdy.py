"""What goes wrong on the way to a reader: each time the page stays of use, and says what is missing."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route
from tests.calculators import calculator, fill, out, place
from tests.project import Open, started
from tests.readers import Readers

pytestmark = pytest.mark.browser
# What translators and converters in the browser do: other text, in elements of theirs.
REWRITE = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const nodes = []
    while (walker.nextNode()) nodes.push(walker.currentNode)
    for (const node of nodes.filter((node) => node.data.trim() && !node.parentElement.closest("script"))) {
        const font = document.createElement("font")
        font.append(document.createElement("font"))
        font.firstChild.textContent = `x${node.data}`
        node.replaceWith(font)
    }
}"""
BLOCK = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"


@pytest.fixture
def troubled(readers: Readers, address: str) -> Iterator[Callable[..., Page]]:
    """Open a path where requests for some files fail; the browser may complain of those alone."""
    context = readers.take(locale="zh-CN")
    said: list[str] = []

    def open_(path: str, **failing: Callable[[Route], None]) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        for name, act in failing.items():
            page.route(f"**/{name.replace('_', '-')}.*", act)
        page.goto(address + path)
        return page

    yield open_
    readers.give_back(context, locale="zh-CN")
    assert said == []


def test_scripts_that_do_not_arrive_are_told_and_nothing_else_is_missing(troubled: Callable[..., Page]) -> None:
    page = troubled(
        "trio/user/", handbook=lambda route: route.abort() if ".mjs" in route.request.url else route.continue_()
    )
    line = page.locator(".handbook-stalled")
    assert not line.is_visible() and page.locator("article h1").is_visible()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    assert line.is_visible() and "刷新一次" in line.inner_text()
    page.locator("[data-module=script-switch]").click()
    page.wait_for_url("**/zh-Hant/trio/user/")


def test_one_component_that_fails_is_told_and_leaves_the_others_at_work(troubled: Callable[..., Page]) -> None:
    page = started(troubled(f"{place('campaign')}?duo", duo=lambda route: route.abort()))
    assert "刷新一次" in page.locator(".handbook-stalled").inner_text()
    campaign = calculator(page, "campaign")
    fill(campaign, "ads", "5000")
    assert out(campaign, "roas") == "0.85 倍"
    page = started(troubled(place("campaign"), calc_money=lambda route: route.fulfill(body="<!doctype html>")))
    page.locator(".handbook-stalled").wait_for()
    page = started(troubled(place("campaign")))
    assert not page.locator(".handbook-stalled").is_visible()


def test_nothing_can_be_chosen_before_its_component_has_come(troubled: Callable[..., Page]) -> None:
    held: list[Route] = []
    page = troubled("practice/role-fit/", assessment=lambda route: held.append(route))
    page.wait_for_function(
        "() => document.querySelector('[data-module=search-button], .handbook-drawer:not([hidden])')"
    )
    page.wait_for_timeout(300)
    choice = page.locator("[data-module=assessment] [type=radio]").first
    choice.click()
    assert held and not choice.is_checked()
    held[0].continue_()
    started(page)
    choice.click()
    assert choice.is_checked()


def test_the_comparison_is_whole_where_its_script_fails_or_none_comes(troubled: Callable[..., Page]) -> None:
    page = started(
        troubled(
            "roles/compare/", compare=lambda route: route.abort() if ".mjs" in route.request.url else route.continue_()
        )
    )
    assert page.locator("th[data-role=live]").is_visible()
    page = troubled(
        "roles/compare/", handbook=lambda route: route.abort() if ".mjs" in route.request.url else route.continue_()
    )
    assert not page.locator("th[data-role=live]").is_visible()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    assert page.locator("th[data-role=live]").is_visible()


@pytest.mark.parametrize("answer", ["<!doctype html>", "{}", '{"pages":[1]}'])
def test_an_index_that_is_none_is_told_with_a_way_on(troubled: Callable[..., Page], answer: str) -> None:
    page = started(
        troubled(
            "zh-Hant/trio/user/",
            index=lambda route: route.fulfill(body=answer) if "search" in route.request.url else route.continue_(),
        )
    )
    page.locator("[data-search-open]").click()
    page.locator("[data-search-contents]").click()
    page.wait_for_url("**/zh-Hant/")


def test_text_rewritten_by_the_browser_breaks_nothing(open_page: Open) -> None:
    page = started(open_page(place("campaign")))
    campaign = calculator(page, "campaign")
    page.evaluate(REWRITE)
    fill(campaign, "ads", "5000")
    assert "0.85" in out(campaign, "roas")
    page = started(open_page("roles/compare/"))
    page.evaluate(REWRITE)
    for role in ("activity", "user"):
        page.locator(f'input[value="{role}"]').click()
    assert page.evaluate("location.search") == "?roles=activity,user"
    assert page.locator(".handbook-compare thead th[data-role]:visible").count() == 2
    page = started(open_page("workflow/strategy/"))
    page.evaluate(REWRITE)
    quiz = page.locator("form[data-module=practice]")
    for question in quiz.locator("fieldset[data-item]").all():
        question.locator("input, select").first.evaluate("$input => $input.click()")
    quiz.locator("[type=submit]").click()
    assert quiz.locator("[data-quiz-status]").inner_text()


def test_a_palette_that_is_none_is_forgotten(open_page: Open) -> None:
    page = started(open_page("trio/user/"))
    for kept in (
        "{broken",
        "5",
        '{"index":"a","color":{}}',
        '{"index":1,"color":{"x y":1}}',
        '{"index":0,"color":null}',
    ):
        page.evaluate("kept => localStorage.setItem('/.__palette', kept)", kept)
        page.reload()
        started(page).locator("label[for=__palette_1]").click()
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate", kept


def test_a_browser_that_keeps_nothing_shows_and_works_the_same(open_page: Open) -> None:
    page = open_page("trio/user/")
    page.add_init_script(BLOCK)
    page.reload()
    started(page).locator("label[for=__palette_1]").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.locator("[data-search-open]").click()
    assert page.locator("dialog[open] input").is_visible()


# What a reader has begun on a page, and how many buttons our components put there: a second start would double them.
STATE = """() => ({
    answered: document.querySelectorAll("form input:checked").length,
    compared: document.querySelectorAll(".handbook-compare thead th[data-role]:not([hidden])").length,
    searched: document.querySelector("dialog[open] input")?.value,
    buttons: document.querySelectorAll(".handbook-copy__open").length,
})"""


@pytest.fixture
def kept(launch: Callable[..., Browser], address: str) -> Iterator[Page]:
    """A page of a browser that keeps what one leaves, as readers' do; Playwright's own does not."""
    own = launch(ignore_default_args=["--disable-back-forward-cache"])
    yield own.new_page(base_url=address, locale="zh-CN")
    own.close()


@pytest.mark.parametrize(
    ("path", "begin"),
    [
        ("practice/role-fit/", lambda page: page.locator("form input[type=radio]").nth(3).check()),
        ("roles/compare/", lambda page: [page.locator(f'input[value="{one}"]').click() for one in ("user", "live")]),
        ("trio/user/", lambda page: [page.keyboard.press("/"), page.keyboard.type("复购")]),
    ],
)
def test_who_goes_on_and_back_finds_all_as_left(kept: Page, path: str, begin: Callable[[Page], object]) -> None:
    kept.goto(path)
    begin(started(kept))
    left = kept.evaluate(STATE)
    assert left["answered"] or left["searched"]
    for _ in range(2):
        kept.evaluate("addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted }, { once: true })")
        kept.goto("start/")
        kept.evaluate("() => { setTimeout(() => history.back()) }")
        kept.wait_for_function("() => window.wasKept")
        assert kept.evaluate(STATE) == left


def test_the_policy_stops_what_a_page_must_not_run(troubled: Callable[..., Page]) -> None:
    page = started(troubled("trio/user/"))
    page.evaluate("""() => {
        window.stopped = []
        document.addEventListener("securitypolicyviolation", (event) => stopped.push(event.effectiveDirective))
        const $script = document.createElement("script")
        $script.textContent = "window.hacked = 1"
        const $image = new Image()
        $image.setAttribute("onerror", "window.hacked = 1")
        const $text = document.createElement("p")
        $text.setAttribute("style", "color: red")
        document.querySelector("article").append($script, $image, $text)
        $image.src = "https://example.org/a.png"
    }""")
    page.wait_for_function("() => stopped.length >= 4")
    stopped = set(page.evaluate("stopped"))
    assert stopped == {"script-src-elem", "script-src-attr", "style-src-attr", "img-src"}
    assert page.evaluate("typeof hacked") == "undefined"
