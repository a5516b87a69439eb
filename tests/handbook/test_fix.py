"""make fix: golden cases with a file before and after and the lines said to be changed; again, nothing changes."""

import shutil
from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts
from tests.handbook.test_data import FIXTURE
from tests.project import ROOT

from handbook.fix import fixed


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small book, repaired."""
    docs = Path(shutil.copytree(FIXTURE / "docs", tmp_path_factory.mktemp("sound") / "docs"))
    fixed(docs)
    return docs


@pytest.mark.parametrize("case", cases("fix"), ids=name)
def test_fix(case: Path, sound: Path, tmp_path: Path) -> None:
    given = parts(case)
    docs = Path(shutil.copytree(sound, tmp_path / "docs"))
    file = docs.parent / given["file"]
    file.write_bytes((given["input"] + "\n").encode("utf-8"))
    changes = [fault for fault in fixed(docs) if fault.path == given["file"]]
    assert file.read_text("utf-8") == given["output"] + "\n"
    assert "\n".join(map(str, changes)) == given.get("changes", "")
    assert fixed(docs) == []


def test_the_book_needs_no_repair(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(ROOT / "docs", tmp_path / "docs"))
    assert fixed(docs) == []


def test_new_addresses_are_registered_once_all_else_is_well(sound: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(sound, tmp_path / "docs"))
    index, lock = docs / "index.md", docs / "_data" / "permalinks.lock"
    index.write_text(index.read_text("utf-8") + "\n## 常见误区\n\n## RFM\n", "utf-8")
    (docs / "trio" / "new.md").write_text("# 没有文件头 {#top}\n", "utf-8")
    fixed(docs)
    assert "index#traps" not in lock.read_text("utf-8")
    (docs / "trio" / "new.md").unlink()
    assert [str(fault) for fault in fixed(docs)] == [
        f"docs/_data/permalinks.lock:{line}: permalink-new: 已加 anchor {address}"
        for line, address in ((12, "index#recency-frequency-monetary"), (14, "index#traps"))
    ]
    assert fixed(docs) == []


def test_a_slip_in_an_id_is_not_registered(sound: Path, tmp_path: Path) -> None:
    docs = Path(shutil.copytree(sound, tmp_path / "docs"))
    chapter = docs / "workflow" / "strategy.md"
    chapter.write_text(chapter.read_text("utf-8").replace("{#see}", "{#se}"), "utf-8")
    assert fixed(docs) == []


def test_windows_line_ends_and_a_byte_order_mark(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(FIXTURE / "docs", tmp_path / "docs"))
    file = docs / "index.md"
    file.write_bytes(
        b"\xef\xbb\xbf" + file.read_text("utf-8").replace("\n", "\r\n").encode("utf-8") + "看RFM。\r\n".encode()
    )
    assert {fault.rule for fault in fixed(docs) if fault.path == "docs/index.md"} == {"file-encoding", "copy-spacing"}
    assert file.read_bytes().endswith("看 RFM。\r\n".encode()) and file.read_bytes().startswith(b"---\r\n")
