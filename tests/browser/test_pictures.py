"""Pictures in the browser: nothing scrolls sideways, links lead on, words stand out in the light and in the dark."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.project import Open

from handbook.book import Handbook

pytestmark = pytest.mark.browser
_ASKED = re.compile(r"<!-- handbook/picture id: ([\w-]+) -->")
# Each word's contrast with what is painted behind it, in sRGB; a colour is painted to be read as numbers.
_FAULTS = """figure => {
  document.getAnimations().forEach(animation => animation.finish())
  const pen = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const painted = new Map()
  const rgb = (...layers) => {
    if (!painted.has(`${layers}`)) {
      pen.clearRect(0, 0, 1, 1)
      for (const layer of layers) { pen.fillStyle = layer; pen.fillRect(0, 0, 1, 1) }
      painted.set(`${layers}`, pen.getImageData(0, 0, 1, 1).data)
    }
    return painted.get(`${layers}`)
  }
  const light = colour => [0.2126, 0.7152, 0.0722].reduce((sum, part, at) => {
    const value = colour[at] / 255
    return sum + part * (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  }, 0)
  const faults = []
  const texts = document.createTreeWalker(figure, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement
    if (!texts.currentNode.textContent.trim()) continue
    const layers = []
    for (let at = element; at; at = at.parentElement) layers.unshift(getComputedStyle(at).backgroundColor)
    const style = getComputedStyle(element), svg = element.closest("svg")
    const words = rgb(...layers, svg ? style.fill : style.color)
    const [a, b] = [light(words), light(rgb(...layers))].sort((one, other) => other - one)
    const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1
    const said = texts.currentNode.textContent.trim()
    if ((a + 0.05) / (b + 0.05) < 4.5) faults.push(`${said}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`)
    if (parseFloat(style.fontSize) * scale < 11) faults.push(`${said}: ${parseFloat(style.fontSize) * scale}px`)
    const range = document.createRange(), box = figure.getBoundingClientRect()
    range.selectNodeContents(texts.currentNode)
    const { left, right } = range.getBoundingClientRect()
    if (left < box.left - 1 || right > box.right + 1) faults.push(`${said}: sticks out`)
  }
  return faults
}"""


def _look_at(page: Page) -> None:
    figure = page.locator(".handbook-picture")
    assert figure.is_visible() and figure.evaluate(_FAULTS) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    charts = figure.locator("svg:not([aria-hidden])")
    assert all((chart.get_attribute("aria-label") or "").endswith("。") for chart in charts.all())


@pytest.mark.parametrize(("root", "width"), [("", 390), ("zh-Hant/", 1280)])
def test_every_picture_can_be_read(root: str, width: int, open_page: Open, address: str, handbook: Handbook) -> None:
    """Words of 11 px at least, 4.5 : 1, inside the figure, narrow and wide and in both schemes; no JavaScript needed."""
    asked = [chapter.page for chapter in handbook.chapters if _ASKED.search(chapter.markdown)]
    page = open_page(f"{root}{asked[0]}/", java_script_enabled=False)
    for name in asked:
        page.goto(f"{address}{root}{name}/")
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in ("default", "slate"):
            page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
            _look_at(page)


def test_links_in_pictures_lead_somewhere(site: Path) -> None:
    for file in [*site.glob("*/*/index.html"), *site.glob("zh-Hant/*/*/index.html")]:
        for figure in re.findall(r'<figure class="handbook-picture".*?</figure>', file.read_text("utf-8"), re.DOTALL):
            for to in re.findall(r'<a [^>]*href="([^"]+)"', figure):
                path, _, anchor = to.partition("#")
                target = (file.parent / path / "index.html").resolve()
                assert target.exists() and (not anchor or f'id="{anchor}"' in target.read_text("utf-8")), to
