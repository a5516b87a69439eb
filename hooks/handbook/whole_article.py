"""A page of the built site as a chapter of the whole book: what only a screen needs goes, what is folded unfolds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from handbook.whole_paper import on_paper

# An lxml element; lxml comes without types.
Element = Any
# Makes an element from a template of overrides/fragments and its data.
Fragment = Callable[..., Element]

_GONE_TAGS = ("script", "template", "button", "svg", "figure", "dialog")
_GONE = (
    "headerlink",
    "handbook-edit",
    "handbook-copy",
    "handbook-tip",
    "handbook-friend",
    "handbook-trainer",
    "handbook-resume",
    "handbook-tick",
    "handbook-quiz__actions",
    "handbook-quiz__status",
    "handbook-quiz__paste",
    "handbook-stepper",
    "handbook-exam__setup",
    "handbook-compare__form",
    "handbook-compare__status",
    "handbook-compare__print",
    "handbook-calculator__actions",
    "handbook-calculator__status",
    "handbook-calculator__fault",
    "handbook-result",
    "handbook-pack__start",
    "handbook-month__start",
    "handbook-comparison__more",
    "handbook-whole",
)
# What a reader does by clicking: a line says where on the site.
_ONLINE = ("assessment", "exam", "cohort", "progress", "compare", "calculator")
_ONLY_ONLINE = ("handbook-cohort", "handbook-progress")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")


@dataclass(frozen=True)
class Answer:
    """What is folded on the page and stands at the book's end: under which heading, what it is called, the element.

    `asked` is the id of what it answers, on its page.
    """

    asked: str
    heading: str
    label: str
    body: Element


@dataclass(frozen=True)
class Article:
    """One page for the book: its path without .md, title, element, answers. The ids are still those of the page."""

    page: str
    title: str
    body: Element
    answers: tuple[Answer, ...]


def article(page: str, text: str, asked: set[str], fragment: Fragment) -> Article:
    """Return the page at `page` from its built HTML, without the questions in `asked`, to which its own are added.

    Raises ValueError when the HTML has no article with a title.
    """
    found = html.document_fromstring(text).xpath("//article")
    titles = found[0].xpath(".//h1") if found else []
    if not titles:
        raise ValueError(f"{page}: 建好的网页里没有 <article> 和 <h1>,先重新建站")
    body = found[0]
    _drop(body, page, fragment)
    _ask_once(body, asked)
    answers = tuple(_answers(body, fragment))
    for one in (body, *(answer.body for answer in answers)):
        on_paper(one)
    return Article(page, titles[0].text_content().strip(), body, answers)


def _drop(body: Element, page: str, fragment: Fragment) -> None:
    for element in body.xpath(".//*[@data-module]"):
        if element.get("data-module") in _ONLINE:
            element.addprevious(fragment("whole_online", page=page))
    for caption in body.xpath(".//figure[contains(@class, 'handbook-picture')]/figcaption"):
        _said_in_words(caption)
    for name in (*_GONE, *_ONLY_ONLINE):
        for element in body.find_class(name):
            element.drop_tree()
    for element in body.xpath(".//*[@hidden] | .//comment() | " + " | ".join(f".//{tag}" for tag in _GONE_TAGS)):
        if element.getparent() is not None:
            element.drop_tree()


def _said_in_words(caption: Element) -> None:
    """Put what a picture says where it stood: an EPUB has none of its style, and the sentence before leads to it."""
    words = caption.makeelement("p")
    words.text = caption.text_content().strip()
    caption.getparent().addprevious(words)


def _ask_once(body: Element, asked: set[str]) -> None:
    """A question that a chapter has asked is not asked again among all of them, nor is a heading left alone."""
    for item in body.find_class("handbook-item"):
        name = item.get("id")
        if name and name in asked:
            item.drop_tree()
        elif name:
            asked.add(name)
    for section in body.xpath(".//section[@data-chapter][not(.//fieldset)]"):
        section.drop_tree()


def _answers(body: Element, fragment: Fragment) -> Iterator[Answer]:
    """Take every answer out of the page; a link stays where it was, with what was asked."""
    heading = ""
    for at, element in enumerate(list(body.iter())):
        if element.tag in _HEADINGS:
            heading = element.text_content().strip()
        item, kinds = element.getparent(), (element.get("class") or "").split()
        if element.tag != "details" or item is None:
            continue
        if "handbook-answer" in kinds and item.find("legend") is not None:
            label, place = item.find_class("handbook-item__number")[0].text_content(), item.find("legend")
        elif "choice" in kinds or "answer" in kinds:
            item = _line(element, f"choice-{at}")
            label, place = item[0].text, item[0]
        else:
            continue
        place.append(fragment("whole_to_answer", asked=item.get("id")))
        element.find("summary").drop_tree()
        element.drop_tree()
        yield Answer(item.get("id"), heading, label.strip(), element)


def _line(details: Element, name: str) -> Element:
    """Put before a folded block the line that opened it, as a block of its own."""
    line = details.makeelement("div", {"class": "choice", "id": name})
    line.append(details.makeelement("p"))
    line[0].text = details.find("summary").text_content()
    details.addprevious(line)
    return line
