"""What is probably wrong where YAML cannot be read: guessed from the line, said so that it can be put right at once."""

import re
from collections.abc import Callable, Sequence

UNSURE = "YAML 写法不对:看看冒号后面有没有空格、缩进是否对齐、引号是否成对"
_WIDE_COLON = re.compile(r"^[ \u3000]*(?:- )?([A-Za-z][\w-]*) ?：")
_TIGHT_COLON = re.compile(r"^ *(?:- )?([A-Za-z][\w-]*):(?=[^\s/])")
_FLOW = re.compile(r"(?:^|[:-] )\s*([{\[].*)")
_WIDE_COMMA = re.compile(r"，\s*([A-Za-z][\w-]*) ?[:：]")
_QUOTED_TWICE = re.compile(r": *([\"']).*\1\s*[^\s,}\]#]")
_COLON_IN_TEXT = re.compile(r"^ *(?:- )*[A-Za-z][\w-]*: +(?![\"'{\[|>]).*?([^\s:]{0,4}: )")
_NOT_FIRST = re.compile(r"^ *(?:- )*[A-Za-z][\w-]*: +([%@`])")
_PAIRS = (("{", "}", "花括号"), ("[", "]", "方括号"))


def hint(rows: Sequence[str], at: int) -> tuple[int, str]:
    """Say on which line (from 0), near `at` where reading stopped, what is wrong and how to write it.

    In general terms where nothing shows.
    """
    for line in range(at, max(at - 2, -1), -1):
        if line < len(rows) and (told := _wide_indent(rows[line]) or _colon(rows[line])):
            return line, told
    return at, _on_line(rows, at)


def _wide_indent(row: str) -> str:
    is_wide = row.lstrip(" ").startswith("\u3000")
    return "行首有全角空格,改成半角空格,和同一组的键上下对齐" if is_wide else ""


def _on_line(rows: Sequence[str], at: int) -> str:
    row = rows[at] if at < len(rows) else ""
    guesses: tuple[Callable[[], str], ...] = (
        lambda: "行首用了制表符(Tab),YAML 的缩进只能用空格" if row.lstrip(" ").startswith("\t") else "",
        lambda: _inside_braces(row),
        lambda: _quotes(row),
        lambda: _text(row),
        lambda: _indent(rows, at),
    )
    return next(filter(None, (guess() for guess in guesses)), UNSURE)


def _colon(row: str) -> str:
    if found := _WIDE_COLON.match(row):
        return f"“{found[1]}”后面是全角冒号“：”,改成半角冒号加一个空格“{found[1]}: ”"
    if found := _TIGHT_COLON.match(row):
        return f"“{found[1]}”的冒号后面少一个空格,写成“{found[1]}: ”"
    return ""


def _inside_braces(row: str) -> str:
    flow = _FLOW.search(row)
    if not flow:
        return ""
    if found := _WIDE_COMMA.search(flow[1]):
        return f"“{found[1]}”前面是全角逗号“，”,花括号里两项之间用半角逗号加空格“, {found[1]}: ”"
    for left, right, name in _PAIRS:
        if flow[1].count(left) != flow[1].count(right):
            return f"{name} {left} 和 {right} 没有成对;文字里有半角的 # 也会这样,给那段文字加半角引号"
    if _QUOTED_TWICE.search(row) or row.count('"') % 2:
        return ""
    return "括号里每两项之间要有半角逗号加空格;文字里有半角的冒号、逗号时,给那段文字加半角引号"


def _quotes(row: str) -> str:
    if _QUOTED_TWICE.search(row):
        return "引号提前结束了:文字里面的引号改用全角“”,半角引号只放在整段的头尾"
    if row.count('"') % 2:
        return '半角引号 " 没有成对,从这一行开始找'
    return ""


def _text(row: str) -> str:
    if found := _COLON_IN_TEXT.match(row):
        return f"文字里有半角冒号加空格“{found[1]}”,换成全角冒号“：”,或给整段文字加半角引号"
    if found := _NOT_FIRST.match(row):
        return f"文字不能以 {found[1]} 开头,给整段文字加半角引号"
    return ""


def _indent(rows: Sequence[str], at: int) -> str:
    """The line before it that starts a key shows how far this one should stand in."""
    before = next((row for row in reversed(rows[:at]) if row.strip() and not row.lstrip().startswith("#")), "")
    now, then = _depth(rows[at]) if at < len(rows) else 0, _depth(before.replace("- ", "  ", 1))
    if not before or not now or now == then:
        return ""
    return f"缩进没有对齐:这一行前面有 {now} 个空格,上一行的键前面是 {then} 个(“- ”算两个);同一组的键上下对齐"


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))
