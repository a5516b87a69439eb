"""Ids and links of the whole book: each page's ids under its name, links between pages inside the one document."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


def page_id(page: str) -> str:
    """The id of a page (`trio/user`) in the book (`trio.user`)."""
    return page.replace("/", ".")


def section_id(page: str, name: str) -> str:
    """The id in the book of what has the id `name` on its page; a page's own `top` is the page."""
    return page_id(page) if name in ("", "top") else f"{page_id(page)}_{name}"


def settle_ids(page: str, body: Any) -> set[str]:
    """Rename the ids of a page, an lxml element, and settle the levels of its headings; returns the new ids."""
    found = set()
    for element in body.iter():
        if name := element.get("id"):
            element.set("id", section_id(page, name))
            found.add(element.get("id"))
    _settle_levels(body)
    return found


def _settle_levels(body: Any) -> None:
    """A page's title is level 2 in the book, below its part; the rest follow, none skipping a level."""
    above: list[str] = []
    for heading in body.iter(*_HEADINGS):
        while above and above[-1] >= heading.tag:
            above.pop()
        above.append(heading.tag)
        heading.tag = f"h{len(above) + 1}"


def settle_links(page: str, body: Any, root: str, pages: Mapping[str, str], ids: Iterable[str]) -> None:
    """Turn links to pages of the book into links inside it, those to the rest of the site into whole addresses.

    `root` is the address at which this script begins, `pages` maps an address below it to its page. A section that
    the book leaves out is reached at its page. Marks of our own (`#=id`) name an id of the book.
    """
    known = set(ids)
    for link in body.iter("a"):
        if (href := link.get("href")) is None:
            link.tag = "span"
        elif href.startswith("#="):
            link.set("href", f"#{section_id(page, href[2:])}")
        else:
            link.set("href", _target(href, f"{root}{_address(page)}", root, pages, known))


def _address(page: str) -> str:
    return "" if page == "index" else f"{page}/"


def _target(href: str, here: str, root: str, pages: Mapping[str, str], known: set[str]) -> str:
    whole = urljoin(here, href)
    parts = urlsplit(whole)
    page = pages.get(parts._replace(query="", fragment="").geturl().removeprefix(root))
    if page is None or parts.query or not whole.startswith(root):
        return whole
    found = section_id(page, parts.fragment)
    return f"#{found if found in known else page_id(page)}"
