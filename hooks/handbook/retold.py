"""Where each line of the source articles is retold: counted by the paragraph marks, told on reference/sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.chapters import Chapter
from handbook.faults import Fault
from handbook.sources import Sources, marks
from handbook.yaml_file import open_document


@dataclass(frozen=True)
class Retelling:
    """A section that retells a line: the chapter and the heading above the mark; `target` is what links lead to."""

    page: str
    chapter: str
    anchor: str
    heading: str

    @property
    def target(self) -> str:
        """The address of the section."""
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def retellings(chapters: Iterable[Chapter]) -> dict[str, list[Retelling]]:
    """Return the sections in which each line (`S2.4a`) is retold, each once, in the order of `chapters`."""
    found: dict[str, list[Retelling]] = {}
    for chapter in chapters:
        for number, name in marks(chapter.markdown):
            above = [heading for heading in chapter.headings if heading.line <= number]
            anchor, title = (above[-1].anchor, above[-1].title) if above else ("", "")
            place = Retelling(chapter.page, chapter.meta.title, anchor, title)
            if place not in found.setdefault(name, []):
                found[name].append(place)
    return found


def untold_faults(path: Path, shown_as: str, chapters: Iterable[Chapter]) -> Iterator[Fault]:
    """Yield a fault for every line of the sources file at `path` that no paragraph of a chapter retells."""
    document = open_document(path, Sources, shown_as)
    told = {name for chapter in chapters for _, name in marks(chapter.markdown)}
    for name, article in document.model.articles.items():
        for line in article.lines:
            if (full := f"{name}.{line}") not in told:
                where = document.line("articles", name, "lines", line)
                message = f"{full} 没有一章的一段转述它,在讲它的那一段末尾加 <!-- {full} -->"
                yield Fault(shown_as, where, "source-untold", message)
