"""Joins the stylesheets into one file and our modules into few, named by their content: few requests, kept for a year.

The sources stay one file a thing, and stand on the site beside what is made of them.
Names are not shortened: that saves 12 % of the compressed bytes, and what would do it has no wheel for Macs.
"""

import hashlib
import re
from collections.abc import MutableMapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from handbook import stylesheets, theme_styles

# Comments on lines of their own, what a line is moved in by, empty lines.
_FOR_EYES = re.compile(r"^ *(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n|^ +|^\n", re.MULTILINE)
_IMPORT = re.compile(
    r'^import (?:\* as (?P<all>\w+)|(?P<some>\{[^}]+\})) from "\./(?P<name>[\w-]+)\.mjs"$', re.MULTILINE
)
_LATER = re.compile(r'(?<=import\("\./)(?P<name>[\w-]+)\.mjs(?="\))')
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|class|const) (?P<name>\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b(?!\().*", re.MULTILINE)


class Unjoinable(Exception):  # noqa: N818 - says what the joining cannot deal with
    """One line of Chinese: which module says what, and how to write it instead."""


def join(extra: MutableMapping[str, Any], styles: list[str], scripts: Sequence[Any], overrides: Path) -> None:
    """Put the joined files into `extra["assets"]` by path, and their paths in the place of the sources'.

    The theme's stylesheets stand before ours in the same file, so main.html does not ask for them. `styles` and the
    `path` of the one script are relative to `overrides`. Once is enough. Raises Unjoinable.
    """
    if "assets" in extra:
        return
    (script,) = scripts
    ours = "".join((overrides / path).read_text("utf-8") for path in styles)
    style = stylesheets.squeezed(theme_styles.lean(theme_styles.source(), ours) + ours)
    folder = PurePosixPath(script.path).parent
    modules = Modules(overrides / folder)
    script.path = str(folder / modules.chunk(PurePosixPath(script.path).stem))
    name = _named("handbook", "css", style)
    styles[:] = [str(PurePosixPath(styles[0]).parent / name)]
    extra["assets"] = {str(folder / path): text.encode() for path, text in modules.chunks.items()}
    extra["assets"][styles[0]] = style.encode()


class Modules:
    """The modules of a folder, joined: what a module imports stands above it, what it asks for later in its own file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names: dict[str, str] = {}
        self.chunks: dict[str, str] = {}

    def chunk(self, entry: str) -> str:
        """Return the name of the file that holds `entry` and all it imports; it is then in `chunks`. Raises Unjoinable."""
        if entry not in self._names:
            *needed, last = self._in_order(entry, [])
            text = "".join(map(self._wrapped, needed)) + self._entry(last)
            self._names[entry] = _named(entry, "mjs", text)
            self.chunks[self._names[entry]] = text
        return self._names[entry]

    def _in_order(self, name: str, found: list[str]) -> list[str]:
        if name not in found:
            for needed in _IMPORT.finditer(self._source(name)):
                self._in_order(needed["name"], found)
            found.append(name)
        return found

    def _entry(self, name: str) -> str:
        """What a chunk ends with: an entry that exports nothing runs as it is, it may await."""
        exported = _EXPORT.findall(self._source(name))
        if not exported:
            return self._body(name)
        return f"{self._wrapped(name)}export const {{ {', '.join(exported)} }} = {_variable(name)}\n"

    def _wrapped(self, name: str) -> str:
        """A module as one expression, so that what it keeps to itself meets no other module's."""
        exported = ", ".join(_EXPORT.findall(self._source(name)))
        return f"const {_variable(name)} = (() => {{\n{self._body(name)}return {{ {exported} }}\n}})()\n"

    def _body(self, name: str) -> str:
        text = _IMPORT.sub(_taken, _EXPORT.sub("", self._source(name)))
        if left := _LEFT.search(text):
            told = f'"{left[0]}" 合不进一个文件,写成 import {{ a }} from "./b.mjs"、export function、class 或 const'
            raise Unjoinable(f"{self._folder / name}.mjs: {told}")
        return _LATER.sub(lambda found: self.chunk(found["name"]), text)

    def _source(self, name: str) -> str:
        text = _FOR_EYES.sub("", (self._folder / f"{name}.mjs").read_text("utf-8"))
        if left := next((line for line in text.splitlines() if line.count("`") % 2), ""):
            told = f'"{left}" 里的 ` 到下一行才合上,合成一个文件时会动行首的空格,改成一行写完'
            raise Unjoinable(f"{self._folder / name}.mjs: {told}")
        return text


def _taken(found: re.Match[str]) -> str:
    """`import { a as b } from "./c.mjs"` → `const { a: b } = module_c`."""
    return f"const {found['all'] or found['some'].replace(' as ', ': ')} = {_variable(found['name'])}"


def _variable(name: str) -> str:
    return f"module_{name.replace('-', '_')}"


def _named(stem: str, suffix: str, text: str) -> str:
    return f"{stem}.{hashlib.sha256(text.encode()).hexdigest()[:8]}.min.{suffix}"
