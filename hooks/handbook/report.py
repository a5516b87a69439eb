"""Says what is wrong: a line for each fault on a terminal, an annotation and a table on a pull request."""

from collections import Counter
from collections.abc import Iterable, Mapping

from handbook.faults import Fault, Faults

MANUAL = "contributing/style"
# A table longer than this hides what it should show; the log has every line.
_MOST_ROWS = 100


def report(faults: Iterable[Fault]) -> str:
    """Return a line for each fault, sorted by file and line, and how many there are with the place of the manual."""
    rows = sorted(set(faults))
    rules = dict.fromkeys(fault.rule for fault in rows)
    shown = "、".join(f"#rule-{rule}" for rule in rules)
    return "\n".join([*map(str, rows), f"共 {len(rows)} 处;规则的说明见 {MANUAL}({shown})"])


def told(error: Exception) -> str:
    """Return what stopped a build: every fault, or the error's own words."""
    if not isinstance(error, Faults):
        return str(error)
    return f"内容有 {len(error.faults)} 处要改:\n{report(error.faults)}"


def annotations(faults: Iterable[Fault]) -> str:
    """Return GitHub's workflow commands that show each fault beside its line of a pull request."""
    return "\n".join(
        f"::error file={_property(fault.path)},line={fault.line},title={_property(fault.rule)}::{_escaped(fault.message)}"
        for fault in sorted(set(faults))
    )


def summary(faults: Iterable[Fault]) -> str:
    """Return the faults as a Markdown table for the page of a run."""
    rows = sorted(set(faults))
    counts = "、".join(f"`{rule}` {count}" for rule, count in Counter(fault.rule for fault in rows).most_common())
    head = [f"### 内容有 {len(rows)} 处要改", "", counts, "", "| 哪里 | 规则 | 怎么改 |", "| --- | --- | --- |"]
    body = [f"| `{fault.path}:{fault.line}` | `{fault.rule}` | {_cell(fault.message)} |" for fault in rows[:_MOST_ROWS]]
    more = [f"| … | … | 还有 {len(rows) - _MOST_ROWS} 处,见日志 |"] if len(rows) > _MOST_ROWS else []
    return "\n".join([*head, *body, *more, ""])


def outputs(faults: Iterable[Fault], environment: Mapping[str, str]) -> tuple[str, str]:
    """Return what is printed, and what is added to GitHub's summary (empty elsewhere)."""
    rows = sorted(set(faults))
    if not rows:
        return "", ""
    is_github = environment.get("GITHUB_ACTIONS") == "true"
    printed = [report(rows), *([annotations(rows)] if is_github else [])]
    return "\n".join(printed), summary(rows) if environment.get("GITHUB_STEP_SUMMARY") else ""


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
