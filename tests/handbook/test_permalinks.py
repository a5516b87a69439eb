"""The lock of published addresses: it only grows, names are short and nobody else's, the book's own is complete."""

from tests.project import ROOT

from handbook.book import Handbook
from handbook.permalinks import grown, published, read_lock

LOCK = ROOT / "docs" / "_data" / "permalinks.lock"


def test_growing_keeps_what_is_there(handbook: Handbook) -> None:
    now = published(handbook)
    text = LOCK.read_text("utf-8") + "page gone/for-ever s/for-ever\n"
    more = grown(text, read_lock(LOCK), [*now, "page craft/new-one", "page training/packs/new-one"])
    rows = more.splitlines()
    assert set(text.splitlines()) <= set(rows)
    assert "page craft/new-one s/new-one" in rows and "page training/packs/new-one s/packs-new-one" in rows


def test_short_names_are_short_and_nobody_elses(handbook: Handbook) -> None:
    short = handbook.short
    assert short["trio/user"] == "user" and short["metrics/gmv"] == "gmv" and short["roles/front/live"] == "live"
    assert len(set(short.values())) == len(short)
