"""The theme's stylesheets without what no page of this site can show: half of their bytes, and the first paint waits for all.

`python -m handbook.theme_styles` prints what stays.
"""

import re
import sys
from collections.abc import Collection, Sequence
from importlib.resources import files
from typing import Any

import tinycss2

# Classes that stand on no page as long as mkdocs.yml names neither the extension nor the feature that writes them.
# What a chapter may ask for at any time, as a new kind of admonition or code in another language, is not among them.
_ABSENT = {
    "extensions": r"annotate|arithmatex|critic|emojione|footnote.*|gemoji|katex.*|keys|mermaid|tabbed-.*|task-list-.*|twemoji",
    "of code": r"md-annotation.*|md-clipboard.*|md-code__.*",
    "of pages": r"md-content--post|md-content__button|md-draft|md-feedback.*|md-meta.*|md-source.*|md-status.*|md-tag.*",
    "of the frame": r"md-banner.*|md-consent.*|md-header--lifted|md-header__source|md-path.*|md-progress|md-search.*",
    "of the menu": r"md-nav--integrated|md-nav__source|md-select.*|md-social.*|md-tooltip.*|md-version.*",
    "of the blog": r"md-author.*|md-pagination.*|md-pin|md-post.*|md-profile.*|md-sidebar--post",
}
ABSENT = re.compile("|".join(_ABSENT.values()))
_OTHER_ATTRIBUTE = re.compile(r"dir=rtl|data-md-color-(?:primary|accent)=(?!custom$).*")
_READ = re.compile(r"var\((--[\w-]+)")
_BLOCKS = ("media", "supports")


def source() -> str:
    """Return the two stylesheets that the theme's pages ask for, in their order."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    found = {path.name.partition(".")[0]: path for path in folder.iterdir() if path.name.endswith(".css")}
    return "".join(found[name].read_text("utf-8") for name in ("main", "palette"))


def lean(theme: str, ours: str) -> str:
    """Return the stylesheet `theme` without absent classes, and without the variables that neither it nor `ours` reads."""
    rules = _parsed(theme)
    read: set[str] | None = None
    left = _written(rules, read)
    # A variable may be read by none but another that goes.
    while (reads := set(_READ.findall(left + ours))) != read:
        read = reads
        left = _written(rules, read)
    return left


def _parsed(tokens: str | Sequence[Any]) -> list[Any]:
    return list(tinycss2.parse_rule_list(tokens, skip_comments=True, skip_whitespace=True))


def _written(rules: Sequence[Any], read: Collection[str] | None) -> str:
    return "".join(_rule(rule, read) for rule in rules)


def _rule(rule: Any, read: Collection[str] | None) -> str:
    if rule.type == "at-rule" and rule.lower_at_keyword in _BLOCKS:
        inner = _written(_parsed(rule.content), read)
        return f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}" if inner else ""
    if rule.type != "qualified-rule":
        # The character set counts only at the very beginning of a file, where ours says nothing that needs it.
        return "" if getattr(rule, "lower_at_keyword", "") == "charset" else str(rule.serialize())
    selectors = ",".join(tinycss2.serialize(one) for one in _listed(rule.prelude) if not _is_absent(one))
    declared = _declarations(rule.content, read)
    return f"{selectors}{{{declared}}}" if selectors and declared else ""


def _declarations(content: Sequence[Any], read: Collection[str] | None) -> str:
    found = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    kept = [one for one in found if read is None or not one.name.startswith("--") or one.name in read]
    return ";".join(one.serialize() for one in kept)


def _listed(tokens: Sequence[Any]) -> list[list[Any]]:
    """The selectors of a list, split at its commas."""
    found: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _is_absent(selector: Sequence[Any]) -> bool:
    """Whether a selector asks for what is nowhere; what stands in :not() it does not ask for."""
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "ident" and before == "." and ABSENT.fullmatch(token.value):
            return True
        if token.type == "[] block" and _OTHER_ATTRIBUTE.fullmatch(tinycss2.serialize(token.content)):
            return True
        if (
            token.type == "function"
            and token.name in ("is", "where")
            and all(map(_is_absent, _listed(token.arguments)))
        ):
            return True
    return False


if __name__ == "__main__":
    sys.stdout.write(lean(source(), sys.stdin.read()))
