"""The source articles and their numbered lines: what a chapter names as S0.3, in words that a reader understands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from handbook.faults import Fault, did_you_mean
from handbook.overrides import lines_of, outside_code
from handbook.yaml_file import Data, open_document

Text = Annotated[str, Field(min_length=1)]
_MARK = re.compile(r"[ \t]*<!--\s*(S\d[\w.]*(?:[\s,,、]+S\d[\w.]*)*)\s*-->")
_FULL = tuple("。，；：！？、）”")


class Article(Data):
    """One source article: its title in our words and what each of its numbered lines says."""

    title: Text
    lines: dict[str, Text]


class Sources(Data):
    """All source articles by id (S0 … S4)."""

    articles: dict[str, Article]

    def ids(self) -> set[str]:
        """Every line's full id, such as S0.3 or S2.4a."""
        return {f"{name}.{line}" for name, article in self.articles.items() for line in article.lines}


@dataclass(frozen=True)
class Citation:
    """What a chapter takes from one article: its title and the lines, each (id, summary)."""

    article: str
    title: str
    lines: tuple[tuple[str, str], ...]


def load_sources(path: Path, shown_as: str) -> Sources:
    """Read `docs/_data/sources.yml`; raises Faults."""
    return open_document(path, Sources, shown_as).model


def citations(ids: Iterable[str], sources: Sources) -> tuple[Citation, ...]:
    """Group line ids by article in the order of the articles, for the 出处 of a chapter."""
    wanted = set(ids)
    found = []
    for name, article in sources.articles.items():
        lines = tuple((f"{name}.{line}", text) for line, text in article.lines.items() if f"{name}.{line}" in wanted)
        if lines:
            found.append(Citation(name, article.title, lines))
    return tuple(found)


def marks(markdown: str) -> Iterator[tuple[int, str]]:
    """Yield (line, id) for every source mark `<!-- S0.3 S4.4 -->` in a chapter, code left alone."""
    for line in lines_of(markdown):
        for found in () if line.is_code else _MARK.finditer(outside_code(line.text)):
            yield from ((line.number, name) for name in re.split(r"[\s,,、]+", found[1]))


def without_marks(markdown: str) -> str:
    """Take the source marks out: they are for counting, not for readers."""
    return "\n".join(line.text if line.is_code else _without_marks(line.text) for line in lines_of(markdown))


def _without_marks(text: str) -> str:
    """The same of one line; a mark in inline code is there to be read."""
    shown = outside_code(text)
    for found in reversed([*_MARK.finditer(shown)]):
        before, after = text[: found.start()], text[found.end() :]
        # The space that keeps the mark apart would stand as a hole between two sentences.
        text = before + (after.lstrip(" ") if before.rstrip(" ").endswith(_FULL) else after)
    return text


def source_faults(
    listed: tuple[str, ...], where: int, markdown: str, offset: int, path: str, sources: Sources
) -> Iterator[Fault]:
    """Compare front matter (`listed`, on line `where`) with the marks in the text (lines counted from `offset`)."""
    known = sources.ids()
    marked: Mapping[str, int] = {name: line + offset for line, name in reversed(list(marks(markdown)))}
    for name in dict.fromkeys((*listed, *marked)):
        line = marked.get(name, where)
        if name not in known:
            yield Fault(
                path,
                line,
                "source-mark",
                f'来源编号 "{name}" 不在 docs/_data/sources.yml 里{did_you_mean(name, known)}',
            )
        elif name not in listed:
            yield Fault(path, line, "source-mark", f"这一段标了来源 {name},文件开头的 sources 里却没有,把它补上")
        elif name not in marked:
            yield Fault(path, where, "source-mark", f"sources 里有 {name},正文却没有一段标着 <!-- {name} -->")
