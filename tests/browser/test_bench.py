"""The bench measures what it says: how soon what is saved is served, and how soon and how well search finds it."""

import gzip
import json
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from tests.project import ROOT

from handbook.bench import corpus, searching
from handbook.bench.phrases import drawn_phrases, judged, sections_of
from handbook.bench.saving import saving
from handbook.search import SearchPage, index_json, lexicon_json, rows
from handbook.sections import Section

pytestmark = pytest.mark.browser
SAID = ("先算保本线再定满减门槛。", "群里先回老买家的话。", "先算保本线再定满减门槛。发货慢了先道歉。")
PAGES = [SearchPage(f"page-{at}/", f"页{at}", "", (Section("top", "", text),)) for at, text in enumerate(SAID)]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A site of which nothing is there but what searches and what is searched."""
    made = rows(PAGES, str)
    scripts = tmp_path / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    for name in ("search-rank.mjs", "search-pattern.mjs", "search-index.mjs"):
        shutil.copy(ROOT / "overrides" / "assets" / "javascripts" / name, scripts)
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "index.json").write_bytes(index_json(made, lexicon_json(made, (), ["怎么"])))
    (tmp_path / "index.html").write_text("<!doctype html><title>书</title>", "utf-8")
    return tmp_path


def test_recall_falls_with_every_section_that_is_not_found(
    browser: Browser, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = searching.searched(browser, small, "zh-Hans", 20, 1)
    assert (found["recall"], found["missed"], found["wrong"]) == (1.0, [], 0)
    whole: Any = searching._index(small, "zh-Hans")
    whole["pages"].append(["lost/", "丢了的页", "", [["top", "", SAID[1]]]])
    monkeypatch.setattr(searching, "_index", lambda *_: whole)
    found = searching.searched(browser, small, "zh-Hans", 20, 1)
    assert found["recall"] < 0.9 and {address for _, address in found["missed"]} == {"lost/#top"}


def test_a_section_that_lacks_the_phrase_may_not_stand_above_one_that_has_it() -> None:
    sections = list(
        sections_of({"pages": [[page.url, page.title, "", [["top", "", page.sections[0].text]]] for page in PAGES]})
    )
    assert judged(sections, {"保本线": [0, 2], "老买家": [1, 0]})["wrong"] == 0
    assert judged(sections, {"保本线": [0, 1, 2]})["misplaced"] == [("保本线", "page-1/#top")]
    assert judged(sections, {"保本線": [2]})["recall"] == 0.5
    phrases = list(drawn_phrases(sections, 15, random.Random(1)))
    assert len(set(phrases)) == 15 and all(any(phrase in text for text in SAID) for phrase in phrases)


def test_the_first_result_is_timed_and_nothing_is_fetched_early(browser: Browser, site: Path) -> None:
    found = searching.typed(browser, site, ("复购", "预算", "社群"), "zh-Hans")
    assert found["early"] == 0 and len(found["later"]) == 2
    assert 0 < found["typed"] < found["page"] < 20_000


@pytest.mark.parametrize("script", ["zh-Hans", "zh-Hant"])
def test_every_section_that_holds_a_phrase_is_found_and_before_all_others(
    browser: Browser, site: Path, script: str
) -> None:
    found = searching.searched(browser, site, script, 200, 1)
    assert (found["missed"], found["misplaced"]) == ([], [])


def test_an_index_for_both_scripts_is_parted(small: Path) -> None:
    docs = [{"location": place, "text": "甲" * size} for place, size in (("a/", 9), ("zh-Hant/a/", 5000))]
    (small / "search" / "search_index.json").write_text(json.dumps({"config": {}, "docs": docs}), "utf-8")
    sizes = searching.index_size(small)
    alone = json.dumps({"config": {}, "docs": docs[:1]}, separators=(",", ":")).encode()
    assert sizes["zh-Hans"] == len(gzip.compress(alone, 6)) < sizes["zh-Hant"]


@pytest.mark.xdist_group("preview")
def test_saving_is_timed_until_both_scripts_are_served(tmp_path: Path) -> None:
    book = corpus.write(ROOT, tmp_path / "book", 1)
    chapter = book / "docs" / "generated" / "c0000.md"
    before = chapter.read_text("utf-8")
    found = saving(book, "generated/c0000.md", "roles/user.yml", edits=2)
    assert (len(found["chapter"]), len(found["data"])) == (2, 3)
    assert all(0.05 < seconds < 60 for rows in found.values() for seconds in rows)
    assert chapter.read_text("utf-8") == before
    with pytest.raises(RuntimeError, match="没有可改的一段"):
        saving(book, "index.md", "roles/user.yml", edits=1)
