"""A data file saved while the preview runs: only the pages that it makes another are built, and all is as if all had been."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from tests.project import EPOCH, ROOT

from handbook.bench import corpus
from handbook.preview import MkDocs, Preview, Site

WORDS = "---\ntitle: 词\ndescription: 词\n---\n# 词 {#top}\n\n先建社群。\n\n<!-- handbook/metrics -->\n"
EDITS = {
    "roles/user.yml": ("用户运营的定位", "用户运营的新定位"),
    "metrics.yml": ("meaning: 回答什么", "meaning: 回答什么问题"),
    "glossary.yml": ("由同一件事聚", "由同一件小事聚"),
    "sources.yml": ('"1": 一', '"1": 一行'),
    "regions.yml": ("hongkong: ", "hongkong: 甲"),
    "quizzes/exam/generated.yml": ("第 0 章先算什么", "第 0 章最先算什么"),
    "worksheets/budget.yml": ("先填花费", "先填所有花费"),
}

# A book without a navigation is warned of, and its pages are built all the same.
LOAD = partial(load_config, strict=False)


class Shown(Preview):
    """The preview without a server; `built` has the pages of the last save, "all" where the whole site was built."""

    def __init__(self, project: Path, target: Path) -> None:
        self.built: set[str] = set()
        site = Site(whole(project, target), MkDocs(LOAD, build, _populate_page, self._page))
        self.shown: Any = SimpleNamespace(root=str(target))
        super().__init__(self.shown, site)

    def _page(self, page: Any, *more: Any) -> None:
        self.built.add(page.file.src_uri)
        _build_page(page, *more)

    def save(self, file: Path, find: str, put: str) -> set[str]:
        """Change a source, have it built, and return what was built."""
        text = file.read_text("utf-8")
        assert find in text, (file, find)
        file.write_text(text.replace(find, put), "utf-8")
        root, self.built = self.shown.root, set()
        self.build()
        return {"all"} if self.shown.root != root else self.built

    def site(self) -> dict[str, bytes]:
        return contents(Path(self.shown.root))


def whole(project: Path, target: Path) -> Any:
    config = LOAD(str(project / "mkdocs.yml"), site_dir=str(target), site_url="http://127.0.0.1/")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return config


def contents(site: Path) -> dict[str, bytes]:
    files = [path for path in site.rglob("*") if path.is_file() and path.parent.name != "preview"]
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    yield corpus.write(ROOT, tmp_path / "book", 2)


def test_saved_data_gives_the_site_that_a_whole_build_gives(project: Path, tmp_path: Path) -> None:
    (project / "docs" / "generated" / "words.md").write_text(WORDS, "utf-8")
    with (project / "docs" / "generated" / "c0000.md").open("a", encoding="utf-8") as chapter:
        chapter.write("\n## 接下来 {#next}\n\n往下读。\n")
    preview, data = Shown(project, tmp_path / "shown"), project / "docs" / "_data"
    built = {name: preview.save(data / name, *edit) for name, edit in EDITS.items()}
    assert preview.site() == contents(Path(whole(project, tmp_path / "again").site_dir))
    assert built["quizzes/exam/generated.yml"] == {"generated/c0000.md"}
    assert built["worksheets/budget.yml"] == {"practice/worksheets/budget.md"}
    assert built["metrics.yml"] == {"generated/words.md"}
    assert "generated/c0001.md" in built["roles/user.yml"] and "index.md" not in built["roles/user.yml"]
    terms = preview.save(data / "terms.tsv", "运营\t營運\t", "运营\t營運業\t")
    assert terms == {"all"} and "營運業".encode() in preview.site()["zh-Hant/trio/user/index.html"]
