"""What the preview says of a build that went wrong: the file and line to mend; and which files it watches."""

from collections.abc import Callable
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.config import load_config

from handbook import preview_code
from handbook.faults import Fault, Faults
from handbook.preview_faults import raised, warned
from handbook.preview_files import is_source, sources

CONFIG = "site_name: 甲\nstrict: true\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("docs", "overrides", "hooks/handbook", ".venv"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("# 甲\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


def error_of(work: Callable[[], object]) -> BaseException:
    try:
        work()
    except (Exception, SystemExit) as error:
        return error
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("甲\n{% if %}\n", "overrides/a.html:2", "TemplateSyntaxError: 模板的写法不对:Expected an expression"),
        ("甲\n\n{{ no_such }}", "overrides/a.html:3", "UndefinedError: 模板用了没有给它的名字,或写错了字:'no_such'"),
        ("{{ 1 }}\n{{ 1 / 0 }}", "overrides/a.html:2", "ZeroDivisionError: division by zero"),
        ("{% include 'b.html' %}", "overrides/b.html:2", "UndefinedError: 模板用了没有给它的名字,或写错了字:'inner'"),
    ],
)
def test_a_template_that_fails_is_told_with_its_line(project: Path, text: str, place: str, said: str) -> None:
    (project / "overrides" / "a.html").write_text(text, "utf-8")
    (project / "overrides" / "b.html").write_text("\n{{ inner }}", "utf-8")
    loader = FileSystemLoader(project / "overrides")
    env = Environment(loader=loader, undefined=StrictUndefined)
    (told,) = raised(error_of(lambda: env.get_template("a.html").render()), project)
    assert str(told).startswith(f"{place}: {said}")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        (CONFIG + "theme: [\n  name: 甲\n  dir: 乙\n", "mkdocs.yml:5", "YAML 读不懂这一行"),
        ("site_name: 甲\nstrict: often\n", "mkdocs.yml:2", "Config value 'strict': Expected type"),
    ],
)
def test_a_wrong_mkdocs_yml_is_told_with_its_line(
    project: Path, caplog: pytest.LogCaptureFixture, text: str, place: str, said: str
) -> None:
    (project / "mkdocs.yml").write_text(text, "utf-8")
    error = error_of(lambda: load_config(str(project / "mkdocs.yml")))
    (told,) = raised(error, project) or warned([record.getMessage() for record in caplog.records], project)
    assert told.place == place
    assert said in told.message


def test_faults_are_found_wherever_they_stand_in_the_chain(project: Path) -> None:
    fault = Fault("docs/index.md", 7, "heading-id", "要写编号")
    error = RuntimeError("内容有 1 处要改")
    error.__cause__ = Faults([fault])
    assert [str(told) for told in raised(error, project)] == [str(fault)]


def test_a_warning_is_told_at_the_page_that_it_names(project: Path) -> None:
    line = "Doc file 'index.md' contains a link 'nowhere.md', but the target is not found among documentation files."
    assert [told.place for told in warned([line, line, "甲"], project)] == ["docs/index.md:1", "mkdocs.yml:1"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1\n", []),
        ("x = 1\ndef (:\n", ["hooks/handbook/roles.py:2: SyntaxError: invalid syntax"]),
        ("\n\nimport no_such\n", ["hooks/handbook/roles.py:3: ModuleNotFoundError: No module named 'no_such'"]),
    ],
)
def test_code_is_tried_before_it_takes_over(project: Path, text: str, told: list[str]) -> None:
    (project / "hooks" / "events.py").write_text("from handbook import roles\n", "utf-8")
    (project / "hooks" / "handbook" / "roles.py").write_text(text, "utf-8")
    assert [str(one) for one in preview_code.faults(project)] == told


def test_only_what_a_site_is_built_from_is_watched(project: Path) -> None:
    for name in ("README.md", "docs/.index.md.swp", "docs/index.md~", "hooks/handbook/a.pyc", ".venv/a.py"):
        (project / name).write_text("", "utf-8")
        assert not is_source(project / name, project), name
    assert sorted(sources(project)) == ["docs/index.md", "mkdocs.yml"]
