"""The content security policy of the built pages: the theme's few inline scripts by their hashes, all else from here.

`python -m handbook.csp SITE HEADERS`: print HEADERS (hosting/_headers) with the policy of the pages of SITE in it.
"""

import base64
import hashlib
import re
import sys
from pathlib import Path

# The templates write this where the policy goes; the hashes are known when the page is finished.
PLACE = "{content-security-policy}"
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S)
# What a chapter writes is never listed: a script in it must not run.
_ARTICLE = re.compile(r"<article\b.*</article>", re.S)
_WRITTEN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_DIRECTIVES = (
    "default-src 'none'",
    "script-src {scripts}",
    "style-src 'self'",
    "img-src 'self' data:",  # the icons in the theme's stylesheets
    "connect-src 'self'",
    "form-action 'self' mailto:",
    "base-uri 'none'",
    "object-src 'none'",
)


def sealed(html: str) -> str:
    """Return a finished page with its policy in the place that its template left for it."""
    return html.replace(PLACE, policy(html), 1)


def policy(html: str) -> str:
    """Return the policy that lets the page `html` run the inline scripts around its article, and no others."""
    around = _ARTICLE.sub("", html)
    inline = [text for attributes, text in _SCRIPT.findall(around) if not re.search(r"\b(?:src|type)=", attributes)]
    scripts = dict.fromkeys(["'self'", *map(_source, inline)])
    return "; ".join(_DIRECTIVES).format(scripts=" ".join(scripts))


def _source(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def written(html: str) -> str:
    """Return the policy that stands on a built page; empty where there is none."""
    found = _WRITTEN.search(html)
    return found[1] if found else ""


def headers(text: str, html: str) -> str:
    """Return the file of headers `text` with the policy that stands on the built page `html`."""
    return text.replace(PLACE, written(html))


def main() -> int:
    """Print the headers of a site; returns the exit code."""
    site, file = map(Path, sys.argv[1:])
    sys.stdout.write(headers(file.read_text("utf-8"), (site / "index.html").read_text("utf-8")))
    return 0


if __name__ == "__main__":
    sys.exit(main())
