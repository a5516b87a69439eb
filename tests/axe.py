"""axe-core on an open page: WCAG 2.2 A and AA and its best practices, every rule, no exception."""

from playwright.sync_api import Page
from tests.project import ROOT

AXE = (ROOT / "tests" / "vendor" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (1280, 390)
SCHEMES = ("default", "slate")
RUN = """async (tags) => {
    const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) =>
        `${id}: ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join(" ").trim()}`))
}"""
SHOW = """(scheme) => new Promise((done) => {
    document.body.setAttribute("data-md-color-scheme", scheme)
    setTimeout(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => 0))).then(done), 60)
})"""


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it stands, one line a node: `rule: selector: what to cure`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"{AXE};0")
    return list(page.evaluate(RUN, TAGS))


def show(page: Page, width: int, scheme: str) -> Page:
    """The same page at another width and in another colour scheme, once nothing moves any more."""
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate(SHOW, scheme)
    return page
