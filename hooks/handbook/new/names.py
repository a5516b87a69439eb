"""Whether a new name is still free and can be written so: the checks of what a contributor answers."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook import packs, worksheet_files
from handbook.book import Handbook
from handbook.chapters import APART, addresses
from handbook.faults import did_you_mean
from handbook.new.answers import Check
from handbook.permalinks import NAME as LOCK
from handbook.permalinks import read_lock

_ID = re.compile(r"[a-z][a-z0-9-]*")
# What would end a heading, a table cell or a YAML value in the middle of a name.
_UNFIT = re.compile(r"[<>{}\[\]|`\\\x00-\x1f]")
KINDS = {"role": "岗位", "question": "题目", "worksheet": "工作表", "pack": "课程"}
# What is listed by its folder, and the command that makes it.
MADE = {
    **dict.fromkeys(("roles/front", "roles/back", "roles/hybrid"), "new-role"),
    worksheet_files.FOLDER: "new-worksheet",
    packs.FOLDER: "new-pack",
}
_PAGES = {"worksheet": f"{worksheet_files.FOLDER}/{{}}", "pack": f"{packs.FOLDER}/{{}}"}


@dataclass(frozen=True)
class Names:
    """What the book has and had by name; `root` is the project's folder, `parts` those that nav lists chapters of."""

    book: Handbook
    root: Path
    parts: tuple[str, ...]

    def text(self, path: str) -> str:
        """Return the text of a file of the project."""
        return (self.root / path).read_text("utf-8")

    def free_id(self, kind: str) -> Check:
        """The check of a new id of `kind`: well written, not used now, never used before."""

        def check(value: str, _: Mapping[str, str]) -> str:
            if not _ID.fullmatch(value):
                return f'ID "{value}" 不合规:只用小写英文字母、数字和 -,以字母开头,如 new-member'
            if value in self.book.ids()[kind]:
                return f'{KINDS[kind]} "{value}" 已经有了,换一个 ID'
            return self._used(f"{kind} {value}", value) or self._page_taken(_PAGES.get(kind, ""), value)

        return check

    def free_name(self, value: str, _: Mapping[str, str]) -> str:
        """The check of a new title: one line that can stand in a heading, no page is called so."""
        if unfit := _UNFIT.search(value):
            return f'NAME "{value}" 里不能有 {unfit.group()!r},去掉它'
        same = next((chapter.path for chapter in self.book.chapters if chapter.meta.title == value), "")
        return f"“{value}”已经有一页(docs/{same}),换一个 NAME" if same else ""

    def free_page(self, value: str, _: Mapping[str, str]) -> str:
        """The check of a new chapter's path: a part of the book that has chapters, a name that no page has or had."""
        folder, _slash, last = value.rpartition("/")
        if command := MADE.get(folder):
            return f"{folder}/ 里的页由数据排进目录,用 make {command}"
        if not folder or not all(_ID.fullmatch(part) for part in value.split("/")):
            return f'PAGE "{value}" 不合规:写成 部分/英文短名,只用小写英文字母、数字和 -,如 craft/pricing'
        if folder not in self.parts:
            return f'没有 "{folder}" 这一部分,只能是 {"、".join(self.parts)}{did_you_mean(folder, self.parts)}'
        return self._page_taken(folder + "/{}", last)

    def group(self, value: str, before: Mapping[str, str]) -> str:
        """The check of a role's group: one that lists its roles from the data; its page must be free there."""
        groups = ("front", "back", "hybrid", "entry")
        if value not in groups:
            return f'没有 "{value}" 这一组,GROUP 只能是 {"、".join(groups)}{did_you_mean(value, groups)}'
        return self._page_taken("roles/{}" if value == "entry" else f"roles/{value}/{{}}", before["ID"])

    def place(self, value: str, _: Mapping[str, str]) -> str:
        """The check of where an answer is read: a chapter of the book or one of its sections."""
        chapters = [one for one in self.book.chapters if "/" in one.page and one.page.partition("/")[0] not in APART]
        known = [address for chapter in chapters for address in addresses(chapter)]
        if value in known:
            return ""
        if any(value.partition("#")[0] == one.page for one in self.book.chapters) and "#" not in value:
            return f'"{value}" 不是正文的章,题要出在读者读得到答案的章里,如 craft/gap'
        return f'没有 "{value}" 这一章或这一节{did_you_mean(value, known)}'

    def question_type(self, value: str, _: Mapping[str, str]) -> str:
        """The check of a kind of question."""
        types = ("single", "multiple", "truefalse", "order", "match", "number")
        wrong = f'没有 "{value}" 这种题,TYPE 只能是 {"、".join(types)}{did_you_mean(value, types)}'
        return "" if value in types else wrong

    def _page_taken(self, pattern: str, name: str) -> str:
        page = pattern.format(name)
        if not page:
            return ""
        if name == "index":
            return "index 是目录页的名字,换一个"
        path = f"docs/{page}.md"
        return f"{path} 已经有了,换一个" if (self.root / path).exists() else self._used(f"page {page}", page)

    def _used(self, entry: str, shown: str) -> str:
        entries = read_lock(self.root / "docs" / "_data" / LOCK).entries
        return f'"{shown}" 以前用过,旧链接还指着它,换一个' if entry in entries else ""
