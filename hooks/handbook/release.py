"""What a release hands out: the book, the offline zip, their checksums and the notes, all in dist/release.

`python -m handbook.release v0.3.0` (make release TAG=v0.3.0) after make book and make offline; the release workflow
uploads what it finds there.
"""

import hashlib
import re
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[2]
WANTED = {".pdf": "make book", ".epub": "make book", ".zip": "make offline"}


class NotReady(Exception):  # noqa: N818 - it ends the run with one line for the reader
    """What is missing and what to do, in one line of Chinese."""


def edition(config: str, tag: str) -> str:
    """Return the edition that mkdocs.yml (`config`) states; raises NotReady when `tag` does not name it."""
    found = re.search(r'^  edition: "([^"]+)"', config, re.M)
    stated = found.group(1) if found else ""
    if tag != f"v{stated}":
        raise NotReady(f'标签 "{tag}" 和 mkdocs.yml 的 edition "{stated}" 对不上;标签应是 v{stated}。')
    return stated


def notes(changes: str, stated: str) -> str:
    """Return what CHANGELOG.md (`changes`) says of the edition; raises NotReady when it says nothing."""
    found = re.search(rf"^## {re.escape(stated)}（.*\n((?:(?!## |<!-- --8<-- ).*\n?)*)", changes, re.M)
    if not found or not found.group(1).strip():
        raise NotReady(f"CHANGELOG.md 里没有 {stated} 的变化;先写一节“## {stated}（日期）”。")
    return found.group(1).strip() + "\n"


def files(dist: Path) -> list[Path]:
    """Return what a release hands out, by name; raises NotReady naming the commands whose files are not there."""
    found = sorted([*dist.glob("book/*"), *dist.glob("*.zip")], key=lambda path: path.name)
    found = [path for path in found if path.suffix in WANTED]
    missing = {command for suffix, command in WANTED.items() if suffix not in {path.suffix for path in found}}
    if missing:
        raise NotReady(f"dist/ 里还缺文件;先运行 {' 和 '.join(sorted(missing))}。")
    # GitHub renames an attachment whose name is not ASCII, and then SHA256SUMS names no file
    if odd := [path.name for path in found if not path.name.isascii()]:
        raise NotReady(f"{odd[0]} 的文件名要改成英文字母和数字;GitHub 会改掉附件的中文名。")
    return found


def sums(found: Iterable[Path]) -> str:
    """Return SHA256SUMS as `sha256sum --check` reads it, by file name alone."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in found)


def gather(root: Path, tag: str) -> Path:
    """Write dist/release anew below `root` and return it; raises NotReady."""
    stated = edition((root / "mkdocs.yml").read_text("utf-8"), tag)
    changes = notes((root / "CHANGELOG.md").read_text("utf-8"), stated)
    found, target = files(root / "dist"), root / "dist" / "release"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for path in found:
        shutil.copy(path, target)
    (target / "SHA256SUMS").write_text(sums(found), "utf-8")
    end = (root / ".github" / "RELEASE.md").read_text("utf-8")
    (target / "NOTES.md").write_text(f"{changes}\n{end}", "utf-8")
    return target


def main() -> None:
    """Gather the release of the tag on the command line; what is missing ends it with one line."""
    try:
        target = gather(ROOT, sys.argv[1] if len(sys.argv) > 1 else "")
    except NotReady as fault:
        sys.exit(str(fault))
    print("\n".join(sorted(str(path.relative_to(ROOT)) for path in target.iterdir())))


if __name__ == "__main__":
    main()
