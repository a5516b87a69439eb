"""Links that people paste: copied from a heading, a table, a question; short ones; old ones that still arrive."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.project import Open, build, copy_project, served, started

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def copied(page: Page, kind: str) -> str:
    page.locator(f"[data-copy-as={kind}]").click()
    page.wait_for_function("() => document.querySelector('[data-copy-status]').textContent.length > 1")
    return str(page.evaluate("navigator.clipboard.readText()"))


@BOTH
def test_a_heading_is_copied_as_address_markdown_and_citation(open_page: Open, address: str, root: str) -> None:
    page = started(open_page(f"{root}trio/user/?utm=x", 390, permissions=CLIPBOARD))
    page.locator("#rfm .headerlink").click()
    link = f"{address}{root}trio/user/#rfm"
    name = "用戶營運" if root else "用户运营"
    assert copied(page, "address") == link
    assert copied(page, "markdown") == f"[{name} · RFM]({link})"
    assert re.search(
        rf"^《{name}》[“「]RFM[”」]，《.{{2}}全景》[\d.]+，\d{{4}}-\d\d-\d\d，{re.escape(link)}$",
        copied(page, "citation"),
    )


def test_by_keyboard_and_back(open_page: Open) -> None:
    page = started(open_page("trio/user/", permissions=CLIPBOARD))
    page.locator("#rfm .headerlink").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.copyAs") == "address"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('#rfm .headerlink')")
    assert not page.locator(".handbook-copy").is_visible()


@BOTH
def test_tables_and_questions_have_links_of_their_own(open_page: Open, address: str, root: str) -> None:
    page = started(open_page(f"{root}trio/user/", permissions=CLIPBOARD))
    page.locator("[data-to=rfm-table-1]").click()
    link = copied(page, "address")
    assert link == f"{address}{root}trio/user/#rfm-table-1"
    page.keyboard.press("Escape")
    page.locator("fieldset [data-to]").first.click()
    question = copied(page, "address").partition("#")[2]
    exam = started(open_page(f"{root}practice/exam/#{question}"))
    assert exam.locator(f"#{question}").is_visible()


def test_a_comparison_is_copied_with_what_it_compares(open_page: Open, address: str) -> None:
    page = started(open_page("roles/compare/?roles=activity,user", permissions=CLIPBOARD))
    page.locator("h2 .headerlink").first.click()
    assert "?roles=activity,user" in copied(page, "address").replace("%2C", ",")


def test_plain_links_without_javascript(open_page: Open) -> None:
    page = open_page("trio/user/", java_script_enabled=False)
    page.locator("#rfm .headerlink").click()
    assert page.url.endswith("/trio/user/#rfm") and not page.locator(".handbook-copy").is_visible()


@BOTH
@pytest.mark.parametrize("script", [True, False])
def test_short_addresses_arrive(open_page: Open, address: str, root: str, script: bool) -> None:
    page = open_page(f"{root}s/user/?q=1#rfm", java_script_enabled=script)
    page.wait_for_url(re.compile("trio/user"))
    assert page.url == f"{address}{root}trio/user/" + ("?q=1#rfm" if script else "")


@pytest.fixture(scope="module")
def renamed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site after a chapter and some sections were renamed, with the redirects that the check asks for."""
    project = copy_project(tmp_path_factory.mktemp("renamed"))
    docs = project / "docs"
    for file in (*docs.rglob("*.md"), *docs.rglob("*.yml")):
        text = file.read_text("utf-8")
        text = re.sub(r"craft/gap(?=[#,\]\s.\"])", "craft/distance", text)
        text = re.sub(r"(?<=[(/])gap\.md", "distance.md", text)
        file.write_text(text.replace("distance.md#find", "distance.md#look"), "utf-8")
    chapter = docs / "craft" / "gap.md"
    chapter.write_text(chapter.read_text("utf-8").replace("{#find}", "{#look}"), "utf-8")
    chapter.rename(docs / "craft" / "distance.md")
    review = docs / "craft" / "mindset.md"
    review.write_text(review.read_text("utf-8").replace("{#summary}", "{#in-short}"), "utf-8")
    for file in docs.rglob("*.yml"):
        file.write_text(file.read_text("utf-8").replace("craft/distance#find", "craft/distance#look"), "utf-8")
    (project / "mkdocs.yml").write_text(
        (project / "mkdocs.yml").read_text("utf-8").replace("craft/gap.md", "craft/distance.md"), "utf-8"
    )
    entries = [*rename_ids(docs), "page craft/distance", "anchor craft/mindset#in-short"]
    (docs / "_data" / "redirects.yml").write_text(REDIRECTS, "utf-8")
    lock = docs / "_data" / "permalinks.lock"
    entries += [
        f"anchor craft/distance#{name}"
        for name in re.findall(r"\{#([\w-]+)\}", (docs / "craft" / "distance.md").read_text("utf-8"))
    ]
    lock.write_text(lock.read_text("utf-8") + "\n".join(entries) + "\n", "utf-8")
    done = build(project / "site", project)
    assert done.returncode == 0, done.stdout + done.stderr
    with served(project / "site") as base:
        yield base


def rename_ids(docs: Path) -> list[str]:
    """Give a role, a question and a term other ids, everywhere but in the lock; returns what the lock gains."""
    for file in (*docs.rglob("*.md"), *(docs / "_data").rglob("*.yml")):
        text = re.sub(r"(?<![\w-])social-media(?![\w-])", "social", file.read_text("utf-8"))
        text = text.replace(f"id: {QUESTION}\n", "id: renamed-question\n").replace(
            "id: front-end\n", "id: front-office\n"
        )
        file.write_text(text, "utf-8")
    (docs / "_data" / "roles" / "social-media.yml").rename(docs / "_data" / "roles" / "social.yml")
    chapter = docs / "roles" / "front" / "social.md"
    (docs / "roles" / "front" / "social-media.md").rename(chapter)
    sections = re.findall(r"\{#([\w-]+)\}", chapter.read_text("utf-8"))
    rows = [f"anchor roles/front/social#{name}" for name in sections]
    return ["page roles/front/social s/social", "role social", "question renamed-question", "term front-office", *rows]


QUESTION = "report-lacks-number-and-proof"
REDIRECTS = """pages:
  - {from: roles/front/social-media, to: roles/front/social}
  - {from: craft/gap, to: craft/distance}
anchors:
  - {from: craft/gap#find, to: craft/distance#look}
  - {from: craft/mindset#summary, to: craft/mindset#in-short}
ids:
  - {kind: role, from: social-media, to: social}
  - {kind: question, from: report-lacks-number-and-proof, to: renamed-question}
  - {kind: term, from: front-end, to: front-office}
"""


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[BrowserContext]:
    """A reader of the renamed site, with a window that stays from page to page."""
    with browser.new_context() as context:
        context.new_page()
        yield context


@pytest.fixture
def page(window: BrowserContext) -> Iterator[Page]:
    """A page with nothing kept of the ones before."""
    with window.new_page() as page:
        yield page
        page.evaluate("localStorage.clear()")


@BOTH
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("craft/gap/", "craft/distance/"),
        ("craft/gap/?a=1#one-move", "craft/distance/?a=1#one-move"),
        ("craft/gap/#find", "craft/distance/#look"),
        ("craft/mindset/#summary", "craft/mindset/#summary"),
    ],
)
def test_old_links_arrive_after_renaming(page: Page, renamed: str, root: str, old: str, new: str) -> None:
    page.goto(renamed + root + old)
    page.wait_for_url(renamed + root + new)
    anchor = new.partition("#")[2]
    if anchor:
        page.wait_for_function(
            "id => document.getElementById(id).getBoundingClientRect().top < innerHeight", arg=anchor
        )


@BOTH
@pytest.mark.parametrize(
    "old",
    ["roles/paths/#from-social-media", f"practice/exam/#q-{QUESTION}", "reference/glossary/#front-end"],
)
def test_places_of_renamed_data_are_still_found(page: Page, renamed: str, root: str, old: str) -> None:
    page.goto(renamed + root + old)
    anchor = old.partition("#")[2]
    page.wait_for_function(
        "id => Math.abs(document.getElementById(id).getBoundingClientRect().top) < innerHeight", arg=anchor
    )


@BOTH
def test_a_comparison_shared_under_an_old_id_shows_the_role(page: Page, renamed: str, root: str) -> None:
    page.goto(f"{renamed}{root}roles/compare/?roles=activity,social-media")
    started(page)
    assert page.locator("thead [data-role=social]").is_visible()
    assert page.locator("thead [data-role]:visible").count() == 2
    page.goto(f"{renamed}{root}practice/exam/?chapters=roles/front/social-media")
    assert started(page).locator("[name=chapters]:checked").get_attribute("value") == "roles/front/social"


def test_results_shared_before_a_question_was_renamed_still_hold_it(page: Page, renamed: str, address: str) -> None:
    def key(base: str, name: str) -> str:
        page.goto(f"{base}practice/exam/")
        data = "JSON.parse(document.querySelector('[data-module=exam] script').textContent).items"
        script = f"name => {data}.find(item => item.id === name).key4"
        return str(page.evaluate(script, name))

    assert key(renamed, "renamed-question") == key(address, QUESTION)


def test_old_page_leads_on_without_javascript(browser: Browser, renamed: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{renamed}craft/gap/")
    page.wait_for_url(f"{renamed}craft/distance/")
    context.close()


def test_what_was_published_must_not_vanish(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    chapter = project / "docs" / "craft" / "mindset.md"
    chapter.write_text(chapter.read_text("utf-8").replace("{#summary}", "{#in-short}"), "utf-8")
    done = build(project / "site", project)
    assert done.returncode
    assert "craft/mindset#summary 发布过,现在没有了;把编号改回 {#summary} 最省事" in done.stdout + done.stderr
