"""A build that is killed, or that another one crosses, leaves a whole site."""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import aside
from handbook.bench import corpus


def start(project: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.Popen(command, cwd=project, env=env, stderr=subprocess.PIPE, text=True)


def finished(build: subprocess.Popen[str]) -> None:
    said = build.communicate()[1]
    assert build.returncode == 0, said


def parts(project: Path) -> list[Path]:
    return list(project.glob(".site-*.part"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book, built."""
    target = corpus.write(ROOT, tmp_path_factory.mktemp("aside"), 2)
    finished(start(target))
    assert parts(target) == []
    return target


def test_a_killed_build_leaves_the_site_that_was_there(project: Path) -> None:
    page = project / "site" / "index.html"
    before = page.stat()
    build = start(project)
    while not any(part.joinpath("index.html").exists() for part in parts(project)):
        assert build.poll() is None
        time.sleep(0.01)
    build.kill()
    build.communicate()
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    (left,) = parts(project)
    os.utime(left, (0, 0))


def test_two_builds_at_once_leave_one_whole_site_and_nothing_else(project: Path, tmp_path: Path) -> None:
    (project / "site").rename(tmp_path / "first")
    both = [start(project), start(project)]
    for build in both:
        finished(build)
    names = sorted(path.relative_to(tmp_path / "first") for path in (tmp_path / "first").rglob("*") if path.is_file())
    assert names == sorted(
        path.relative_to(project / "site") for path in (project / "site").rglob("*") if path.is_file()
    )
    assert filecmp.cmpfiles(tmp_path / "first", project / "site", map(str, names), shallow=False)[1:] == ([], [])
    assert parts(project) == []


def test_what_a_build_never_makes_stays(project: Path) -> None:
    hidden, stale = project / "site" / ".git" / "HEAD", project / "site" / "gone" / "index.html"
    for file in (hidden, stale):
        file.parent.mkdir()
        file.write_text("ref", "utf-8")
    finished(start(project))
    assert hidden.read_text("utf-8") == "ref" and not stale.exists()
    assert (project / "site" / "index.html").exists() and parts(project) == []
    shutil.rmtree(hidden.parent)


@pytest.mark.parametrize("was_there", [True, False])
def test_a_folder_that_cannot_be_exchanged_is_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, was_there: bool
) -> None:
    target = tmp_path / "volume"
    if was_there:
        target.mkdir()
        (target / "old.html").touch()

    def refused(*_: object) -> None:
        raise PermissionError

    mkdtemp = tempfile.mkdtemp
    monkeypatch.setattr(tempfile, "mkdtemp", lambda *given: mkdtemp(*given) if len(given) < 3 else refused())
    monkeypatch.setattr(Path, "rename", refused)
    made = aside.begin(target)
    (made / "new.html").touch()
    aside.put(made, target)
    assert [path.name for path in target.iterdir()] == ["new.html"]


def test_a_strict_build_that_warns_leaves_the_site_that_was_there(project: Path) -> None:
    before = (project / "site").stat().st_ino
    chapter = project / "docs" / "generated" / "c0001.md"
    chapter.write_text(chapter.read_text("utf-8") + "\n[无](nowhere.md)\n", "utf-8")
    build = start(project)
    assert "nowhere.md" in build.communicate()[1] and build.returncode
    assert (project / "site").stat().st_ino == before
    assert parts(project) == []
