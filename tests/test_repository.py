"""What surrounds the book in its repository: workflows, forms, editor settings. They fail far from here, so try them."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.project import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted(path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.name != "config.yml")
CALLERS = [*WORKFLOWS, *(ROOT / name for name in (".pre-commit-config.yaml", "hosting/build"))]
CALLERS += [ROOT / ".devcontainer" / "devcontainer.json"]
# 还没并进来的命令；并进来以后从这里删掉
COMING = {"terms", "book", "offline"}


def load(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def jsonc(path: Path) -> Any:
    """JSON with whole-line or trailing // comments, as VS Code reads it."""
    return json.loads(re.sub(r"(?m)(^|[\s,])//.*$", r"\1", path.read_text("utf-8")))


def test_zizmor_finds_nothing_in_the_workflows() -> None:
    zizmor = shutil.which("zizmor", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert zizmor
    done = subprocess.run(
        [zizmor, "--offline", "--persona", "auditor", "--no-progress", "--color", "never", str(GITHUB)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_publishing_jobs_may_write_and_none_runs_for_ever() -> None:
    writing = set()
    for path in WORKFLOWS:
        workflow = load(path)
        assert workflow["permissions"] == {}, path.name
        for name, job in workflow["jobs"].items():
            assert job["timeout-minutes"] <= 60, f"{path.name}: {name}"
            writing |= {(path.name, name, what) for what, may in job["permissions"].items() if may == "write"}
    assert writing == {
        ("pages.yml", "deploy", "pages"),
        ("pages.yml", "deploy", "id-token"),
        ("release.yml", "publish", "contents"),
    }


def test_pages_with_dates_are_built_from_the_whole_history() -> None:
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            steps = job["steps"]
            if any(re.search(r"make (build|offline|book|test|terms)", step.get("run", "")) for step in steps):
                fetched = [step["with"] for step in steps if step.get("uses", "").startswith("actions/checkout@")]
                assert fetched and fetched[0]["fetch-depth"] == 0, f"{path.name}: {name}"


@pytest.mark.parametrize("path", CALLERS, ids=lambda path: path.name)
def test_every_command_called_is_one_that_make_has(path: Path) -> None:
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert phony
    code = re.sub(r"(?m)(^|\s)#.*$|^\s*//.*$|^\s*name: .*$", "", path.read_text("utf-8"))
    called = set(re.findall(r"\bmake ([a-z-]+)", code))
    assert called <= set(phony.group(1).split()) | COMING, path.name


def test_a_link_from_the_site_can_fill_in_where_the_problem_is() -> None:
    """GitHub opens a blank issue when a link tries to fill in a drop-down, so these are all plain fields."""
    fields = {field.get("id"): field["type"] for field in load(GITHUB / "ISSUE_TEMPLATE" / "page-problem.yml")["body"]}
    assert {fields[name] for name in ("page", "section", "script")} == {"input"}


def test_forms_are_the_ones_the_site_links_to_in_chinese() -> None:
    assert {path.stem for path in FORMS} == {"wrong-fact", "better-term", "new-role", "new-question", "page-problem"}
    for path in FORMS:
        form = load(path)
        ids = [field["id"] for field in form["body"] if field["type"] != "markdown"]
        assert len(ids) == len(set(ids)), path.name
        words = [form["name"], form["description"], form["title"]]
        words += [field["attributes"]["label"] for field in form["body"] if field["type"] != "markdown"]
        assert all(re.search(r"[\u4e00-\u9fff]", word) for word in words), path.name


def test_the_editor_binds_each_data_file_to_the_schema_that_the_file_names() -> None:
    bound = jsonc(ROOT / ".vscode" / "settings.json")["yaml.schemas"]
    assert {Path(name).name for name in bound} == {path.name for path in (ROOT / "docs/_data/schemas").iterdir()}
    found = {path: name for name, files in bound.items() for path in ROOT.glob(files.removeprefix("/"))}
    for path in (ROOT / "docs" / "_data").rglob("*.yml"):
        named = re.match(r"# yaml-language-server: \$schema=(\S+)", path.read_text("utf-8"))
        assert (path in found) == bool(named), path
        if named:
            assert (path.parent / named.group(1)).resolve() == (ROOT / found[path]).resolve(), path


def test_what_editors_read_is_json() -> None:
    for name in (".vscode/extensions.json", ".devcontainer/devcontainer.json"):
        assert jsonc(ROOT / name)
