"""What CHANGELOG.md says of each edition, as the home page and the feed tell it."""

from tests.project import ROOT

from handbook.editions import Edition, Group, load_editions, read_editions

TEXT = """# 变化

## 未发布

- 还没有日期，不算一版

## 1.10.0（2026-12-01）

**读者**

- 多了 `make x`，见[术语表](a.md)；第二句。
- 又一条

**讲师**

## 1.9.0（2026-11-30）

**读者**

- 旧的。
"""


def test_editions_are_read_plain_and_in_order() -> None:
    newest, older = read_editions(TEXT)
    assert newest == Edition("1.10.0", "2026-12-01", (Group("读者", ("多了 make x，见术语表；第二句。", "又一条")),))
    assert newest.groups[0].first == "多了 make x，见术语表。"
    assert older.version == "1.9.0"


def test_the_book_has_news_for_its_three_kinds_of_readers() -> None:
    newest = load_editions(ROOT / "docs")[0]
    assert [group.name for group in newest.groups] == ["读者", "讲师", "共建者"]
