"""The headers for Cloudflare Pages and Netlify, tried on the built site."""

import re
from fnmatch import fnmatchcase
from pathlib import Path

from tests.project import ROOT

from handbook import csp

HASHED = re.compile(r"\.[0-9a-f]{8,}\.min\.(js|mjs|css)$")


def rules() -> dict[str, dict[str, str]]:
    """Header by name by address pattern."""
    found: dict[str, dict[str, str]] = {}
    for row in (ROOT / "hosting" / "_headers").read_text("utf-8").splitlines():
        if row.startswith("/"):
            found[row] = {}
        elif row.startswith("  "):
            name, _, value = row.strip().partition(": ")
            found[list(found)[-1]][name] = value
    return found


def test_no_file_gets_the_same_header_from_two_rules(site: Path) -> None:
    """Both hosts would join the values with a comma."""
    found = rules()
    named = {"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"}
    assert found["/*"].keys() == named
    for path in site.rglob("*"):
        address = f"/{path.relative_to(site).as_posix()}"
        names = [name for pattern, headers in found.items() if fnmatchcase(address, pattern) for name in headers]
        assert len(names) == len(set(names)), address


def test_the_header_has_the_policy_of_the_pages_and_keeps_them_out_of_frames(site: Path) -> None:
    """The build fills it in from the built page; frame-ancestors counts in a header alone."""
    assert "-m handbook.csp site hosting/_headers > site/_headers" in (ROOT / "hosting" / "build").read_text("utf-8")
    page = (site / "trio" / "user" / "index.html").read_text("utf-8")
    told = csp.headers((ROOT / "hosting" / "_headers").read_text("utf-8"), page)
    assert f"  Content-Security-Policy: {csp.written(page)}; frame-ancestors 'none'\n" in told
    assert csp.PLACE not in told and csp.written(page).startswith("default-src 'none'; script-src 'self' 'sha256-")


def test_modules_are_served_as_scripts_and_only_they_are(site: Path) -> None:
    (pattern,) = [pattern for pattern, headers in rules().items() if "Content-Type" in headers]
    modules = {f"/{path.relative_to(site).as_posix()}" for path in site.rglob("*.mjs")}
    assert modules and all(fnmatchcase(address, pattern) for address in modules)
    assert pattern.endswith(".mjs")


def test_what_is_kept_for_a_year_has_its_hash_in_its_name(site: Path) -> None:
    """hosting/build finds these files by name: the theme's, and none of ours, whose names do not change."""
    build = (ROOT / "hosting" / "build").read_text("utf-8")
    assert HASHED.pattern in build
    hashed = [path.name for path in (site / "assets").rglob("*") if HASHED.search(path.name)]
    assert {name.split(".")[0] for name in hashed} >= {"bundle", "main", "palette"}
    assert not [name for name in hashed if list((ROOT / "overrides").rglob(name))]
