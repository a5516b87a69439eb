"""Writes a draft: tried in a copy of the book first, then all of its files or none."""

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.loading import read
from handbook.new.answers import Refused
from handbook.new.drafts import Draft
from handbook.permalinks import NAME, grown, locked, published, read_lock
from handbook.schemas import schemas

_BESIDE = ("mkdocs.yml", "CHANGELOG.md")


def tried(draft: Draft, root: Path) -> dict[str, str]:
    """Return every file to write by its path, permalinks and schemas included, after a copy of the book took them.

    Raises Refused when a new file is there already, Faults when the book with it would not be sound.
    """
    for path in draft.new:
        if (root / path).exists():
            raise Refused(f"{path} 已经有了,没有动它;换一个名字,或先把它挪走")
    files = {**draft.new, **draft.changed}
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(root / "docs", copy / "docs")
        for name in _BESIDE:
            if (root / name).exists():
                shutil.copy(root / name, copy)
        _put(files, copy)
        files |= _derived(copy / "docs")
    return files


def _derived(docs: Path) -> dict[str, str]:
    """Return what follows from the data of the book at `docs` and is not so written there yet."""
    book, lock = read(docs), docs / "_data" / NAME
    found = {f"docs/_data/{NAME}": grown(text_at(lock), read_lock(lock), published(book))}
    if (docs / "_data" / "schemas").exists():
        found |= {f"docs/_data/schemas/{name}": text for name, text in schemas(book.data).items()}
    changed = {path: text for path, text in found.items() if text_at(docs.parent / path) != text}
    _put(changed, docs.parent)
    locked(book, docs)
    return changed


def write(files: Mapping[str, str], root: Path) -> None:
    """Write all `files` below `root`; when one cannot be written, all are put back as they were."""
    before = {path: (root / path).read_bytes() if (root / path).exists() else None for path in files}
    try:
        _put(files, root)
    except BaseException:
        for path, old in before.items():
            with suppress(OSError):
                (root / path).unlink() if old is None else (root / path).write_bytes(old)
        raise


def _put(files: Mapping[str, str], root: Path) -> None:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8", newline="\n")


def text_at(path: Path) -> str:
    """Return the text of the file at `path`, empty where there is none."""
    return path.read_text("utf-8") if path.exists() else ""
