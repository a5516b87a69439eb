"""The built site as crawlers and browsers meet it: links, alternates, no third party, nothing private published."""

import filecmp
import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

from tests.project import EPOCH, ROOT, build, copy_project

XHTML = "{http://www.w3.org/1999/xhtml}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
HOST = "https://yunying-quanjing.github.io/"


def html_files(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_all_links_and_anchors_arrive(site: Path) -> None:
    lychee = shutil.which("lychee", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert lychee
    options = [
        "--offline",
        "--include-fragments",
        "--no-progress",
        "--index-files",
        "index.html",
        "--root-dir",
        str(site),
    ]
    done = subprocess.run(
        [lychee, *options, "--remap", f"{HOST} file://{site}/", *map(str, html_files(site))],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]


def test_every_page_loads_only_from_this_site(site: Path) -> None:
    loaded = re.compile(r"<(?:script|img|iframe|source|video|audio|link)\b[^>]*?\b(?:src|href)=\"?(https?:)?//", re.I)
    allowed = re.compile(r'<link rel="canonical" href="[^"]+">')
    for file in html_files(site):
        assert not loaded.search(allowed.sub("", file.read_text("utf-8"))), file


def test_sitemap_names_each_page_in_both_scripts_with_its_alternates(site: Path) -> None:
    root = ET.parse(site / "sitemap.xml").getroot()
    entries = {
        url.findtext(f"{SITEMAP}loc"): {link.get("hreflang"): link.get("href") for link in url.findall(f"{XHTML}link")}
        for url in root
    }
    pages = {
        str(file.parent.relative_to(site))
        for file in html_files(site)
        if file.name == "index.html" and "/s/" not in f"/{file.relative_to(site)}"
    }
    addresses = {HOST if page == "." else f"{HOST}{page}/" for page in pages}
    assert set(entries) == addresses
    for alternates in entries.values():
        assert set(alternates) == {"zh-Hans", "zh-Hant", "x-default"}
        assert {alternates["zh-Hans"], alternates["zh-Hant"]} <= addresses
        assert alternates["zh-Hant"] == f"{HOST}zh-Hant/{str(alternates['zh-Hans']).removeprefix(HOST)}"


def test_no_page_makes_the_theme_ask_for_a_sitemap_beside_it(site: Path) -> None:
    for file in html_files(site):
        assert 'rel="alternate"' not in file.read_text("utf-8"), file


def test_data_and_sources_are_not_published(site: Path) -> None:
    assert not [
        path
        for path in site.rglob("*")
        if (path.suffix in {".yml", ".tsv", ".md", ".py"} and path.parent.name != "worksheets") or path.name == "_data"
    ]


def test_not_found_page_speaks_both_scripts(site: Path) -> None:
    text = (site / "404.html").read_text("utf-8")
    assert "找不到这一页" in text and "找不到這一頁" in text
    assert not (site / "zh-Hant" / "404.html").exists()


def test_each_script_has_its_own_index_of_the_same_pages(site: Path) -> None:
    simplified = json.loads((site / "search" / "index.json").read_text("utf-8"))["pages"]
    traditional = json.loads((site / "zh-Hant" / "search" / "index.json").read_text("utf-8"))["pages"]
    assert [page[0] for page in simplified] == [page[0] for page in traditional]
    assert [[row[0] for row in page[3]] for page in simplified] == [[row[0] for row in page[3]] for page in traditional]
    for url, *_ in simplified:
        assert (site / url / "index.html").exists()


BROKEN = [
    ("docs/start/what-is-ops.md", "## 小结", "-{zh-hans:甲}-\n\n## 小结", "override: -{zh-hans:甲}- 里 zh-hant"),
    ("docs/_data/terms.tsv", "\n", "\n运营\n", "docs/_data/terms.tsv:2: term-row: 这一行有 1 列"),
    ("docs/_data/skills.yml", "kind: 硬技能", "kind: 软技能", "yaml-value: "),
]


def test_broken_sources_stop_the_build_all_told_at_once_with_file_and_line(tmp_path: Path) -> None:
    project = copy_project(tmp_path)
    for file, find, put, _ in BROKEN:
        text = (project / file).read_text("utf-8")
        assert find in text
        (project / file).write_text(text.replace(find, put, 1), "utf-8")
    done = build(project / "site", project)
    assert done.returncode != 0
    for *_, expected in BROKEN:
        assert expected in done.stderr + done.stdout
    assert "共 3 处;规则的说明见 contributing/style(" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout


def test_all_published_text_is_under_its_licence(site: Path) -> None:
    assert "CC BY-SA 4.0" in (site / "index.html").read_text("utf-8")
    assert (ROOT / "LICENSE").read_text("utf-8").startswith("MIT License\n")
    assert (ROOT / "LICENSE-docs").read_text("utf-8").startswith("Attribution-ShareAlike 4.0 International\n")


def test_a_second_build_that_renders_each_script_apart_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    done = build(tmp_path, SOURCE_DATE_EPOCH=EPOCH, HANDBOOK_APART="1")
    assert done.returncode == 0, done.stderr
    names = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    _, different, broken = filecmp.cmpfiles(site, tmp_path, map(str, names), shallow=False)
    assert (different, broken) == ([], [])
