"""The manual of the data files: its examples are good data, every file and every key is told of."""

import json
import re

import pytest
from tests.project import ROOT

from handbook.glossary import GlossaryFile
from handbook.packs import Pack
from handbook.quiz_knowledge import ExamFile
from handbook.roles import Role
from handbook.worksheets import Worksheet
from handbook.yaml_file import Data, read

MANUAL = (ROOT / "docs" / "contributing" / "data.md").read_text("utf-8")
EXAMPLES = dict(re.findall(r'```\{\.yaml title="docs/_data/([^"]+)"\}\n(.*?)```', MANUAL, re.DOTALL))
SCHEMAS = sorted((ROOT / "docs" / "_data" / "schemas").glob("*.json"))


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("roles/subtitle.yml", Role),
        ("quizzes/exam/front.yml", ExamFile),
        ("worksheets/subtitle-log.yml", Worksheet),
        ("packs/subtitle-hour.yml", Pack),
        ("glossary.yml", GlossaryFile),
    ],
)
def test_an_example_is_what_the_checks_take(name: str, model: type[Data]) -> None:
    assert read(EXAMPLES[name], model, name)


def test_every_data_file_is_told_of() -> None:
    for path in (ROOT / "docs" / "_data").iterdir():
        if path.name != "schemas":
            assert f"`{path.name}" in MANUAL, path.name


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_every_key_is_told_of(path: str) -> None:
    def keys(part: object) -> set[str]:
        inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        own = set(part.get("properties", ())) if isinstance(part, dict) else set()
        return own.union(*map(keys, inner))

    known = keys(json.loads(ROOT.joinpath(path).read_text("utf-8")))
    assert {key for key in known if f"`{key}`" not in MANUAL and f"`{key}:" not in MANUAL} == set()
