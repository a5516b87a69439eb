"""What a new thing is to be called: taken from the command line, asked for one by one in a terminal, checked at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Answers = dict[str, str]
# What is wrong with an answer, in one line of Chinese with the cure in it; empty when it is right.
Check = Callable[[str, Mapping[str, str]], str]


class Refused(Exception):  # noqa: N818 - it ends the run with one line for the contributor
    """What is wrong and how it is put right, in one line of Chinese; nothing has been written."""


@dataclass(frozen=True)
class Variable:
    """One thing to be told, `NAME` on the command line; one with a `default` need not be."""

    name: str
    asks: str
    example: str
    check: Check
    default: str = ""


def given(words: Iterable[str], command: str, variables: Sequence[Variable]) -> Answers:
    """Return the `NAME=value` words of a command line; empty values are as good as none. Raises Refused."""
    names = [variable.name for variable in variables]
    answers: Answers = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or name not in names:
            raise Refused(f'{command} 不认识 "{word}";只有 {"、".join(names)},写成 {usage(command, variables)}')
        if value.strip():
            answers[name] = value.strip()
    return answers


def complete(
    answers: Answers, command: str, variables: Sequence[Variable], ask: Callable[[str], str] | None
) -> Answers:
    """Return all answers, in order, checked; what is missing is asked for with `ask`. Raises Refused.

    Without `ask` nobody sits there: what is missing and has no default is refused, all of it in one line.
    """
    missing = [one for one in variables if one.name not in answers and not one.default]
    if missing and not ask:
        lacks = "、".join(f"{one.name}({one.asks})" for one in missing)
        raise Refused(f"缺 {lacks};写成 {usage(command, variables)}")
    found: Answers = {}
    for variable in variables:
        value = answers.get(variable.name) or ("" if ask else variable.default)
        found[variable.name] = _right(variable, value, found, ask)
    return found


def usage(command: str, variables: Iterable[Variable]) -> str:
    """Return one right example of the whole command."""
    return " ".join([f"make {command}", *(f"{one.name}={one.example}" for one in variables)])


def _right(variable: Variable, value: str, before: Answers, ask: Callable[[str], str] | None) -> str:
    """Return `value` when it is right, or what is told instead of it; on the command line a wrong one is refused."""
    if value or not ask:
        if wrong := variable.check(value, before):
            raise Refused(wrong)
        return value
    for answer in _asked(variable, ask):
        wrong = variable.check(answer, before)
        if not wrong:
            return answer
        print(wrong)
    raise AssertionError("asking never ends")


def _asked(variable: Variable, ask: Callable[[str], str]) -> Iterator[str]:
    default = f",直接回车就是 {variable.default}" if variable.default else ""
    while True:
        answer = ask(f"{variable.name} {variable.asks}(例:{variable.example}{default}):").strip() or variable.default
        if answer:
            yield answer
