"""Links between chapters: written as relative paths to .md files, to sections that are there."""

import posixpath
import re
from collections.abc import Iterator
from difflib import get_close_matches

from handbook.chapters import Chapter
from handbook.faults import Fault
from handbook.loading import Found
from handbook.rules.addresses import Addresses
from handbook.rules.prose import raw_lines

# An inline link, a reference definition, a link in HTML; code and comments are matched first and passed over.
_LINK = re.compile(
    r"(?P<skip>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|<!--.*?-->)"
    r"|(?P<image>!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?(?P<target>[^()<>\s]*(?:\([^()]*\)[^()<>\s]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
    r"|^\s*\[[^\]]+\]:\s*(?P<defined>\S+)"
    r"|<a\b[^>]*\bhref=[\"']?(?P<href>[^\"'>\s]+)"
)
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NOT_ASCII = re.compile(r"[^\x21-\x7e]")


def link_faults(found: Found) -> Iterator[Fault]:
    """Yield every link that leads nowhere or is written in a way that breaks when the site moves."""
    addresses = Addresses(found)
    for chapter in found.chapters:
        for line in raw_lines(chapter, found.docs.name):
            for match in _LINK.finditer(line.text):
                if match["skip"] or match["image"]:
                    continue
                target = match["target"] if match["target"] is not None else match["defined"] or match["href"]
                if fault := _fault(target, chapter, addresses):
                    rule, message = fault
                    yield Fault(line.path, line.number, "link-form" if rule == "form" else "link-target", message)


def _fault(target: str, chapter: Chapter, addresses: Addresses) -> tuple[str, str] | None:
    if not target or target == "#":
        return "target", "链接没有写去哪里,在括号里写上 ../trio/user.md 这样的路径"
    if _SCHEME.match(target):
        return _outside(target)
    path, _, anchor = target.partition("#")
    if path and (cure := _form(path, chapter, addresses)):
        return "form", cure
    page = _resolved(path, chapter)
    if path and not path.endswith(".md"):
        return None if addresses.is_file(page) else ("target", f"没有 {path} 这个文件")
    if path and page not in addresses.pages:
        return _nowhere(path, page, chapter, addresses)
    if anchor and not addresses.has(page, anchor):
        return "target", addresses.no_section(page, anchor, chapter)
    return None


def _outside(target: str) -> tuple[str, str] | None:
    scheme = target.partition(":")[0].lower()
    if scheme == "mailto":
        return None
    if scheme == "http":
        return "form", f"外链用 https:把 {target} 改成 https{target[4:]},打不开就换一个来源"
    if scheme != "https":
        return "form", f"链接只能是 https:// 或站内的 .md 路径,不能是 {scheme}:"
    if bad := _NOT_ASCII.search(target):
        return "form", f"外链里有“{bad[0]}”,从浏览器地址栏重新复制一次"
    return None


def _form(path: str, chapter: Chapter, addresses: Addresses) -> str | None:
    """How a path must be written, where it is not a relative one to a file."""
    bare = path.strip("/").removesuffix("index.html").removesuffix(".html").removesuffix(".md").rstrip("/")
    if path.startswith("/"):
        page = f"{bare}.md"
    elif path.endswith(("/", ".html")) or "." not in posixpath.basename(path):
        page = _resolved(f"{path.rstrip('/').removesuffix('.html')}.md", chapter)
    else:
        return None
    shown = addresses.relative(page, chapter) if page in addresses.pages else "../trio/user.md 这样"
    return f"站内链接写到 .md 文件的相对路径:把 {path} 改成 {shown}"


def _resolved(path: str, chapter: Chapter) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(chapter.path), path)) if path else chapter.path


def _nowhere(path: str, page: str, chapter: Chapter, addresses: Addresses) -> tuple[str, str]:
    same = [known for known in addresses.pages if known.lower() == page.lower()]
    if same:
        return "target", f"大小写不对:把 {path} 改成 {addresses.relative(same[0], chapter)}"
    last = posixpath.basename(page)
    near = [known for known in addresses.pages if posixpath.basename(known) == last]
    near = near or get_close_matches(page, addresses.pages, n=1, cutoff=0.6)
    hint = f";是不是 {addresses.relative(near[0], chapter)}?" if near else ""
    return "target", f"没有 {path} 这一章{hint}"
