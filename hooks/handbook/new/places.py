"""Where in an existing file a new line goes, comments and order kept: navigation, a bank of questions, profiles."""

import re
from collections import Counter
from collections.abc import Sequence

from handbook.chapters import APART
from handbook.new.names import MADE
from handbook.quiz_files import Quizzes

_CHAPTER = re.compile(r"^(?P<indent>\s+)- (?:[^:#]+:\s*)?(?P<folder>[a-z][a-z0-9/-]*)/[a-z0-9-]+\.md\s*$")
BANKS = "docs/_data/quizzes/exam"


def parts(config: str) -> tuple[str, ...]:
    """Return the folders of which mkdocs.yml lists chapters by hand, in their order."""
    found = dict.fromkeys(row["folder"] for row in map(_CHAPTER.match, config.splitlines()) if row)
    return tuple(name for name in found if name.partition("/")[0] not in APART and name not in MADE)


def listed(config: str, page: str) -> str:
    """Return mkdocs.yml with `page` after the last chapter of its folder."""
    rows, folder = config.splitlines(), page.rpartition("/")[0]
    found = [(at, row["indent"]) for at, row in enumerate(map(_CHAPTER.match, rows)) if row and row["folder"] == folder]
    at, indent = found[-1]
    return _text([*rows[: at + 1], f"{indent}- {page}.md", *rows[at + 1 :]])


def profiled(text: str, row: str) -> str:
    """Return role-fit.yml with `row` after its last profile."""
    rows = text.splitlines()
    start = rows.index("profiles:")
    end = next((at for at in range(start + 1, len(rows)) if rows[at][:1].strip(" #")), len(rows))
    while not rows[end - 1].startswith(" "):
        end -= 1
    return _text([*rows[:end], row.rstrip("\n"), *rows[end:]])


def bank(quizzes: Quizzes, page: str) -> str:
    """Return the file that holds the questions of a chapter, or of most chapters beside it, or a new one."""
    folder = page.rpartition("/")[0]
    places = {name: quizzes.places[name].path for name in quizzes.exam}
    own = [places[item.id] for item in quizzes.of_chapter(page)]
    beside = [
        places[name]
        for name, item in quizzes.exam.items()
        if item.section.partition("#")[0].rpartition("/")[0] == folder
    ]
    if own or beside:
        return own[-1] if own else Counter(beside).most_common(1)[0][0]
    return f"{BANKS}/{folder.replace('/', '-')}.yml"


def banked(text: str, item: str, page: str, quizzes: Quizzes, path: str) -> str:
    """Return the bank at `path` with `item` after the chapter's last one; a chapter new to it comes at the end."""
    rows = text.splitlines()
    lines = sorted(quizzes.places[name].line for name in quizzes.exam if quizzes.places[name].path == path)
    own = [quizzes.places[one.id].line for one in quizzes.of_chapter(page) if quizzes.places[one.id].path == path]
    following = next((line for line in lines if own and line > max(own)), len(rows) + 1)
    end = following - 1
    while not rows[end - 1].strip() or rows[end - 1].lstrip().startswith("#"):
        end -= 1
    head = [""] if own else ["", f"  # {page}"]
    return _text([*rows[:end], *head, *item.splitlines(), *rows[end:]])


def _text(rows: Sequence[str]) -> str:
    return "".join(f"{row}\n" for row in rows)
