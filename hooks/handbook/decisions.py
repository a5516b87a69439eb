"""What decided each word of a sentence on its way to traditional script, and what nobody decided."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from handbook.opencc_dictionaries import Dictionaries
from handbook.overrides import resolve_line
from handbook.regions import Region
from handbook.script import Converter, unmark, without_kept
from handbook.sentences import Sentence
from handbook.terms import Term

_RUN = re.compile(r"[㐀-䶿一-鿿〇]+")
_EITHER = re.compile("[、；（）]")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_UNSEEN = re.compile(r"\*\*|<[^>]*>|\s*\{[:#.][^}]*\}|^\"|\"$")


@dataclass(frozen=True)
class Left:
    """A word with a known difference that was left as it is; `elsewhere` is Taiwan's word, `by` who knows it."""

    word: str
    elsewhere: str
    by: str
    is_friend: bool = False


@dataclass(frozen=True)
class Form:
    """A character with several traditional forms: the one it got, and by which phrase (none: the first of the list)."""

    character: str
    form: str
    phrase: str = ""
    line: int = 0


@dataclass(frozen=True)
class Decisions:
    """One sentence in both scripts, as a reader sees it, and what made the second one."""

    sentence: Sentence
    simplified: str
    traditional: str
    terms: tuple[Term, ...] = ()
    left: tuple[Left, ...] = ()
    forms: tuple[Form, ...] = ()


def both(sentence: Sentence, converter: Converter) -> tuple[str, str]:
    """Return what readers of the two scripts see; empty where the sentence is not for them."""
    if sentence.is_kept_by_hand:
        return "", shown(sentence.text)
    simplified = unmark(resolve_line(sentence.text, "zh-hans"))
    traditional = converter.convert(resolve_line(sentence.text, "zh-hant"))
    return (
        "" if sentence.script == "zh-hant" else shown(simplified),
        "" if sentence.script == "zh-hans" else shown(traditional),
    )


def decide(
    sentence: Sentence, converter: Converter, dictionaries: Dictionaries, regions: Iterable[tuple[Region, str]]
) -> Decisions:
    """Say what decided the words of `sentence`; `regions` come with the place (`regions.yml:12`) of each."""
    simplified, traditional = both(sentence, converter)
    if sentence.is_kept_by_hand or not traditional:
        return Decisions(sentence, simplified, traditional)
    text = without_kept(resolve_line(sentence.text, "zh-hant"))
    spans = converter.spans(text)
    open_text = _masked(text, spans)
    left = [
        *_known_elsewhere(text, spans, converter, regions),
        *_left_alone(open_text, converter, dictionaries),
    ]
    forms = [*_by_rows(spans, dictionaries), *_by_phrases(open_text, dictionaries)]
    rows = dict.fromkeys(term for _, _, term in spans)
    known = dict[str, Left]()
    for one in left:
        known.setdefault(one.word, one)
    return Decisions(sentence, simplified, traditional, tuple(rows), tuple(known.values()), tuple(dict.fromkeys(forms)))


def shown(text: str) -> str:
    """Take Markdown's marks out of a sentence: links keep their words, emphasis and ids go."""
    return _UNSEEN.sub("", _LINK.sub(r"\1", text)).strip()


def _masked(text: str, spans: Iterable[tuple[int, int, Term]]) -> str:
    for start, end, _ in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _known_elsewhere(
    text: str, spans: list[tuple[int, int, Term]], converter: Converter, regions: Iterable[tuple[Region, str]]
) -> Iterator[Left]:
    """Words of regions.yml that Taiwan says otherwise or means otherwise, and that came through as they are."""
    changed = [(start, end) for start, end, term in spans if term.traditional != converter.spelled(term.word)]
    for region, place in regions:
        for name in region.names:
            if not region.friend and converter.spelled(name) in _EITHER.split(region.taiwan or converter.spelled(name)):
                continue
            found = [at.start() for at in re.finditer(re.escape(name), text)]
            if any(_stands_free(text, at, at + len(name), changed, converter) for at in found):
                yield Left(name, region.taiwan or "", place, region.friend)


def _stands_free(text: str, start: int, end: int, taken: list[tuple[int, int]], converter: Converter) -> bool:
    return converter.stands(text, start, end) and not any(a < end and start < b for a, b in taken)


def _left_alone(text: str, converter: Converter, dictionaries: Dictionaries) -> Iterator[Left]:
    """Words for which OpenCC's list of Taiwan's words has another; the longest at each place."""
    longest = max(map(len, dictionaries.taiwan), default=0)
    for run in _RUN.finditer(text):
        at = run.start()
        while at < run.end():
            ends = range(min(run.end(), at + longest), at + 1, -1)
            words = (text[at:end] for end in ends if text[at:end] in dictionaries.taiwan)
            word = next((word for word in words if converter.stands(text, at, at + len(word))), "")
            if word and dictionaries.taiwan[word].replace("臺", "台") != converter.spelled(word):
                yield Left(word, dictionaries.taiwan[word], "OpenCC")
            at += len(word) or 1


def _by_rows(spans: Iterable[tuple[int, int, Term]], dictionaries: Dictionaries) -> Iterator[Form]:
    for _, _, term in spans:
        if len(term.word) == len(term.traditional):
            for character, form in zip(term.word, term.traditional, strict=True):
                if form in dictionaries.doubtful.get(character, ()):
                    yield Form(character, form, term.word, term.line)


def _by_phrases(text: str, dictionaries: Dictionaries) -> Iterator[Form]:
    for run in _RUN.findall(text):
        for _, segment in dictionaries.segments(run):
            for character, form in zip(segment, dictionaries.form(segment), strict=False):
                if character in dictionaries.doubtful or dictionaries.form(character) != form:
                    yield Form(character, form, segment if len(segment) > 1 else "")
