"""Chinese copy: a space between Chinese and Latin, full-width punctuation in Chinese. autocorrect says what and how."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

import autocorrect_py as autocorrect

from handbook.chapters import Chapter
from handbook.faults import Fault, Rule
from handbook.loading import Found
from handbook.overrides import lines_of
from handbook.rules.prose import HAN, PROTECTED, Value, indented_code, is_by_hand, values

# What a reader pastes into a calculator, and what it makes of it, is not prose.
_PASTED = {"example", "rows", "tables"}


@dataclass(frozen=True)
class Correction:
    """A line (from 1, of the file) that is not as it should be."""

    number: int
    old: str
    new: str

    @property
    def rule(self) -> Rule:
        """Whether only spaces differ."""
        return "copy-spacing" if _close(self.old) == _close(self.new) else "copy-punctuation"

    @property
    def message(self) -> str:
        """What is wrong, with the smallest piece that shows it, and how many more there are."""
        places = _differences(self.old, self.new)
        marks = [place for place in places if _close(self.old[place[0]]) != _close(self.new[place[1]])]
        old, new = (marks or places)[0]
        pieces = self.old[_around(old)].strip(), self.new[_around(new)].strip()
        what = "中文和英文、数字之间空一格" if self.rule == "copy-spacing" else "中文里用全角标点"
        rest = sum(place.start >= old.stop + 6 or place.stop <= old.start - 6 for place, _ in places)
        more = f";这一行还有 {rest} 处" if rest else ""
        return f"{what}:“{pieces[0]}”改成“{pieces[1]}”{more}"


def copy_faults(found: Found) -> Iterator[Fault]:
    """Yield every line of a chapter and every text of a data file that is not set as Chinese is."""
    for chapter in found.chapters:
        for one in corrections(chapter):
            yield Fault(f"{found.docs.name}/{chapter.path}", one.number, one.rule, one.message)
    for value in values(found.docs):
        for one in value_corrections(value):
            yield Fault(value.path, one.number, one.rule, one.message)


def corrections(chapter: Chapter) -> Iterator[Correction]:
    """Yield the lines of a chapter to be corrected, front matter included; code and comments stand as they are.

    Text is moved to the margin first: the corrector takes what is indented, as below `???`, for code.
    """
    if is_by_hand(chapter):
        return
    for key, text in (("title", chapter.meta.title), ("description", chapter.meta.description)):
        if (new := corrected(text)) != text:
            yield Correction(chapter.lines.get(key, 1), text, new)
    yield from body_corrections(chapter.markdown, chapter.offset)


def body_corrections(markdown: str, offset: int) -> Iterator[Correction]:
    """Yield the lines of a text to be corrected, numbered from `offset` + 1."""
    code = indented_code(markdown.split("\n"))
    for line in lines_of(markdown, offset):
        if line.is_code or line.is_marker or line.script == "zh-hant" or line.number - offset - 1 in code:
            continue
        if (new := corrected(line.text)) != line.text:
            yield Correction(line.number, line.text, new)


def value_corrections(value: Value) -> Iterator[Correction]:
    """Yield the correction of a text of a data file, if it needs one."""
    is_pasted = "/calculators/" in value.path and bool(_PASTED & set(value.location))
    if not is_pasted and "\n" not in value.text and (new := corrected(value.text)) != value.text:
        yield Correction(value.number, value.text, new)


@lru_cache(maxsize=32768)
def corrected(text: str) -> str:
    """Return a line as it should be set; unchanged where the correction would reach into code, addresses, overrides."""
    if not HAN.search(text) or "??" in text.lstrip().lstrip("?"):
        # Lost characters must not be made to look like question marks; debris tells them.
        return text
    body = text.strip()
    new = str(autocorrect.format_for(body, "md")).strip()
    return text if _kept(new) != _kept(body) else text.replace(body, new, 1)


def _kept(text: str) -> list[str]:
    return [match[0] for match in PROTECTED.finditer(text)]


def _close(text: str) -> str:
    return re.sub(r"\s", "", text)


def _differences(old: str, new: str) -> list[tuple[slice, slice]]:
    """Where the two differ, in each of them."""
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [(slice(a, b), slice(c, d)) for tag, a, b, c, d in codes if tag != "equal"]


def _around(place: slice) -> slice:
    """A few characters on each side."""
    return slice(max(0, place.start - 6), place.stop + 6)
