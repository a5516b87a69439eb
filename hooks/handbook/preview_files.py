"""What the preview watches: the sources of a site, and none of what editors and Python leave beside them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from watchdog.events import FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent
from watchdog.observers import Observer

_ROOMS = ("docs", "overrides", "hooks")
# The folder of these is watched, not they: an editor that writes beside a file and renames puts another in its place.
_FILES = ("mkdocs.yml", "CHANGELOG.md")
_SAVED = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
_MADE = ("__pycache__", ".pyc", "~", ".swp", ".tmp")


class Saves(Observer):  # type: ignore[misc,valid-type]
    """Tells of sources written, not of files read: a build reads them all."""

    def __init__(self, project: Path) -> None:
        super().__init__()
        self._project = project

    def schedule(self, event_handler: Any, path: str, **more: Any) -> Any:
        """Watch `path` as the base does, for saves of sources alone."""
        tell = event_handler.on_any_event

        def only_sources(event: Any) -> None:
            if any(one and is_source(Path(one), self._project) for one in (event.src_path, event.dest_path)):
                tell(event)

        event_handler.on_any_event = only_sources
        return super().schedule(event_handler, path, **{**more, "event_filter": _SAVED})


def is_source(path: Path, project: Path) -> bool:
    """Whether a site is built from the file at `path`."""
    if not path.is_relative_to(project):
        return True  # a system may name it by another way to the same place
    name = path.relative_to(project).as_posix()
    return (name in _FILES or name.partition("/")[0] in _ROOMS) and not any(part in name for part in _MADE)


def sources(project: Path) -> Mapping[str, tuple[int, int]]:
    """Return every source relative to the project, with when it was written (ns) and how long it is (bytes)."""
    paths = [*(project / name for name in _FILES), *(path for room in _ROOMS for path in (project / room).rglob("*"))]
    stats = {path: path.stat() for path in paths if path.is_file() and is_source(path, project)}
    return {path.relative_to(project).as_posix(): (stat.st_mtime_ns, stat.st_size) for path, stat in stats.items()}
