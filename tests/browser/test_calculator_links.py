"""What was typed into a calculator travels: in the address, across the scripts, as text; and all of it by keyboard."""

from urllib.parse import quote

import pytest
from playwright.sync_api import Locator
from tests.calculators import calculator, fill, out, place, status
from tests.project import Open

pytestmark = pytest.mark.browser
BOTH = pytest.mark.parametrize("root", ["", "zh-Hant/"])


def cells(root: Locator) -> list[str]:
    return root.locator("table :is(th, td)").all_inner_texts()


@BOTH
def test_the_address_holds_what_differs_and_opens_in_either_script(open_page: Open, root: str) -> None:
    page = open_page(root + place("campaign", "?roles=user"))
    campaign = calculator(page, "campaign")
    tree = calculator(page, "gmv-tree")
    fill(campaign, "ads", "5000")
    fill(tree, "value2", "90 元")
    query = str(page.evaluate("location.search"))
    assert query == "?roles=user&campaign.ads=5000&gmv-tree.value2=90+%E5%85%83"
    other = "" if root else "zh-Hant/"
    opened = open_page(other + place("campaign", query))
    assert out(calculator(opened, "campaign"), "roas") == out(campaign, "roas") == "0.85 倍"
    assert out(calculator(opened, "gmv-tree"), "plan") == out(tree, "plan") == "226,800 元"
    campaign.locator("[data-reset]").click()
    assert page.evaluate("location.search") == query.replace("&campaign.ads=5000", "")


def test_pasted_rows_travel_in_the_address(open_page: Open) -> None:
    page = open_page(place("funnel"))
    found = calculator(page, "funnel")
    fill(found, "rows", "看到 <b>广告</b>\t1,000\n下单 & 付款\t50")
    opened = calculator(open_page(place("funnel", str(page.evaluate("location.search")))), "funnel")
    assert cells(opened) == cells(found) and "看到 <b>广告</b>" in cells(opened)
    assert opened.locator("td b, th b").count() == 0


def test_the_script_switch_keeps_what_was_typed(open_page: Open, address: str) -> None:
    page = open_page(place("ltv-cac"))
    found = calculator(page, "ltv-cac")
    found.locator("[name=churn]").fill("5")
    page.locator("[data-module=script-switch]").click()
    page.wait_for_url(f"{address}zh-Hant/metrics/ltv-cac/?ltv-cac.churn=5")
    assert out(calculator(page, "ltv-cac"), "ltv") == "139.2 元"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("campaign.cost=abc", "campaign.cost"),
        ("campaign.nothing=1", "campaign.nothing"),
        ("campaign.cost=-1&campaign.margin=900", "campaign.margin、campaign.cost"),
        ("campaign.ads=<img src=x onerror=alert(1)>", "campaign.ads"),
        ("campaign.<img src=x>=1", "campaign.<img src"),
    ],
)
def test_odd_addresses_are_told_and_the_example_stands(open_page: Open, query: str, told: str) -> None:
    page = open_page(place("campaign", f"?{quote(query, safe='=&')}"))
    found = calculator(page, "campaign")
    assert f"已略过：{told}" in status(found)
    assert out(found, "ratio") == "5.16 倍" and out(found, "roas") == "1.18 倍"
    assert found.locator("img").count() == 0


@BOTH
def test_copies(open_page: Open, root: str) -> None:
    page = open_page(root + place("campaign"), permissions=["clipboard-read", "clipboard-write"])
    found = calculator(page, "campaign")
    fill(found, "cost", "20000")

    def copied(kind: str) -> str:
        page.evaluate("navigator.clipboard.writeText('')")
        found.locator(f"[data-copy={kind}]").click()
        page.wait_for_function("() => navigator.clipboard.readText().then(text => text !== '')")
        return str(page.evaluate("navigator.clipboard.readText()"))

    assert copied("link") == page.url and "campaign.cost=20000" in page.url
    text = copied("text").splitlines()
    heads = {
        "": ("全部花费（元）：20000", "投入产出比：5.99 倍"),
        "zh-Hant/": ("全部花費（元）：20000", "投入產出比：5.99 倍"),
    }
    assert set(heads[root]) <= set(text)
    assert text[0] == found.locator("h3").inner_text() and text[-1] == page.url
    assert text[1].startswith(found.locator("[data-calculator-formula]").first.inner_text()[:5])
    assert any("\t119,794\t20,000\t5.99\t3.57" in line for line in text)


def test_copying_that_fails_is_told(open_page: Open) -> None:
    page = open_page(place("funnel"))
    found = calculator(page, "funnel")
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false")
    found.locator("[data-copy=link]").click()
    page.wait_for_function("() => document.querySelector('[data-calculator-status]').textContent.includes('没能复制')")


def test_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(place("campaign"))
    found = calculator(page, "campaign")
    found.locator("[name=gross]").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("200000")
    assert out(found, "extra") == "126,560 元"
    order = []
    for _ in range(8):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.name || Object.keys(document.activeElement.dataset)[0]"))
    assert order == ["baseline", "margin", "cost", "ads", "adsGross", "copy", "copy", "reset"]
    page.keyboard.press("Enter")
    assert out(found, "extra") == "119,794 元"
    assert found.locator("[data-calculator-status]").get_attribute("role") == "status"
