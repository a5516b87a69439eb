"""Puts the keys of a YAML mapping in order by moving their lines, comments and quotes with them; nothing else changes."""

import yaml

from handbook.yaml_nodes import LOADER, Broken, read_tree

Entry = tuple[yaml.ScalarNode, yaml.Node]


def moved(text: str, node: yaml.MappingNode, wanted: list[str]) -> str:
    """Return `text` with the keys of `node` in the order of `wanted`; unchanged where that cannot be done faithfully."""
    entries: dict[str, Entry] = {key.value: (key, value) for key, value in node.value}
    order = [entries[key] for key in wanted]
    rows = text.split("\n")
    if not node.flow_style:
        new = _block(rows, list(node.value), order)
    elif node.start_mark.line == node.end_mark.line:
        new = _flow(rows, list(node.value), order)
    else:
        return text
    return new if _is_same(text, new) else text


def compose(text: str) -> yaml.Node | None:
    """Return the nodes of `text` with their places."""
    return yaml.compose(text, Loader=LOADER)


def _flow(rows: list[str], old: list[Entry], order: list[Entry]) -> str:
    """`{b: 1, a: 2}` on one line: the pieces change places, what stands between them stays."""
    number = old[0][0].start_mark.line
    row = rows[number]
    spans = [(key.start_mark.column, value.end_mark.column) for key, value in old]
    pieces = [row[key.start_mark.column : value.end_mark.column] for key, value in order]
    text, at = "", 0
    for (start, end), piece in zip(spans, pieces, strict=True):
        text, at = text + row[at:start] + piece, end
    return "\n".join([*rows[:number], text + row[at:], *rows[number + 1 :]])


def _block(rows: list[str], old: list[Entry], order: list[Entry]) -> str:
    """Each key with the comments above it and the lines below it is one block of lines."""
    column = old[0][0].start_mark.column
    starts = [_first_line(rows, key, at == 0) for at, (key, _) in enumerate(old)]
    ends = [*starts[1:], _last_line(rows, old[-1][1]) + 1]
    prefix = rows[old[0][0].start_mark.line][:column]
    blocks = {key.value: rows[start:end] for (key, _), start, end in zip(old, starts, ends, strict=True)}
    lines: list[str] = []
    for at, (key, _) in enumerate(order):
        block = blocks[key.value]
        mark = next(number for number, row in enumerate(block) if not row.lstrip().startswith("#"))
        first = (prefix if at == 0 else " " * column) + block[mark][column:]
        lines += [*block[:mark], first, *block[mark + 1 :]]
    return "\n".join([*rows[: starts[0]], *lines, *rows[ends[-1] :]])


def _first_line(rows: list[str], key: yaml.Node, is_first: bool) -> int:
    """The line of a key, or that of the comment that stands above it."""
    number = int(key.start_mark.line)
    while not is_first and number and rows[number - 1].lstrip().startswith("#"):
        number -= 1
    return number


def _last_line(rows: list[str], node: yaml.Node) -> int:
    """The last line that belongs to a value; the end of a block is said to be where the next thing begins."""
    inner: yaml.Node = node
    while isinstance(inner, yaml.CollectionNode) and not inner.flow_style and inner.value:
        last = inner.value[-1]
        inner = last[1] if isinstance(last, tuple) else last
    number: int = inner.end_mark.line - (inner.end_mark.column == 0)
    while number > inner.start_mark.line and not rows[number].strip():
        number -= 1
    return number


def _is_same(old: str, new: str) -> bool:
    try:
        return read_tree(old).data == read_tree(new).data and _comments(old) == _comments(new)
    except Broken:
        return False


def _comments(text: str) -> list[str]:
    return sorted(row.strip() for row in text.split("\n") if row.lstrip().startswith("#"))
