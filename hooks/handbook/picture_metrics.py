"""What the pictures of the metric chapters show: from the case, the calculators' examples and the chapters' tables."""

from dataclasses import dataclass
from typing import Any

from handbook.book import Handbook
from handbook.chapter_tables import number, said, table
from handbook.picture_geometry import Frame, bars, earned, payback, verdict


def _inputs(book: Handbook, name: str) -> dict[str, float]:
    fields = book.calculators[name].inputs
    return {field.id: float(field.example) / (100 if field.kind == "percent" else 1) for field in fields}


def _outputs(book: Handbook, name: str) -> dict[str, float]:
    return {output.id: float(output.value or 0) for output in book.calculators[name].outputs}


def gmv_tree(book: Handbook) -> dict[str, Any]:
    """The three factors from usual to plan with what each adds, visitors by source, conversion by phase."""
    campaign = book.worksheets.case["campaign"]
    extra = {name: count for name, count in campaign["plan_extra_visitors"].items() if name != "total"}
    sources = {"自然": campaign["baseline"]["visitors"], **extra}
    phases = {name: one["plan_orders"] / one["plan_visitors"] for name, one in campaign["phases"].items()}
    added = {key: value for key, value in _outputs(book, "gmv-tree").items() if key.startswith("by")}
    most = max(added, key=lambda key: added[key])
    return {"from": _inputs(book, "gmv-tree"), "out": _outputs(book, "gmv-tree"), "most": most} | {
        "sources": list(zip(sources.items(), bars(list(sources.values())), strict=True)),
        "phases": list(zip(phases.items(), bars(list(phases.values())), strict=True)),
    }


@dataclass(frozen=True)
class Step:
    """A step of the funnel today: its bar on 100, centred, its rate and the usual one (None for the first), orders."""

    name: str
    people: int
    x: float
    width: float
    rate: float | None
    usual: float | None
    orders: float


def funnel(book: Handbook) -> dict[str, Any]:
    """The example's five steps, today and usually, and at which step most orders were lost."""
    rows = table(book, "funnel", "example")
    people = [int(number(cell)) for cell in rows.column("今天人数")[:-1]]
    widths = [bar.length for bar in bars(people)]
    rates = [[None, *(number(cell) for cell in rows.column(name)[1:-1])] for name in ("今天步间", "平日步间")]
    orders = [number(cell) for cell in rows.column("造成的单数差")[:-1]]
    told = zip(rows.column("格")[:-1], people, widths, *rates, orders, strict=True)
    found = [
        Step(name, count, round(50 - width / 2, 2), width, rate, usual, lost)
        for name, count, width, rate, usual, lost in told
    ]
    lowest = min((step for step in found if step.rate), key=lambda step: step.rate or 0)
    return {"steps": found, "worst": min(found, key=lambda step: step.orders), "lowest": lowest}


RETENTION = Frame(40, 14, 300, 190, (1, 0), (3, 0.35))


def retention(book: Handbook) -> dict[str, Any]:
    """The calculator's batches from period 1 on, each as far as it has come; the batches' total is not drawn."""
    rows = book.calculators["retention"].tables[0].rows[:-1]
    batches = []
    for row in rows:
        points = [(float(at), float(rate)) for at, rate in enumerate(row[2:], 1) if isinstance(rate, int | float)]
        if points:
            batches.append((str(row[0]), points, RETENTION.line(points)))
    return {"batches": batches, "frame": RETENTION, "ticks": (0, 0.1, 0.2, 0.3)}


PAYBACK = Frame(40, 16, 330, 200, (0, 0), (36, 150))


def ltv_cac(book: Handbook) -> dict[str, Any]:
    """Gross profit so far of one customer at the three rates of churn of the calculator's table, and the cost."""
    given, out = _inputs(book, "ltv-cac"), _outputs(book, "ltv-cac")
    churns = [float(row[0] or 0) for row in book.calculators["ltv-cac"].tables[0].rows]
    lines = []
    for churn in churns:
        points = earned(out["profit"], churn, 36)
        back = payback(out["profit"], churn, out["cac"])
        lines.append((churn, PAYBACK.line(points), points[-1][1], back))
    return {"lines": lines, "frame": PAYBACK, "cac": out["cac"], "simple": out["simple"], "churn": given["churn"]}


@dataclass(frozen=True)
class Kind:
    """One of the eight kinds: its code (R, F, M), what it is called, how many, its sales (yuan), what comes first."""

    code: str
    name: str
    people: int
    sales: float
    bar: float
    action: str


def rfm(book: Handbook) -> dict[str, Any]:
    """The eight kinds by R, in the order of F and M; bars are shares of the sales."""
    rows = table(book, "rfm", "segments")
    names = ("代号", "常见叫法", "人数", "近一年成交额（元）", "先做什么")
    total = number(rows.column(names[3])[-1])
    found = {
        code: Kind(code, name, int(number(people)), number(sales), round(number(sales) / total * 100, 1), action)
        for code, name, people, sales, action in list(zip(*(rows.column(name) for name in names), strict=True))[:-1]
    }
    order = ("高高", "高低", "低高", "低低")
    return {"kinds": [(r, [found[r + rest] for rest in order]) for r in "高低"], "call": found["低高高"]}


AB = Frame(14, 10, 386, 60, (-2, 0), (8, 1))
# An interval that falls in each of the six rows, where no difference stands at 40 and what is worth it at 60.
SPANS = ((64, 88), (46, 78), (43, 57), (26, 72), (28, 55), (8, 32))


def ab_test(book: Handbook) -> dict[str, Any]:
    """The interval of the calculator's example (percentage points), and the six rows with an interval in each."""
    out, worth = _outputs(book, "ab-result"), _inputs(book, "ab-result")["worth"] * 100
    low, at, high = (round(out[name] * 100, 2) for name in ("low", "diff", "high"))
    rows = table(book, "ab-test", "result")
    told = zip(SPANS, *(rows.column(name) for name in ("区间在哪里", "结论", "下一步")), strict=True)
    example = {"low": low, "at": at, "high": high, "worth": worth}
    return {"rows": list(told), "example": example, "found": verdict(low, high, worth), "frame": AB}


def north_star(book: Handbook) -> dict[str, Any]:
    """What flows into the north star next month, its goal, and the guardrails with who stops."""
    rows = table(book, "north-star", "input-metrics")
    names = ("输入", "现有人数", "比率", "下月贡献", "谁推")
    inputs = list(zip(*(rows.column(name) for name in names), strict=True))
    rails = table(book, "north-star", "guardrail")
    told = list(zip(*(rails.column(name) for name in ("护栏", "现值", "界线", "谁喊停")), strict=True))
    total, goal = number(inputs[-1][3]), said(book, "north-star", "下月目标")
    given = bars([number(row[3]) for row in inputs[:-1]])
    return {"inputs": list(zip(inputs[:-1], given, strict=True)), "total": total, "goal": goal, "rails": told}


@dataclass(frozen=True)
class Term:
    """A number in a sum: the metric's id, or a word of the template; `show` says how it is written."""

    name: str
    value: float
    show: str = "count"


def relations(book: Handbook) -> dict[str, Any]:
    """Sums of the campaign in which one metric is made from others; each is (two terms, the sign between them, result)."""
    campaign = book.worksheets.case["campaign"]
    actual, result, new = campaign["actual"], campaign["result"], campaign["new_customers_referral"]
    spent = Term("spent", campaign["spent"]["total"], "money")
    extra, profit = Term("incremental-gmv", result["extra_gross"], "money"), result["extra_gross_profit"]
    net, reward = Term("net-gain", result["net_gain"], "money"), Term("reward", campaign["spent"]["裂变奖励"], "money")
    gmv, people = Term("gmv", actual["gross"], "money"), Term("first-orders", new["total"])
    again, earned_more = Term("again", new["repurchased"]), Term("incremental-profit", profit, "money")
    each = Term("order-value", actual["order_value"], "money")
    visits, orders = Term("visitors", actual["visitors"]), Term("orders", actual["orders"])
    usual, margin = Term("usual", campaign["baseline"]["gross"], "money"), book.worksheets.case["gross_margin"]
    made = [
        ((orders, visits), "÷", Term("conversion", actual["conversion"], "percent2")),
        ((orders, each), "×", gmv),
        ((gmv, usual), "−", extra),
        ((extra, Term("gross-margin", margin, "percent")), "×", earned_more),
        ((earned_more, spent), "−", net),
        ((net, spent), "÷", Term("roi", result["roi"], "percent1")),
        ((reward, people), "÷", Term("cac", result["referral_cost_per_new"], "money")),
        ((again, people), "÷", Term("repurchase-rate", new["rate"], "percent1")),
        ((reward, again), "÷", Term("cost-per-repeat", reward.value / again.value, "money1")),
    ]
    return {"sums": made}
