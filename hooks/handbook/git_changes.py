"""What the working tree changes since it left another branch: paths, and how each file read before."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

_USUAL = "origin/main"
# Tried in this order where there is no such branch; one that says nothing new is passed over.
_ELSE = ("main", "HEAD~1")


class NoBase(Exception):  # noqa: N818 - it ends the run with one line for the reader
    """Why there is nothing to compare with, and what to do, in one line of Chinese."""


@dataclass(frozen=True)
class Base:
    """`name` as it was given or found (`is_stand_in`: in place of origin/main); `commit` is where we left it."""

    root: Path
    name: str
    commit: str
    is_stand_in: bool = False

    def changed(self) -> tuple[str, ...]:
        """Return the paths that differ, deleted and not yet added ones included, in order."""
        differing = _git(self.root, "diff", "--name-only", "--no-renames", "-z", self.commit, "--")
        untracked = _git(self.root, "ls-files", "--others", "--exclude-standard", "-z")
        return tuple(sorted({path for path in (differing + untracked).split("\0") if path}))

    def before(self, path: str) -> str | None:
        """Return how `path` read at the base, None where it did not exist."""
        try:
            return _git(self.root, "show", f"{self.commit}:{path}")
        except NoBase:
            return None


def find_base(root: Path, wanted: str = "") -> Base:
    """Return the base `wanted`, else origin/main, else the nearest to it that there is; raises NoBase."""
    here = _commit(root, "HEAD")
    if not here:
        raise NoBase("这里没有 git 的提交记录(从压缩包解开的?),没有旧版可比;用 git clone 取一份再运行")
    if wanted and not _commit(root, wanted):
        raise NoBase(f"BASE={wanted} 不是这个仓库里的分支或提交;先 git fetch,或写 make terms BASE=main")
    name = wanted or _USUAL
    if not _commit(root, name):
        name = next((one for one in _ELSE if _commit(root, one) not in (None, here)), "HEAD")
    try:
        return Base(root, name, _git(root, "merge-base", name, "HEAD").strip(), name != (wanted or _USUAL))
    except NoBase:
        raise NoBase(f"{name} 和这里没有共同的提交(浅克隆?):先 git fetch --unshallow,再运行一次") from None


def _commit(root: Path, name: str) -> str | None:
    if name.startswith("-"):
        return None
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip()
    except NoBase:
        return None


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=root, capture_output=True, check=True)
    except FileNotFoundError:
        raise NoBase("没有找到 git:装好 git 再运行") from None
    except subprocess.CalledProcessError as error:
        raise NoBase(error.stderr.decode("utf-8", "replace").strip()) from None
    return done.stdout.decode("utf-8", "replace")
