"""What works on a screen as it stands on paper: boxes for ticks, brackets for a number, folded text unfolded."""

from typing import Any

from handbook.whole_tables import in_pieces

# An lxml element; lxml comes without types.
Element = Any

_BOXES = {"aside": "div", "form": "div", "fieldset": "div", "section": "div", "nav": "div", "details": "div"}
_PLAIN = {**_BOXES, "legend": "div", "summary": "div", "label": "span", "textarea": "pre"}
_NAMED = {"summary": "summary", "legend": "ask"}
# What a style sheet keeps apart on the site: names and links one after another.
_GAP = "　"
# Characters of a name that leave room beside it.
_SHORT = 12
_KEPT = ("id", "class", "href", "lang", "colspan", "rowspan", "scope", "align", "datetime", "start")


def on_paper(body: Element) -> None:
    """Turn the controls of an lxml element into marks for a pen, in place, and what is folded into boxes."""
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
    for element in body.xpath(".//p/*[self::a or @lang][following-sibling::*[1][self::a or @lang]]"):
        element.tail = (element.tail or "").strip() or _GAP
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
        listed = item[0].makeelement("ol", {"class": "handbook-choices"})
        for choice in choices:
            listed.append(listed.makeelement("li"))
            listed[-1].text = choice
        item[0].append(listed)
    _say(select, "（　　）")


def _field(element: Element) -> None:
    kind = element.get("type")
    value = element.get("value")
    box = {"checkbox": "□ ", "radio": "○ "}.get(kind, f" = {value} " if value else "＿＿＿＿")
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
