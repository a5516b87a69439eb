"""Where the sources stand for who wants to change them: the repository, its mirror, a mailbox, all from mkdocs.yml."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.faults import Fault, Faults
from handbook.roles import Place

_ADDRESS = re.compile(r"https?://[^\s/?#]+(/[^\s?#]+)?")
_MAIL = re.compile(r"[^\s@<>:?&]+@[^\s@<>:?&]+\.[^\s@<>:?&]+")


@dataclass(frozen=True)
class Repository:
    """Addresses without a slash at the end; `mirror` and `mail` are empty where there is none."""

    address: str = ""
    branch: str = "main"
    mirror: str = ""
    mail: str = ""

    @property
    def homes(self) -> tuple[str, ...]:
        """The repository, and its mirror where it has one."""
        return (self.address, self.mirror) if self.mirror else (self.address,)

    def edit(self, place: Place) -> list[str]:
        """Return where a line of a source file is edited in the browser: in the repository, then in its mirror.

        GitHub's and Gitee's editors have the same address; GitHub's puts the cursor on the line after #L.
        """
        return [f"{address}#L{place.line}" for address in self.edit_file(place.path)]

    def edit_file(self, path: str) -> list[str]:
        """Return where the file at `path`, relative to the project, is edited: in the repository, then in its mirror."""
        return [f"{home}/edit/{self.branch}/{path}" for home in self.homes]


def read_repository(extra: Mapping[str, Any], config: Path) -> Repository:
    """Read the `extra` of the file `config` (mkdocs.yml); raises Faults for an address or a mailbox that is none."""
    found = {name: str(extra.get(name) or "").strip() for name in ("repository", "branch", "mirror", "mail")}
    faults = [Fault(config.name, _line(config, name), "yaml-value", message) for name, message in _wrong(found)]
    if faults:
        raise Faults(faults)
    homes = (found["repository"].rstrip("/"), found["mirror"].rstrip("/"))
    return Repository(homes[0], found["branch"], homes[1], found["mail"])


def _line(config: Path, name: str) -> int:
    rows = config.read_text("utf-8").splitlines()
    return next((number for number, row in enumerate(rows, 1) if row.startswith(f"  {name}:")), 1)


def _wrong(found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name, example in (
        ("repository", "https://github.com/组织/仓库"),
        ("mirror", "https://gitee.com/组织/仓库"),
    ):
        if not _ADDRESS.fullmatch(found[name]) and (found[name] or name == "repository"):
            yield name, f'extra 的 {name} 是 "{found[name]}",要写完整的地址,例如 {example}'
    if not found["branch"]:
        yield "branch", "extra 的 branch 是空的,写改文字时改哪个分支,例如 main"
    if found["mail"] and not _MAIL.fullmatch(found["mail"]):
        yield "mail", f'extra 的 mail 是 "{found["mail"]}",只写一个邮箱地址,例如 hi@example.org;没有就空着'
