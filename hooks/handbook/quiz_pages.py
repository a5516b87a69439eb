"""What the templates of the self-assessments are given: the quiz, the numbers that score it, the words of its scales."""

import json
from collections.abc import Callable, Container, Mapping
from typing import Any

from handbook.chapters import APART
from handbook.quiz_files import Quizzes
from handbook.quiz_profiles import Chores, RoleFit
from handbook.quiz_view import axes, chores_data, exam_data, fit_data, shuffled, skills_data
from handbook.roles import Roles

# A chapter's three begin with what is quickest to answer and end with what takes computing.
KNOWLEDGE_FIRST = ("single", "multiple", "number", "truefalse", "match", "order")
KNOWLEDGE = ("single", "multiple", "truefalse", "order", "match", "number")


def common(data: Roles, quizzes: Quizzes, numbers: Mapping[str, Any]) -> dict[str, Any]:
    """What every quiz template is given; the numbers as JSON that is safe inside a script element."""
    scales = {name: list(scale.items()) for name, scale in data.words.scales.items()}
    text = json.dumps(numbers, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return {
        "data_json": Safe(text),
        "scales": scales,
        "words": data.words,
        "shuffled": shuffled,
        "knowledge": KNOWLEDGE,
        "places": quizzes.places,
    }


class Safe(str):
    """Text that a template must not escape: JSON in a script element, where & and quotes stand for themselves."""

    def __html__(self) -> str:
        return self


def _fit(data: Roles, quizzes: Quizzes) -> dict[str, Any]:
    return {**_traits(quizzes.role_fit), **common(data, quizzes, fit_data(quizzes.role_fit, quizzes.origins))}


def _chores(data: Roles, quizzes: Quizzes) -> dict[str, Any]:
    return {**_traits(quizzes.chores), **common(data, quizzes, chores_data(quizzes.chores, quizzes.origins))}


def _traits(quiz: RoleFit | Chores) -> dict[str, Any]:
    return {"quiz": quiz, "names": _names(quiz), "axes": axes((trait.id, trait.name) for trait in quiz.dimensions)}


def _skills(data: Roles, quizzes: Quizzes) -> dict[str, Any]:
    needs = {name: role.skills for name, role in data.roles.items()}
    kinds = dict.fromkeys(skill.kind for skill in data.skills.values())
    charts = [(kind, axes((s.id, s.name) for s in data.skills.values() if s.kind == kind)) for kind in kinds]
    return {
        "quiz": quizzes.skills,
        "charts": charts,
        **common(data, quizzes, skills_data(quizzes.skills, needs, quizzes.origins)),
    }


def _exam(data: Roles, quizzes: Quizzes) -> dict[str, Any]:
    pages = {item.section.partition("#")[0] for item in quizzes.exam.values()}
    rows = [
        (title, [(page, quizzes.titles[page], quizzes.of_chapter(page)) for page in found])
        for title, found in by_part(data, quizzes, pages)
    ]
    return {"parts": rows, **common(data, quizzes, exam_data(quizzes.exam.values(), quizzes.origins))}


def _progress(data: Roles, quizzes: Quizzes) -> dict[str, Any]:
    chapters = {page for page in quizzes.titles if "/" in page and page.partition("/")[0] not in APART}
    rows = [
        (title, [(page, quizzes.titles[page]) for page in found]) for title, found in by_part(data, quizzes, chapters)
    ]
    known = common(data, quizzes, {"items": list(quizzes.exam)})
    return {"parts": rows, "total": len(chapters), "instruments": list(data.words.instruments.items()), **known}


def by_part(data: Roles, quizzes: Quizzes, pages: Container[str]) -> list[tuple[str, list[str]]]:
    """Chapters in the order of the book, by the title of their part."""
    parts: dict[str, list[str]] = {}
    for page in quizzes.titles:
        if page in pages:
            parts.setdefault(data.words.parts_of_book[page.partition("/")[0]], []).append(page)
    return list(parts.items())


def _cohort(data: Roles, quizzes: Quizzes) -> dict[str, Any]:
    names = {
        "role-fit": list(_names(quizzes.role_fit).items()),
        "chores": list(_names(quizzes.chores).items()),
        "skills": [(skill.id, skill.name) for skill in data.skills.values()],
        "exam": list(data.words.topics.items()),
    }
    numbers = {
        "role-fit": fit_data(quizzes.role_fit, quizzes.origins),
        "chores": chores_data(quizzes.chores, quizzes.origins),
        "skills": skills_data(quizzes.skills, {}, quizzes.origins),
        "exam": exam_data(quizzes.exam.values(), quizzes.origins),
    }
    named = [(quiz, data.words.instruments[quiz], rows) for quiz, rows in names.items()]
    return {"quizzes_named": named, "exam": list(quizzes.exam.values()), **common(data, quizzes, numbers)}


def _names(quiz: RoleFit | Chores) -> dict[str, str]:
    return {trait.id: trait.name for trait in quiz.dimensions}


def chapter_check(data: Roles, quizzes: Quizzes, page: str) -> dict[str, Any] | None:
    """The three questions at the end of a chapter, of as many kinds as there are; None where it has none."""
    found = quizzes.of_chapter(page)
    kinds = [next((item for item in found if item.type == kind), None) for kind in KNOWLEDGE_FIRST]
    first = [item for item in kinds if item]
    items = [*first, *(item for item in found if item not in first)][:3]
    return {"items": items, "page": page, **common(data, quizzes, exam_data(items, quizzes.origins))} if items else None


QUIZ_DIRECTIVES: Mapping[str, Callable[[Roles, Quizzes], dict[str, Any]]] = {
    "role_fit": _fit,
    "chores": _chores,
    "skill_check": _skills,
    "exam": _exam,
    "progress": _progress,
    "cohort": _cohort,
}
