"""`python -m handbook.bench [N …]` (make bench): builds generated books, prints a table, keeps docs/_data/bench.json."""

import json
import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from math import log
from pathlib import Path

from handbook.bench import corpus
from handbook.bench.builds import Cost, compared, variants

PROJECT = Path(__file__).resolve().parents[3]
SIZES = (20, 50, 200)
ROUNDS = 3


def main(sizes: list[int]) -> int:
    """Measure books of `sizes` chapters; the last growth is between the smallest and the largest."""
    found: dict[int, dict[str, Cost]] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found[size] = compared(variants(corpus.write(PROJECT, Path(folder), size)), ROUNDS)
        print(_row(size, found[size]), flush=True)
    if len(sizes) > 1:
        print(f"从 N={min(sizes)} 到 N={max(sizes)} 的增长指数: {_exponent(found):.2f}")
    (PROJECT / "docs" / "_data" / "bench.json").write_text(_kept(found), "utf-8")
    return 0


def _row(size: int, costs: dict[str, Cost]) -> str:
    both, one, stock = costs["both"], costs["one"], costs["stock"]
    return (
        f"N={size}: 两种文字 {both.seconds:.2f} 秒 CPU, 对只出简体 {both.seconds / one.seconds:.2f}, "
        f"对现成的 {both.seconds / stock.seconds:.2f}, 内存 {both.memory} MiB, 站点 {both.size / 1e6:.1f} MB"
    )


def _exponent(found: dict[int, dict[str, Cost]]) -> float:
    small, large = min(found), max(found)
    return log(found[large]["both"].seconds / found[small]["both"].seconds) / log(large / small)


def _kept(found: dict[int, dict[str, Cost]]) -> str:
    machine = {"cores": os.cpu_count(), "python": platform.python_version(), "system": platform.system()}
    rows = {
        str(size): {
            name: {"seconds": round(cost.seconds, 2), "memory": cost.memory, "size": cost.size}
            for name, cost in costs.items()
        }
        for size, costs in found.items()
    }
    kept = {"measured": datetime.now(UTC).date().isoformat(), "machine": machine, "rounds": ROUNDS, "builds": rows}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main([int(word) for word in sys.argv[1:]] or list(SIZES)))
