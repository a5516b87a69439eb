"""Packs a built site as a zip that opens by double click, without a server and without a network (make offline)."""

import json
import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handbook import offline_check, offline_zip
from handbook.fragments import Here, render
from handbook.loading import read
from handbook.offline_contents import contents, on_shell
from handbook.offline_pages import Unreadable, local, page, stylesheet
from handbook.repository import Repository
from handbook.script import unmark

PROJECT = Path(__file__).parents[2]
FRAGMENTS = PROJECT / "overrides" / "fragments"
EXTRAS = PROJECT / "hooks" / "offline"
START = "assets/javascripts/offline.js"
NAME = "yunying-quanjing"
# The theme's search and the maps of its sources are never asked for; a sitemap is for crawlers.
_LEFT_OUT = re.compile(r"^(?:\.well-known/.*|sitemap\.xml(?:\.gz)?|assets/javascripts/(?:lunr|workers)/.*|.*\.map)$")
_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
Convert = Callable[[str], str]


@dataclass(frozen=True)
class Edition:
    """Which book this is: its version, the time of its commit in seconds, where it is published."""

    version: str
    epoch: int
    address: str

    @property
    def date(self) -> str:
        """The day of the commit, as 2026-09-21."""
        return time.strftime("%Y-%m-%d", time.gmtime(self.epoch))

    @property
    def folder(self) -> str:
        """The folder in the zip, and the beginning of the zip's name."""
        return f"{NAME}-{self.version}"


def edition(site: Path, epoch: int) -> Edition:
    """Read the version and the address out of a built site."""
    found = _CANONICAL.search((site / "index.html").read_text("utf-8"))
    version = json.loads((site / "data" / "roles.json").read_text("utf-8"))["version"]
    return Edition(version, epoch, found[1] if found else "")


def offline_files(site: Path, book: Edition, traditional: Convert) -> dict[str, bytes]:
    """Return the files of the offline book by path, made from the built `site`. Raises Unreadable.

    `traditional` converts simplified text, once.
    """
    paths = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file())
    built = {path: (site / path).read_bytes() for path in paths if not _LEFT_OUT.match(path)}
    files = {path: _rewritten(path, content, built, book, traditional) for path, content in built.items()}
    for root in ("", "zh-Hant/"):
        files[f"{root}contents.html"] = _contents(files, built, root, traditional).encode()
    return {**files, **_extras(book, traditional)}


def _rewritten(path: str, content: bytes, built: dict[str, bytes], book: Edition, traditional: Convert) -> bytes:
    if path.endswith(".css"):
        return stylesheet(content.decode(), path).encode()
    if not path.endswith(".html"):
        return content
    html = page(content.decode(), path, built, START)
    if "<main " in html:
        root = "zh-Hant/" if path.startswith("zh-Hant/") else ""
        here, convert = _here(path.removeprefix(root), root, traditional)
        line = convert(render(FRAGMENTS, "offline_line", here, version=book.version, date=book.date))
        html = html.replace("<main ", f"{line}\n<main ", 1)
        css = f'<link rel="stylesheet" href="{here.asset("stylesheets/offline.css")}">'
        html = html.replace("</head>", f"  {css}\n  </head>", 1)
    return html.encode()


def _here(path: str, root: str, traditional: Convert) -> tuple[Here, Convert]:
    """Where a fragment on the file `path` below `root` stands, and what makes its words fit there."""
    here = Here(path, Repository(), traditional, script="zh-hant" if root else "zh-hans")
    return here, traditional if root else unmark


def _contents(files: dict[str, bytes], built: dict[str, bytes], root: str, traditional: Convert) -> str:
    here, convert = _here("contents.html", root, traditional)
    parts = contents(built, root)

    def link(url: str, anchor: str = "") -> str:
        return local(f"{url}#{anchor}" if anchor else url, "contents.html", {})

    sections = sum(len(listed.headings) for pages in parts.values() for listed in pages)
    article = convert(render(FRAGMENTS, "offline_contents", here, parts=parts, link=link, sections=sections))
    return on_shell(files[f"{root}index.html"].decode(), convert("全书目录"), article)


def _extras(book: Edition, traditional: Convert) -> dict[str, bytes]:
    """The files for those who open the folder: what to click, and what serves it where Python is there."""
    found = {path.name: path.read_bytes() for path in sorted(EXTRAS.iterdir()) if path.is_file()}
    for name in [name for name in found if name.endswith(".txt")]:
        text = found[name].decode().format(version=book.version, date=book.date, address=book.address)
        found[name] = f"{text}\n{traditional(text)}".encode()
    found["LICENSE.txt"] = (PROJECT / "LICENSE").read_bytes()
    return {name: _for_windows(name, content) for name, content in found.items()}


def _for_windows(name: str, content: bytes) -> bytes:
    """Old editors of Windows want both characters at the end of a line, and a mark; what is typed in a console none."""
    if not name.endswith((".txt", ".bat")):
        return content
    text = content.decode().replace("\r\n", "\n").replace("\n", "\r\n")
    return text.encode("utf-8-sig" if name in ("README.txt", "LICENSE.txt") else "utf-8")


def pack(site: Path, dist: Path, epoch: int, traditional: Convert) -> Path:
    """Pack the built `site` into a zip in `dist`, its sum beside it; returns the zip's path. Raises Unreadable.

    `epoch` is the date of everything, in seconds; `traditional` converts simplified text, once.
    """
    book = edition(site, epoch)
    files = offline_files(site, book, traditional)
    if found := offline_check.faults(files, book.folder):
        raise Unreadable("\n".join([f"离线包有 {len(found)} 处要改:", *found[:40]]))
    target = dist / f"{book.folder}-offline.zip"
    offline_zip.write(files, target, book.folder, epoch)
    return target


def main() -> int:
    """`python -m handbook.offline SITE DIST`: pack SITE into DIST, dated SOURCE_DATE_EPOCH; returns the exit code."""
    site, dist = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        target = pack(site, dist, int(os.environ["SOURCE_DATE_EPOCH"]), read(PROJECT / "docs").converter.convert)
    except Unreadable as wrong:
        print(wrong, file=sys.stderr)
        return 2
    print(f"{target}：{target.stat().st_size / 1e6:.1f} MB，校验和在旁边的 .sha256 里")
    return 0


if __name__ == "__main__":
    sys.exit(main())
