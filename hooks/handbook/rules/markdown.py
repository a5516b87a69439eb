"""How Markdown is written: rumdl finds it, we say it in Chinese."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from handbook.chapters import Chapter
from handbook.faults import Fault
from handbook.loading import Found

# What other rules of ours tell in better words: heading steps and ids, spaces at line ends, alt texts, links, encoding.
_ELSEWHERE = {
    "MD001",
    "MD009",
    "MD024",
    "MD042",
    "MD045",
    "MD047",
    "MD057",
    "MD080",
    "MD083",
    "MD084",
    "MD089",
    "MD094",
}
_SAID: Mapping[str, str] = {
    "MD003": "标题写成行首的 #",
    "MD004": "列表的行首用“- ”",
    "MD005": "同一级的列表要对齐",
    "MD007": "下一级列表缩进四格",
    "MD010": "用空格,不用制表符(Tab)",
    "MD011": "链接写成 [文字](地址),方括号在前",
    "MD012": "多空了一行,留一行就够",
    "MD018": "# 和标题之间空一格",
    "MD019": "# 和标题之间只空一格",
    "MD022": "标题前后各空一行",
    "MD023": "标题要顶着行首写",
    "MD026": "标题末尾不加标点",
    "MD027": "> 后面只空一格",
    "MD028": "引用中间不要空行",
    "MD029": "有序列表按 1. 2. 3. 编号",
    "MD030": "列表符号后面只空一格",
    "MD031": "代码块前后各空一行",
    "MD032": "列表前后各空一行",
    "MD034": "网址写成 [文字](地址)",
    "MD035": "分隔线写成 ---",
    "MD036": "整行加粗不是标题,改成 ## 标题",
    "MD037": "** 和文字之间不空格",
    "MD038": "` 和代码之间不空格",
    "MD039": "链接的方括号里头尾不空格",
    "MD040": "代码块开头写明语言,如 ```yaml",
    "MD041": "正文第一行是一级标题(# 标题 {#top})",
    "MD046": "代码块用 ``` 围起来",
    "MD052": "引用的链接没有定义",
    "MD053": "这个链接定义没有用到,删掉",
    "MD055": "表格每行首尾都要有 |",
    "MD056": "这一行的格数和表头不一样",
    "MD058": "表格前后各空一行",
    "MD062": "链接地址头尾不空格",
    "MD064": "多了空格,留一个",
    "MD065": "分隔线前后各空一行",
    "MD070": "代码块里有 ```,外面用 ````",
    "MD075": "表格的行散在外面,表头和分隔行要写全",
    "MD076": "列表各项之间,空行要么都有要么都没有",
    "MD077": "列表里的下一段要缩进到和文字对齐",
    "MD082": "这个标题下面没有内容,写一句或删掉",
    "MD085": "段落的下一行不缩进",
    "MD086": "注释没有用 --> 结束",
    "MD091": "HTML 块里的 Markdown 不会生效,块上加 markdown 属性",
    "MD092": "合并冲突的记号还在,选定一边后删掉",
    "MD095": "链接地址里有长得像英文的别的字符,重新输入",
}
_CONFIG = Path(__file__).parents[3] / ".rumdl.toml"


def markdown_faults(found: Found) -> Iterator[Fault]:
    """Yield what rumdl finds in the chapters, in Chinese; its own words stand only where we have none."""
    program = Path(sys.executable).parent / ("rumdl.exe" if os.name == "nt" else "rumdl")
    command = [str(program), "check", "--no-cache", "--config", str(_CONFIG), "--output", "json", found.docs.name]
    done = subprocess.run(command, cwd=found.docs.parent, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    chapters = {f"{found.docs.name}/{chapter.path}": chapter for chapter in found.chapters}
    for row in json.loads(done.stdout or "[]"):
        code, path = row["rule"], Path(row["file"]).as_posix()
        if code not in _ELSEWHERE and not _is_wrong(code, row["line"], chapters[path]):
            message = _SAID.get(code, f"Markdown 写法:{row['message']}")
            yield Fault(path, row["line"], "markdown-form", f"{message}({code})")


def _is_wrong(code: str, line: int, chapter: Chapter) -> bool:
    """Empty lines at a file's end are the business of file-end; a code block names its language in braces, too."""
    rows = chapter.markdown.rstrip().split("\n")
    at = line - chapter.offset - 1
    return (code == "MD012" and at >= len(rows)) or (code == "MD040" and "{." in "".join(rows[at : at + 1]))
