"""Reads YAML into plain data and remembers on which line everything stands; refuses what would be read by surprise.

The words `no`, `on` and `12:30` are text, as YAML 1.2 has it; keys written twice and aliases are faults. libyaml does
the reading (PyYAML's compiled loader, its own where that is missing): ten times as fast as a parser in Python.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from handbook.yaml_hints import UNSURE, hint

Location = tuple[Any, ...]
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_INTEGER = re.compile(r"[-+]?\d+")
_FLOAT = re.compile(r"[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

# Where reading stopped says little of these: what is wrong stands where they begin.
_BEGUN_BEFORE = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow mapping",
    "while parsing a flow sequence",
)


class Broken(Exception):  # noqa: N818 - a fault of the file, not of the program
    """What is wrong with a file, as a sentence, and on which line (from 0)."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


@dataclass(frozen=True)
class Tree:
    """Plain data (dicts, tuples, scalars), and the line (from 0) of every place in it by its path of keys."""

    data: Any
    lines: Mapping[Location, int]

    def line(self, location: Location) -> int:
        """The line of what stands at `location`; names that are no key of the file are passed over."""
        return self.lines[self.known(location)]

    def known(self, location: Location) -> Location:
        """The part of `location` that stands in the file, without names that are no key of it."""
        path: Location = ()
        for key in location:
            if (*path, key) in self.lines:
                path = (*path, key)
        return path


@lru_cache(maxsize=256)
def read_tree(text: str) -> Tree:
    """Parse `text`; nobody changes what comes back, so the same text is parsed once. Raises Broken."""
    try:
        # Only text with a * can hold an alias.
        for event in yaml.parse(text, Loader=LOADER) if "*" in text else ():
            if isinstance(event, yaml.AliasEvent):
                raise Broken(event.start_mark.line, "不能用 & 和 * 引用别处的内容,请把内容照写一遍")
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        raise _broken(error, text) from error
    lines: dict[Location, int] = {(): root.start_mark.line if root else 0}
    return Tree(_value(root, (), lines) if root else None, lines)


def _broken(error: yaml.YAMLError, text: str) -> Broken:
    line = 0
    if isinstance(error, yaml.MarkedYAMLError):
        begun_before = str(error.context) in _BEGUN_BEFORE
        mark = error.context_mark if begun_before else error.problem_mark or error.context_mark
        line = mark.line if mark else 0
    return Broken(*hint(text.split("\n"), line))


def _value(node: yaml.Node, path: Location, lines: dict[Location, int]) -> Any:
    if isinstance(node, yaml.MappingNode):
        found: dict[Any, Any] = {}
        for key_node, inner in node.value:
            key = _scalar(key_node)
            if key in found:
                raise Broken(key_node.start_mark.line, "这个键上面已经写过一次,删掉其中一个")
            lines[(*path, key)] = key_node.start_mark.line
            found[key] = _value(inner, (*path, key), lines)
        return found
    if isinstance(node, yaml.SequenceNode):
        items = []
        for at, inner in enumerate(node.value):
            lines[(*path, at)] = inner.start_mark.line
            items.append(_value(inner, (*path, at), lines))
        return tuple(items)
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    """A scalar as YAML 1.2 reads it: quoted is text; plain may be nothing, true, false, a number or a date."""
    text = node.value
    if not isinstance(node, yaml.ScalarNode):
        raise Broken(node.start_mark.line, UNSURE)
    if node.style:
        return text
    if text.lower() in _WORDS and text in (text.lower(), text.capitalize(), text.upper()):
        return _WORDS[text.lower()]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    try:
        return date.fromisoformat(text) if _DATE.fullmatch(text) else text
    except ValueError:
        return text
