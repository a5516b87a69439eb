"""The committed JSON Schemas are those of the models and the ids of today; every data file names its own."""

import json

from tests.project import ROOT

from handbook.book import Handbook
from handbook.schemas import schemas

DATA = ROOT / "docs" / "_data"


def test_schemas_are_fresh(handbook: Handbook) -> None:
    committed = {path.name: path.read_text("utf-8") for path in (DATA / "schemas").glob("*.json")}
    assert committed == schemas(handbook.data), "数据模型或 id 变了：运行 make schemas 并提交 docs/_data/schemas"


def test_editors_are_offered_the_ids_that_exist(handbook: Handbook) -> None:
    role = json.loads(schemas(handbook.data)["role.json"])
    assert role["properties"]["indicators"]["items"]["enum"] == list(handbook.data.metrics)
    assert role["properties"]["skills"]["propertyNames"]["enum"] == list(handbook.data.skills)
    assert role["additionalProperties"] is False


def test_every_data_file_names_its_schema() -> None:
    for path in (
        *DATA.glob("roles/*.yml"),
        *DATA.glob("calculators/*.yml"),
        *DATA.glob("worksheets/*.yml"),
        DATA / "first-month.yml",
        *(
            DATA / f"{name}.yml"
            for name in ("dimensions", "metrics", "skills", "levels", "stages", "glossary", "regions")
        ),
    ):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.partition("=")[2]).resolve().exists(), path
