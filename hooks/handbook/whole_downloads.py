"""The whole book for taking away: the files that `make book` left, put on the site where they are there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FORMATS = ("pdf", "epub")
# The pages on which the links stand.
PAGES = ("", "start/how-to-use/", "training/handouts/")


@dataclass(frozen=True)
class Download:
    """One file: its address below the root of the site, its format, its size in MB, one decimal."""

    path: str
    format: str
    size: str


def file_name(edition: str, locale: str, ending: str) -> str:
    """The name of the whole book's file, of one edition, script and format."""
    return f"yunying-quanjing-{edition}-{locale.lower()}.{ending}"


class WholeBooks:
    """The files of this edition below `folder`; older ones are left alone."""

    def __init__(self, folder: Path, edition: str) -> None:
        self._folder, self._edition = folder, edition

    def of(self, locale: str) -> list[Download]:
        """Return what there is in a script, PDF first."""
        return [
            Download(f"download/{file.name}", file.suffix[1:].upper(), f"{file.stat().st_size / 1e6:.1f}")
            for file in self._files(locale)
        ]

    def files(self, locale: str) -> Mapping[str, bytes]:
        """Return the content of each by its path below the root of the site."""
        return {f"download/{file.name}": file.read_bytes() for file in self._files(locale)}

    def _files(self, locale: str) -> Iterator[Path]:
        for ending in FORMATS:
            file = self._folder / file_name(self._edition, locale, ending)
            if file.is_file():
                yield file


def whole_books(fragments: Path, edition: str) -> WholeBooks:
    """Return what `make book` has left in the project whose templates are in `fragments`."""
    return WholeBooks(fragments.parents[1] / "dist" / "book", edition)
