"""The site that the preview shows: built whole into another folder, or some of its pages anew where they are."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handbook import navigation
from handbook.book import Handbook


@dataclass(frozen=True)
class MkDocs:
    """What of MkDocs the preview calls; events.py, which alone imports it, hands it over."""

    load_config: Callable[..., Any]
    build: Callable[..., None]
    populate_page: Callable[..., None]
    build_page: Callable[..., None]


class Site:
    """`config` is MkDocs' of the build on show; its `extra` holds what on_env kept of each script."""

    def __init__(self, config: Any, tools: MkDocs) -> None:
        self._config, self._tools = config, tools

    @property
    def project(self) -> Path:
        """The folder with docs/."""
        return Path(self._config.config_file_path).parent

    @property
    def book(self) -> Handbook:
        """What the site on show was built from."""
        found: Handbook = self._config.extra["handbook"]
        return found

    def whole(self, target: Path) -> Handbook:
        """Build everything below `target` from the sources as they are; raises Faults or what MkDocs raises."""
        old = self._config
        config = self._tools.load_config(old.config_file_path, site_dir=str(target), site_url=old.site_url)
        config.plugins.on_startup(command="serve", dirty=False)
        self._tools.build(config, serve_url=config.site_url)
        self._config = config
        return self.book

    def some(self, handbook: Handbook, paths: Iterable[str]) -> None:
        """Build the chapters at `paths`, relative to docs/, in both scripts, and their entries in search."""
        extra, wanted = self._config.extra, set(paths)
        order = list(navigation.pages(self._config.nav or []))
        extra["handbook"] = replace(handbook, quizzes=handbook.quizzes.in_order(order))
        for locale, (exit_, env, files, nav) in extra["made"].items():
            self._config.plugins["i18n"].current_language = self._config.theme["language"] = locale
            extra["exit"] = exit_
            exit_.handbook = extra["handbook"]
            self._pages([file.page for file in files.documentation_pages() if file.src_uri in wanted], files, nav, env)
            for path, content in exit_.index().items():
                Path(self._config.site_dir, path).write_bytes(content)

    def _pages(self, pages: list[Any], files: Any, nav: Any, env: Any) -> None:
        for page in pages:
            self._tools.populate_page(page, self._config, files)
        for page in pages:
            self._tools.build_page(page, self._config, files.documentation_pages(), nav, env)
            page.validate_anchor_links(files=files, log_level=self._config.validation.links.anchors)
