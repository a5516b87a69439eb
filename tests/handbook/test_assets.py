"""Joining modules and stylesheets: what stands in one file, what in its own, and what cannot be joined."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from handbook.assets import Modules, Unjoinable, join

SOURCES = {
    "a": 'import { b as c } from "./b.mjs"\nimport * as d from "./d.mjs"\n// why\nconst x = c + d.e\nawait import("./later.mjs")\n',
    "b": 'import { e } from "./d.mjs"\nexport const b = e\nconst x = 2\n',
    "d": "export function e() {}\n",
    "later": 'import { e } from "./d.mjs"\nexport class Later {}\n',
}


def modules(folder: Path, **changed: str) -> Modules:
    for name, text in {**SOURCES, **changed}.items():
        (folder / f"{name}.mjs").write_text(text, "utf-8")
    return Modules(folder)


def test_what_a_module_imports_stands_above_it_and_once(tmp_path: Path) -> None:
    joined = modules(tmp_path)
    name = joined.chunk("a")
    later = next(chunk for chunk in joined.chunks if chunk.startswith("later."))
    assert joined.chunks[name] == (
        "const module_d = (() => {\nfunction e() {}\nreturn { e }\n})()\n"
        "const module_b = (() => {\nconst { e } = module_d\nconst b = e\nconst x = 2\nreturn { b }\n})()\n"
        f'const {{ b: c }} = module_b\nconst d = module_d\nconst x = c + d.e\nawait import("./{later}")\n'
    )
    assert joined.chunks[later].endswith("export const { Later } = module_later\n")


def test_a_change_deep_inside_gives_every_file_above_it_a_new_name(tmp_path: Path) -> None:
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    before, after = modules(tmp_path / "1"), modules(tmp_path / "2", later="export const Later = 1\n")
    assert before.chunk("a") != after.chunk("a")
    assert before.chunk("b") == after.chunk("b")


def test_what_cannot_be_joined_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unjoinable, match=r'b\.mjs: "export default 1" 合不进一个文件'):
        modules(tmp_path, b="export default 1\n").chunk("a")


def test_what_only_eyes_need_is_left_out_of_a_module_and_text_is_not(tmp_path: Path) -> None:
    told = "/**\n * why\n */\nexport function f() {\n  // why\n\n  return `/* ${1}  */`\n}\n"
    assert modules(tmp_path, b=told)._source("b") == "export function f() {\nreturn `/* ${1}  */`\n}\n"
    with pytest.raises(Unjoinable, match=r"b\.mjs: \"export const b = `1\" 里的 ` 到下一行才合上"):
        modules(tmp_path, b="export const b = `1\n  2`\n").chunk("b")


def test_the_pages_ask_for_the_joined_files(tmp_path: Path) -> None:
    modules(tmp_path)
    (tmp_path / "x.css").write_text("/* why */\n.x {\n  top: 0;\n}\n", "utf-8")
    extra: dict[str, dict[str, bytes]] = {}
    styles, script = ["x.css", "x.css"], SimpleNamespace(path="a.mjs")
    for _ in ("zh-Hans", "zh-Hant"):
        join(extra, styles, [script], tmp_path)
    assert extra["assets"][styles[0]].endswith(b"}\n.x{top:0}\n.x{top:0}\n") and len(styles) == 1
    assert script.path in extra["assets"] and script.path.startswith("a.")
