"""Reads YAML strictly and checks it against a model; every fault comes out with its line and its cure, in Chinese."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from handbook.faults import Fault, Faults, Rule, did_you_mean
from handbook.yaml_nodes import Broken, Tree, read_tree

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
}


@dataclass(frozen=True)
class Document(Generic[M]):
    """A file read as a model; `line` says where in the file a part of it stands."""

    model: M
    shown_as: str
    tree: Tree
    first_line: int = 1

    def line(self, *location: int | str) -> int:
        """Line of the file, from 1, of the value under these keys and list positions."""
        return self.tree.line(location) + self.first_line


def read(text: str, model: type[M], shown_as: str, first_line: int = 1) -> M:
    """Return `text` as a `model`; `first_line` is the line of the file on which `text` starts.

    Raises Faults with everything wrong: broken YAML, duplicate keys, aliases, unknown or missing keys, wrong types.
    """
    return parse(text, model, shown_as, first_line).model


def parse(text: str, model: type[M], shown_as: str, first_line: int = 1) -> Document[M]:
    """Like `read`, with the lines of its parts."""
    try:
        tree = read_tree(text)
    except Broken as error:
        raise Faults([Fault(shown_as, error.line + first_line, "yaml-syntax", error.message)]) from error
    if not isinstance(tree.data, dict):
        raise Faults([Fault(shown_as, first_line, "yaml-syntax", "这里应是“键: 值”的形式,现在是空的或是别的东西")])
    try:
        return Document(model.model_validate(tree.data), shown_as, tree, first_line)
    except ValidationError as error:
        raise Faults(_faults(error, tree, model, shown_as, first_line)) from error


def open_document(path: Path, model: type[M], shown_as: str) -> Document[M]:
    """Read the file at `path`; raises Faults, also when it is missing, not UTF-8 or begins with a byte order mark."""
    return parse(text_of(path, shown_as), model, shown_as)


def text_of(path: Path, shown_as: str) -> str:
    """Return a source file's text with plain line ends; raises Faults when it is missing or not plain UTF-8."""
    if not path.exists():
        raise Faults([Fault(shown_as, 1, "file-missing", "缺这个文件")])
    raw = path.read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        raise Faults([Fault(shown_as, 1, "file-encoding", "文件开头有 BOM,另存为“UTF-8(不带 BOM)”")])
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Faults(
            [Fault(shown_as, line, "file-encoding", "这个文件不是 UTF-8 编码,另存为 UTF-8(不带 BOM)")]
        ) from error


def _faults(error: ValidationError, tree: Tree, model: type[BaseModel], path: str, first: int) -> Iterator[Fault]:
    details = error.errors(include_url=False)
    for detail in details:
        place = detail["loc"]
        inside = any(other["loc"][: len(place)] == place and other is not detail for other in details)
        if detail["type"] != "too_short" or not inside:
            rule: Rule = "yaml-key" if detail["type"] in ("missing", "extra_forbidden") else "yaml-value"
            named = _named((*tree.known(place[:-1]), *place[-1:]))
            yield Fault(path, tree.line(place) + first, rule, _message(detail, model, named))


def _named(location: tuple[int | str, ...]) -> str:
    """What a place is called: `"skills.copywriting"`, `"why"(items 第 2 项 → options 第 1 项)`, `indicators 第 2 项`."""
    path = [part for part in location if part != "[key]"]
    after = max((at + 1 for at, part in enumerate(path) if isinstance(part, int)), default=0)
    steps = [f" 第 {part + 1} 项 → " if isinstance(part, int) else f".{part}" for part in path[:after]]
    place = "".join(steps).removesuffix(" → ").replace("→ .", "→ ").lstrip(".")
    key = ".".join(map(str, path[after:]))
    return f'"{key}"({place})' if key and place else f'"{key}"' if key else place


def _message(detail: ErrorDetails, model: type[BaseModel], name: str) -> str:
    shown, context = _shown(detail["input"]), detail.get("ctx", {})
    if detail["type"] in ("union_tag_invalid", "union_tag_not_found"):
        kinds = str(context.get("expected_tags", "")).replace("'", "").replace(", ", "、")
        return f"{name} 的 type 不对,只能是 {kinds}"
    if detail["type"] == "missing":
        return f"缺 {name}"
    if detail["type"] == "extra_forbidden":
        return f"不认识 {name}{_meant(str(detail['loc'][-1]), _keys(model, detail['loc'][:-1]))}"
    if detail["type"] == "literal_error":
        allowed = [word.strip(" '") for word in str(context["expected"]).replace(" or ", ",").split(",")]
        return f"{name} 的值 {shown} 不对,只能是 {'、'.join(allowed)}{did_you_mean(str(detail['input']), allowed)}"
    if detail["type"] in ("too_short", "too_long"):
        return f"{name} 有 {context['actual_length']} 项,{_count(context)} 项"
    if detail["type"] in ("greater_than_equal", "less_than_equal"):
        return f"{name} 的值 {shown} 不在范围里:{_count(context)}"
    if detail["type"] == "string_pattern_mismatch":
        return f"{name} 的值 {shown} 写法不对:{_PATTERNS.get(str(context['pattern']), context['pattern'])}"
    if wanted := _WANTED.get(detail["type"]):
        return f"{name} {wanted},现在是 {shown}"
    return f"{name} 的值 {shown} 不对:{detail['msg']}"


def _meant(key: str, known: list[str]) -> str:
    """What a key that nobody knows was to be: characters of a Chinese keyboard in it are told before a likeness."""
    if "：" in key:
        return f";“：”是全角冒号,改成半角冒号加一个空格“{key.partition('：')[0].strip()}: ”"
    if "\u3000" in key:
        return ";前面的空格是全角的,改成半角空格,和上下的键对齐"
    return did_you_mean(key, known)


_PATTERNS = {
    r"^([01]\d|2[0-3]):[0-5]\d$": '写成 "09:30" 这样的时间',
    "^[a-z][a-z0-9-]*$": "只用小写英文字母、数字和 -",
    "^你能": "以“你能”开头",
    "^[a-z][A-Za-z0-9]*$": "只用英文字母和数字,小写字母开头",
}


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return "列表"
    if isinstance(value, dict):
        return "“键: 值”"
    if isinstance(value, str):
        return f'"{value}"'
    return str(value).lower() if isinstance(value, bool) else str(value)


def _count(context: dict[str, Any]) -> str:
    if "min_length" in context:
        return f"至少要 {context['min_length']}"
    if "max_length" in context:
        return f"至多只能 {context['max_length']}"
    return f"至少 {context['ge']}" if "ge" in context else f"至多 {context['le']}"


def _keys(model: type[BaseModel], location: tuple[int | str, ...]) -> list[str]:
    """The keys that a model knows at `location`, followed through lists, tuples and mappings."""
    inner: Any = model
    for part in location:
        if not isinstance(part, str) or not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            continue
        by_key = {field.alias or name: field.annotation for name, field in inner.model_fields.items()}
        inner = _model_in(by_key.get(part))
    if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        return []
    return [field.alias or name for name, field in inner.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, (_model_in(part) for part in get_args(annotation))), None)
