"""The file /.well-known/security.txt (RFC 9116): where a hole in the book's site is told."""

import os
import time

from handbook.repository import Repository

PATH = ".well-known/security.txt"
_DAY = 86400


def security_txt(repository: Repository, site: str, seconds: int) -> str:
    """Return the file; `site` is the absolute address of the site's root, `seconds` the time of the build.

    It is good for a year from the day of the build, the longest that the standard recommends.
    """
    expires = time.strftime("%Y-%m-%dT00:00:00Z", time.gmtime(seconds // _DAY * _DAY + 365 * _DAY))
    rows = [("Contact", contact) for contact in _contacts(repository)]
    rows += [
        ("Expires", expires),
        ("Preferred-Languages", "zh, en"),
        ("Canonical", f"{site}{PATH}"),
        ("Policy", f"{repository.address}/blob/{repository.branch}/SECURITY.md"),
    ]
    return "".join(f"{name}: {value}\n" for name, value in rows)


def _contacts(repository: Repository) -> list[str]:
    mail = [f"mailto:{repository.mail}"] if repository.mail else []
    private = repository.address.startswith("https://github.com/")
    return [*mail, f"{repository.address}/{'security/advisories/new' if private else 'issues'}"]


def built_at() -> int:
    """The time of the build in seconds: SOURCE_DATE_EPOCH, else now."""
    return int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
