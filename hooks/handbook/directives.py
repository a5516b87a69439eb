"""Directives: `<!-- handbook/comparison roles: [activity, user] -->` in a chapter asks for a fragment made from data."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook import builder, front_pages, pictures
from handbook.book import Handbook
from handbook.calculator_view import view
from handbook.comparison import GROUPS, comparison
from handbook.directive_syntax import DIRECTIVE, Arguments, arguments_of
from handbook.fragments import Here, render
from handbook.packs import FOLDER, clock
from handbook.paths import paths, roles_measured_by, roles_with
from handbook.quiz_files import Quizzes
from handbook.quiz_pages import QUIZ_DIRECTIVES
from handbook.regions import only_hongkong, words
from handbook.retold import retellings
from handbook.roles import Place, Roles
from handbook.speed import number
from handbook.worksheet_text import blank_labels, heading
from handbook.worksheet_values import filled, shown

_TERMS = "docs/_data/terms.tsv"
# The ids that exist, by kind: roles, dimensions, worksheets, calculators, parts.
Known = Mapping[str, set[str]]


@dataclass(frozen=True)
class Directive:
    """What a directive takes: for each argument the values it may hold; what its template is given; what it must be told.

    Tables that set side by side what stands elsewhere are not searched: they would stand above their sources.
    """

    arguments: Callable[[Known], Mapping[str, set[str]]]
    model: Callable[[Handbook, Arguments], dict[str, Any]]
    is_searched: bool = False


def _no_arguments(known: Known) -> Mapping[str, set[str]]:
    return {}


def _comparison_arguments(known: Known) -> Mapping[str, set[str]]:
    return {"roles": {*known["roles"], *GROUPS, "all"}, "dimensions": known["dimensions"]}


def _comparison(book: Handbook, arguments: Arguments) -> dict[str, Any]:
    table = comparison(book.data, arguments.get("roles", ()), arguments.get("dimensions", ()))
    return {"table": table, "chosen": arguments.get("roles", ())}


def _compare(book: Handbook, _: Arguments) -> dict[str, Any]:
    return {"table": comparison(book.data), "moved": book.moves.renamed("role")}


def _worksheet(book: Handbook, arguments: Arguments) -> dict[str, Any]:
    name = arguments["id"][0]
    sheet = book.worksheets.sheets[name]
    parts = filled(sheet, book.worksheets.case)
    tools = {"shown": shown, "heading": heading, "blank_labels": blank_labels}
    return {"id": name, "sheet": sheet, "parts": parts, "place": book.worksheets.places[name], **tools}


def _calculator(book: Handbook, arguments: Arguments) -> dict[str, Any]:
    (name,) = arguments["id"]
    return {**view(name, book.calculators[name]), "place": book.places[f"calculator/{name}"]}


def _quiz(made: Callable[[Roles, Quizzes], dict[str, Any]]) -> Callable[[Handbook, Arguments], dict[str, Any]]:
    return lambda book, _: {**made(book.data, book.quizzes), "moved": book.moves.pages}


def _pack(book: Handbook, arguments: Arguments) -> dict[str, Any]:
    name = arguments["id"][0]
    pack = book.packs.packs[name]
    days = list(zip(pack.days, book.packs.slots[name], strict=True))
    tools = {"clock": clock, "words": book.data.words, "sheets": book.worksheets.sheets}
    tools["short"] = book.short.get(f"{FOLDER}/{name}")
    return {"id": name, "pack": pack, "days": days, "place": book.packs.places[name], **tools}


def _progress(book: Handbook, _: Arguments) -> dict[str, Any]:
    steps = [step.id for step in book.month.steps]
    return {**QUIZ_DIRECTIVES["progress"](book.data, book.quizzes), "steps": steps}


def _sources(book: Handbook, arguments: Arguments) -> dict[str, Any]:
    place = {page: at for at, page in enumerate(book.quizzes.titles)}
    chapters = sorted(book.chapters, key=lambda chapter: place[chapter.page])
    return {"articles": book.sources.articles, "told": retellings(chapters)}


def _terms(book: Handbook, arguments: Arguments) -> dict[str, Any]:
    table = words(book.terms, book.regions, book.converter)
    more = {"table": table, "only_hongkong": only_hongkong(book.regions, table)}
    tools: dict[str, Any] = {"spelled": book.converter.spelled, "place": lambda row: Place(_TERMS, row.line)}
    return {"regions": book.regions, **tools, **more}


DIRECTIVES: Mapping[str, Directive] = {
    "comparison": Directive(_comparison_arguments, _comparison),
    "compare": Directive(_no_arguments, _compare),
    "levels": Directive(_no_arguments, lambda *_: {}, is_searched=True),
    "paths": Directive(_no_arguments, lambda book, _: {"paths": paths(book.data)}),
    "stages": Directive(_no_arguments, lambda *_: {}),
    "metrics": Directive(_no_arguments, lambda *_: {"roles_measured_by": roles_measured_by}, is_searched=True),
    "skills": Directive(_no_arguments, lambda *_: {"roles_with": roles_with}),
    "worksheet": Directive(lambda known: {"id": known["worksheets"]}, _worksheet),
    "pack": Directive(lambda known: {"id": known["packs"]}, _pack),
    "packs": Directive(_no_arguments, lambda book, _: {"packs": book.packs.packs, "places": book.packs.places}),
    "first_month": Directive(
        _no_arguments, lambda book, _: {"month": book.month, "places": book.places}, is_searched=True
    ),
    "builder": Directive(_no_arguments, lambda book, _: builder.model(book)),
    "builder_sample": Directive(_no_arguments, lambda *_: {}),
    "resume": Directive(_no_arguments, lambda book, _: {"titles": book.quizzes.titles}),
    "doors": Directive(_no_arguments, lambda book, _: front_pages.doors(book)),
    "part": Directive(lambda known: {"id": known["parts"]}, lambda book, given: front_pages.part(book, *given["id"])),
    "role_map": Directive(_no_arguments, lambda book, _: front_pages.role_map(book)),
    "four_steps": Directive(_no_arguments, lambda *_: {}),
    "bench": Directive(_no_arguments, lambda book, _: {"speed": book.speed, "number": number}),
    "news": Directive(_no_arguments, lambda book, _: {"edition": next(iter(book.editions), None)}),
    "worksheets": Directive(
        _no_arguments, lambda book, _: {"sheets": book.worksheets.sheets, "places": book.worksheets.places}
    ),
    "sources": Directive(_no_arguments, _sources),
    "glossary": Directive(_no_arguments, lambda book, _: {"glossary": book.glossary}, is_searched=True),
    "terms": Directive(_no_arguments, _terms),
    "calculator": Directive(lambda known: {"id": known["calculators"]}, _calculator),
    "picture": Directive(
        lambda _: {"id": set(pictures.PICTURES)}, lambda book, given: pictures.model(book, given["id"][0])
    ),
    **{name: Directive(_no_arguments, _quiz(made)) for name, made in QUIZ_DIRECTIVES.items()},
    "progress": Directive(_no_arguments, _progress),
}


def expand(html: str, book: Handbook, folder: Path, here: Here, for_search: bool = False) -> str:
    """Replace every directive in the HTML of a chapter by its fragment; `for_search` leaves out what is not searched."""

    def fragment(found: re.Match[str]) -> str:
        if for_search and not DIRECTIVES[found["name"]].is_searched:
            return ""
        model = DIRECTIVES[found["name"]].model(book, arguments_of(found["arguments"]))
        return render(folder, found["name"], here, data=book.data, **model)

    return DIRECTIVE.sub(fragment, html)
