"""How long after a file is saved the preview serves what it says, in both scripts.

`python -m handbook.bench.saving PROJECT CHAPTER.md ROLE.yml` prints the seconds.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from handbook.chapters import page_of

SCRIPTS = ("", "zh-Hant/")
DATA_EDITS = 3
PATIENCE = 120.0
_PARAGRAPH = re.compile(r"^[\u4e00-\u9fff“《][^<\[{|`#\n]{20,}$", re.MULTILINE)
_SENTENCE = re.compile(r"^position: .+$", re.MULTILINE)
_CHAPTER = re.compile(r"^chapter: (\S+)$", re.MULTILINE)


def saving(project: Path, chapter: str, data: str, edits: int = 20) -> dict[str, list[float]]:
    """Serve a copy of `project`; save a paragraph of `chapter` (below docs/) `edits` times, a role's sentence three times.

    `data` is the role's file below docs/_data/. Returns for "chapter" and "data" the seconds of the clock from each
    save until the page in both scripts says what was saved; raises RuntimeError where it never does.
    """
    with tempfile.TemporaryDirectory() as folder:
        book = _copied(project, Path(folder, "book"))
        docs, role = book / "docs", book / "docs" / "_data" / data
        page = page_of(chapter.removesuffix(".md"))
        with _served(book) as address:
            return {
                "chapter": _edited(docs / chapter, _PARAGRAPH, _pages(address, page), edits),
                "data": _edited(role, _SENTENCE, _pages(address, _chapter_of(role)), DATA_EDITS),
            }


def _copied(project: Path, target: Path) -> Path:
    for room in ("docs", "hooks", "overrides"):
        shutil.copytree(project / room, target / room, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        shutil.copy(project / name, target)
    git = project / ".git"
    if git.is_dir():
        # The dates of the chapters are asked of git at every save.
        (target / ".git").write_text(f"gitdir: {git.resolve()}\n", "utf-8")
    elif git.exists():
        shutil.copy(git, target)
    return target


def _chapter_of(role: Path) -> str:
    found = _CHAPTER.search(role.read_text("utf-8"))
    if not found:
        raise RuntimeError(f"{role.name} 里没有 chapter: 一行,看不出它在哪一页")
    return found[1]


def _pages(address: str, page: str) -> list[str]:
    path = "" if page == "index" else f"{page}/"
    return [f"{address}{script}{path}" for script in SCRIPTS]


def _edited(file: Path, place: re.Pattern[str], pages: list[str], edits: int) -> list[float]:
    whole, found = file.read_text("utf-8"), list[float]()
    first = place.search(whole)
    if not first:
        raise RuntimeError(f"{file.name} 里没有可改的一段")
    for number in range(edits):
        # Neither script has another form for these.
        said = f"甲乙丙{number:03}丁"
        end = first.end()
        start = time.perf_counter()
        file.write_text(whole[:end] + said + whole[end:], "utf-8")
        found.append(_seen(pages, said, start))
        time.sleep(0.3)
    return found


def _seen(pages: list[str], said: str, start: float) -> float:
    for page in pages:
        while said not in _read(page):
            if time.perf_counter() - start > PATIENCE:
                raise RuntimeError(f"存盘 {PATIENCE:.0f} 秒后 {page} 上还没有“{said}”")
            time.sleep(0.02)
    return time.perf_counter() - start


def _read(address: str) -> str:
    try:
        with urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except (URLError, ConnectionError):
        return ""


@contextmanager
def _served(book: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{probe.getsockname()[1]}"
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SITE_URL": f"http://{host}/"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", host]
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(command, cwd=book, env=env, stdout=said, stderr=said) as server,
    ):
        try:
            _await(lambda: bool(_read(f"http://{host}/")), server)
            yield f"http://{host}/"
        except RuntimeError as error:
            said.seek(0)
            raise RuntimeError(f"{error}\n{said.read()[-2000:]}") from error
        finally:
            server.terminate()


def _await(is_ready: Callable[[], bool], server: "subprocess.Popen[bytes]") -> None:
    for _ in range(int(PATIENCE / 0.1)):
        if is_ready():
            return
        if server.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("预览没有起来")


if __name__ == "__main__":
    for what, seconds in saving(Path(sys.argv[1]), sys.argv[2], sys.argv[3]).items():
        print(f"{what:<8}", " ".join(f"{one:.2f}" for one in seconds))
