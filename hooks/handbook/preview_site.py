"""The site that the preview shows: built whole into another folder, or some of its pages anew where they are."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from handbook import navigation, rendering
from handbook.book import Handbook
from handbook.exits import Exit


@dataclass(frozen=True)
class MkDocs:
    """What of MkDocs the preview calls; events.py, which alone imports it, hands it over."""

    load_config: Callable[..., Any]
    build: Callable[..., None]
    populate_page: Callable[..., None]
    build_page: Callable[..., None]


def is_data(path: str) -> bool:
    """Whether a file (below the project) is read by loading alone, and does not say what is said in the other script."""
    return path.startswith("docs/_data/") and path.endswith(".yml")


def same_places(old: Handbook, new: Handbook) -> bool:
    """Whether the navigation that is made from data is as it was, and nothing has moved."""
    return navigation.made(old) == navigation.made(new) and (old.moves, old.short) == (new.moves, new.short)


class Site:
    """`config` is MkDocs' of the build on show; its `extra` holds what on_env kept of each script."""

    def __init__(self, config: Any, tools: MkDocs) -> None:
        self._config, self._tools = config, tools
        self._written: dict[str, int] = {}

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
        self._config, self._written = config, {}
        return self.book

    def some(self, handbook: Handbook, paths: Iterable[str]) -> None:
        """Build the chapters at `paths`, relative to docs/, in both scripts, and their entries in search."""
        wanted = set(paths)
        for exit_, env, files, nav in self._scripts(handbook):
            self._pages(wanted, files, nav, env)
            self._write(exit_.index())

    def data(self, handbook: Handbook, paths: Iterable[str]) -> None:
        """Build what the data of `handbook` makes another page of, the chapters at `paths`, and all that is no page.

        The words of both scripts, the navigation and the addresses must be those of the book on show.
        """
        wanted, fragments = set(paths), self.project / "overrides" / "fragments"
        for exit_, env, files, nav in self._scripts(_with_the_same(self.book, handbook)):
            wanted |= rendering.changed(exit_, fragments)
            self._pages(wanted, files, nav, env)
            self._write(exit_.files())

    def _scripts(self, handbook: Handbook) -> Iterator[tuple[Exit, Any, Any, Any]]:
        """Yield what is kept of each script's build, the simplified one first, while MkDocs is set to that script."""
        extra, order = self._config.extra, list(navigation.pages(self._config.nav or []))
        extra["handbook"] = replace(handbook, quizzes=handbook.quizzes.in_order(order))
        for locale, made in extra["made"].items():
            self._config.plugins["i18n"].current_language = self._config.theme["language"] = locale
            extra["exit"] = made[0]
            made[0].handbook = extra["handbook"]
            yield made

    def _pages(self, wanted: set[str], files: Any, nav: Any, env: Any) -> None:
        every = [file.page for file in files.documentation_pages()]
        pages = [page for page in every if page.file.src_uri in wanted]
        for page in pages:
            self._tools.populate_page(page, self._config, files)
        for page in pages:
            self._tools.build_page(page, self._config, files.documentation_pages(), nav, env)
        # What a page no longer has may be what others lead to.
        for page in every:
            page.validate_anchor_links(files=files, log_level=self._config.validation.links.anchors)

    def _write(self, contents: Mapping[str, bytes]) -> None:
        """Write what is not on the site already: to open hundreds of files takes longer than to make them."""
        for path, content in contents.items():
            if self._written.get(path) != hash(content):
                Path(self._config.site_dir, path).write_bytes(content)
                self._written[path] = hash(content)


def _with_the_same(old: Handbook, new: Handbook) -> Handbook:
    """Return `new` with what explains words taken from `old` where it is equal: the very same is compared at once."""
    same = {name: getattr(old, name) for name in ("glossary", "regions") if getattr(old, name) == getattr(new, name)}
    return replace(new, converter=old.converter, **same)
