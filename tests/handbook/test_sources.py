"""出处: a chapter's source lines in words, in the order of the articles."""

from handbook.book import Handbook
from handbook.sources import citations, marks, without_marks


def test_citations_follow_the_articles(handbook: Handbook) -> None:
    found = citations(["S4.7", "S0.3", "S0.1"], handbook.sources)
    assert [(c.article, [line for line, _ in c.lines]) for c in found] == [("S0", ["S0.1", "S0.3"]), ("S4", ["S4.7"])]


def test_every_line_of_the_five_articles_is_named(handbook: Handbook) -> None:
    counts = {name: len(article.lines) for name, article in handbook.sources.articles.items()}
    assert counts == {"S0": 13, "S1": 9, "S2": 5 + 9 + 19, "S3": 7, "S4": 9}


def test_marks_are_counted_and_taken_out() -> None:
    text = "一。 <!-- S0.3 S2.4a -->\n二<!-- 别的注释 -->"
    assert list(marks(text)) == [(1, "S0.3"), (1, "S2.4a")]
    assert without_marks(text) == "一。\n二<!-- 别的注释 -->"
    assert without_marks("一。<!-- S0.3 --> 二 GMV<!-- S0.3 --> 三") == "一。二 GMV 三"
