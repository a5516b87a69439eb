"""The set-up script: what cannot be done says so in one line of Chinese."""

import hashlib
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.project import ROOT

import environment
import run


def call(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONUTF8": "1", **environment}
    return subprocess.run(
        [sys.executable, str(ROOT / "hooks" / "run.py"), *words],
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_unknown_command_shows_the_known_ones() -> None:
    done = call("sevre")
    assert done.returncode == 2
    assert (
        done.stderr.strip()
        == "用法：python hooks/run.py serve|build|check|fix|terms|test|schemas|permalinks|lock|links|book|audit|bench"
        "|offline|release|clean|new-role|new-chapter|new-quiz|new-worksheet|new-pack"
    )


def test_python_too_old(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(run, "OLDEST", (99, 0, 0))
    assert run.main() == 2
    assert capsys.readouterr().err.startswith("Python 太旧：这里是 3.")


def test_port_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = call("serve", ADDR=address)
    assert done.returncode == 2
    assert done.stderr.strip() == f"{address} 用不了（多半是端口被占）。换一个，例如：make serve ADDR=127.0.0.1:8001。"


@pytest.mark.parametrize("address", ["8001", "localhost:", "127.0.0.1:999999"])
def test_address_mistyped(address: str) -> None:
    done = call("serve", ADDR=address)
    assert done.returncode == 2
    assert address in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The libraries can be had from nowhere: the reader is told about the network and the mirror."""
    (tmp_path / "x.lock").write_text(f"nosuchpackage==1.0 --hash=sha256:{'0' * 64}\n")
    for name, value in {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0", "PIP_EXTRA_INDEX_URL": ""}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    monkeypatch.setattr(environment, "BIN", Path(sys.executable).parent)
    with pytest.raises(environment.Stop, match="连不上 PyPI"):
        environment.setup("x.lock")
    assert not (tmp_path / "x.lock.sha256").exists()


def test_what_is_installed_is_not_installed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.lock").write_text("nosuchpackage==1.0\n")
    (tmp_path / "x.lock.sha256").write_text(hashlib.sha256(b"nosuchpackage==1.0\n").hexdigest())
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path)
    environment.setup("x.lock")


def test_no_browser_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HANDBOOK_BROWSER", raising=False)
    monkeypatch.setattr(environment, "installed_browser", lambda: None)
    monkeypatch.setattr("shutil.which", lambda name: None)
    monkeypatch.setattr("subprocess.run", lambda *words, **options: subprocess.CompletedProcess[str]([], 1))
    with pytest.raises(environment.Stop, match="没有浏览器，也装不上"):
        environment.browser()


def test_makefile_names_every_command() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    assert (
        "serve build check fix terms test schemas permalinks lock links book audit bench offline release clean $(NEW):"
        in text
    )


def test_libraries_are_pinned_with_a_reason_and_locked_with_hashes() -> None:
    for name in ("requirements", "requirements-dev", "requirements-book", "requirements-audit"):
        rows = [
            row
            for row in (ROOT / f"{name}.txt").read_text("utf-8").splitlines()
            if row and not row.startswith(("#", "-r"))
        ]
        lock = (ROOT / f"{name}.lock").read_text("utf-8")
        for row in rows:
            package, _, reason = row.partition("#")
            assert "==" in package and reason.strip(), row
            assert f"{package.strip()} " in lock and "--hash=sha256:" in lock, row
        assert "file:" not in lock and "--index" not in lock
