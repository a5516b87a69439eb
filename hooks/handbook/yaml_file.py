"""Reads YAML strictly and checks it against a model; every fault comes out with its line and its cure, in Chinese."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.composer import ComposerError
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent

from handbook.faults import Fault, Faults, did_you_mean

M = TypeVar("M", bound=BaseModel)


class Data(BaseModel):
    """Base of every model read from a file: frozen, no unknown key, no silent change of type."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


_WANTED = {
    "string_type": '要写文字,加上引号,例如 "1.10"、"no"',
    "int_type": "要写整数",
    "float_type": "要写数字",
    "bool_type": "要写 true 或 false",
    "list_type": "要写成列表:每项一行,行首是“- ”",
    "tuple_type": "要写成列表:每项一行,行首是“- ”",
    "dict_type": "要写成“键: 值”的形式",
    "model_type": "要写成“键: 值”的形式",
    "string_too_short": "不能是空的",
    "too_short": "至少要写一项",
}


def read(text: str, model: type[M], shown_as: str, first_line: int = 1) -> M:
    """Return `text` as a `model`; `first_line` is the line of the file on which `text` starts.

    Raises Faults with everything wrong: broken YAML, duplicate keys, aliases, unknown or missing keys, wrong types.
    """
    try:
        data = _load(text)
    except (YAMLError, ValueError) as error:
        line, message = _yaml_fault(error)
        raise Faults([Fault(shown_as, line + first_line, message)]) from error
    if not isinstance(data, CommentedMap):
        raise Faults([Fault(shown_as, first_line, "这里应是“键: 值”的形式,现在是空的或是别的东西")])
    try:
        return model.model_validate(_plain(data))
    except ValidationError as error:
        raise Faults(_faults(error, data, model, shown_as, first_line)) from error


def _load(text: str) -> Any:
    yaml = YAML(typ="rt", pure=True)
    for event in yaml.parse(text):
        if isinstance(event, AliasEvent):
            raise ComposerError(None, None, "alias", event.start_mark)
    return yaml.load(text)


def _yaml_fault(error: Exception) -> tuple[int, str]:
    line = 0
    if isinstance(error, MarkedYAMLError) and (mark := error.problem_mark or error.context_mark):
        line = int(mark.line)
    if isinstance(error, DuplicateKeyError):
        return line, "这个键上面已经写过一次,删掉其中一个"
    if isinstance(error, ComposerError):
        return line, "不能用 & 和 * 引用别处的内容,请把内容照写一遍"
    if "\\t" in str(error):
        return line, "行首用了制表符(Tab),YAML 的缩进只能用空格"
    return line, "YAML 写法不对:看看冒号后面有没有空格、缩进是否对齐、引号是否成对"


def _plain(value: Any) -> Any:
    if isinstance(value, CommentedMap):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, CommentedSeq):
        return tuple(_plain(item) for item in value)
    return value


def _faults(error: ValidationError, data: Any, model: type[BaseModel], path: str, first: int) -> Iterator[Fault]:
    for detail in error.errors(include_url=False):
        yield Fault(path, _line(data, detail["loc"]) + first, _message(detail, model))


def _line(data: Any, location: tuple[int | str, ...]) -> int:
    line = int(data.lc.line)
    for key in location:
        if isinstance(data, CommentedMap) and key in data:
            line = int(data.lc.key(key)[0])
        elif isinstance(data, CommentedSeq) and isinstance(key, int):
            line = int(data.lc.item(key)[0])
        else:
            break
        data = data[key]
    return line


def _message(detail: ErrorDetails, model: type[BaseModel]) -> str:
    name = ".".join(str(part) for part in detail["loc"])
    if detail["type"] == "missing":
        return f'缺 "{name}"'
    if detail["type"] == "extra_forbidden":
        return f'不认识 "{name}"{did_you_mean(str(detail["loc"][-1]), model.model_fields)}'
    if wanted := _WANTED.get(detail["type"]):
        return f'"{name}" {wanted},现在是 {detail["input"]!r}'
    return f'"{name}" 的值 {detail["input"]!r} 不对:{detail["msg"]}'
