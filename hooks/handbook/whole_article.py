"""A page of the built site as a chapter of the whole book: what only a screen needs goes, what is folded unfolds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from handbook.whole_tables import in_pieces

# An lxml element; lxml comes without types.
Element = Any
# Makes an element from a template of overrides/fragments and its data.
Fragment = Callable[..., Element]

_GONE_TAGS = ("script", "template", "button", "svg", "figure", "dialog")
_GONE = (
    "headerlink handbook-edit handbook-copy handbook-tip handbook-friend handbook-trainer handbook-resume "
    "handbook-tick handbook-quiz__actions handbook-quiz__status handbook-quiz__paste handbook-stepper "
    "handbook-exam__setup handbook-compare__form handbook-compare__status handbook-compare__print "
    "handbook-calculator__actions handbook-calculator__status handbook-calculator__fault handbook-result "
    "handbook-pack__start handbook-month__start handbook-comparison__more handbook-whole"
).split()
# What a reader does by clicking: a line says where on the site.
_ONLINE = ("assessment", "exam", "cohort", "progress", "compare", "calculator")
_ONLY_ONLINE = ("handbook-cohort", "handbook-progress")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5")
_BOXES = {"aside": "div", "form": "div", "fieldset": "div", "section": "div", "nav": "div", "details": "div"}
_PLAIN = {**_BOXES, "legend": "p", "summary": "p", "label": "span", "textarea": "pre"}
_NAMED = {"summary": "summary", "legend": "ask"}
# Characters of a name that leave room beside it.
_SHORT = 12
_KEPT = ("id", "class", "href", "lang", "colspan", "rowspan", "scope", "align", "datetime", "start")


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
        _on_paper(one)
    return Article(page, titles[0].text_content().strip(), body, answers)


def _drop(body: Element, page: str, fragment: Fragment) -> None:
    for element in body.xpath(".//*[@data-module]"):
        if element.get("data-module") in _ONLINE:
            element.addprevious(fragment("whole_online", page=page))
    for name in (*_GONE, *_ONLY_ONLINE):
        for element in body.find_class(name):
            element.drop_tree()
    for element in body.xpath(".//*[@hidden] | .//comment() | " + " | ".join(f".//{tag}" for tag in _GONE_TAGS)):
        if element.getparent() is not None:
            element.drop_tree()


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


def _on_paper(body: Element) -> None:
    for element in body.xpath(".//select"):
        _for_pen(element)
    for element in body.xpath(".//input"):
        _field(element)
    for element in body.find_class("handbook-bestworst"):
        _best_worst(element)
    for element in body.xpath(".//progress"):
        _say(element, f"{float(element.get('value', 0)):.0%}")
    for table in body.xpath(".//table"):
        in_pieces(table)
    for element in body.xpath(".//dl[div]"):
        _facts(element)
    for element in list(body.iter()):
        _plain(element)
    for element in body.xpath(".//div[.//h2 or .//h3 or .//h4 or .//h5]"):
        _keep_id(element, element.xpath(".//*[self::h2 or self::h3 or self::h4 or self::h5]")[0])
        element.drop_tag()


def _for_pen(select: Element) -> None:
    """A place to write; of a question that matches, the choices are listed once, behind the first."""
    item = select.xpath("ancestor::*[@data-type='match'][1]")
    if item and not item[0].find_class("handbook-choices"):
        choices = [option.text for option in select.findall("option") if option.get("value")]
        listed = item[0].makeelement("ul", {"class": "handbook-choices"})
        for choice in choices:
            listed.append(listed.makeelement("li"))
            listed[-1].text = choice
        item[0].append(listed)
    _say(select, "（　　）")


def _field(element: Element) -> None:
    kind = element.get("type")
    box = {"checkbox": "□ ", "radio": "○ "}.get(kind, element.get("value") or "＿＿＿＿")
    _say(element, box)


def _facts(listed: Element) -> None:
    """A list of short names and what is said of each, which paper can set side by side; its groups go."""
    if max(len(name.text_content()) for name in listed.iter("dt")) <= _SHORT:
        listed.set("class", "facts")
    for group in listed.findall("div"):
        _keep_id(group, group[0])
        group.drop_tag()


def _best_worst(element: Element) -> None:
    """Two columns of boxes become a line each: a box for best, a box for worst, the text."""
    best, worst, _, *cells = element
    for row in zip(cells[::3], cells[1::3], cells[2::3], strict=True):
        text = "　".join(f"{box}{name.text}" for box, name in zip(("○ ", "○ "), (best, worst), strict=True))
        row[2].text = f"{text}　{row[2].text}"
        row[2].tag = "p"
        for cell in row[:2]:
            cell.drop_tree()
    for head in (best, worst, _):
        head.drop_tree()


def _say(element: Element, text: str) -> None:
    """Put `text` in the element's place."""
    element.tag, tail = "span", element.tail
    element.clear()
    element.text, element.tail = text, tail


def _plain(element: Element) -> None:
    """Take away what makes the element work on a screen; ids go where every format keeps them."""
    if element.tag == "details" and not element.get("class"):
        element.set("class", "folded")
    if element.tag in _NAMED:
        element.set("class", _NAMED[element.tag])
    if element.tag == "label" and element.getparent().get("class") == "handbook-scale":
        element.tail = "　"
    elif element.tag == "label" and element.get("class") == "handbook-option":
        element.tag = "div"
    element.tag = _PLAIN.get(element.tag, element.tag)
    for name in list(element.attrib):
        if name not in _KEPT:
            del element.attrib[name]
    if element.tag in ("tbody", "tr", "ol", "ul", "dl") and element.get("id"):
        _keep_id(element, next(element.iter("th", "td", "li", "dt")))
    elif element.tag in ("li", "td", "th", "p", "dt", "dd") and element.get("id"):
        _keep_id(element, element)


def _keep_id(element: Element, inside: Element) -> None:
    """Move the element's id onto a mark at the start of `inside`."""
    if name := element.attrib.pop("id", None):
        mark = inside.makeelement("span", {"id": name})
        mark.tail, inside.text = inside.text, None
        inside.insert(0, mark)
