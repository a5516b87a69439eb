"""Simplified to traditional: our words on word boundaries, everything else by OpenCC, every text once."""

import pytest
from tests.project import GOLDEN

from handbook.book import Handbook
from handbook.script import Converter, keep, unmark
from handbook.terms import Term


def rows(name: str) -> list[tuple[str, str]]:
    lines = (GOLDEN / "script" / f"{name}.tsv").read_text("utf-8").splitlines()
    return [
        (simplified, traditional)
        for simplified, traditional in (line.split("\t")[:2] for line in lines if line and not line.startswith("#"))
        if simplified != "simplified"
    ]


@pytest.mark.parametrize("name", ["traps", "untuned", "roles"])
def test_whole_sentences_come_out_as_taiwan_writes_them(handbook: Handbook, name: str) -> None:
    cases = rows(name)
    assert len(cases) >= 40
    got = [(simplified, handbook.converter.convert(simplified)) for simplified, _ in cases]
    assert got == cases


def test_every_row_of_the_term_table_decides_its_own_example(handbook: Handbook) -> None:
    wrong = [
        (term.line, term.word, term.traditional, handbook.converter.convert(term.example))
        for term in handbook.terms
        if term not in handbook.converter.terms_in(term.example)
        or term.traditional not in handbook.converter.convert(term.example)
    ]
    assert wrong == []


def test_no_row_of_the_term_table_touches_what_it_must_not(handbook: Handbook) -> None:
    wrong = [
        (term.line, term.word, term.unchanged)
        for term in handbook.terms
        if term in handbook.converter.terms_in(term.unchanged)
    ]
    assert wrong == []


def test_the_term_table_covers_the_field(handbook: Handbook) -> None:
    assert len(handbook.terms) >= 300
    assert len([term for term in handbook.terms if term.unchanged]) >= 40


def term(word: str, traditional: str, before: tuple[str, ...] = ("",), after: tuple[str, ...] = ("",)) -> Term:
    return Term(word, traditional, "", word, "", 1, before=before, after=after)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事项目标", "事項目標"),
        ("项目目标", "專案目標"),
        ("产品质量", "產品品質"),
        ("银行业务", "銀行業務"),
        ("用户<b>项目</b>", "用戶<b>專案</b>"),
        ("“他说‘好’”，it’s", "「他說『好』」，it’s"),
        (f"{keep('项目')}和项目", "项目和專案"),
    ],
)
def test_a_word_is_matched_only_as_a_word(text: str, expected: str) -> None:
    converter = Converter([term("项目", "專案"), term("质量", "品質"), term("行业", "產業")])
    assert converter.convert(text) == expected


def test_a_longer_term_wins_and_its_value_is_final() -> None:
    converter = Converter([term("数据", "數據"), term("数据库", "資料庫"), term("二维码", "QR Code 圖")])
    assert converter.convert("数据库里的数据和二维码") == "資料庫裡的數據和 QR Code 圖"


def test_context_decides_and_is_not_replaced_itself() -> None:
    rows = [term("通过", "透過", after=("数据", "渠道")), term("通过", "通過", before=("审核",))]
    converter = Converter(rows)
    assert converter.convert("通过数据看;审核通过;没通过") == "透過數據看;審核通過;沒通過"


def test_marks_of_final_text_never_reach_a_reader() -> None:
    assert unmark(f"a{keep('乙')}c") == "a乙c"
    assert Converter([]).convert(keep("后面")) == "后面"
