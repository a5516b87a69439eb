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
_ADDRESS = re.compile(r'(?<=(?:from |port\()"\./)(?P<name>[\w-]+)\.mjs(?=")')
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
    modules = Modules(overrides / folder, PurePosixPath(script.path).stem)
    script.path = str(folder / modules.name)
    name = _named("handbook", _mark(style), "css")
    styles[:] = [str(PurePosixPath(styles[0]).parent / name)]
    extra["assets"] = {str(folder / path): text.encode() for path, text in modules.chunks.items()}
    extra["assets"][styles[0]] = style.encode()


class Modules:
    """The modules that `entry` reaches, joined: what one imports stands above it, what it asks for later in its own file.

    What the file that asks has already is not said again: the later file imports it from there. `chunks` holds the
    files by name, `name` is the entry's. All names end alike, since the files import one another. Raises Unjoinable.
    """

    def __init__(self, folder: Path, entry: str) -> None:
        self._folder = folder
        self._needed: dict[str, list[str]] = {}
        self._above: dict[str, list[str]] = {}
        self._gather(entry, [])
        texts = {chunk: self._text(chunk) for chunk in self._needed}
        mark = _mark("".join(texts.values()))
        self.chunks = {_named(chunk, mark, "mjs"): self._addressed(text, mark) for chunk, text in texts.items()}
        self.name = _named(entry, mark, "mjs")

    def _gather(self, chunk: str, above: list[str]) -> None:
        """Find what a chunk needs and which chunks are there before it, whoever asks for it."""
        sure = [one for one in self._above.get(chunk, above) if one in above]
        if self._above.get(chunk) == sure:
            return
        self._above[chunk] = sure
        self._needed[chunk] = self._in_order(chunk, [])
        for name in self._needed[chunk]:
            for later in _LATER.finditer(self._source(name)):
                self._gather(later["name"], [*sure, chunk])

    def _holder(self, name: str, chunk: str) -> str:
        """Return the chunk that `chunk` has the module `name` from, itself where no earlier one holds it."""
        return next(one for one in [*self._above[chunk], chunk] if name in self._needed[one])

    def _own(self, chunk: str) -> list[str]:
        return [name for name in self._needed[chunk] if self._holder(name, chunk) == chunk]

    def _taken(self, chunk: str) -> dict[str, str]:
        """Return the modules that a chunk's own ones import from earlier chunks, and which these are."""
        imported = (found["name"] for name in self._own(chunk) for found in _IMPORT.finditer(self._source(name)))
        holders = {name: self._holder(name, chunk) for name in [*imported, chunk]}
        return {name: holder for name, holder in holders.items() if holder != chunk}

    def _text(self, chunk: str) -> str:
        own = self._own(chunk)
        parts = [f'import {{ {_variable(name)} }} from "./{one}.mjs"\n' for name, one in self._taken(chunk).items()]
        parts += [self._wrapped(name) for name in own if name != chunk]
        parts += [self._entry(chunk, chunk in own)]
        given = {name: "" for one in self._needed for name, holder in self._taken(one).items() if holder == chunk}
        return "".join([*parts, *(f"export {{ {_variable(name)} }}\n" for name in given)])

    def _addressed(self, text: str, mark: str) -> str:
        return _ADDRESS.sub(lambda found: _named(found["name"], mark, "mjs"), text)

    def _in_order(self, name: str, found: list[str]) -> list[str]:
        if name not in found:
            for needed in _IMPORT.finditer(self._source(name)):
                self._in_order(needed["name"], found)
            found.append(name)
        return found

    def _entry(self, name: str, is_own: bool) -> str:
        """What a chunk ends with: an entry that exports nothing runs as it is."""
        exported = _EXPORT.findall(self._source(name))
        if not exported:
            return self._body(name)
        text = self._wrapped(name) if is_own else ""
        return f"{text}export const {{ {', '.join(exported)} }} = {_variable(name)}\n"

    def _wrapped(self, name: str) -> str:
        """A module as one expression, so that what it keeps to itself meets no other module's."""
        exported = ", ".join(_EXPORT.findall(self._source(name)))
        return f"const {_variable(name)} = (() => {{\n{self._body(name)}return {{ {exported} }}\n}})()\n"

    def _body(self, name: str) -> str:
        text = _IMPORT.sub(_taken, _EXPORT.sub("", self._source(name)))
        if left := _LEFT.search(text):
            told = f'"{left[0]}" 合不进一个文件,写成 import {{ a }} from "./b.mjs"、export function、class 或 const'
            raise Unjoinable(f"{self._folder / name}.mjs: {told}")
        return text

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


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _named(stem: str, mark: str, suffix: str) -> str:
    return f"{stem}.{mark}.min.{suffix}"
