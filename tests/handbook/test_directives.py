"""Directives become fragments made from data; links fit the page on which they stand."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import loading
from handbook.directive_syntax import arguments_of
from handbook.directives import expand
from handbook.fragments import Here
from handbook.repository import Repository

BOOK = loading.load(Path(ROOT, "tests", "fixture", "docs"))
DATA = BOOK.data
HERE = Here("workflow/strategy/", Repository("https://example.org/repo"), str.upper)
FRAGMENTS = ROOT / "overrides" / "fragments"
GOLDEN = ROOT / "tests" / "golden" / "fragments"


@pytest.mark.parametrize(
    "directive",
    [
        "comparison roles: [activity, user] dimensions: [position, skills]",
        "levels",
        "paths",
        "stages",
        "metrics",
        "skills",
        "sources",
        "glossary",
        "terms",
        "role_fit",
        "chores",
        "exam",
        "calculator id: campaign",
    ],
)
def test_fragment(directive: str) -> None:
    """A golden file a fragment; HANDBOOK_GOLDEN=write writes them anew, for a look at what changed."""
    import os

    found = expand(f"<p>前</p><!-- handbook/{directive} --><p>后</p>", BOOK, FRAGMENTS, HERE)
    golden = GOLDEN / f"{directive.split()[0]}.html"
    if os.environ.get("HANDBOOK_GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")


def test_arguments() -> None:
    assert arguments_of(" roles: [activity, user]  dimensions: skills") == {
        "roles": ("activity", "user"),
        "dimensions": ("skills",),
    }


@pytest.mark.parametrize(
    ("url", "target", "link"),
    [
        ("", "trio/user", "trio/user/"),
        ("workflow/strategy/", "trio/user#rfm", "../../trio/user/#rfm"),
        ("roles/front/live/", "data/roles.csv", "../../../data/roles.csv"),
    ],
)
def test_links_are_relative_to_the_page(url: str, target: str, link: str) -> None:
    assert Here(url, Repository(), str).link(target) == link


def test_text_from_data_is_never_taken_for_html() -> None:
    hostile = DATA.roles["activity"].model_copy(update={"position": "<script>alert(1)</script>"})
    data = DATA.__class__(**{**DATA.__dict__, "roles": {**DATA.roles, "activity": hostile}})
    found = expand("<!-- handbook/comparison roles: [activity] -->", replace(BOOK, data=data), FRAGMENTS, HERE)
    assert "<script>" not in found and "&lt;script&gt;" in found
