"""Readers with a browser of their own, as the tests need them: nothing kept, nothing open. Making one is dear, so it is lent."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext

# So many wait to be lent; who has not been needed for longest goes.
IDLE = 8
PARKED = "llms.txt"


class Readers:
    """Contexts of one browser, by their options; what one reader kept of the site is gone before the next has it.

    Chromium makes a whole window for a context and drops it with its last page, which costs more than a page of the
    book: so each keeps one tab open on a file of the site in which nothing runs.
    """

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._idle: list[tuple[dict[str, Any], BrowserContext]] = []

    def take(self, **options: Any) -> BrowserContext:
        """A reader with `options` of Playwright's new_context, the caller's until it is given back or closed."""
        found = next((at for at, (known, _) in enumerate(self._idle) if known == options), None)
        if found is None:
            context = self._browser.new_context(**options)
            context.new_page().goto(self._address + PARKED)
        else:
            context = self._idle.pop(found)[1]
            context.pages[0].evaluate("localStorage.clear()")
        return context

    def give_back(self, context: BrowserContext, **options: Any) -> None:
        """Close what the reader has open; `options` are those it was taken with."""
        for page in context.pages[1:]:
            page.close()
        self._idle.append((options, context))
        for _, longest in self._idle[:-IDLE]:
            longest.close()
        del self._idle[:-IDLE]
