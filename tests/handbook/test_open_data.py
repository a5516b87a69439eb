"""The open data: JSON by id, CSV that a spreadsheet opens."""

import csv
import io
import json

from handbook.book import Handbook
from handbook.open_data import roles_csv, roles_json


def test_json_holds_every_role_with_the_version(handbook: Handbook) -> None:
    found = json.loads(roles_json(handbook.data, "1.2.3"))
    assert found["version"] == "1.2.3" and found["license"] == "CC BY-SA 4.0"
    assert len(found["roles"]) == 20
    assert found["roles"]["activity"]["name"] == "活动运营" and "from" in found["roles"]["community"]
    assert len(found["metrics"]) >= 40 and len(found["levels"]) == 4 and len(found["stages"]) == 4


def test_csv_has_a_byte_order_mark_and_a_row_for_every_role(handbook: Handbook) -> None:
    text = roles_csv(handbook.data, "1.2.3")
    assert text.startswith("\ufeffid,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["id"] for row in rows] == list(handbook.data.roles)
    assert len(rows[0]) == 3 + len(handbook.data.dimensions) + 2
    assert {row["license"] for row in rows} == {"CC BY-SA 4.0"}
    activity = rows[0]
    assert "主责" in activity["在四步里做什么"] and "成交额" in activity["核心指标"]
    assert all(value for row in rows for value in row.values())
