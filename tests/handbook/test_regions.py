"""The table of words that differ: one row a word, for readers; Hong Kong's word where it has one."""

import re

from handbook.book import Handbook
from handbook.regions import Region, Regions, only_hongkong, words
from handbook.script import Converter
from handbook.terms import Term


def term(word: str, traditional: str, note: str = "台湾用語", *also: str) -> Term:
    return Term(word, traditional, note, word, "", 1, also, group="甲")


NONE = Regions((), {})


def table(*terms: Term, regions: Regions = NONE) -> list[tuple[str, tuple[str, ...], str, tuple[str, ...]]]:
    rows = words(terms, regions, Converter([])).get("甲", [])
    return [(row.word, row.taiwan, row.hongkong, row.notes) for row in rows]


def test_rows_that_differ_only_by_script_are_left_out() -> None:
    assert table(term("质量", "品質"), term("内容", "內容")) == [("质量", ("品質",), "", ())]


def test_rows_of_one_word_are_one_row() -> None:
    rows = (term("运营", "營運", "职务；压过别的", "經營"), term("运营", "營運人員", "指人"))
    assert table(*rows) == [("运营", ("營運", "營運人員", "經營"), "", ("职务", "指人"))]


def test_notes_for_who_keeps_the_table_are_left_out_and_rows_with_nothing_else() -> None:
    assert table(term("运营部", "營運部門", "守住整词"), term("账", "帳", "s2tw 给“賬”")) == []


def test_hong_kong_has_its_word() -> None:
    regions = Regions(
        (Region(id="quality", word="质量", hongkong="質素"), Region(id="x", word="打折", hongkong="減價")), {}
    )
    assert table(term("质量", "品質"), regions=regions)[0][2] == "質素"
    listed = words([term("质量", "品質")], regions, Converter([]))
    assert [region.id for region in only_hongkong(regions, listed)] == ["x"]


def test_the_book_has_its_false_friends_and_hong_kongs_words(handbook: Handbook) -> None:
    assert len(handbook.regions.friends) >= 25
    assert len([region for region in handbook.regions.all if region.hongkong]) >= 60
    assert {"社群", "质量", "项目", "一行", "一列"} <= {region.word for region in handbook.regions.friends}


def test_what_is_final_is_written_as_taiwan_and_hong_kong_write_it(handbook: Handbook) -> None:
    simplified = {
        char
        for region in handbook.regions.all
        for text in (region.taiwan or "", region.hongkong or "", *re.findall(r"-\{(.*?)\}-", region.note or ""))
        for char in text
        if handbook.converter.spelled(char) != char and char not in "佣台群准周后里干面松余布"
    }
    assert simplified == set()


def test_the_glossary_covers_the_book(handbook: Handbook) -> None:
    assert len(handbook.glossary.terms) >= 160
    assert len({term.group for term in handbook.glossary.terms}) == len(handbook.data.words.glossary_groups)
