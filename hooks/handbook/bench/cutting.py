"""`python -m handbook.bench.cutting CONFIG`: build once in this process; prints the share of its CPU that cutting takes."""

import os
import runpy
import sys
import tempfile
import time
from contextlib import suppress
from typing import Any

import rjieba


def main() -> int:
    """Print the share (0–1) of the build's CPU seconds that the word cutter takes, starting it included."""
    spent = 0.0
    cut = rjieba.cut

    def timed(*given: Any, **named: Any) -> list[str]:
        nonlocal spent
        started = time.process_time()
        found: list[str] = cut(*given, **named)
        spent += time.process_time() - started
        return found

    started = time.process_time()
    rjieba.Jieba()
    starting = time.process_time() - started
    rjieba.cut = timed
    os.environ["HANDBOOK_PROCESSES"] = "1"
    with tempfile.TemporaryDirectory() as folder:
        sys.argv = ["mkdocs", "build", "-q", "-f", sys.argv[1], "-d", f"{folder}/site"]
        with suppress(SystemExit):
            runpy.run_module("mkdocs", run_name="__main__")
        # Time since the process began: what it loaded counts as well.
        print((spent + starting) / (time.process_time() - starting))
    return 0


if __name__ == "__main__":
    sys.exit(main())
