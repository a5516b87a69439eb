"""`python -m handbook.bench [GROUP …]` (make bench): measures, prints a table, keeps docs/_data/bench.json."""

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from handbook.bench.figures import GROUPS, PROJECT, Books, Figures
from handbook.speed import Found, Speed, load_speed, number

DOCS = PROJECT / "docs"


def main(groups: list[str]) -> int:
    """Measure the named groups of figures, all without a name; what was measured before stays beside them."""
    for name in groups:
        if name not in GROUPS:
            print(f"没有“{name}”这一组,只有 {' '.join(GROUPS)}", file=sys.stderr)
            return 2
    speed = load_speed(DOCS)
    figures: Figures = dict(speed.found.figures) if groups else {}
    with tempfile.TemporaryDirectory() as folder:
        for name in groups or GROUPS:
            figures |= GROUPS[name](Books(Path(folder)), lambda text: print(text, flush=True))
            found = Found(measured=datetime.now(UTC).date().isoformat(), machine=_machine(), figures=_rounded(figures))
            (DOCS / "_data" / "bench.json").write_text(found.model_dump_json(indent=1) + "\n", "utf-8")
    print(_table(speed, figures))
    return 0


def _table(speed: Speed, figures: Figures) -> str:
    lines = []
    for part in speed.lines.parts:
        lines.append(f"\n{part.name}")
        for row in part.rows:
            line = (
                f"≤ {number(row.most)}" if row.most is not None else f"≥ {number(row.least)}" if row.least else "参照"
            )
            value = figures.get(row.id)
            told = "没有量" if value is None else f"{number(value)} {row.unit}"
            lines.append(
                f"  {'过线' if value is not None and row.holds(value) is False else '    '}  {told:>12}  {line:>8}  {row.what}"
            )
    return "\n".join(lines)


def _rounded(figures: Figures) -> Figures:
    return {name: float(f"{value:.4g}") for name, value in sorted(figures.items())}


def _machine() -> dict[str, str]:
    return {
        "cores": f"{os.cpu_count()} 核",
        "python": f"Python {platform.python_version()}",
        "system": platform.system(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
