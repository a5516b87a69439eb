"""What conversions by machine leave behind: pinyin in brackets, ??, replacement characters, spaces nobody typed."""

import re
from collections.abc import Iterator

from handbook.faults import Fault
from handbook.loading import Found
from handbook.rules.prose import blanked, prose, raw_lines, values

_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_ACCENTED = re.compile(rf"[（(][a-zü {_TONES}]*[{_TONES}][a-zü {_TONES}]*[)）]")
_PLAIN = re.compile(r"(?P<han>[一-鿿]{1,6})[（(](?P<letters>[a-z][a-z ]*)[)）]")
_FOUND = {
    re.compile("\ufffd"): "有乱码字符(U+FFFD),对照原文重新输入这个字",
    re.compile(r"锟斤拷|烫烫烫|屯屯屯|â€|Ã[\x80-\xbf©¨]|ï¼|ã€"): "“{0}”是编码转错留下的乱码,对照原文重新输入",
    re.compile(r"(?<![?？])(?:\?\?|？\?|\?？)(?![?？])"): "“{0}”多半是转换丢掉的字,补上,或改成一个“？”",
    re.compile("\u3000"): "有全角空格(U+3000),删掉,或改成普通空格",
    re.compile(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060\ue000-\uf8ff\ufeff]"
    ): "有看不见的字符(如零宽空格),重新输入这几个字",
    _ACCENTED: "“{0}”是拼音,删掉;生僻字换个说法",
}


def debris_faults(found: Found) -> Iterator[Fault]:
    """Yield every trace of a machine's conversion in chapters and data."""
    for chapter in found.chapters:
        # Raw, too: a broken character in a comment or an address is broken all the same.
        for line in raw_lines(chapter, found.docs.name):
            if "\ufffd" in line.text and "`" not in line.text:
                yield from _faults(line.path, line.number, "\ufffd")
        for line in prose(chapter, found.docs.name):
            yield from _faults(line.path, line.number, line.text)
    for value in values(found.docs):
        yield from _faults(value.path, value.number, blanked(value.text))


def _faults(path: str, number: int, text: str) -> Iterator[Fault]:
    for pattern, message in _FOUND.items():
        if match := pattern.search(text):
            yield Fault(path, number, "debris", message.format(match[0]))
    for match in _PLAIN.finditer(text):
        if _is_pinyin(match["han"], match["letters"].replace(" ", "")):
            yield Fault(path, number, "debris", f"“({match['letters']})”是前面几个字的拼音,删掉")


def _is_pinyin(han: str, letters: str) -> bool:
    from pypinyin import lazy_pinyin  # a dictionary of 20 MB, read only where Latin words stand in brackets

    return any("".join(lazy_pinyin(han[-count:])) == letters for count in range(1, len(han) + 1))
