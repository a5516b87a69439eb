"""What is wrong with the directives of a chapter: said in Chinese, with the line and the cure."""

from collections.abc import Iterator

from handbook import pictures
from handbook.book import Handbook
from handbook.chapters import Chapter
from handbook.directive_syntax import ARGUMENT, arguments_of, directives_in
from handbook.directives import DIRECTIVES, Known
from handbook.faults import Fault, did_you_mean


def directive_faults(chapter: Chapter, shown_as: str, known: Known) -> Iterator[Fault]:
    """Yield what is wrong in a chapter's directives: unknown names, arguments, values, or one amid a paragraph."""
    for number, text, found in directives_in(chapter):
        if found[0] != text.strip():
            yield Fault(shown_as, number, "directive", f"{found[0]} 要独占一行,前后各空一行")
        for message in _faults(found["name"], found["arguments"], known):
            yield Fault(shown_as, number, "directive", message)


def picture_faults(chapter: Chapter, shown_as: str, book: Handbook) -> Iterator[Fault]:
    """Yield the pictures of a chapter for which the book lacks what they show."""
    for number, _, found in directives_in(chapter):
        for name in arguments_of(found["arguments"]).get("id", ()) if found["name"] == "picture" else ():
            if message := pictures.lacking(book, name):
                yield Fault(shown_as, number, "directive", f"画不出 {name} 这张图:{message}")


def _faults(name: str, text: str, ids: Known) -> Iterator[str]:
    if name not in DIRECTIVES:
        yield f"没有 handbook/{name} 这个指令{did_you_mean(name, DIRECTIVES)}"
        return
    known = DIRECTIVES[name].arguments(ids)
    if rest := ARGUMENT.sub("", text).strip(" ,\t"):
        yield f'handbook/{name} 里看不懂 "{rest}",写法如 roles: [activity, user]'
    given = arguments_of(text)
    if "id" in known and len(given.get("id", ())) != 1:
        yield f"handbook/{name} 要写一个 id,写法如 id: {min(known['id'], default='')}"
    for key, values in given.items():
        if key not in known:
            yield f'handbook/{name} 没有 "{key}" 这一项{did_you_mean(key, known)}'
            continue
        for value in values:
            if value not in known[key]:
                yield f'handbook/{name} 的 {key} 里不认识 "{value}"{did_you_mean(value, known[key])}'
