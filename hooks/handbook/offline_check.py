"""Looks through an offline book: does every link come to a file and an id, can every system hold the names."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

# Windows opens paths of up to 259 characters; a reader's own folder needs some of them.
LONGEST = 160
_LINK = re.compile(r'<[^<>]*?\s(?:href|src|action|data-to|data-index)="([^"]*)"')
_MORE = re.compile(r'(?:\scontent="\d+; *url=|\ssrcset="|\sdata-modules=")([^"]*)"', re.I)
_ID = re.compile(r'\s(?:id|name)="([^"]+)"')
_MODULE = re.compile(r'<script[^>]*type="module"')


def faults(files: Mapping[str, bytes], folder: str) -> list[str]:
    """Return a line of Chinese for each thing wrong with `files` (content by path), which stand in `folder`."""
    return [*_names(files, folder), *_links(files)]


def _names(files: Mapping[str, bytes], folder: str) -> Iterator[str]:
    folded = Counter(path.lower() for path in files)
    for path in files:
        if not re.fullmatch(r"[A-Za-z0-9._/-]+", path):
            yield f"{path}: 文件名要用英文字母、数字、点和横线,别的系统才解得开"
        if len(f"{folder}/{path}") > LONGEST:
            yield f"{path}: 路径超过 {LONGEST} 个字符,Windows 上会打不开;把文件夹或文件名改短"
        if folded[path.lower()] > 1:
            yield f"{path}: 另有一个文件只有大小写不同,Windows 和 macOS 上会互相覆盖;改一个名"


def _links(files: Mapping[str, bytes]) -> Iterator[str]:
    texts = {path: content.decode() for path, content in files.items() if path.endswith(".html")}
    ids = {path: {unescape(name) for name in _ID.findall(text)} for path, text in texts.items()}
    for path, text in texts.items():
        if _MODULE.search(text):
            yield f'{path}: 还有 type="module" 的脚本,从文件夹里打开会报错'
        for link in {*_LINK.findall(text), *_MORE.findall(text)}:
            if fault := _fault(unescape(link), path, files, ids):
                yield f'{path}: 链接 "{link}" {fault}'


def _fault(link: str, path: str, files: Mapping[str, bytes], ids: Mapping[str, set[str]]) -> str:
    parts = urlsplit(link)
    if parts.scheme in ("http", "https", "mailto") or (not parts.path and not parts.fragment):
        return ""
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return "从文件夹里打开走不通,要写成相对地址"
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
    if target not in files:
        return "没有落在包里的文件上"
    anchor = unquote(parts.fragment)
    return "" if not anchor or target not in ids or anchor in ids[target] else "那一页没有这个 id"
