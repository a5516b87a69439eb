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
    for left in target.parent.glob(f".{target.name}-*{_PART}"):
        with suppress(OSError):
            if time.time() - left.stat().st_mtime > _STALE:
                shutil.rmtree(left)
    folder = Path(_made(target))
    folder.chmod(0o755)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _made(target: Path) -> str:
    name = f".{target.name}-"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        return tempfile.mkdtemp(_PART, name, target.parent)
    except OSError:
        # A folder may be ours in one that is not: then it is filled at the end.
        return tempfile.mkdtemp(_PART, name)


def put(made: Path, target: Path) -> None:
    """Put the finished folder `made` where `target` is; what was there goes. The last of several builds stays.

    What a build never makes and MkDocs never cleans away, as the .git of a folder that is published from, stays.
    """
    if target.exists() and any(_kept(one, made) for one in target.iterdir()):
        return _fill(made, target)
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
    return _fill(made, target)


def _kept(one: Path, made: Path) -> bool:
    return one.name.startswith(".") and not (made / one.name).exists()


def _fill(made: Path, target: Path) -> None:
    """For a folder that cannot be exchanged, as a container's volume: what is in it changes, itself it stays."""
    target.mkdir(parents=True, exist_ok=True)
    for one in target.iterdir():
        if not _kept(one, made):
            shutil.rmtree(one) if one.is_dir() and not one.is_symlink() else one.unlink()
    for one in made.iterdir():
        shutil.move(one, target)
