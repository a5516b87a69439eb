"""What mkdocs.yml says about the book, for those who work on the built site and know nothing of MkDocs."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True)
class Settings:
    """The book's name and edition, the address of its site (ends in /), its repository, its nav as written."""

    name: str
    edition: str
    site: str
    repository: str
    nav: list[Any]


def _environment(loader: Any, node: Any) -> Any:
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if name in os.environ), default)


# YAML with MkDocs' `!ENV [NAME, default]`.
_Loader: Any = type("_Loader", (yaml.SafeLoader,), {})
_Loader.add_constructor("!ENV", _environment)


def read_settings(path: Path) -> Settings:
    """Read mkdocs.yml at `path`; raises KeyError when one of the settings is not there."""
    found = yaml.load(path.read_text("utf-8"), _Loader)
    extra = found["extra"]
    return Settings(found["site_name"], extra["edition"], found["site_url"], extra["repository"], found["nav"])
