"""The preview while writing: what was saved is built again, as little of it as will do, and faults show in the browser."""

import atexit
import json
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Protocol

from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

from handbook import check, loading
from handbook.book import Handbook
from handbook.faults import Fault, Faults
from handbook.preview_site import MkDocs, Site, is_data, same_places

__all__ = ["MkDocs", "Preview", "Site"]

FAULTS = "preview/faults.json"
_ROOMS = ("docs", "overrides", "hooks", "mkdocs.yml", "CHANGELOG.md")
_SAVED = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
_MADE = ("__pycache__", ".pyc", "~", ".swp", ".tmp")


class Server(Protocol):
    """MkDocs' server, as far as the preview uses it."""

    root: str
    builder: Callable[[], None]
    build_delay: float
    observer: Any
    error_handler: Callable[[int], bytes | None]

    def watch(self, path: str) -> None:
        """Build when anything below `path` is saved."""

    def unwatch(self, path: str) -> None:
        """Watch `path` no longer."""


class Saves(Observer):  # type: ignore[misc,valid-type]
    """Tells of files written, not of files read: a build reads them all."""

    def schedule(self, event_handler: Any, path: str, **more: Any) -> Any:
        """Watch `path` as the base does, for saves alone."""
        return super().schedule(event_handler, path, **{**more, "event_filter": _SAVED})


class Preview:
    """Rebuilds for one server what `site` was built from."""

    def __init__(self, server: Server, site: Site) -> None:
        self._server, self._project, self._site = server, site.project, site
        self._book = site.book
        self._seen = self._files()
        self._is_whole = True
        self._pending: set[str] = set()
        self._tell([])

    def start(self) -> None:
        """Take the server's place in watching and building; HANDBOOK_POLL=1 where the system tells of no saves."""
        watched = [self._project / "docs", self._project / "mkdocs.yml"]
        if not os.environ.get("HANDBOOK_POLL"):
            for path in watched:
                self._server.unwatch(str(path))
            self._server.observer = Saves()
            for path in watched:
                self._server.watch(str(path))
        self._server.watch(str(self._project / "hooks"))
        self._server.build_delay = 0.05
        self._server.builder = self.build
        self._server.error_handler = self._not_found

    def build(self) -> None:
        """Build what has changed since the last time; what is wrong is told in the browser and on the terminal."""
        now = self._files()
        changed = {path for path in {*now, *self._seen} if now.get(path) != self._seen.get(path)}
        self._is_whole &= now.keys() == self._seen.keys()
        self._seen = now
        if self._is_whole and changed and not self._pending and self._copied(changed):
            return
        if any(path.startswith("hooks/") for path in changed):
            self._restart(changed)
        self._pending |= changed
        with _Warnings() as warnings:
            try:
                self._again()
                faults = (self._found() or _told(warnings.lines)) if warnings.lines else []
            except Faults as error:
                faults = list(error.faults)
            except (Exception, SystemExit) as error:
                faults = self._found() or _told([*warnings.lines, str(error)])
        self._tell(faults)

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

    def _found(self) -> list[Fault]:
        return check.checked(self._project / "docs")[1]

    def _tell(self, faults: Iterable[Fault]) -> None:
        rows = [{"place": f"{one.path}:{one.line}", "rule": one.rule, "message": one.message} for one in faults]
        path = Path(self._server.root, FAULTS)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
        for one in rows:
            print(f"{one['place']}: {one['rule']}: {one['message']}", file=sys.stderr, flush=True)

    def _restart(self, changed: set[str]) -> None:
        """Python keeps the code that it has read: only a new process runs what was saved."""
        for path in changed:
            if path.endswith(".py") and (self._project / path).exists():
                compile((self._project / path).read_text("utf-8"), path, "exec")
        shutil.rmtree(self._server.root, ignore_errors=True)
        os.execv(sys.executable, sys.orig_argv)

    def _not_found(self, code: int) -> bytes | None:
        path = Path(self._server.root, f"{code}.html")
        return path.read_bytes() if path.exists() else None

    def _files(self) -> Mapping[str, tuple[int, int]]:
        found = {}
        for room in _ROOMS:
            root = self._project / room
            for path in root.rglob("*") if root.is_dir() else [root]:
                name = path.relative_to(self._project).as_posix()
                if path.is_file() and not any(part in name for part in _MADE):
                    stat = path.stat()
                    found[name] = (stat.st_mtime_ns, stat.st_size)
        return found


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


def _told(lines: Iterable[str]) -> list[Fault]:
    return [Fault("mkdocs.yml", 1, "markdown-form", line) for line in dict.fromkeys(lines) if line]
