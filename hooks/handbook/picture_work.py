"""What the pictures of roles, workflow and methods show: read from the data, the case and the chapters' own tables."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from handbook.book import Handbook
from handbook.chapter_tables import number, said, steps, table
from handbook.codes import StageId
from handbook.picture_geometry import Bar, Frame, bars, waterfall

# What a stage hands on, among its outputs.
_HANDS_ON: dict[StageId, int] = {"strategy": 0, "breakdown": 0, "execute": 1, "review": 1}
# At which layer of members the stages of the map of touch points are met.
_MET_AT = {"听说": "注册未购", "首单": "注册未购", "到货": "新客", "第二单": "新客", "久未下单": "沉默"}


def role_map(book: Handbook) -> dict[str, Any]:
    """Roles in front by the trio's role they come from first, those of elsewhere, back and hybrid."""
    trio, front, back, hybrid = (list(book.data.in_group(name).items()) for name in ("trio", "front", "back", "hybrid"))
    grown = {name: [one for one in front if one[1].grows_from[:1] == (name,)] for name, _ in trio}
    elsewhere = [one for one in front if not one[1].grows_from]
    groups = {"trio": trio, "back": back, "hybrid": hybrid}
    return {**groups, "grown": grown, "elsewhere": elsewhere, "count": len(front) + sum(map(len, groups.values()))}


def loop(book: Handbook) -> dict[str, Any]:
    """The four stages, each with what it hands on (up to the colon)."""
    stages = [(stage, stage.outputs[_HANDS_ON[stage.id]].partition("：")[0]) for stage in book.data.stages.values()]
    return {"stages": stages}


def gap(book: Handbook) -> dict[str, Any]:
    """What comes anyway, the room in each part, and what is left to the goal: bars that join, the goal at 100."""
    rows = table(book, "gap", "dimensions")
    room = [number(cell) for cell in rows.column("余地（人）")]
    anyway = number(rows.column("照旧续卡")[-1])
    goal = said(book, "gap", "本季目标")
    short = round(goal - anyway - room[-1], 1)
    names = rows.column("来过几次")[:-1]
    drawn = waterfall([anyway, *room[:-1], short], goal)
    best = max(zip(room[:-1], names, strict=True))[1]
    parts = list(zip(names, room[:-1], drawn[1:-1], strict=True))
    first, last = drawn[0], drawn[-1]
    return {"anyway": anyway, "goal": goal, "short": short, "parts": parts, "first": first, "last": last, "best": best}


@dataclass(frozen=True)
class Layer:
    """A layer of members: how many, what to do next, and the touch points met there with what is watched."""

    name: str
    count: int
    bar: Bar
    rule: str
    action: str
    touches: tuple[tuple[str, str], ...]


def life_cycle(book: Handbook) -> dict[str, Any]:
    """The five layers in the order of a life with us, with the touch points of the chapter's map."""
    members = book.worksheets.case["members"]
    counts = [members[key] for key in ("registered_never_bought", "new", "active", "silent", "lost")]
    rows = table(book, "life-cycle", "segments")
    touches = table(book, "life-cycle", "touchpoints")
    met = list(zip(*(touches.column(name) for name in ("阶段", "触点", "看哪个数")), strict=True))
    told = zip(*(rows.column(name)[:5] for name in ("层", "判定", "下一步动作")), counts, bars(counts), strict=True)
    layers = [
        Layer(name, count, bar, rule, action, tuple((touch, seen) for at, touch, seen in met if _MET_AT[at] == name))
        for name, rule, action, count, bar in told
    ]
    return {"layers": layers, "total": members["total"], "buying": members["new"] + members["active"]}


def content_levels(book: Handbook) -> dict[str, Any]:
    """The three levels, the lowest first: name, what it is about, how it is proved."""
    rows = table(book, "content-levels", "levels")
    return {"levels": list(zip(*(rows.column(name) for name in ("层", "管什么", "检验办法")), strict=True))}


@dataclass(frozen=True)
class Day:
    """A day of the campaign: its bar, and the orders planned for it (those of its phase, shared out evenly)."""

    date: str
    phase: int
    orders: int
    plan: float
    x: float
    y: float
    height: float
    plan_y: float


RHYTHM = Frame(8, 44, 392, 200, (0, 0), (9, 560))


def rhythm(book: Handbook) -> dict[str, Any]:
    """Orders of each day against the plan of its phase."""
    campaign = book.worksheets.case["campaign"]
    phases = [(name, one) for name, one in campaign["phases"].items()]
    days = [at for at, (_, one) in enumerate(phases) for _ in range(one["days"])]
    drawn = []
    for at, (date, one) in enumerate(campaign["by_day"].items()):
        phase, frame = phases[days[at]][1], RHYTHM
        plan, y = phase["plan_orders"] / phase["days"], frame.y(one["orders"])
        height = round(frame.bottom - y, 1)
        drawn.append(Day(date, days[at], one["orders"], plan, frame.x(at), y, height, frame.y(plan)))
    starts = [days.index(at) for at in range(len(phases))]
    named = [(name, one, RHYTHM.x(start)) for (name, one), start in zip(phases, starts, strict=True)]
    per_day = campaign["baseline"]["orders"] / campaign["days"]
    usual = (per_day, RHYTHM.y(per_day))
    return {"days": drawn, "phases": named, "usual": usual, "frame": RHYTHM, "actual": campaign["actual"]}


def raci(book: Handbook) -> dict[str, Any]:
    """A strip a person: how often A, R, C, I (A/R counts as both), and who carries most."""
    rows = table(book, "raci", "raci")
    strips = []
    for person in rows.head[1:]:
        counted = Counter(letter for cell in rows.column(person) for letter in cell.split("/") if letter in "ARCI")
        strips.append((person, tuple((letter, counted[letter]) for letter in "ARCI")))
    heaviest = max(strips, key=lambda strip: sum(count for letter, count in strip[1] if letter in "AR"))
    return {"strips": strips, "heaviest": (heaviest[0], dict(heaviest[1])), "tasks": len(rows.rows)}


def sop(book: Handbook) -> dict[str, Any]:
    """The six steps to a standard (what to do, to the first stop), and the trials that proved one."""
    tried = table(book, "sop", "example")
    names = ("谁", "版本", "用时", "开口问", "错几条")
    stairs = [(name, what.partition("。")[0]) for name, what in steps(book, "sop", "write-sop")]
    return {"steps": stairs, "trials": list(zip(*(tried.column(name) for name in names), strict=True))}
