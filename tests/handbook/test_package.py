"""The house: only hooks/events.py imports mkdocs; files stay of a size that one can read."""

import re

from tests.project import ROOT


def test_only_events_knows_mkdocs() -> None:
    for path in (ROOT / "hooks").rglob("*.py"):
        knows = re.search(r"^\s*(from|import) mkdocs", path.read_text("utf-8"), re.MULTILINE)
        assert bool(knows) == (path.name == "events.py"), path


def test_events_stays_short() -> None:
    assert len((ROOT / "hooks" / "events.py").read_text("utf-8").splitlines()) < 140


def test_javascript_holds_no_chinese_outside_comments() -> None:
    for path in (ROOT / "overrides").rglob("*.mjs"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        found = set(re.findall("[\u4e00-\u9fff]+", code))
        assert not found, (path, found)
