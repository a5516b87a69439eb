"""Renders our HTML fragments: one template each below overrides/fragments, given models, never given HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.alternatives import either
from handbook.overrides import resolve_line
from handbook.repository import Repository
from handbook.roles import Place
from handbook.script import KEEP_END, KEEP_START, keep


@dataclass(frozen=True)
class Here:
    """The page on which a fragment stands: its address relative to the root of its script, and where editing goes.

    With `is_for_both` the page is rendered once, and what differs between the scripts stands in it as alternatives.
    """

    url: str
    repository: Repository
    traditional: Callable[[str], str]
    by_hand: bool = False
    script: str = "zh-hans"
    is_for_both: bool = False

    def link(self, target: str) -> str:
        """Return `target` (`trio/user#rfm`, `data/roles.csv`) relative to this page."""
        page, hash_, anchor = target.partition("#")
        address = page if "." in page.rpartition("/")[2] else f"{page}/"
        return self.root + address + hash_ + anchor

    @property
    def root(self) -> str:
        """The root of this page's script, relative to this page: "" or ends in a slash."""
        return "../" * self.url.count("/")

    @property
    def language(self) -> str:
        """The language tag of this page."""
        return self.either("zh-Hans", "zh-Hant")

    def asset(self, path: str) -> str:
        """Return `path` below assets/, which stand once for both scripts, relative to this page."""
        address = f"{self.root}assets/{path}"
        return self.either(address, f"../{address}")

    def both(self, text: str) -> str:
        """Return `text` in both scripts, final on every page: what a search in either script must match."""
        return f"{keep(text)} {self.traditional(text)}"

    def simplified(self, text: str) -> str:
        """Return `text` as it is, on the pages of either script."""
        return keep(text)

    def said(self, text: str) -> str:
        """Return text from data with its overrides (`-{社群}-`) resolved for this page."""
        return self.either(resolve_line(text, "zh-hans"), resolve_line(text, "zh-hant"))

    def either(self, simplified: str, traditional: str) -> str:
        """Return what this page says, given what each script does."""
        if self.is_for_both:
            return either(simplified, traditional)
        return traditional if self.script == "zh-hant" else simplified

    def minutes(self, by_script: Mapping[str, int]) -> str:
        """Return the minutes that a text takes in the script of this page."""
        return self.either(str(by_script["zh-hans"]), str(by_script["zh-hant"]))

    def edit(self, place: Place) -> list[str]:
        """Return the addresses at which a line of a source file is edited in the browser: the mirror's stands second."""
        return self.repository.edit(place)


@cache
def _environment(folder: Path) -> Environment:
    loader = FileSystemLoader(folder)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def render(folder: Path, name: str, here: Here, **data: Any) -> str:
    """Render `<folder>/<name>.html` with `data`; `here` gives it links that fit the page.

    In a chapter kept by hand, whose own text is final, the fragment is left open to conversion.
    """
    text = _environment(folder).get_template(f"{name}.html").render(here=here, **data)
    return f"{KEEP_END}{text}{KEEP_START}" if here.by_hand else text
