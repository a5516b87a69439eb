"""From role to role: what carries over, what is raised, what is new; and the indexes skill → roles, indicator → roles."""

from pathlib import Path

from tests.project import ROOT

from handbook import loading
from handbook.paths import path, paths, roles_measured_by, roles_with

DATA = loading.load(Path(ROOT, "tests", "fixture", "docs")).data


def test_levels_decide_what_carries_over() -> None:
    way = path(DATA, "user", "activity")
    assert [step.skill.id for step in way.shared] == ["copywriting", "data-analysis"]
    assert [(step.skill.id, step.has, step.needs) for step in way.stretch] == [("budgeting", 1, 3)]
    assert way.new == ()
    assert way.indicators == ("conversion",)


def test_every_way_that_the_data_names_is_there_with_its_reason() -> None:
    assert {(way.start, way.goal, way.why) for ways in paths(DATA).values() for way in ways} == {
        ("activity", "user", "接得上"),
        ("user", "activity", "接得上"),
        ("community", "user", "接得上"),
    }


def test_indexes() -> None:
    assert [(name, level) for name, _, level in roles_with(DATA, "copywriting")] == [
        ("community", 3),
        ("activity", 2),
        ("user", 2),
    ]
    assert [name for name, _ in roles_measured_by(DATA, "repurchase-rate")] == ["user", "community"]
