"""The comparison's model on the small book: columns, rows, items and what makes two items the same."""

from pathlib import Path

import pytest
from tests.project import ROOT

from handbook import loading
from handbook.comparison import Item, chosen_roles, comparison
from handbook.roles import Roles


@pytest.fixture(scope="module")
def data() -> Roles:
    return loading.load(Path(ROOT, "tests", "fixture", "docs")).data


def test_columns_follow_the_order_of_the_data(data: Roles) -> None:
    assert [column.id for column in comparison(data).columns] == ["activity", "user", "community"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([], ["activity", "user", "community"]),
        (["all"], ["activity", "user", "community"]),
        (["trio"], ["activity", "user"]),
        (["community", "trio"], ["community", "activity", "user"]),
        (["user", "user"], ["user"]),
    ],
)
def test_roles_are_chosen_by_id_or_group(data: Roles, wanted: list[str], found: list[str]) -> None:
    assert chosen_roles(data, wanted) == found


def test_rows_are_the_dimensions_asked_for(data: Roles) -> None:
    table = comparison(data, ["activity"], ["skills", "position"])
    assert [row.dimension.id for row in table.rows] == ["position", "skills"]


def test_an_indicator_is_known_by_its_id_and_leads_to_the_dictionary(data: Roles) -> None:
    (row,) = comparison(data, ["activity", "user"], ["indicators"]).rows
    assert row.cells[0] == (
        Item("gmv", "成交额", "metrics/dictionary#gmv"),
        Item("conversion", "下单转化率", "metrics/dictionary#conversion"),
    )
    assert {item.key for item in row.cells[0]} & {item.key for item in row.cells[1]} == {"conversion"}


def test_skills_come_highest_first_with_their_level(data: Roles) -> None:
    (row,) = comparison(data, ["activity"], ["skills"]).rows
    assert [(item.key, item.level) for item in row.cells[0]] == [
        ("budgeting", 3),
        ("copywriting", 2),
        ("data-analysis", 2),
    ]


def test_each_column_and_row_knows_the_line_that_made_it(data: Roles) -> None:
    table = comparison(data, ["community"])
    assert str(table.columns[0].place.path) == "docs/_data/roles/community.yml"
    assert table.rows[1].place.line == 3
