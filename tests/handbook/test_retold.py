"""reference/sources: each line leads to the sections that retell it; one that none retells is a fault."""

import shutil
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import loading
from handbook.chapters import Chapter, FrontMatter
from handbook.faults import Faults
from handbook.retold import Retelling, retellings

FIXTURE = ROOT / "tests" / "fixture" / "docs"


def chapter(text: str) -> Chapter:
    return Chapter("trio/user.md", FrontMatter(title="用户", description="一"), text, 0, {})


def test_a_mark_belongs_to_the_heading_above_it() -> None:
    text = "# 题 {#top}\n\n甲。<!-- S0.1 -->\n\n## 乙 {#b}\n\n丙。<!-- S0.1 S0.2 -->\n\n丁。<!-- S0.2 -->\n"
    first, second = Retelling("trio/user", "用户", "top", "题"), Retelling("trio/user", "用户", "b", "乙")
    assert retellings([chapter(text)]) == {"S0.1": [first, second], "S0.2": [second]}
    assert second.target == "trio/user#b"


def test_a_line_that_no_paragraph_retells_is_named_with_its_line(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(FIXTURE, tmp_path / "docs"))
    file = docs / "_data" / "sources.yml"
    file.write_text(file.read_text("utf-8") + '      "5": 五\n      "5.9": 五之九\n', "utf-8")
    with pytest.raises(Faults) as caught:
        loading.load(docs)
    assert str(caught.value).splitlines() == [
        f"docs/_data/sources.yml:{line}: source-untold: {name} 没有一章的一段转述它,在讲它的那一段末尾加 <!-- {name} -->"
        for line, name in ((6, "S0.5"), (7, "S0.5.9"))
    ]
