"""Pictures: `<!-- handbook/picture id: funnel -->` in a chapter asks for one; what each shows is read, never invented."""

from collections.abc import Callable, Mapping
from typing import Any

from handbook import picture_metrics, picture_work
from handbook.book import Handbook
from handbook.chapter_tables import NotThere

PICTURES: Mapping[str, Callable[[Handbook], dict[str, Any]]] = {
    "role-map": picture_work.role_map,
    "loop": picture_work.loop,
    "gap": picture_work.gap,
    "life-cycle": picture_work.life_cycle,
    "content-levels": picture_work.content_levels,
    "rhythm": picture_work.rhythm,
    "raci": picture_work.raci,
    "sop": picture_work.sop,
    "gmv-tree": picture_metrics.gmv_tree,
    "funnel": picture_metrics.funnel,
    "retention": picture_metrics.retention,
    "ltv-cac": picture_metrics.ltv_cac,
    "rfm": picture_metrics.rfm,
    "ab-test": picture_metrics.ab_test,
    "north-star": picture_metrics.north_star,
    "relations": picture_metrics.relations,
}


def model(book: Handbook, name: str) -> dict[str, Any]:
    """Return what the template of a picture is given; raises NotThere where a chapter lacks what it shows."""
    return {"id": name, "shown": PICTURES[name](book)}


def lacking(book: Handbook, name: str) -> str | None:
    """Return in Chinese what keeps a picture from being made, None when it can be made or there is no such picture."""
    try:
        if name in PICTURES:
            PICTURES[name](book)
    except NotThere as error:
        return str(error)
    except (KeyError, ValueError, IndexError) as error:
        return f"取数的表或 case.yml 变了样,找不到 {error};照 hooks/handbook/picture_*.py 里的列名改回来"
    return None
