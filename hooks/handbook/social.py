"""The picture that a shared link shows, one a script: committed, since a build has no browser.

`HANDBOOK_BROWSER=… python -m handbook.social` photographs overrides/fragments/social.html anew; each picture holds the
digest of what it shows, so that a test can tell one that has gone stale.
"""

import hashlib
import os
import shutil
import struct
import sys
import zlib
from pathlib import Path

from handbook.book import Handbook
from handbook.fragments import Here, render
from handbook.loading import load
from handbook.repository import Repository
from handbook.script import unmark

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "overrides" / "assets" / "images"
FACES = {"zh-Hans": "Noto Sans CJK SC", "zh-Hant": "Noto Sans CJK TC"}
_KEY = b"handbook\0"
# A PNG's signature and its header chunk: what follows them may be text.
_HEAD = 8 + 25


def shown(book: Handbook, locale: str) -> str:
    """Return the HTML of the picture in one script, "zh-Hans" or "zh-Hant"."""
    here = Here("", Repository(), lambda text: text, script=locale.lower())
    counts = {"roles": len(book.data.roles), "packs": len(book.packs.packs), "sheets": len(book.worksheets.sheets)}
    text = render(ROOT / "overrides" / "fragments", "social", here, face=FACES[locale], **counts)
    return book.converter.convert(text) if locale == "zh-Hant" else unmark(text)


def digest(html: str) -> bytes:
    """Return what a picture of `html` is marked with."""
    return hashlib.sha256(html.encode()).hexdigest().encode()


def marked(png: bytes, mark: bytes) -> bytes:
    """Return a PNG with `mark` in a text chunk of its own."""
    body = b"tEXt" + _KEY + mark
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_HEAD] + chunk + png[_HEAD:]


def mark_of(png: bytes) -> bytes:
    """Return the mark of a PNG, b"" where it has none."""
    found = png.find(b"tEXt" + _KEY, _HEAD, _HEAD + 200)
    return png[found + 13 : found + 13 + 64] if found >= 0 else b""


def main() -> int:
    """Photograph the picture of each script; returns 1 where there is no browser."""
    from playwright.sync_api import sync_playwright

    path = os.environ.get("HANDBOOK_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if not path:
        print("没有找到浏览器,装好 Chromium,或用 HANDBOOK_BROWSER 指给它")
        return 1
    book = load(ROOT / "docs")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1200, "height": 630})
        for locale in FACES:
            html = shown(book, locale)
            page.set_content(html)
            target = IMAGES / f"social-{locale}.png"
            target.write_bytes(marked(page.screenshot(), digest(html)))
            print(target.relative_to(ROOT))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
