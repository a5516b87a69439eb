"""What the preview says went wrong: the file and line that must be mended, found from what a build raised or warned of."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from traceback import walk_tb

from jinja2 import TemplateSyntaxError, UndefinedError

from handbook.faults import Faults

CONFIG = "mkdocs.yml"
_ROOMS = ("docs/", "overrides/", "hooks/")
_OURSELVES = "hooks/handbook/preview"
_FRAME = re.compile(r'^\s*File "(?P<file>.+?)", line (?P<line>\d+)', re.MULTILINE)
_KEY = re.compile(r"^Config value '(?P<key>[\w-]+)'")
_PAGE = re.compile(r"'(?P<page>[\w./-]+\.md)'")


@dataclass(frozen=True)
class Told:
    """One row of what is wrong: `place` is `<file>:<line>`, the file relative to the project, the line from 1."""

    place: str
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.rule}: {self.message}"


def listed(faults: Faults) -> list[Told]:
    """Return a row for each fault that was found in docs/."""
    return [Told(f"{one.path}:{one.line}", one.rule, one.message) for one in faults.faults]


def raised(error: BaseException, project: Path) -> list[Told]:
    """Return the rows for what a build raised: the innermost cause that names a line of ours; none where none does."""
    causes = [*_chain(error)][::-1]
    for cause in causes:
        if isinstance(cause, Faults):
            return listed(cause)
    for cause in causes:
        if place := _place(cause, project):
            return [Told(place, type(cause).__name__, _said(cause))]
    return []


def in_template(error: BaseException, project: Path) -> str:
    """Return the row for a build that broke off in a template; empty for all else: code is mended by its traceback."""
    told = [str(one) for one in raised(error, project) if one.place.startswith("overrides/")]
    return "\n".join(told)


def warned(lines: Iterable[str], project: Path) -> list[Told]:
    """Return a row for each thing that MkDocs warned of, at the page or the line of mkdocs.yml that it names."""
    return [Told(_named(line, project), "mkdocs", line) for line in dict.fromkeys(lines) if line]


def printed(trace: str, project: Path) -> list[Told]:
    """Return the row for a traceback that another Python has printed; its last line says what is wrong."""
    frames = [(Path(found["file"]), found["line"]) for found in _FRAME.finditer(trace)]
    places = [f"{inside}:{line}" for file, line in frames if (inside := _inside(file, project))]
    kind, _, message = (trace.strip().splitlines() or ["?"])[-1].partition(": ")
    return [Told(places[-1] if places else "hooks/events.py:1", kind, message or kind)]


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _place(error: BaseException, project: Path) -> str:
    """Return where `error` says it is, else the last line of ours that was running; empty where there is neither."""
    if isinstance(error, TemplateSyntaxError | SyntaxError):
        file = _inside(Path(error.filename or ""), project)
        return f"{file}:{error.lineno or 1}" if file else ""
    if mark := getattr(error, "problem_mark", None):
        return f"{CONFIG}:{mark.line + 1}"
    # Jinja writes its templates' own files and lines into the traceback.
    frames = ((Path(frame.f_code.co_filename), line) for frame, line in walk_tb(error.__traceback__))
    places = [f"{inside}:{line}" for file, line in frames if (inside := _inside(file, project))]
    return places[-1] if places else ""


def _said(error: BaseException) -> str:
    if isinstance(error, UndefinedError):
        return f"模板用了没有给它的名字,或写错了字:{error.message}"
    if isinstance(error, TemplateSyntaxError):
        return f"模板的写法不对:{error.message}"
    if isinstance(error, SyntaxError):
        return f"Python 读不懂这一行:{error.msg}"
    if problem := getattr(error, "problem", None):
        return f"YAML 读不懂这一行:{problem}"
    return str(error)


def _inside(file: Path, project: Path) -> str:
    """Return a source file relative to the project; empty for the code of others, and for the preview that called it."""
    try:
        name = file.resolve().relative_to(project.resolve()).as_posix()
    except (ValueError, OSError):
        return ""
    return name if name.startswith(_ROOMS) and not name.startswith(_OURSELVES) else ""


def _named(line: str, project: Path) -> str:
    if key := _KEY.match(line):
        return f"{CONFIG}:{_line_of(key['key'], project / CONFIG)}"
    page = _PAGE.search(line)
    is_page = page and (project / "docs" / page["page"]).exists()
    return f"docs/{page['page']}:1" if page and is_page else f"{CONFIG}:1"


def _line_of(key: str, config: Path) -> int:
    lines = config.read_text("utf-8").splitlines() if config.exists() else []
    return next((at for at, line in enumerate(lines, 1) if re.match(rf"{re.escape(key)}\s*:", line)), 1)
