"""What the same word means elsewhere, `docs/_data/regions.yml`, and the table of all words that differ."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from re import compile as pattern
from typing import Annotated

from pydantic import Field

from handbook.chapters import Chapter
from handbook.faults import Fault, Faults
from handbook.overrides import override_faults
from handbook.roles import Place
from handbook.script import Converter
from handbook.terms import Term
from handbook.yaml_fields import Id, Text
from handbook.yaml_file import Data, Document, open_document

# Clauses of a note that speak to who keeps the table, not to who reads it.
_KEEPERS = pattern(r"守住|词典里是|s2tw|整词没|切错|切成|切出|切开|避免|压过|另有行|单字必须|同上|^见“|防止|防“|分词")
# A row says by itself that Taiwan has another word.
_NOTHING_MORE = {"台湾用語", "界面文字"}
# A word of the table that is a piece of one sentence, not a word to look up.
_PHRASE = pattern("[的了是不那哪这几把你才].|.[的了是不那哪这几把你才]|已经|拧|圈好|怎么|^[条跟位各]..")
# A heading of the term table that begins so stands above rows that no reader looks up.
_UNLISTED = "不列"
_CLAUSE = pattern(r"[；;]")


class Region(Data):
    """A word and what it is elsewhere. `also`: other forms in the text; a false `friend` exists there and means another.

    `taiwan` and `hongkong` are final, in the characters written there; without `taiwan` the converter's word stands.
    """

    id: Id
    word: Text
    also: tuple[Text, ...] = ()
    taiwan: Text | None = None
    hongkong: Text | None = None
    friend: bool = False
    note: Text | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The forms under which it stands in the text."""
        return (self.word, *self.also)


class RegionsFile(Data):
    """docs/_data/regions.yml."""

    regions: Annotated[tuple[Region, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Regions:
    """The words in the order of the file; `places` says which line made each."""

    all: tuple[Region, ...]
    places: Mapping[str, Place]

    @property
    def friends(self) -> list[Region]:
        """Those that exist on both sides and mean different things."""
        return [region for region in self.all if region.friend]


@dataclass(frozen=True)
class Row:
    """One word of the table: what Taiwan writes for it, first the book's choice; Hong Kong's word; notes.

    `line` is that of the term table on which it first stands.
    """

    word: str
    taiwan: tuple[str, ...]
    line: int
    hongkong: str = ""
    notes: tuple[str, ...] = ()


def load_regions(path: Path, shown_as: str, chapters: Iterable[Chapter], terms: Iterable[Term] | None) -> Regions:
    """Read the file at `path`; raises Faults. Without `terms` it is not told which words stand nowhere."""
    document = open_document(path, RegionsFile, shown_as)
    text = "\n".join([*(chapter.markdown for chapter in chapters), *(term.word for term in terms or ())])
    if faults := [*_faults(document, None if terms is None else text)]:
        raise Faults(faults)
    regions = document.model.regions
    return Regions(regions, {row.id: Place(shown_as, document.line("regions", at)) for at, row in enumerate(regions)})


def _faults(document: Document[RegionsFile], text: str | None) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for at, region in enumerate(document.model.regions):
        line = document.line("regions", at)
        for name in (region.id, *region.names):
            if seen.setdefault(name, line) != line:
                yield Fault(
                    document.shown_as, line, "data-twice", f'"{name}" 在第 {seen[name]} 行已经有了,删掉其中一个'
                )
        for name in region.names:
            if text is not None and name not in text:
                yield Fault(
                    document.shown_as, line, "region-word", f"“{name}”全书没有用到,词表 terms.tsv 里也没有,删掉它"
                )
        if region.friend and not region.note:
            yield Fault(document.shown_as, line, "region-word", f"“{region.word}”是假朋友,要有 note:两边各指什么")
        if not region.friend and not region.hongkong:
            yield Fault(
                document.shown_as, line, "region-word", f"“{region.word}”既不是假朋友,也没有 hongkong,这一行没有用处"
            )
        for _, message in override_faults(region.note or ""):
            yield Fault(document.shown_as, line, "override", message)


def words(terms: Iterable[Term], regions: Regions, converter: Converter) -> dict[str, list[Row]]:
    """Return the words that differ, by the heading of the term table; a word's rows are one row here."""
    elsewhere = {name: region for region in regions.all for name in region.names}
    rows: dict[str, list[Term]] = {}
    for term in terms:
        if not term.group.startswith(_UNLISTED) and term.traditional != converter.spelled(term.word):
            rows.setdefault(term.word, []).append(term)
    found: dict[str, list[Row]] = {}
    for word, own in rows.items():
        if (row := _row(word, own, elsewhere.get(word))) is not None:
            found.setdefault(own[0].group, []).append(row)
    return found


def only_hongkong(regions: Regions, listed: Mapping[str, list[Row]]) -> list[Region]:
    """Return the words for which Hong Kong has its own and the term table has no row."""
    known = {row.word for rows in listed.values() for row in rows}
    return [region for region in regions.all if region.hongkong and region.word not in known]


def _row(word: str, terms: list[Term], region: Region | None) -> Row | None:
    notes = [clause for term in terms for clause in _CLAUSE.split(term.note) if clause and not _KEEPERS.search(clause)]
    if (not notes or _PHRASE.search(word)) and region is None:
        return None
    taiwan = dict.fromkeys([term.traditional for term in terms] + [name for term in terms for name in term.also])
    return Row(
        word,
        tuple(taiwan),
        terms[0].line,
        (region and region.hongkong) or "",
        tuple(dict.fromkeys(note for note in notes if note not in _NOTHING_MORE)),
    )
