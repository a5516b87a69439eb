"""The search index: whole text, characters that are one to a query, other names from the term table."""

import json
from collections.abc import Callable

from handbook.script import Converter, keep, unmark
from handbook.search import SearchPage, fold, index_json, lexicon_json, read_index, rows, synonyms, variants
from handbook.sections import Section
from handbook.terms import Term

TERMS = (
    Term("转化", "轉換", "", "转化", "", 1),
    Term("用户", "用戶", "", "用户", "", 2, also=("使用者", "會員")),
    Term("后台", "後台", "", "后台", "", 3),
)
PAGE = SearchPage("trio/user/", "用户运营", "核心三岗", (Section("top", "用户运营", f"看转化和{keep('视频')}"),))


def index(asking: list[str], convert: Callable[[str], str]) -> str:
    pages = rows([PAGE], convert)
    return index_json(pages, lexicon_json(pages, TERMS, asking)).decode()


def test_traditional_index_is_converted_once_and_keeps_what_is_final() -> None:
    (page,) = json.loads(index(["怎么"], Converter(TERMS).convert))["pages"]
    assert page == ["trio/user/", "用戶運營", "核心三崗", [["top", "用戶運營", "看轉換和视频"]]]


def test_only_names_that_stand_in_this_script_are_sent() -> None:
    assert json.loads(index([], unmark))["synonyms"] == {
        "会员": ["用户"],
        "使用者": ["用户"],
        "转换": ["转化"],
    }
    assert json.loads(index([], Converter(TERMS).convert))["synonyms"]["转化"] == ["转换"]


def test_simplified_index_is_as_written() -> None:
    (page,) = json.loads(index([], unmark))["pages"]
    assert page[3] == [["top", "用户运营", "看转化和视频"]]


def test_other_names_lead_both_ways_and_script_alone_is_no_other_name() -> None:
    words = synonyms(TERMS)
    assert words == {
        "会员": ["使用者", "用户"],
        "使用者": ["会员", "用户"],
        "用户": ["会员", "使用者"],
        "转化": ["转换"],
        "转换": ["转化"],
    }


def test_characters_that_differ_by_script_are_one_group() -> None:
    groups = variants({"后", "里"})
    assert any({"后", "後"} <= set(group) for group in groups)
    assert any({"里", "裡"} <= set(group) for group in groups)
    assert not any("运" in group for group in groups)


def test_folding_keeps_the_length() -> None:
    assert fold("營運 GMV 後台") == "营运 gmv 后台"


def test_a_sentence_told_on_two_pages_is_sent_once() -> None:
    told = "先算保本线，再定满减门槛，门槛不低于保本线。"
    pages = [SearchPage(url, "题", "", (Section("top", "", f"{told}{url}“好”。{told}"),)) for url in ("a/", "b/")]
    made = rows(pages, unmark)
    content = index_json(made, lexicon_json(made, (), []))
    assert content.decode().count("再定满减门槛") == 1
    assert [row[3][0][2] for row in read_index(content)["pages"]] == [page.sections[0].text for page in pages]
    assert [row[0] for row in json.loads(content)["pages"]] == ["a/", "b/"]
