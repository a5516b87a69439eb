"""The contents of the whole book on one page: where a reader looks up a word when there is no search."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# A heading that more pages than this have (自查三题) finds nothing.
COMMON = 8
_NEXT = re.compile(r'<link rel="next" href="([^"]+)"')
_ARTICLE = re.compile(r'(<article class="md-content__inner md-typeset">).*(</article>)', re.S)
_TITLE = re.compile(r"(<title>)[^<]*?( - [^<]*</title>)")
_TOPIC = re.compile(r'(data-md-component="header-topic">\s*<span class="md-ellipsis">)[^<]*')
_OTHER = re.compile(r'(href="(?:[^"#?]*/)?)index\.html(" hreflang=)')
_ANCHOR = re.compile(r'href="#(?!top")')


@dataclass(frozen=True)
class Listed:
    """One page of the book with its headings: (id, heading)."""

    url: str
    title: str
    headings: tuple[tuple[str, str], ...]


def contents(files: Mapping[str, bytes], root: str) -> dict[str, list[Listed]]:
    """Return the pages below `root` ("" or "zh-Hant/") of a built site in the order one reads them, by part."""
    pages = {row[0]: row for row in json.loads(files[f"{root}search/index.json"])["pages"]}
    count = Counter(heading for row in pages.values() for _, heading, _ in row[3])
    parts: dict[str, list[Listed]] = {}
    for url in _order(files, root):
        if url in pages and url:
            _, title, part, sections = pages[url]
            own = [(anchor, heading) for anchor, heading, _ in sections if anchor and heading != title]
            headings = tuple(pair for pair in own if count[pair[1]] <= COMMON)
            parts.setdefault(part, []).append(Listed(url, title, headings))
    return parts


def _order(files: Mapping[str, bytes], root: str) -> Iterator[str]:
    """Each page says which one comes next."""
    url, seen = "", set[str]()
    while url not in seen:
        yield url
        seen.add(url)
        if not (found := _NEXT.search(files[f"{root}{url}index.html"].decode())):
            return
        depth, path = found[1].count("../"), found[1].replace("../", "")
        kept = url.split("/")[:-1]
        url = "/".join([*kept[: len(kept) - depth], path])


def on_shell(home: str, title: str, article: str) -> str:
    """Return the home page (already with links to files) with another `title` and `article`, for a file beside it."""
    html = _OTHER.sub(r"\g<1>contents.html\2", home)
    html = _ANCHOR.sub('href="index.html#', html)
    html = _TOPIC.sub(rf"\g<1>{title}", _TITLE.sub(rf"\g<1>{title}\2", html, count=1), count=1)
    return _ARTICLE.sub(lambda found: f"{found[1]}\n{article}\n{found[2]}", html, count=1)
