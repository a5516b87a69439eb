"""The built site as search engines, feed readers and shared links meet it, in each script."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import social
from handbook.book import Handbook
from handbook.editions import load_editions

HOST = "https://yunying-quanjing.github.io/"
ATOM = "{http://www.w3.org/2005/Atom}"
_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
KINDS = [
    ("", "Book"),
    ("metrics/gmv/", "Chapter"),
    ("reference/glossary/", "DefinedTermSet"),
    ("practice/exam/", "WebPage"),
]


def meta(html: str, name: str) -> str:
    found = re.search(rf'<meta (?:name|property)="{name}" content="([^"]*)">', html)
    assert found, name
    return found[1]


@pytest.mark.parametrize(("root", "name"), [("", "运营全景"), ("zh-Hant/", "營運全景")])
def test_a_page_says_what_it_is_in_its_own_script(site: Path, root: str, name: str) -> None:
    for path, kind in KINDS:
        html = (site / root / path / "index.html").read_text("utf-8")
        found = _DATA.search(html)
        assert found, path
        data = json.loads(found[1])
        assert (data["@type"], data["url"]) == (kind, f"{HOST}{root}{path}")
        assert data["description"] == meta(html, "description") == meta(html, "og:description")
        assert data.get("isPartOf", data)["name"] == meta(html, "og:site_name") == name
        assert f'<link rel="canonical" href="{HOST}{root}{path}">' in html
        assert (site / meta(html, "og:image").removeprefix(HOST)).exists()
        feed = re.search(r'<link rel="alternate feed"[^>]*href="([^"]+)"', html)
        assert feed and (site / root / path / feed[1]).resolve() == (site / root / "feed.xml").resolve()


@pytest.mark.parametrize(("root", "word"), [("", "运营是什么"), ("zh-Hant/", "營運是什麼")])
def test_each_script_has_its_feed_and_its_llms_txt(site: Path, root: str, word: str) -> None:
    feed = ET.parse(site / root / "feed.xml").getroot()
    assert (
        next(entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry"))
        == f"{load_editions(ROOT / 'docs')[0].version} 版"
    )
    text = (site / root / "llms.txt").read_text("utf-8")
    assert f"- [{word}]({HOST}{root}start/what-is-ops/): " in text
    for address in re.findall(r"\]\(([^)]+)\)", text):
        assert (site / address.removeprefix(HOST) / "index.html").exists(), address


@pytest.mark.parametrize("locale", social.FACES)
def test_the_picture_of_a_shared_link_is_fresh(handbook: Handbook, locale: str) -> None:
    png = (social.IMAGES / f"social-{locale}.png").read_bytes()
    assert social.mark_of(png) == social.digest(social.shown(handbook, locale)), "运行 python -m handbook.social"
