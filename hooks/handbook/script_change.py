"""What a change of ours does to the other script: the sentences that it writes anew, those that new terms reach."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from handbook.decisions import both, decide
from handbook.faults import Faults
from handbook.git_changes import Base, NoBase, find_base
from handbook.opencc_dictionaries import load_dictionaries
from handbook.regions import Region, RegionsFile
from handbook.script import Converter
from handbook.script_report import Change, Reached, as_markdown, as_text
from handbook.sentences import Sentence, is_source, sentences
from handbook.terms import Term, load_terms
from handbook.yaml_file import open_document

ROOT = Path(__file__).parents[2]
TERMS, REGIONS = "docs/_data/terms.tsv", "docs/_data/regions.yml"
_SOURCES = ("docs/**/*.md", "docs/_data/**/*.yml", "overrides/**/*.html", "CHANGELOG.md")


def compare(base: Base) -> Change:
    """Return what the working tree says anew since `base`; raises Faults where a source cannot be read."""
    terms = load_terms(base.root / TERMS, TERMS)
    converter, dictionaries, regions = Converter(terms), load_dictionaries(), known_regions(base.root)
    changed = base.changed()
    new = new_sentences(base, [path for path in changed if is_source(path)])
    decided = tuple(decide(sentence, converter, dictionaries, regions) for sentence in new)
    old_terms = terms_before(base) if TERMS in changed else terms
    reached = tuple(reached_sentences(base.root, old_terms, terms, converter, set(new)))
    return Change(base, decided, rows_changed(old_terms, terms), reached)


def new_sentences(base: Base, paths: list[str]) -> tuple[Sentence, ...]:
    """Return the sentences of `paths` that the base does not have; one that only moved is not new."""
    before = Counter[str]()
    now: list[Sentence] = []
    for path in paths:
        before.update(sentence.text for sentence in _readable(path, base.before(path) or ""))
        file = base.root / path
        now += sentences(path, file.read_text("utf-8")) if file.exists() else ()
    new = []
    for sentence in now:
        before[sentence.text] -= 1
        if before[sentence.text] < 0:
            new.append(sentence)
    return tuple(new)


def reached_sentences(
    root: Path, old: tuple[Term, ...], new: tuple[Term, ...], converter: Converter, apart: set[Sentence]
) -> Iterator[Reached]:
    """Yield the sentences of the whole book that a changed table writes otherwise, but for those `apart`."""
    if _essence(old) == _essence(new):
        return
    before = Converter(old)
    for file in sorted(path for pattern in _SOURCES for path in root.glob(pattern)):
        path = file.relative_to(root).as_posix()
        for sentence in sentences(path, file.read_text("utf-8")):
            (simplified, was), (_, now) = both(sentence, before), both(sentence, converter)
            if was != now and sentence not in apart:
                yield Reached(sentence, simplified, was, now)


def rows_changed(old: tuple[Term, ...], new: tuple[Term, ...]) -> tuple[tuple[str, str, int], ...]:
    """Return the rows that came, went or changed as (word with its context, what became of it, line or 0)."""
    was, now = ({_name(term): term for term in terms} for terms in (old, new))
    found = []
    for name in {**was, **now}:
        before, after = (table[name].traditional if name in table else "" for table in (was, now))
        if before != after:
            found.append((name, f"{before or '∅'} → {after or '∅'}", now[name].line if name in now else 0))
    return tuple(found)


def terms_before(base: Base) -> tuple[Term, ...]:
    """Return the term table as the base has it; none where it had none or one that cannot be read."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "terms.tsv")
        path.write_text(base.before(TERMS) or "", "utf-8")
        try:
            return load_terms(path, TERMS)
        except Faults:
            return ()


def known_regions(root: Path) -> list[tuple[Region, str]]:
    """Return the words of regions.yml, each with its place in the file."""
    document = open_document(root / REGIONS, RegionsFile, REGIONS)
    return [(one, f"regions.yml:{document.line('regions', at)}") for at, one in enumerate(document.model.regions)]


def _readable(path: str, text: str) -> tuple[Sentence, ...]:
    """The sentences of an old version; a broken one counts as having none."""
    try:
        return sentences(path, text)
    except Faults:
        return ()


def _essence(terms: tuple[Term, ...]) -> list[tuple[str, str]]:
    return [(_name(term), term.traditional) for term in terms]


def _name(term: Term) -> str:
    before, after = ("/".join(side) for side in (term.before, term.after))
    return f"{f'【{before}】' if before else ''}{term.word}{f'【{after}】' if after else ''}"


def main() -> int:
    """Print the report, as Markdown with --markdown; add it to the job's summary where there is one."""
    try:
        change = compare(find_base(ROOT, os.environ.get("BASE", "").strip()))
    except (NoBase, Faults) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        print(as_markdown(change) if "--markdown" in sys.argv[1:] else as_text(change), flush=True)
    except BrokenPipeError:  # `| head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(as_markdown(change) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
