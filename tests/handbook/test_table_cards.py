"""Each cell of a wide table says its column; a narrow table, and one of our own, stay as they are."""

import pytest

from handbook.table_cards import with_labels, with_roles

HEAD = '<tr><th>段</th><th>岗位 <a href="x">甲</a></th><th></th><th align="right">元"</th></tr>'
ROW = '<tr><td>前端</td><td>活动与用户两岗都管</td><td></td><td align="right">1</td></tr>'


def test_each_cell_says_its_column() -> None:
    found = with_labels(f"<table><thead>{HEAD}</thead><tbody>{ROW}{ROW}</tbody></table>")
    labelled = (
        '<tr><td data-label="段">前端</td><td data-label="岗位 甲">活动与用户两岗都管</td><td data-label=""></td>'
        '<td data-label="元&quot;" align="right">1</td></tr>'
    )
    assert found == f"<table data-cards><thead>{HEAD}</thead><tbody>{labelled}{labelled}</tbody></table>"


def test_a_matrix_stays_a_table() -> None:
    letters = "<tr><td>活动规则与券配置</td><td>A/R</td><td>–</td><td></td></tr>"
    assert with_labels(f"<table>{HEAD}{letters}</table>") == f"<table data-matrix>{HEAD}{letters}</table>"
    empty = "<tr><td>自己填</td><td></td><td></td><td>1</td></tr>"
    assert "<table data-cards>" in with_labels(f"<table>{HEAD}{empty}</table>")


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><th>甲</th><th>乙</th><th>丙</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
        f'<table class="handbook-result__table">{HEAD}{ROW}</table>',
    ],
)
def test_others_stay(html: str) -> None:
    assert with_labels(html) == html


def test_roles_are_said_where_rows_become_cards_and_nowhere_else() -> None:
    cards = '<table class="x" data-cards><thead><tr><td></td><th scope="col">甲</th></tr></thead>'
    rows = '<tbody><tr><th scope="row">乙</th><td data-label="甲">1</td></tr></tbody></table>'
    plain = f"<table>{ROW}</table>"
    assert with_roles(f"{cards}{rows}{plain}") == (
        '<table role="table" class="x" data-cards><thead role="rowgroup"><tr role="row"><td role="cell"></td>'
        '<th scope="col">甲</th></tr></thead>'
        '<tbody role="rowgroup"><tr role="row"><th role="rowheader" scope="row">乙</th>'
        f'<td role="cell" data-label="甲">1</td></tr></tbody></table>{plain}'
    )
