"""A rendered chapter is cut at its headings into the text that a reader sees."""

from handbook.sections import Section, plain, sections

HTML = """<h1 id="top">活动运营<a class="headerlink" href="#top" title="本节链接">&para;</a></h1><p>引子 &amp; <em>强调</em></p>
<h2 id="budget">预算</h2><table><tr><th>项</th><th>元</th></tr><tr><td>投放</td><td>3,600</td></tr></table>
<script>x()</script><h3 id="roi">ROI</h3><p>净收益<br>÷ 成本</p>"""


def test_sections() -> None:
    assert sections(HTML) == [
        Section("top", "活动运营", "引子 & 强调"),
        Section("budget", "预算", "项 元 投放 3,600"),
        Section("roi", "ROI", "净收益 ÷ 成本"),
    ]


def test_text_before_the_first_heading_is_kept() -> None:
    assert sections('<p>开头</p><h2 id="a">x</h2>')[0] == Section("", "", "开头")


def test_inline_markup_does_not_part_words() -> None:
    assert plain("用<b>户</b>运营&lt;script&gt;") == "用户运营<script>"
