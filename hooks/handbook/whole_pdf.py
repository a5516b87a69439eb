"""The PDF of the whole book: printed by the browser, made the same every time, opened again and checked."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pikepdf
from playwright.sync_api import Browser

# What each script's own text must be set in; the other script's words are quoted in its own.
_OWN = {"zh-Hans": "CJKsc", "zh-Hant": "CJKtc"}
_LEAST = 0.9
# A sign that Noto CJK lacks (p with a hat) may come from another face, on a page in a hundred.
_FEW = 0.01


def print_page(browser: Browser, page: Path, target: Path) -> None:
    """Print the HTML file `page` to `target`, tagged and with bookmarks."""
    tab = browser.new_page()
    tab.goto(page.resolve().as_uri())
    tab.evaluate("document.fonts.ready")
    tab.pdf(path=target, tagged=True, outline=True, prefer_css_page_size=True, print_background=True)
    tab.close()


def page_numbers(file: Path) -> dict[str, int]:
    """Return the page of paper, from 1, on which each id that something links to stands."""
    with pikepdf.open(file) as pdf:
        at = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        return {name.removeprefix("/"): at[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def finish(file: Path, words: Mapping[str, str], date: str) -> None:
    """Pack the PDF, fold its bookmarks, say who made it and when: the same bytes from the same pages."""
    day = f"D:{date.replace('-', '')}000000Z"
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        with pdf.open_outline() as outline:
            _fold(outline.root)
        pdf.docinfo.update({pikepdf.Name.CreationDate: day, pikepdf.Name.ModDate: day})
        pdf.docinfo[pikepdf.Name.Title] = words["title"]
        pdf.docinfo[pikepdf.Name.Subject] = words["subtitle"]
        pdf.docinfo[pikepdf.Name.Author] = words["creator"]
        pdf.docinfo[pikepdf.Name.Creator] = "Chromium"
        pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        pdf.Root.PageMode = pikepdf.Name.UseOutlines
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def _fold(items: list[Any]) -> None:
    for item in items:
        item.is_closed = True
        _fold(item.children)


def faults(file: Path, locale: str, headings: list[tuple[int, str]]) -> Iterator[str]:
    """Yield what is wrong in the PDF; `headings` are the book's, level and text, in order."""
    with pikepdf.open(file) as pdf:
        root = pdf.Root
        if str(root.get("/Lang")) != locale:
            yield f"语言写的是 {root.get('/Lang')},应是 {locale}"
        if "/StructTreeRoot" not in root or not root.get("/MarkInfo", {}).get("/Marked"):
            yield "没有标签(MarkInfo、StructTreeRoot),读屏软件读不出层次"
        yield from _bookmark_faults(pdf, headings)
        yield from _link_faults(pdf)
        yield from _font_faults(fonts(pdf), locale)


def _bookmark_faults(pdf: pikepdf.Pdf, headings: list[tuple[int, str]]) -> Iterator[str]:
    with pdf.open_outline() as outline:
        found = list(bookmarks(outline.root))
    for (level, title), (wanted, text) in zip(found, headings, strict=False):
        if (level, _plain(title)) != (wanted, _plain(text)):
            yield f'书签第 {level} 级 "{title}" 对不上标题第 {wanted} 级 "{text}"'
            return
    if len(found) != len(headings):
        yield f"书签 {len(found)} 个,标题 {len(headings)} 个"


def bookmarks(items: list[Any], level: int = 1) -> Iterator[tuple[int, str]]:
    """Yield level, from 1, and title of every bookmark."""
    for item in items:
        yield level, item.title
        yield from bookmarks(item.children, level + 1)


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _link_faults(pdf: pikepdf.Pdf) -> Iterator[str]:
    places = set(pdf.Root.Dests.keys())
    for number, page in enumerate(pdf.pages, 1):
        for note in page.get("/Annots", []):
            target = note.get("/Dest")
            if target is not None and str(target) not in places:
                yield f"第 {number} 页的链接跳到 {target},书里没有"
            elif target is None and not str(note.get("/A", {}).get("/URI", "")).startswith("https://"):
                yield f"第 {number} 页有一个链接,不跳到书里的位置,也不是 https 地址"


def fonts(pdf: pikepdf.Pdf) -> dict[str, int]:
    """Return on how many pages each face stands; one without a name is `Type 3`."""
    found: dict[str, int] = {}
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            name = str(font.get("/BaseFont", "/Type 3"))[1:].partition("+")
            found[name[2] or name[0]] = found.get(name[2] or name[0], 0) + 1
    return found


def _font_faults(found: Mapping[str, int], locale: str) -> Iterator[str]:
    total = sum(found.values())
    for name, count in found.items():
        if not re.fullmatch(r"Noto(Sans|Serif)CJK(sc|tc|hk)-(Regular|Bold)", name) and count > _FEW * total:
            yield f"有不该有的字体 {name}({count} 页),多半是样式里的字体名没有带上地区"
    if sum(count for name, count in found.items() if _OWN[locale] in name) < _LEAST * total:
        yield f"{locale} 的书里用 {_OWN[locale]} 的不到九成,字形不对"


def summary(file: Path) -> str:
    """Say in a line what the PDF holds: pages, bookmarks, links, faces, size."""
    with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
        marks = len(list(bookmarks(outline.root)))
        links = sum(len(page.get("/Annots", [])) for page in pdf.pages)
        names = "、".join(sorted(fonts(pdf)))
        size = file.stat().st_size / 1e6
        return f"{file.name}：{len(pdf.pages)} 页，书签 {marks} 个，链接 {links} 个，{size:.1f} MB，字体 {names}"
