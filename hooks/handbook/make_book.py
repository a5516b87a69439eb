"""Makes the whole book of both scripts from the built site: PYTHONPATH=hooks python -m handbook.make_book SITE TARGET."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import html
from playwright.sync_api import Browser, sync_playwright

from handbook import loading, whole_epub, whole_pdf
from handbook.settings import Settings, read_settings
from handbook.whole_book import Source, WholeBook
from handbook.whole_downloads import file_name
from handbook.whole_fonts import NoFont, faces

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALES = ("zh-Hans", "zh-Hant")
COVER = {"width": 1600, "height": 2400}


class Faulty(Exception):  # noqa: N818 - it ends the run with its message
    """A finished file is not as it should be."""


@dataclass(frozen=True)
class Press:
    """What both scripts are made with: sources, where the files go, the browser."""

    source: Source
    target: Path
    browser: Browser

    def file(self, locale: str, ending: str) -> Path:
        """The file of one script and format."""
        return self.target / file_name(self.source.settings.edition, locale, ending)


def seconds() -> int:
    """The time that the book bears, in seconds: SOURCE_DATE_EPOCH, else that of the last commit, else now."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return int(done.stdout) if done.returncode == 0 and done.stdout.strip() else int(datetime.now(UTC).timestamp())


def make_pdf(press: Press, book: WholeBook, locale: str) -> None:
    """Print the book twice: the second time the contents know the pages; check it and say what is in it."""
    folder, file = press.target / "html" / locale.lower(), press.file(locale, "pdf")
    cut = faces(html.document_fromstring(book.html("pdf")), folder / "fonts")
    page, numbers = folder / "book.html", dict[str, int]()
    for _ in range(2):
        page.write_text(book.html("pdf", cut, numbers), "utf-8")
        whole_pdf.print_page(press.browser, page, file)
        before, numbers = numbers, whole_pdf.page_numbers(file)
    moved = [name for name, number in numbers.items() if before.get(name) != number]
    whole_pdf.finish(file, book.words(), press.source.date)
    found = [f"目录里的页码不准:{name}" for name in moved]
    found += whole_pdf.faults(file, locale, headings(book.html("pdf")))
    if found:
        raise Faulty(f"{file.name} 有 {len(found)} 处不对:\n" + "\n".join(found[:20]))
    print(whole_pdf.summary(file), flush=True)


def headings(text: str) -> list[tuple[int, str]]:
    """Return level and text of the headings in HTML, in order."""
    found = html.document_fromstring(text).xpath("//h1|//h2|//h3|//h4|//h5|//h6")
    return [(int(one.tag[1]), re.sub(r"\s+", " ", one.text_content()).strip()) for one in found]


def make_epub(press: Press, book: WholeBook, locale: str) -> None:
    """Photograph the cover, have pandoc bind the book, have EPUBCheck read it."""
    folder, file = press.target / "html" / locale.lower(), press.file(locale, "epub")
    (folder / "cover.html").write_text(book.cover(), "utf-8")
    tab = press.browser.new_page(viewport=COVER)  # type: ignore[arg-type]
    tab.goto((folder / "cover.html").resolve().as_uri())
    tab.screenshot(path=folder / "cover.png")
    tab.close()
    style = press.source.overrides / "assets" / "stylesheets" / "book-epub.css"
    whole_epub.write(book.html("epub"), folder / "cover.png", style, book.words(), locale, press.source.date, file)
    print(f"{file.name}：{file.stat().st_size / 1e6:.1f} MB\n{whole_epub.check(file)}", flush=True)


def main(site: Path, target: Path) -> None:
    """Write a PDF and an EPUB of each script into `target`."""
    whole_epub.checker()
    os.environ["SOURCE_DATE_EPOCH"] = str(seconds())
    date = f"{datetime.fromtimestamp(seconds(), UTC):%Y-%m-%d}"
    settings: Settings = read_settings(ROOT / "mkdocs.yml")
    source = Source(site, loading.load(ROOT / "docs"), settings, ROOT / "overrides", date)
    target.mkdir(parents=True, exist_ok=True)
    own = os.environ.get("HANDBOOK_BROWSER") or "playwright"
    with sync_playwright() as playwright:
        path = None if own == "playwright" else own
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for locale in LOCALES:
            book = WholeBook(source, locale)
            make_pdf(Press(source, target, browser), book, locale)
            make_epub(Press(source, target, browser), book, locale)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), Path(sys.argv[2]))
    except (NoFont, Faulty, whole_epub.NotMade) as stop:
        sys.exit(str(stop))
