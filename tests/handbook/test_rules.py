"""Rules, manual and code in step: each rule has its section with a bad and a good example, and each example is true.

A Markdown example is put into the small book below tests/fixture and checked with everything else there; of what that
book says of itself only what the example adds counts. An example from data stands word for word in a golden case.
"""

import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts
from tests.handbook.test_data import FIXTURE, change
from tests.project import ROOT

from handbook.check import checked
from handbook.faults import RULES, Fault, Faults
from handbook.fix import fixed
from handbook.overrides import lines_of

MANUAL = (ROOT / "docs" / "contributing" / "style.md").read_text("utf-8")
RULE = re.compile(r"\{#rule-([\w-]+)\}$")
EXAMPLE = re.compile(r'^```\{\.\w+ \.(bad|good) title="[^"]*"\}\n(.*?)^```$', re.MULTILINE | re.DOTALL)
FILLER = re.compile(r"（正文 ([\d,]+) 字）")
HEAD = "---\ntitle: 例\ndescription: 一个例子\n---\n# 例 {#top}\n\n"
# Rules whose examples need another file, bytes, or a history: their bad example is a golden case.
IN_GOLDEN = {
    *RULES[: RULES.index("front-matter")],
    "after-ring",
    "source-untold",
    "image-licence",
}


@dataclass(frozen=True)
class Section:
    text: str
    bad: str
    good: str


def sections() -> dict[str, Section]:
    """The sections of the manual by rule, in order; a heading inside an example is none."""
    rows = MANUAL.splitlines()
    headings = [line for line in lines_of(MANUAL) if not line.is_code and line.text.startswith("#")]
    ends = [heading.number - 1 for heading in headings[1:]] + [len(rows)]
    found = {}
    for heading, end in zip(headings, ends, strict=True):
        if not (name_ := RULE.search(heading.text)):
            continue
        rule, text = name_[1], "\n".join([*rows[heading.number : end], ""])
        examples = dict(EXAMPLE.findall(text))
        found[rule] = Section(text, examples["bad"], examples["good"])
    return found


def filled(text: str, salt: int) -> str:
    """An example that says how long a text is stands for one as long."""
    return FILLER.sub(lambda found: "字" * (int(found[1].replace(",", "")) + salt), text)


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book with what the examples name, before they come in."""
    docs = Path(shutil.copytree(FIXTURE / "docs", tmp_path_factory.mktemp("rules") / "docs"))
    for picture in ("flow.svg", "map.svg"):
        (docs / "assets").mkdir(exist_ok=True)
        (docs / "assets" / picture).write_text("<svg/>\n", "utf-8")
    (docs / "_data" / "images.yml").write_text(
        "images:\n  - {file: assets/flow.svg, source: 自己画的, licence: CC0}\n"
        "  - {file: assets/map.svg, source: 自己画的, licence: CC0}\n",
        "utf-8",
    )
    shutil.copy(ROOT / "docs" / "_data" / "usage.yml", docs / "_data")
    (docs / "reference").mkdir()
    return docs


@pytest.fixture(scope="module")
def examples(small_book: Path) -> Mapping[str, set[str]]:
    """The rules that each example breaks, by its file; all examples are checked in one go."""
    docs = Path(shutil.copytree(small_book, small_book.parent / "examples"))
    for number, (rule, section) in enumerate(sections().items()):
        folder = docs / ("craft" if rule.startswith("chapter-") else "practice")
        folder.mkdir(exist_ok=True)
        for kind, text in (("bad", section.bad), ("good", section.good)):
            is_whole = text.startswith("---") or rule == "front-matter"
            content = filled(text, number * 2 + (kind == "good"))
            if rule not in IN_GOLDEN:
                (folder / f"{rule}-{kind}.md").write_text(("" if is_whole else HEAD) + content, "utf-8")
    found = defaultdict[str, set[str]](set)
    for fault in checked(docs)[1]:
        found[Path(fault.path).stem].add(fault.rule)
    return found


def told(case: Path) -> str:
    return parts(case).get("error", "")


GOLDENS = [*cases("data"), *cases("check"), *cases("chapters"), *cases("quizzes"), *cases("terms")]


def test_every_rule_has_its_section_and_no_other_stands_there() -> None:
    assert list(sections()) == list(RULES)


def test_the_code_knows_no_rule_that_it_does_not_use() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "hooks" / "handbook").rglob("*.py"))
    assert [rule for rule in RULES if code.count(f'"{rule}"') < 2] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in IN_GOLDEN])
def test_bad_example_breaks_its_rule_alone_and_good_one_none(rule: str, examples: Mapping[str, set[str]]) -> None:
    assert examples[f"{rule}-bad"] - {"permalink-new"} == {rule}
    assert examples[f"{rule}-good"] - {"permalink-new"} == set()


@pytest.mark.parametrize("rule", sorted(IN_GOLDEN))
def test_bad_example_from_data_is_a_golden_case(rule: str) -> None:
    mine = [case.read_text("utf-8") for case in GOLDENS if f": {rule}: " in told(case)]
    assert mine, f"规则 {rule} 没有一个金样"
    lines = [line.strip() for line in sections()[rule].bad.splitlines() if line.strip()]
    assert any(all(line in text for line in lines) for text in mine), lines


def test_the_manual_says_what_make_fix_repairs(small_book: Path) -> None:
    """A rule of which the manual says that make fix cures it is cured in its bad example, and only such a rule."""
    docs = Path(shutil.copytree(small_book, small_book.parent / "repaired"))
    for number, (rule, section) in enumerate(sections().items()):
        if rule not in IN_GOLDEN and not rule.startswith("chapter-") and rule != "front-matter":
            (docs / "practice" / f"{rule}.md").write_text(HEAD + filled(section.bad, number), "utf-8")
    fixed(docs)
    left = {fault.rule for fault in checked(docs)[1] if Path(fault.path).stem == fault.rule}
    for rule, section in sections().items():
        if (docs / "practice" / f"{rule}.md").exists():
            says = "`make fix` 能" in section.text or "`make fix` 能补" in section.text
            assert says == (rule not in left), rule


@pytest.fixture(scope="module")
def before(small_book: Path) -> set[Fault]:
    """What the small book says of itself, being small."""
    return set(checked(small_book)[1])


@pytest.mark.parametrize("case", cases("check"), ids=name)
def test_broken_book(case: Path, small_book: Path, before: set[Fault], tmp_path: Path) -> None:
    docs = Path(shutil.copytree(small_book, tmp_path / "docs"))
    for given in _changes(case):
        change(docs, given)
    new = [fault for fault in checked(docs)[1] if fault not in before]
    assert str(Faults(new)) == told(case)


def _changes(case: Path) -> list[dict[str, str]]:
    """A case may change several files: each change begins with `=== file`."""
    text = case.read_text("utf-8").partition("=== error")[0]
    found = []
    for block in text.split("=== file\n")[1:]:
        given: dict[str, str] = {"file": block.partition("\n")[0]}
        for part in block.split("=== ")[1:]:
            kind, _, value = part.partition("\n")
            given[kind.strip()] = value.rstrip("\n")
        found.append(given)
    return found
