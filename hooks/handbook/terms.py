"""The term table `docs/_data/terms.tsv`: our words where the converter's are not what Taiwan's industry writes.

Columns, separated by tabs: simplified, traditional, note, example, unchanged.
In `simplified` a part in 【】 is context: it must stand there but is not replaced (`通过【数据/渠道】` replaces 通过
before 数据 or 渠道, `【审核】通过` after 审核).
In `traditional` the first word is written; further ones behind | are other words for it, which search knows too.
"""

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from handbook.faults import Fault, Faults
from handbook.yaml_file import text_of

COLUMNS = ("simplified", "traditional", "note", "example", "unchanged")
_PATTERN = re.compile(r"(?:【(?P<before>[^【】]+)】)?(?P<word>[㐀-䶿一-鿿]+)(?:【(?P<after>[^【】]+)】)?")
_HAN = re.compile(r"[㐀-䶿一-鿿]+")


@dataclass(frozen=True)
class Term:
    """One row: `word` becomes `traditional` where one of `before` ends before it and one of `after` starts after it.

    `also` are the other words for it in Taiwan. `before` and `after` hold one empty string where the row names no
    context. `example` is a sentence that the row changes, `unchanged` one that it must not touch (may be empty);
    `line` is the row's line in the file, `group` the comment above it (`# 人与社群`);
    what stands below `# 不列…` serves conversion only, no reader is shown it.
    """

    word: str
    traditional: str
    note: str
    example: str
    unchanged: str
    line: int
    also: tuple[str, ...] = ()
    before: tuple[str, ...] = ("",)
    after: tuple[str, ...] = ("",)
    group: str = ""

    @property
    def contexts(self) -> list[tuple[str, str]]:
        """All (before, after) pairs, as many as the row's alternatives multiply to."""
        return list(product(self.before, self.after))


def load_terms(path: Path, shown_as: str) -> tuple[Term, ...]:
    """Read the table at `path`; raise Faults naming `shown_as` and the line of every row that cannot be used."""
    faults: list[Fault] = []
    terms: dict[str, Term] = {}
    group = ""
    for line, row in enumerate(text_of(path, shown_as).splitlines(), 1):
        if not row.strip() or row.startswith("#") or row.split("\t") == list(COLUMNS):
            group = row.removeprefix("#").strip() if row.startswith("#") else group
            continue
        result = _term(row, line, group)
        if isinstance(result, str):
            faults.append(Fault(shown_as, line, "term-row", result))
        elif (key := row.split("\t")[0]) in terms:
            faults.append(Fault(shown_as, line, "term-row", f'"{key}" 在第 {terms[key].line} 行已经有了,删掉其中一行'))
        else:
            terms[key] = result
    if faults:
        raise Faults(faults)
    return tuple(terms.values())


def _term(row: str, line: int, group: str) -> Term | str:
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) > len(COLUMNS) or len(cells) < 4:
        return f"这一行有 {len(cells)} 列,应有 4–5 列,用制表符(Tab)隔开:{'、'.join(COLUMNS)}"
    simplified, traditional, note, example, unchanged = [*cells, ""][:5]
    found = _PATTERN.fullmatch(simplified)
    if not found:
        return f'"{simplified}" 写法不对:第一列只写汉字,上下文放在【】里,例如 通过【数据/渠道】'
    if not traditional:
        return f'"{simplified}" 缺繁体写法(第二列)'
    if not example or found["word"] not in example:
        return f'"{simplified}" 缺例句:第四列写一句真实的、含有“{found["word"]}”的简体句子'
    before, after = (tuple((found[side] or "").split("/")) for side in ("before", "after"))
    if any(part and not _HAN.fullmatch(part) for part in before + after):
        return f'"{simplified}" 的【】里只能是汉字,几个之间用 / 隔开'
    first, *also = (part.strip() for part in traditional.split("|"))
    return Term(found["word"], first, note, example, unchanged, line, tuple(also), before, after, group)
