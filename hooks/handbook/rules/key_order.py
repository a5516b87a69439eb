"""Keys stand in the order of their model, in every file alike: who has read one file finds his way in the next."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import yaml
from pydantic import BaseModel

from handbook.chapters import FRONT_MATTER, FrontMatter
from handbook.faults import Fault
from handbook.loading import Found
from handbook.rules.ends import source_files
from handbook.rules.yaml_order import compose, moved
from handbook.schemas import ALL_SCHEMAS

_SCHEMA = re.compile(r"# yaml-language-server: \$schema=\S*?([\w-]+)\.json")
Misplaced = tuple[yaml.MappingNode, list[str]]


def order_faults(found: Found) -> Iterator[Fault]:
    """Yield every mapping in data or front matter whose keys stand in another order than those of its model."""
    for file in source_files(found.docs):
        path = f"{found.docs.name}/{file.relative_to(found.docs).as_posix()}"
        for line, wanted in misordered(file.read_bytes().decode("utf-8", errors="replace"), file.suffix):
            message = f"键的次序应是 {'、'.join(wanted)},运行 make fix"
            yield Fault(path, line, "key-order", message)


def misordered(text: str, kind: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, keys in their right order) for every mapping of a file that is out of order."""
    head, model, first = _part(text, kind)
    for node, wanted in _misplaced(head, model) if model else ():
        yield node.value[0][0].start_mark.line + first, wanted


def ordered(text: str, kind: str) -> tuple[str, list[int]]:
    """Return the text of a file with its keys in order, and the lines of the mappings that were changed."""
    head, model, first = _part(text, kind)
    start = text.find(head) if model else 0
    lines: list[int] = []
    given_up: set[int] = set()
    new = head
    while model:
        left = (row for row in _misplaced(new, model) if row[0].start_mark.line not in given_up)
        if (one := next(left, None)) is None:
            break
        node, wanted = one
        changed = moved(new, node, wanted)
        (given_up.add if changed == new else lines.append)(node.start_mark.line)
        new = changed
    return text[:start] + new + text[start + len(head) :], [line + first for line in lines]


def _part(text: str, kind: str) -> tuple[str, type[BaseModel] | None, int]:
    """The YAML in a file, its model, and the line on which it begins."""
    if kind == ".md":
        found = FRONT_MATTER.match(text)
        return (found["yaml"], FrontMatter, 2) if found else ("", None, 1)
    schema = _SCHEMA.match(text) if kind == ".yml" else None
    return text, ALL_SCHEMAS.get(schema[1]) if schema else None, 1


def _misplaced(text: str, model: type[BaseModel]) -> Iterator[Misplaced]:
    try:
        root = compose(text)
    except yaml.YAMLError:
        return
    if root:
        yield from _walk(root, model)


def _walk(node: yaml.Node, annotation: Any) -> Iterator[Misplaced]:
    if isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from _walk(inner, annotation)
    if not isinstance(node, yaml.MappingNode):
        return
    keys = [key.value for key, _ in node.value]
    fields = next((fields for fields in map(_fields, _models(annotation)) if set(keys) <= set(fields)), {})
    wanted = [name for name in fields if name in keys]
    if fields and wanted != keys and len(set(keys)) == len(keys):
        yield node, wanted
    for key, value in node.value:
        yield from _walk(value, fields.get(key.value, annotation))


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in _models(part)]
