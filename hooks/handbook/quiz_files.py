"""Reads docs/_data/quizzes, checks every reference and every item, and measures the health of the item bank."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from handbook.chapters import Chapter, addresses
from handbook.faults import Fault, Faults, Rule, did_you_mean
from handbook.quiz_knowledge import Choice, ExamFile, Knowledge
from handbook.quiz_profiles import Chores, RoleFit
from handbook.quiz_skills import SkillCheck
from handbook.roles import Place, Roles
from handbook.yaml_file import Data, Document, open_document

_FILES: Mapping[str, type[Data]] = {"role-fit": RoleFit, "chores": Chores, "skills": SkillCheck}


@dataclass(frozen=True)
class Quizzes:
    """The four instruments; `exam` holds every knowledge item by id, `places` the line that made each, `titles` the chapters in order.

    `origins` says what renamed items were first called, by their ids now.
    """

    role_fit: RoleFit
    chores: Chores
    skills: SkillCheck
    exam: Mapping[str, Knowledge]
    places: Mapping[str, Place]
    titles: Mapping[str, str]
    origins: Mapping[str, str] = field(default_factory=dict)

    def in_order(self, pages: Iterable[str]) -> "Quizzes":
        """Return the same with chapters in the order of `pages`, that of the book's navigation."""
        known = [page for page in pages if page in self.titles]
        return replace(self, titles={page: self.titles[page] for page in (*known, *self.titles)})

    def of_chapter(self, page: str) -> list[Knowledge]:
        """The knowledge items on a chapter (its path without .md), in the order of the data."""
        return [item for item in self.exam.values() if item.section.partition("#")[0] == page]


@dataclass
class _Reading:
    documents: dict[str, Document[Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def open(self, path: Path, name: str, model: type[Data], shown_as: str) -> None:
        try:
            self.documents[name] = open_document(path, model, shown_as)
        except Faults as error:
            self.faults += error.faults

    def say(self, name: str, location: Iterable[int | str], rule: Rule, message: str) -> None:
        document = self.documents[name]
        self.faults.append(Fault(document.shown_as, document.line(*location), rule, message))


def load_quizzes(docs: Path, chapters: tuple[Chapter, ...], data: Roles | None) -> Quizzes:
    """Read the quizzes below `docs`; raises Faults with everything wrong in any of them.

    Without `data` (it has faults of its own) what they say of roles and skills is not checked.
    """
    folder, shown_as, reading = docs / "_data" / "quizzes", f"{docs.name}/_data/quizzes", _Reading()
    for name, model in _FILES.items():
        reading.open(folder / f"{name}.yml", name, model, f"{shown_as}/{name}.yml")
    for path in sorted((folder / "exam").glob("*.yml")):
        reading.open(path, f"exam/{path.stem}", ExamFile, f"{shown_as}/exam/{path.name}")
    _check(reading, {address for chapter in chapters for address in addresses(chapter)}, data)
    if reading.faults:
        raise Faults(reading.faults)
    exam = {
        item.id: item for name, doc in reading.documents.items() if name.startswith("exam/") for item in doc.model.items
    }
    models = {name.replace("-", "_"): reading.documents[name].model for name in _FILES}
    titles = {chapter.page: chapter.meta.title for chapter in reversed(chapters)}
    return Quizzes(**models, exam=exam, places=dict(_places(reading)), titles=titles)


def _items(reading: _Reading) -> Iterator[tuple[str, int, Any]]:
    for name, document in reading.documents.items():
        for at, item in enumerate(document.model.items):
            yield name, at, item


def _places(reading: _Reading) -> Iterator[tuple[str, Place]]:
    for name, at, item in _items(reading):
        document = reading.documents[name]
        yield item.id, Place(document.shown_as, document.line("items", at))


def _check(reading: _Reading, known: set[str], data: Roles | None) -> None:
    seen: dict[str, str] = {}
    for name, at, item in _items(reading):
        here = f"{reading.documents[name].shown_as}:{reading.documents[name].line('items', at)}"
        if item.id in seen:
            reading.say(
                name, ("items", at, "id"), "data-twice", f'题目 id "{item.id}" 在 {seen[item.id]} 已经用过,换一个'
            )
        seen.setdefault(item.id, here)
        if item.section is not None and item.section not in known:
            hint = did_you_mean(item.section, known)
            reading.say(name, ("items", at, "section"), "data-address", f'没有 "{item.section}" 这一节{hint}')
        for rule, message in _item_faults(item, data):
            reading.say(name, ("items", at), rule, f"题目 {item.id}:{message}")
    if fit := reading.documents.get("role-fit"):
        _check_traits(reading, "role-fit", fit.model)
        if data:
            _check_profiles(reading, fit.model, data)
    if chores := reading.documents.get("chores"):
        _check_traits(reading, "chores", chores.model)
    if data and (skills := reading.documents.get("skills")):
        _check_skills(reading, skills.model, data)


def _item_faults(item: Any, data: Roles | None) -> Iterator[tuple[Rule, str]]:
    if isinstance(item, Choice):
        right = sum(option.right for option in item.options)
        wanted = {"single": right == 1, "truefalse": right == 1 and len(item.options) == 2, "multiple": right >= 2}
        if not wanted[item.type]:
            yield "quiz-item", f"{item.type} 的正确选项有 {right} 个,单选和判断要正好 1 个,多选至少 2 个"
        if len({option.text for option in item.options}) < len(item.options):
            yield "quiz-item", "有两个选项写得一样"
    if data and (skill := getattr(item, "skill", None)) and skill not in data.skills:
        yield "data-id", f'技能 "{skill}" 不在 docs/_data/skills.yml 里{did_you_mean(skill, data.skills)}'
    if getattr(item, "type", "") == "situation" and sorted(option.level for option in item.options) != [1, 2, 3, 4]:
        yield "quiz-item", "四个做法要正好对应 1、2、3、4 级"


def _check_traits(reading: _Reading, name: str, quiz: RoleFit | Chores) -> None:
    known = {trait.id for trait in quiz.dimensions}
    used: set[str] = set()
    for at, item in enumerate(quiz.items):
        weights = [option.scores for option in item.options] if item.type == "bestworst" else [item.scores]
        for trait in {trait for scores in weights for trait in scores}:
            used.add(trait)
            if trait not in known:
                hint = did_you_mean(trait, known)
                reading.say(name, ("items", at), "data-id", f'题目 {item.id}:没有 "{trait}" 这个维度{hint}')
    for at, dimension in enumerate(quiz.dimensions):
        if dimension.id not in used:
            reading.say(name, ("dimensions", at), "quiz-item", f'没有一道题涉及维度 "{dimension.id}"')


def _check_profiles(reading: _Reading, quiz: RoleFit, data: Roles) -> None:
    names = {trait.id for trait in quiz.dimensions}
    for role, profile in quiz.profiles.items():
        if role not in data.roles:
            reading.say(
                "role-fit",
                ("profiles", role),
                "data-id",
                f'岗位 "{role}" 不在 docs/_data/roles/ 里{did_you_mean(role, data.roles)}',
            )
        for missing in names - set(profile):
            reading.say("role-fit", ("profiles", role), "quiz-item", f'岗位 "{role}" 缺维度 "{missing}"')
        for extra in set(profile) - names:
            reading.say(
                "role-fit", ("profiles", role), "data-id", f'没有 "{extra}" 这个维度{did_you_mean(extra, names)}'
            )


def _check_skills(reading: _Reading, quiz: SkillCheck, data: Roles) -> None:
    asked = Counter(item.skill for item in quiz.items)
    for skill in data.skills:
        if asked[skill] < 2:
            reading.say("skills", ("items",), "quiz-item", f'技能 "{skill}" 只有 {asked[skill]} 道题,至少要 2 道')
    read = {row.skill for row in quiz.reading}
    for skill in set(data.skills) - read:
        reading.say("skills", ("reading",), "quiz-item", f'reading 里缺技能 "{skill}"')


def health(exam: Iterable[Knowledge]) -> dict[str, Any]:
    """Measure the bank: items by type and dimension, where right answers stand, how often the longest option is right."""
    items = list(exam)
    singles = [item for item in items if isinstance(item, Choice) and item.type == "single"]
    places = Counter(next(at for at, option in enumerate(item.options) if option.right) for item in singles)
    longest = sum(max(item.options, key=lambda option: len(option.text)).right for item in singles)
    reasons = Counter(option.why for item in items if isinstance(item, Choice) for option in item.options)
    return {
        "items": len(items),
        "types": dict(Counter(item.type for item in items)),
        "dimensions": dict(Counter(item.dimension for item in items)),
        "chapters": len({item.section.partition("#")[0] for item in items}),
        "right_places": [places[at] for at in range(4)],
        "longest_is_right": round(longest / len(singles), 3) if singles else 0.0,
        "repeated_reasons": [why for why, count in reasons.items() if count > 1],
    }
