"""Making a page fit for file://: links to files, sheets that know of missing scripts, and what the check says."""

import pytest

from handbook.offline_check import faults
from handbook.offline_pages import Unreadable, local, page, stylesheet

FILES = {"index.html", "trio/user/index.html", "trio/activity/index.html", "data/roles.csv", "zh-Hant/index.html"}


@pytest.mark.parametrize(
    ("link", "arrives"),
    [
        ("../activity/", "../activity/index.html"),
        ("../activity/#rfm", "../activity/index.html#rfm"),
        ("../activity/?a=b&c=d#rfm", "../activity/index.html?a=b&c=d#rfm"),
        ("../..", "../../index.html"),
        ("../../zh-Hant/", "../../zh-Hant/index.html"),
        ("./", "index.html"),
        ("/data/roles.csv", "../../data/roles.csv"),
        ("/.", "../../index.html"),
        ("../../data/roles.csv", "../../data/roles.csv"),
        ("#rfm", "#rfm"),
        ("?roles=a", "?roles=a"),
        ("https://github.com/a/", "https://github.com/a/"),
        ("mailto:a@b", "mailto:a@b"),
    ],
)
def test_links_lead_to_files(link: str, arrives: str) -> None:
    assert local(link, "trio/user/index.html", FILES) == arrives


def test_every_kind_of_link_on_a_page() -> None:
    given = """<head><meta http-equiv="refresh" content="0; url=../activity/"></head>
<script src="redirect.js" data-to="../activity/" data-anchors="{&#34;old&#34;: &#34;../activity/#new&#34;}"></script>
<a title="a > b" href="../activity/?a=1&amp;b=2">href="../activity/"</a>
<script src="../../handbook.mjs" type="module"></script>
"""
    assert (
        page(given, "trio/user/index.html", {*FILES, "trio/user/redirect.js", "handbook.mjs"}, "offline.js")
        == """<head><meta http-equiv="refresh" content="0; url=../activity/index.html">  \
<script src="../../offline.js" data-modules="../../handbook.mjs"></script>
  </head>
<script src="redirect.js" data-to="../activity/index.html" \
data-anchors="{&quot;old&quot;: &quot;../activity/index.html#new&quot;}"></script>
<a title="a > b" href="../activity/index.html?a=1&amp;b=2">href="../activity/"</a>
"""
    )


def test_what_is_for_pages_without_scripts_is_for_pages_from_files_too() -> None:
    css = stylesheet("@media (scripting: none) {\n  .a,\n  .b {\n    display: none;\n  }\n}\n", "a.css")
    assert css.startswith("@media (scripting: none) {") and 'html[data-opened="file"] :is(.a, .b) {' in css


@pytest.mark.parametrize(
    ("css", "said"),
    [
        ("@media (scripting: none) {\n  .a::before { top: 0 }\n}\n", 'a.css: ".a::before" 在 (scripting: …) 里'),
        ("@media print and (scripting: none) {\n  .a { top: 0 }\n}\n", "a.css: 有一处 (scripting: …) 不是单独一块"),
    ],
)
def test_a_sheet_that_cannot_be_changed_is_named(css: str, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        stylesheet(css, "a.css")
    assert str(caught.value).startswith(said)


def test_the_check_says_what_leads_nowhere() -> None:
    html = '<a href="b/">x</a><a href="/c">x</a><a href="#no">x</a><script src="a.mjs" type="module"></script>'
    files = {"a.html": html.encode(), "A.html": b"", "图.html": b"", f"{'d' * 170}.html": b"", "a.mjs": b""}
    said = "\n".join(faults(files, "book"))
    for part in (
        'a.html: 链接 "b/" 没有落在包里的文件上',
        'a.html: 链接 "/c" 从文件夹里打开走不通',
        'a.html: 链接 "#no" 那一页没有这个 id',
        'a.html: 还有 type="module" 的脚本',
        "A.html: 另有一个文件只有大小写不同",
        "图.html: 文件名要用英文字母",
        "d.html: 路径超过 160 个字符",
    ):
        assert part in said
