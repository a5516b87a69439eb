"""Places that say one thing in simplified and another in traditional script, while one rendering serves both."""

import re

from markupsafe import Markup

_FIRST, _BETWEEN, _LAST = "\ue010", "\ue011", "\ue012"
_EITHER = re.compile(f"{_FIRST}([^{_FIRST}-{_LAST}]*){_BETWEEN}([^{_FIRST}-{_LAST}]*){_LAST}")


def either(simplified: str, traditional: str) -> str:
    """Return text that stands for both until `chosen` takes one; markup stays markup when both are."""
    if simplified == traditional:
        return simplified
    kind = Markup if hasattr(simplified, "__html__") and hasattr(traditional, "__html__") else str
    return kind(f"{_FIRST}{simplified}{_BETWEEN}{traditional}{_LAST}")


def chosen(text: str, script: str) -> str:
    """Return `text` as `script` ("zh-hans", "zh-hant") has it."""
    if _FIRST not in text:
        return text
    return _EITHER.sub(r"\2" if script == "zh-hant" else r"\1", text)
