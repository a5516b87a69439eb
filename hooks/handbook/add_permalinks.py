"""Adds to docs/_data/permalinks.lock what the book publishes and the lock does not hold yet (make permalinks)."""

from pathlib import Path

from handbook.loading import read
from handbook.permalinks import NAME, grown, published, read_lock

DOCS = Path(__file__).parents[2] / "docs"


def main() -> None:
    """Write the lock of the book; what it holds already stays as it is."""
    path = DOCS / "_data" / NAME
    text = path.read_text("utf-8") if path.exists() else ""
    path.write_text(grown(text, read_lock(path), published(read(DOCS))), "utf-8")


if __name__ == "__main__":
    main()
