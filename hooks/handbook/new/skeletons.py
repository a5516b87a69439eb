"""Renders what a new thing starts from, hooks/handbook/skeletons: every gap in it is one line that says TODO."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.yaml_nodes import Broken, read_tree

FOLDER = Path(__file__).parent.parent / "skeletons"


def render(name: str, /, **data: Any) -> str:
    """Return the skeleton `<name>.jinja` filled with `data`."""
    return _environment().get_template(f"{name}.jinja").render(**data)


def scalar(text: str) -> str:
    """Return `text` as YAML writes it: plain where that reads back the same, else in quotes."""
    try:
        plain = read_tree(f"key: {text}").data == {"key": text}
    except Broken:
        plain = False
    return text if plain else json.dumps(text, ensure_ascii=False)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        # `{#` begins the id of a heading in Markdown
        comment_start_string="<#",
        comment_end_string="#>",
    )
    made.filters["scalar"] = scalar
    return made
