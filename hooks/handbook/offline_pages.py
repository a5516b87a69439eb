"""Rewrites the files of a built site so that they open without a server: pure functions of text."""

import json
import posixpath
import re
from collections.abc import Container
from html import escape, unescape
from urllib.parse import unquote, urlsplit, urlunsplit

# In a tag, not in the text of a page: what stands in quotes may hold a >.
_TAG = re.compile(r"<(?:a|area|dialog|form|link|meta|p|script|img|source|button)\b(?:[^>\"]|\"[^\"]*\")*>", re.I)
_LINK = re.compile(r'(?<=\s)(href|src|action|formaction|poster|data-to|data-index)="([^"]*)"')
_REFRESH = re.compile(r'(?<=\s)content="(\d+; *url=)([^"]*)"', re.I)
_ANCHORS = re.compile(r'(?<=\s)data-anchors="([^"]*)"')
_MODULE = re.compile(r'[ \t]*<script src="([^"]*)" type="module"></script>\n?')
_SCRIPTING = re.compile(r"@media \(scripting: (none|enabled)\) \{\n(.*?)\n\}\n", re.S)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


class Unreadable(Exception):  # noqa: N818 - says what the packing cannot deal with
    """One line of Chinese: what stands where, and what to write instead."""


def local(link: str, page: str, files: Container[str]) -> str:
    """Return `link`, found on the file `page`, as an address of a file: `../user/?a=b#c` → `../user/index.html?a=b#c`.

    `files` are the paths of all files; links to elsewhere and within the page come back as they are.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path:
        return link
    folder = posixpath.dirname(page)
    path = posixpath.relpath(parts.path.lstrip("/") or ".", folder or ".") if parts.path[0] == "/" else parts.path
    target = posixpath.normpath(posixpath.join(folder, unquote(path)))
    if target not in files:
        path = posixpath.normpath(posixpath.join(path, "index.html"))
    return urlunsplit(parts._replace(path=path))


def page(html: str, path: str, files: Container[str], start: str) -> str:
    """Return the page at `path` with every link leading to a file; `start` is the script that loads the modules."""

    def link(found: re.Match[str]) -> str:
        return f'{found[1]}="{_escaped(local(unescape(found[2]), path, files))}"'

    def refresh(found: re.Match[str]) -> str:
        return f'content="{found[1]}{_escaped(local(unescape(found[2]), path, files))}"'

    def anchors(found: re.Match[str]) -> str:
        leads = {old: local(to, path, files) for old, to in json.loads(unescape(found[1])).items()}
        return f'data-anchors="{_escaped(json.dumps(leads))}"'

    def tag(found: re.Match[str]) -> str:
        return _ANCHORS.sub(anchors, _REFRESH.sub(refresh, _LINK.sub(link, found[0])))

    return _without_modules(_TAG.sub(tag, html), posixpath.relpath(start, posixpath.dirname(path) or "."))


def _escaped(link: str) -> str:
    return escape(link, quote=True)


def _without_modules(html: str, start: str) -> str:
    """A browser refuses modules from file:// and complains: a plain script in the head decides whether to ask."""
    found = _MODULE.search(html)
    if not found:
        return html
    html = html[: found.start()] + html[found.end() :]
    tag = f'<script src="{start}" data-modules="{found[1]}"></script>'
    return html.replace("</head>", f"  {tag}\n  </head>", 1)


def stylesheet(css: str, name: str) -> str:
    """Return `css` with what it says of pages without scripts said also of pages opened from file://.

    There scripts run, but none of our modules. Raises Unreadable when a rule cannot be said that way.
    """
    if css.count("(scripting:") != len(_SCRIPTING.findall(css)):
        raise Unreadable(f"{name}: 有一处 (scripting: …) 不是单独一块,写成 @media (scripting: none) {{ … }}")

    def both(found: re.Match[str]) -> str:
        kind, body = found[1], found[2]
        opened = 'html[data-opened="file"]' if kind == "none" else 'html:not([data-opened="file"])'
        rules = _RULE.sub(lambda rule: _below(opened, rule, name), body)
        return f"{found[0]}{rules}\n" if kind == "none" else f"@media (scripting: enabled) {{\n{rules}\n}}\n"

    return _SCRIPTING.sub(both, css)


def _below(opened: str, rule: re.Match[str], name: str) -> str:
    selector = rule[1].strip()
    if re.search(r"@|::|\bhtml\b|:root", selector):
        raise Unreadable(f'{name}: "{selector}" 在 (scripting: …) 里,离线版改不了;换成类名选择器,不用 ::、@、html')
    return f"{opened} :is({' '.join(selector.split())}) {{{rule[2]}}}"
