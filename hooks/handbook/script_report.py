"""The report on a change in both scripts: as text for a terminal, as Markdown tables for a pull request's summary."""

from collections.abc import Iterator
from dataclasses import dataclass

from handbook.decisions import Decisions, Form, Left
from handbook.git_changes import Base
from handbook.sentences import Sentence

# So many sentences that a changed table reaches are shown, and so many new ones in a summary (GitHub takes 1 MB).
SHOWN_REACHED, SHOWN_NEW = 200, 1000
_HEAD = "| 位置 | 简体 | 繁体 | 词表定的 | 有地区差异,没动 | 一对多的字 |"
_REACHED_HEAD = "| 位置 | 简体 | 原来的繁体 | 现在的繁体 |"


@dataclass(frozen=True)
class Reached:
    """A sentence that nobody touched and that a changed term table writes otherwise."""

    sentence: Sentence
    simplified: str
    before: str
    now: str


@dataclass(frozen=True)
class Change:
    """All that a change says anew since `base`; `rows` of the term table as (name, change, line)."""

    base: Base
    decided: tuple[Decisions, ...]
    rows: tuple[tuple[str, str, int], ...] = ()
    reached: tuple[Reached, ...] = ()

    @property
    def doubtful(self) -> int:
        """How many sentences hold a character that only the default decided."""
        return sum(any(not form.phrase for form in one.forms) for one in self.decided)


def as_text(change: Change) -> str:
    """Return the report as a terminal shows it."""
    return "\n".join([_summary(change), *_sentences(change), *_table(change)])


def as_markdown(change: Change) -> str:
    """Return the report as Markdown, one table for the new sentences, one for those that the term table reaches."""
    rows = ["## 改动在繁体页上怎样", "", _summary(change)]
    if change.decided:
        rows += ["", _HEAD, _rule(_HEAD), *map(_row, change.decided[:SHOWN_NEW])]
        rows += _more(len(change.decided), SHOWN_NEW)
    if change.rows:
        rows += ["", f"### {_table_summary(change)}", "", *(f"- {_cell(_changed(row))}" for row in change.rows)]
    if change.reached:
        rows += ["", _REACHED_HEAD, _rule(_REACHED_HEAD)]
        rows += [
            _cells(_place(one.sentence), one.simplified, one.before, one.now) for one in change.reached[:SHOWN_REACHED]
        ]
        rows += _more(len(change.reached), SHOWN_REACHED)
    return "\n".join(rows)


def _summary(change: Change) -> str:
    since = f"和 {change.base.name}(分岔点 {change.base.commit[:8]})相比"
    if change.base.is_stand_in:
        since = f"没有 origin/main,改{since}"
    if not change.decided:
        return f"{since}: 没有新的或改过的中文句子。"
    doubt = f",其中 {change.doubtful} 句有一对多的字只靠默认,请看一眼" if change.doubtful else ""
    return f"{since}: 新写或改过 {len(change.decided)} 句{doubt}。"


def _sentences(change: Change) -> Iterator[str]:
    for one in change.decided:
        yield f"\n{_place(one.sentence)}{_only(one)}"
        yield f"  简体  {one.simplified or '(这一边不显示)'}"
        yield f"  繁体  {one.traditional or '(这一边不显示)'}"
        for label, said in _reasons(one):
            if said:
                yield f"  {label}  {said}"


def _reasons(one: Decisions) -> tuple[tuple[str, str], ...]:
    terms = "、".join(f"{term.word}→{term.traditional}(terms.tsv:{term.line})" for term in one.terms)
    return ("词表", terms), ("没动", "、".join(map(_left, one.left))), ("一对多", "、".join(map(_form, one.forms)))


def _table(change: Change) -> Iterator[str]:
    if not change.rows:
        return
    yield f"\n{_table_summary(change)}:"
    yield from (f"  {_changed(row)}" for row in change.rows)
    for one in change.reached[:SHOWN_REACHED]:
        yield f"\n{_place(one.sentence)}\n  简体  {one.simplified}\n  原来  {one.before}\n  现在  {one.now}"
    yield from _more(len(change.reached), SHOWN_REACHED)


def _table_summary(change: Change) -> str:
    return f"词表改了 {len(change.rows)} 行,全书另有 {len(change.reached)} 句因此变了"


def _changed(row: tuple[str, str, int]) -> str:
    name, change, line = row
    return f"{name}: {change}" + (f"(terms.tsv:{line})" if line else "(这一行删了)")


def _left(left: Left) -> str:
    if left.is_friend:
        other = f",台湾说{left.elsewhere}" if left.elsewhere else ""
        return f"{left.word}(假朋友{other},{left.by})"
    return f"{left.word}(台湾也说{left.elsewhere},{left.by})"


def _form(form: Form) -> str:
    if form.line:
        return f"{form.character}→{form.form}(词表“{form.phrase}”,terms.tsv:{form.line})"
    by = f"词组“{form.phrase}”" if form.phrase else "默认,请看一眼"
    return f"{form.character}→{form.form}({by})"


def _only(one: Decisions) -> str:
    if one.sentence.is_kept_by_hand:
        return " (手写的繁体,不转换)"
    return f" (只在 {one.sentence.script} 页)" if one.sentence.script else ""


def _place(sentence: Sentence) -> str:
    return f"{sentence.path}:{sentence.line}"


def _row(one: Decisions) -> str:
    reasons = [said.replace("(默认,请看一眼)", "(**默认,请看一眼**)") for _, said in _reasons(one)]
    return _cells(_place(one.sentence) + _only(one), one.simplified, one.traditional, *reasons)


def _cells(*texts: str) -> str:
    return f"| {' | '.join(map(_cell, texts))} |"


def _cell(text: str) -> str:
    """Keep a text in its cell: what would end it, start a tag or call somebody is written as an entity."""
    for mark, entity in (("&", "&amp;"), ("<", "&lt;"), ("|", "&#124;"), ("@", "&#64;"), ("`", "&#96;")):
        text = text.replace(mark, entity)
    return text


def _rule(head: str) -> str:
    return "|" + " --- |" * (head.count("|") - 1)


def _more(count: int, limit: int) -> list[str]:
    return [f"\n……共 {count} 句,只列前 {limit} 句。"] if count > limit else []
