"""The code of the build itself, saved while the preview runs: tried by another Python before this one gives way."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from handbook.preview_faults import Told, printed


def faults(project: Path) -> list[Told]:
    """Return what keeps the code below hooks/ from being read; nothing when a new process can start from it."""
    tried = subprocess.run(
        [sys.executable, "-c", "import events"], cwd=project / "hooks", capture_output=True, text=True, check=False
    )
    return printed(tried.stderr, project) if tried.returncode else []


def restart(site: str) -> None:
    """Python keeps the code that it has read: only a new process runs what was saved."""
    shutil.rmtree(site, ignore_errors=True)
    os.execv(sys.executable, sys.orig_argv)
