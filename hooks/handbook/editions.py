"""What each edition changed, as CHANGELOG.md tells it: for the home page's news and the feed."""

import re
from dataclasses import dataclass
from pathlib import Path

_EDITION = re.compile(
    r"^## (?P<version>\d+\.\d+\.\d+)（(?P<date>\d{4}-\d{2}-\d{2})）\n(?P<body>(?:(?!## ).*\n?)*)", re.M
)
_GROUP = re.compile(r"^\*\*(?P<name>[^*]+)\*\*\n(?P<rows>(?:(?!\*\*).*\n?)*)", re.M)
_ROW = re.compile(r"^- (.+)$", re.M)
_MARKS = re.compile(r"`|\*\*|\[([^\]]*)\]\([^)]*\)")
_SENTENCE = re.compile(r"^.*?[。；]|^.+$")


@dataclass(frozen=True)
class Group:
    """What an edition brings to one kind of reader, a plain line each."""

    name: str
    rows: tuple[str, ...]

    @property
    def first(self) -> str:
        """The first sentence of the first line, with its full stop."""
        found = _SENTENCE.match(self.rows[0])
        return (found[0] if found else self.rows[0]).rstrip("。；") + "。"


@dataclass(frozen=True)
class Edition:
    """One edition: `date` as YYYY-MM-DD."""

    version: str
    date: str
    groups: tuple[Group, ...]


def load_editions(docs: Path) -> tuple[Edition, ...]:
    """Return the editions that CHANGELOG.md beside `docs` tells of, newest first; a book without one has none."""
    path = docs.parent / "CHANGELOG.md"
    return read_editions(path.read_text("utf-8").replace("\r\n", "\n")) if path.exists() else ()


def read_editions(text: str) -> tuple[Edition, ...]:
    """Return the dated editions in the text of a changelog, in its order; groups without a line are left out."""
    return tuple(Edition(found["version"], found["date"], _groups(found["body"])) for found in _EDITION.finditer(text))


def _groups(body: str) -> tuple[Group, ...]:
    rows = ((found["name"], tuple(map(_plain, _ROW.findall(found["rows"])))) for found in _GROUP.finditer(body))
    return tuple(Group(name, lines) for name, lines in rows if lines)


def _plain(row: str) -> str:
    return _MARKS.sub(lambda found: found[1] or "", row).strip()
