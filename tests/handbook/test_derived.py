"""One rendering for both scripts: alternatives, what sets a chapter apart, the process that writes pages."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup

from handbook.alternatives import chosen, either
from handbook.derived import Derived, shared
from handbook.page_writer import Pages, PagesBeside, pages


def test_each_script_gets_its_alternative_and_nothing_of_the_other() -> None:
    text = f"<a lang='{either('zh-Hant', 'zh-Hans')}' href='{either('a', '../a')}'>同</a>"
    assert chosen(text, "zh-hans") == "<a lang='zh-Hant' href='a'>同</a>"
    assert chosen(text, "zh-hant") == "<a lang='zh-Hans' href='../a'>同</a>"
    assert either("同", "同") == "同"


def test_alternatives_are_escaped_as_text_and_left_as_markup() -> None:
    assert Markup("{}").format(either("<", ">")) != either("<", ">")
    assert isinstance(either(Markup("<b>"), Markup("<i>")), Markup)


@pytest.mark.parametrize(
    ("markdown", "html", "is_apart"),
    [
        ("一样的话", "<p>一样的话</p>", False),
        ("-{社群}- 两边都原样", "<p>社群</p>", False),
        ("-{zh-hans:微信群; zh-hant:LINE 群組}-", "", True),
        ("<!-- only zh-hant -->\n\n只给一边\n\n<!-- end only -->", "", True),
        ("[图](map.png)", '<a href="../map.png">图</a>', True),
        ("![图](map.svg)", '<img alt="图" src="map.svg#left">', True),
        ("[别处](https://example.org/a.png)", '<a href="https://example.org/a.png">', False),
        ("[一章](../trio/user.md#rfm)", '<a href="../../trio/user/#rfm">', False),
    ],
)
def test_what_sets_a_chapter_apart(markdown: str, html: str, is_apart: bool) -> None:
    derived = Derived()
    derived.read("a.md", markdown)
    derived.rendered("a.md", html)
    assert derived.is_apart("a.md") is is_apart
    derived.read("a.md", "改回来了")
    assert not derived.is_apart("a.md")


def test_builds_share_nothing_when_one_script_is_built_or_each_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    extra: dict[str, object] = {}
    both = ["zh-Hans", "zh-Hant"]
    assert shared(extra, both) is shared(extra, both) is not None
    assert shared(extra, ["zh-Hans"]) is None
    monkeypatch.setenv("HANDBOOK_APART", "1")
    assert shared(extra, both) is None


BESIDE = pytest.param(PagesBeside, marks=pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone"))


@pytest.mark.parametrize("kind", [Pages, BESIDE])
def test_pages_are_written_here_or_beside(kind: Callable[..., Pages], tmp_path: Path) -> None:
    writer = kind(lambda text: {"": text, "zh-Hant": text.upper()})
    for name in ("a", "b"):
        writer.write(tmp_path, f"{name}/index.html", f"<p>{name}\n</p>" * 40_000)
    writer.finish()
    for name in ("a", "b"):
        assert (tmp_path / name / "index.html").read_bytes() == f"<p>{name}\n</p>".encode() * 40_000
        assert (tmp_path / "zh-Hant" / name / "index.html").read_bytes() == f"<P>{name.upper()}\n</P>".encode() * 40_000


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_what_goes_wrong_beside_stops_the_build(tmp_path: Path) -> None:
    def broken(text: str) -> dict[str, str]:
        raise ValueError(f"cannot convert {text}")

    writer = PagesBeside(broken)
    writer.write(tmp_path, "a", "this")
    with pytest.raises(RuntimeError, match="cannot convert this"):
        writer.finish()


@pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux alone")
def test_a_process_that_is_killed_is_told_with_the_cure(tmp_path: Path) -> None:
    def killed(text: str) -> dict[str, str]:
        os.kill(os.getpid(), signal.SIGKILL)
        return {"": text}

    writer = PagesBeside(killed)
    with pytest.raises(RuntimeError, match="HANDBOOK_PROCESSES=1"):
        for _ in range(100):
            writer.write(tmp_path, "a", "x" * 100_000)
        writer.finish()


def test_one_process_where_asked_and_in_the_preview(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(pages(lambda text: {"": text}, is_served=True)) is Pages
    monkeypatch.setenv("HANDBOOK_PROCESSES", "1")
    assert type(pages(lambda text: {"": text}, is_served=False)) is Pages
