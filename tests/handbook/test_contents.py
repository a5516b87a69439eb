"""The table of contents holds what directives have made."""

from dataclasses import dataclass, field

from handbook.contents import with_made


@dataclass
class Link:
    title: str
    id: str
    level: int
    children: list["Link"] = field(default_factory=list)


def test_made_sections_stand_among_the_written_ones_in_the_order_of_the_page() -> None:
    written = Link("接着读", "next", 2, [Link("里面", "inner", 3)])
    title = Link("新人第一天", "top", 1, [written])
    made = '<h2 id="plan">课表 <a class="headerlink" href="#plan">¶</a></h2><h2 class="x" id="next">接着读</h2>'
    with_made([title], f"<h1>新人第一天</h1>{made}")
    assert [(one.title, one.id, one.level) for one in title.children] == [("课表", "plan", 2), ("接着读", "next", 2)]
    assert title.children[1] is written


def test_a_page_without_contents_or_with_other_levels_is_left_alone() -> None:
    with_made([], '<h2 id="a">甲</h2>')
    title = Link("首页", "top", 1, [Link("乙", "b", 3)])
    with_made([title], '<h2 id="a">甲</h2><h3 id="b">乙</h3>')
    assert [one.id for one in title.children] == ["b"]
