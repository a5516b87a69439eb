"""From what a reader sees to the line that made it, and three ways to tell of a problem: GitHub, mail, text to paste."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from playwright.sync_api import Page
from tests.project import ROOT, Open, started

from handbook.book import Handbook
from handbook.repository import Repository

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])
CLIPBOARD = ["clipboard-read", "clipboard-write"]
HOME = "https://github.com/yunying-quanjing/yunying-quanjing"
SITE = "https://yunying-quanjing.github.io/"
MAIL, MIRROR = "hi@example.org", "https://gitee.com/a/b"


def line_of(address: str) -> str:
    path, _, line = address.removeprefix(f"{HOME}/edit/main/").partition("#L")
    return (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1]


def edited(page: Page, opener: str) -> str:
    """The line to which “edit this section” of the menu behind `opener` leads."""
    page.locator(opener).first.click()
    address = page.locator(".handbook-copy [data-edit]").get_attribute("href") or ""
    page.keyboard.press("Escape")
    return line_of(address)


@BOTH
def test_the_menu_leads_to_the_line_of_a_heading_a_table_a_question(open_page: Open, root: str) -> None:
    page = started(open_page(f"{root}trio/user/", 390))
    assert edited(page, "#rfm .headerlink").startswith("## RFM {#rfm}")
    assert edited(page, "[data-to=rfm-table-1]").startswith("## RFM {#rfm}")
    assert edited(page, "#top .headerlink").startswith("# 用户运营 {#top}")
    question = page.locator("fieldset[data-item]").first.get_attribute("data-item")
    assert f"id: {question}" in edited(page, "fieldset .handbook-copy__open")
    page = started(open_page(f"{root}metrics/funnel/"))
    assert edited(page, ".handbook-calculator h3 .handbook-copy__open") == "title: 漏斗计算器"
    page = started(open_page(f"{root}practice/worksheets/raci/"))
    assert edited(page, "#how .handbook-copy__open").startswith("title: 任务分工")


@BOTH
def test_a_problem_is_told_with_page_section_and_script(open_page: Open, root: str) -> None:
    page = started(open_page(f"{root}trio/user/", permissions=CLIPBOARD))
    title, script = ("用戶營運", "繁體") if root else ("用户运营", "简体")
    link = page.locator("[data-report-issue]")
    page.locator("#rfm .headerlink").click()
    page.locator(".handbook-copy [data-report]").click()
    assert page.evaluate("document.activeElement.matches('.handbook-report textarea')")
    address = urlsplit(link.get_attribute("href") or "")
    assert f"{address.scheme}://{address.netloc}{address.path}" == f"{HOME}/issues/new"
    assert parse_qs(address.query) == {
        "template": ["page-problem.yml"],
        "page": [f"{title} {SITE}{root}trio/user/"],
        "section": ["RFM #rfm"],
        "script": [script],
    }
    page.keyboard.type("3,600 & 4=5?\n第二行")
    page.locator("[data-report-copy]").click()
    page.wait_for_function("() => document.querySelector('.handbook-report [role=status]').textContent")
    text = page.evaluate("navigator.clipboard.readText()")
    assert f"：{title} {SITE}{root}trio/user/\n" in text and "：RFM #rfm\n" in text and f"：{script}\n" in text
    assert "：3,600 & 4=5?\n第二行\n" in text and re.search(r"：\d+\.\d+\.\d+\n", text)
    assert page.locator("[data-report-mail], .handbook-report button:not([type=button])").count() == 0


def rendered(convert: Callable[[str], str], root: str, repository: Repository) -> str:
    loader = FileSystemLoader(ROOT / "overrides" / "partials")
    env = Environment(loader=loader, undefined=StrictUndefined)
    env.filters["addressed"] = lambda text: quote(convert(text))
    env.globals["either"] = lambda simplified, traditional: traditional if root else simplified
    page = SimpleNamespace(title="A&B 用户", canonical_url=f"{SITE}{root}a/")
    edits = repository.edit_file("docs/a.md")
    given = {"page": page, "root": root, "edits": edits, "repository": repository, "edition": "1.2.3"}
    return convert(env.get_template("report.html").render(**given))


REPLACE = """async (html) => {
    document.querySelector(".handbook-report").outerHTML = html
    const { Report } = await import(new URL("/assets/javascripts/report.mjs", location))
    window.report = new Report(document.querySelector(".handbook-report"))
}"""


def mailed(page: Page) -> tuple[str, str, str]:
    """To whom, subject, body of the link that writes a mail."""
    address = urlsplit(page.locator("[data-report-mail]").get_attribute("href") or "")
    query = dict(part.split("=", 1) for part in address.query.split("&"))
    assert address.scheme == "mailto" and "+" not in address.query
    return address.path, unquote(query["subject"]), unquote(query["body"])


@BOTH
def test_with_mail_and_mirror_there_are_links_and_a_form_for_both(
    open_page: Open, handbook: Handbook, root: str
) -> None:
    convert = handbook.converter.convert if root else str
    page = started(open_page(f"{root}trio/user/"))
    page.evaluate(REPLACE, rendered(convert, root, Repository(HOME, "main", MIRROR, MAIL)))
    title = convert("A&B 用户")
    to, subject, body = mailed(page)
    assert (to, subject) == (MAIL, convert(f"《运营全景》{title}") if not root else "《營運全景》A&B 用戶")
    lines = [f"{convert(name)}：" for name in ("页面", "小节", "文字", "版本", "问题", "应该怎样", "依据")]
    assert [line for line in lines if line not in body] == [] and "\r\n" in body and f"{SITE}{root}a/" in body
    page.evaluate("report.open('甲 & 乙 #jia')")
    page.locator(".handbook-report textarea").first.fill("错一\n错二")
    body = mailed(page)[2]
    assert "：甲 & 乙 #jia\r\n" in body and "：错一\r\n错二\r\n" in body and "：1.2.3\r\n" in body
    form = page.locator(".handbook-report form")
    assert (form.get_attribute("method"), form.get_attribute("enctype")) == ("post", "text/plain")
    assert (form.get_attribute("action") or "").startswith(f"mailto:{MAIL}?subject=")
    hrefs = page.locator(".handbook-report a").evaluate_all("(links) => links.map((link) => link.getAttribute('href'))")
    assert {f"{MIRROR}/edit/main/docs/a.md", f"{MIRROR}/issues/new", f"{HOME}/edit/main/docs/a.md"} <= set(hrefs)


def test_without_javascript_the_links_stand_and_no_button_that_does_nothing(open_page: Open) -> None:
    page = open_page("trio/user/", java_script_enabled=False)
    assert page.get_by_role("link", name="改这一页").get_attribute("href") == f"{HOME}/edit/main/docs/trio/user.md"
    link = page.locator("[data-report-issue]").get_attribute("href") or ""
    assert "section=" in link and parse_qs(urlsplit(link).query)["script"] == ["简体"]
    assert not page.locator(".handbook-report details").is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".handbook-report").is_visible()
