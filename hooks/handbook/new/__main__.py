"""python -m handbook.new role|chapter|quiz|worksheet|pack [ID=… NAME=…] (make new-role and the like)."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from handbook.faults import Faults
from handbook.loading import load
from handbook.new.answers import Refused, complete, given
from handbook.new.drafts import KINDS
from handbook.new.names import Names
from handbook.new.places import parts
from handbook.new.skeletons import render
from handbook.new.writing import text_at, tried, write

ROOT = Path(__file__).parents[3]


def create(kind: str, words: Sequence[str], root: Path = ROOT, ask: Callable[[str], str] | None = None) -> str:
    """Make a new `kind` in the project at `root`; returns what was made and what to do next, to be read.

    Raises Refused with one line when an answer is missing or wrong, Faults when the book is not sound to begin with.
    """
    names = Names(load(root / "docs"), root, parts((root / "mkdocs.yml").read_text("utf-8")))
    command, variables = f"new-{kind}", KINDS[kind].variables(names)
    answers = complete(given(words, command, variables), command, variables, ask)
    draft = KINDS[kind].draft(answers, names)
    files = tried(draft, root)
    todo = {path: _todo(text) - _todo(text_at(root / path)) for path, text in files.items()}
    write(files, root)
    told = {"title": KINDS[kind].title, "page": draft.page, "todo": todo, "new": draft.new}
    return render("done.txt", kind=kind, name=answers.get("NAME", answers.get("ID")), answers=answers, **told)


def _todo(text: str) -> int:
    """How many lines make check will list."""
    return sum("TODO" in line for line in text.splitlines())


def main() -> int:
    """Make what the command line names, asking in a terminal for what it leaves out; returns the exit code."""
    kind, *words = sys.argv[1:]
    try:
        print(create(kind, words, ask=input if sys.stdin.isatty() else None), end="")
    except Refused as refused:
        print(refused, file=sys.stderr)
        return 2
    except Faults as faults:
        print(f"书里有 {len(faults.faults)} 处要先改好,才能新建:\n{faults}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"文件读写不成:{error.filename}({error.strerror}),什么也没动", file=sys.stderr)
        return 2
    except (KeyboardInterrupt, EOFError):
        print("\n没有新建,什么也没动。", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
