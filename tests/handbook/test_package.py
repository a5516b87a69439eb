"""The house: only hooks/events.py imports a site generator; files stay of a size that one can read."""

import ast
import re

import pytest
from tests.project import ROOT

GENERATORS = {"mkdocs", "material", "mkdocs_static_i18n", "properdocs", "zensical", "zensical_i18n"}
IMPORTERS = {"import_module", "__import__", "find_spec"}


def packages(source: str) -> set[str]:
    """The packages that Python `source` imports, by name or through importlib; its own relative ones are not told."""
    names: list[str] = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=found):
                names += [alias.name for alias in found]
            case ast.ImportFrom(module=str(name), level=0):
                names.append(name)
            case ast.Call(
                func=ast.Name(id=called) | ast.Attribute(attr=called), args=[ast.Constant(value=str(name)), *_]
            ) if called in IMPORTERS:
                names.append(name)
    return {name.partition(".")[0] for name in names}


def test_only_events_knows_the_site_generator() -> None:
    known = {path: packages(path.read_text("utf-8")) & GENERATORS for path in (ROOT / "hooks").rglob("*.py")}
    assert {path.relative_to(ROOT).as_posix(): found for path, found in known.items() if found} == {
        "hooks/events.py": {"mkdocs"}
    }


@pytest.mark.parametrize(
    "source",
    [
        "import mkdocs",
        "import mkdocs.utils as u",
        "from mkdocs.structure.pages import Page",
        "import os, mkdocs",
        "def late():\n    from mkdocs import utils",
        "if True: import mkdocs",
        'importlib.import_module("mkdocs.config")',
        'import_module("mkdocs")',
        '__import__("mkdocs")',
    ],
)
def test_every_way_to_import_is_seen(source: str) -> None:
    assert "mkdocs" in packages(source)


@pytest.mark.parametrize("source", ['run("mkdocs", "build")', 'Path("mkdocs.yml")', "from . import mkdocs"])
def test_a_name_that_is_not_imported_is_no_import(source: str) -> None:
    assert "mkdocs" not in packages(source)


def test_events_stays_short() -> None:
    assert len((ROOT / "hooks" / "events.py").read_text("utf-8").splitlines()) < 140


def test_javascript_holds_no_chinese_outside_comments() -> None:
    for path in (ROOT / "overrides").rglob("*.mjs"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        found = set(re.findall("[\u4e00-\u9fff]+", code))
        assert not found, (path, found)
