"""Joining modules and stylesheets: what stands in one file, what in its own, and what cannot be joined."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from handbook.assets import Modules, Unjoinable, join

SOURCES = {
    "a": 'import { b as c } from "./b.mjs"\nimport * as d from "./d.mjs"\n// why\nconst x = c + d.e\nimport("./later.mjs")\n',
    "b": 'import { e } from "./d.mjs"\nexport const b = e\nconst x = 2\n',
    "d": "export function e() {}\n",
    "later": 'import { e } from "./d.mjs"\nexport class Later {}\n',
}


def modules(folder: Path, **changed: str) -> Modules:
    folder.mkdir(exist_ok=True)
    for name, text in {**SOURCES, **changed}.items():
        (folder / f"{name}.mjs").write_text(text, "utf-8")
    return Modules(folder, "a")


def chunk(joined: Modules, name: str) -> str:
    """The text of a chunk, with every name as in the sources."""
    mark = joined.name.split(".")[1]
    return joined.chunks[f"{name}.{mark}.min.mjs"].replace(f".{mark}.min", "")


def test_what_a_module_imports_stands_above_it_and_once(tmp_path: Path) -> None:
    joined = modules(tmp_path)
    assert chunk(joined, "a") == (
        "const module_d = (() => {\nfunction e() {}\nreturn { e }\n})()\n"
        "const module_b = (() => {\nconst { e } = module_d\nconst b = e\nconst x = 2\nreturn { b }\n})()\n"
        "const { b: c } = module_b\nconst d = module_d\nconst x = c + d.e\n"
        'import("./later.mjs")\nexport { module_d }\n'
    )
    assert chunk(joined, "later") == (
        'import { module_d } from "./a.mjs"\nconst module_later = (() => {\nconst { e } = module_d\n'
        "class Later {}\nreturn { Later }\n})()\nexport const { Later } = module_later\n"
    )


def test_what_two_files_ask_for_later_takes_only_what_is_there_for_both(tmp_path: Path) -> None:
    both = 'import { b } from "./b.mjs"\nimport { f } from "./f.mjs"\nexport class Both {}\n'
    asking = 'import { f } from "./f.mjs"\nexport const later = () => import("./both.mjs")\n'
    entry = 'import { b } from "./b.mjs"\nimport("./later.mjs")\nimport("./other.mjs")\n'
    joined = modules(tmp_path, a=entry, later=asking, other=asking, both=both, f="export const f = 1\n")
    assert chunk(joined, "both").startswith('import { module_b } from "./a.mjs"\nconst module_f = ')
    assert "module_f =" in chunk(joined, "later") and "export { module_f }" not in chunk(joined, "later")
    other = entry.replace('import("./other.mjs")\n', "")
    alone = modules(tmp_path / "alone", a=other, later=asking, both=both, f="export const f = 1\n")
    taken = 'import { module_b } from "./a.mjs"\nimport { module_f } from "./later.mjs"\n'
    assert chunk(alone, "both").startswith(taken) and chunk(alone, "later").endswith("export { module_f }\n")


def test_what_is_asked_for_later_and_there_already_is_not_there_twice(tmp_path: Path) -> None:
    joined = modules(tmp_path, a='import { e } from "./d.mjs"\nimport("./d.mjs")\n')
    assert chunk(joined, "d") == 'import { module_d } from "./a.mjs"\nexport const { e } = module_d\n'


def test_a_change_deep_inside_gives_every_file_a_new_name(tmp_path: Path) -> None:
    before = modules(tmp_path / "1")
    after = modules(tmp_path / "2", later="export const Later = 1\n")
    assert before.name != after.name and not set(before.chunks) & set(after.chunks)
    assert set(modules(tmp_path / "3").chunks) == set(before.chunks)


def test_what_cannot_be_joined_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unjoinable, match=r'b\.mjs: "export default 1" 合不进一个文件'):
        modules(tmp_path, b="export default 1\n")


def test_what_only_eyes_need_is_left_out_of_a_module_and_text_is_not(tmp_path: Path) -> None:
    told = "/**\n * why\n */\nexport function f() {\n  // why\n\n  return `/* ${1}  */`\n}\n"
    assert modules(tmp_path, b=told)._source("b") == "export function f() {\nreturn `/* ${1}  */`\n}\n"
    with pytest.raises(Unjoinable, match=r"b\.mjs: \"export const b = `1\" 里的 ` 到下一行才合上"):
        modules(tmp_path, b="export const b = `1\n  2`\n")


def test_the_pages_ask_for_the_joined_files(tmp_path: Path) -> None:
    modules(tmp_path)
    (tmp_path / "x.css").write_text("/* why */\n.x {\n  top: 0;\n}\n", "utf-8")
    extra: dict[str, dict[str, bytes]] = {}
    styles, script = ["x.css", "x.css"], SimpleNamespace(path="a.mjs")
    for _ in ("zh-Hans", "zh-Hant"):
        join(extra, styles, [script], tmp_path)
    assert extra["assets"][styles[0]].endswith(b"}\n.x{top:0}\n.x{top:0}\n") and len(styles) == 1
    assert script.path in extra["assets"] and script.path.startswith("a.")
