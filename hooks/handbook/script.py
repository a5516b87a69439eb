"""From simplified to Taiwan's traditional: our terms first, on word boundaries, then OpenCC for everything else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate

import opencc
import rjieba

from handbook.terms import Term

# Text between these two is final: no conversion touches it, and `convert` removes the marks themselves.
KEEP_START, KEEP_END = "\ue000", "\ue001"
_KEPT = re.compile(f"{KEEP_START}([^{KEEP_START}{KEEP_END}]*){KEEP_END}")
_HAN_RUN = re.compile(r"[㐀-䶿一-鿿〇]+")
_QUOTES = str.maketrans("“”‘", "「」『")
_CLOSING_QUOTE = re.compile("(?<![A-Za-z])’|’(?![A-Za-z])")
# Stands for a term while OpenCC reads the words around it; a private character that OpenCC passes through.
_HOLE = "\ue002"
# A word that the cutter does not know is given this many occurrences, the order of a common compound in its dictionary.
_FREQUENCY = 300


def keep(text: str) -> str:
    """Mark `text` as final, so that conversion leaves it as it is."""
    return f"{KEEP_START}{text}{KEEP_END}"


def unmark(text: str) -> str:
    """Take the marks of `keep` away and leave the text: what the simplified page shows."""
    return text.replace(KEEP_START, "").replace(KEEP_END, "")


def without_kept(text: str) -> str:
    """Return `text` with what `keep` marked blanked out, as long as it was: what conversion reads."""
    return _KEPT.sub(lambda kept: " " * len(kept[0]), text)


class Converter:
    """Converts simplified text or a whole HTML page once; never feed it its own output (OpenCC is not idempotent)."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._opencc = opencc.OpenCC("s2tw")
        self._cutter = rjieba.Jieba()
        self._by_first: dict[str, list[tuple[str, Term, str]]] = defaultdict(list)
        for term in terms:
            if not self._cutter.has_word(term.word):
                self._cutter.add_word(term.word, _FREQUENCY, None)
            for before, after in term.contexts:
                self._by_first[term.word[0]].append((before, term, after))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: (-len(row[1].word), -len(row[0] + row[2])))
        self._run = lru_cache(maxsize=65536)(self._convert_run)
        self._words = lru_cache(maxsize=65536)(self._cut)

    def convert(self, text: str) -> str:
        """Return `text` (plain or HTML) in traditional script; what `keep` marked comes out as it is, without marks."""
        pieces = _KEPT.split(text)
        pieces[::2] = [self._convert_free(piece) for piece in pieces[::2]]
        return "".join(pieces)

    def terms_in(self, text: str) -> list[Term]:
        """Return the rows of the table that decide something in `text`, in order."""
        return [term for _, _, term in self.spans(text)]

    def spans(self, text: str) -> list[tuple[int, int, Term]]:
        """Return where in `text` which row of the table decides, as (start, end, row), in order."""
        runs = [(run.start(), self._spans(run[0])) for run in _HAN_RUN.finditer(text)]
        return [(at + start, at + end, term) for at, spans in runs for start, end, term in spans]

    def spelled(self, text: str) -> str:
        """Return `text` in traditional characters, word for word: for what is said about the words themselves."""
        return str(self._opencc.convert(_CLOSING_QUOTE.sub("』", text.translate(_QUOTES)))).replace("臺", "台")

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] is made of whole words, or stands as a part of its own inside a longer one."""
        for run in _HAN_RUN.finditer(text):
            first, last = max(start, run.start()) - run.start(), min(end, run.end()) - run.start()
            if first < last and not self._fits(run[0], first, last, self._words(run[0])):
                return False
        return True

    def _cut(self, run: str) -> list[tuple[int, int]]:
        return _ranges(self._cutter.cut(run, hmm=False))

    def _convert_free(self, text: str) -> str:
        text = _CLOSING_QUOTE.sub("』", text.translate(_QUOTES))
        return _HAN_RUN.sub(lambda run: self._run(run[0]), text)

    def _convert_run(self, run: str) -> str:
        spans = self._spans(run)
        if not spans:
            return str(self._opencc.convert(run))
        values, masked, at = [], [], 0
        for start, end, term in spans:
            masked += [run[at:start], _HOLE]
            values.append(term.traditional)
            at = end
        rest = str(self._opencc.convert("".join([*masked, run[at:]]))).split(_HOLE)
        text = rest[0]
        for value, after in zip(values, rest[1:], strict=True):
            text = _joined(_joined(text, value), after)
        return text

    def _spans(self, run: str) -> list[tuple[int, int, Term]]:
        """Which terms hold in `run`, as (start, end, term): longest first, none across a word's edge."""
        spans: list[tuple[int, int, Term]] = []
        at = 0
        while at < len(run):
            matches = self._matches(run, at)
            found = next((match for match in matches if self._fits(run, *match[:2], self._words(run))), None)
            if found:
                spans.append(found)
            at = found[1] if found else at + 1
        return spans

    def _matches(self, run: str, at: int) -> Iterator[tuple[int, int, Term]]:
        for before, term, after in self._by_first.get(run[at], ()):
            if run.startswith(term.word + after, at) and run.endswith(before, 0, at):
                yield at, at + len(term.word), term

    def _fits(self, run: str, start: int, end: int, words: list[tuple[int, int]]) -> bool:
        """Whether start–end begins and ends between words, or stands as a part of its own inside a longer word."""
        for first, last in words:
            if last <= start or end <= first or (start <= first and last <= end):
                continue
            around = first <= start and end <= last
            if not around or not self._is_part(run[first:last], start - first, end - first):
                return False
        return True

    def _is_part(self, word: str, start: int, end: int) -> bool:
        """产品质量 is 产品 and 质量; but 支持者 is one word, and so is 银行业: they change only by a row of their own."""
        rest = [part for part in (word[:start], word[end:]) if part]
        return all(len(part) > 1 and self._cutter.has_word(part) for part in rest)


def _joined(before: str, after: str) -> str:
    """Latin and Chinese words are parted by a space, as in QR Code 列印."""
    if before and after and before[-1].isascii() != after[0].isascii() and (before[-1] + after[0]).isprintable():
        return f"{before} {after}"
    return before + after


def _ranges(words: list[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return list(zip([0, *ends], ends, strict=False))
