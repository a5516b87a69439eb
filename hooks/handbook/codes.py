"""The codes that stand in the data for a group, a part, a family, and docs/_data/words.yml, which names them on a page."""

from typing import Annotated, Literal

from pydantic import Field

from handbook.yaml_fields import Id, Text
from handbook.yaml_file import Data

Group = Literal["trio", "front", "back", "hybrid", "entry"]
Side = Literal["front", "back", "both"]
StageId = Literal["strategy", "breakdown", "execute", "review"]
Part = Literal["lead", "join", "consult", "inform"]
Family = Literal["deal", "money", "user", "community", "live", "brand", "service", "supply", "data", "control"]


class Words(Data):
    """docs/_data/words.yml: what the codes in the data are called on a page."""

    groups: dict[Group, Text]
    sides: dict[Side, Text]
    skill_levels: Annotated[tuple[Text, ...], Field(min_length=4, max_length=4)]
    parts: dict[Part, Text]
    company: dict[Literal["startup", "growing", "mature"], Text]
    business: dict[Literal["ecommerce", "content", "tool", "chain"], Text]
    families: dict[Family, Text]
    scales: dict[Literal["agree", "frequency", "statement"], dict[str, Text]]
    topics: dict[Id, Text]
    instruments: dict[Id, Text]
    worksheet: dict[Id, Text]
    parts_of_book: dict[Id, Text]
    glossary_groups: dict[Id, Text]
    course: dict[Id, Text]
    builder: dict[Id, Text]
