"""From simplified to Taiwan's traditional: our terms first, on word boundaries, then OpenCC for everything else."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate

import rjieba
from ahocorasick_rs import AhoCorasick

from handbook.taiwan import taiwan
from handbook.terms import Term

# Text between these two is final: no conversion touches it, and `convert` removes the marks themselves.
KEEP_START, KEEP_END = "\ue000", "\ue001"
_KEPT = re.compile(f"{KEEP_START}([^{KEEP_START}{KEEP_END}]*){KEEP_END}")
_HAN_RUN = re.compile(r"[㐀-䶿一-鿿〇]+")
_HAN_RUNS = re.compile(f"({_HAN_RUN.pattern})")
_QUOTES = (("“", "「"), ("”", "」"), ("‘", "『"))
_CLOSING_QUOTE = re.compile("(?<![A-Za-z])’|’(?![A-Za-z])")
# Stands for a term while OpenCC reads the words around it; a private character that OpenCC passes through.
_HOLE = "\ue002"
# Parts runs that OpenCC reads in one call; a character that it passes through and no text holds.
_APART = "\x1e"
# The runs whose conversion is remembered, most of them the words around every page; then it starts anew.
_MOST = 65536
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
        self._opencc = taiwan()
        self._contexts: dict[str, list[tuple[str, Term, str]]] = defaultdict(list)
        for term in terms:
            # The package's one dictionary: another would take 24 MiB more.
            if not rjieba.has_word(term.word):
                rjieba.add_word(term.word, _FREQUENCY, None)
            for before, after in term.contexts:
                self._contexts[term.word].append((before, term, after))
        for rows in self._contexts.values():
            rows.sort(key=lambda row: -len(row[0] + row[2]))
        self._known = list(self._contexts)
        self._finder = AhoCorasick(self._known)
        self._done: dict[str, str] = {}
        self._words = lru_cache(maxsize=_MOST)(self._cut)

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
        return str(self._opencc.convert(_with_quotes(text))).replace("臺", "台")

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] is made of whole words, or stands as a part of its own inside a longer one."""
        for run in _HAN_RUN.finditer(text):
            first, last = max(start, run.start()) - run.start(), min(end, run.end()) - run.start()
            if first < last and not self._fits(run[0], first, last, self._words(run[0])):
                return False
        return True

    def _cut(self, run: str) -> list[tuple[int, int]]:
        return _ranges(rjieba.cut(run, hmm=False))

    def _convert_free(self, text: str) -> str:
        lines = _with_quotes(text).split("\n")
        # Most lines of a page are markup alone, which Python knows without looking at them.
        chinese = [at for at, line in enumerate(lines) if not line.isascii()]
        pieces = _HAN_RUNS.split("\n".join([lines[at] for at in chinese]))
        if unknown := {run for run in pieces[1::2] if run not in self._done}:
            self._learn(unknown)
        pieces[1::2] = [self._done[run] for run in pieces[1::2]]
        for at, line in zip(chinese, "".join(pieces).split("\n"), strict=False):
            lines[at] = line
        return "\n".join(lines)

    def _learn(self, runs: set[str]) -> None:
        if len(self._done) + len(runs) > _MOST:
            self._done.clear()
        parts = [(run, self._spans(run)) for run in runs]
        said = self._opencc.convert(_APART.join(_masked(run, spans) for run, spans in parts)).split(_APART)
        for (run, spans), rest in zip(parts, said, strict=True):
            self._done[run] = _filled(rest, [term for _, _, term in spans])

    def _spans(self, run: str) -> list[tuple[int, int, Term]]:
        """Which terms hold in `run`, as (start, end, term): longest first, none across a word's edge."""
        found = self._finder.find_matches_as_indexes(run, overlapping=True)
        spans: list[tuple[int, int, Term]] = []
        if not found:
            return spans
        words, free = self._words(run), 0
        for number, start, end in sorted(found, key=lambda match: (match[1], -match[2])):
            if start < free or not self._fits(run, start, end, words):
                continue
            for before, term, after in self._contexts[self._known[number]]:
                if run.startswith(after, end) and run.endswith(before, 0, start):
                    spans.append((start, end, term))
                    free = end
                    break
        return spans

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
        return all(len(part) > 1 and rjieba.has_word(part) for part in rest)


def run_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the run of Chinese characters that text[start:end] touches begins and ends: what conversion reads."""
    while start > 0 and _HAN_RUN.match(text, start - 1):
        start -= 1
    following = _HAN_RUN.match(text, end)
    return start, following.end() if following else end


def _with_quotes(text: str) -> str:
    for simplified, traditional in _QUOTES:
        text = text.replace(simplified, traditional)
    return _CLOSING_QUOTE.sub("』", text) if "’" in text else text


def _masked(run: str, spans: list[tuple[int, int, Term]]) -> str:
    starts, ends = [start for start, _, _ in spans], [end for _, end, _ in spans]
    return _HOLE.join(run[first:last] for first, last in zip([0, *ends], [*starts, len(run)], strict=True))


def _filled(masked: str, terms: list[Term]) -> str:
    rest = masked.split(_HOLE)
    text = rest[0]
    for term, after in zip(terms, rest[1:], strict=True):
        text = _joined(_joined(text, term.traditional), after)
    return text


def _joined(before: str, after: str) -> str:
    """Latin and Chinese words are parted by a space, as in QR Code 列印."""
    if before and after and before[-1].isascii() != after[0].isascii() and (before[-1] + after[0]).isprintable():
        return f"{before} {after}"
    return before + after


def _ranges(words: list[str]) -> list[tuple[int, int]]:
    ends = list(accumulate(map(len, words)))
    return list(zip([0, *ends], ends, strict=False))
