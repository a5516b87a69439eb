"""The preview while writing: what was saved is built again, as little of it as will do, and faults show in the browser."""

import atexit
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

from handbook import check, loading, preview_code
from handbook.book import Handbook
from handbook.faults import Faults
from handbook.preview_faults import CONFIG, Told, in_template, listed, raised, warned
from handbook.preview_files import Saves, sources
from handbook.preview_site import MkDocs, Site, is_data, same_places

__all__ = ["MkDocs", "Preview", "Site", "in_template"]

FAULTS = "preview/faults.json"


class Server(Protocol):
    """MkDocs' server, as far as the preview uses it."""

    root: str
    builder: Callable[[], None]
    build_delay: float
    observer: Any
    error_handler: Callable[[int], bytes | None]

    def watch(self, path: str, *, recursive: bool = True) -> None:
        """Build when anything in `path`, or below it, is saved."""

    def unwatch(self, path: str) -> None:
        """Watch `path` no longer."""


class Preview:
    """Rebuilds for one server what `site` was built from."""

    def __init__(self, server: Server, site: Site) -> None:
        self._server, self._project, self._site = server, site.project, site
        self._book = site.book
        self._seen = sources(self._project)
        self._is_whole = True
        self._pending: set[str] = set()
        self._tell([])

    def start(self) -> None:
        """Take the server's place in watching and building; HANDBOOK_POLL=1 where the system tells of no saves."""
        if not os.environ.get("HANDBOOK_POLL"):
            for path in ("docs", "mkdocs.yml"):
                self._server.unwatch(str(self._project / path))
            self._server.observer = Saves(self._project)
            self._server.watch(str(self._project / "docs"))
        self._server.watch(str(self._project / "hooks"))
        self._server.watch(str(self._project), recursive=False)
        self._server.build_delay = 0.05
        self._server.builder = self.build
        self._server.error_handler = self._not_found

    def build(self) -> None:
        """Build what has changed since the last time; what is wrong is told in the browser and on the terminal."""
        now = sources(self._project)
        changed = {path for path in {*now, *self._seen} if now.get(path) != self._seen.get(path)}
        self._is_whole &= now.keys() == self._seen.keys()
        self._seen = now
        if not changed and not self._pending:
            return
        if self._is_whole and not self._pending and self._copied(changed):
            return
        self._pending |= changed
        self._tell(self._code_faults() or self._built())

    def _code_faults(self) -> list[Told]:
        """What is wrong with the code of the build; code that is sound and new takes this process's place."""
        if not any(path.startswith("hooks/") for path in self._pending):
            return []
        if faults := preview_code.faults(self._project):
            return faults
        preview_code.restart(self._server.root)
        return []

    def _built(self) -> list[Told]:
        """Build what is pending and return what is wrong with it."""
        with _Warnings() as warnings:
            try:
                self._again()
            except Faults as error:
                return listed(error)
            except (Exception, SystemExit) as error:
                # Where MkDocs itself gives up, it has warned of the reasons first.
                return raised(error, self._project) or self._reasons(warnings.lines or [str(error)])
        return self._reasons(warnings.lines) if warnings.lines else []

    def _reasons(self, lines: list[str]) -> list[Told]:
        """Say in our rules' words, which name the line, what MkDocs has warned of; in its own where no rule knows."""
        told = warned(lines, self._project)
        if all(one.place.startswith(CONFIG) for one in told):
            return told
        try:
            return listed(Faults(check.checked(self._project / "docs")[1])) or told
        except Exception as error:
            return [*told, *raised(error, self._project)]

    def _again(self) -> None:
        """Build what is pending; sources that do not even load leave the site, and what is pending, as they are."""
        book = loading.load(self._project / "docs")
        chapters = [path.removeprefix("docs/") for path in self._pending if path.endswith(".md")]
        data = [path for path in self._pending if is_data(path)]
        is_some = self._is_whole and len(chapters) + len(data) == len(self._pending)
        is_some = is_some and self._same_frame(book, chapters) and same_places(self._book, book)
        # A build that fails half-way leaves nothing that later saves could add to.
        self._is_whole = False
        if is_some and data:
            self._site.data(book, chapters)
        elif is_some:
            self._site.some(book, chapters)
        else:
            book = self._whole()
        self._book, self._is_whole = book, True
        self._pending.clear()

    def _same_frame(self, book: Handbook, paths: Iterable[str]) -> bool:
        """Whether only the text of these chapters has changed: not what other pages say of them."""
        old, new = ({one.path: one for one in some.chapters} for some in (self._book, book))
        return all(path in old and path in new and old[path].meta == new[path].meta for path in paths)

    def _copied(self, changed: set[str]) -> bool:
        """Whether all that was saved is files that stand on the site as they are: styles, scripts, pictures."""
        pairs = [(self._project / path, Path(self._server.root, path.removeprefix("overrides/"))) for path in changed]
        if not all(path.startswith("overrides/assets/") for path in changed) or not all(to.exists() for _, to in pairs):
            return False
        for source, target in pairs:
            shutil.copyfile(source, target)
        return True

    def _whole(self) -> Handbook:
        target = Path(tempfile.mkdtemp(prefix="handbook-preview-"))
        atexit.register(shutil.rmtree, target, ignore_errors=True)
        book = self._site.whole(target)
        old, self._server.root = self._server.root, str(target)
        shutil.rmtree(old, ignore_errors=True)
        return book

    def _tell(self, rows: list[Told]) -> None:
        told = [asdict(one) for one in rows]
        path = Path(self._server.root, FAULTS)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
        for one in rows:
            print(one, file=sys.stderr, flush=True)

    def _not_found(self, code: int) -> bytes | None:
        path = Path(self._server.root, f"{code}.html")
        return path.read_bytes() if path.exists() else None


class _Warnings(logging.Handler):
    """Gathers what MkDocs warns of during a build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())

    def __enter__(self) -> "_Warnings":
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)
