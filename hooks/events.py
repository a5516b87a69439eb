"""MkDocs events in the order of a build. The only file that imports mkdocs; each handler takes, calls, returns."""

from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from handbook import book, overrides, search, sections, sources
from handbook.faults import Faults
from handbook.script import keep, unmark

TRADITIONAL = "zh-Hant"


def on_config(config: MkDocsConfig) -> None:
    """Load and check everything once for both languages; what is searched is gathered anew for each."""
    try:
        config.extra.setdefault("handbook", None)
        config.extra["handbook"] = config.extra["handbook"] or book.load(Path(config.docs_dir))
    except Faults as faults:
        raise PluginError(f"内容有 {len(faults.faults)} 处要改:\n{faults}") from faults
    config.extra["search_pages"] = []


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates a way to write words that stay as they are, or that are traditional on every page."""
    converter = config.extra["handbook"].converter
    env.filters["keep"] = keep
    env.filters["hant"] = lambda text: keep(converter.convert(text))


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve what is said for one script only, in the text and in the front matter."""
    script = _locale(config).lower()
    for key in ("title", "description"):
        page.meta[key] = overrides.resolve_line(page.meta[key], script)
    return overrides.resolve(sources.without_marks(markdown), script)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Gather the page for search; a chapter kept by hand in traditional script is final as it stands."""
    if getattr(page.file, "localization", None) == TRADITIONAL:
        html, page.meta["title"] = keep(unmark(html)), keep(unmark(str(page.title)))
    part = page.parent.title if page.parent else ""
    found = search.SearchPage(_path(page), str(page.title), str(part), tuple(sections.sections(html)))
    config.extra["search_pages"].append(found)
    return html


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Say where the same page stands in the other script, and which source lines the chapter retells."""
    hant = _locale(config) == TRADITIONAL
    more = {
        "root": f"{TRADITIONAL}/" if hant else "",
        "other_url": _path(page) if hant else f"{TRADITIONAL}/{_path(page)}",
        "citations": sources.citations(page.meta.get("sources", ()), config.extra["handbook"].sources),
    }
    return cast(TemplateContext, {**context, **more})


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The one conversion: the whole page at the exit, navigation, titles and theme strings included."""
    return _exit(output, config)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """404.html stands once at the root, from the simplified build, in both scripts; the sitemap is the last build's."""
    return "" if template_name == "404.html" and _locale(config) == TRADITIONAL else unmark(output)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index of this script, before static-i18n (-100) goes on to the next."""
    hant, handbook = _locale(config) == TRADITIONAL, config.extra["handbook"]
    converter = handbook.converter if hant else None
    text = search.index_json(config.extra["search_pages"], handbook.terms, handbook.asking, converter)
    write_file(text.encode(), str(Path(config.site_dir, TRADITIONAL if hant else "", "search", "index.json")))


def _exit(output: str, config: MkDocsConfig) -> str:
    return config.extra["handbook"].converter.convert(output) if _locale(config) == TRADITIONAL else unmark(output)


def _locale(config: MkDocsConfig) -> str:
    return str(cast(Any, config.plugins["i18n"]).current_language)


def _path(page: Page) -> str:
    return page.url.removeprefix(f"{TRADITIONAL}/").removeprefix("./")
