"""MkDocs events in the order of a build. The only file that imports mkdocs; each handler takes, calls, returns."""

from dataclasses import replace
from logging import getLogger
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page, build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, write_file
from mkdocs.utils.templates import TemplateContext

from handbook import aside, assets, exits, loading, navigation, preview_faults, quiz_files, rendering, theme
from handbook.derived import shared
from handbook.faults import Faults
from handbook.report import told
from handbook.repository import read_repository

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
    except (assets.Unjoinable, Faults) as wrong:
        raise PluginError(told(wrong)) from wrong
    if not config.extra.get("handbook"):
        log.info("题库：%s", quiz_files.health(handbook.quizzes.exam.values()))
    config.extra["served"] = _served
    config.nav = navigation.expand(config.nav or [], handbook)
    quizzes = handbook.quizzes.in_order(navigation.pages(config.nav))
    config.extra["handbook"] = handbook = replace(handbook, quizzes=quizzes)
    i18n = cast(Any, config.plugins["i18n"])
    site = exits.Site(config.extra["edition"], config.site_url or "", FRAGMENTS, repository, _served)
    both = shared(config.extra, i18n.build_languages)
    config.extra["exit"] = exits.Exit(handbook, i18n.current_language, site, both)


@event_priority(-110)
def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation that static-i18n (-100) leaves, for the preview's builds of single pages."""
    config.extra["frame"] = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the templates words that stay as they are or are always traditional, and addresses that fit both scripts."""
    env.bytecode_cache = config.extra.setdefault("compiled", theme.Compiled())
    theme.extend(env, config.extra["exit"])
    config.theme.static_templates = config.extra["exit"].templates(config.theme.static_templates)
    if config.extra["served"]:
        kept = (config.extra["exit"], env, files, config.extra["frame"])
        config.extra.setdefault("made", {})[config.theme["language"]] = kept


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Resolve what is said for one script only, in the text and in the front matter."""
    return rendering.read(markdown, page, config.extra["exit"])


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Add what is made from data, and hand the page to search; MkDocs learns the ids that we added."""
    return rendering.rendered(html, page, config.extra["exit"], FRAGMENTS)


def on_page_context(context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Say where the same page stands in the other script, and which source lines the chapter retells."""
    return cast(TemplateContext, {**context, **rendering.context(page, config.extra["exit"])})


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The one conversion: the whole page at the exit, navigation, titles and theme strings included."""
    return rendering.finished(output, page, config.extra["exit"], Path(config.site_dir))


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """404.html and the sitemap are in both scripts."""
    return str(config.extra["exit"].template(output))


def on_pre_build(config: MkDocsConfig) -> None:
    """Build aside, both scripts into one folder; the preview has a folder of its own."""
    if not _served and "target" not in config.extra:
        config.extra["target"], config.site_dir = config.site_dir, str(aside.begin(Path(config.site_dir)))


def _write(config: MkDocsConfig) -> None:
    """Write the search index, the open data and our joined files, before static-i18n (-100) goes on to the next script."""
    for path, content in {**config.extra["exit"].files(), **config.extra.get("assets", {})}.items():
        write_file(content, str(Path(config.site_dir, path)))


@event_priority(-200)
def _put(config: MkDocsConfig) -> None:
    """Put the site in its place when both scripts stand (-100), unless a warning is about to stop a strict build."""
    warned = any(isinstance(one, CountHandler) and one.get_counts() for one in getLogger("mkdocs").handlers)
    if not (_served or warned or cast(Any, config.plugins["i18n"]).building):
        aside.put(Path(config.site_dir), Path(config.extra["target"]))


on_post_build = CombinedEvent(_write, _put)


def on_build_error(error: Exception) -> None:
    """Say of a build that breaks off in a template the file and line, in place of pages of Python's."""
    if place := preview_faults.in_template(error, FRAGMENTS.parents[1]):
        raise PluginError(place) from error


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Let the preview build what is saved, and show in the browser what is wrong."""
    from handbook import preview  # it loads all that checks the words, which a build does without

    tools = preview.MkDocs(load_config, build, _populate_page, _build_page)
    preview.Preview(cast(Any, server), preview.Site(config, tools)).start()
    return server
