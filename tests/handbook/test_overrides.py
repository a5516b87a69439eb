"""Overrides and one-script blocks: golden cases with `input` and the two outputs, or the errors."""

from pathlib import Path

import pytest
from tests.golden_cases import cases, name, parts

from handbook.overrides import override_faults, resolve
from handbook.script import KEEP_END, KEEP_START


@pytest.mark.parametrize("case", cases("overrides"), ids=name)
def test_overrides(case: Path) -> None:
    given = parts(case)
    faults = "\n".join(f"{line}: {message}" for line, message in override_faults(given["input"]))
    assert faults == given.get("error", "")
    for script in ("zh-hans", "zh-hant"):
        if script in given:
            shown = resolve(given["input"], script).replace(KEEP_START, "⟦").replace(KEEP_END, "⟧")
            assert shown == given[script]
