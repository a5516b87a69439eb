"""MkDocs events in the order of a build. The only file that imports mkdocs; each handler takes, calls, returns."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file
from mkdocs.utils.templates import TemplateContext

from handbook import assets, directives, exits, loading, navigation, overrides, preview, quiz_files, sources
from handbook import page as pages
from handbook.faults import Faults
from handbook.report import report
from handbook.repository import read_repository
from handbook.script import keep

log = get_plugin_logger("handbook")
FRAGMENTS = Path(__file__).parent.parent / "overrides" / "fragments"


_served = False


def on_startup(command: str, dirty: bool) -> None:
    """Pages that are only served while writing go without a policy (the server adds scripts), their files unjoined."""
    global _served
    _served = command == "serve"


@event_priority(-110)
def on_config(config: MkDocsConfig) -> None:
    """After static-i18n (-100) has said which language: load and check once for both, gather anew for each."""
    try:
        if not _served:
            assets.join(config.extra, config.extra_css, config.extra_javascript, FRAGMENTS.parent)
        repository = read_repository(config.extra, Path(config.config_file_path))
        handbook = config.extra.get("handbook") or loading.load(Path(config.docs_dir))
    except assets.Unjoinable as wrong:
        raise PluginError(str(wrong)) from wrong
    except Faults as faults:
        raise PluginError(f"内容有 {len(faults.faults)} 处要改:\n{report(faults.faults)}") from faults
    if not config.extra.get("handbook"):
        log.info("题库：%s", quiz_files.health(handbook.quizzes.exam.values()))
    config.extra["served"] = _served
    config.nav = navigation.expand(config.nav or [], handbook)
    handbook = replace(handbook, quizzes=handbook.quizzes.in_order(navigation.pages(config.nav)))
    config.extra["handbook"] = handbook
    config.extra["exit"] = exits.Exit(
        handbook, _locale(config), config.extra["edition"], config.site_url or "", FRAGMENTS, repository
    )


@event_priority(-110)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation that static-i18n (-100) leaves, for the preview's builds of single pages."""
    config.extra["frame"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates words that stay as they are, that are final (to be put in an address), or always traditional."""
    env.filters["keep"] = keep
    env.filters["final"] = config.extra["exit"].convert
    env.filters["hant"] = config.extra["exit"].traditional
    if config.extra["served"]:
        config.extra.setdefault("made", {})[_locale(config)] = (config.extra["exit"], env, files, config.extra["frame"])


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve what is said for one script only, in the text and in the front matter."""
    for key in ("title", "description"):
        page.meta[key] = overrides.resolve_line(page.meta[key], config.extra["exit"].script)
    return overrides.resolve(sources.without_marks(markdown), config.extra["exit"].script)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add what is made from data, and hand the page to search; MkDocs learns the ids that we added."""
    path = config.extra["exit"].path(page.url)
    by_hand = getattr(page.file, "localization", None) == exits.TRADITIONAL
    if by_hand:
        html, page.meta["title"] = exits.by_hand(html), exits.by_hand(str(page.title))
    here = config.extra["exit"].here(path, by_hand)
    handbook = config.extra["handbook"]
    searched = directives.expand(html, handbook, FRAGMENTS, here, for_search=True)
    html = pages.complete(html, path, handbook, FRAGMENTS, here)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | pages.ids_in(html)
    if page.meta.get("search", True):
        config.extra["exit"].gather(path, str(page.title), str(page.parent.title if page.parent else ""), searched)
    return html


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Say where the same page stands in the other script, and which source lines the chapter retells."""
    more = config.extra["exit"].context(page.url, page.file.src_uri, page.meta.get("sources", ()), page.content or "")
    return cast(TemplateContext, {**context, **more})


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The one conversion: the whole page at the exit, navigation, titles and theme strings included."""
    return str(config.extra["exit"].page(output))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """404.html stands once at the root, from the simplified build, in both scripts; the sitemap is the last build's."""
    return str(config.extra["exit"].template(output, template_name))


def on_post_build(config: MkDocsConfig) -> None:
    """Write the search index, the open data and our joined files, before static-i18n (-100) goes on to the next script."""
    for path, content in {**config.extra["exit"].files(), **config.extra.get("assets", {})}.items():
        write_file(content, str(Path(config.site_dir, path)))


def on_build_error(error: Exception) -> None:
    """Say of a build that breaks off in a template the file and line, in place of pages of Python's."""
    if told := preview.in_template(error, FRAGMENTS.parents[1]):
        raise PluginError(told) from error


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Let the preview build what is saved, and show in the browser what is wrong."""
    tools = preview.MkDocs(load_config, build, _populate_page, _build_page)
    preview.Preview(cast(Any, server), preview.Site(config, tools)).start()
    return server


def _locale(config: MkDocsConfig) -> str:
    return str(cast(Any, config.plugins["i18n"]).current_language)
