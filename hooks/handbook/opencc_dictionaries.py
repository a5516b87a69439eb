"""OpenCC's own dictionaries as text: which phrase it goes by, which characters have several forms, Taiwan's words.

The wheel carries them compiled, and beside them the tool that writes them out again, so what is read here is what
converts. Conversion in OpenCC goes over the text from the left and takes the longest phrase; where none begins, the
first form of the single character.
"""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import opencc

from handbook.faults import Fault, Faults

_LIBRARY = Path(opencc.__file__).parent / "clib"
SHARE = _LIBRARY / "share" / "opencc"
_TOOL = _LIBRARY / "bin" / ("opencc_dict.exe" if os.name == "nt" else "opencc_dict")
_PHRASES = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
# A character is worth a look when so many phrases, and such a part of all with it, go against its first form: 发 后 里,
# but not 个 (箇 in 箇舊 alone) or 它.
_AGAINST, _SHARE = 20, 0.055


@dataclass(frozen=True)
class Dictionaries:
    """`phrases` and `characters` give Taiwan's form, `doubtful` all forms of a character that often takes another.

    `taiwan` are OpenCC's words that differ in Taiwan, simplified to traditional: known, but this book does not use them.
    `longest` is the length of the longest phrase.
    """

    phrases: Mapping[str, str]
    characters: Mapping[str, str]
    doubtful: Mapping[str, tuple[str, ...]]
    taiwan: Mapping[str, str]
    longest: int

    def segments(self, text: str) -> Iterator[tuple[int, str]]:
        """Cut a run of Chinese as OpenCC does: yields (start, phrase), single characters included."""
        at = 0
        while at < len(text):
            ends = range(min(len(text), at + self.longest), at + 1, -1)
            end = next((end for end in ends if text[at:end] in self.phrases), at + 1)
            yield at, text[at:end]
            at = end

    def form(self, segment: str) -> str:
        """Return what OpenCC writes for a segment, in Taiwan's characters."""
        return self.phrases.get(segment) or self.characters.get(segment, segment)


@cache
def load_dictionaries() -> Dictionaries:
    """Read the dictionaries of the installed OpenCC (once); raises Faults when its tool does not run here."""
    variants = {key: values[0] for key, values in _read("TWVariants").items()}

    def taiwan(text: str) -> str:
        return "".join(variants.get(character, character) for character in text)

    phrases = {key: taiwan(values[0]) for name in _PHRASES for key, values in _read(name).items()}
    forms = {key: tuple(dict.fromkeys(map(taiwan, values))) for key, values in _read("STCharacters").items()}
    simplify = opencc.OpenCC("tw2s")
    words = {str(simplify.convert(key)): values[0] for key, values in _read("TWPhrases").items()}
    characters = {**variants, **{key: values[0] for key, values in forms.items()}}
    return Dictionaries(phrases, characters, _doubtful(phrases, forms), words, max(map(len, phrases)))


def _doubtful(phrases: Mapping[str, str], forms: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    seen, against = Counter[str](), Counter[str]()
    for phrase, value in phrases.items():
        for character, form in zip(phrase, value, strict=False):
            if len(forms.get(character, ())) > 1:
                seen[character] += 1
                against[character] += form != forms[character][0]
    return {one: forms[one] for one in seen if against[one] >= max(_AGAINST, _SHARE * seen[one])}


def _read(name: str) -> dict[str, list[str]]:
    try:
        return read_dictionary(name)
    except (OSError, subprocess.CalledProcessError) as error:
        message = f"OpenCC 的词典 {name} 读不出来({_TOOL.name} 运行不了):删掉 .venv 再运行一次"
        raise Faults([Fault("requirements.lock", 1, "file-missing", message)]) from error


def read_dictionary(name: str) -> dict[str, list[str]]:
    """Return a dictionary of the package, what each word may become; raises OSError or CalledProcessError."""
    with TemporaryDirectory() as folder:
        target = Path(folder, "words.txt")
        _run(SHARE / f"{name}.ocd2", "ocd2", target, "text")
        rows = target.read_text("utf-8").splitlines()
    return {key: values.split(" ") for key, _, values in (row.partition("\t") for row in rows)}


def write_dictionary(rows: Mapping[str, list[str]], folder: Path) -> Path:
    """Write a dictionary in the package's own form below `folder`; returns its path, raises as reading does."""
    text, made = folder / "words.txt", folder / "words.ocd2"
    # Its tool wants the rows in the order of their bytes, which is that of the code points.
    text.write_text("".join(f"{key}\t{' '.join(rows[key])}\n" for key in sorted(rows)), "utf-8", newline="")
    _run(text, "text", made, "ocd2")
    return made


def _run(source: Path, given: str, target: Path, wanted: str) -> None:
    command = [str(_TOOL), "-i", str(source), "-o", str(target), "-f", given, "-t", wanted]
    subprocess.run(command, check=True, capture_output=True)
