"""Pages that only lead on: old addresses of chapters, and the short address of each."""

import json
from collections.abc import Callable
from pathlib import Path

from handbook.book import Handbook
from handbook.fragments import Here, render

SHORT = "s/"


def moved_pages(book: Handbook, folder: Path, site: str, here: Callable[[str], Here]) -> dict[str, str]:
    """Return the HTML of every such page of one script by its file's path below that script's root.

    `site` is the absolute address of the script's root, `here` makes the page on which links stand.
    """
    leads = dict(book.moves.pages)
    leads |= {
        f"{SHORT}{short}": page for page, short in book.short.items() if "/" in page and page in book.quizzes.titles
    }
    found = {}
    for old, to in leads.items():
        place = here(f"{old}/")
        anchors = {name: place.link(target) for name, target in book.moves.anchors_of(old).items()}
        found[f"{old}/index.html"] = render(
            folder,
            "moved_page",
            place,
            title=book.quizzes.titles[to],
            to=place.link(to),
            canonical=f"{site}{to}/",
            anchors=json.dumps(anchors) if anchors else "",
        )
    return found
