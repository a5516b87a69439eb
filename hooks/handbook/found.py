"""How the book is found: what search engines read in a page, llms.txt, and the feed of changes."""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from handbook.book import Handbook
from handbook.chapters import APART
from handbook.fragments import Here, render

LICENSE = "https://creativecommons.org/licenses/by-sa/4.0/"
GLOSSARY = "reference/glossary"


def linked_data(book: Handbook, here: Here, base: str, edition: str) -> str:
    """Return the JSON-LD of the page `here`, to be converted with the page; `base` is its script's absolute root."""
    page = here.url.rstrip("/") or "index"
    one = descriptions(book)
    name, about = here.said(book.quizzes.titles[page]), here.said(one[page])
    whole = {"@type": "Book", "@id": base, "name": "运营全景", "url": base}
    common = {"inLanguage": here.language, "license": LICENSE, "isAccessibleForFree": True}
    if page == "index":
        found: dict[str, Any] = {**whole, "description": about, "bookEdition": edition, **common}
    else:
        kind = {GLOSSARY: "DefinedTermSet"}.get(page, "Chapter" if is_chapter(page) else "WebPage")
        found = {"@type": kind, "name": name, "description": about, "url": f"{base}{here.url}", **common}
        found["isPartOf"] = whole
        if page in book.readings and book.readings[page].revised:
            found["dateModified"] = book.readings[page].revised
    if page == GLOSSARY:
        found["hasDefinedTerm"] = [
            {"@type": "DefinedTerm", "name": here.said(term.name)} for term in book.glossary.terms
        ]
    # Not escaped to \uXXXX, so that the page's conversion reads it; "<" could end the script.
    text = json.dumps({"@context": "https://schema.org", **found}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def is_chapter(page: str) -> bool:
    """Whether a page is a chapter of the book proper."""
    return "/" in page and page.partition("/")[0] not in APART


def descriptions(book: Handbook) -> dict[str, str]:
    """Return what every page says of itself in one sentence, by page."""
    return {chapter.page: chapter.meta.description for chapter in reversed(book.chapters)}


def llms(book: Handbook, here: Here, base: str) -> str:
    """Return llms.txt (https://llmstxt.org): every page with its sentence, part by part, in the book's order."""
    return "\n".join(_llms(book, here, base)) + "\n"


def _llms(book: Handbook, here: Here, base: str) -> Iterator[str]:
    about = descriptions(book)
    yield from ("# 运营全景", "", f"> {here.said(about['index'])}", "", f"CC BY-SA 4.0：{LICENSE}")
    pages = [page for page in book.quizzes.titles if page != "index"]
    for part, inside in groupby(pages, lambda page: page.partition("/")[0]):
        yield from ("", f"## {book.data.words.parts_of_book.get(part, part)}", "")
        for page in inside:
            yield f"- [{here.said(book.quizzes.titles[page])}]({base}{page}/): {here.said(about[page])}"


def feed(book: Handbook, folder: Path, here: Here, base: str) -> str:
    """Return the feed of changes; a book without editions has none ("")."""
    return render(folder, "feed", here, editions=book.editions, base=base) if book.editions else ""
