"""What no page may hold, whoever wrote it: scripts of its own, handlers, frames, anything fetched from elsewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import markdown
import pytest
import yaml
from lxml import html
from pymdownx.snippets import SnippetMissingError
from tests.project import ROOT

from handbook import csp, security_txt
from handbook.repository import Repository

FORBIDDEN = {"iframe", "frame", "object", "embed", "base", "applet", "portal", "style"}
FETCHED = {"src", "srcset", "poster", "data", "background", "ping", "formaction", "xlink:href"}


def faults(article: Any) -> Iterator[str]:
    """What the policy does not allow in an article."""
    for element in article.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in FORBIDDEN or (element.tag == "script" and element.get("type") != "application/json"):
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            parts = urlsplit(value.strip()) if name in FETCHED | {"href", "action"} else urlsplit("")
            if name.startswith("on") or name in ("style", "srcdoc"):
                yield f"{name}={value}"
            elif name == "href" and element.tag != "link":
                if parts.scheme not in ("", "http", "https", "mailto"):
                    yield f"{name}={value}"
            elif parts.netloc or parts.scheme not in (("", "mailto") if name == "action" else ("",)):
                yield f"{name}={value}"


def pages(site: Path) -> dict[str, str]:
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in sorted(site.rglob("*.html"))}


def test_no_article_brings_a_script_a_frame_or_anything_from_elsewhere(site: Path) -> None:
    found = [
        f"{path}: {fault}"
        for path, text in pages(site).items()
        for article in html.document_fromstring(text.encode()).iter("article")
        for fault in faults(article)
    ]
    assert found == []


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        '<p onclick="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" JavaScript:alert(1)">x</a>',
        '<img src="https://example.org/a.png">',
        '<img src="//example.org/a.png">',
        '<iframe src="a/"></iframe>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<form action="https://example.org/">',
        '<p style="color: red">',
    ],
)
def test_each_of_these_would_be_seen(bad: str) -> None:
    assert list(faults(html.fragment_fromstring(bad, create_parent="article")))


def test_every_page_has_its_policy_before_all_else(site: Path) -> None:
    policies = {path: csp.written(text) for path, text in pages(site).items()}
    for path, text in pages(site).items():
        assert policies[path] == csp.policy(text), path
        assert text.index("Content-Security-Policy") < text.index("<link"), path
        assert len(text[: text.index("charset=")].encode()) < 1000, f"{path}: 浏览器只在开头 1,024 个字节里找编码"
    # One for chapters, one for pages that only lead on: every inline script is the theme's or ours, and constant.
    assert len(set(policies.values())) == 2
    assert not re.search(r"unsafe|http|\*", "".join(policies.values()))


def test_a_script_in_an_article_gets_no_hash() -> None:
    page = "<head><script>a</script></head><article><script>b</script></article><script>c</script>"
    assert csp.policy(page).count("'sha256-") == 2
    assert csp.policy(page) == csp.policy(page.replace("b", "other"))


def test_a_page_cannot_take_in_files_of_the_project() -> None:
    text = re.sub(r"!ENV|!!python/\S+", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    listed = [one for one in yaml.safe_load(text)["markdown_extensions"] if isinstance(one, dict)]
    options = next(one["pymdownx.snippets"] for one in listed if "pymdownx.snippets" in one)
    options["base_path"] = [str(ROOT / path) for path in options["base_path"]]
    for name in ("mkdocs.yml", "../mkdocs.yml", "hooks/events.py", "/etc/passwd", "https://example.org/"):
        with pytest.raises(SnippetMissingError):
            markdown.markdown(
                f'--8<-- "{name}"', extensions=["pymdownx.snippets"], extension_configs={"pymdownx.snippets": options}
            )


def test_security_txt_says_where_holes_are_told(site: Path) -> None:
    text = (site / ".well-known" / "security.txt").read_text("utf-8")
    assert "Contact: https://github.com/yunying-quanjing/yunying-quanjing/security/advisories/new\n" in text
    assert "Expires: 2027-09-21T00:00:00Z\n" in text
    own = security_txt.security_txt(Repository("https://gitee.com/a/b", mail="hi@example.org"), "https://a/", 0)
    assert own.startswith("Contact: mailto:hi@example.org\nContact: https://gitee.com/a/b/issues\nExpires: 1971-01-01T")
    assert (ROOT / "SECURITY.md").exists()
