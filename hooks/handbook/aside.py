"""A build that is stopped half-way leaves the site that was there: it is written aside and put in place at the end."""

import atexit
import shutil
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_PART = ".part"
# What is older, in seconds, was left by a build that was killed; none takes as long.
_STALE = 3600
# How often builds that end at the same moment try to put theirs in place.
_TRIES = 20


def begin(target: Path) -> Path:
    """Return a new folder beside `target` to build into; it is gone when this process ends without `put`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in target.parent.glob(f".{target.name}-*{_PART}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(_PART, f".{target.name}-", target.parent))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def put(made: Path, target: Path) -> None:
    """Put the finished folder `made` where `target` is; what was there goes. The last of several builds stays."""
    old = made.with_name(made.name.replace(_PART, f"-old{_PART}"))
    for _ in range(_TRIES):
        try:
            with suppress(FileNotFoundError):
                target.rename(old)
        except OSError:
            break
        # Another build may have put its own here in the meantime.
        with suppress(OSError):
            made.rename(target)
            shutil.rmtree(old, ignore_errors=True)
            return
        shutil.rmtree(old, ignore_errors=True)
    _fill(made, target)


def _fill(made: Path, target: Path) -> None:
    """For a folder that somebody holds, as a container does its volume: what is in it changes, itself it stays."""
    for one in target.iterdir():
        shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()
    for one in made.iterdir():
        shutil.move(one, target)
