"""Writes the pages of both scripts while others are rendered: in a second process where the system has one to give."""

import gc
import multiprocessing
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path


class Pages:
    """Writes pages in this process; `made` makes of a rendering for both each script's page, by folder below the site."""

    def __init__(self, made: Callable[[str], Mapping[str, str]]) -> None:
        self._made = made

    def write(self, site: Path, path: str, rendering: str) -> None:
        """Write the pages at `path`, below the folder of each script in `site`."""
        for folder, page in self._made(rendering).items():
            target = site / folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(page, "utf-8", newline="")

    def finish(self) -> None:
        """Return when all pages are written; raises RuntimeError with what went wrong beside this process."""


class PagesBeside(Pages):
    """Hands the pages to a second process, which starts with what this one has loaded."""

    def __init__(self, made: Callable[[str], Mapping[str, str]]) -> None:
        super().__init__(made)
        context = multiprocessing.get_context("fork")
        self._pipe, other = context.Pipe()
        # What both share stays shared only as long as nobody counts it anew.
        gc.collect()
        gc.freeze()
        self._process = context.Process(target=self._run, args=(other,), daemon=True)
        self._process.start()
        gc.unfreeze()
        other.close()

    def write(self, site: Path, path: str, rendering: str) -> None:
        """Hand over one rendering; waits while the other process is behind."""
        try:
            self._pipe.send((site, path, rendering))
        except OSError:
            self.finish()

    def finish(self) -> None:
        """Wait for the other process to write what it has; the next build starts another."""
        said = "写网页的进程停了,没有说为什么(多半是内存不够);设 HANDBOOK_PROCESSES=1 只用一个进程再试"
        with suppress(OSError):
            self._pipe.send(None)
        # What it said before it stopped is still to be read.
        with suppress(OSError, EOFError):
            said = self._pipe.recv()
        self._process.join()
        if said:
            raise RuntimeError(said)

    def _run(self, pipe: Connection) -> None:
        self._pipe.close()
        gc.disable()
        try:
            while page := pipe.recv():
                super().write(*page)
            pipe.send("")
        except BaseException:
            pipe.send(traceback.format_exc())


def pages(made: Callable[[str], Mapping[str, str]], is_served: bool) -> Pages:
    """Return the writer that suits this machine; the preview, which has threads, stays in one process."""
    few = os.environ.get("HANDBOOK_PROCESSES") == "1" or (os.cpu_count() or 1) < 2
    return Pages(made) if few or is_served or sys.platform != "linux" else PagesBeside(made)
