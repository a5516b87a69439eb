"""The link that holds a course of one's own: what is written comes back, what is damaged is told; where a day tires."""

import random
from typing import Any

import pytest
from playwright.sync_api import Page
from tests.project import call

pytestmark = pytest.mark.browser

BOOK: dict[str, Any] = {
    "titles": {"trio/user": ["用户", 12], "trio/user#recall": ["召回", 5], "craft/new#here": ["新", 3], "craft/new": ["新", 9]},
    "asked": {"trio/user": 9},
    "sheets": {"raci": "分工"},
    "quizzes": {"skills": "能力自测"},
    "moves": {"craft/old": "craft/new", "trio/user#back": "trio/user#recall"},
    "words": {},
    "packs": {
        "day": {
            "title": "一天", "audience": "人", "objectives": ["甲", "乙"], "prepare": ["丙"],
            "days": [{"name": "上午", "start": "09:00", "items": [
                {"kind": "read", "section": "trio/user#recall", "minutes": 5, "note": "旧", "ref": "aaaa"},
                {"kind": "break", "minutes": 10, "ref": "bbbb"},
                {"kind": "break", "minutes": 10, "ref": "bbbb"},
            ]}],
        }
    },
}  # fmt: skip
SIGNS = "~_,.:%&=+#?/\\'\"<>() \n\t中繁體😀\u2028a1-"


def plan(rng: random.Random) -> dict[str, Any]:
    def text() -> str:
        return "".join(rng.choice(SIGNS) for _ in range(rng.randrange(9)))

    def item() -> dict[str, Any]:
        kind = rng.choice(["read", "talk", "exercise", "quiz", "assess", "discuss", "break"])
        given: dict[str, Any] = {
            "kind": kind,
            "minutes": rng.randint(1, 240),
            "title": text(),
            "note": text(),
            "ref": "",
        }
        of = {
            "section": rng.choice(["trio/user", "trio/user#recall"]) if kind == "read" else "",
            "sheet": "",
            "quiz": "",
        }
        of["sheet"] = rng.choice(["", "raci"]) if kind == "exercise" else ""
        of["quiz"] = "skills" if kind == "assess" else ""
        drawn = (
            {"chapters": ["trio/user"], "count": rng.randint(1, 99)} if kind == "quiz" else {"chapters": [], "count": 0}
        )
        return {**given, **of, **drawn}

    days = [
        {"start": "23:59", "name": text(), "items": [item() for _ in range(rng.randrange(5))]}
        for _ in range(rng.randint(1, 3))
    ]
    lists = {name: [text() + "x" for _ in range(rng.randrange(3))] for name in ("objectives", "prepare")}
    return {"from": "", "title": text(), "audience": text(), "id": text(), **lists, "days": days}


def test_a_plan_comes_back_from_its_link_whatever_is_written_in_it(page: Page) -> None:
    plans = [plan(random.Random(seed)) for seed in range(90)]
    links = call(page, "builder-plan", "serialize", [[one, BOOK] for one in plans])
    assert all(link.isascii() and not set(link) & set(" <>\"'()#\n") for link in links)
    for one, found in zip(plans, call(page, "builder-plan", "parse", [[link, BOOK] for link in links]), strict=True):
        assert found == {"plan": one, "faults": []}
    # What a messenger encodes once more, comma and colon, is the same link.
    harsh = [
        [link.replace(",", "%2C").replace(":", "%3A").replace("/", "%2F").replace("~", "%7E"), BOOK] for link in links
    ]
    assert [found["plan"] for found in call(page, "builder-plan", "parse", harsh)] == plans


def test_a_link_cut_anywhere_gives_what_is_left_and_says_so(page: Page) -> None:
    (link,) = call(page, "builder-plan", "serialize", [[plan(random.Random(7)), BOOK]])
    cuts = [link[:at] for at in range(len(link) - 1) if "&n=" not in link[:at] and "day=" in link[:at]]
    for found in call(page, "builder-plan", "parse", [[cut, BOOK] for cut in cuts]):
        assert "cut" in [fault[0] for fault in found["faults"]]
        assert "\ufffd" not in str(found["plan"])


def test_a_course_that_was_changed_since_and_sections_that_were_renamed(page: Page) -> None:
    query = "from=day&day=10:00~0.aaaa,7,,New~1.cccc~9.dddd~read,craft/old.here~read,trio/user.back,4&n=5"
    (found,) = call(page, "builder-plan", "parse", [[query, BOOK]])
    items = found["plan"]["days"][0]["items"]
    assert [(item["kind"], item["section"], item["minutes"], item["note"]) for item in items] == [
        ("read", "trio/user#recall", 7, "New"),
        ("break", "", 10, ""),
        ("talk", "", 10, ""),
        ("read", "craft/new#here", 3, ""),
        ("read", "trio/user#recall", 4, ""),
    ]
    told = ["changed", "gone", "moved", "moved"]
    assert [fault[0] for fault in found["faults"]] == told and found["plan"]["days"][0]["name"] == "上午"
    assert found["plan"]["title"] == "一天"


def test_where_a_day_tires(page: Page) -> None:
    def day(*items: tuple[str, int]) -> list[Any]:
        return [{"start": "23:00", "items": [{"kind": kind, "minutes": minutes} for kind, minutes in items]}]

    cases = [
        day(("read", 20), ("talk", 5), ("exercise", 50), ("break", 5), ("read", 26)),
        day(("exercise", 76)),
        day(("read", 240)),
        day(),
    ]
    assert call(page, "builder-plan", "tiring", cases) == [
        [["sitting", "00:20", "00:46", 26]],
        [["staying", "23:00", "00:16", 76]],
        [["sitting", "23:00", "03:00", 240], ["staying", "23:00", "03:00", 240]],
        [],
    ]
