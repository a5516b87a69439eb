"""What the home page and the first pages of parts are made from: the doors, the role map, the chapters of a part."""

from typing import Any

from handbook.book import Handbook
from handbook.found import descriptions, is_chapter


def doors(book: Handbook) -> dict[str, Any]:
    """Return what the three doors count: the courses, and the first assessment."""
    return {"packs": book.packs.packs, "quiz": book.quizzes.role_fit}


def role_map(book: Handbook) -> dict[str, Any]:
    """Return the roles by group, in the order of words.yml; a group without roles is left out."""
    groups = [(group, list(book.data.in_group(group).values())) for group in book.data.words.groups]
    return {"groups": [(group, found) for group, found in groups if found]}


def part(book: Handbook, name: str) -> dict[str, Any]:
    """Return the chapters directly in a part; what stands in its folders has an overview of its own."""
    about = descriptions(book)
    inside = [page for page in book.quizzes.titles if page.rpartition("/")[0] == name]
    times = {page: book.readings[page].minutes if is_chapter(page) else None for page in inside}
    return {"chapters": [(page, book.quizzes.titles[page], about[page], times[page]) for page in inside]}
