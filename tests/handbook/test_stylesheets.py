"""The stylesheet that readers get: what a rule says stays, what no page can show goes."""

import pytest

from handbook.stylesheets import squeezed
from handbook.theme_styles import lean


@pytest.mark.parametrize(
    ("written", "short"),
    [
        ("/* why */\n.a,\n.b > .c {\n  top: 0;\n  margin: 1px 2px;\n}\n", ".a,.b>.c{top:0;margin:1px 2px}\n"),
        ('.a::before { content: "a;  } b"; }', '.a::before{content:"a;  } b"}\n'),
        (".a { width: calc(1px + 2px) !important; }", ".a{width:calc(1px + 2px) !important}\n"),
        (
            "@media (scripting: none) {\n  .a :hover {\n    top: 0;\n  }\n}",
            "@media (scripting: none) {\n.a :hover{top:0}\n}\n",
        ),
        (
            "@page {\n  margin: 1mm;\n  @top-left {\n    color: red;\n  }\n}",
            "@page  {\nmargin:1mm;@top-left{color:red}\n}\n",
        ),
        ('@charset "utf-8";', '@charset "utf-8";\n'),
    ],
)
def test_a_short_rule_says_the_same(written: str, short: str) -> None:
    assert squeezed(written) == short


@pytest.mark.parametrize(
    ("theme", "left"),
    [
        (".a,.md-search .b{top:0}.keys{top:0}", ".a{top:0}"),
        (".a:not(.keys){top:0}", ".a:not(.keys){top:0}"),
        (":is(.keys,.critic) .a{top:0}:is(.keys,.a){top:0}", ":is(.keys,.a){top:0}"),
        ("[dir=rtl] .a{top:0}[dir=ltr] .a{top:0}", "[dir=ltr] .a{top:0}"),
        (
            "[data-md-color-accent=red]{top:0}[data-md-color-accent=custom]{top:0}",
            "[data-md-color-accent=custom]{top:0}",
        ),
        ("@media print{.keys{top:0}}@media print{.a{top:0}.keys{top:0}}", "@media print{.a{top:0}}"),
        (":root{--a:var(--b);--b:0;--c:1;--d:2}.a{top:var(--c)}", ":root{--c:1;--d:2}.a{top:var(--c)}"),
        (":root{--a:0}.a{background:url('a;b}c')}", '.a{background:url("a;b}c")}'),
    ],
)
def test_what_the_theme_says_of_nothing_here_goes(theme: str, left: str) -> None:
    assert lean(theme, ".ours{top:var(--d)}") == left
