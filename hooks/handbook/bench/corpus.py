"""A book of any length to build: chapters of about 2,500 characters made of the real book's own paragraphs."""

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

CHARACTERS = 2500
_SECTIONS = 6
_HAN = re.compile("[㐀-䶿一-鿿]")
_PLAIN = re.compile(r"^[\u4e00-\u9fff“《][^<\[{|`#\n]{40,}$", re.MULTILINE)
_FOLDER = "generated"
_ROOMS = ("hooks", "overrides")


def write(project: Path, target: Path, chapters: int, seed: int = 1) -> Path:
    """Write a project of `chapters` chapters with a table, a comparison and a question each; same seed, same book.

    `project` is the real one: its code and looks are copied, its paragraphs drawn from, its small test book built upon.
    """
    for room in _ROOMS:
        shutil.copytree(project / room, target / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(project / "tests" / "fixture" / "docs", target / "docs")
    shutil.copy(project / "CHANGELOG.md", target)
    settings = (project / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
    (target / "mkdocs.yml").write_text(f"{settings}\n{navigation(target / 'docs', chapters)}", "utf-8")
    draw = random.Random(seed)
    said = sorted(paragraphs(project / "docs"))
    folder = target / "docs" / _FOLDER
    folder.mkdir()
    questions = ["items:"]
    for number in range(chapters):
        (folder / f"c{number:04}.md").write_text(chapter(draw, said, number), "utf-8")
        questions.append(question(number))
    (target / "docs" / "_data" / "quizzes" / "exam" / "generated.yml").write_text("\n".join(questions), "utf-8")
    return target


def navigation(docs: Path, chapters: int) -> str:
    """Return the `nav` of a book: ten chapters a section, ten sections a part, beside the small book of `docs`."""
    small = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    rows = ["nav:", "  - 首页: index.md", "  - 样书:", *(f"      - {path}" for path in small if path != "index.md")]
    for number in range(chapters):
        if number % 100 == 0:
            rows.append(f"  - 第 {number // 100 + 1} 部:")
        if number % 10 == 0:
            rows.append(f"      - 第 {number // 10 + 1} 组:")
        rows.append(f"          - {_FOLDER}/c{number:04}.md")
    return "\n".join(rows) + "\n"


def paragraphs(docs: Path) -> Iterator[str]:
    """Yield every plain paragraph of the chapters below `docs`: no link, no list, no override."""
    for path in docs.rglob("*.md"):
        yield from (found[0] for found in _PLAIN.finditer(path.read_text("utf-8")))


def chapter(draw: random.Random, said: list[str], number: int) -> str:
    """Return one chapter of about 2,500 Chinese characters, drawn from the paragraphs `said`."""
    rows = [f"---\ntitle: 第 {number} 章\ndescription: 第 {number} 章讲什么\n---\n# 第 {number} 章 {{#top}}\n"]
    for section in range(_SECTIONS):
        rows.append(f"## 第 {number} 章第 {section} 节 {{#s{section}}}\n")
        count = 0
        while count < CHARACTERS / _SECTIONS:
            rows.append(draw.choice(said) + "\n")
            count += len(_HAN.findall(rows[-1]))
    rows.append(
        "| 项 | 数 |\n| --- | --- |\n" + "\n".join(f"| 甲 {row} | {draw.randrange(9999)} |" for row in range(6))
    )
    rows.append("\n<!-- handbook/comparison roles: [activity, user] -->\n")
    return "\n".join(rows)


def question(number: int) -> str:
    """Return one question on that chapter, as a quiz file has it."""
    return (
        f"  - id: generated-{number}\n    type: single\n    dimension: activity\n    section: generated/c{number:04}#s1\n"
        f"    prompt: 第 {number} 章先算什么\n    options:\n      - {{text: 保本线, right: true, why: 先知道最少卖多少}}\n"
        f"      - {{text: 海报 {number}, why: 第 {number} 章把花钱的事放在算账前面}}\n    explain: 先算账\n"
    )
