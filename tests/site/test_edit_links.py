"""Every page, section, table, question and row leads to the very line that made it, without JavaScript too."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook.book import Handbook

EDIT = "https://github.com/yunying-quanjing/yunying-quanjing/edit/main/"
PENCIL = re.compile(
    rf'<a class="handbook-edit" href="{EDIT}(?P<path>[^"#]+)#L(?P<line>\d+)" title="(?P<what>[^"]*)"></a>'
)
WRITTEN = re.compile(r'<h([1-6])[^>]* id="([^"]+)"(?:(?!</h\1>).)*class="headerlink"', re.S)


@cache
def rows(path: str) -> list[str]:
    return (ROOT / path).read_text("utf-8").splitlines()


def made(html: str) -> Iterator[tuple[str, str]]:
    """The nearest id before each pencil, and the line to which the pencil leads."""
    for found in PENCIL.finditer(html):
        ids = re.findall(r'\bid="([^"]+)"', html[: found.start()][-4000:])
        yield ids[-1] if ids else "", rows(found["path"])[int(found["line"]) - 1]


def kinds(book: Handbook) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Kind, page, and for each of the kind the id beside its pencil and what stands on its line."""
    quizzes, data = book.quizzes, book.data
    asked = [("role-fit", quizzes.role_fit.items), ("chores", quizzes.chores.items), ("skills", quizzes.skills.items)]
    found = [
        (f"题：{name}", f"practice/{name}", [(f"q-{item.id}", f"id: {item.id}") for item in items])
        for name, items in [*asked, ("exam", quizzes.exam.values())]
    ]
    return [
        *found,
        ("指标", "metrics/dictionary", [(name, f"id: {name}") for name in data.metrics]),
        ("术语", "reference/glossary", [(term.id, f"id: {term.id}") for term in book.glossary.terms]),
        ("假朋友", "reference/terms", [(region.id, f"id: {region.id}") for region in book.regions.friends]),
        ("四步", "workflow/roles", [(f"stage-{name}", f"id: {name}") for name in data.stages]),
        ("级别", "roles/levels", [(f"level-{name}", f"id: {name}") for name in data.levels]),
        ("头一个月", "start/first-30-days", [(f"step-{one.id}", f"id: {one.id}") for one in book.month.steps]),
        ("工作表", "practice/worksheets", [(f"sheet-{k}", f"title: {v.title}") for k, v in book.worksheets.sheets.items()]),
        ("课程包", "training/packs", [(f"pack-{k}", f"title: {v.title}") for k, v in book.packs.packs.items()]),
    ]  # fmt: skip


def test_whatever_is_made_from_data_leads_to_its_line(site: Path, handbook: Handbook) -> None:
    for kind, page, expected in kinds(handbook):
        found = dict(made((site / page / "index.html").read_text("utf-8")))
        assert expected, kind
        for anchor, text in expected:
            assert text in found.get(anchor, "no link"), f"{kind} {anchor}"


def test_each_table_of_words_leads_to_the_row_of_the_term_table(site: Path) -> None:
    html = (site / "reference/terms/index.html").read_text("utf-8")
    found = [one for one in PENCIL.finditer(html) if one["path"].endswith("terms.tsv")]
    assert len(found) > 300
    for one in found:
        first = re.sub("【[^】]*】", "", rows(one["path"])[int(one["line"]) - 1].split("\t")[0])
        assert unescape(one["what"]) == f"改这里：{first}"


def test_cards_columns_rows_and_single_pages_lead_to_their_files(site: Path, handbook: Handbook) -> None:
    for name, role in handbook.data.roles.items():
        assert f"{EDIT}docs/_data/roles/{name}.yml#L" in (site / role.chapter / "index.html").read_text("utf-8")
    compare = (site / "roles/compare/index.html").read_text("utf-8")
    files = re.findall(rf"{EDIT}docs/_data/([\w/-]+)\.yml#L", compare)
    assert files.count("dimensions") == len(handbook.data.dimensions)
    assert {f"roles/{name}" for name in handbook.data.roles} <= set(files)
    single = [("worksheets", "practice/worksheets", handbook.worksheets.sheets)]
    for folder, part, names in [*single, ("packs", "training/packs", handbook.packs.packs)]:
        for name in names:
            assert f"{EDIT}docs/_data/{folder}/{name}.yml#L" in (site / part / name / "index.html").read_text("utf-8")
    pages = "".join(path.read_text("utf-8") for path in (site / "metrics").rglob("index.html"))
    for name, calculator in handbook.calculators.items():
        line = next(
            at for at, row in enumerate(rows(f"docs/_data/calculators/{name}.yml"), 1) if row.startswith("title:")
        )
        assert f"{EDIT}docs/_data/calculators/{name}.yml#L{line}" in pages, calculator.title
    assert f"{EDIT}docs/_data/skills.yml#L" in (site / "roles/levels/index.html").read_text("utf-8")


@pytest.mark.parametrize("root", ["", "zh-Hant/"])
def test_each_page_and_each_written_heading_of_it_leads_to_its_source(
    site: Path, handbook: Handbook, root: str
) -> None:
    for page in dict.fromkeys(chapter.page for chapter in handbook.chapters):
        address = "" if page == "index" else page.removesuffix("/index")
        html = (site / root / address / "index.html").read_text("utf-8")
        article = html[html.index("<article") : html.index('<aside class="handbook-report"')]
        file = re.search(rf'data-edit="{EDIT}([^"]+)"', html)
        assert file and f'<a href="{EDIT}{file[1]}">' in html, page
        stated = re.search(r'data-lines="([\d ]*)"', html)
        assert stated, page
        lines = [rows(file[1])[int(line) - 1] for line in stated[1].split()]
        written = [anchor for _, anchor in WRITTEN.findall(article)]
        assert len(lines) == len(written) > 0, page
        for anchor, line in zip(written, lines, strict=True):
            from_changelog = page == "reference/changelog" and anchor[0].isdigit()
            assert from_changelog or re.search(rf"^#+ .*\{{\s*#{anchor}\b", line), f"{page}#{anchor}"
