"""JSON Schemas of the data files, so that an editor completes keys and ids and underlines what does not exist.

`python -m handbook.schemas` (make schemas) writes them to docs/_data/schemas; a test keeps them fresh.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from handbook import first_month, packs, redirects, speed, worksheets
from handbook.calculators import CALCULATOR_SCHEMAS
from handbook.glossary import GlossaryFile
from handbook.loading import read
from handbook.quiz_knowledge import ExamFile
from handbook.quiz_profiles import Chores, RoleFit
from handbook.quiz_skills import SkillCheck
from handbook.regions import RegionsFile
from handbook.roles import SCHEMAS, Roles
from handbook.rules import images, words
from handbook.yaml_file import Data

# Four instruments, never mixed into one number.
QUIZ_SCHEMAS: Mapping[str, type[Data]] = {
    "quiz-exam": ExamFile,
    "quiz-role-fit": RoleFit,
    "quiz-chores": Chores,
    "quiz-skills": SkillCheck,
}
WORD_SCHEMAS: Mapping[str, type[Data]] = {"glossary": GlossaryFile, "regions": RegionsFile}
ALL_SCHEMAS = {
    **SCHEMAS,
    **QUIZ_SCHEMAS,
    **WORD_SCHEMAS,
    **worksheets.SCHEMAS,
    **first_month.SCHEMAS,
    **packs.SCHEMAS,
    **speed.SCHEMAS,
    **redirects.SCHEMAS,
    **CALCULATOR_SCHEMAS,
    **images.SCHEMAS,
    **words.SCHEMAS,
}
DOCS = Path(__file__).parents[2] / "docs"


def schemas(data: Roles) -> dict[str, str]:
    """Return each schema as JSON by its file name; ids that exist now become the values that an editor offers."""
    found = {}
    for name, model in ALL_SCHEMAS.items():
        schema = model.model_json_schema(by_alias=True)
        _drop(schema, "description")
        found[f"{name}.json"] = schema
    _offer(found["role.json"], data)
    groups = found["glossary.json"]["$defs"]["GlossaryTerm"]["properties"]["group"]
    _choose(groups, list(data.words.glossary_groups))
    _choose(found["metrics.json"]["$defs"]["Metric"]["properties"]["owner"], list(data.roles))
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in found.items()}


def _offer(role: dict[str, Any], data: Roles) -> None:
    roles, fields, inner = list(data.roles), role["properties"], role["$defs"]
    _choose(fields["indicators"]["items"], list(data.metrics))
    _choose(fields["from"]["items"], roles)
    _choose(inner["Partner"]["properties"]["role"], roles)
    _choose(inner["Next"]["properties"]["role"], roles)
    fields["skills"] |= {"propertyNames": {"enum": list(data.skills)}}
    for name, dimension in data.dimensions.items():
        fields[name]["description"] = f"{dimension.title}：{dimension.hint}"


def _choose(field: dict[str, Any], ids: list[str]) -> None:
    field["enum"] = ids


def _drop(value: Any, key: str) -> None:
    if isinstance(value, dict):
        if isinstance(value.get(key), str):
            del value[key]
        for inner in value.values():
            _drop(inner, key)


def main() -> None:
    """Write the schemas of the book's own data."""
    folder = DOCS / "_data" / "schemas"
    folder.mkdir(exist_ok=True)
    for name, text in schemas(read(DOCS).data).items():
        (folder / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
