"""The calculators as the browser tests meet them: the page of each, its fields and results."""

from playwright.sync_api import Locator, Page

# Which chapter of docs/metrics holds a calculator.
PAGES = {
    "funnel": "funnel",
    "retention": "retention",
    "gmv-tree": "gmv",
    "campaign": "gmv",
    "ltv-cac": "ltv-cac",
    "rfm": "rfm",
    "sample-size": "ab-test",
    "ab-result": "ab-test",
    "guardrail": "north-star",
}


def place(name: str, query: str = "") -> str:
    return f"metrics/{PAGES[name]}/{query}"


def calculator(page: Page, name: str) -> Locator:
    found = page.locator(f"[data-calculator={name}]")
    page.locator(f"[data-calculator={name}][data-ready]").wait_for()
    return found


def fill(root: Locator, field: str, text: str) -> None:
    root.locator(f"[name={field}]").fill(text)
    root.locator(f"[name={field}]").dispatch_event("change")


def out(root: Locator, name: str) -> str:
    return root.locator(f"[data-output={name}]").inner_text()


def status(root: Locator) -> str:
    return root.locator("[data-calculator-status]").inner_text()
