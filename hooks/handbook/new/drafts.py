"""What each new thing consists of: whole files to write and existing ones to change; nothing is written here."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from handbook import packs, worksheet_files
from handbook.new.answers import Answers, Variable
from handbook.new.names import Names
from handbook.new.places import bank, banked, listed, profiled
from handbook.new.skeletons import render

ROLE_FIT = "docs/_data/quizzes/role-fit.yml"
SIDES = {"front": "front", "back": "back", "hybrid": "both", "entry": "front"}


@dataclass(frozen=True)
class Draft:
    """The files of a new thing by their path in the project, whole; `page` is where it is seen."""

    new: Mapping[str, str]
    changed: Mapping[str, str]
    page: str


@dataclass(frozen=True)
class Kind:
    """A kind of thing: its name in Chinese, what has to be told of it, how it is drafted."""

    title: str
    variables: Callable[[Names], list[Variable]]
    draft: Callable[[Answers, Names], Draft]


def _role(answers: Answers, names: Names) -> Draft:
    name, group, data = answers["ID"], answers["GROUP"], names.book.data
    chapter = f"roles/{name}" if group == "entry" else f"roles/{group}/{name}"
    order = 10 + max((role.order for role in data.roles.values() if role.group == group), default=0)
    given: dict[str, Any] = {"id": name, "name": answers["NAME"], "group": group, "side": SIDES[group]}
    given |= {"chapter": chapter, "order": order, "roles": list(data.roles)}
    given |= {"metrics": list(data.metrics), "skills": list(data.skills)}
    traits = [trait.id for trait in names.book.quizzes.role_fit.dimensions]
    profile = render("profile.yml", id=name, traits=traits)
    return Draft(
        {f"docs/_data/roles/{name}.yml": render("role.yml", **given), f"docs/{chapter}.md": render("role.md", **given)},
        {ROLE_FIT: profiled(names.text(ROLE_FIT), profile)},
        chapter,
    )


def _chapter(answers: Answers, names: Names) -> Draft:
    page = answers["PAGE"]
    made = {f"docs/{page}.md": render("chapter.md", name=answers["NAME"])}
    return Draft(made, {"mkdocs.yml": listed(names.text("mkdocs.yml"), page)}, page)


def _question(answers: Answers, names: Names) -> Draft:
    quizzes, (page, _, anchor) = names.book.quizzes, answers["CHAPTER"].partition("#")
    topics = Counter(item.dimension for item in quizzes.of_chapter(page) or quizzes.exam.values())
    anchors = next(chapter.anchors for chapter in names.book.chapters if chapter.page == page)
    section = f"{page}#{anchor or anchors[0]}"
    given = {"id": answers["ID"], "type": answers["TYPE"], "section": section, "is_sure": bool(anchor)}
    # Where the right answer stands follows from the id, so that over many questions no place is the usual one.
    place = crc32(answers["ID"].encode()) % (2 if answers["TYPE"] == "truefalse" else 4)
    item = render("question.yml", **given, topic=topics.most_common(1)[0][0], right=place)
    path = bank(quizzes, page)
    if not (names.root / path).exists():
        return Draft({path: render("bank.yml", item=item, page=page)}, {}, page)
    return Draft({}, {path: banked(names.text(path), item, page, quizzes, path)}, page)


def _worksheet(answers: Answers, names: Names) -> Draft:
    orders = (sheet.order for sheet in names.book.worksheets.sheets.values())
    return _last("worksheet", "worksheets", worksheet_files.FOLDER, orders, answers, names)


def _pack(answers: Answers, names: Names) -> Draft:
    orders = (pack.order for pack in names.book.packs.packs.values())
    return _last("pack", "packs", packs.FOLDER, orders, answers, names)


def _last(kind: str, folder: str, pages: str, orders: Iterable[int], answers: Answers, names: Names) -> Draft:
    """The data and the page of a thing that comes after those there are."""
    name = answers["ID"]
    given = {"id": name, "name": answers["NAME"], "order": 1 + max(orders, default=0), "place": _some_place(names)}
    made = {f"docs/_data/{folder}/{name}.yml": f"{kind}.yml", f"docs/{pages}/{name}.md": f"{kind}.md"}
    return Draft({path: render(skeleton, **given) for path, skeleton in made.items()}, {}, f"{pages}/{name}")


def _some_place(names: Names) -> str:
    """A chapter that is there: it holds the place until the contributor names the right one."""
    return next(iter(names.book.data.stages.values())).chapter


def _called(kind: str, asks: str, example: tuple[str, str]) -> Callable[[Names], list[Variable]]:
    return lambda names: [
        Variable("ID", f"{asks}的英文短名,定了不改", example[0], names.free_id(kind)),
        Variable("NAME", f"{asks}的中文名", example[1], names.free_name),
    ]


def _of_role(names: Names) -> list[Variable]:
    group = Variable(
        "GROUP", "放在哪一组:front 前端、back 后端、hybrid 综合、entry 入门", "front", names.group, "front"
    )
    return [*_called("role", "岗位", ("podcast", "播客运营"))(names), group]


def _of_chapter(names: Names) -> list[Variable]:
    return [
        Variable("PAGE", "放在哪一部分、英文短名,定了不改", "craft/pricing", names.free_page),
        Variable("NAME", "章的中文标题", "定价与让利", names.free_name),
    ]


def _of_question(names: Names) -> list[Variable]:
    types = "哪种题:single 单选、multiple 多选、truefalse 判断、order 排序、match 配对、number 计算"
    return [
        Variable("CHAPTER", "答案在哪一章或哪一节", "craft/gap#find", names.place),
        Variable("ID", "题的英文短名,全书唯一,定了不改", "gap-two-ways", names.free_id("question")),
        Variable("TYPE", types, "single", names.question_type, "single"),
    ]


KINDS: Mapping[str, Kind] = {
    "role": Kind("岗位", _of_role, _role),
    "chapter": Kind("章", _of_chapter, _chapter),
    "quiz": Kind("题", _of_question, _question),
    "worksheet": Kind("工作表", _called("worksheet", "工作表", ("gift-list", "赠品清单")), _worksheet),
    "pack": Kind("课", _called("pack", "课", ("live-basics", "直播半天课")), _pack),
}
